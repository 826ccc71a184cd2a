"""What the desk takes in and gives out whole: a folder of records."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from goldthread.kit.exchange.dump import dump_folder
from goldthread.kit.exchange.load import Folder, LoadRefused, read_folder
from goldthread.kit.exchange.rows import written
from goldthread.kit.exchange.saving import save_folder
from goldthread.partners.marking import marking_of_everything
from goldthread.partners.models import Catch, Partnership
from goldthread.partners.operations.catches import record_catch
from goldthread.post.beside import lost, take_bytes, write_bytes
from goldthread.trail.chain import lock_chain
from goldthread.trail.operation import note, nothing_changed, operation

MARKING = "marking.txt"  # no file that load reads


@dataclass(frozen=True)
class Loaded:
    """How many records were new, of which noun, and how many were here already."""

    new: Counter[str]
    already: int


@operation
def load_folder(*, folder: Path, because: str = "", by: Any, on: date) -> Loaded:
    """Take in a folder of records, whole or not at all. What is here already and agrees is left alone. `because` says
    why what may say who a child is does not; each such place is recorded with that reason.

    Raises LoadRefused, a Refusal that tells every fault with file, place and remedy.
    """
    found = read_folder(folder, because=because)
    if faults := list(lost(folder, found.new)):
        raise LoadRefused(faults)
    take_bytes(folder, found.new)
    for row, record in save_folder(found):
        note(record, after=written(row), says=f"loaded from {row.file}")
    _record_cleared(found, because, by, on)
    if not found.new:
        nothing_changed()
    return Loaded(found.counts, found.already)


@operation
def dump_record(*, folder: Path, by: Any, on: date) -> Counter[str]:
    """Write the whole record into an empty folder, with the bytes of its files and its protective marking beside it,
    and leave an entry with each partnership that it went out.

    The chain is held meanwhile, so that no other operation ends half-way through the reading. Raises Refusal when
    something stands in the folder already.
    """
    lock_chain()
    counts = dump_folder(folder)
    write_bytes(folder)
    if marking := marking_of_everything():
        (folder / MARKING).write_text(f"{marking}\n", encoding="utf-8")
    for partnership in Partnership.objects.order_by("pk"):
        note(partnership, partnership_id=partnership.pk, says="wrote the whole record into a folder")
    if not counts:
        nothing_changed()
    return counts


def _record_cleared(found: Folder, because: str, by: Any, on: date) -> None:
    homes = {each.key: each for each in Partnership.objects.all()} if found.caught else {}
    cleared = dict.fromkeys((each.row.home, each.kind.key, each.place) for each in found.caught)
    for home, kind, place in cleared:
        record_catch(
            partnership=homes.get(home), kind=kind, place=place, outcome=Catch.Outcome.CLEARED, reason=because, by=by,
            on=on,
        )  # fmt: skip
