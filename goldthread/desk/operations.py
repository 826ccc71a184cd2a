"""What the desk takes in and gives out whole: a folder of records."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from goldthread.kit.exchange.dump import dump_folder
from goldthread.kit.exchange.load import read_folder
from goldthread.kit.exchange.rows import written
from goldthread.kit.exchange.saving import save_folder
from goldthread.partners.models import Partnership
from goldthread.trail.chain import lock_chain
from goldthread.trail.operation import note, nothing_changed, operation


@dataclass(frozen=True)
class Loaded:
    """How many records were new, of which noun, and how many were here already."""

    new: Counter[str]
    already: int


@operation
def load_folder(*, folder: Path, by: Any, on: date) -> Loaded:
    """Take in a folder of records, whole or not at all. What is here already and agrees is left alone.

    Raises LoadRefused, a Refusal that tells every fault with file, place and remedy.
    """
    found = read_folder(folder)
    for row, record in save_folder(found):
        note(record, after=written(row), says=f"loaded from {row.file}")
    if not found.new:
        nothing_changed()
    return Loaded(found.counts, found.already)


@operation
def dump_record(*, folder: Path, by: Any, on: date) -> Counter[str]:
    """Write the whole record into an empty folder, and leave an entry with each partnership that it went out.

    The chain is held meanwhile, so that no other operation ends half-way through the reading. Raises Refusal when
    something stands in the folder already.
    """
    lock_chain()
    counts = dump_folder(folder)
    for partnership in Partnership.objects.order_by("pk"):
        note(partnership, partnership_id=partnership.pk, says="wrote the whole record into a folder")
    if not counts:
        nothing_changed()
    return counts
