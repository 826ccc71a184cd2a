"""What comments copied of words that are erased: how a paragraph began, and whatever in a comment says the same."""

from django.db.models import Model, Q

from goldthread.kit.erasing import Erased
from goldthread.partners.models import Comment


def erase(erased: Erased) -> list[Model]:
    """Take the words out of every comment that repeats them, and return those."""
    said = Q(pk__in=())
    for trace in erased.traces:
        said |= Q(words__contains=trace) | Q(beginning__contains=trace)
    if isinstance(erased.record, Comment):
        said &= ~Q(pk=erased.record.pk)
    found = [row for row in Comment.objects.filter(said | _beside(erased)) if _left_out(row, erased)]
    for row in found:
        row.save(update_fields=["words", "beginning"])
    return list(found)


def _beside(erased: Erased) -> Q:
    """Comments on the paragraphs of the very text: each kept how its paragraph began."""
    mine = Q(record_kind=erased.kind, record_id=erased.record.pk)
    return mine & ~Q(beginning="") if erased.field == "narrative" else Q(pk__in=())


def _left_out(row: Comment, erased: Erased) -> bool:
    """Take the words out of one comment, in memory; answer whether anything went."""
    before = (row.words, row.beginning)
    row.words = erased.replaced(row.words)
    is_its_own = (row.record_kind, row.record_id) == (erased.kind, erased.record.pk) and erased.field == "narrative"
    row.beginning = erased.marker if row.beginning and is_its_own else erased.replaced(row.beginning)
    return before != (row.words, row.beginning)
