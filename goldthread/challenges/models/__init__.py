"""Challenges, their answers and escalations, and counts of practitioners' escalations."""

from goldthread.challenges.models.answering import (
    Answer,
    ChallengedAction,
    ChallengeEvidence,
    Escalation,
    Raising,
)
from goldthread.challenges.models.challenge import Challenge
from goldthread.challenges.models.disagreement import Disagreements

__all__ = [
    "Answer", "Challenge", "ChallengeEvidence", "ChallengedAction", "Disagreements", "Escalation", "Raising",
]  # fmt: skip
