"""The tables of the plan, read without a database."""

from datetime import date
from itertools import product

import pytest

from goldthread.plan.models import Objective, YearDecision
from goldthread.plan.rules import GAPS, REFRESH, carried, needs_reason, steps_to, why_not_under

TODAY = date(2026, 11, 22)
WHOLE = {
    "status": "in force", "kind__part": "objective", "has_outcome": True, "has_measure": True, "has_action": True,
    "has_owner": True, "has_impact": True, "is_change_undated": False, "ends_last": date(2027, 3, 31),
}  # fmt: skip


def held(**changed):
    return {gap.key for gap in GAPS if gap.when.holds(WHOLE | changed, TODAY)}


def test_a_whole_objective_has_no_gap():
    assert held() == set()


@pytest.mark.parametrize(
    ("changed", "gap"),
    [
        ({"has_outcome": False}, "objective-no-outcome"),
        ({"has_measure": False}, "objective-no-measure"),
        ({"has_action": False}, "objective-no-action"),
        ({"has_owner": False}, "objective-no-owner"),
        ({"has_impact": False}, "objective-no-impact"),
        ({"is_change_undated": True}, "objective-undated-change"),
        ({"ends_last": date(2026, 11, 21)}, "objective-past-its-end"),
    ],
)
def test_each_thing_missing_is_its_own_gap(changed, gap):
    assert held(**changed) == {gap}


def test_a_statement_of_vision_has_no_gaps_and_neither_has_what_is_only_proposed():
    nothing = {"has_outcome": False, "has_measure": False, "has_action": False, "has_owner": False}
    assert held(kind__part="statement", **nothing) == set()
    assert held(status="proposed", **nothing) == set()


def test_the_refresh_knows_every_decision_and_each_leads_somewhere():
    assert set(REFRESH) == set(YearDecision.Decision.values)
    for status, choice in product(Objective.Status.values, REFRESH.values()):
        record = Objective(status=status)
        for step in steps_to(status, choice.to):
            Objective.LIFECYCLE.take(step, record)
        assert record.status == choice.to, (status, choice.key)


def test_only_continuing_as_it_is_needs_no_reason():
    assert [key for key in REFRESH if not needs_reason(key)] == ["continue"]


def test_each_choice_carries_its_actions():
    assert carried("continue", [1, 2], []) == [1, 2]
    assert carried("change", [1, 2], [2]) == [2]
    assert carried("replace", [1, 2], []) == [1, 2]
    assert carried("complete", [1, 2], [1]) == carried("pause", [1], []) == carried("stand down", [1], []) == []


def test_a_kind_stands_where_its_own_words_say_and_a_thread_runs_anywhere():
    assert why_not_under("Part B objective", {"Themed priority"}, "Themed priority", "priority") is None
    assert why_not_under("Part B objective", {"Themed priority"}, "Thread", "thread") is None
    assert why_not_under("List", set(), "Part A objective", "objective") is None
    assert why_not_under("Part B objective", {"Themed priority"}, "Part A objective", "objective") == (
        "A Part B objective stands under Themed priority, not under Part A objective."
    )
