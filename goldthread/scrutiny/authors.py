"""Who may change what a scrutineer wrote: its author, while they sit there, and nobody after them."""

from typing import Any

from goldthread.kit.refusal import Refusal
from goldthread.partners.policy import may
from goldthread.partners.roles import Permission
from goldthread.partners.standing import standing_of

LOCKED = "These are somebody else's words. Write your own beside them."


def is_author(person: Any, record: Any) -> bool:
    """Say whether somebody wrote a record. Nobody inherits it: a new scrutineer changes no earlier one's words."""
    return person is not None and record.author_id == person.pk


def may_write(person: Any, permission: Permission, record: Any) -> bool:
    """Say whether somebody may change a record that only its author changes."""
    return is_author(person, record) and may(person, permission, record)


def only_its_author(person: Any, record: Any) -> None:
    """Raise Refusal where somebody else would change an author's words; the software itself may bring them in."""
    if person is not None and not is_author(person, record):
        raise Refusal(LOCKED)


def served_by(person: Any) -> frozenset[int]:
    """Return the partnerships for which somebody scrutinises, by number."""
    return standing_of(person).partnerships_where(Permission.SCRUTINISE)
