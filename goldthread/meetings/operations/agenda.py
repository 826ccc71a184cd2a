"""The agenda of a meeting: drafted from what is due, worded, put in order, and taken off again."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from goldthread.kit.refusal import Refusal
from goldthread.kit.words import counted
from goldthread.meetings.models import AgendaItem, Meeting, Paper
from goldthread.meetings.operations.packing import restrict_with
from goldthread.meetings.tabling import CLOSING, OPENING, Proposal
from goldthread.partners.models import Person
from goldthread.trail.operation import changes, note, operation, values_of
from goldthread.trail.rows import reread, stored

WORDED = ("title", "kind", "brought_by", "brought_words", "minutes_long", "is_restricted")
OVER = "The meeting is no longer ahead. What it dealt with is set right in its minutes."
MINUTED = "“{item}” has minutes or decisions already, so it stays. Change its words instead."


@operation
def add_items(
    *, meeting: Meeting, items: Iterable[Proposal], version: int | None, by: Person | None, on: date
) -> Meeting:
    """Put items on the agenda, those that open a meeting first and those that close it last. Raises Refusal when
    nothing was chosen."""
    row = _open(meeting, version)
    chosen = list(items)
    if not chosen:
        raise Refusal("Tick what goes on the agenda, or write an item of your own.", "chosen")
    there = _items(row)
    made = [_made(row, each) for each in chosen]
    _file_papers(row, made)
    _place(_in_order([*there, *made]))
    stored(row)
    for item in made:
        note(item, after=values_of(item, WORDED), says="was put on the agenda", partnership_id=row.home_id)
    note(row, says=f"put {counted(len(made), 'item')} on the agenda")
    return row


@operation
def set_agenda(
    *,
    meeting: Meeting,
    rows: Mapping[int, Mapping[str, Any]],
    places: Mapping[int, int],
    move: tuple[int, int] | None = None,
    drop: Sequence[int] = (),
    version: int | None,
    by: Person | None,
    on: date,
) -> Meeting:
    """Word, time and order the items of an agenda, and take some off. `rows` holds the words by item, `places` the
    number that somebody gave each, `move` one item and how many places it goes down."""
    row = _open(meeting, version)
    kept = []
    for item in _items(row):
        if item.pk in drop:
            _take_off(item, row)
            continue
        before, after = changes(item, rows.get(item.pk, {}))
        if after:
            item.save(update_fields=[*after])
            if after.get("is_restricted"):
                restrict_with(item, row)
            note(item, before, after, says="was changed on the agenda", partnership_id=row.home_id)
        kept.append(item)
    kept.sort(key=lambda item: (places.get(item.pk, item.position), item.position))
    _place(_moved(kept, move))
    stored(row)
    note(row, says=f"saved the agenda with {counted(len(kept), 'item')}")
    return row


def _open(meeting: Meeting, version: int | None) -> Meeting:
    row = reread(meeting, version)
    if not row.is_ahead:
        raise Refusal(OVER)
    return row


def _items(meeting: Meeting) -> list[AgendaItem]:
    return list(AgendaItem.objects.filter(meeting=meeting).order_by("position", "pk"))


def _made(meeting: Meeting, proposal: Proposal) -> AgendaItem:
    return AgendaItem.objects.create(
        meeting=meeting, position=0, title=proposal.title, why=proposal.why, where=proposal.where, kind=proposal.kind,
        is_restricted=proposal.is_restricted,
    )  # fmt: skip


def _file_papers(meeting: Meeting, items: list[AgendaItem]) -> None:
    """Put a paper that became an item under it."""
    places = {item.where: item for item in items if item.where}
    for paper in Paper.objects.filter(meeting=meeting, item=None):
        if item := places.get(paper.get_absolute_url()):
            paper.item = item
            paper.save(update_fields=["item"])
            note(paper, after={"item": str(item)}, says="was put under an item", partnership_id=meeting.home_id)


def _in_order(items: list[AgendaItem]) -> list[AgendaItem]:
    """The items as they stood, with what was added behind them, between what opens and what closes a meeting."""
    ends = {title: place - len(OPENING) - 1 for place, title in enumerate(OPENING)}
    ends |= {title: place + 1 for place, title in enumerate(CLOSING)}
    return sorted(items, key=lambda item: ends.get(item.title, 0))


def _moved(items: list[AgendaItem], move: tuple[int, int] | None) -> list[AgendaItem]:
    if move is None:
        return items
    place = next((place for place, item in enumerate(items) if item.pk == move[0]), None)
    if place is not None:
        item = items.pop(place)
        items.insert(min(max(place + move[1], 0), len(items)), item)
    return items


def _place(items: Iterable[AgendaItem]) -> None:
    for place, item in enumerate(items, 1):
        if item.position != place:
            item.position = place
            item.save(update_fields=["position"])


def _take_off(item: AgendaItem, meeting: Meeting) -> None:
    if item.minuted or item.decisions.exists():
        raise Refusal(MINUTED.format(item=item))
    note(
        item, before=values_of(item, WORDED), after={}, says="was taken off the agenda", partnership_id=meeting.home_id
    )
    item.delete()
