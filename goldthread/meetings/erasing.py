"""What meetings copied of words that are erased: agendas that named a record, minutes as they stood, reports of groups,
and packs that were bound of them."""

from typing import Any

from django.db.models import Model, Q

from goldthread.actions.models import Evidence, EvidenceFile
from goldthread.kit.erasing import Erased
from goldthread.meetings.models import AgendaItem, HighlightReport, Meeting, MinutesKept, Pack, Paper
from goldthread.meetings.operations.packing import forget_packs

COPIES: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (AgendaItem, ("title", "why", "brought_words", "minuted", "remarks")),
    (Paper, ("title",)),
    (MinutesKept, ("why", "words", "open_words")),
    (HighlightReport, ("summary", "escalations", "wanted")),
)
WHY = "something in it was erased"


def erase(erased: Erased) -> list[Model]:
    """Take the words out of whatever says them, forget the packs that may hold them, and return what was changed."""
    found = [row for model, names in COPIES for row in _saying(model, names, erased) if row != erased.record]
    for row in found:
        row.save()
    forget_packs(Pack.objects.filter(meeting__in=_meetings([*found, erased.record])), WHY)
    return list(found)


def _saying(model: Any, names: tuple[str, ...], erased: Erased) -> list[Any]:
    """The rows that say a trace of the words, with the words taken out, in memory."""
    says = Q(pk__in=())
    for trace in erased.traces:
        for name in names:
            says |= Q(**{f"{name}__contains": trace})
    rows = list(model.objects.filter(says).select_related("meeting"))
    for row in rows:
        for name in names:
            setattr(row, name, erased.replaced(getattr(row, name))[: model._meta.get_field(name).max_length])
    return rows


def _meetings(rows: list[Any]) -> set[int]:
    """The meetings in whose pack these rows may stand."""
    found = {row.pk if isinstance(row, Meeting) else getattr(row, "meeting_id", None) for row in rows}
    evidence = {row.evidence_id if isinstance(row, EvidenceFile) else row.pk for row in rows if _is_evidence(row)}
    tabled = Paper.objects.filter(evidence__in=evidence).values_list("meeting", flat=True) if evidence else ()
    return {pk for pk in (*found, *tabled) if pk}


def _is_evidence(row: Model) -> bool:
    return isinstance(row, Evidence | EvidenceFile)
