"""Taking erased words out of what was made from records: letters, jobs, rows that were brought in, comments, drafts."""

import json
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast

from goldthread.kit.erasing import Erased
from goldthread.kit.offers import extras
from goldthread.partners.models import Comment, Import, ImportedRow, Mapping, Meant
from goldthread.post.models import Draft, Job, Letter

MADE: tuple[tuple[type[models.Model], tuple[str, ...]], ...] = (
    (Comment, ("beginning", "words")),
    (Import, ("file", "sheets", "wanted", "columns")),
    (ImportedRow, ("sheet", "words", "problems", "made", "stays")),
    (Mapping, ("columns",)),
    (Meant, ("words",)),
    (Letter, ("subject", "text", "html", "says")),
    (Job, ("arguments", "says", "fault")),
)


def scrub(erased: Erased) -> int:
    """Put the sentence in place of the words wherever a row that was made from records still says them; return in how
    many rows that was."""
    changed = 0
    offered: Any = extras("erasing", "MADE")
    for model, names in (*MADE, *(each for made in offered for each in made)):
        for row in _saying(model, names, erased.traces):
            for name in names:
                longest = getattr(model._meta.get_field(name), "max_length", None)
                setattr(row, name, _without(getattr(row, name), erased, longest))
            row.save()
            changed += 1
    return changed


def forget_drafts(erased: Erased) -> int:
    """Forget every draft that says it, and whatever anybody was typing about the record in its chapter."""
    label = erased.record._meta
    chapters = Q(record_kind=label.label_lower) | Q(record_kind__startswith=f"{label.app_label}:")
    about = chapters & Q(record_id=erased.record.pk)
    for trace in erased.traces:
        about |= Q(text__contains=trace) | Q(about__contains=trace)
    return Draft.objects.filter(about).delete()[0]


def _saying(model: type[models.Model], names: tuple[str, ...], traces: tuple[str, ...]) -> list[Any]:
    if not traces:
        return []
    says = Q()
    for name in names:
        for trace in traces:
            says |= Q(**{f"{name}_text__contains": trace}) | Q(**{f"{name}_text__contains": json.dumps(trace)[1:-1]})
    texts = {f"{name}_text": Cast(name, models.TextField()) for name in names}
    return list(model._base_manager.annotate(**texts).filter(says))


def _without(value: Any, erased: Erased, longest: int | None = None) -> Any:
    """A text, or whatever holds texts, with the words taken out."""
    if isinstance(value, str):
        return erased.replaced(value)[:longest]
    if isinstance(value, dict):
        return {_without(name, erased): _without(each, erased) for name, each in value.items()}
    return [_without(each, erased) for each in value] if isinstance(value, list) else value
