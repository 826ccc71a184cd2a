"""Erasing what entries said: the one door by which a payload leaves, and it leaves an entry of its own."""

from datetime import date
from typing import Any

from goldthread.kit.refusal import Refusal
from goldthread.trail.models import Entry, Erasure, Payload
from goldthread.trail.operation import Named, note, operation

NAME = "erase_payloads"


@operation
def erase_payloads(*, record_kind: str, record_id: int, reason: str, by: Any, on: date) -> int:
    """Delete what every entry of a record said, keeping the entries. The reason is kept and must name nobody.
    Returns how many payloads went; raises Refusal when there is no reason or nothing to erase."""
    if not reason.strip():
        raise Refusal("Give a reason that names nobody: it stays in the trail.", field="reason")
    entries = Entry.objects.filter(record_kind=record_kind, record_id=record_id, payload__isnull=False)
    numbers = list(entries.exclude(operation=NAME).order_by("id").values_list("id", flat=True))
    if not numbers:
        raise Refusal(f"The trail holds nothing more to erase for {record_kind} {record_id}.")
    Erasure.objects.bulk_create(Erasure(entry_id=number) for number in numbers)
    Payload.objects.filter(entry_id__in=numbers).delete()
    partnership_id = Entry.objects.filter(id=numbers[-1]).values_list("partnership_id", flat=True).get()
    after = {"erased": numbers, "reason": reason.strip()}
    note(Named(record_kind, record_id), after=after, partnership_id=partnership_id, says="erased what the trail said")
    return len(numbers)
