"""What a section gives back: blocks, sections within it, and whether the record had anything to say."""

from collections.abc import Callable
from dataclasses import dataclass

from goldthread.kit.document.nodes import Block, Gap, Section
from goldthread.report.facts import Facts


@dataclass(frozen=True)
class Built:
    """A section as built from the record, before its narrative is put beside it."""

    nodes: tuple[Block, ...] = ()
    parts: tuple[Section, ...] = ()
    has_facts: bool = True


@dataclass(frozen=True)
class Usual:
    """A section the report knows: its key, usual title, how it is built, which chapters' facts it reads, and the ids of
    the guidance's items that its facts answer by themselves; other items it is meant for need words."""

    key: str
    title: str
    build: Callable[[Facts], Built]
    needs: frozenset[str] = frozenset()
    is_narrative: bool = False
    answers: frozenset[str] = frozenset()


def nothing(words: str) -> Built:
    """A section of which the record says nothing, in an honest sentence."""
    return Built((Gap(words),), has_facts=False)
