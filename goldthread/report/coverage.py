"""How a report stands to the items of its edition of the guidance: covered, bare, conditional or not applicable."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goldthread.kit.library.shapes import Item
from goldthread.report.facts import ItemFact

COVERED, BARE, CONDITIONAL, NOT_APPLICABLE = "covered", "bare", "conditional", "not applicable"
RESTRAINT = "restraint"
NO_ESTABLISHMENT = "There is no secure establishment in the area."


@dataclass(frozen=True)
class Standing:
    """A printed section as coverage sees it: the items it is meant for, those that its facts answer, and whether
    somebody wrote in it."""

    key: str
    title: str
    items: tuple[str, ...]
    answers: frozenset[str] = frozenset()
    is_written: bool = False


def coverage(
    items: Iterable[Item],
    sections: Iterable[Standing],
    answers: Mapping[str, tuple[str, str]],
    has_secure_establishment: bool | None = None,
) -> tuple[ItemFact, ...]:
    """Return each item of an edition with its state, where it is covered, and the reason that is printed.

    An item is covered where a section meant for it has words, or facts that answer it; an item with a condition only
    by words. Then the partnership's own answer counts, then what is known of the condition. Withdrawn items are left
    out.
    """
    printed = tuple(sections)
    return tuple(
        _item(item, printed, answers.get(item.id), has_secure_establishment) for item in items if not item.withdrawn
    )


def _item(
    item: Item, sections: tuple[Standing, ...], answer: tuple[str, str] | None, has_secure: bool | None
) -> ItemFact:
    meant = [section for section in sections if item.id in section.items]
    full = tuple(each.title for each in meant if _covers(each, item))
    state, where, reason = BARE, tuple(section.title for section in meant), ""
    if full:
        state, where = COVERED, full
    elif answer:
        state, reason = answer
    elif item.condition and RESTRAINT in item.sections and has_secure is False:
        state, reason = CONDITIONAL, NO_ESTABLISHMENT
    return ItemFact(item.id, item.text, item.duty, state, where, reason)


def _covers(section: Standing, item: Item) -> bool:
    return section.is_written or (item.id in section.answers and not item.condition)


def items_of(own: Iterable[str], items: Iterable[Item], key: str) -> list[str]:
    """The ids of the items that a section covers: its own, or where it names none, those it usually covers."""
    return list(own) or usual_items(items, key)


def usual_items(items: Iterable[Item], key: str) -> list[str]:
    """The ids of the items that a section of this key usually covers."""
    return [item.id for item in items if key in item.sections and not item.withdrawn]
