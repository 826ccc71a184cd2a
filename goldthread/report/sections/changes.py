"""Changes the partnership lived through: organisations that change, and guidance or law that is issued anew."""

from collections.abc import Callable

from goldthread.kit.document.nodes import Block, BulletList, Gap, Paragraph, SubHeading
from goldthread.kit.words import sentence_case, within_sentence
from goldthread.report.facts import Facts
from goldthread.report.sections.built import Built, Usual, nothing
from goldthread.risks.facts import ChangeFact, RisksFacts

SAID = {
    "looked": "Partners looked at it", "briefed": "Briefed", "decided": "Decided", "concern": "Concern",
    "required": "Had to be done",
}  # fmt: skip


def about(each: ChangeFact) -> list[Block]:
    """One change: what it is, what it may mean, what partners did, and what came of it."""
    known = [each.agency or each.edition, f"takes effect: {each.takes_effect}" if each.takes_effect else "",
             within_sentence(each.status_words)]  # fmt: skip
    nodes: list[Block] = [
        SubHeading(each.title),
        Paragraph(sentence_case("; ".join(part for part in known if part) + ".")),
    ]
    nodes += [Paragraph(text) for text in (each.detail, each.means and f"For safeguarding: {each.means}") if text]
    done = tuple(milestone(*row) for row in each.milestones)
    nodes.append(BulletList(done) if done else Gap("What partners did about it is not recorded."))
    return [*nodes, *([Paragraph(f"What came of it: {each.result}")] if each.result else [])]


def milestone(kind: str, words: str, whom: str, on: object, is_done: bool) -> str:
    """Something partners did, in a line."""
    parts = [f"{SAID[kind]}{f', {on}' if on else ''}: {words.rstrip('.')}", f" ({whom})" if whom else ""]
    return "".join(parts) + (("; done." if is_done else "; not done yet.") if kind == "required" else ".")


def of_kind(kind: str, words: str) -> Callable[[Facts], Built]:
    """The section of one kind of change."""

    def section(facts: Facts) -> Built:
        given: RisksFacts | None = facts.of("risks")
        found = [each for each in given.changes if each.kind == kind and each.is_printed] if given else []
        if not found:
            return nothing(words)
        return Built(tuple(node for each in found for node in about(each)))

    return section


NEEDS = frozenset({"risks"})
ORGANISATIONS = Usual(
    "organisations", "Organisational change",
    of_kind("organisation", "No organisational change is recorded in this period."), NEEDS,
)  # fmt: skip
NEW_GUIDANCE = Usual(
    "new-guidance", "Change of guidance and law",
    of_kind("guidance", "No change of guidance or law is recorded in this period."), NEEDS,
    answers=frozenset({"Y13"}),
)  # fmt: skip
