"""The sections of the yearly report, in their usual order: each built from facts alone."""

from goldthread.report.facts import Facts
from goldthread.report.sections import (
    abbreviations,
    about,
    arrangements,
    attendance,
    boards,
    challenge,
    changes,
    decisions,
    gaps,
    guidance,
    impact,
    inspections,
    learning,
    next_year,
    plan,
    priorities,
    progress,
    risks,
    scrutiny,
    sources,
    structure,
    summary,
    vision,
    voice,
)
from goldthread.report.sections.built import Built, Usual, nothing


def narrative_only(key: str, title: str, words: str) -> Usual:
    """A section for which the record holds nothing yet: the partnership writes it, or it says that nothing is
    recorded."""

    def section(facts: Facts) -> Built:
        return nothing(words)

    return Usual(key, title, section, is_narrative=True)


ORDER: tuple[Usual, ...] = (
    about.USUAL,
    summary.USUAL,
    arrangements.USUAL,
    structure.USUAL,
    attendance.USUAL,
    vision.USUAL,
    priorities.USUAL,
    plan.USUAL,
    impact.USUAL,
    voice.USUAL,
    progress.USUAL,
    learning.USUAL,
    decisions.USUAL,
    challenge.USUAL,
    inspections.USUAL,
    boards.USUAL,
    risks.USUAL,
    changes.ORGANISATIONS,
    changes.NEW_GUIDANCE,
    narrative_only("training", "Training and development", "Nothing is recorded of training."),
    scrutiny.USUAL,
    narrative_only(
        "data", "Data and information sharing", "Nothing is recorded of how data is used or information shared."
    ),
    narrative_only("money", "What the arrangements cost", "Nothing is recorded of what the arrangements cost."),
    narrative_only("reforms", "National reforms", "Nothing is recorded of how national reforms were put in place."),
    narrative_only(
        "restraint",
        "Restraint (physical intervention) in secure establishments",
        "Nothing is recorded of a review of restraint.",
    ),
    next_year.USUAL,
    narrative_only("conclusions", "Conclusions", "Nothing is written here yet."),
    guidance.USUAL,
    gaps.USUAL,
    sources.USUAL,
    Usual(abbreviations.KEY, abbreviations.TITLE, lambda facts: Built(), frozenset({"everything"})),
)
USUAL = {usual.key: usual for usual in ORDER}
ALWAYS = frozenset(usual.key for usual in ORDER if not usual.is_narrative) | {"conclusions"}


def usual_of(key: str) -> Usual:
    """The section of this key; any other key is the partnership's own, with narrative only."""
    return USUAL.get(key) or narrative_only(key, key.replace("-", " ").capitalize(), "Nothing is written here yet.")
