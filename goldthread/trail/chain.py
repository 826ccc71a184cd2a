"""The chain: entries are numbered without a gap, and each hash covers the one before."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from goldthread.trail.canonical import fingerprint, written
from goldthread.trail.models import Entry, Payload

LOCK_NUMBER = 7_204_118  # any constant that nothing else in the database locks
AT_ONCE = 1000


@dataclass(frozen=True)
class Note:
    """What an operation said of one record, before it is written. A body of None leaves no payload."""

    operation: str
    by_id: int | None
    on: date
    record_kind: str
    record_id: int
    partnership_id: int | None
    body: dict[str, Any] | None


def hash_of(entry: Entry) -> str:
    """The hash an entry has to have: of every column but the hash itself, the previous hash among them."""
    columns = (
        entry.id, entry.at, entry.on, entry.by_id, entry.operation, entry.record_kind, entry.record_id,
        entry.partnership_id, entry.payload_hash, entry.previous_hash,
    )  # fmt: skip
    return fingerprint(written(columns))


def payload_hash(salt: str, body: str) -> str:
    return fingerprint(salt, body)


def lock_chain() -> None:
    """Wait until no other transaction writes to the chain. On SQLite the transaction itself, begun IMMEDIATE, is the
    lock; on PostgreSQL it is an advisory lock that ends with the transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK_NUMBER])


def append(notes: Sequence[Note]) -> None:
    """Write notes to the end of the chain, in order. Taken last, so that nobody holding the chain waits for a row."""
    lock_chain()
    number, previous = Entry.objects.order_by("-id").values_list("id", "hash").first() or (0, "")
    at = timezone.now()
    entries: list[Entry] = []
    payloads: list[Payload] = []
    for number, note in enumerate(notes, number + 1):  # noqa: B020
        payload = _payload(number, note.body)
        entry = _entry(number, at, note, payload_hash(payload.salt, payload.body) if payload else "", previous)
        entries.append(entry)
        payloads += [payload] if payload else []
        previous = entry.hash
    Entry.objects.bulk_create(entries, batch_size=AT_ONCE)
    Payload.objects.bulk_create(payloads, batch_size=AT_ONCE)


def _payload(number: int, body: dict[str, Any] | None) -> Payload | None:
    return None if body is None else Payload(entry_id=number, salt=secrets.token_hex(16), body=written(body))


def _entry(number: int, at: datetime, note: Note, hashed: str, previous: str) -> Entry:
    entry = Entry(
        id=number,
        at=at,
        on=note.on,
        by_id=note.by_id,
        operation=note.operation,
        record_kind=note.record_kind,
        record_id=note.record_id,
        partnership_id=note.partnership_id,
        payload_hash=hashed,
        previous_hash=previous,
    )
    entry.hash = hash_of(entry)
    return entry
