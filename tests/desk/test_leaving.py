"""Somebody leaves: what they answer for is found, handed on or left vacant, and their account closes."""

from datetime import UTC, datetime, time, timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.actions.models import Action, Evidence, Line
from goldthread.desk.leaving import left_behind
from goldthread.kit.refusal import Refusal, Stale
from goldthread.partners.jobs import CLOSE, JOBS
from goldthread.partners.models import Comment, Group, Holding, Person
from goldthread.partners.operations.leaving import HandOver, close_account, leave, open_account
from goldthread.partners.timely import timely
from goldthread.post.models import Draft
from goldthread.trail.models import Entry
from tests.cast import TODAY, build_world, sit
from tests.factories.accounts import way_in_for
from tests.factories.challenges import fill_challenges
from tests.factories.meetings import a_meeting, an_item
from tests.factories.meetings import a_report as a_highlight
from tests.factories.report import a_report
from tests.factories.risks import fill_risks
from tests.factories.scrutiny import a_planned_piece

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
TOMORROW = TODAY + timedelta(1)


@pytest.fixture
def world():
    return build_world()


def people(world, *names):
    return [Person.objects.get(pk=world.people[name].pk) for name in names]


def holding(world, who):
    return world.seats[who].holdings.get(person=world.people[who])


def leaves(world, who, successor=None, last_day=TODAY, closes=True):
    manager, person = people(world, "manager", who)
    seat = HandOver(holding(world, who), 1, successor)
    return leave(person=person, last_day=last_day, seats=[seat], closes=closes, by=manager, on=TODAY)


def said(things):
    return [thing.what for some in things.values() for thing in some]


def test_all_that_an_agency_lead_answers_for_is_on_the_page(world):
    manager, lead = people(world, "manager", "agency lead")
    Draft.objects.create(author_id=lead.pk, record_kind="x", field="words", text="secret", saved_at="2026-05-03T12:00Z")
    Evidence.objects.update(owner=world.seats["agency lead"], expires_on=TOMORROW)
    found = left_behind(manager, lead, TODAY)
    assert [each.holding.seat for each in found.seats] == [world.seats["agency lead"]]
    kinds = found.seats[0].kinds
    assert "AC-1: Launch the revised neglect toolkit" in said({"": kinds["Actions led"]})
    assert "AC-2: Train the trainers" in said(kinds)
    assert said({"": kinds["Evidence looked after"]}) == ["EV-1: Attendance list"]
    assert said(found.alone) == ["One text. Nobody else can read them; they go when the account closes."]


def test_a_chair_leaves_the_group_and_its_objectives_behind(world):
    world.objective.oversight.create(group=world.subgroup)
    manager, chair = people(world, "manager", "chair")
    kinds = left_behind(manager, chair, TODAY).seats[0].kinds
    assert said({"": kinds["Groups chaired"]}) == ["Quality subgroup"]
    assert said({"": kinds["Objectives of the group"]}) == ["OB-1: Responding to neglect"]


def test_what_a_case_panel_keeps_is_not_told_to_a_manager_who_hands_on_a_seat(world):
    panel = Group.objects.create(home=world.wessmere, key="panel", kind="panel", name="Example panel")
    Action.objects.filter(pk=world.action.pk).update(circle="panel", circle_group=panel)
    manager, lead = people(world, "manager", "agency lead")
    assert "AC-1: Launch the revised neglect toolkit" not in str(left_behind(manager, lead, TODAY))


def test_a_seat_is_handed_on_from_the_day_after_and_keeps_what_it_owes(world):
    successor = Person.objects.create(name="N. Example", email="next@example.org")
    leaves(world, "agency lead", successor)
    assert holding(world, "agency lead").ends_on == TODAY
    follows = Holding.objects.get(person=successor)
    assert (follows.seat, follows.starts_on, follows.ends_on) == (world.seats["agency lead"], TOMORROW, None)
    assert Line.objects.get(pk=world.line.pk).agency == world.health
    world.action.refresh_from_db()
    assert world.action.lead_vacant_from is None


def test_a_seat_left_vacant_leaves_its_actions_without_a_lead_from_the_day_after(world):
    leaves(world, "agency lead")
    world.action.refresh_from_db()
    assert world.action.lead_vacant_from == TOMORROW


def test_the_account_closes_and_every_sign_in_and_way_in_ends_with_it(world):
    chair = world.people["chair"]
    browser, given = Client(), way_in_for(chair)
    browser.force_login(chair)
    Draft.objects.create(author_id=chair.pk, record_kind="x", field="words", saved_at="2026-05-03T12:00Z")
    leaves(world, "chair")
    chair = Person.objects.get(pk=chair.pk)
    assert (chair.is_active, chair.closed_on, chair.has_usable_password()) == (False, TODAY, False)
    assert browser.get("/").status_code == 302
    assert Client().get(reverse("partners:way-in", args=(given.link,))).status_code == 410
    assert not Draft.objects.exists()


def test_history_keeps_the_number_of_whoever_left(world):
    chair = world.people["chair"]
    open_account_after = Person.objects.get(pk=chair.pk)
    leaves(world, "chair")
    assert Entry.objects.filter(record_kind="partners.person", record_id=chair.pk).exists()
    assert Person.objects.filter(pk=chair.pk).exists()
    row = open_account(person=open_account_after, by=world.people["manager"], on=TODAY)
    assert (row.is_active, row.closed_on) == (True, None)


def closing_on(day):
    """What the worker does on a day."""
    now = datetime.combine(day, time(12), UTC)
    return JOBS[CLOSE](SimpleNamespace(on=day))[0] if timely(now) else ""


def test_an_account_stays_open_until_the_last_day_is_over_and_closes_by_itself(world):
    last = TODAY + timedelta(30)
    leaves(world, "chair", last_day=last)
    chair = Person.objects.get(pk=world.people["chair"].pk)
    assert chair.is_active and chair.closes_after == last
    assert closing_on(last) == "" and closing_on(last + timedelta(1)) == "One account closed."
    chair.refresh_from_db()
    assert (chair.is_active, chair.closed_on, chair.closes_after) == (False, last + timedelta(1), None)
    assert closing_on(last + timedelta(2)) == ""


def test_the_account_of_somebody_who_sits_again_by_then_stays_open(world):
    leaves(world, "chair", last_day=TODAY + timedelta(30))
    sit(world, "chair", "manager", world.norden)
    assert closing_on(TODAY + timedelta(31)) == "No accounts closed."
    chair = Person.objects.get(pk=world.people["chair"].pk)
    assert chair.is_active and chair.closes_after is None


def test_an_account_stays_open_while_a_seat_is_held_next_door(world):
    sit(world, "chair", "manager", world.norden)
    world.seats["chair"] = world.wessmere.seats.get(key="wessmere-chair")
    manager, chair = people(world, "manager", "chair")
    found = left_behind(manager, chair, TODAY)
    assert found.sits_elsewhere
    assert [each.holding.seat.partnership for each in found.seats] == [world.wessmere], "and which is not told"
    leaves(world, "chair")
    assert Person.objects.get(pk=chair.pk).is_active
    with pytest.raises(Refusal):
        close_account(person=chair, by=manager, on=TODAY)


def test_nobody_hands_on_a_seat_that_somebody_else_changed_meanwhile(world):
    world.seats["chair"].version = 2
    world.seats["chair"].save()
    with pytest.raises(Stale):
        leaves(world, "chair")
    assert holding(world, "chair").ends_on is None


def test_the_last_manager_may_leave_only_when_somebody_follows(world):
    with pytest.raises(Refusal):
        leaves(world, "manager", closes=False)
    leaves(world, "manager", Person.objects.create(name="N. Example", email="next@example.org"), closes=False)
    assert holding(world, "manager").ends_on == TODAY


def test_nobody_closes_their_own_account_or_that_of_the_last_administrator(world):
    Holding.objects.filter(person=world.people["manager"]).update(ends_on=TODAY)
    manager, administrator = people(world, "manager", "administrator")
    with pytest.raises(Refusal):
        close_account(person=manager, by=manager, on=TODAY)
    with pytest.raises(Refusal):
        close_account(person=administrator, by=manager, on=TODAY)


def test_the_page_does_all_of_it_at_once(world):
    manager = Client()
    manager.force_login(world.people["manager"])
    row = holding(world, "chair")
    body = {
        "last_day_day": "3", "last_day_month": "5", "last_day_year": "2026", "closes": "on",
        f"next_{row.pk}": world.people["group member"].pk, f"version_{row.pk}": 1,
    }  # fmt: skip
    answer = manager.post(reverse("desk:leaving", args=(row.person_id,)), body, follow=True)
    assert "One seat is handed on. The account is closed." in answer.content.decode()
    assert Holding.objects.get(seat=row.seat, ends_on=None).person == world.people["group member"]


def test_a_member_of_the_business_unit_cannot_hand_on_the_managers_seat(world):
    sit(world, "former member", "business unit", world.norden)
    world.seats["former member"].partnership = world.wessmere
    world.seats["former member"].save()
    clerk, manager = people(world, "former member", "manager")
    found = left_behind(clerk, manager, TODAY)
    assert [each.may_hand_on for each in found.seats] == [False]
    assert found.to_hand_on() == []


def test_sections_to_write_and_comments_to_answer_are_found_too(world):
    report = a_report(world)
    about = {"status": "assigned", "assigned_agency": world.health, "assigned_due": TODAY}
    report.sections.filter(key="about").delete()
    report.sections.create(key="about", title="About this report", **about)
    manager, lead, chair = people(world, "manager", "agency lead", "chair")
    comment = Comment.objects.create(
        home=world.wessmere, record_kind="actions.action", record_id=world.action.pk, words="Is this still so?",
        by=manager, on=TODAY, at=timezone.now(),
    )  # fmt: skip
    comment.addressed.create(person=lead)
    found = left_behind(manager, lead, TODAY)
    assert said({"": found.seats[0].kinds["Sections of a report to write"]}) == [f"About this report, in {report}"]
    assert said(found.alone) == ["Manager Example, 3 May 2026"]
    assert not left_behind(manager, chair, TODAY).alone, "it was not written to the chair"
    Comment.objects.update(resolved_on=TODAY)
    assert not left_behind(manager, lead, TODAY).alone


def test_what_meetings_inspections_changes_and_scrutiny_ask_is_found_too(world):
    fill_risks(world), fill_challenges(world), a_planned_piece(world)
    meeting = a_meeting(world, world.business)
    an_item(meeting, "Neglect toolkit", brought_by=world.seats["chair"]), a_highlight(world, meeting)
    manager, lead, chair, scrutineer = people(world, "manager", "agency lead", "chair", "scrutineer")
    left = {each: left_behind(manager, each, TODAY).seats[0].kinds for each in (lead, chair, scrutineer)}
    assert said({"": left[lead]["Changes of their agency"]}) == ["CG-1: Two trusts become one"]
    assert "Inspections to bring to the partners" in left[lead]
    assert said({"": left[chair]["Items to bring to a meeting"]}) == ["Neglect toolkit"]
    assert "Reports of a group to word" in left[chair]
    assert said({"": left[scrutineer]["Planned scrutiny"]}) == ["How neglect is named, 2026-27"]
