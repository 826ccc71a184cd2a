"""Reading meetings for lists and pages."""

from datetime import date

from django.db.models import QuerySet

from goldthread.meetings.models import Meeting


def for_list(meetings: QuerySet) -> QuerySet:
    """Return meetings with what a list says of each."""
    return meetings.select_related("group", "home")


def for_page(meetings: QuerySet) -> QuerySet:
    """Return meetings with what their page says of each."""
    return meetings.select_related("group", "home", "moved_to", "chaired_by", "circle_group", "agreed_at")


def last_before(meeting: Meeting) -> Meeting | None:
    """Return the last meeting of the same group that was held before this one."""
    held = Meeting.objects.filter(group=meeting.group_id, status=Meeting.Status.HELD).exclude(pk=meeting.pk)
    return held.filter(on__lt=meeting.on).order_by("-on", "-pk").first() if meeting.on else None


def last_held(group_id: int, on: date) -> Meeting | None:
    """Return the last meeting that a group held up to a day."""
    held = Meeting.objects.filter(group=group_id, status=Meeting.Status.HELD, on__lte=on)
    return held.order_by("-on", "-pk").first()
