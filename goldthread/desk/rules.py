"""When people are reminded, and why each thing is in a digest: pure, from a rhythm, a day and what was named before."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.desk.models import DigestItem
from goldthread.kit.due import Due
from goldthread.kit.references import references_in

WEEK = timedelta(days=7)
SOON = timedelta(days=30)
FIRST_MONDAY = date(2024, 1, 1)  # every second week is counted from here
LOOKS_BACK = 14  # no run of holidays is longer
WHY = DigestItem.Why

IsWorking = Callable[[date], bool]


def is_send_day(rhythm: str, weekday: int, day: date, is_working: IsWorking) -> bool:
    """Say whether a digest goes out on a day: on its own day, or on the first working day after it."""
    if rhythm == "never" or not is_working(day):
        return False
    if rhythm == "daily":
        return True
    since = [day]
    while not is_working(since[-1] - timedelta(1)) and len(since) < LOOKS_BACK:
        since.append(since[-1] - timedelta(1))
    return any(_is_planned(rhythm, weekday, each) for each in since)


def _is_planned(rhythm: str, weekday: int, day: date) -> bool:
    if rhythm == "monthly":
        return day.day == 1
    is_its_week = rhythm == "weekly" or (day - FIRST_MONDAY).days // 7 % 2 == 0
    return day.weekday() == weekday and is_its_week


UNNAMED = "Something on your list"
LABELS = {
    "Empty seat": "An empty seat",
    "Interests": "Your interests before a meeting",
    "Minutes": "Minutes of a meeting",
    "Paper": "A paper for a meeting",
    "Your briefing": "Your briefing",
}  # what a line may begin with that bears no reference


@dataclass(frozen=True)
class Item:
    """One line of a digest: what kind of thing and which, why it is there, and since when it is late."""

    name: str
    where: str
    why: str
    due_on: date | None = None
    number: int = 1
    opens: bool = False

    def days_late(self, on: date) -> int:
        """Return by how many days its date has passed; 0 when it has not."""
        return max((on - self.due_on).days, 0) if self.due_on else 0


def items_of(dues: list[Due], named_before: set[str], on: date, kinds: dict[str, str]) -> list[Item]:
    """Return the lines for what waits for somebody: what is new to them, what is past its date, and what is due within
    30 days or has no date. `kinds` says what kind of record each reference begins."""
    found = [_item(due, named_before, on, kinds) for due in dues if due.when.last is None or due.when.last <= on + SOON]
    return list({item.where: item for item in found}.values())


def _item(due: Due, named_before: set[str], on: date, kinds: dict[str, str]) -> Item:
    is_late = due.when.last is not None and due.when.last < on
    why = WHY.NEW if due.where not in named_before else WHY.OVERDUE if is_late else WHY.DUE
    return Item(safe_name(due, kinds), due.where, why, due.when.last)


def safe_name(due: Due, kinds: dict[str, str]) -> str:
    """Return what an e-mail may call a thing: its kind and its reference, or the label it begins with where that is one
    of ours, and never a word of what it says."""
    begins, _, _ = due.what.partition(" ")
    for prefix, number in references_in(begins):
        if prefix in kinds:
            return f"{kinds[prefix]} {prefix}-{number}"
    label, colon, _ = due.what.partition(":")
    return LABELS.get(label, UNNAMED) if colon else UNNAMED


def late_enough(dues: list[Due], days: int, on: date) -> list[Due]:
    """Return what has been past its date for so many days."""
    return [due for due in dues if due.when.last is not None and (on - due.when.last).days >= days]
