"""What lists, gaps, home and the report read."""

from datetime import date

import pytest

from goldthread.actions.due import due
from goldthread.actions.facts import for_period
from goldthread.actions.models import Action, Recommendation, Source
from goldthread.actions.operations import (
    accept_claim,
    add_evidence,
    answer_recommendation,
    change_due,
    claim_done,
    record_impact,
    refresh_marks,
    report_progress,
    send_back_claim,
    send_back_impact,
    set_leads,
    take_step,
)
from goldthread.actions.queries import (
    behind,
    gap_counts_by_lead,
    gap_numbers,
    having,
    list_url,
    of_partnership,
    rated,
    tellings,
)
from goldthread.actions.rules import GAPS, RECOMMENDATION_GAPS, gaps_of, rating_of
from goldthread.kit.periods import Period, Span, parse_span
from goldthread.partners.models import Partnership
from tests.cast import TODAY
from tests.factories.actions import action_of, panel_of, second_seat

YEAR = Period(date(2026, 4, 1), date(2027, 3, 31))


@pytest.fixture
def lead(people):
    return people["agency lead"]


@pytest.fixture
def done(world, lead, people):
    """An action done with evidence, and nothing said of what is different."""
    action = action_of(world, words="Done without impact")
    claim = claim_done(action=action, evidence={"text": "x"}, by=lead, on=TODAY)
    accept_claim(claim=claim, version=1, by=people["scrutineer"], on=TODAY)
    return Action.objects.get(pk=action.pk)


def test_nothing_is_asked_of_an_action_before_it_has_lived_through_a_round(world, people):
    action_of(world, words="Added today", on=TODAY)
    assert not [what for what, _, _ in whys(people["agency lead"]) if "Added today" in what]


def whys(person, on=TODAY):
    return [(each.what, each.why, each.verb) for each in due(person, on)]


def test_ratings_of_a_list_follow_the_rhythm_of_each_home(world, people):
    ours = action_of(world, due="20 May 2026")
    theirs = action_of(world, due="20 May 2026")
    Action.objects.filter(pk=theirs.pk).update(home=world.norden, number=1)
    Partnership.objects.filter(pk=world.norden.pk).update(soon_days=7)
    homes = list(Partnership.objects.all())
    found = {row.pk: row.rating for row in rated(Action.objects.filter(pk__in=[ours.pk, theirs.pk]), homes, TODAY)}
    assert found == {ours.pk: "amber", theirs.pk: "grey"}
    for row in Action.objects.filter(pk__in=found):
        assert rating_of(row, row.home, TODAY).key == found[row.pk]
    assert rated(Action.objects.all(), [], TODAY).first().rating == ""


def test_each_gap_is_counted_once_and_opens_the_records_behind_it(world, done, django_assert_num_queries):
    homes, visible = [world.wessmere], Action.objects.all()
    refresh_marks(visible.values_list("pk", flat=True))
    with django_assert_num_queries(1):
        counts = visible.aggregate(**gap_numbers(homes, TODAY))
    assert counts["no-impact"] == 1
    for gap in GAPS:
        rows = [row for row in visible if gap in gaps_of(row, world.wessmere, TODAY)]
        assert (counts[gap.key], visible.filter(having(gap, homes, TODAY)).count()) == (len(rows), len(rows))
    kinds = Recommendation.objects.aggregate(**gap_numbers(homes, TODAY, RECOMMENDATION_GAPS))
    assert kinds == {"recommendation-no-action": 1, "recommendation-not-answered": 1, "recommendation-no-source": 0}
    assert list_url(gap="no-impact") == "/actions/?gap=no-impact"


def test_gaps_are_counted_by_the_agency_that_leads(world, done, django_assert_num_queries):
    action_of(world, words="Two leads", leads=[world.health, world.council])
    with django_assert_num_queries(1):
        rows = gap_counts_by_lead(Action.objects.all(), [world.wessmere], TODAY)
    found = {row["name"]: (row["no-impact"], row["unheard"]) for row in rows}
    assert found == {"Wessmere Council": (0, 1), "Wessmere Health Trust": (1, 1)}


def test_list_of_a_partnership_holds_what_it_shares(world):
    shared = action_of(world, leads=[world.norden])
    assert shared in of_partnership(Action.objects.all(), world.norden)
    assert world.action not in of_partnership(Action.objects.all(), world.norden)


def test_what_stands_behind_an_action_is_read_at_once_and_only_as_far_as_one_may_see(
    world, people, lead, django_assert_num_queries
):
    world.action.themes.add(world.theme)
    Action.objects.visible_to(lead).first()
    with django_assert_num_queries(1):
        found = behind(world.action, lead)
    assert [(each.reference, each.noun) for each in found.origins] == [
        ("RC-1", "recommendation"),
        ("OB-1", "objective"),
    ]
    assert found.themes == ["Neglect"]
    panel = panel_of(world)
    Recommendation.objects.filter(pk=world.recommendation.pk).update(circle="panel", circle_group=panel)
    assert [each.reference for each in behind(world.action, lead).origins] == ["OB-1"]


def test_everything_told_of_an_action_is_read_at_once_newest_first(world, lead, django_assert_num_queries):
    report_progress(action=world.claimed, words="Before.", by=None, on=date(2026, 1, 1))
    with django_assert_num_queries(1):
        found = tellings(world.claimed)
    assert [(told.kind, told.is_waiting) for told in found] == [("impact", True), ("claim", True), ("progress", False)]


def test_agency_owes_what_is_late_sent_back_soon_or_not_heard_of(world, lead, people):
    assert whys(lead) == []
    late = action_of(world, words="Late", due="1 May 2026")
    action_of(world, words="Soon", due="10 May 2026")
    action_of(world, words="Unheard", due="31 March 2027")
    back = action_of(world, words="Sent back", due="31 March 2027")
    claim = claim_done(action=back, by=lead, on=TODAY)
    send_back_claim(claim=claim, reason="No dates", version=1, by=people["scrutineer"], on=TODAY)
    assert whys(lead) == [
        (f"AC-{late.number}: Late", "Past its due date", "Report progress"),
        (f"AC-{late.number + 1}: Soon", "Due in 7 days, no update since the last round", "Report progress"),
        (
            f"AC-{late.number + 2}: Unheard",
            "No update since the last round, January 2026 to March 2026",
            "Report progress",
        ),
        (f"AC-{late.number + 3}: Sent back", "Sent back: No dates", "Claim it done again"),
    ]
    assert {each.whose for each in due(lead, TODAY)} == {"Wessmere Health Trust"}
    assert whys(people["stranger"]) == []
    assert whys(people["respondent"]) == []


def test_blocked_action_is_not_chased(world, lead, people):
    action = action_of(world, due="1 May 2026")
    take_step(action=action, step="block", reason="no chair named", version=1, by=people["manager"], on=TODAY)
    assert whys(lead) == []


def test_whoever_may_check_is_told_what_waits_and_not_what_is_their_own(world, people):
    for who in ("chair", "scrutineer", "manager"):
        assert [each[2] for each in whys(people[who])] == ["Check it", "Check it"]
    assert due(people["chair"], TODAY)[0].why == "Evidence from Wessmere Health Trust, waiting since 20 April 2026"
    colleague = second_seat(world, "chair", "agency lead", agency=world.health)
    assert whys(colleague) == []
    manager = second_seat(world, "manager", "agency lead", agency=world.health)
    assert [each[2] for each in whys(manager)] == ["Check it", "Check it"]


def test_what_is_owed_costs_the_same_for_few_and_many(world, lead, django_assert_max_num_queries):
    for number in range(20):
        action_of(world, words=f"Number {number}", due="1 May 2026")
    with django_assert_max_num_queries(5):
        assert len(due(lead, TODAY)) == 20


def test_facts_of_a_period_tell_each_action_as_it_stands(world, done, lead):
    refresh_marks(Action.objects.values_list("pk", flat=True))
    late = action_of(world, words="Late", due="1 May 2026")
    facts = for_period(world.wessmere, YEAR, TODAY)
    assert {action.ref.reference for action in facts.actions} == {"AC-1", "AC-2", "AC-3", "AC-4"}
    told = {action.ref.pk: action for action in facts.actions}
    assert ([pk for pk in told if told[pk].is_done], [pk for pk in told if told[pk].is_late]) == ([done.pk], [late.pk])
    assert (told[done.pk].has_impact, told[done.pk].has_evidence) == (False, True)
    assert told[world.claimed.pk].status_words == "Said to be done"
    assert {each.status_words for each in facts.recommendations} == {"Not answered"}
    first = facts.actions[0]
    assert (first.leads, first.progress, str(first.due)) == (
        ("Wessmere Health Trust",),
        "Draft sent round.",
        "31 March 2027",
    )
    assert [(each.source, each.source_kind) for each in facts.recommendations] == [
        ("Audit of neglect", "Multi-agency audit")
    ]
    assert [each.title for each in facts.sources] == ["Audit of neglect"]


def test_facts_say_what_may_not_be_printed_and_name_no_restricted_source(world):
    panel = panel_of(world)
    Source.objects.filter(pk=world.source.pk).update(circle="panel", circle_group=panel)
    Action.objects.filter(pk=world.action.pk).update(circle="group", circle_group=world.subgroup)
    facts = for_period(world.wessmere, YEAR, TODAY)
    assert facts.actions[0].is_printed is False
    assert [each.source for each in facts.recommendations] == ["A source that is not published"]
    assert [each.is_printed for each in facts.sources] == [False]


def test_facts_tell_no_impact_that_was_sent_back_or_is_dated_later(world, done, lead, people):
    record_impact(action=done, words="Better.", strength="audit", dated=parse_span("April 2026"), by=lead, on=TODAY)
    record_impact(action=done, words="Not dated.", by=lead, on=TODAY)
    back = record_impact(action=done, words="Vague.", by=lead, on=TODAY)
    send_back_impact(impact=back, reason="How do you know?", version=1, by=people["scrutineer"], on=TODAY)

    def told(as_at):
        action = next(each for each in for_period(world.wessmere, YEAR, as_at).actions if each.ref.pk == done.pk)
        return {impact.words for impact in action.impacts}, action.is_done

    assert {"Better.", "Not dated."} <= told(TODAY)[0] and "Vague." not in told(TODAY)[0]
    assert "Better." not in told(date(2026, 3, 31))[0]
    Action.objects.filter(pk=done.pk).update(done_first=TODAY, done_last=TODAY)
    assert (told(TODAY)[1], told(date(2026, 5, 2))[1]) == (True, False)


def test_action_of_another_time_is_left_out_unless_the_plan_places_it(world):
    old = action_of(world, words="Old", started=parse_span("May 2019"), due="June 2019")
    Action.objects.filter(pk=old.pk).update(status="stood down", reason="old")
    refs = {action.ref.pk for action in for_period(world.wessmere, YEAR, TODAY).actions}
    assert old.pk not in refs
    assert old.pk in {action.ref.pk for action in for_period(world.wessmere, YEAR, TODAY, also=[old.pk]).actions}


def test_evidence_of_another_circle_is_known_of_and_not_shown(world, lead, people):
    panel = panel_of(world)
    add_evidence(action=world.action, text="Secret", circle="panel", circle_group=panel, by=people["manager"], on=TODAY)
    assert for_period(world.wessmere, YEAR, TODAY).actions[0].has_evidence


def test_an_action_is_told_as_it_stood_on_the_day_however_late_the_report_is_opened(world, people):
    manager, day, later = people["manager"], date(2026, 6, 30), date(2026, 9, 1)
    late = action_of(world, words="Late then", due="1 June 2026", leads=[world.health])
    was = f"{late.get_status_display()}"
    change_due(action=late, due=parse_span("1 December 2026"), reason="Staff left", version=1, by=manager, on=later)
    set_leads(action=late, leads=[world.council], changed=Span.day(later), version=2, by=manager, on=later)
    take_step(action=late, step="block", reason="No chair named", version=3, by=manager, on=later)
    new = action_of(world, words="Recorded in the year after", due="1 June 2028", on=date(2027, 5, 1))
    answer = {"recommendation": world.recommendation, "by": manager, "on": later}
    answer_recommendation(step="accept", version=1, **answer)

    def told(on):
        facts = for_period(world.wessmere, YEAR, on)
        (fact,) = [each for each in facts.actions if each.ref.pk == late.pk]
        assert new.pk not in {each.ref.pk for each in facts.actions}
        return fact.status_words, fact.reason, str(fact.due), fact.slips, fact.is_late, fact.leads, facts

    *then, facts = told(day)
    assert then == [was, "", "1 June 2026", 0, True, (world.health.name,)]
    assert [each.status for each in facts.recommendations] == ["proposed"]
    *now, facts = told(later)
    assert now == ["Blocked", "No chair named", "1 December 2026", 1, False, (world.council.name,)]
    assert [each.status for each in facts.recommendations] == ["accepted"]
