"""The stored columns that lists read are what they would be if worked out anew."""

from datetime import date

import pytest

from goldthread.actions.models import Action, Progress, RecommendedAction
from goldthread.actions.operations import (
    accept_claim,
    claim_done,
    marks_for,
    record_impact,
    refresh_marks,
    refresh_recommendations,
    report_progress,
    send_back_claim,
    set_leads,
)
from goldthread.actions.operations.marks import MARKS
from goldthread.actions.rules import NEVER_SAT
from goldthread.partners.models import Agency, Holding, Partnership
from tests.cast import TODAY
from tests.factories.actions import action_of, leave, line_of


def stored(action):
    row = Action.objects.get(pk=action.pk)
    return {name: getattr(row, name) for name in MARKS}


def test_every_operation_leaves_the_marks_as_they_would_be_worked_out_anew(world, people):
    lead, manager, scrutineer = people["agency lead"], people["manager"], people["scrutineer"]
    action = action_of(world, recommendations=[world.recommendation])
    steps = (
        lambda: report_progress(action=action, words="x", by=lead, on=TODAY),
        lambda: claim_done(action=action, evidence={"text": "x"}, by=lead, on=TODAY),
        lambda: send_back_claim(
            claim=action.claim_set.get(state="waiting"), reason="x", version=1, by=scrutineer, on=TODAY
        ),
        lambda: claim_done(action=action, evidence={"text": "x"}, impact="x", by=lead, on=TODAY),
        lambda: accept_claim(claim=action.claim_set.get(state="waiting"), version=1, by=scrutineer, on=TODAY),
        lambda: record_impact(action=action, words="x", by=lead, on=TODAY),
        lambda: set_leads(action=action, leads=[], version=1, by=manager, on=TODAY),
    )
    for step in steps:
        step()
        assert stored(action) == marks_for([action])[0]


@pytest.fixture
def holding(world):
    return Holding.objects.get(seat=world.seats["agency lead"])


def test_lead_is_vacant_from_the_day_after_the_last_holder_went(world, holding):
    action = action_of(world)
    assert stored(action)["lead_vacant_from"] is None
    Holding.objects.filter(pk=holding.pk).update(ends_on=date(2026, 4, 30))
    refresh_marks([action.pk])
    assert stored(action)["lead_vacant_from"] == date(2026, 5, 1)


def test_action_with_one_lead_left_is_not_vacant(world, holding):
    action = action_of(world, leads=[world.health, world.subgroup])
    Holding.objects.filter(pk=holding.pk).update(ends_on=date(2026, 4, 30))
    refresh_marks([action.pk])
    assert stored(action)["lead_vacant_from"] is None


def test_lead_is_vacant_when_it_left_the_partnership_or_its_seat_was_never_filled(world):
    left, seat = action_of(world), action_of(world, leads=[world.seats["manager"]])
    leave(world.health, world.wessmere, date(2026, 4, 30))
    Holding.objects.filter(seat=world.seats["manager"]).delete()
    refresh_marks([left.pk, seat.pk])
    assert stored(left)["lead_vacant_from"] == date(2026, 5, 1)
    assert stored(seat)["lead_vacant_from"] == NEVER_SAT


def test_body_outside_with_no_account_is_not_vacant(world):
    outside = Agency.objects.create(key="outside", name="Outside Example", kind="university")
    action = action_of(world, leads=[outside, Partnership.objects.get(pk=world.norden.pk)])
    assert stored(action)["lead_vacant_from"] is None


def test_marks_are_refreshed_in_bulk_and_lines_with_them(world, django_assert_max_num_queries):
    actions = [action_of(world, words=f"Number {number}") for number in range(5)]
    for action in actions:
        Progress.objects.create(
            action=action, line=line_of(action, world.health), words="x", entered_on=date(2026, 4, 1)
        )
    RecommendedAction.objects.create(recommendation=world.recommendation, action=actions[0])
    with django_assert_max_num_queries(24):
        refresh_marks(action.pk for action in actions)
    assert {stored(action)["heard_on"] for action in actions} == {date(2026, 4, 1)}
    assert line_of(actions[4], world.health).heard_on == date(2026, 4, 1)
    assert [stored(action)["has_source"] for action in actions] == [True, False, False, False, False]


def test_recommendation_knows_whether_anything_answers_it(world):
    refresh_recommendations([world.recommendation.pk])
    world.recommendation.refresh_from_db()
    assert world.recommendation.has_action
    RecommendedAction.objects.all().delete()
    refresh_recommendations([world.recommendation.pk])
    world.recommendation.refresh_from_db()
    assert not world.recommendation.has_action


def test_objective_above_stands_behind_an_action_without_this_chapter_knowing_it(world):
    RecommendedAction.objects.all().delete()
    refresh_marks([world.action.pk])
    assert stored(world.action)["has_source"]
