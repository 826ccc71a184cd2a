"""Reminders: who gets one and of what, once; and the key that opens just that."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.actions.models import Action
from goldthread.actions.operations.progress import report_progress
from goldthread.clocks.models import ClosedDay
from goldthread.desk.chasing import reminders, round_of, to_run
from goldthread.desk.forms import ChasingForm
from goldthread.desk.jobs import remind
from goldthread.desk.models import Chasing, Digest, DigestItem
from goldthread.desk.operations.chasing import send_digest, set_chasing
from goldthread.desk.rules import WHY
from goldthread.post.models import Letter
from goldthread.trail.models import Entry, Payload
from tests.cast import build_world
from tests.factories.chasing import a_digest

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 5, 11, 8, 30, tzinfo=UTC)  # half past nine in Wessmere


@pytest.fixture
def world():
    made = build_world()
    Chasing.objects.create(home=made.wessmere)
    Action.objects.filter(pk=made.action.pk).update(due_last=date(2026, 5, 1), due_first=date(2026, 5, 1))
    return made


def told(now=MONDAY):
    with time_machine.travel(now, tick=False):
        return {each.person: each.items for each in reminders(round_of(to_run(now), now))}


class Job:
    def tell(self, percent, says): ...


def run(now=MONDAY):
    with time_machine.travel(now, tick=False):
        return remind(Job())


def test_whoever_owes_something_is_told_of_it_by_reference_alone(world):
    run()
    letter = Letter.objects.get(person_id=world.people["agency lead"].pk)
    assert "Newly yours\n- * Action AC-1, 10 days late" in letter.text
    assert "Past its date" not in letter.text, "what is new is told as new"
    everything = letter.subject + letter.text + letter.html
    assert world.action.words not in everything
    assert world.wessmere.name in letter.text
    assert letter.html.startswith("<!doctype html>") and 'lang="en-GB"' in letter.html


def test_a_second_run_of_the_day_sends_nothing_twice(world):
    run()
    before = Letter.objects.count(), Digest.objects.count()
    Chasing.objects.update(done_on=None)  # as if the worker was killed before it said so
    run(MONDAY + timedelta(minutes=20))
    assert (Letter.objects.count(), Digest.objects.count()) == before


def test_a_reminder_that_is_there_is_not_written_again(world):
    with time_machine.travel(MONDAY, tick=False):
        (first, *_) = list(reminders(round_of(to_run(MONDAY), MONDAY)))
        assert send_digest(reminder=first, at=MONDAY, by=None, on=MONDAY.date()) is not None
        assert send_digest(reminder=first, at=MONDAY, by=None, on=MONDAY.date()) is None
    assert Letter.objects.count() == 1


def test_a_thing_named_before_is_late_the_next_time(world):
    run()
    run(MONDAY + timedelta(7))
    lead = Letter.objects.filter(person_id=world.people["agency lead"].pk).order_by("pk").last()
    assert "Past its date" in lead.text and "Action AC-1, 17 days late" in lead.text


def test_on_other_days_only_what_is_new_is_told(world):
    run()
    assert told(MONDAY + timedelta(1)) == {}
    Action.objects.filter(pk=world.action.pk).update(number=99)
    DigestItem.objects.all().delete()
    assert world.people["agency lead"] in told(MONDAY + timedelta(2))
    Chasing.objects.update(tells_new_daily=False)
    assert told(MONDAY + timedelta(2)) == {}


def test_what_changed_just_now_waits_so_that_a_slip_can_be_undone(world):
    with time_machine.travel(MONDAY - timedelta(minutes=5), tick=False):
        report_progress(
            action=world.action, line=world.line, words="Nearly there.",
            by=world.people["agency lead"], on=MONDAY.date(),
        )  # fmt: skip
    lead = world.people["agency lead"]
    assert all(f"/actions/{world.action.pk}/" not in item.where for item in told().get(lead, []))
    assert any(f"/actions/{world.action.pk}/" in item.where for item in told(MONDAY + timedelta(minutes=30))[lead])


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 5, 11, 5, tzinfo=UTC),  # six in the morning
        datetime(2026, 5, 11, 20, tzinfo=UTC),  # nine at night
        datetime(2026, 5, 4, 9, tzinfo=UTC),  # a bank holiday
        datetime(2026, 5, 10, 9, tzinfo=UTC),  # a Sunday
    ],
)
def test_nothing_is_sent_in_quiet_hours_or_on_days_off(world, now):
    assert to_run(now) == []


def test_nothing_is_sent_on_a_closed_day_or_before_its_hour(world):
    ClosedDay.objects.create(home=world.wessmere, on=MONDAY.date(), name="Office move")
    assert to_run(MONDAY) == []
    ClosedDay.objects.all().delete()
    Chasing.objects.update(at=time(11, 0))
    assert to_run(MONDAY) == []


def test_whoever_left_is_told_nothing(world):
    world.people["agency lead"].is_active = False
    world.people["agency lead"].save()
    assert world.people["agency lead"] not in told()
    assert world.people["former member"] not in told()


def test_what_stays_late_is_taken_to_the_agencys_lead_and_the_delegated_partner(world):
    Action.objects.filter(pk=world.action.pk).update(due_last=date(2026, 4, 1), due_first=date(2026, 4, 1))
    seat = world.seats["lead partner"]
    seat.role = "delegated partner"
    seat.save()
    Chasing.objects.update(partner_after_days=28)
    items = told()[world.people["lead partner"]]
    (line,) = [item for item in items if item.why == WHY.UP and item.name == world.health.name]
    assert line.number >= 1 and line.days_late(MONDAY.date()) == 40
    Chasing.objects.update(partner_after_days=None)
    assert not [item for item in told().get(world.people["lead partner"], []) if item.why == WHY.UP]


def test_every_chase_is_in_the_trail(world):
    run()
    entries = Entry.objects.filter(operation="send_digest")
    assert entries.count() == Digest.objects.count() > 0
    assert any(
        "Action AC-1" in body for body in Payload.objects.filter(entry__in=entries).values_list("body", flat=True)
    )
    assert entries.first().partnership_id == world.wessmere.pk


def test_setting_how_people_are_reminded_begins_it(world):
    Chasing.objects.all().delete()
    assert to_run(MONDAY) == []
    world.wessmere.refresh_from_db()
    set_chasing(
        partnership=world.wessmere, version=world.wessmere.version, rhythm="daily", by=world.people["manager"],
        on=MONDAY.date(),
    )  # fmt: skip
    assert [each.rhythm for each in to_run(MONDAY)] == ["daily"]


def test_a_time_of_day_at_which_nothing_would_ever_go_out_is_refused(world):
    answers = {"at": "19:00", "quiet_from": "18:00", "quiet_until": "07:30"}
    assert "Choose an earlier time" in errors_of(world, answers)["at"][0]
    assert "at" not in errors_of(world, answers | {"at": "06:00"}), "it goes out when the quiet ends"
    assert "Choose such times" in errors_of(world, answers | {"quiet_from": "07:30"})["quiet_until"][0]


def errors_of(world, answers):
    return ChasingForm(answers, record=world.wessmere, person=world.people["manager"], today=MONDAY.date()).errors


# the key


def came_by(world, *pages):
    """A browser in which the code of a digest was typed."""
    made, client = a_digest(world.people["agency lead"], *pages), Client()
    answer = client.post(reverse("desk:asked", args=(made.link,)), {"code": made.code.lower().replace("-", " ")})
    assert answer.status_code == 302 and answer["Location"] == reverse("desk:asked-of-you")
    return client, made


def progress_of(world):
    return reverse("actions:progress", args=(world.action.pk,))


def test_opening_the_link_uses_up_nothing(world):
    made = a_digest(world.people["agency lead"], progress_of(world))
    before = Digest.objects.values().get(pk=made.row.pk)
    for _ in range(5):
        assert Client().get(reverse("desk:asked", args=(made.link,))).status_code == 200
        assert Client().head(reverse("desk:asked", args=(made.link,))).status_code == 200
        assert Client().post(reverse("desk:asked", args=(made.link,))).status_code == 422
    assert Digest.objects.values().get(pk=made.row.pk) == before


def test_the_code_opens_what_was_asked_and_nothing_else(world):
    client, _ = came_by(world, progress_of(world))
    assert client.get(reverse("desk:asked-of-you")).status_code == 200
    assert client.get(progress_of(world)).status_code == 200
    for page in (
        "/",
        "/actions/",
        world.action.get_absolute_url(),
        "/search/?q=a",
        reverse("actions:claim", args=(world.action.pk,)),
    ):
        answer = client.get(page)
        assert answer.status_code == 302 and answer["Location"].startswith("/sign-in/"), page


def test_what_is_asked_can_be_answered_and_leads_back_to_the_list(world):
    client, _ = came_by(world, progress_of(world))
    sent = {"words": "The toolkit is drafted."}
    answer = client.post(progress_of(world), sent)
    assert answer.status_code == 302 and answer["Location"] == reverse("desk:asked-of-you")
    assert Entry.objects.filter(operation="report_progress", by_id=world.people["agency lead"].pk).exists()


def test_a_key_ends_with_its_time_with_wrong_codes_and_with_the_account(world):
    made = a_digest(world.people["agency lead"], progress_of(world))
    address = reverse("desk:asked", args=(made.link,))
    for _ in range(5):
        assert Client().post(address, {"code": "BBBB-BBBB"}).status_code == 422
    assert Client().post(address, {"code": made.code}).status_code == 410
    Digest.objects.all().delete()
    client, made = came_by(world, progress_of(world))
    Digest.objects.filter(pk=made.row.pk).update(
        made_at=timezone.now() - timedelta(9), expires_at=timezone.now() - timedelta(1)
    )
    assert client.get(progress_of(world)).status_code == 302
    Digest.objects.filter(pk=made.row.pk).update(expires_at=timezone.now() + timedelta(1))
    assert client.get(progress_of(world)).status_code == 200
    type(made.row.person).objects.filter(pk=made.row.person_id).update(is_active=False)
    assert client.get(progress_of(world)).status_code == 302


def test_a_key_never_opens_what_somebody_else_may_not_see(world):
    stranger = a_digest(world.people["stranger"], progress_of(world))
    client = Client()
    client.post(reverse("desk:asked", args=(stranger.link,)), {"code": stranger.code})
    assert client.get(progress_of(world)).status_code == 404


def test_whoever_is_signed_in_is_not_held_to_an_old_key(world):
    client, _ = came_by(world, progress_of(world))
    client.force_login(world.people["manager"])
    assert client.get("/actions/").status_code == 200
