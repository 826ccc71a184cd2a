"""Where an action is told of: the shape in which a chapter above says which of its passages rest on an action."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    """Words that rest on an action: which action, in what, the words themselves, the page where they stand, and whether
    only a few may read it."""

    action: int
    title: str
    words: str
    url: str
    restricted: bool = False
