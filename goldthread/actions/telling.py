"""Where an action is told of: the shape in which a chapter above says which of its passages rest on an action."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    """Words that rest on an action: which action, in what, the words themselves, and the page where they stand."""

    action: int
    title: str
    words: str
    url: str
