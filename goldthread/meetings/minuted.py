"""The minutes of a meeting as text: whole for its members, and without what is restricted or personal for others."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch

from goldthread.actions.models import Line
from goldthread.challenges.models import Challenge
from goldthread.kit.periods import uk_date
from goldthread.kit.references import reference
from goldthread.kit.words import joined
from goldthread.meetings.marks import THERE, Said
from goldthread.meetings.models import (
    AgendaItem,
    Attendance,
    Decision,
    Meeting,
    MeetingAction,
    MeetingChallenge,
    Paper,
)
from goldthread.meetings.quorum import quorum_of
from goldthread.meetings.together import read_together
from goldthread.partners.models import Circle

DECISION = ("item", "number", "words", "circle", "is_key")
CHALLENGE = ("item", "challenge", "challenge__number", "challenge__words", "challenge__circle")
PAPER = ("item", "position", "title", "is_restricted", "how", "circulated_on")
RESTRICTED = "Restricted item"
CLOSED = "Something in these minutes is restricted since. Read the version that was kept after them.\n"
WIDE = (Circle.PUBLIC, Circle.RESPONDENTS, Circle.PARTNERSHIP)
SPECIAL = re.compile(r"([\\|*_`<>\[\]])")
QUORATE = {"taken": "Taken although the meeting was inquorate.", "not": "Not taken: the meeting was inquorate."}
HOW = {
    "absent": "taken without its author",
    "after": "circulated afterwards",
    "deferred": "put off",
    "": "taken",
}


@dataclass
class Under:
    """What came of an item, beside its actions, and the papers that lay before it."""

    decided: list[Decision] = field(default_factory=list)
    raised: list[Challenge] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)


def words_of(meeting: Meeting, whole: bool, items: list[AgendaItem] | None = None) -> str:
    """Return the minutes as Markdown, from the items of the meeting where they were read already. Each part begins with
    a heading; those for the public name seats and never people, and of a restricted item they say only that there was
    one."""
    under = _under(meeting)
    parts = [_who_was_there(meeting, whole)]
    for number, item in enumerate(items_of(meeting) if items is None else items, 1):
        parts.append(_item(item, under[item.pk], number, whole))
    return "\n\n".join(part for part in parts if part) + "\n"


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """Return the items of a meeting with the actions that came of them; the whole truth, for what is kept."""
    rows: dict[str, Any] = {
        "set_going": MeetingAction.objects.select_related("action").order_by("action__number"),
        "set_going__action__lines": Line.objects.select_related("agency", "group", "seat", "partnership"),
    }
    found = AgendaItem.objects.filter(meeting=meeting).select_related("brought_by").order_by("position", "pk")
    return list(found.prefetch_related(*(Prefetch(name, queryset=query) for name, query in rows.items())))


def _under(meeting: Meeting) -> defaultdict[int, Under]:
    """What stands under each item, by its number; one query."""
    here = {"item__meeting": meeting}
    decided, raised, papers = read_together(
        (Decision.objects.filter(**here), DECISION),
        (MeetingChallenge.objects.filter(**here), CHALLENGE),
        (Paper.objects.filter(**here), PAPER),
    )
    found: defaultdict[int, Under] = defaultdict(Under)
    for decision in sorted(decided, key=lambda each: each.number):
        found[decision.item_id].decided.append(decision)
    for link in sorted(raised, key=lambda each: each.challenge.number):
        found[link.item_id].raised.append(link.challenge)
    for paper in sorted(papers, key=lambda each: each.position):
        found[paper.item_id].papers.append(paper)
    return found


def _who_was_there(meeting: Meeting, whole: bool) -> str:
    """Who came, who sent apologies and who did not come; by seat, and with names for the members."""
    marks = list(
        Attendance.objects.filter(meeting=meeting)
        .select_related("seat__agency", "person", "deputy", "agency")
        .order_by("seat__title", "pk")
    )
    seated = [mark for mark in marks if mark.seat_id]
    lines = ["## Who was there"]
    if not seated:
        lines.append("Attendance is not recorded.")
    lines += _table([mark for mark in seated if mark.mark in THERE], whole)
    for kind, label in (("apologies", "Apologies"), ("absent", "Absent without apologies")):
        some = [_seat(mark, whole) for mark in seated if mark.mark == kind]
        lines += [f"**{label}:** {joined(some)}."] if some else []
    guests = [_guest(mark, whole) for mark in marks if mark.guest]
    lines += [f"**Also there:** {joined(guests)}."] if guests else []
    chair = str(meeting.chaired_by or "") or meeting.chair_words
    lines += [f"**In the chair:** {_safe(chair)}."] if chair else []
    lines.append(f"**Quorum:** {_safe(quorum_of(meeting, marks=marks).words)}")
    return "\n\n".join(lines)


def _table(marks: list[Attendance], whole: bool) -> list[str]:
    """Those who were there, as a table: seat, name where it is for members, and how they took part."""
    if not marks:
        return []
    heads = ("Seat", "Who", "How") if whole else ("Seat", "How")
    rows = [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
    for mark in marks:
        said = Said(mark.mark, mark.mode, mark.came_at, mark.left_at)
        who = str(mark.deputy or mark.who) if mark.mark == "deputy" else str(mark.person or "")
        cells = (
            (_place(mark), _safe(who or "Not recorded"), said.in_words()) if whole else (_place(mark), said.in_words())
        )
        rows.append(f"| {' | '.join(cells)} |")
    return ["\n".join(rows)]


def _place(mark: Attendance) -> str:
    agency = str(mark.seat.agency or "") if mark.seat else ""
    return _safe(f"{mark.seat} ({agency})" if agency and agency not in str(mark.seat) else str(mark.seat))


def _seat(mark: Attendance, whole: bool) -> str:
    return f"{_safe(str(mark.person))}, {_place(mark)}" if whole and mark.person else _place(mark)


def _guest(mark: Attendance, whole: bool) -> str:
    part = mark.get_guest_display().lower()
    body = f" of {_safe(str(mark.agency))}" if mark.agency else ""
    return (
        f"{_safe(mark.who)}{body} ({part})"
        if whole
        else f"one who came as a {part}"
        if part == "guest"
        else f"one who {part}{body}"
    )


def _item(item: AgendaItem, under: Under, number: int, whole: bool) -> str:
    """One item: what it was, what was minuted, and what came of it."""
    if item.is_restricted and not whole:
        return _closed(number)
    mark = f" ({RESTRICTED.lower()})" if item.is_restricted else ""
    lines = [f"## {number}. {' '.join(item.title.split())}{mark}"]
    brought = item.brought_words or str(item.brought_by or "")
    lines += [f"*Brought by {_safe(brought)}.*"] if brought else []
    lines += [f"*{QUORATE[item.quorate]}*"] if item.quorate else []
    lines += _papers(under, whole)
    lines.append(_shallow(item.minuted) if item.minuted.strip() else "Nothing is minuted.")
    if whole and item.remarks.strip():
        lines += ["**For members alone:**", _shallow(item.remarks)]
    lines += _came_of_it(item, under, whole)
    return "\n\n".join(lines)


def _closed(number: int | str) -> str:
    return f"## {number}. {RESTRICTED}\n\nThis item is restricted and is minuted for the members alone."


def without(words: str, item: AgendaItem) -> str:
    """Return a public version, as it was kept, without an item that is restricted since. Where the item is not found
    under its title, nothing of that version is for the public any more."""
    title = re.escape(" ".join(item.title.split()))
    part = re.compile(rf"^## (\d+)\. {title}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    closed, times = part.subn(lambda found: f"{_closed(found[1])}\n\n", words)
    return closed.rstrip() + "\n" if times else CLOSED


def _papers(under: Under, whole: bool) -> list[str]:
    found = [each for each in under.papers if whole or not each.is_restricted]
    said = [f"{_safe(each.title)} ({_how(each)})" for each in found]
    return [f"*Papers: {joined(said)}.*"] if said else []


def _how(paper: Paper) -> str:
    day = f" on {uk_date(paper.circulated_on)}" if paper.how == "after" and paper.circulated_on else ""
    return HOW[paper.how] + day


def _came_of_it(item: AgendaItem, under: Under, whole: bool) -> list[str]:
    """What was decided, agreed to do and challenged under an item; for the public, what the partnership may read."""
    lines = [
        f"- **{'Key decision' if each.is_key else 'Decision'} {reference(each)}:** {_line(each.words)}"
        for each in _open(under.decided, whole)
    ]
    for link in item.set_going.all():
        lines += [f"- **Action {reference(each)}:** {_action(each)}" for each in _open([link.action], whole)]
    lines += [f"- **Challenge {reference(each)}:** {_line(each.words)}" for each in _open(under.raised, whole)]
    return ["\n".join(lines)] if lines else []


def _open(records: Iterable[Any], whole: bool) -> list[Any]:
    return [each for each in records if whole or each.circle in WIDE]


def _action(action: Any) -> str:
    led = joined([str(line) for line in action.leads()]) or "nobody yet"
    due = f"due {action.due}" if action.due else "no due date"
    return f"{_line(action.words)} Led by {_safe(led)}, {due}."


def _line(words: str) -> str:
    text = " ".join(words.split())
    return text if text.endswith((".", "?")) else f"{text}."


def _safe(text: str) -> str:
    """Words of a name or a title, in which nothing is taken for a mark of the text."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _shallow(text: str) -> str:
    """What somebody wrote, its headings made bold lines, so that only the items themselves head a part."""
    lines = (re.sub(r"^\s*#{1,6}\s+(.+?)\s*#*$", r"**\1**", line) for line in text.strip().splitlines())
    return "\n".join(line if not re.fullmatch(r"\s*(=+|-+)\s*", line) else "" for line in lines)
