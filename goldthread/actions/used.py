"""Where evidence is used beyond actions: each chapter above says it of itself, found by name."""

from goldthread.actions.models import Evidence
from goldthread.kit.offers import offers


def resting(evidence: Evidence) -> list[str]:
    """The titles of what rests on a piece of evidence above the actions, such as reports; each chapter says its own in
    `resting.py`, once for every passage."""
    return [title for function in offers("resting") for title in function(evidence)]
