"""Refusing a stale write of what stands in no column of its own: leads, and the recommendations an action answers."""

from collections.abc import Mapping
from typing import Any

from goldthread.kit.refusal import Stale
from goldthread.kit.words import joined, sentence_case
from goldthread.trail.lock import checked

Lists = Mapping[str, list[str]]


def checked_texts(record: Any, version: int | None, theirs: Lists, mine: Lists) -> None:
    """Refuse a write made from another version, with both lists as sentences would say them."""
    try:
        checked(record, version)
    except Stale as stale:
        raise Stale(stale.sentence, _said(theirs), _said(mine)) from None


def _said(lists: Lists) -> dict[str, str]:
    return {sentence_case(name): joined(names) or "Nobody" for name, names in lists.items()}
