"""What decisions and minutes want of people: replies, carrying out, closing, looking again, reading and agreeing."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from goldthread.kit.addresses import address
from goldthread.kit.due import Due
from goldthread.kit.periods import NOT_KNOWN, Span, uk_date
from goldthread.kit.references import reference
from goldthread.meetings.models import Decision, Meeting, Reply, Told
from goldthread.partners.concern import Concern, Way, door_of, holding, roles_with
from goldthread.partners.models import WIDE, Agency, Group, Person, Seat
from goldthread.partners.roles import Permission
from goldthread.partners.standing import Standing, standing_of

SOON = timedelta(30)
NEXT = timedelta(60)
DECIDES, MINUTES = Permission.RECORD_DECISION, Permission.TAKE_MINUTES
WHOLE = {each: tuple(role for role in roles_with(each) if role != "chair") for each in (DECIDES, MINUTES)}
TAKEN = (Decision.Status.TAKEN, Decision.Status.RATIFIED)


def of_decisions(standing: Standing, on: date) -> Iterator[Concern]:
    """Yield what of decisions waits for whoever stands there: to carry out and to reply to; and for whoever records
    them, those whose last day for replies has passed, and those to be looked at again. Two queries, and a third where
    any is put round."""
    for row in standing.kept("decisions told", build=lambda: _to_carry_out(Told.objects.filter(_told_to(standing)))):
        bodies = [("agency", row.agency_id), ("group", row.group_id), ("seat", row.seat_id)]
        yield Concern(_carry_out(row), bodies)  # whoever is told of a decision sees it
    yield from _to_decide(standing, on)


def _told_to(standing: Standing) -> Q:
    return Q(agency__in=standing.agencies) | Q(group__in=standing.groups) | Q(seat__in=standing.seats)


def _to_carry_out(told: QuerySet) -> QuerySet:
    rows = told.filter(carries_out=True, done_on=None, decision__status__in=TAKEN)
    return rows.select_related("decision", "agency", "group", "seat").order_by("due_on", "pk")


def _carry_out(row: Told) -> Due:
    return Due(
        what=f"Carry out {reference(row.decision)}: {row.decision.words}",
        whose=str(row.body),
        when=_day(row.due_on),
        why="Decided, and to be carried out",
        where=address("meetings:carry-out", row.pk),
        verb="Say that it is carried out",
        restricted=row.decision.circle not in WIDE,
    )


def _to_decide(standing: Standing, on: date) -> Iterator[Concern]:
    """Decisions that wait for a reply, for closing, or for another look."""
    rows = list(standing.kept("decisions", on, build=lambda: _undecided(standing, on)))
    silent = _silent(standing, [row for row in rows if row.is_open])
    for row in rows:
        if row.pk in silent:
            yield Concern(_reply(row), silent[row.pk])  # whoever sits in the group that decides sees it
        for owed in _of_keepers(row, on):
            yield Concern(owed, _keepers(row, DECIDES), door_of(row, WHOLE[DECIDES]))


def _undecided(standing: Standing, on: date) -> QuerySet:
    keeping, chairing = _kept(standing, DECIDES)
    kept = Q(home__in=keeping) | Q(group__in=chairing)
    wanted = Q(status="proposed", how="circulation", group__in=standing.groups) | (
        kept & (Q(status="proposed", replies_by__lt=on) | Q(status__in=TAKEN, review_on__lte=on + SOON))
    )
    return Decision.objects.filter(wanted).select_related("group").order_by("pk")


def _silent(standing: Standing, decisions: list[Decision]) -> dict[int, list[Way]]:
    """The seats that have not replied to a decision yet, of those that are members of its group."""
    if not decisions:
        return {}
    seats = Q(group__seats__in=standing.seats, group__seats__capacity=Seat.Capacity.MEMBER)
    replied = Reply.objects.filter(decision=OuterRef("pk"), seat=OuterRef("member"))
    rows = Decision.objects.filter(pk__in=[row.pk for row in decisions], how="circulation")
    rows = rows.filter(seats).annotate(member=F("group__seats")).exclude(Exists(replied))
    found: dict[int, list[Way]] = {}
    for decision, seat in rows.values_list("pk", "member"):
        found.setdefault(decision, []).append(("seat", seat))
    return found


def _reply(row: Decision) -> Due:
    where = address("meetings:reply", row.pk)
    return _of_decision(row, _day(row.replies_by), "A reply is wanted", where, "Reply")


def _of_keepers(row: Decision, on: date) -> Iterator[Due]:
    if row.is_open and row.replies_by and row.replies_by < on:
        why = f"The last day for replies was {uk_date(row.replies_by)}"
        yield _of_decision(row, _day(row.replies_by), why, row.get_absolute_url(), "Close it")
    if row.status in TAKEN and row.review_on:
        where = address("meetings:look-again", row.pk)
        yield _of_decision(row, _day(row.review_on), "To be looked at again", where, "Look again")


def _of_decision(row: Decision, when: Span, why: str, where: str, verb: str) -> Due:
    name, whose = f"{reference(row)}: {row.words}", str(row.group or "")
    return Due(name, whose, when, why, where, verb, row.circle not in WIDE)


def of_minutes(standing: Standing, on: date) -> Q:
    """Return the condition that minutes wait for whoever stands there: to be written, or, where they are the chair, to
    be read and sent out."""
    keeping, chairing = _kept(standing, MINUTES)
    kept = Q(home__in=keeping, minutes__in=("none", "draft"))
    own = Q(group__in=chairing, minutes__in=("none", "draft", "chair"))
    return (kept | own) & Q(status="held", on__gte=on - timedelta(365), on__lte=on)


def to_minute(row: Meeting) -> Concern:
    """Return whom the minutes of a meeting wait for."""
    to = _chair(row) if row.minutes == "chair" else _keepers(row, MINUTES)
    return Concern(_minutes(row), to, door_of(row, WHOLE[MINUTES]))


def _keepers(row: Decision | Meeting, permission: Permission) -> list[Way]:
    """The ways to whoever may do something for the whole partnership, and to the chair of the group."""
    return [*holding(WHOLE[permission], "partnership", row.home_id), *_chair(row)]


def _chair(row: Decision | Meeting) -> list[Way]:
    return holding(("chair",), "group", row.group_id)


def _minutes(row: Meeting) -> Due:
    why, verb = {
        "none": ("It was held, and nothing is minuted", "Take the minutes"),
        "draft": ("The minutes are a draft", "Go on with them"),
        "chair": ("The minutes wait for the chair", "Read them"),
    }[row.minutes]
    day = f" of {uk_date(row.on)}" if row.on else ""
    where = address("meetings:minutes", row.pk)
    return Due(f"Minutes: {row}{day}", str(row.group), NOT_KNOWN, why, where, verb, row.circle not in WIDE)


def tabled(reader: Person, group: Group, on: date) -> list[Due]:
    """Return what of decisions and minutes belongs on the next agenda of a group: minutes to agree, decisions taken
    since that are to be ratified, those that are not carried out by their day, and those to be looked at again."""
    about: dict[str, Any] = {"group": group.pk, "on": on}
    kept = standing_of(reader).kept
    found = [_agree(row) for row in kept("minutes to agree", reader.pk, build=partial(_to_agree, reader), **about)]
    decisions = kept("decisions tabled", reader.pk, build=partial(_tabled, reader), again_by=on + NEXT, **about)
    for row in decisions:
        about = {"whose": str(group), "restricted": row.circle not in WIDE, "where": row.get_absolute_url()}
        if row.status == "taken" and row.how != "meeting":
            what, why = f"Ratify {reference(row)}: {row.words}", f"{row.get_how_display()}, {row.decided}"
            found.append(Due(what=what, when=NOT_KNOWN, why=why, verb="Ratify", **about))  # type: ignore[arg-type]
        elif row.late_from:
            what, why = f"{reference(row)}: {row.words}", "Late: to be carried out, and nobody has said that it is"
            found.append(Due(what=what, when=_day(row.late_from), why=why, verb="Open", **about))  # type: ignore[arg-type]
        else:
            what = f"Look again at {reference(row)}: {row.words}"
            when = _day(row.review_on)
            found.append(Due(what=what, when=when, why="To be looked at again", verb="Look again", **about))  # type: ignore[arg-type]
    return found


def _to_agree(reader: Person, group: Any, on: Any) -> QuerySet:
    """The three last minutes that were sent out and not agreed, each with its group."""
    held = Meeting.objects.visible_to(reader).filter(group=group, status="held", on__lte=on)
    return held.filter(minutes="sent").select_related("group").order_by("-on")[:3]


def _tabled(reader: Person, group: Any, on: Any, again_by: Any) -> QuerySet:
    ratify = Q(status="taken") & ~Q(how="meeting")
    again = Q(status__in=TAKEN, review_on__lte=again_by)
    undone = Told.objects.filter(decision=OuterRef("pk"), carries_out=True, done_on=None, due_on__lt=on)
    decisions = Decision.objects.visible_to(reader).filter(group=group)
    decisions = decisions.annotate(late_from=Subquery(undone.order_by("due_on").values("due_on")[:1]))
    late = Q(status__in=TAKEN, late_from__isnull=False)
    return decisions.filter(ratify | again | late).order_by("decided_last", "pk")


def _agree(row: Meeting) -> Due:
    what = f"Agree the minutes of {uk_date(row.on)}" if row.on else "Agree the minutes of the last meeting"
    where = address("meetings:minutes", row.pk)
    return Due(
        what, str(row.group), NOT_KNOWN, "Sent to the members, not yet agreed", where, "Agree", row.circle not in WIDE
    )


def owes(reader: Person, agency: Agency, on: date) -> list[Due]:
    """Return the decisions that an agency carries out and has not, as far as a reader may see them: its own, and those
    of its seats."""
    kept = standing_of(reader).kept
    rows = kept("decisions owed", reader.pk, build=partial(_told_to_agency, reader), agency=agency.pk)
    return [_carry_out(row) for row in rows]


def _told_to_agency(reader: Person, agency: Any) -> QuerySet:
    return _to_carry_out(Told.objects.visible_to(reader).filter(Q(agency=agency) | Q(seat__agency=agency)))


def late(on: date) -> Iterator[Concern]:
    """Yield the decisions that any agency, or a seat of one, should have carried out by now; one query."""
    bodies = Q(agency__isnull=False) | Q(seat__agency__isnull=False)
    for row in _to_carry_out(Told.objects.filter(bodies, due_on__lt=on)):
        agency = row.agency_id or row.seat.agency_id
        yield Concern(_carry_out(row), [("agency", agency)], row.decision, near=row.decision)


def _kept(standing: Standing, permission: Permission) -> tuple[frozenset[int], frozenset[int]]:
    """The partnerships for which somebody may do something whole, and the groups for which they may as chair."""
    whole = frozenset(seat.partnership for seat in standing.held if seat.role in WHOLE[permission])
    return whole, frozenset(seat.group for seat in standing.held if seat.role == "chair" and seat.group is not None)


def _day(day: date | None) -> Span:
    return Span.day(day) if day else NOT_KNOWN
