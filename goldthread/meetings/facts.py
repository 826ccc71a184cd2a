"""What this chapter offers the report: who sits where, which groups met, and who was there; each number with the
meetings it was counted from."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.http import urlencode

from goldthread.kit.periods import Period
from goldthread.meetings.attended import Held, Register, meetings_counted, of_partnership, register
from goldthread.meetings.facts_decisions import DecisionsFacts, decisions_for
from goldthread.meetings.quorum import rules_of
from goldthread.meetings.rules import MEMBER, RULE, Cell, QuorumRule, Tally, met, quorum, tally
from goldthread.meetings.shown_attendance import OF
from goldthread.partners.models import Group, GroupShare, Partnership
from goldthread.partners.sitting import seats_between

NO_RULE = QuorumRule()


@dataclass(frozen=True)
class AttendanceFact:
    """How often one agency, sector or group was there, out of which meetings."""

    name: str
    tally: Tally
    meetings: tuple[int, ...] = ()
    others: tuple[tuple[str, Tally], ...] = ()


@dataclass(frozen=True)
class GroupFact:
    """A group as it sat and met: its seats on the period's last day, and its meetings in it."""

    name: str
    members: int
    others: int
    agencies: tuple[str, ...]
    vacant: tuple[str, ...]
    held: tuple[int, ...] = ()
    cancelled: tuple[str, ...] = ()
    meant: int | None = None
    inquorate: tuple[int, ...] = ()
    has_rule: bool = False


@dataclass(frozen=True)
class MeetingsFacts:
    """Structure, membership and attendance in a period."""

    groups: tuple[GroupFact, ...] = ()
    agencies: tuple[AttendanceFact, ...] = ()
    sectors: tuple[AttendanceFact, ...] = ()
    by_group: tuple[AttendanceFact, ...] = ()
    held: tuple[int, ...] = ()
    left_out: tuple[Held, ...] = ()
    whole: Tally = field(default_factory=Tally)
    rule: str = RULE
    page: str = ""
    decisions: DecisionsFacts = field(default_factory=DecisionsFacts)


def for_period(home: Partnership, period: Period, as_at: date) -> MeetingsFacts:
    """Return who sat where and who was there in a period, for the whole record but case panels, as it stood on a day. A
    joint group's meeting counts for each partnership that shared it that day."""
    found = register(meetings_counted().filter(of_partnership(home)), period, as_at, home)
    groups = list(_groups(home, period))
    return MeetingsFacts(
        groups=_group_facts(groups, found, period, as_at),
        agencies=_facts("agency", found, found.agencies),
        sectors=_facts("sector", found, {each.sector: each.sector for each in found.places if each.sector}),
        by_group=_by_group(found),
        held=tuple(each.pk for each in found.counted),
        left_out=tuple(each for each in found.left_out if each.on),
        whole=tally(cell.state for cell in found.cells if cell.place.capacity == MEMBER),
        page=f"{reverse('meetings:attendance')}?{urlencode({'period': period.short()})}",
        decisions=decisions_for(home, period, as_at),
    )


def _facts(by: str, found: Register, names: dict) -> tuple[AttendanceFact, ...]:
    states = met((cell for cell in found.cells if cell.place.capacity == MEMBER), OF[by])
    told = [AttendanceFact(names[key], tally(each.values()), tuple(each)) for key, each in states.items() if key]
    return tuple(sorted(told, key=lambda fact: fact.name.lower()))


def _by_group(found: Register) -> tuple[AttendanceFact, ...]:
    """Each group by the places of its members that were filled."""
    told = []
    for pk, name in sorted(found.groups.items(), key=lambda pair: pair[1].lower()):
        cells = [cell for cell in found.cells if cell.place.group == pk and cell.place.capacity == MEMBER]
        if cells:
            meetings = tuple(dict.fromkeys(cell.meeting for cell in cells))
            told.append(AttendanceFact(name, tally(cell.state for cell in cells), meetings))
    return tuple(told)


def _groups(home: Partnership, period: Period):
    """The groups that were there in the period, of the partnership or shared with it, but case panels."""
    begun = Q(starts_on=None) | Q(starts_on__lte=period.end)
    shares = GroupShare.objects.filter(begun, Q(ends_on=None) | Q(ends_on__gte=period.start), partnership=home)
    rows = Group.objects.filter(Q(home=home) | Q(pk__in=shares.values("group"))).exclude(kind=Group.Kind.PANEL)
    rows = rows.filter(Q(starts_first=None) | Q(starts_first__lte=period.end))
    return rows.filter(Q(ends_last=None) | Q(ends_last__gte=period.start)).order_by("name")


def _group_facts(groups: list[Group], found: Register, period: Period, as_at: date) -> tuple[GroupFact, ...]:
    spans = seats_between(groups, period.start, period.end)
    lacking = _inquorate(found, rules_of(groups))
    day = min(period.end, as_at)
    return tuple(_group(group, spans[group.pk], found, lacking, day) for group in groups)


def _inquorate(found: Register, rules: dict[int, QuorumRule]) -> dict[int, int]:
    """The meetings that were not quorate, each with its group."""
    of: dict[int, list[Cell]] = {}
    for cell in found.cells:
        of.setdefault(cell.meeting, []).append(cell)
    held = [each for each in found.sittings if each.pk in of and rules.get(each.group, NO_RULE).kind]
    return {each.pk: each.group for each in held if quorum(rules[each.group], of[each.pk]).is_quorate is False}


def _group(group: Group, spans: list, found: Register, lacking: dict[int, int], day: date) -> GroupFact:
    seats = [seat for span in spans if (seat := span.on(day))]
    mine = [each for each in found.sittings if each.group == group.pk]
    held = tuple(each.pk for each in mine if not found.named[each.pk].why_not)
    stopped = tuple(each.reason for each in mine if each.status in ("cancelled", "displaced"))
    return GroupFact(
        name=group.name,
        members=sum(seat.is_member for seat in seats),
        others=sum(not seat.is_member for seat in seats),
        agencies=tuple(sorted({seat.agency_name for seat in seats if seat.agency_name})),
        vacant=tuple(seat.title for seat in seats if seat.is_vacant),
        held=held,
        cancelled=stopped,
        meant=group.meetings_a_year,
        inquorate=tuple(pk for pk, which in lacking.items() if which == group.pk),
        has_rule=bool(group.quorum),
    )
