"""The yearly refresh: each decision, what becomes of the actions, and that an objective stays itself."""

from datetime import date

import pytest

from goldthread.kit.periods import Span
from goldthread.kit.refusal import Refusal
from goldthread.plan.models import Objective
from goldthread.plan.operations import decide_objective
from tests.cast import YEAR
from tests.factories.plan import an_action, an_objective, placed

NEXT = date(2027, 4, 1)


@pytest.fixture
def year(world):
    """An objective with an action done, one going on and one proposed for next year."""
    row = an_objective(world.wessmere, ends=Span.day(date(2027, 3, 31)))
    made = {name: an_action(world.wessmere, 200 + i, name) for i, name in enumerate(("done", "under way", "proposed"))}
    placed(row, made["done"], position=1)
    placed(row, made["under way"], position=2)
    placed(row, made["proposed"], part="proposed", position=3)
    return row, made


def decide(row, decision, doing, **more):
    version = Objective.objects.get(pk=row.pk).version
    decided = decide_objective(objective=row, year_starts_on=NEXT, decision=decision, version=version, **more, **doing)
    row.refresh_from_db()
    return decided


def carried(row):
    return list(
        row.planned.filter(year_starts_on=NEXT, part="taken").order_by("position").values_list("action", flat=True)
    )


def test_continuing_carries_open_actions_and_what_was_proposed_becomes_next_years(year, doing):
    row, made = year
    decide(row, "continue", doing)
    assert row.status == "in force"
    assert carried(row) == [made["under way"].pk, made["proposed"].pk]
    assert row.planned.filter(year_starts_on=YEAR).count() == 3
    assert row.ends == Span.day(date(2028, 3, 31))
    made["proposed"].refresh_from_db()
    assert made["proposed"].status == "agreed"


@pytest.mark.parametrize("decision", ["change", "complete", "pause", "replace", "stand down"])
def test_anything_but_continuing_needs_a_reason_and_is_refused_whole(year, doing, decision):
    row, _ = year
    with pytest.raises(Refusal, match="Give the reason") as refusal:
        decide(row, decision, doing)
    row.refresh_from_db()
    assert refusal.value.field == "reason"
    assert (row.status, row.version, carried(row)) == ("in force", 1, [])


def test_changing_keeps_the_chosen_stands_others_down_and_adds_new(world, year, doing):
    row, made = year
    decide(
        row,
        "change",
        doing,
        reason="More onus on agencies",
        continued=[made["proposed"]],
        stood_down=[made["under way"]],
        new=["Agencies report impact"],
    )
    made["under way"].refresh_from_db()
    assert made["under way"].status == "stood down"
    new = row.planned.get(action__words="Agencies report impact")
    assert carried(row) == [made["proposed"].pk, new.action_id]
    assert new.year_starts_on == NEXT


@pytest.mark.parametrize(
    ("decision", "status"), [("complete", "completed"), ("pause", "paused"), ("stand down", "stood down")]
)
def test_closing_carries_nothing(year, doing, decision, status):
    row, _ = year
    decide(row, decision, doing, reason="It is done with")
    assert (row.status, row.reason, carried(row)) == (status, "It is done with", [])


def test_replacing_hands_the_open_actions_to_the_new_one_and_keeps_the_lineage(world, year, doing):
    row, made = year
    heir = an_objective(world.wessmere, 300)
    decide(row, "replace", doing, reason="A wider aim", replaced_by=heir)
    assert row.status == "replaced"
    assert [link.after for link in row.became.all()] == [heir]
    assert carried(heir) == [made["under way"].pk, made["proposed"].pk]


def test_an_objective_keeps_its_identity_over_the_years(year, doing):
    row, made = year
    decide(row, "continue", doing)
    version = row.version
    decide_objective(
        objective=row,
        year_starts_on=date(2028, 4, 1),
        decision="pause",
        reason="No chair named",
        version=version,
        **doing,
    )
    assert list(row.decisions.order_by("year_starts_on").values_list("decision", flat=True)) == ["continue", "pause"]
    assert Objective.objects.get(pk=row.pk).number == row.number


def test_a_decision_can_be_made_again_and_takes_back_the_first(world, year, doing):
    row, made = year
    heir = an_objective(world.wessmere, 300)
    decide(row, "replace", doing, reason="A wider aim", replaced_by=heir)
    decide(row, "continue", doing)
    assert (row.status, row.became.count(), carried(heir)) == ("in force", 0, [])
    heir.refresh_from_db()
    assert not heir.has_action
    assert carried(row) == [made["under way"].pk, made["proposed"].pk]
    decide(row, "change", doing, reason="Fewer", continued=[made["under way"]])
    assert carried(row) == [made["under way"].pk]
    assert row.decisions.count() == 1


def test_what_was_stood_down_can_be_taken_up_in_a_later_year(year, doing):
    row, _ = year
    decide(row, "stand down", doing, reason="No money")
    decide_objective(objective=row, year_starts_on=date(2028, 4, 1), decision="continue", version=row.version, **doing)
    row.refresh_from_db()
    assert row.status == "in force"


def test_a_replacement_has_to_be_named(year, doing):
    row, _ = year
    with pytest.raises(Refusal, match="Choose the objective that replaces it"):
        decide(row, "replace", doing, reason="A wider aim")
