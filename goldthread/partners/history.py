"""The history of a record as sentences: who, with their seat, did what, and when."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils.timezone import localtime

from goldthread.kit.periods import uk_date
from goldthread.kit.words import joined, sentence_case
from goldthread.partners.models import Person
from goldthread.partners.queries import names_of
from goldthread.trail.queries import Told, history

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NUMBERS = (
    "version", "line", "claim", "impact", "evidence", "source", "circle_group", "repeats", "answers", "rag_by",
    "kind", "parents", "replaced_by", "stands_under", "action",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One sentence of a history, with what it changed."""

    sentence: str
    when: str
    changes: list[tuple[str, str, str]] = field(default_factory=list)


def history_of(records: Model | Iterable[Model], person: Person, limit: int = 50) -> list[Line]:
    """Return what happened to a record, newest first, with the names of those the reader may see."""
    told = history(records, person, limit)
    return lines_of(told, names_of((each.by_id for each in told), person))


def lines_of(told: Iterable[Told], names: dict[int | None, str]) -> list[Line]:
    """Return entries as sentences, with names a page has looked up already."""
    return [_line(each, names.get(each.by_id, "Somebody")) for each in told]


def _line(told: Told, who: str) -> Line:
    model = apps.get_model(told.record_kind)
    return Line(f"{who}: {_sentence(told, model)}", uk_date(localtime(told.at).date()), _changes(told, model))


def _sentence(told: Told, model: Any) -> str:
    """What happened; a step of the record's lifecycle by the state that it reached, in the words of its pages."""
    lifecycle = getattr(model, "LIFECYCLE", None)
    if lifecycle is None:
        return told.sentence
    name, *why = told.sentence.split(": ", 1)
    reached = [each.to for each in lifecycle.steps if name in (each.name, each.words.lower())]
    return ": ".join([f"set it to “{lifecycle.label(reached[0])}”", *why]) if reached else told.sentence


def _changes(told: Told, model: Any) -> list[tuple[str, str, str]]:
    if not told.before:
        return []
    names = [name for name in told.before if name not in NUMBERS]
    label = {name: sentence_case(name.replace("_", " ")) for name in names}
    said = {field.name: dict(field.flatchoices) for field in model._meta.fields if field.choices}

    def words(name: str, value: Any) -> str:
        known = said.get(name, {})
        return str(known.get(value)) if isinstance(value, str) and value in known else _words(value)

    return [(label[name], words(name, told.before[name]), words(name, told.after.get(name))) for name in names]


def _words(value: Any) -> str:
    """A value that the trail keeps, as people write it: a span in its own words, a day in words, a list with commas."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dict):
        return str(value.get("words") or "Not known")
    if isinstance(value, list):
        return joined([str(each) for each in value])
    return uk_date(date.fromisoformat(value)) if DAY.fullmatch(str(value)) else str(value)
