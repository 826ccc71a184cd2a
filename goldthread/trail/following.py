"""What follows from what happened: chapters are told which records an operation touched, before it is over."""

from collections.abc import Iterable

from goldthread.kit.offers import offers
from goldthread.trail.chain import Note

Touched = dict[str, set[int]]


def touched_by(notes: Iterable[Note]) -> Touched:
    """The records that notes are about, by kind."""
    found: Touched = {}
    for note in notes:
        found.setdefault(note.record_kind, set()).add(note.record_id)
    return found


def follow(notes: Iterable[Note]) -> None:
    """Tell every chapter with a `follows.py`. It runs inside the operation's transaction, before the chain is locked,
    writes no note, and reads the rows as the operation leaves them."""
    touched = touched_by(notes)
    for follows in offers("follows"):
        follows(touched)
