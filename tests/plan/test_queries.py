"""Reading for pages and for what is due: the right rows, and as many queries for 300 as for three."""

from datetime import date, timedelta

import pytest

from goldthread.kit.periods import Period, Span
from goldthread.partners.standing import standing_of
from goldthread.plan import operations, queries
from goldthread.plan.due import due
from goldthread.plan.facts import for_period
from goldthread.plan.models import Objective, PlanEvent, YearDecision
from goldthread.plan.rules import GAPS
from tests.cast import TODAY, YEAR
from tests.factories.plan import an_action, an_objective, many_objectives, placed

THIS = Period(YEAR, date(2027, 3, 31))
NEXT = Period(date(2027, 4, 1), date(2028, 3, 31))


def rows(world, year, who="manager", partnership=None, **more):
    found = queries.objectives_of(world.people[who], partnership or world.wessmere, year, **more)
    return queries.rows_of(found, world.people[who], year)


def shown(world, year, who="manager", **more):
    return {row.objective for row in rows(world, year, who, **more)}


def test_an_objective_is_shown_in_the_years_it_runs(world):
    one_year = an_objective(world.wessmere, starts=Span.day(YEAR), ends=Span.day(date(2027, 3, 31)))
    assert shown(world, THIS) == {world.objective, one_year}
    assert shown(world, NEXT) == {world.objective}
    assert shown(world, None) == {world.objective, one_year}
    assert shown(world, THIS, plan=world.plan) == {world.objective}


def test_what_a_refresh_closed_is_left_out_from_that_year_on(world, doing):
    operations.decide_objective(
        objective=world.objective, year_starts_on=NEXT.start, decision="complete", reason="Done", version=1, **doing
    )
    assert shown(world, THIS) == {world.objective}
    assert shown(world, NEXT) == set()


def test_a_row_counts_the_actions_of_the_year_by_state(world):
    placed(world.objective, an_action(world.wessmere, 100, "done", impact_on=TODAY))
    placed(world.objective, an_action(world.wessmere, 101), part="proposed")
    placed(world.objective, an_action(world.wessmere, 102), year=date(2025, 4, 1))
    (row,) = rows(world, THIS)
    assert row.parts == [("Under way", 1), ("Done", 1)]
    assert (row.proposed, row.has_impact, row.owners) == (1, True, ["Wessmere"])


def test_a_partnership_that_owns_together_sees_the_objective_and_a_neighbour_does_not(world, doing):
    neighbour = world.people["neighbouring manager"]
    assert not Objective.objects.visible_to(neighbour).exists()
    operations.set_owners(objective=world.objective, owners=[world.wessmere, world.norden], version=1, **doing)
    assert Objective.objects.visible_to(neighbour).get() == world.objective
    (row,) = rows(world, None, "neighbouring manager", world.norden)
    assert row.owners == ["Wessmere", "Norden"]


def test_owning_together_does_not_open_what_a_group_keeps_to_itself(world, doing):
    Objective.objects.filter(pk=world.objective.pk).update(circle="group", circle_group=world.subgroup)
    operations.set_owners(objective=world.objective, owners=[world.wessmere, world.norden], version=1, **doing)
    assert not Objective.objects.visible_to(world.people["neighbouring manager"]).exists()
    assert not Objective.objects.visible_to(world.people["lead partner"]).exists()
    assert Objective.objects.visible_to(world.people["group member"]).exists()


def test_counts_cover_what_the_reader_may_see(world):
    placed(world.objective, an_action(world.wessmere, 100, circle="group", circle_group=world.business))
    (row,) = rows(world, THIS, "lead partner")
    assert row.parts == [("Under way", 1)]


@pytest.mark.parametrize("count", [3, 300])
def test_the_plan_costs_the_same_queries_however_long_it_is(world, count, django_assert_num_queries):
    many_objectives(world.wessmere, count, world.plan)
    person = world.people["manager"]
    standing_of(person)
    with django_assert_num_queries(4):
        assert len(rows(world, THIS)) == count + 1


def test_gaps_read_for_one_and_compiled_for_a_list_are_equal(world):
    an_objective(world.wessmere, 100)
    placed(
        an_objective(world.wessmere, 101, ends=Span.day(date(2026, 4, 20))),
        an_action(world.wessmere, 100, impact_on=TODAY),
    )
    an_objective(world.wessmere, 102, status="paused")
    records = Objective.objects.with_impact().select_related("kind")
    for gap in GAPS:
        pure = {row.pk for row in records if gap.when.holds(row, TODAY)}
        assert pure == set(queries.with_gap(Objective.objects.all(), gap.key, TODAY).values_list("pk", flat=True)), (
            gap.key
        )


def years(world, who, partnership):
    return queries.years_of(partnership, queries.plans_of(world.people[who], partnership), TODAY)


def test_years_run_from_the_first_plan_to_the_last_day_planned(world):
    found = years(world, "manager", world.wessmere)
    assert [year.short() for year in found.all] == ["2026-27", "2027-28", "2028-29"]
    assert (found.asked("2027"), found.asked("all"), found.asked("nonsense")) == (NEXT, None, THIS)


def test_a_plan_of_the_past_opens_at_its_last_year(world):
    placed(an_objective(world.norden), an_action(world.norden), year=date(2011, 4, 1))
    found = years(world, "neighbouring manager", world.norden)
    assert found.usual.short() == "2011/12"
    assert [year.short() for year in found.near(found.usual)] == [
        "2011/12",
        "2012-13",
        "2013-14",
        "2014-15",
        "2015-16",
        "2016-17",
    ]
    assert len(found.near(None)) == 6


def test_the_refresh_is_owed_near_the_year_end_until_all_is_decided(world, doing):
    manager, near = world.people["manager"], date(2027, 2, 15)
    assert due(manager, TODAY) == []
    (owed,) = due(manager, near)
    assert (owed.what, owed.why, owed.whose) == (
        "Refresh the plan for 2027-28",
        "one objective not yet decided",
        "Wessmere",
    )
    assert due(world.people["agency lead"], near) == []
    YearDecision.objects.create(objective=world.objective, year_starts_on=NEXT.start, decision="continue")
    assert due(manager, near) == []


def test_reviews_and_what_has_run_out_and_what_is_stuck_are_owed(world):
    manager = world.people["manager"]
    PlanEvent.objects.create(
        plan=world.plan,
        key="r",
        kind="review",
        words="Mid-year review",
        on_first=date(2026, 6, 1),
        on_last=date(2026, 6, 1),
        on_words="1 June 2026",
    )
    an_objective(world.wessmere, 100, ends=Span.day(date(2026, 4, 20)))
    placed(an_objective(world.wessmere, 101), an_action(world.wessmere, 101, "blocked", reason="No chair named"))
    assert {(each.what, each.why) for each in due(manager, TODAY)} == {
        ("Mid-year review", "Review of Business plan"),
        ("OB-100 Invented objective 100", "It is in force past its end"),
        ("OB-101 Invented objective 101", "Every open action under it is blocked"),
    }


def test_facts_hold_the_period_and_each_number_its_records(world, doing):
    operations.reword_objective(objective=world.objective, words="Answering neglect", version=1, **doing)
    proposed = placed(world.objective, an_action(world.wessmere, 100), part="proposed", reason="Schools asked")
    placed(world.objective, an_action(world.wessmere, 101), year=date(2025, 4, 1))
    operations.take_step(objective=world.objective, step="pause", reason="No chair named", version=2, **doing)
    (before,) = for_period(world.wessmere, THIS, TODAY - timedelta(1)).objectives
    assert (before.words, before.wordings, before.status) == ("Responding to neglect", (), "in force")
    facts = for_period(world.wessmere, THIS, TODAY)
    changed = {event.pk for event in facts.plans[0].events if event.kind == "change"}
    assert changed and not changed & {
        e.pk for e in for_period(world.wessmere, THIS, TODAY - timedelta(1)).plans[0].events
    }
    (node,) = facts.objectives
    assert (node.status, node.reason) == ("paused", "No chair named")
    assert (node.words, node.wordings[0].words, node.owners[0].name) == (
        "Answering neglect",
        "Responding to neglect",
        world.wessmere.name,
    )
    assert node.ref.href == world.objective.get_absolute_url()
    assert [(each.action_id, each.part, each.reason) for each in node.planned] == [
        (world.action.pk, "taken", ""),
        (proposed.action_id, "proposed", "Schools asked"),
    ]
    assert node.outcomes[0].measures[0].words == "Share of assessments that name neglect"
    assert facts.plans[0].title == "Business plan"


@pytest.mark.parametrize("count", [3, 300])
def test_facts_cost_the_same_queries_however_long_the_plan_is(world, count, django_assert_num_queries):
    many_objectives(world.wessmere, count, world.plan)
    with django_assert_num_queries(22):
        for_period(world.wessmere, THIS, TODAY)
