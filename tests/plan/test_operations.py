"""What may be written in the plan, what is refused, and what the trail keeps of it."""

from datetime import date
from decimal import Decimal

import pytest

from goldthread.kit.periods import Span
from goldthread.kit.refusal import Refusal, Stale
from goldthread.plan import operations
from goldthread.plan.models import Kind, Lineage, Objective, Plan
from goldthread.plan.operations.marks import expected
from goldthread.trail.models import Entry
from goldthread.trail.queries import history
from tests.cast import TODAY, YEAR
from tests.factories.plan import a_kind, a_plan, an_action, an_objective, placed

DAY = Span.day(date(2026, 4, 20))


def marks(objective):
    row = (
        Objective.objects.filter(pk=objective.pk)
        .annotate(**{f"now_{name}": question for name, question in expected().items()})
        .get()
    )
    return {name: (getattr(row, name), bool(getattr(row, f"now_{name}"))) for name in expected()}


def in_step(objective):
    return all(stored == now for stored, now in marks(objective).values())


def test_a_plan_cannot_end_before_it_starts(world, doing):
    with pytest.raises(Refusal, match="ends before it starts") as refusal:
        operations.add_plan(
            partnership=world.wessmere, title="Plan", starts_on=date(2027, 4, 1), ends_on=date(2026, 4, 1), **doing
        )
    assert refusal.value.field == "ends_on"
    assert Plan.objects.count() == 1
    assert not Entry.objects.exists()


def test_a_plan_may_overlap_another_be_suspended_replaced_and_opened_again(world, doing):
    new = operations.add_plan(
        partnership=world.wessmere, title="New plan", starts_on=date(2026, 10, 1), ends_on=date(2029, 9, 30), **doing
    )
    plan = operations.take_plan_step(plan=world.plan, step="suspend", reason="No chair named", version=1, **doing)
    plan = operations.take_plan_step(
        plan=plan, step="replace", reason="A new plan", replaced_by=new, version=2, **doing
    )
    assert (plan.status, plan.replaced_by) == ("replaced", new)
    plan = operations.take_plan_step(plan=plan, step="open again", reason="Too early", version=3, **doing)
    assert (plan.status, plan.replaced_by) == ("in force", None)
    assert [event.words for event in plan.events.order_by("pk")] == [
        "Suspended: No chair named",
        "Replaced: A new plan",
        "In force: Too early",
    ]


def test_a_step_that_asks_for_a_reason_is_refused_without_one_and_nothing_is_saved(world, doing):
    with pytest.raises(Refusal, match="Give the reason"):
        operations.take_plan_step(plan=world.plan, step="suspend", version=1, **doing)
    world.plan.refresh_from_db()
    assert (world.plan.status, world.plan.version, world.plan.events.count()) == ("in force", 1, 0)


def test_a_stale_change_is_refused_with_both_texts(world, doing):
    operations.change_plan(plan=world.plan, version=1, title="Theirs", **doing)
    with pytest.raises(Stale) as stale:
        operations.change_plan(plan=world.plan, version=1, title="Mine", **doing)
    assert (stale.value.theirs, stale.value.mine) == ({"Title": "Theirs"}, {"Title": "Mine"})
    with pytest.raises(Stale):
        operations.change_plan(plan=world.plan, version=None, title="Mine", **doing)


def test_hampshires_kinds_are_installed_once(world, doing):
    first = operations.install_default_kinds(partnership=world.norden, **doing)
    again = operations.install_default_kinds(partnership=world.norden, **doing)
    assert [kind.key for kind in again] == ["vision", "priority", "part-a", "part-b", "thread"]
    assert [kind.pk for kind in first] == [kind.pk for kind in again]
    assert [kind.years for kind in again] == [None, None, 3, 1, None]
    assert again[2].stands_under.get() == again[1]


def test_a_kind_that_carries_objectives_keeps_what_it_is(world, doing):
    with pytest.raises(Refusal, match="stays what it is"):
        operations.change_kind(kind=world.kind, name="Part A", plural="Part As", part="priority", version=1, **doing)
    kind = operations.change_kind(
        kind=world.kind, name="Aim", plural="Aims", part="objective", years=3, version=1, **doing
    )
    assert (kind.name, kind.version, Kind.objects.get(pk=kind.pk).name) == ("Aim", 2, "Aim")


def test_an_objective_is_owned_by_its_home_and_numbered_on(world, doing):
    row = operations.add_objective(
        partnership=world.wessmere, kind=world.kind, words="Safer adolescents", plan=world.plan, **doing
    )
    assert (row.number, row.owners.get().partnership, row.places.get().plan) == (2, world.wessmere, world.plan)
    assert in_step(row)
    assert Objective.objects.get(pk=row.pk).has_owner
    assert world.plan.events.get().words == "Added Part A objective: Safer adolescents"
    assert history(row, world.people["manager"])[0].sentence == "added it as Part A objective"


def test_an_objective_cannot_end_before_it_starts_and_nothing_is_left_of_it(world, doing):
    with pytest.raises(Refusal, match="ends before it starts"):
        operations.add_objective(
            partnership=world.wessmere,
            kind=world.kind,
            words="Backwards",
            starts=Span.day(YEAR),
            ends=Span.day(date(2025, 1, 1)),
            **doing,
        )
    assert Objective.objects.count() == 1


def test_an_objective_may_be_proposed_and_then_agreed(world, doing):
    row = operations.add_objective(
        partnership=world.wessmere, kind=world.kind, words="Later", status="proposed", **doing
    )
    assert operations.take_step(objective=row, step="agree", version=row.version, **doing).status == "in force"


def test_rewording_keeps_the_old_words_with_the_day_and_the_reason(world, doing):
    row = operations.reword_objective(
        objective=world.objective, words="Answering neglect", reason="Plainer", version=1, **doing
    )
    old = row.wordings.get()
    assert (row.words, old.words, old.until, old.reason) == (
        "Answering neglect",
        "Responding to neglect",
        Span.day(TODAY),
        "Plainer",
    )
    with pytest.raises(Refusal, match="words it has already"):
        operations.reword_objective(objective=row, words="Answering neglect", version=2, **doing)


def test_a_split_keeps_the_lineage_and_the_places(world, doing):
    parts = operations.split_objective(
        objective=world.objective, into=["At home", "At school"], reason="Two audiences", version=1, **doing
    )
    world.objective.refresh_from_db()
    assert world.objective.status == "replaced"
    assert world.objective.ends == Span.day(TODAY)
    assert [(link.after, link.how) for link in world.objective.became.order_by("pk")] == [
        (part, "split") for part in parts
    ]
    assert {place.objective_id for place in world.plan.places.all()} == {
        world.objective.pk,
        *(part.pk for part in parts),
    }
    assert all(in_step(part) for part in parts)
    with pytest.raises(Refusal, match="two objectives or more"):
        operations.split_objective(objective=parts[0], into=["One"], reason="-", version=parts[0].version, **doing)


def test_a_merger_takes_over_the_open_actions_and_leads_back_to_both(world, doing):
    other = an_objective(world.wessmere, plan=world.plan)
    done, going = an_action(world.wessmere, 100, "done"), an_action(world.wessmere, 101)
    placed(other, done), placed(other, going)
    merging = {"objective": world.objective, "words": "Both", "reason": "They overlap", "version": 1, **doing}
    for versions in ({}, {other.pk: 2}):
        with pytest.raises(Stale, match="was changed after you opened this page"):
            operations.merge_objectives(others=[other], versions=versions, **merging)
    with pytest.raises(Refusal, match="at least one"):
        operations.merge_objectives(others=[world.objective], versions={}, **merging)
    child = operations.merge_objectives(others=[other, other], versions={other.pk: 1}, **merging)
    assert set(child.came_from.values_list("objective", "how")) == {
        (world.objective.pk, "merged"),
        (other.pk, "merged"),
    }
    assert set(child.planned.values_list("action", flat=True)) == {world.action.pk, going.pk}
    assert in_step(child)


def test_what_is_replaced_names_what_replaces_it(world, doing):
    other = an_objective(world.wessmere)
    with pytest.raises(Refusal, match="Choose the objective that replaces it") as refusal:
        operations.take_step(objective=world.objective, step="replace", reason="Merged work", version=1, **doing)
    assert refusal.value.field == "replaced_by"
    operations.take_step(
        objective=world.objective, step="replace", reason="Merged work", replaced_by=other, version=1, **doing
    )
    assert Lineage.objects.get().after == other
    assert other.planned.get().action == world.action
    assert in_step(other) and history(world.objective, doing["by"])[0].after["carried"] == [world.action.pk]


def test_a_step_out_of_turn_is_refused(world, doing):
    with pytest.raises(Refusal, match="is not possible"):
        operations.take_step(objective=world.objective, step="agree", version=1, **doing)


def test_a_part_b_objective_stands_under_a_priority_and_under_threads_but_not_in_a_circle(world, doing):
    _, priority, part_a, part_b, thread = operations.install_default_kinds(partnership=world.norden, **doing)

    def add(kind, words, **more):
        return operations.add_objective(partnership=world.norden, kind=kind, words=words, **more, **doing)

    theme, strand, aim = add(priority, "Neglect"), add(thread, "Voice of the child"), add(part_a, "Adolescents")
    row = add(part_b, "Evaluate", parents=[theme, strand])
    with pytest.raises(Refusal, match="stands under Themed priority, not under Part A objective"):
        operations.place_under(objective=row, parents=[aim], version=row.version, **doing)
    assert set(row.parents.all()) == {theme, strand}
    row = operations.place_under(objective=row, parents=[strand], version=row.version, **doing)
    assert row.parents.get() == strand
    with pytest.raises(Refusal, match="cannot carry it"):
        operations.place_under(objective=strand, parents=[row], version=strand.version, **doing)


def test_ownership_changes_on_a_day_and_a_day_not_known_is_a_gap(world, doing):
    row = operations.set_owners(
        objective=world.objective, owners=[world.wessmere, world.norden], since=DAY, version=1, **doing
    )
    assert row.owners.get(partnership=world.norden).starts == DAY
    assert not Objective.objects.get(pk=row.pk).is_change_undated
    row = operations.set_owners(objective=row, owners=[world.norden], version=row.version, **doing)
    gone = row.owners.get(partnership=world.wessmere)
    assert (gone.has_ended, gone.ends.is_unknown) == (True, True)
    assert Objective.objects.get(pk=row.pk).is_change_undated
    assert in_step(row)
    row = operations.date_changes(objective=row, days={gone.mark: DAY}, version=row.version, **doing)
    gone.refresh_from_db()
    assert gone.ends == DAY
    assert not Objective.objects.get(pk=row.pk).is_change_undated
    with pytest.raises(Refusal, match="Give at least one day"):
        operations.date_changes(objective=row, days={gone.mark: Span()}, version=row.version, **doing)
    row = operations.set_owners(objective=row, owners=[], since=DAY, version=row.version, **doing)
    assert not Objective.objects.get(pk=row.pk).has_owner


def test_nothing_changes_on_a_day_that_lies_ahead(world, doing):
    row, ahead = world.objective, Span.day(date(2026, 5, 4))
    gone = row.owners.create(partnership=world.norden, has_ended=True)
    for verb, field, asked in (
        (operations.set_owners, "since", {"owners": [], "since": ahead}),
        (operations.set_oversight, "since", {"since": ahead}),
        (operations.reword_objective, "until", {"words": "Other words", "until": ahead}),
        (operations.date_changes, gone.mark, {"days": {gone.mark: ahead}}),
    ):
        with pytest.raises(Refusal, match="The change cannot lie ahead. Enter a date up to 3 May 2026.") as refused:
            verb(objective=row, version=1, **asked, **doing)
        assert refused.value.field == field
    assert not row.wordings.exists()


def test_oversight_moves_from_one_group_to_another(world, doing):
    row = operations.set_oversight(objective=world.objective, overseen_by=[world.business], version=1, **doing)
    row = operations.set_oversight(
        objective=row, overseen_by=[world.subgroup], worked_by=[world.business], since=DAY, version=2, **doing
    )
    told = {(each.group, each.part): each.has_ended for each in row.oversight.all()}
    assert told == {
        (world.business, "oversees"): True,
        (world.subgroup, "oversees"): False,
        (world.business, "works"): False,
    }


def test_outcomes_measures_and_readings_are_kept_with_their_marks(world, doing):
    row = an_objective(world.wessmere)
    outcome = operations.add_outcome(objective=row, words="Children are seen sooner.", **doing)
    measure = operations.add_measure(
        outcome=outcome, words="Days to first visit", unit="days", target="5", direction="down", **doing
    )
    operations.add_reading(measure=measure, value=Decimal("7.5"), read=DAY, source="Dataset", **doing)
    assert in_step(row)
    assert operations.change_outcome(outcome=outcome, words="Seen within a week.", version=1, **doing).version == 2
    assert operations.change_measure(measure=measure, version=1, target="4", **doing).target == "4"
    told = [line.sentence for line in history(row, world.people["manager"])]
    assert told[0] == "changed the measure “Days to first visit”"
    assert "recorded 7.5 days for “Days to first visit”" in told


def test_an_action_has_its_place_once_a_year(world, doing):
    action = an_action(world.wessmere)
    row = operations.place_action(objective=world.objective, action=action, year_starts_on=date(2026, 9, 9), **doing)
    assert row.year_starts_on == YEAR
    action.refresh_from_db()
    assert action.has_source
    with pytest.raises(Refusal, match="AC-100 stands there already"):
        operations.place_action(objective=world.objective, action=action, year_starts_on=YEAR, **doing)
    operations.take_action_away(placed=row, version=1, **doing)
    action.refresh_from_db()
    assert not action.has_source


def test_history_and_log_name_nothing_that_fewer_may_read(world, doing):
    narrow = {"circle": "group", "circle_group": world.subgroup}
    secret = an_action(world.wessmere, **narrow)
    operations.place_action(objective=world.objective, action=secret, **doing)
    assert secret.words not in history(world.objective, world.people["lead partner"])[0].sentence
    plan = a_plan(world.wessmere)
    hidden = an_objective(world.wessmere, 300, plan=plan, **narrow)
    operations.reword_objective(objective=hidden, words="Other words", version=1, **doing)
    assert not plan.events.exists()


def test_an_action_is_added_and_placed_in_one(world, doing):
    made = operations.add_action_under(
        objective=world.objective, words="Train the leads", year_starts_on=YEAR, part="proposed", **doing
    )
    assert made.status == "proposed"
    assert world.objective.planned.get(action=made).part == "proposed"


def test_an_outcome_of_another_objective_is_refused(world, doing):
    other = an_objective(world.wessmere)
    with pytest.raises(Refusal, match="belongs to another objective"):
        operations.place_action(
            objective=other, action=world.action, outcome=world.outcome, year_starts_on=YEAR, **doing
        )


def test_a_recommendation_is_answered_by_an_objective(world, doing):
    operations.answer_recommendation(objective=world.objective, recommendation=world.recommendation, **doing)
    world.recommendation.refresh_from_db()
    assert world.recommendation.has_action
    with pytest.raises(Refusal, match="answers RC-1 already"):
        operations.answer_recommendation(objective=world.objective, recommendation=world.recommendation, **doing)


def test_events_past_and_to_come_are_kept_in_the_log(world, doing):
    operations.add_event(
        plan=world.plan, kind="development", words="Development day", happened=Span.day(date(2027, 1, 20)), **doing
    )
    assert world.plan.events.get().kind == "development"


def test_an_objective_may_stand_in_several_plans_once_each(world, doing):
    other = a_plan(world.wessmere)
    about = {"plan": other, "objective": world.objective, **doing}
    operations.place_in_plan(version=1, **about)
    with pytest.raises(Refusal, match="already stands in"):
        operations.place_in_plan(version=2, **about)
    with pytest.raises(Stale):
        operations.take_out_of_plan(version=1, **about)
    operations.take_out_of_plan(version=2, **about)
    assert [place.plan for place in world.objective.places.all()] == [world.plan], "the other plan keeps it"
    assert other.events.get().words == f"Taken out: {world.objective.words}"
    with pytest.raises(Refusal, match="does not stand in"):
        operations.take_out_of_plan(version=3, **about)


def test_phases_follow_one_another(world, doing):
    first = operations.add_phase(objective=world.objective, words="Phase one", **doing)
    operations.add_phase(objective=world.objective, words="Phase two", starts=DAY, **doing)
    assert [phase.position for phase in world.objective.phases.order_by("pk")] == [0, 1]
    changed = operations.change_phase(phase=first, words="Phase 1", starts=DAY, version=1, **doing)
    assert (changed.words, changed.starts) == ("Phase 1", DAY)
    with pytest.raises(Stale):
        operations.take_out_phase(phase=first, version=1, **doing)
    operations.take_out_phase(phase=first, version=2, **doing)
    assert [phase.words for phase in world.objective.phases.all()] == ["Phase two"]
    with pytest.raises(Refusal, match="taken out already"):
        operations.take_out_phase(phase=first, version=3, **doing)


def test_themes_change_with_the_objective(world, doing):
    row = operations.change_objective(
        objective=world.objective, background="Why", themes=[world.theme], version=1, **doing
    )
    assert (row.background, row.themes.get()) == ("Why", world.theme)


def test_kind_of_an_unused_name_is_made_from_the_words(world, doing):
    first = operations.add_kind(
        partnership=world.wessmere, name="Enabler", plural="Enablers", part="objective", **doing
    )
    second = operations.add_kind(
        partnership=world.wessmere, name="Enabler", plural="Enablers", part="objective", **doing
    )
    assert (first.key, second.key) == ("enabler", "enabler-2")
    assert a_kind(world.wessmere, key="enabler") == first
