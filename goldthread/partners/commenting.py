"""Comments as pages show them: conversations beside a record, to whom one may write, and who may resolve one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Model, Prefetch, Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from goldthread.partners.gate import partnership_of
from goldthread.partners.models import Comment, Holding, Partnership, Person
from goldthread.partners.models.comment import commented, writes_in
from goldthread.partners.passages import beginning_of, marks_of, paragraphs_of, place_of
from goldthread.partners.queries import names_of
from goldthread.partners.roles import OVERSEERS
from goldthread.partners.standing import standing_of

NEAREST = 12


@dataclass(frozen=True)
class Said:
    """One comment: who wrote it, to whom, and whether the reader may take it back."""

    row: Comment
    who: str
    to: str
    may_take_back: bool


@dataclass(frozen=True)
class Conversation:
    """A comment with its answers, the paragraph it is about, and whether the reader may resolve it."""

    first: Said
    answers: list[Said] = field(default_factory=list)
    place: int | None = None
    is_gone: bool = False
    may_resolve: bool = False
    resolved: str = ""

    @property
    def is_open(self) -> bool:
        return self.first.row.resolved_on is None


def find_record(kind: str, number: int, person: Person) -> Model:
    """Return what comments stand beside, for a reader who may see it. To anyone else it does not exist."""
    if kind not in commented():
        raise Http404
    return get_object_or_404(commented()[kind].model.objects.visible_to(person), pk=number)  # type: ignore[attr-defined]


def home_of(record: Model) -> Partnership:
    """Return the partnership that a record is at home in, or what it hangs on."""
    home = partnership_of(record)
    if home is None:
        raise Http404
    return home


def text_of(record: Any) -> str:
    """Return the text whose paragraphs are commented on; a record without narrative has none."""
    return getattr(record, "narrative", "")


def is_writing(person: Person, home_id: int) -> bool:
    """Say whether somebody is of the writing team of a partnership."""
    return home_id in writes_in(standing_of(person))


def conversations(record: Any, person: Person, passage: str = "") -> list[Conversation]:
    """Return the conversations beside a record, or one paragraph of it: the open ones first, the latest at the top."""
    seen = Person.objects.filter(Q(pk=person.pk) | Q(pk__in=Person.objects.visible_to(person).values("pk")))
    rows = list(
        Comment.objects.beside(record, person)
        .select_related("by")
        .prefetch_related(Prefetch("to", seen))
        .order_by("pk")
    )
    names = names_of([pk for row in rows for pk in (row.by_id, row.resolved_by_id)], person)
    paragraphs = paragraphs_of(text_of(record))
    answers: dict[int | None, list[Comment]] = {}
    for row in rows:
        answers.setdefault(row.under_id, []).append(row)
    found = [_conversation(row, answers.get(row.pk, []), names, paragraphs, person) for row in answers.get(None, [])]
    place = marks_of(paragraphs).index(passage) if passage in marks_of(paragraphs) else None
    if passage:
        found = [each for each in found if each.place == place]
    return sorted(found, key=lambda each: (not each.is_open, -each.first.row.pk))


def _conversation(
    row: Comment, answers: list[Comment], names: dict[int | None, str], paragraphs: list[str], person: Person
) -> Conversation:
    said = [_said(each, names, person, bool(answers) and each == row) for each in (row, *answers)]
    place = place_of(row.passage, row.beginning, paragraphs) if row.passage else None
    resolved = names.get(row.resolved_by_id, "Somebody") if row.resolved_by_id else ""
    return Conversation(
        said[0], said[1:], place, bool(row.passage) and place is None, may_resolve(person, [row, *answers]), resolved
    )


def _said(row: Comment, names: dict[int | None, str], person: Person, is_answered: bool) -> Said:
    to = ", ".join(sorted("you" if each.pk == person.pk else each.name for each in row.to.all()))
    is_mine = row.by_id == person.pk and not is_answered and row.resolved_on is None
    return Said(row, names.get(row.by_id, "Somebody"), to, is_mine)


def may_resolve(person: Person, rows: Iterable[Comment]) -> bool:
    """Say whether somebody may resolve a conversation and open it again: who wrote it, to whom it was written, and the
    writing team."""
    rows = list(rows)
    named = {row.by_id for row in rows[:1]} | {each.pk for row in rows for each in row.to.all()}
    return person.pk in named or is_writing(person, rows[0].home_id)


def paragraph_of(record: Any, passage: str) -> str:
    """Return how the paragraph with this mark begins; nothing when there is no such paragraph."""
    paragraphs = paragraphs_of(text_of(record)) if passage else []
    marked = dict(zip(marks_of(paragraphs), paragraphs, strict=True))
    return beginning_of(marked.get(passage, ""))


def open_by_paragraph(record: Any, person: Person) -> list[tuple[str, int]]:
    """Return for each paragraph of a record its mark and how many conversations about it are open; one query."""
    paragraphs = paragraphs_of(text_of(record))
    rows = Comment.objects.beside(record, person).filter(under=None, resolved_on=None).exclude(passage="")
    counts = [0] * len(paragraphs)
    for mark, beginning, number in rows.values_list("passage", "beginning").annotate(Count("pk")):
        place = place_of(mark, beginning, paragraphs)
        if place is not None:
            counts[place] += number
    return list(zip(marks_of(paragraphs), counts, strict=True))


def nearest(record: Any, person: Person, on: date) -> list[tuple[int, str]]:
    """Return those a comment is most often written to: the business unit and the scrutineer, the group that keeps the
    record to itself, and whoever wrote beside it; as far as the reader may see who sits where."""
    wrote = Comment.objects.beside(record, person).values("by")
    unit = Q(seat__partnership=home_of(record), seat__role__in=OVERSEERS)
    keepers = Q(seat__group=getattr(record, "circle_group_id", None) or 0)
    rows = Holding.objects.visible_to(person).on(on).filter(unit | keepers | Q(person__in=wrote))
    rows = rows.filter(person__is_active=True).exclude(person=person).order_by("seat__title", "person__name")
    found: dict[int, str] = {}
    for pk, name, title in rows.values_list("person_id", "person__name", "seat__title"):
        found.setdefault(pk, f"{name}, {title}")
    return list(found.items())[:NEAREST]


def named(words: str, person: Person) -> list[Person]:
    """Return the people whom the reader may see and who have this name or e-mail address."""
    known = Person.objects.visible_to(person).filter(is_active=True)
    return list(known.filter(Q(name__iexact=words) | Q(email__iexact=words)).order_by("pk")[:2])


def people_of(numbers: Iterable[Any], person: Person) -> list[Person]:
    """Return people by their numbers, as far as the reader may see them."""
    return list(Person.objects.visible_to(person).filter(pk__in=list(numbers), is_active=True))
