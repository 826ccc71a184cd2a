"""What children and families told us: evidence of impact that is their feedback."""

from goldthread.report.facts import Facts
from goldthread.report.sections.built import Built, Usual, nothing
from goldthread.report.sections.impact import set_apart, told


def section(facts: Facts) -> Built:
    found = [(impact, action) for impact, action in told(facts) if impact.strength == "feedback"]
    if not found:
        return nothing("No feedback from children or families is recorded in this period.")
    return Built(set_apart(found))


USUAL = Usual(
    "voice",
    "What children and families told us",
    section,
    frozenset({"plan", "actions"}),
    answers=frozenset({"W04", "Y07"}),
)
