"""What of meetings somebody leaves behind: decisions to carry out, items and papers for what is ahead, reports of their
groups to word, minutes that are not out."""

from collections.abc import Iterator

from django.db.models import Q

from goldthread.kit.owned import Owned
from goldthread.kit.periods import NOT_KNOWN, Span, uk_date
from goldthread.kit.references import reference
from goldthread.meetings.models import AgendaItem, HighlightReport, Meeting, Paper, Told
from goldthread.partners.models import Person, Seat, is_for_few
from goldthread.partners.owned import Bodies, bodies_of

CARRIES, PAPERS, MINUTES = "Decisions to carry out", "Papers that are asked for", "Minutes that are not agreed"
ITEMS, REPORTS = "Items to bring to a meeting", "Reports of a group to word"


def owned(reader: Person, person: Person | None, seats: list[Seat]) -> list[Owned]:
    """Return the decisions that these seats, their agencies and groups carry out and have not, the items they bring to
    meetings that are ahead, the papers asked of them and not here, and of the groups they chair the reports to word and
    the minutes that are not agreed; as far as the reader may see them."""
    bodies = bodies_of(seats)
    ahead = [*_items(reader, bodies), *_papers(reader, bodies), *_reports(reader, bodies)]
    return [*_decisions(reader, bodies), *ahead, *_minutes(reader, bodies)]


def _decisions(reader: Person, bodies: Bodies) -> Iterator[Owned]:
    mine = Q(seat__in=bodies.seats) | Q(agency__in=bodies.agencies) | Q(group__in=bodies.groups)
    rows = Told.objects.visible_to(reader).filter(mine, carries_out=True, done_on=None)
    for row in rows.select_related("decision").order_by("due_on", "pk"):
        what = f"{reference(row.decision)}: {row.decision.words}"
        when = Span.day(row.due_on) if row.due_on else NOT_KNOWN
        for seat in bodies.seats_of(row):
            yield Owned(seat, CARRIES, what, row.decision.get_absolute_url(), when, is_for_few(row.decision))


def _items(reader: Person, bodies: Bodies) -> Iterator[Owned]:
    rows = AgendaItem.objects.visible_to(reader).filter(brought_by__in=bodies.seats, meeting__status="planned")
    for row in rows.select_related("meeting").order_by("meeting__on", "pk"):
        when = Span.day(row.meeting.on) if row.meeting.on else NOT_KNOWN
        yield Owned(row.brought_by_id, ITEMS, row.title, row.get_absolute_url(), when, _is_for_few(row))


def _reports(reader: Person, bodies: Bodies) -> Iterator[Owned]:
    rows = HighlightReport.objects.visible_to(reader).filter(group__in=bodies.groups, state="draft")
    for row in rows.filter(meeting__status="planned").select_related("meeting__group", "group").order_by("pk"):
        when = Span.day(row.meeting.on) if row.meeting.on else NOT_KNOWN
        for seat in bodies.through.get(("group", row.group_id), ()):
            what = f"{row} to the {row.meeting.group}"
            yield Owned(seat, REPORTS, what, row.get_absolute_url(), when, is_for_few(row.meeting))


def _papers(reader: Person, bodies: Bodies) -> Iterator[Owned]:
    mine = Q(asked_seat__in=bodies.seats) | Q(asked_agency__in=bodies.agencies) | Q(asked_group__in=bodies.groups)
    rows = Paper.objects.visible_to(reader).filter(mine, evidence=None, meeting__status="planned")
    for row in rows.select_related("meeting").order_by("due_on", "pk"):
        when = Span.day(row.due_on) if row.due_on else NOT_KNOWN
        named = (("seat", row.asked_seat_id), ("agency", row.asked_agency_id), ("group", row.asked_group_id))
        for seat in dict.fromkeys(s for kind, pk in named if pk for s in bodies.through.get((kind, pk), ())):
            yield Owned(seat, PAPERS, row.title, row.get_absolute_url(), when, _is_for_few(row))


def _minutes(reader: Person, bodies: Bodies) -> Iterator[Owned]:
    rows = Meeting.objects.visible_to(reader).filter(
        group__in=bodies.groups, status="held", minutes__in=("draft", "chair")
    )
    for row in rows.select_related("group").order_by("on", "pk"):
        what = f"{row}, {uk_date(row.on)}" if row.on else str(row)
        for seat in bodies.through.get(("group", row.group_id), ()):
            yield Owned(seat, MINUTES, what, row.get_absolute_url(), restricted=is_for_few(row))


def _is_for_few(row: AgendaItem | Paper) -> bool:
    """Whether an item or a paper is restricted to the group, or its whole meeting is."""
    return row.is_restricted or is_for_few(row.meeting)
