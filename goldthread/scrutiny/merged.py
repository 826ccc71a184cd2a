"""What of scrutiny follows when two entries for one scrutineer become one: the log, the notes and the statements."""

from goldthread.partners.models import Person
from goldthread.scrutiny.models import Activity, LastLook, PrivateNote, Statement


def moves(twice: Person) -> dict[str, int]:
    """Return how much would follow, in words and numbers. Private notes follow too, and are not counted."""
    return {
        "entries in the log of scrutiny": Activity.objects.filter(author=twice).count(),
        "scrutineer's statements": Statement.objects.filter(author=twice).count(),
    }


def merged(twice: Person, kept: Person) -> dict[str, int]:
    """Let what one entry wrote be the other's to change. Where both wrote of one meeting, both pieces stay and one
    names it; when they last looked is kept where both did."""
    counts = moves(twice)
    written = Activity.objects.filter(author=kept, meeting__isnull=False).values_list("meeting", flat=True)
    Activity.objects.filter(author=twice, meeting__in=list(written)).update(meeting=None)
    for model in (Activity, Statement, PrivateNote):
        model.objects.filter(author=twice).update(author=kept)
    looked = LastLook.objects.filter(author=kept).values("home")
    LastLook.objects.filter(author=twice).exclude(home__in=list(looked.values_list("home", flat=True))).update(
        author=kept
    )
    LastLook.objects.filter(author=twice).delete()
    return counts
