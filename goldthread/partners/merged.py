"""What of this chapter follows when two entries for one person become one: comments that were written to them."""

from django.db.models import Exists, OuterRef

from goldthread.partners.models import Addressed, Person


def moves(twice: Person) -> dict[str, int]:
    """Return how much would follow, in words and numbers."""
    return {"comments to them": Addressed.objects.filter(person=twice).count()}


def merged(twice: Person, kept: Person) -> dict[str, int]:
    """Let what was written to one entry be written to the other, once."""
    there = Addressed.objects.filter(person=kept, comment=OuterRef("comment"))
    rows = Addressed.objects.filter(person=twice)
    moved = rows.filter(~Exists(there)).update(person=kept)
    rows.delete()
    return {"comments to them": moved}
