"""A count of gaps of one kind: the shape in which a chapter offers what only it can count."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Counted:
    """How many records have a gap of one kind, what it is called, and the page that lists them."""

    key: str
    label: str
    number: int
    url: str
