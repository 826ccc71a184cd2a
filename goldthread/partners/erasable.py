"""What of a record can be erased: its own texts and files, and those of the rows that hang on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.urls import reverse

from goldthread.kit.periods import UnreadableSpan, parse_span
from goldthread.kit.references import reference
from goldthread.kit.words import sentence_case
from goldthread.partners.gate import partnership_of
from goldthread.partners.models import Comment, Partnership, Person
from goldthread.partners.models.comment import commented
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.post.models import StoredFile

ELSEWHERE = ("trail", "post", "kit")
MOST_ROWS = 100
LONGEST = 160


@dataclass(frozen=True)
class Erasable:
    """One field of one record that holds words or a file."""

    record: models.Model
    field: str
    words: str

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.record._meta.label_lower} {self.record.pk} {self.field}"

    @property
    def place(self) -> str:
        """The record and the field, in words that say nothing of what stands there."""
        field: Any = self.record._meta.get_field(self.field)
        label = str(field.verbose_name)
        return f"{named(self.record)}: {label}"

    @property
    def quoted(self) -> str:
        """Where it stands, and how it begins, for those who may read it."""
        words = " ".join(self.words.split())
        return f"{self.place}: “{words[:LONGEST]}{'...' if len(words) > LONGEST else ''}”"

    @property
    def is_file(self) -> bool:
        return self.record._meta.get_field(self.field).related_model is StoredFile


def named(record: models.Model) -> str:
    """A record by its reference or its number, never by its words."""
    noun = sentence_case(str(record._meta.verbose_name))
    return f"{noun} {reference(record) if hasattr(record, 'REFERENCE') else record.pk}"  # type: ignore[arg-type]


def found(kind: str, pk: int, person: Person) -> models.Model | None:
    """The record of a kind with a number, if it is a partnership's and the reader may see it; what was removed from
    sight keeps its words, and is there to be erased for those who saw it."""
    try:
        model = apps.get_model(kind)
    except (LookupError, ValueError):
        return None
    if model._meta.app_label in ELSEWHERE or not model.__module__.startswith("goldthread."):
        return None
    records: Any = model._default_manager.all()
    seen = getattr(records, "kept_or_removed", records.visible_to)(person)
    record = seen.filter(pk=pk).first()
    return record if record is not None and home_number(record) else None


def home_of(record: models.Model) -> Partnership | None:
    """The partnership whose people decide on erasing something of a record; a person or an agency has none."""
    return None if isinstance(record, Partnership | Person) else partnership_of(record)


def home_number(record: models.Model) -> int | None:
    """The number of that partnership, without asking for it where the record says it."""
    if not isinstance(record, Partnership | Person):
        for name in ("home_id", "partnership_id"):
            if hasattr(record, name):
                return getattr(record, name)  # type: ignore[no-any-return]
    home = home_of(record)
    return home.pk if home else None


def of_record(record: models.Model, person: Person) -> list[Erasable]:
    """What can be erased of a record, of the rows that hang on it and of the comments beside it, as far as the reader
    may see them."""
    beside = Comment.objects.beside(record, person) if record._meta.label_lower in commented() else ()
    rows = [record, *_hanging(record, person), *beside[:MOST_ROWS]]
    return [Erasable(row, name, words) for row in rows for name, words in texts_of(row)]


def texts_of(record: models.Model) -> Iterator[tuple[str, str]]:
    """The fields of a record that hold words somebody wrote, or a file."""
    for field in record._meta.concrete_fields:
        if field.related_model is StoredFile and getattr(record, field.attname):
            yield field.name, str(getattr(record, field.name))
        elif _is_words(field) and (words := getattr(record, field.attname)) and not _is_date(field.name, words):
            yield field.name, words


def _is_words(field: Any) -> bool:
    is_text = isinstance(field, models.CharField | models.TextField)
    return is_text and not isinstance(field, models.SlugField) and not field.choices and not field.unique


def _may_hold(model: Any) -> bool:
    """Whether rows of a table can hold words that somebody thought of, or a file."""
    fields = [field for field in model._meta.concrete_fields if not field.name.endswith("_words")]
    return any(field.related_model is StoredFile or _is_words(field) for field in fields)


def _is_date(name: str, words: str) -> bool:
    """Whether a field holds the words of a date, and nothing that anybody thought of."""
    if not name.endswith("_words"):
        return False
    try:
        parse_span(words)
    except UnreadableSpan:
        return False
    return True


def _hanging(record: models.Model, person: Person) -> Iterator[models.Model]:
    for relation in record._meta.related_objects:
        model: Any = relation.related_model
        if model._meta.app_label in ELSEWHERE or relation.many_to_many or not _may_hold(model):
            continue
        rows = model.objects.visible_to(person).filter(**{relation.field.name: record})
        yield from rows.order_by("-pk")[:MOST_ROWS]


def address(record: models.Model, person: Person) -> str:
    """Where a reader asks that something of a record be erased; none for those who may not."""
    home = home_number(record)
    if home is None or not may_in(person, Permission.ERASE, home):
        return ""
    return reverse("partners:ask-erasure", args=(record._meta.label_lower, record.pk))
