"""What was looked at and what was not, what is new, and what the report tells."""

from datetime import date

import pytest

from goldthread.actions.models import Recommendation
from goldthread.kit.periods import Period
from goldthread.partners.models import Circle
from goldthread.scrutiny import operations, since
from goldthread.scrutiny.coverage import coverage_of
from goldthread.scrutiny.facts import for_period
from goldthread.scrutiny.models import Finding, FindingAction, LastLook
from goldthread.scrutiny.since import seen_since
from tests.cast import TODAY
from tests.factories import scrutiny as made
from tests.factories.actions import panel_of
from tests.factories.scrutiny import LAST

YEAR = Period(date(2026, 4, 1), LAST)


def by_number(coverage):
    return {each.number: each for each in coverage.functions}


def test_coverage_counts_each_function_over_the_years_and_names_what_was_not_looked_at(world):
    made.an_activity(world, capacity="chair")
    before = {"done_first": date(2025, 5, 1), "done_last": date(2025, 5, 1)}
    made.an_activity(world, functions=["wt23-f2"], edition="working-together-2023", **before)
    made.an_activity(world, functions=[])
    found = coverage_of(world.people["manager"], world.wessmere, YEAR)
    lines = by_number(found)
    assert (lines["F2"].counts, lines["F2"].chaired) == ([0, 1, 1], 1)
    assert (found.total, found.chaired, found.without_function) == (2, 1, 1)
    assert "F3" in {each.number for each in found.missing}


def test_coverage_of_bodies_takes_in_meetings_findings_and_what_is_named(world):
    activity = made.an_activity(world, meeting=made.a_meeting(world))
    activity.themes.add(world.theme)
    made.a_finding(world, activity=activity, agency=world.health)
    found = coverage_of(world.people["manager"], world.wessmere, YEAR)
    assert {each.name: each.now for each in found.groups} == {"Quality subgroup": 1, "Business group": 0}
    assert {each.name: each.now for each in found.agencies}["Wessmere Health Trust"] == 1
    assert {each.name: each.now for each in found.themes} == {"Neglect": 1}


def test_coverage_counts_only_what_the_reader_may_see(world):
    made.an_activity(world, circle=Circle.GROUP, circle_group=world.business)
    assert coverage_of(world.people["manager"], world.wessmere, YEAR).total == 1
    assert coverage_of(world.people["agency lead"], world.wessmere, YEAR).total == 0


def test_since_tells_what_others_wrote_until_they_say_that_they_have_looked(world):
    me, manager = world.people["scrutineer"], world.people["manager"]
    finding = made.a_finding(world)
    operations.change_finding(finding=finding, version=1, words="Fathers are missing.", by=manager, on=TODAY)
    operations.change_finding(finding=finding, version=2, words="Fathers are left out.", by=me, on=TODAY)
    seen = seen_since(me)
    assert [each.url for kind in seen.places[0].kinds for each in kind.listed] == [finding.get_absolute_url()]
    operations.look(partnerships=[world.wessmere], entry=seen.entry, by=me, on=TODAY)
    assert seen_since(me).places[0].number == 0
    operations.change_finding(finding=finding, version=3, words="Fathers come.", by=manager, on=TODAY)
    kinds = seen_since(me).places[0].kinds
    assert [(each.title, each.is_new) for kind in kinds for each in kind.listed] == [("Fathers come.", False)]


def test_since_counts_what_may_be_seen_among_the_newest_entries_and_lists_the_latest(world, monkeypatch):
    me, manager = world.people["scrutineer"], world.people["manager"]
    findings = [made.a_finding(world), made.a_finding(world), made.a_finding(world, words="Fathers come.")]
    panel = panel_of(world)
    hidden = made.a_finding(world, circle=Circle.PANEL, circle_group=panel)
    for finding in (*findings, hidden):
        operations.change_finding(finding=finding, version=1, words=f"{finding.words} So far.", by=manager, on=TODAY)
    monkeypatch.setattr(since, "MOST", 1)
    (kind,) = seen_since(me).places[0].kinds
    assert (kind.number, kind.new, kind.more) == (3, 3, 2)
    assert [each.title for each in kind.listed] == ["Fathers come. So far."]
    monkeypatch.setattr(since, "ENTRIES", 2)
    assert seen_since(me).places[0].number == 1


def test_looking_never_goes_back(world):
    me = world.people["scrutineer"]
    for entry in (9, 4):
        operations.look(partnerships=[world.wessmere], entry=entry, by=me, on=TODAY)
    assert LastLook.objects.get().entry == 9


def test_a_finding_is_followed_by_a_recommendation_and_actions(world):
    finding, me = made.a_finding(world), world.people["scrutineer"]
    asked = operations.ask_from_finding(finding=finding, words="Name fathers.", by=me, on=TODAY)
    assert asked.source.kind == "scrutiny"
    action = operations.add_following_action(finding=finding, words="Name fathers", by=world.people["chair"], on=TODAY)
    assert FindingAction.objects.get().action == action
    assert Finding.objects.get().recommendation == Recommendation.objects.get(pk=asked.pk)


def test_a_finding_is_raised_as_a_challenge_in_one_step_and_only_once(world, client):
    finding = made.a_finding(world, agency=world.health)
    client.force_login(world.people["scrutineer"])
    page = client.get(f"/scrutiny/findings/{finding.pk}/challenge/")
    assert page.context["form"]["to"].initial == world.health
    body = {"kind": "challenge", "words": finding.words, "to": f"agency-{world.health.pk}", "circle": "partnership",
            "answer_due_on_day": "30", "answer_due_on_month": "6", "answer_due_on_year": "2026"}  # fmt: skip
    assert client.post(f"/scrutiny/findings/{finding.pk}/challenge/", body).status_code == 302
    raised = Finding.objects.get().challenge
    assert (raised.agency, raised.raised_by) == (world.health, world.seats["scrutineer"])
    again = client.post(f"/scrutiny/findings/{finding.pk}/challenge/", body)
    assert "A challenge came of it already." in again.content.decode()


def test_the_facts_tell_the_year_and_keep_what_one_group_may_read(world):
    made.an_activity(world)
    made.an_activity(world, circle=Circle.GROUP, circle_group=world.subgroup)
    made.a_finding(world)
    made.a_focus(world)
    made.a_focus(world, starts_on=date(2027, 4, 1), ends_on=date(2028, 3, 31), words="Next")
    made.a_statement(world, "given")
    made.a_statement(world, "shown")
    made.a_statement(world)
    facts = for_period(world.wessmere, YEAR, LAST)
    assert [each.is_printed for each in facts.activities] == [True, False]
    assert [each.words for each in facts.focus] == ["Hear children first"]
    assert [each.words for each in facts.next_focus] == ["Next"]
    assert (len(facts.statements), facts.is_statement_under_way, len(facts.findings)) == (1, True, 1)


@pytest.mark.parametrize("who", ["manager", "lead partner", "scrutineer"])
def test_the_log_opens_from_every_number_of_coverage(world, client, who):
    activity = made.an_activity(world)
    activity.agencies.add(world.health)
    client.force_login(world.people[who])
    for asked in ("function=wt23-f2&year=2026-27", f"agency={world.health.pk}&year=2026-27", "capacity=observer"):
        assert "Audit of neglect" in client.get(f"/scrutiny/activities/?{asked}").content.decode(), asked
    assert "Audit of neglect" not in client.get("/scrutiny/activities/?function=none").content.decode()
