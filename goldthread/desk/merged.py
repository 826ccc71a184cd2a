"""What of the desk follows when two entries for one person become one: what they handed on, and were handed."""

from django.db.models import F, Q

from goldthread.desk.models import Handed
from goldthread.partners.models import Person


def moves(twice: Person) -> dict[str, int]:
    """Return how much would follow, in words and numbers."""
    return {"handed-on things": Handed.objects.filter(Q(giver=twice) | Q(taker=twice)).count()}


def merged(twice: Person, kept: Person) -> dict[str, int]:
    """Let what one entry gave or was given be the other's. What both handed on stands once, and what one had handed to
    the other is nobody's but theirs."""
    counts = moves(twice)
    given = Handed.objects.filter(giver=kept, ended_on=None).values_list("where", flat=True)
    Handed.objects.filter(giver=twice, ended_on=None, where__in=list(given)).delete()
    Handed.objects.filter(giver=twice).update(giver=kept)
    Handed.objects.filter(taker=twice).update(taker=kept)
    Handed.objects.filter(giver=kept, taker=F("giver")).delete()
    return counts
