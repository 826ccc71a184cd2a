"""Verifying the trail: is every entry there, in order, unaltered, and is what is missing accounted for?"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.trail.chain import hash_of, payload_hash
from goldthread.trail.erase import NAME as ERASE
from goldthread.trail.models import Entry, Payload

HEAD = re.compile(r"(\d+):([0-9a-f]*)")


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong: the entry's number and what is wrong with it."""

    entry_id: int
    reason: str

    def __str__(self) -> str:
        return f"Entry {self.entry_id}: {self.reason}"


@dataclass(frozen=True)
class Report:
    """What the verification found; `head` is what to write down and give next time."""

    entries: int
    erased: int
    head: str
    faults: tuple[Fault, ...]

    @property
    def is_whole(self) -> bool:
        return not self.faults

    @property
    def first(self) -> Fault | None:
        return self.faults[0] if self.faults else None


def verify(head: str | None = None, using: str = "default") -> Report:
    """Read the whole chain and name every break, earliest first. With a head written down earlier ("N:HASH") a tail
    that was cut since is found too. Raises ValueError for a head that is not one."""
    wanted = _head(head)
    faults: list[Fault] = []
    without: set[int] = set()
    erased: set[int] = set()
    count, number, previous = 0, 0, ""
    for entry in Entry.objects.using(using).select_related("payload").order_by("id").iterator(chunk_size=2000):
        faults += _of_chain(entry, number, previous)
        faults += _of_payload(entry, without)
        erased |= set(_erased_by(entry))
        if wanted and entry.id == wanted[0] and entry.hash != wanted[1]:
            faults.append(Fault(entry.id, "is not the entry that the head names. It was rewritten."))
        count, number, previous = count + 1, entry.id, entry.hash
    if wanted and wanted[0] > number:
        faults.append(Fault(number + 1, f"is missing: the head names entry {wanted[0]}, and the tail was cut."))
    faults += [Fault(each, "has lost what it said, and no erasure accounts for it.") for each in without - erased]
    return Report(count, len(without & erased), f"{number}:{previous}", tuple(sorted(faults)))


def _head(head: str | None) -> tuple[int, str] | None:
    if head is None:
        return None
    found = HEAD.fullmatch(head.strip())
    if not found:
        raise ValueError(f'"{head}" is not a head. Give it as this command prints it: a number, a colon and a hash.')
    return int(found[1]), found[2]


def _of_chain(entry: Entry, number: int, previous: str) -> Iterator[Fault]:
    if entry.id != number + 1:
        yield Fault(number + 1, f"is missing: the next one is {entry.id}.")
    elif entry.previous_hash != previous:
        yield Fault(entry.id, "does not follow from the entry before it.")
    if entry.hash != hash_of(entry):
        yield Fault(entry.id, "was altered: its hash does not fit.")


def _of_payload(entry: Entry, without: set[int]) -> Iterator[Fault]:
    payload = _payload(entry)
    if payload is None and entry.payload_hash:
        without.add(entry.id)
    if payload is not None and payload_hash(payload.salt, payload.body) != entry.payload_hash:
        yield Fault(entry.id, "what it said was altered.")


def _payload(entry: Entry) -> Payload | None:
    return getattr(entry, "payload", None)


def _erased_by(entry: Entry) -> list[int]:
    payload = _payload(entry)
    if entry.operation != ERASE or payload is None or payload_hash(payload.salt, payload.body) != entry.payload_hash:
        return []
    return json.loads(payload.body)["after"]["erased"]
