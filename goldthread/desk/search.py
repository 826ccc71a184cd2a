"""Search: what somebody typed, found over everything they may see, and shown with the words around it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Model

from goldthread.kit.marked import marked, pattern_of, snippet
from goldthread.kit.references import parse_reference
from goldthread.kit.sought import all_sought
from goldthread.partners.marking import markings_of
from goldthread.partners.models import Person
from goldthread.partners.standing import standing_of
from goldthread.post.finding import asked_words, best, matching, nearby
from goldthread.post.models import Findable

FIRST = 300  # asked of the engine at once: nearly always enough to fill the pages
MOST = 200  # shown and counted: whoever finds more narrows the search
DEEPEST = 20_000
LONGEST = 200  # characters of what is typed


@dataclass(frozen=True)
class Found:
    """The numbers of what was found, the best first, and whether there is more than is shown."""

    numbers: list[int]
    is_more: bool


def search(person: Person, typed: str, marks: Collection[str]) -> Found:
    """Find what the words and marks find among what a person may see: first what their own partnerships keep, which
    nearly always fills the pages, and after it what others share. What others may see changes nothing here, not even
    the count: when the best few are mostly hidden, the rest are asked for too."""
    near = nearby(standing_of(person).partnerships)
    ranked = best(typed, marks, FIRST, within=near)
    seen = _seen(person, ranked)
    numbers = [number for number in ranked if number in seen]
    if len(numbers) <= MOST:
        is_cut = len(ranked) == FIRST
        numbers = _every(person, typed, marks, ()) if is_cut else numbers + _every(person, typed, marks, near)
    return Found(numbers[:MOST], len(numbers) > MOST)


def _every(person: Person, typed: str, marks: Collection[str], outside: Collection[str]) -> list[int]:
    """All that the reader may see, the best first."""
    if not asked_words(typed) and not marks:
        return []
    matched = matching(typed, marks, outside=outside)
    visible = Findable.objects.visible_to(person)  # type: ignore[attr-defined]
    seen = set(visible.filter(pk__in=matched).values_list("pk", flat=True))
    return [number for number in best(typed, marks, DEEPEST, outside=outside) if number in seen]


def _seen(person: Person, numbers: list[int]) -> set[int]:
    """Which of these the reader may see: only the doors of the kinds that are among them are asked."""
    if not numbers:
        return set()
    rows = Findable.objects.filter(pk__in=numbers)
    kinds = set(rows.values_list("record_kind", flat=True).distinct())
    return set(rows.visible_to(person, kinds).values_list("pk", flat=True))  # type: ignore[attr-defined]


def named(person: Person, typed: str, partnership_id: int | None) -> Findable | None:
    """The one record that a reference such as AC-12 names: in the partnership being looked at, else anywhere that the
    reader may see; None when it names none or several."""
    parsed = parse_reference(typed)
    if parsed is None:
        return None
    visible = Findable.objects.visible_to(person)  # type: ignore[attr-defined]
    rows = list(visible.filter(reference=f"{parsed[0]}-{parsed[1]}")[:20])
    here = [row for row in rows if row.partnership_id == partnership_id]
    rows = here or rows
    return rows[0] if len(rows) == 1 else None


def rows_of(numbers: list[int]) -> list[Findable]:
    """Return what is kept of a page of results, in their order."""
    rows = Findable.objects.in_bulk(numbers)
    return [rows[number] for number in numbers if number in rows]


def markings(rows: list[Findable], usual: str) -> list[str]:
    """Return the protective markings of what a page of results names; one query."""
    kinds = all_sought()
    named: dict[type[Model], list[int]] = {}
    for row in rows:
        named.setdefault(kinds[row.record_kind].model, []).append(row.record_id)
    return markings_of(named, usual)


def shown(rows: list[Findable], typed: str, names: dict[int, str]) -> list[dict[str, object]]:
    """What each of a page of results says: its title, kind, state, its partnership where the reader sits in several,
    and the words around what was found."""
    kinds = all_sought()
    words = pattern_of(word for phrase in asked_words(typed) for word in phrase)
    return [
        {
            "title": marked(row.title, words),
            "url": row.url,
            "reference": row.reference,
            "kind": kinds[row.record_kind].name,
            "status": row.status,
            "partnership": names.get(row.partnership_id or 0, ""),
            "snippet": snippet(row.text, words) if row.text != row.title else "",
        }
        for row in rows
    ]
