"""Logging what scrutiny looked at, once, for every partnership that it counts for."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from goldthread.actions.operations.numbers import new_record
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.meetings.models import Attendance, Meeting
from goldthread.partners.models import Circle, Group, GroupShare, Partnership, Person
from goldthread.scrutiny.attended import marks_of
from goldthread.scrutiny.authors import only_its_author, served_by
from goldthread.scrutiny.library import edition_on
from goldthread.scrutiny.models import Activity, ActivityShare
from goldthread.trail.operation import changes, note, operation, values_of
from goldthread.trail.rows import reread, stored

KEPT = (
    "kind",
    "done",
    "forum",
    "meeting",
    "capacity",
    "subject",
    "seen",
    "functions",
    "edition",
    "circle",
    "circle_group",
)
MANY = ("evidence", "groups", "agencies", "themes")
NOT_SERVED = "An activity counts only for partnerships that you scrutinise. Choose among those."
NO_HOME = "Choose at least one partnership that it counts for."
NOT_THERE = "The record does not say that you were at this meeting. Log it by hand if you were."


@operation
def log_activity(
    *,
    partnership: Partnership,
    subject: str,
    done: Span = NOT_KNOWN,
    kind: str = Activity.Kind.MEETING,
    capacity: str = Activity.Capacity.OBSERVER,
    forum: str = "",
    seen: str = "",
    counts_for: Iterable[Partnership] = (),
    functions: Iterable[str] = (),
    evidence: Iterable[Any] = (),
    groups: Iterable[Group] = (),
    agencies: Iterable[Any] = (),
    themes: Iterable[Any] = (),
    meeting: Meeting | None = None,
    circle: str = Circle.PARTNERSHIP,
    circle_group: Group | None = None,
    key: str = "",
    by: Person,
    on: date,
) -> Activity:
    """Log one piece of scrutiny, once, for each partnership it counts for: all of them are its author's to scrutinise.
    Its home is the partnership looked at, or the first it counts for. What has no date is of today."""
    places = _served(counts_for, by) or [partnership]
    home = partnership if partnership in places else places[0]
    when = done or Span.day(on)
    activity = new_record(
        Activity, home, key, author=by, kind=kind, capacity=capacity, forum=forum, subject=subject, seen=seen,
        functions=list(functions), edition=_edition(home, when, on), meeting=meeting, circle=circle,
        circle_group=circle_group, **columns("done", when),
    )  # fmt: skip
    _set_many(activity, {"evidence": evidence, "groups": groups, "agencies": agencies, "themes": themes})
    _share(activity, places)
    note(activity, after=values_of(activity, KEPT), says="logged the activity")
    return activity


@operation
def change_activity(
    *,
    activity: Activity,
    version: int | None,
    counts_for: Iterable[Partnership] | None = None,
    by: Person,
    on: date,
    **values: Any,
) -> Activity:
    """Change what is logged of an activity: its author alone does."""
    only_its_author(by, activity)
    many = {name: values.pop(name) for name in MANY if name in values}
    row = reread(activity, version, values)
    before, after = changes(row, values)
    stored(row)
    _set_many(row, many)
    if counts_for is not None:
        places = _served(counts_for, by)
        if not places:
            raise Refusal(NO_HOME, "counts_for")
        was = sorted(row.shares.values_list("partnership", flat=True))
        _share(row, places)
        before["counts for"], after["counts for"] = was, sorted(row.shares.values_list("partnership", flat=True))
    note(row, before, after, says="changed the activity")
    return row


@operation
def tag_activity(
    *, activity: Activity, functions: Iterable[str], version: int | None, by: Person, on: date
) -> Activity:
    """Say which functions an activity served, as was suggested; its author alone does."""
    only_its_author(by, activity)
    row = reread(activity, version)
    before, after = changes(row, {"functions": list(functions)})
    row.save()
    note(row, before, after, says="said which functions it served")
    return row


@operation
def log_meeting(*, meeting: Meeting, by: Person, on: date) -> Activity:
    """Log a meeting at which the record says that its author was: once, in the capacity in which they came, for every
    partnership they serve that shares the group."""
    mark = marks_of(by).filter(meeting=meeting).select_related("seat").first()
    if mark is None:
        raise Refusal(NOT_THERE)
    served = served_by(by)
    sharing = GroupShare.objects.filter(group=meeting.group, partnership__in=served).values("partnership")
    places = list(Partnership.objects.filter(Q(pk=meeting.home_id) | Q(pk__in=sharing), pk__in=served))
    if not places:
        raise Refusal(NOT_SERVED)
    return log_activity(
        partnership=meeting.home, counts_for=places, subject=str(meeting), forum=meeting.group.name, meeting=meeting,
        done=Span.day(meeting.on or on), capacity=_capacity(meeting, mark), groups=[meeting.group],
        circle=meeting.circle, circle_group=meeting.circle_group, by=by, on=on,
    )  # fmt: skip


def _capacity(meeting: Meeting, mark: Attendance) -> str:
    """In which capacity somebody came, by their seat; whoever took the chair chaired."""
    if mark.seat_id is not None and meeting.chaired_by_id == mark.seat_id:
        return Activity.Capacity.CHAIR
    watching = mark.guest == Attendance.Guest.OBSERVER or (mark.seat and mark.seat.capacity == "observer")
    return Activity.Capacity.OBSERVER if watching else Activity.Capacity.PARTICIPANT


def _edition(home: Partnership, when: Span, on: date) -> str:
    return edition_on(when.first or on, home.year_start_month)


def _served(partnerships: Iterable[Partnership], by: Person | None) -> list[Partnership]:
    """The partnerships an activity counts for. Raises Refusal for one that its author does not scrutinise."""
    places = list(partnerships)
    if by is not None and any(each.pk not in served_by(by) for each in places):
        raise Refusal(NOT_SERVED, "counts_for")
    return places


def _share(activity: Activity, places: Iterable[Partnership]) -> None:
    wanted = {each.pk for each in places} - {activity.home_id}
    activity.shares.exclude(partnership__in=wanted).delete()
    known = set(activity.shares.values_list("partnership", flat=True))
    ActivityShare.objects.bulk_create(
        ActivityShare(activity=activity, partnership_id=pk) for pk in sorted(wanted - known)
    )


def _set_many(activity: Activity, many: dict[str, Iterable[Any]]) -> None:
    for name, rows in many.items():
        getattr(activity, name).set(rows)
