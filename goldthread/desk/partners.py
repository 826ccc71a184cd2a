"""One page for lead and delegated partners: decisions wanted, what is late, at risk, challenged and unattended, and
the gaps, of one partnership or of all those they serve."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from goldthread.actions.models import Action
from goldthread.actions.queries import late
from goldthread.challenges.models import Challenge
from goldthread.desk.gaps import by_kind
from goldthread.kit.gaps import Counted
from goldthread.kit.periods import ago, reporting_year, uk_date
from goldthread.kit.references import reference
from goldthread.kit.words import counted, within_sentence
from goldthread.meetings.attended import meetings_seen, of_partnership, register
from goldthread.meetings.models import AgendaItem, Decision, HighlightReport
from goldthread.meetings.shown_attendance import Row, by_agency, drill_url
from goldthread.partners.models import GroupShare, Partnership, Person
from goldthread.risks.models import Risk

MOST = 7
AHEAD = timedelta(days=60)
MINUTES = "Minutes of "
BULLET = re.compile(r"^\s*(?:[-*#]+|\d+[.)])\s+")


@dataclass(frozen=True)
class Line:
    """One thing on the page: what, where it stands, why it is there, and the records that it names, which set its
    protective marking."""

    what: str
    where: str
    why: str
    named: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Kept:
    """The records of one part, in the order that matters, and how each is said."""

    title: str
    nouns: tuple[str, str]
    rows: Sequence[Any] | QuerySet
    line: Callable[[Any], Line]
    empty: str

    @property
    def counted_nouns(self) -> str:
        """The two forms of its noun, as the filter `counted` takes them."""
        return ",".join(self.nouns)


@dataclass(frozen=True)
class Part:
    """One part of the page: how many there are, the first of them, and the page that has all of them."""

    title: str
    number: int
    counted_nouns: str
    lines: list[Line] = field(default_factory=list)
    url: str = ""
    empty: str = ""

    @property
    def more(self) -> int:
        return self.number - len(self.lines)


@dataclass(frozen=True)
class Overview:
    """The page of the partners, part by part, and the gaps, of one partnership or of several."""

    parts: list[Part] = field(default_factory=list)
    gaps: list[tuple[str, list[Counted]]] = field(default_factory=list)

    @property
    def marked(self) -> list[Any]:
        """What the page names, which sets its protective marking."""
        return [each for part in self.parts for line in part.lines for each in line.named]


def overview_of(reader: Person, homes: list[Partnership], on: date) -> Overview:
    """Gather the page for one partnership or several, as far as the reader may see it. Every number on it opens the
    records that it counts, of the same partnerships."""
    parts = [_part(key, found(reader, homes, on), len(homes) > 1) for key, found in PARTS.items()]
    return Overview(parts, by_kind(reader, homes, on))


def _part(key: str, kept: Kept, several: bool) -> Part:
    number = kept.rows.count() if isinstance(kept.rows, QuerySet) else len(kept.rows)
    lines = [kept.line(row) for row in kept.rows[:MOST]]
    url = reverse("desk:partners-part", args=(key,), query={"of": "all"} if several else None)
    return Part(kept.title, number, kept.counted_nouns, lines, url, kept.empty)


def decisions_wanted(reader: Person, homes: list[Partnership], on: date) -> Kept:
    """What partners are asked to decide: put round between meetings, on an agenda of the next two months, or wanted by
    a group beneath."""
    several = len(homes) > 1
    shares = GroupShare.objects.filter(partnership__in=homes).values("group")
    mine = Q(home__in=homes) | Q(group__in=shares)
    proposed = Decision.objects.visible_to(reader).filter(mine, status=Decision.Status.PROPOSED).select_related("home")
    ahead = Q(meeting__status="planned", meeting__on__range=(on, on + AHEAD))
    ahead &= Q(meeting__home__in=homes) | Q(meeting__group__in=shares)
    items = AgendaItem.objects.visible_to(reader).filter(ahead, kind=AgendaItem.Kind.DECISION)
    items = items.exclude(title__startswith=MINUTES)  # agreed at every meeting, and nothing that partners decide
    wanted = HighlightReport.objects.visible_to(reader).filter(ahead).exclude(wanted="")
    lines = [
        *(_put_round(each, several) for each in proposed.order_by(F("replies_by").asc(nulls_last=True), "pk")),
        *(_tabled(each.title, each, several) for each in _with_meeting(items)),
        *(_tabled(_in_a_line(each.wanted), each, several, each.group.name) for each in _with_meeting(wanted, "group")),
    ]
    none = "No decision is put round, or on an agenda of the next two months."
    return Kept("Decisions wanted", ("decision", "decisions"), lines, lambda line: line, none)


def _put_round(decision: Decision, several: bool) -> Line:
    why = f"Replies by {uk_date(decision.replies_by)}" if decision.replies_by else "Put round"
    what = f"{reference(decision)}: {decision.words}"
    return Line(what, decision.get_absolute_url(), _named(decision.home, why, several), (decision,))


def _with_meeting(rows: QuerySet, *more: str) -> QuerySet:
    return rows.select_related("meeting__group", "meeting__home", *more).order_by("meeting__on", "pk")


def _tabled(words: str, row: AgendaItem | HighlightReport, several: bool, group: str = "") -> Line:
    meeting = row.meeting
    asked = f", wanted by {group}" if group else ""
    why = f"{meeting.group.name}, {uk_date(meeting.on) if meeting.on else 'no day yet'}{asked}"
    return Line(words, meeting.get_absolute_url(), _named(meeting.home, why, several), (row, meeting))


def _in_a_line(words: str) -> str:
    """What a group wants, written as a list, in one line."""
    return "; ".join(filter(None, (BULLET.sub("", line).strip().rstrip(".;") for line in words.splitlines())))


def _named(home: Partnership, words: str, several: bool) -> str:
    return f"{home.short_name} · {words}" if several else words


def late_actions(reader: Person, homes: list[Partnership], on: date) -> Kept:
    """Actions past their due date, the longest first."""
    rows = Action.objects.visible_to(reader).filter(late(on), home__in=homes)
    rows = rows.select_related("home").order_by("due_last", "pk")

    def line(each: Action) -> Line:
        why = _named(each.home, ago(each.due_last, on) if each.due_last else "", len(homes) > 1)
        return Line(f"{reference(each)}: {each.words}", each.get_absolute_url(), why, (each,))

    return Kept("Late", ("action", "actions"), rows, line, "No action is past its date.")


def at_risk(reader: Person, homes: list[Partnership], on: date) -> Kept:
    """Open risks, the highest first, with what is wrong with each; one that was accepted is not among them."""
    rows = Risk.objects.visible_to(reader).filter(home__in=homes, status=Risk.Status.OPEN)
    rows = rows.select_related("home").order_by(F("current_score").desc(nulls_last=True), "number", "pk")

    def line(each: Risk) -> Line:
        why = _named(each.home, _standing(each, on), len(homes) > 1)
        return Line(f"{reference(each)}: {each.title}", each.get_absolute_url(), why, (each,))

    return Kept("At risk", ("open risk", "open risks"), rows, line, "No risk is open.")


def _standing(risk: Risk, on: date) -> str:
    said = [f"Score {risk.current_score}" if risk.current_score else "Not rated"]
    said += ["higher than its target"] if risk.is_above_target else []
    said += [f"review {ago(risk.review_on, on)}"] if risk.review_on and risk.review_on < on else []
    return ", ".join(said)


def challenged(reader: Person, homes: list[Partnership], on: date) -> Kept:
    """Challenges that are not closed, those whose answer is longest overdue first."""
    rows = Challenge.objects.visible_to(reader).filter(home__in=homes, status__in=("raised", "answered"))
    rows = rows.exclude(kind="practice").select_related("home", "agency", "group", "partnership")
    rows = rows.order_by("-status", F("answer_due_on").asc(nulls_last=True), "pk")

    def line(each: Challenge) -> Line:
        why = _named(each.home, _answer(each, on), len(homes) > 1)
        return Line(f"{reference(each)}: {each.words}", each.get_absolute_url(), why, (each,))

    return Kept("Challenged", ("open challenge", "open challenges"), rows, line, "No challenge is open.")


def _answer(each: Challenge, on: date) -> str:
    if each.status == Challenge.Status.ANSWERED:
        return f"To {each.body}, answered and not closed"
    due = f", answer {ago(each.answer_due_on, on)}" if each.answer_due_on else ""
    return f"To {each.body}{due}"


def unattended(reader: Person, homes: list[Partnership], on: date) -> Kept:
    """Agencies that were not represented at every meeting of the year, the least first; a joint group's meeting counts
    once."""
    year = reporting_year(on, homes[0].year_start_month)
    condition = Q(pk__in=())
    for home in homes:
        condition |= of_partnership(home)
    found = register(meetings_seen(reader).filter(condition), year, on, homes[0] if len(homes) == 1 else None)
    rows = [row for row in by_agency(found, drill_url("agency", period=year.short())) if _is_away(row)]
    rows.sort(key=lambda row: (row.tally.represented / row.tally.expected, -row.tally.expected, row.name))
    none = f"Every agency was represented at every meeting of {year.short()} that you may see."
    return Kept("Unattended", ("agency", "agencies"), rows, lambda row: Line(row.name, row.url, _away(row)), none)


def _is_away(row: Row) -> bool:
    return row.tally.represented < row.tally.expected


def _away(row: Row) -> str:
    lacking = f"; {counted(row.tally.unmarked, 'mark')} missing" if row.tally.unmarked else ""
    vacant = f"; its seat vacant at {counted(row.tally.vacant, 'meeting')}" if row.tally.vacant else ""
    return f"Represented at {within_sentence(row.represented)}{vacant}{lacking}"


PARTS: dict[str, Callable[[Person, list[Partnership], date], Kept]] = {
    "decisions": decisions_wanted, "late": late_actions, "at-risk": at_risk, "challenged": challenged,
    "unattended": unattended,
}  # fmt: skip
