"""What children and families told us: evidence of impact that is their feedback."""

from goldthread.report.facts import Facts
from goldthread.report.sections.built import Built, Usual, nothing
from goldthread.report.sections.impact import told
from goldthread.report.sections.telling import impact_callout


def section(facts: Facts) -> Built:
    found = tuple(impact_callout(impact, action) for impact, action in told(facts) if impact.strength == "feedback")
    return Built(found) if found else nothing("No feedback from children or families is recorded in this period.")


USUAL = Usual("voice", "What children and families told us", section, frozenset({"plan", "actions"}))
