"""What of meetings follows when two entries for one person become one: who came, who stood in, who declared, and
from which private address their calendar reads."""

from goldthread.meetings.models import Attendance, Declaration, Feed
from goldthread.partners.models import Person

MARKED = ("mark", "mode", "came_at", "left_at", "note", "deputy_id")


def moves(twice: Person) -> dict[str, int]:
    """Return how much would follow, in words and numbers."""
    return {
        "attendance marks": Attendance.objects.filter(person=twice).count(),
        "meetings as a deputy": Attendance.objects.filter(deputy=twice).count(),
        "declarations": Declaration.objects.filter(person=twice).count(),
        "calendar subscriptions": Feed.objects.filter(person=twice).count(),
    }


def merged(twice: Person, kept: Person) -> dict[str, int]:
    """Let the marks of one entry be the other's. Where both have one in a seat at one meeting, there is one: what was
    marked stands before what was not, and the mark of the entry that goes on before the other's."""
    counts = moves(twice)
    there = {(row.meeting_id, row.seat_id): row for row in Attendance.objects.filter(person=kept, seat__isnull=False)}
    for row in Attendance.objects.filter(person=twice):
        same = there.get((row.meeting_id, row.seat_id)) if row.seat_id else None
        if same is None:
            row.person = kept
            row.save(update_fields=["person"])
            continue
        row.delete()
        if not same.mark and row.mark:
            for name in MARKED:
                setattr(same, name, getattr(row, name))
            same.save()
    Attendance.objects.filter(deputy=twice).update(deputy=kept)
    Declaration.objects.filter(person=twice).update(person=kept)
    if not Feed.objects.filter(person=kept).exists():
        Feed.objects.filter(person=twice).update(person=kept)
    Feed.objects.filter(person=twice).delete()
    return counts
