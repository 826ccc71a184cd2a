"""Challenges, their answers and escalations, and counts of practitioners' escalations."""

from goldthread.challenges.models.challenge import (
    Answer,
    Challenge,
    ChallengedAction,
    ChallengeEvidence,
    Escalation,
)
from goldthread.challenges.models.disagreement import Disagreements

__all__ = ["Answer", "Challenge", "ChallengeEvidence", "ChallengedAction", "Disagreements", "Escalation"]
