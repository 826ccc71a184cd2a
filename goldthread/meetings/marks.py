"""Marks of who came, as they are made in the room: what one says, and what cannot be so; pure."""

from dataclasses import dataclass
from datetime import date, time

THERE = frozenset({"attended", "part", "deputy"})
COLUMNS = ("mark", "mode", "came_at", "left_at", "deputy_id", "who", "note")
WORDS = {
    "": "Not yet marked",
    "attended": "Attended",
    "part": "Attended in part",
    "deputy": "Deputy attended",
    "apologies": "Apologies",
    "absent": "Absent without apologies",
}


@dataclass(frozen=True)
class Said:
    """What is said of one place at a meeting: the mark, how they took part, when they came and left, and, where a
    deputy came, who: by number where they are in the software, else by name."""

    mark: str = ""
    mode: str = ""
    came_at: time | None = None
    left_at: time | None = None
    deputy_id: int | None = None
    who: str = ""
    note: str = ""

    def in_words(self) -> str:
        """It as a line: "Attended in part, came at 10:15, left at 11:00"."""
        parts = [WORDS[self.mark]]
        parts += [f"by {self.mode_words}"] if self.mode == "phone" else [self.mode_words] if self.mode else []
        parts += [f"came at {self.came_at:%H:%M}"] if self.came_at else []
        parts += [f"left at {self.left_at:%H:%M}"] if self.left_at else []
        parts += [each for each in (self.who, self.note) if each]
        return ", ".join(parts)

    @property
    def mode_words(self) -> str:
        return {"room": "in the room", "online": "online", "phone": "telephone"}.get(self.mode, "")


def tidied(said: Said) -> Said:
    """The same without what its mark has no use for: who did not come came neither late nor online, and only for a
    deputy is there somebody who came instead."""
    if said.mark not in THERE:
        return Said(mark=said.mark, note=said.note)
    if said.mark != "deputy":
        return Said(said.mark, said.mode, said.came_at, said.left_at, note=said.note)
    return said


def wrong_with(said: Said, day: date | None, on: date) -> str:
    """Why a mark cannot be so, as a sentence; nothing when it can."""
    if said.came_at and said.left_at and said.left_at <= said.came_at:
        return "They left before they came. Change one of the two times."
    if said.mark in (*THERE, "absent") and day and day > on:
        return "The meeting lies ahead. Until its day only apologies can be recorded."
    return ""
