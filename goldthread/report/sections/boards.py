"""Work with other boards: what was shared with which board, why, what it answered, and joint actions."""

from goldthread.kit.document.nodes import BulletList, Run, Words
from goldthread.kit.periods import uk_date
from goldthread.kit.words import joined
from goldthread.report.facts import Facts
from goldthread.report.sections.built import Built, Usual, nothing
from goldthread.report.sections.telling import linked, within
from goldthread.sources.facts import SharingFact, SourcesFacts


def told(each: SharingFact) -> Words:
    """What was shared, as a bullet: with whom, when and why, what they answered and what both then did."""
    when = f", {each.shared}" if each.shared else ""
    said = [f"{each.why.rstrip('.')}." if each.why else ""]
    day = f" on {uk_date(each.answered_on)}" if each.answered_on else ""
    said += [f"They answered{day}: {each.answer.rstrip('.')}." if each.answer else "No answer is recorded."]
    said += [f"Joint actions: {joined(list(each.actions))}." if each.actions else ""]
    rest = " ".join(part for part in said if part)
    return (Run(f"{within(each.words)} ("), linked(each.ref), Run(f"). With {each.board}{when}. {rest}"))


def section(facts: Facts) -> Built:
    given: SourcesFacts | None = facts.of("sources")
    found = [each for each in given.sharings if each.is_printed] if given else []
    if not found:
        return nothing("Nothing is recorded of what was shared with other boards in this period.")
    return Built((BulletList(tuple(told(each) for each in found)),))


USUAL = Usual("boards", "Work with other boards", section, frozenset({"sources"}))
