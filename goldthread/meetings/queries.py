"""Reading meetings for lists and pages."""

from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from goldthread.actions.models import EvidenceFile
from goldthread.meetings.models import Meeting, Paper
from goldthread.partners.models import Group, GroupParent, Holding, Person, Seat
from goldthread.partners.models.record import lasting
from goldthread.post.models import StoredFile


def for_list(meetings: QuerySet) -> QuerySet:
    """Return meetings with what a list says of each."""
    return meetings.select_related("group", "home")


def for_page(meetings: QuerySet) -> QuerySet:
    """Return meetings with what their page says of each."""
    return meetings.select_related("group__home", "home", "moved_to", "chaired_by", "circle_group", "agreed_at")


def with_digest(papers: QuerySet) -> QuerySet:
    """Return papers with the `digest` of the latest file of each that was looked at, and what it is filed as."""
    files = EvidenceFile.objects.filter(evidence=OuterRef("evidence"), file__state=StoredFile.State.CHECKED)
    return papers.annotate(digest=Subquery(files.order_by("-number").values("file__digest")[:1]))


def last_held(group_id: int, on: date) -> Meeting | None:
    """Return the last meeting that a group held up to a day."""
    return held_by(group_id, on).first()


def held_by(group_id: int, on: date) -> QuerySet:
    """Return the meetings that a group held up to a day, the last first."""
    held = Meeting.objects.filter(group=group_id, status=Meeting.Status.HELD, on__lte=on)
    return held.order_by("-on", "-pk")


def late_papers(meeting: Meeting, on: date) -> list[Paper]:
    """Return the papers of a meeting that were asked of somebody, are due, and are not here."""
    waiting = Paper.objects.filter(meeting=meeting, evidence=None, how="", due_on__lt=on).exclude(asked_on=None)
    return list(waiting.select_related("meeting__group", "asked_agency", "asked_group", "asked_seat"))


def groups_beneath(meeting: Meeting, person: Person, on: date) -> list[Group]:
    """Return the groups that stand under a meeting's group on a day and that the reader may see, but no case panel."""
    under = GroupParent.objects.filter(lasting(on), parent=meeting.group_id).values("group")
    found = Group.objects.visible_to(person).filter(pk__in=under, ends_last=None)
    return list(found.exclude(kind=Group.Kind.PANEL).order_by("name"))


def seat_in(meeting: Meeting, person: Person, on: date) -> Seat | None:
    """Return the seat of a meeting's group that a person holds or deputises today."""
    held = Holding.objects.on(on).filter(person=person.pk, seat__group=meeting.group_id).select_related("seat")
    found = held.order_by("is_deputy", "pk").first()
    return found.seat if found else None
