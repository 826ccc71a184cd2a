"""Erasing what entries said: the one door by which a payload leaves, and it leaves an entry of its own."""

import json
from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Q

from goldthread.kit.refusal import Refusal
from goldthread.trail.models import Entry, Erasure, Payload
from goldthread.trail.operation import Named, note, nothing_changed, operation

NAME = "erase_payloads"


@operation
def erase_payloads(
    *, record_kind: str, record_id: int, entries: Collection[int] | None = None, reason: str, by: Any, on: date
) -> int:
    """Delete what every entry of a record said, or these of them, keeping the entries. The reason is kept and must name
    nobody.
    Returns how many payloads went; raises Refusal when there is no reason or nothing to erase."""
    if not reason.strip():
        raise Refusal("Give a reason that names nobody: it stays in the trail.", field="reason")
    of_record = Entry.objects.filter(record_kind=record_kind, record_id=record_id, payload__isnull=False)
    of_record = of_record if entries is None else of_record.filter(id__in=entries)
    numbers = list(of_record.exclude(operation=NAME).order_by("id").values_list("id", flat=True))
    if not numbers:
        raise Refusal(f"The trail holds nothing more to erase for {record_kind} {record_id}.")
    Erasure.objects.bulk_create(Erasure(entry_id=number) for number in numbers)
    Payload.objects.filter(entry_id__in=numbers).delete()
    partnership_id = Entry.objects.filter(id=numbers[-1]).values_list("partnership_id", flat=True).get()
    after = {"erased": numbers, "reason": reason.strip()}
    note(Named(record_kind, record_id), after=after, partnership_id=partnership_id, says="erased what the trail said")
    return len(numbers)


@operation
def erase_payloads_saying(
    *, texts: Collection[str], records: Collection[tuple[str, int]], reason: str, by: Any, on: date
) -> int:
    """Delete what the trail said of these records, and of any other whatever says one of these texts. The entries stay.
    Returns how many payloads went."""
    said = Q(pk__in=())
    for text in texts:
        said |= Q(body__contains=json.dumps(text, ensure_ascii=False)[1:-1])
    for kind, pk in records:
        said |= Q(entry__record_kind=kind, entry__record_id=pk)
    found = Payload.objects.filter(said).exclude(entry__operation=NAME).order_by("entry")
    of_record: dict[tuple[str, int], list[int]] = {}
    for kind, pk, number in found.values_list("entry__record_kind", "entry__record_id", "entry_id"):
        of_record.setdefault((kind, pk), []).append(number)
    for (kind, pk), numbers in of_record.items():
        erase_payloads(record_kind=kind, record_id=pk, entries=numbers, reason=reason, by=by, on=on)
    if not of_record:
        nothing_changed()
    return sum(map(len, of_record.values()))
