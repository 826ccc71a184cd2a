"""What colleagues handed to somebody, so that it waits for them on their home page and in their digest."""

from datetime import date

from goldthread.desk.models import Handed
from goldthread.kit.due import Due
from goldthread.kit.periods import NOT_KNOWN, uk_date
from goldthread.partners.models import Person


def due(reader: Person, on: date) -> list[Due]:
    """Return what was handed to the reader and is neither settled nor taken back; one query."""
    rows = Handed.objects.filter(taker=reader, ended_on=None).select_related("giver").order_by("on", "pk")
    return [
        Due(
            what=row.name,
            whose="You",
            when=NOT_KNOWN,
            why=f"Handed to you by {row.giver} on {uk_date(row.on)}{f': {row.words}' if row.words else ''}",
            where=row.where,
            verb="Open it",
        )
        for row in rows
    ]
