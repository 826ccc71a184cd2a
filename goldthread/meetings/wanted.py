"""What decisions and minutes want of people: replies, carrying out, closing, looking again, reading and agreeing."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from goldthread.kit.due import Due
from goldthread.kit.periods import NOT_KNOWN, Span, uk_date
from goldthread.kit.references import reference
from goldthread.meetings.models import Decision, Meeting, Reply, Told
from goldthread.partners.models import WIDE, Agency, Group, Person, Seat
from goldthread.partners.roles import ROLES, Permission
from goldthread.partners.standing import Standing, standing_of

SOON = timedelta(30)
NEXT = timedelta(60)
DECIDES, MINUTES = Permission.RECORD_DECISION, Permission.TAKE_MINUTES
TAKEN = (Decision.Status.TAKEN, Decision.Status.RATIFIED)


def of_decisions(reader: Person, on: date) -> list[Due]:
    """Return what waits for a reader: decisions to reply to or to carry out; and for whoever records them, those whose
    last day for replies has passed, and those to be looked at again. Two queries."""
    standing = standing_of(reader)
    if not standing.seats:
        return []
    mine = Q(agency__in=standing.agencies) | Q(group__in=standing.groups) | Q(seat__in=standing.seats)
    return [*_to_carry_out(reader, mine), *_to_decide(reader, standing, on)]


def _to_carry_out(reader: Person, mine: Q) -> Iterator[Due]:
    rows = Told.objects.visible_to(reader).filter(mine, carries_out=True, done_on=None, decision__status__in=TAKEN)
    for row in rows.select_related("decision", "agency", "group", "seat").order_by("due_on", "pk"):
        yield _carry_out(row)


def _carry_out(row: Told) -> Due:
    return Due(
        what=f"Carry out {reference(row.decision)}: {row.decision.words}",
        whose=str(row.body),
        when=_day(row.due_on),
        why="Decided, and to be carried out",
        where=reverse("meetings:carry-out", args=(row.pk,)),
        verb="Say that it is carried out",
        restricted=row.decision.circle not in WIDE,
    )


def _to_decide(reader: Person, standing: Standing, on: date) -> Iterator[Due]:
    """Decisions that wait for a reply of the reader's seats, for closing, or for another look."""
    members = Seat.objects.filter(pk__in=standing.seats, capacity=Seat.Capacity.MEMBER, group=OuterRef("group"))
    silent = members.exclude(pk__in=Reply.objects.filter(decision=OuterRef(OuterRef("pk"))).values("seat"))
    keeping, chairing = _kept(standing, DECIDES)
    kept = Q(home__in=keeping) | Q(group__in=chairing)
    wanted = Q(status="proposed", how="circulation", group__in=standing.groups) | (
        kept & (Q(status="proposed", replies_by__lt=on) | Q(status__in=TAKEN, review_on__lte=on + SOON))
    )
    rows = Decision.objects.visible_to(reader).filter(wanted).select_related("group").annotate(is_silent=Exists(silent))
    for row in rows.order_by("pk"):
        keeps = row.home_id in keeping or row.group_id in chairing
        yield from _of_decision(row, keeps, on)


def _of_decision(row: Decision, keeps: bool, on: date) -> Iterator[Due]:
    about = {"whose": str(row.group or ""), "restricted": row.circle not in WIDE}
    name = f"{reference(row)}: {row.words}"
    if row.is_open and row.is_silent:  # type: ignore[attr-defined]
        where = reverse("meetings:reply", args=(row.pk,))
        yield Due(what=name, when=_day(row.replies_by), why="A reply is wanted", where=where, verb="Reply", **about)  # type: ignore[arg-type]
    if row.is_open and keeps and row.replies_by and row.replies_by < on:
        why = f"The last day for replies was {uk_date(row.replies_by)}"
        yield Due(what=name, when=_day(row.replies_by), why=why, where=row.get_absolute_url(), verb="Close it", **about)  # type: ignore[arg-type]
    if keeps and row.status in TAKEN and row.review_on:
        where = reverse("meetings:look-again", args=(row.pk,))
        why = "To be looked at again"
        yield Due(what=name, when=_day(row.review_on), why=why, where=where, verb="Look again", **about)  # type: ignore[arg-type]


def of_minutes(reader: Person, on: date) -> list[Due]:
    """Return the minutes that wait for a reader: to be written, or, where they are the chair, to be read and sent out.
    One query, and none for whoever takes no minutes."""
    standing = standing_of(reader)
    keeping, chairing = _kept(standing, MINUTES)
    if not keeping and not chairing:
        return []
    kept = Q(home__in=keeping, minutes__in=("none", "draft")) | Q(
        group__in=chairing, minutes__in=("none", "draft", "chair")
    )
    rows = Meeting.objects.visible_to(reader).filter(kept, status="held", on__gte=on - timedelta(365), on__lte=on)
    return [_minutes(row) for row in rows.select_related("group").order_by("on", "pk")]


def _minutes(row: Meeting) -> Due:
    why, verb = {
        "none": ("It was held, and nothing is minuted", "Take the minutes"),
        "draft": ("The minutes are a draft", "Go on with them"),
        "chair": ("The minutes wait for the chair", "Read them"),
    }[row.minutes]
    day = f" of {uk_date(row.on)}" if row.on else ""
    where = reverse("meetings:minutes", args=(row.pk,))
    return Due(f"Minutes: {row}{day}", str(row.group), NOT_KNOWN, why, where, verb, row.circle not in WIDE)


def tabled(reader: Person, group: Group, on: date) -> list[Due]:
    """Return what of decisions and minutes belongs on the next agenda of a group: minutes to agree, decisions taken
    since that are to be ratified, and those to be looked at again."""
    held = Meeting.objects.visible_to(reader).filter(group=group, status="held", on__lte=on)
    minutes = held.filter(minutes="sent").order_by("-on")[:3]
    found = [_agree(row) for row in minutes]
    decisions = Decision.objects.visible_to(reader).filter(group=group)
    ratify = Q(status="taken") & ~Q(how="meeting")
    again = Q(status__in=TAKEN, review_on__lte=on + NEXT)
    for row in decisions.filter(ratify | again).order_by("decided_last", "pk"):
        about = {"whose": str(group), "restricted": row.circle not in WIDE, "where": row.get_absolute_url()}
        if row.status == "taken" and row.how != "meeting":
            what, why = f"Ratify {reference(row)}: {row.words}", f"{row.get_how_display()}, {row.decided}"
            found.append(Due(what=what, when=NOT_KNOWN, why=why, verb="Ratify", **about))  # type: ignore[arg-type]
        else:
            what = f"Look again at {reference(row)}: {row.words}"
            when = _day(row.review_on)
            found.append(Due(what=what, when=when, why="To be looked at again", verb="Look again", **about))  # type: ignore[arg-type]
    return found


def _agree(row: Meeting) -> Due:
    what = f"Agree the minutes of {uk_date(row.on)}" if row.on else "Agree the minutes of the last meeting"
    where = reverse("meetings:minutes", args=(row.pk,))
    return Due(
        what, str(row.group), NOT_KNOWN, "Sent to the members, not yet agreed", where, "Agree", row.circle not in WIDE
    )


def owes(reader: Person, agency: Agency, on: date) -> list[Due]:
    """Return the decisions that an agency carries out and has not, as far as a reader may see them: its own, and those
    of its seats."""
    mine = Q(agency=agency) | Q(seat__agency=agency)
    return list(_to_carry_out(reader, mine))


def _kept(standing: Standing, permission: Permission) -> tuple[frozenset[int], frozenset[int]]:
    """The partnerships for which a reader may do something whole, and the groups for which they may as chair."""
    allowing = [seat for seat in standing.held if permission in ROLES[seat.role].permissions]
    whole = frozenset(seat.partnership for seat in allowing if seat.role != "chair")
    return whole, frozenset(seat.group for seat in allowing if seat.role == "chair" and seat.group is not None)


def _day(day: date | None) -> Span:
    return Span.day(day) if day else NOT_KNOWN
