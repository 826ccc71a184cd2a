"""Parts of a paper: their words, titles, order, and whether they print; and the tail's states, rows and texts."""

from datetime import date
from typing import Any

from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Person
from goldthread.report.models import (
    BackgroundDocument,
    Legislation,
    Paper,
    Part,
    PreviousDecision,
    StrategicLink,
    TailState,
)
from goldthread.report.operations.rows import moved
from goldthread.trail.lock import locked
from goldthread.trail.operation import changes, note, operation
from goldthread.trail.rows import free_key, reread, stored

LISTS: dict[str, tuple[type, str]] = {
    "strategic": (StrategicLink, "strategic_links"),
    "previous": (PreviousDecision, "previous_decisions"),
    "legislation": (Legislation, "legislation_rows"),
    "background": (BackgroundDocument, "background_documents"),
}
STATES = (*LISTS, "equality", "impact_assessment")


@operation
def save_part(*, part: Part, title: str, narrative: str, version: int | None, by: Person | None, on: date) -> Part:
    """Save the title and the words of a part. A stale one is refused with both texts."""
    row = reread(part, version, {"title": title, "narrative": narrative})
    before, after = changes(row, {"title": title.strip(), "narrative": narrative.replace("\r\n", "\n").strip()})
    row.save()
    note(row.paper, before, after, says=f"wrote the part {row.title or row.key}")
    return row


@operation
def add_part(*, paper: Paper, key: str = "", title: str = "", version: int | None, by: Person | None, on: date) -> Part:
    """Add a part: one built from the record by its key, or one of the partnership's own words under a title."""
    row = reread(paper, version)
    if not key and not title.strip():
        raise Refusal("Give the part a title, or choose one that is built from the record.", "title")
    if key and row.parts.filter(key=key).exists():
        raise Refusal("That part is in the paper already.", "key")
    made = Part(paper=row, key=key or free_key(Part.objects.filter(paper=row), title), title=title.strip())
    made.position = row.parts.count()
    stored(made)
    row.save()
    note(row, after={"key": made.key, "title": made.title}, says=f"added the part {made.title or made.key}")
    return made


@operation
def show_part(*, part: Part, is_hidden: bool, version: int | None, by: Person | None, on: date) -> Part:
    """Leave a part out of the paper, or print it again; its words are kept."""
    row = reread(part, version)
    before, after = changes(row, {"is_hidden": is_hidden})
    row.save()
    note(
        row.paper, before, after, says=f"{'left out' if is_hidden else 'brought back'} the part {row.title or row.key}"
    )
    return row


@operation
def move_part(*, part: Part, up: bool, version: int | None, by: Person | None, on: date) -> Part:
    """Move a part one place up or down. The version is the paper's, whose order it is."""
    paper = stored(reread(part.paper, version))
    row = locked(Part.objects.all(), part.pk)
    Part.objects.bulk_update(moved(paper.parts.order_by("position", "pk"), row.pk, up), ["position"])
    where = "up" if up else "down"
    note(paper, after={"part": row.key, "moved": where}, says=f"moved the part {row.title or row.key} {where}")
    return row


@operation
def change_tail(*, paper: Paper, version: int | None, by: Person | None, on: date, **values: Any) -> Paper:
    """Change how each list and text of the tail stands. A list with rows in it cannot be said to hold none."""
    row = reread(paper, version)
    before, after = changes(row, values)
    for name, (_, related) in LISTS.items():
        if getattr(row, name) == TailState.NONE and getattr(row, related).exists():
            raise Refusal("There are rows in this list. Take them out before you confirm that there are none.", name)
    said_none = any(after.get(name) == TailState.NONE for name in STATES)
    if said_none:
        row.confirmed_on = on
    elif all(getattr(row, name) != TailState.NONE for name in STATES):
        row.confirmed_on = None
    stored(row)
    note(row, before, after, says="changed the corporate and legal information")
    return row


@operation
def add_tail_row(*, paper: Paper, name: str, version: int | None, by: Person | None, on: date, **values: Any) -> Paper:
    """Add a row to a list of the tail, which is then listed."""
    row = reread(paper, version)
    model, related = LISTS[name]
    made = model(paper=row, position=getattr(row, related).count())
    for column, value in values.items():
        setattr(made, column, value)
    stored(made)
    setattr(row, name, TailState.LISTED)
    if all(getattr(row, each) != TailState.NONE for each in STATES):
        row.confirmed_on = None
    row.save()
    note(row, after={"list": name, **values}, says=f"added to {name}: {values.get('title') or values.get('words')}")
    return row


@operation
def remove_tail_row(*, paper: Paper, name: str, row_pk: int, version: int | None, by: Person | None, on: date) -> Paper:
    """Take a row out of a list of the tail; an empty list stands with nothing under its heading until "None" is
    confirmed."""
    row = reread(paper, version)
    rows = getattr(row, LISTS[name][1])
    gone = rows.filter(pk=row_pk).first()
    if gone is None:
        raise Refusal("That row is no longer in the list.")
    words = getattr(gone, "title", "") or getattr(gone, "words", "")
    gone.delete()
    if not rows.exists():
        setattr(row, name, TailState.EMPTY)
    row.save()
    note(row, before={"list": name, "row": words}, says=f"took out of {name}: {words}")
    return row
