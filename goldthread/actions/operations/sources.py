"""Adding and changing sources."""

from datetime import date
from typing import Any

from goldthread.actions.models import Source
from goldthread.actions.operations.numbers import new_record
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.spans import columns
from goldthread.partners.models import Circle, Group, Partnership, Person
from goldthread.trail.operation import changes, note, operation, values_of
from goldthread.trail.rows import reread

KEPT = ("kind", "title", "said_by", "dated", "link", "circle", "circle_group")


@operation
def add_source(
    *,
    partnership: Partnership,
    kind: str,
    title: str,
    said_by: str = "",
    dated: Span = NOT_KNOWN,
    link: str = "",
    circle: str = Circle.PARTNERSHIP,
    circle_group: Group | None = None,
    key: str = "",
    by: Person | None,
    on: date,
) -> Source:
    """Record what said that something should change: its kind, title, date and link."""
    source = new_record(
        Source, partnership, key, kind=kind, title=title, said_by=said_by, link=link,
        circle=circle, circle_group=circle_group, **columns("dated", dated),
    )  # fmt: skip
    note(source, after=values_of(source, KEPT), says="added the source")
    return source


@operation
def change_source(*, source: Source, version: int | None, by: Person | None, on: date, **values: Any) -> Source:
    """Change what is recorded of a source."""
    row = reread(source, version, values)
    before, after = changes(row, values)
    row.save()
    note(row, before, after, says="changed the source")
    return row
