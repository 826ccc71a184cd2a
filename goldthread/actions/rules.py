"""How an action is rated, and each kind of gap in the thread: written once, read for one row and compiled for lists."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Protocol

from goldthread.kit.conditions import (
    Condition,
    Reading,
    Row,
    Table,
    all_of,
    any_of,
    before,
    equals,
    is_blank,
    is_empty,
    is_in,
    more_than,
    none_of,
    value_of,
)
from goldthread.kit.periods import Period, ago, round_of, uk_date
from goldthread.kit.words import in_words

RUNNING = ("agreed", "under way", "blocked")
CLOSED = ("superseded", "stood down")
OPEN = ("proposed", *RUNNING, "paused")
OVER = ("done", *CLOSED)
OPEN_ENDED = ("ongoing", "Ongoing", "continuing", "Continuing", "continuous", "Continuous")
COLOURS = {"red": "Red", "amber": "Amber", "green": "Green"}
NEVER_SAT = date.min + timedelta(1)  # a lead that nobody ever sat for is vacant from the first of all days
RATINGS = {
    **COLOURS, "blocked": "Blocked", "grey": "Grey: not started or paused", "claimed": "Waiting to be checked",
    "done": "Done", "closed": "Superseded or stood down",
}  # fmt: skip


class Rhythm(Protocol):
    """What a partnership decides about its rounds of progress."""

    round_months: int
    soon_days: int
    year_start_month: int


def last_round(rhythm: Rhythm, today: date) -> Period:
    """Return the last round that is finished."""
    this_one = round_of(today, rhythm.round_months, rhythm.year_start_month)
    return round_of(this_one.start - timedelta(1), rhythm.round_months, rhythm.year_start_month)


def marks_of(rhythm: Rhythm, today: date) -> dict[str, date]:
    """Return the days that ratings are read against: the last finished round's start, the last soon day."""
    return _marks(rhythm.round_months, rhythm.soon_days, rhythm.year_start_month, today)


@lru_cache(maxsize=64)
def _marks(round_months: int, soon_days: int, start_month: int, today: date) -> dict[str, date]:
    this_one = round_of(today, round_months, start_month)
    last = round_of(this_one.start - timedelta(1), round_months, start_month)
    return {"last_round": last.start, "soon": today + timedelta(soon_days)}


is_done = equals("status", "done")
is_running = is_in("status", RUNNING)
is_closed = is_in("status", CLOSED)
is_late = all_of(is_running, before("due_last"))
is_new = none_of(is_empty("added_on"), before("added_on", mark="last_round"))
is_unheard = all_of(any_of(is_empty("heard_on"), before("heard_on", mark="last_round")), none_of(is_new))
is_vacant = before("lead_vacant_from", days=1)
has_no_lead = equals("has_lead", False)
is_due_soon = before("due_last", mark="soon", days=1)
has_no_day = is_empty("due_last")


def times(number: int) -> str:
    """How often something happened, in words: once, twice, three times."""
    return {1: "once", 2: "twice"}.get(number, f"{in_words(number)} times")


def _due(row: Any, today: date) -> str:
    last, words = value_of(row, "due_last"), value_of(row, "due_words")
    if last is None:
        return words[:1].upper() + words[1:] if words else "No due date"
    standing = ago(last, today)
    return standing[:1].upper() + standing[1:] if standing.endswith("late") else f"Due {standing}"


def _quiet(row: Any, today: date) -> str:
    return f"{_due(row, today)}, no update since the last round"


def _by_hand(row: Any, today: date) -> str:
    return f"Set by hand until {uk_date(value_of(row, 'rag_until'))}: {value_of(row, 'rag_reason')}"


def _vacant(row: Any, today: date) -> str:
    if value_of(row, "lead_vacant_from") == NEVER_SAT:
        return "Nobody sits for it yet"
    return "Whoever led it has gone, and nobody holds the seat"


def _moved(row: Any, today: date) -> str:
    return f"{_due(row, today)}, and the date has slipped {times(value_of(row, 'slips'))}"


def _when_done(row: Any, today: date) -> str:
    last, words = value_of(row, "done_last"), value_of(row, "done_words")
    if last is None and not words:
        return "Done, on a day that is not known"
    if words and words != uk_date(last or today):
        return f"Done {words}"
    return f"Done on {uk_date(last)}"


def _stopped(word: str) -> Callable[[Any, date], str]:
    return lambda row, today: f"{word}: {value_of(row, 'reason')}" if value_of(row, "reason") else word


def _by_hand_row(colour: str) -> Row:
    return Row(colour, _by_hand, all_of(equals("rag_override", colour), none_of(before("rag_until"))))


RAG = Table(
    Row("done", _when_done, is_done),
    Row("closed", _stopped("Superseded"), equals("status", "superseded")),
    Row("closed", _stopped("Stood down"), equals("status", "stood down")),
    Row("grey", _stopped("Paused"), equals("status", "paused")),
    Row("grey", "Proposed, not yet agreed", equals("status", "proposed")),
    Row("claimed", "Said to be done; the evidence is waiting to be checked", equals("status", "claimed")),
    Row("blocked", _stopped("Blocked"), equals("status", "blocked")),
    *(_by_hand_row(colour) for colour in COLOURS),
    Row("red", _due, is_late),
    Row("red", "Nobody leads it", has_no_lead),
    Row("red", _vacant, is_vacant),
    Row("red", _moved, more_than("slips", 1)),
    Row("amber", _quiet, all_of(is_due_soon, is_unheard)),
    Row("amber", _moved, more_than("slips", 0)),
    Row("grey", lambda row, today: f"Not started. {_due(row, today)}", equals("status", "agreed")),
    Row("amber", _quiet, all_of(has_no_day, is_unheard)),
    Row("green", _due),
)


def rating_of(action: Any, rhythm: Rhythm, today: date) -> Reading:
    """Return an action's rating and the sentence that explains it, by the rhythm of its home partnership."""
    return RAG.read(action, today, **marks_of(rhythm, today))


@dataclass(frozen=True)
class Gap:
    """A kind of gap in the thread: what it is called, what it means for one record, and the page that mends it."""

    key: str
    label: str
    sentence: str
    mend: str
    verb: str
    when: Condition

    def holds(self, row: Any, rhythm: Rhythm, today: date) -> bool:
        """Say whether one record has this gap today."""
        return self.when.holds(row, today, **marks_of(rhythm, today))


is_kept = none_of(is_closed)
is_to_do = none_of(is_closed, is_done)
GAPS = (
    Gap(
        "no-lead",
        "Nobody leads it",
        "Nobody is named as its lead.",
        "actions:leads",
        "Say who leads it",
        all_of(is_kept, has_no_lead),
    ),
    Gap(
        "lead-vacant",
        "The lead has gone",
        "Nobody holds the seat that leads it, or its lead has left the partnership.",
        "actions:leads",
        "Hand it on",
        all_of(is_to_do, is_vacant),
    ),
    Gap(
        "no-due",
        "No due date",
        "No due date is recorded.",
        "actions:due",
        "Give it a due date",
        all_of(is_to_do, has_no_day, is_blank("due_words")),
    ),
    Gap(
        "due-unknown",
        "Due date in words that name no day",
        "Its due date names no day, so the calendar cannot chase it.",
        "actions:due",
        "Give it a day",
        all_of(is_to_do, has_no_day, none_of(is_blank("due_words"), is_in("due_words", OPEN_ENDED))),
    ),
    Gap(
        "no-source",
        "No recommendation or objective behind it",
        "Nobody has recorded what it arises from.",
        "actions:answers",
        "Tie it to a recommendation",
        all_of(is_kept, equals("has_source", False)),
    ),
    Gap(
        "unheard",
        "Not heard of since the last round",
        "Nobody has said how it goes since the last round of progress began.",
        "actions:progress",
        "Report progress",
        all_of(is_in("status", ("agreed", "under way")), is_unheard),
    ),
    Gap(
        "waiting",
        "Evidence waiting for longer than a round",
        "It was said to be done before the last round began, and nobody has checked the evidence.",
        "actions:action",
        "Check the evidence",
        before("waiting_since", mark="last_round"),
    ),
    Gap(
        "no-evidence",
        "Done with no evidence",
        "It is done, and nothing shows it.",
        "actions:evidence",
        "Add evidence",
        all_of(is_done, is_empty("evidenced_on")),
    ),
    Gap(
        "no-impact",
        "Done with no evidence of impact",
        "It is done, and nobody has said what is different for children.",
        "actions:impact",
        "Record impact",
        all_of(is_done, is_empty("impact_on")),
    ),
    Gap(
        "done-unknown",
        "Done on a day that is not known",
        "Nobody noted the day on which it was done.",
        "actions:change",
        "Say when it was done",
        all_of(is_done, is_empty("done_last")),
    ),
    Gap(
        "change-undated",
        "Change of lead or due date on a day that is not known",
        "Who leads or supports it, or its due date, changed, and nobody noted when.",
        "actions:changes",
        "Give the day",
        equals("is_change_undated", True),
    ),
)
RECOMMENDATION_GAPS = (
    Gap(
        "recommendation-no-action",
        "No action answers it",
        "No action or objective answers it.",
        "actions:add-answering",
        "Add an action",
        all_of(is_in("status", ("proposed", "accepted", "partly")), equals("has_action", False)),
    ),
    Gap(
        "recommendation-not-answered",
        "Not answered",
        "Nobody has said whether it is accepted.",
        "actions:recommendation",
        "Answer it",
        equals("status", "proposed"),
    ),
    Gap(
        "recommendation-no-source",
        "No source",
        "It does not say where it comes from.",
        "actions:change-recommendation",
        "Name its source",
        is_empty("source_id"),
    ),
)


def gaps_of(record: Any, rhythm: Rhythm, today: date, kinds: tuple[Gap, ...] = GAPS) -> list[Gap]:
    """Return every gap that one record has today; several may hold at once."""
    return [gap for gap in kinds if gap.holds(record, rhythm, today)]
