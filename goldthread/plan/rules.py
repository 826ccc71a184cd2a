"""What the plan holds to, as pure tables: its gaps, the choices of the yearly refresh, and what may stand under
what."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.actions.rules import Gap
from goldthread.kit.conditions import Condition, all_of, before, equals, is_in, is_true, none_of

OPEN = ("proposed", "in force", "paused")
CLOSED = ("completed", "replaced", "stood down")
YEAR_END_DAYS = 60


_is_objective = equals("kind__part", "objective")
_in_force = all_of(equals("status", "in force"), _is_objective)
_told = all_of(is_in("status", ("in force", "completed")), _is_objective)


def _without(mark: str) -> Condition:
    return all_of(_in_force, none_of(is_true(mark)))


GAPS = (
    Gap(
        "objective-no-outcome",
        "No outcome",
        "Nobody has said what will be different for children.",
        "plan:add-outcome",
        "Add an outcome",
        _without("has_outcome"),
    ),
    Gap(
        "objective-no-measure",
        "No measure",
        "None of its outcomes has a measure.",
        "plan:add-measure",
        "Add a measure",
        _without("has_measure"),
    ),
    Gap(
        "objective-no-action",
        "No action under it",
        "No action stands under it.",
        "plan:add-action",
        "Add an action",
        _without("has_action"),
    ),
    Gap(
        "objective-no-owner",
        "Without an owner",
        "No partnership owns it.",
        "plan:owners",
        "Say who owns it",
        _without("has_owner"),
    ),
    Gap(
        "objective-no-impact",
        "No impact recorded",
        "No action under it has an impact on the record.",
        "plan:objective",
        "See its actions",
        all_of(_told, is_true("has_action"), none_of(is_true("has_impact"))),
    ),
    Gap(
        "objective-undated-change",
        "Change of owner or group on a day that is not known",
        "An owner or a group changed, and nobody noted when.",
        "plan:changes",
        "Give the day",
        all_of(_is_objective, is_true("is_change_undated")),
    ),
    Gap(
        "objective-past-its-end",
        "In force past its end",
        "Its end has passed, and it is still in force.",
        "plan:objective",
        "Decide what becomes of it",
        all_of(_in_force, before("ends_last")),
    ),
)


def gaps_of(row: Any, today: date) -> list[Gap]:
    """Return every gap of one objective today; the row carries `has_impact`, which `with_impact` adds to a list."""
    return [gap for gap in GAPS if gap.when.holds(row, today)]


@dataclass(frozen=True)
class Choice:
    """One choice of the yearly refresh: its words, what the objective is afterwards, and what becomes of its open
    actions: all are carried into the new year, those chosen, none, or all go to the objective that replaces it."""

    key: str
    words: str
    hint: str
    to: str
    carries: str


_CHOICES = (
    Choice(
        "continue",
        "Continue as it is",
        "Its open actions go on, and what was proposed is agreed for the new year.",
        "in force",
        "all",
    ),
    Choice(
        "change",
        "Continue, changing the actions",
        "Choose the actions that go on, and add new ones.",
        "in force",
        "chosen",
    ),
    Choice("complete", "Complete", "What it set out to do is done.", "completed", "none"),
    Choice("pause", "Pause", "It rests, and can be taken up again.", "paused", "none"),
    Choice("replace", "Replace", "Another objective takes its place and its open actions.", "replaced", "handed on"),
    Choice("stand down", "Stand down", "It is given up, and the reason is kept.", "stood down", "none"),
)
REFRESH: dict[str, Choice] = {choice.key: choice for choice in _CHOICES}
_CLOSING = {"completed": "complete", "paused": "pause", "replaced": "replace", "stood down": "stand down"}


def needs_reason(decision: str) -> bool:
    """Everything but continuing as it is needs a reason."""
    return decision != "continue"


def steps_to(status: str, to: str) -> tuple[str, ...]:
    """The steps that lead from one state of an objective to another, so that a choice can be changed until it is
    right."""
    if status == to:
        return ()
    if to == "in force":
        return ("agree",) if status == "proposed" else ("take up again",)
    if status in CLOSED or (status == "proposed" and to in ("completed", "paused")):
        return (*steps_to(status, "in force"), _CLOSING[to])
    return (_CLOSING[to],)


def carried(decision: str, open_actions: Iterable[int], chosen: Collection[int]) -> list[int]:
    """The actions that a choice takes into the new year: for all and for those handed on every open one, for a choice
    of actions those chosen."""
    how = REFRESH[decision].carries
    if how == "none":
        return []
    return [each for each in open_actions if how != "chosen" or each in chosen]


def why_not_under(child: str, child_allows: Collection[str], parent: str, parent_part: str) -> str | None:
    """Why one kind of node may not stand under another; None when it may. A thread may run across anything, and a kind
    that names no other stands where it is put."""
    if parent_part == "thread" or not child_allows or parent in child_allows:
        return None
    return f"A {child} stands under {' or '.join(sorted(child_allows))}, not under {parent}."
