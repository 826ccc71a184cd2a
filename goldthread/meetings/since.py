"""What a pack would be made of now, and what has changed since it was: pure, over what somebody has read."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from goldthread.kit.words import within_sentence
from goldthread.meetings.models import AgendaItem, HighlightReport, Meeting, Paper
from goldthread.meetings.operations.papers import fits
from goldthread.meetings.shown import day_words

AGENDA = "Agenda"


@dataclass(frozen=True)
class Content:
    """One thing that a pack holds: its title, the paper it is, and a mark that is another when it has changed."""

    title: str
    mark: str
    paper: int | None = None

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from the others, whatever it is called by now."""
        return key_of(self.title, self.paper)


def contents(
    meeting: Meeting, whole: bool, items: Iterable[AgendaItem], papers: Iterable[Paper], reports: Iterable[Any]
) -> list[Content]:
    """Return what a pack holds, with what is restricted (`whole`) or without. The papers carry the `digest` of their
    file, as `queries.with_digest` reads it."""
    own, kept = list(papers), list(items)
    found = [Content(AGENDA, agenda_mark(meeting, whole, kept, own))]
    found += [Content(str(each), report_mark(each)) for each in reports if each.state == HighlightReport.State.READY]
    return found + [
        Content(each.title, paper_mark(each), each.pk)
        for each in own
        if each.evidence_id and each.how != Paper.How.DEFERRED and is_for(each, whole)
    ]


def since(index: Iterable[dict[str, Any]], now: Iterable[Content]) -> list[str]:
    """Return, as sentences, what has changed, was added or was taken out since a pack with this index was made."""
    before = {key_of(each["title"], each["paper"]): each for each in index}
    today = {each.key: each for each in now}
    changed = [each for key, each in today.items() if key in before and _differs(before[key], each)]
    added = [each for key, each in today.items() if key not in before]
    gone = [each for key, each in before.items() if key not in today]
    return [
        *(f"{_named(each.title, each.paper)} was changed." for each in changed),
        *(f"{_named(each.title, each.paper)} was added." for each in added),
        *(f"{_named(each['title'], each['paper'])} was taken out." for each in gone),
    ]


def _named(title: str, paper: int | None) -> str:
    return f"“{title}”" if paper else f"The {within_sentence(title)}"


def is_for(paper: Paper, whole: bool) -> bool:
    """Say whether a paper belongs into a pack: what is restricted, and what is filed for the group, only into a whole
    one."""
    if paper.evidence is None or paper.evidence.removed_on is not None:
        return False
    is_restricted = paper.is_restricted or bool(paper.item and paper.item.is_restricted)
    return (whole or not is_restricted) and fits(paper.evidence, paper.meeting, whole)


def agenda_mark(meeting: Meeting, whole: bool, items: list[AgendaItem], papers: list[Paper]) -> str:
    """The mark of an agenda, made of all that every reader of the pack sees on it: of what is restricted, an open one
    says nothing."""
    lines = [str(meeting), day_words(meeting), meeting.place]
    for item in items:
        if item.is_restricted and not whole:
            continue
        under = [each.title for each in papers if each.item_id == item.pk and (whole or not each.is_restricted)]
        brought = item.brought_words or str(item.brought_by or "")
        lines += [item.title, item.kind, brought, item.why, f"{item.minutes_long}", *sorted(under)]
    return _mark(lines)


def report_mark(report: HighlightReport) -> str:
    """The mark of a group's report."""
    return _mark([report.summary, report.escalations, report.wanted])


def paper_mark(paper: Any) -> str:
    """The mark of a paper: its title and the bytes of its file."""
    return _mark([paper.title, f"{paper.evidence_id}", paper.digest or ""])


def _mark(lines: Iterable[str]) -> str:
    return sha256("\0".join(lines).encode()).hexdigest()[:16]


def key_of(title: str, paper: int | None) -> tuple[str, int]:
    """What tells a thing of a pack from the others: the paper it is, else its title."""
    return ("", paper) if paper else (title, 0)


def _differs(before: dict[str, Any], now: Content) -> bool:
    return bool(before.get("mark")) and before["mark"] != now.mark
