"""Reading the quorum of a meeting: its group's rule against who was there."""

from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, DateField, F, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, NullIf

from goldthread.meetings.attended import cells_of, days_of, places_of_agencies
from goldthread.meetings.models import Attendance, Meeting
from goldthread.meetings.rules import Days, Quorum, QuorumRule, quorum
from goldthread.partners.models import Group, QuorumMember
from goldthread.partners.rules import SeatOn
from goldthread.partners.sitting import seats_of


def quorum_of(
    meeting: Meeting, seats: Iterable[SeatOn] | None = None, marks: Iterable[Attendance] | None = None
) -> Quorum:
    """Return whether a meeting may decide, in words, and who of those named was missing. It can be asked while the
    meeting goes on, before it is said that it was held; three queries, or one with its seats and marks."""
    if meeting.on is None:
        return Quorum("The day of the meeting is not known.")
    seats = list(seats_of(meeting.group, meeting.on) if seats is None else seats)
    marks = Attendance.objects.filter(meeting=meeting) if marks is None else marks
    windows, named = _windows_and_named(seats, meeting.group_id)
    there = cells_of(meeting, meeting.on, seats, marks, windows)
    return quorum(_rule(meeting.group, named), there, meeting.quorum_judged)


def _windows_and_named(seats: list[SeatOn], group_id: int) -> tuple[dict[int, list[Days]], dict[tuple[str, int], str]]:
    """The days on which the agencies of seats had a place, by seat, and whom the quorum of a group names; one query."""
    windows: dict[int, list[Days]] = {}
    named: dict[tuple[str, int], str] = {}
    of_agencies = QuorumMember.objects.filter(group=group_id).exclude(agency=None)
    of_seats = QuorumMember.objects.filter(group=group_id, agency=None)
    short = Coalesce(NullIf("agency__short_name", Value("")), "agency__name")
    rows = _told("window", places_of_agencies(each.seat for each in seats), "agency__seats").union(
        _told("agency", of_agencies, "agency", short), _told("seat", of_seats, "seat", F("seat__title")), all=True
    )
    for kind, number, first, last, name in sorted(rows, key=lambda row: row[4]):
        if kind == "window":
            windows.setdefault(number, []).append(days_of(first, last))
        else:
            named[kind, number] = name
    return windows, named


def _told(kind: str, rows: QuerySet, number: str, name: Any = None) -> QuerySet:
    first, last = (F("starts_on"), F("ends_on")) if name is None else (Cast(Value(None), DateField()),) * 2
    told = {"told_first": first, "told_last": last, "told_name": name or Value("", CharField())}
    kinds = {"told_kind": Value(kind, CharField()), "told_number": F(number)}
    return rows.order_by().annotate(**kinds, **told).values_list(*kinds, *told)


def rules_of(groups: Iterable[Group]) -> dict[int, QuorumRule]:
    """Return the rules of groups, by group, with the names of those they name; one query."""
    found = {group.pk: group for group in groups}
    named: dict[int, dict[tuple[str, int], str]] = {pk: {} for pk in found}
    rows = QuorumMember.objects.filter(group__in=found).select_related("agency", "seat")
    for row in sorted(rows, key=lambda row: str(row.agency or row.seat)):
        named[row.group_id][_key(row)] = str(row.agency or row.seat)
    return {pk: _rule(group, named[pk]) for pk, group in found.items()}


def _rule(group: Group, named: dict[tuple[str, int], str]) -> QuorumRule:
    return QuorumRule(group.quorum, group.quorum_number, named, group.quorum_words)


def _key(row: QuorumMember) -> tuple[str, int]:
    return ("agency", row.agency_id) if row.agency_id else ("seat", row.seat_id or 0)
