"""What the chapter does when groups change: their meetings are found by the name that the group has now."""

from goldthread.meetings.models import Meeting


def follows(touched: dict[str, set[int]]) -> None:
    """Count the meetings of each group among what was touched, so that they are found by its new name."""
    groups = touched.get("partners.group", set())
    if groups:
        meetings = Meeting.objects.filter(group__in=groups).values_list("pk", flat=True)
        touched.setdefault("meetings.meeting", set()).update(meetings)
