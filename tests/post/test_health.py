"""Is all well: each thing looked at, each sentence with what to do, and nothing for those it does not concern."""

import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from goldthread.partners.models import Person
from goldthread.post import health
from goldthread.post.due import due
from goldthread.post.models import Job, Letter
from goldthread.post.operations.backup import note_backup
from goldthread.post.operations.jobs import ask_for
from goldthread.post.operations.letters import write_letter
from goldthread.post.operations.workers import worker_seen
from goldthread.post.work import see_to
from tests.cast import TODAY

pytestmark = pytest.mark.django_db
BY = {"by": None, "on": TODAY}


@pytest.fixture
def keeper(clock):
    return Person.objects.create(name="K. Example", email="k@example.org", is_administrator=True)


def state_of(what):
    found = {each.what: each for each in health.checks(timezone.now())}
    return found[what].state, found[what].says


def test_a_worker_that_is_silent_is_noticed(clock):
    assert state_of("Worker")[0] == "not well"
    worker_seen(name="here:1", **BY)
    assert state_of("Worker") == ("well", "One worker at work.")
    clock.shift(120)
    assert state_of("Worker")[0] == "not well"


def test_work_that_failed_or_waits_long_is_noticed(clock):
    assert state_of("Background work")[0] == "well"
    job = ask_for(kind="verify trail", arguments={}, **BY)
    clock.shift(1200)
    assert state_of("Background work")[0] == "look"
    Job.objects.filter(pk=job.pk).update(state="failed", fault="ValueError at x.py:1")
    assert "one has failed" in state_of("Background work")[1]


def test_letters_that_could_not_be_sent_are_noticed(clock):
    write_letter(to="a@example.org", person_id=None, subject="x", text="y", key="1", **BY)
    assert state_of("Mail")[0] == "well"
    Letter.objects.update(state="failed")
    assert "one letter could not be sent" in state_of("Mail")[1]


def test_letters_that_reach_nobody_are_noticed_on_a_real_installation(settings, clock):
    settings.LOCAL = False
    assert state_of("Mail")[0] == "look" and "GOLDTHREAD_MAIL" in state_of("Mail")[1]


def test_the_trail_is_verified_once_a_day_and_health_says_what_came_of_it(clock):
    assert state_of("Trail")[0] == "look"
    see_to(ask_for(kind="verify trail", arguments={}, **BY).pk)
    assert state_of("Trail")[0] == "well" and "Head: 1:" in state_of("Trail")[1]
    clock.shift(timedelta(days=3))
    assert state_of("Trail")[0] == "look"
    Job.objects.update(state="failed", says="The trail does not hold.")
    assert state_of("Trail")[0] == "not well"


def test_a_back_up_of_long_ago_is_noticed(clock):
    assert state_of("Back-up")[0] == "look"
    note_backup(**BY)
    assert state_of("Back-up")[0] == "well"
    clock.shift(timedelta(days=3))
    assert state_of("Back-up")[0] == "look"


def test_a_scanner_that_is_set_and_does_not_answer_is_noticed(settings, clock):
    settings.GOLDTHREAD_CLAMAV = ""
    assert state_of("Virus scanner")[0] == "look"
    settings.GOLDTHREAD_CLAMAV = "/tmp/there-is-no-scanner-here"
    assert state_of("Virus scanner")[0] == "not well"


def test_a_full_disk_is_noticed(monkeypatch, clock):
    for free, state in ((50e9, "well"), (1e9, "look"), (1e8, "not well")):
        monkeypatch.setattr(health.shutil, "disk_usage", lambda _, free=free: Disk(free))
        assert state_of("Disk")[0] == state


class Disk:
    def __init__(self, free):
        self.free = free


def test_a_database_that_does_not_answer_is_all_there_is_to_say(monkeypatch):
    def fails(*_):
        raise DatabaseError

    monkeypatch.setattr(health, "_all", fails)
    assert [each.what for each in health.checks(timezone.now())] == ["Database"]


def test_the_command_says_it_to_a_person_and_to_a_program(capsys, clock):
    with pytest.raises(CommandError, match="Not well: worker"):
        call_command("health")
    assert "not well  No worker was ever started." in capsys.readouterr().out
    worker_seen(name="here:1", **BY)
    call_command("health", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["well"] is True and {each["what"] for each in told["checks"]} > {"Worker", "Disk", "Trail"}


def test_the_page_shows_what_failed_and_lets_it_be_tried_again(keeper, client):
    job = ask_for(kind="verify trail", arguments={}, **BY)
    Job.objects.filter(pk=job.pk).update(state="failed", fault="ValueError at x.py:1", ended_at=timezone.now())
    write_letter(to="a@example.org", person_id=None, subject="Code 123", text="y", key="1", **BY)
    Letter.objects.update(state="failed", says="The mail server answered 550: no such mailbox")
    client.force_login(keeper)
    shown = client.get("/health/").content.decode()
    assert "ValueError at x.py:1" in shown and "no such mailbox" in shown and "Code 123" not in shown
    assert {each.what for each in due(keeper, TODAY)} == {
        "One piece of background work failed", "One letter could not be sent",
    }  # fmt: skip
    client.post(f"/background/{job.pk}/again/")
    client.post(f"/letters/{Letter.objects.get().pk}/again/")
    assert Job.objects.get().state == Letter.objects.get().state == "waiting"
    assert due(keeper, TODAY) == []


def test_nobody_else_is_told(client, clock):
    person = Person.objects.create(name="A. Example", email="a@example.org")
    client.force_login(person)
    assert client.get("/health/").status_code == 403
    assert due(person, TODAY) == []


def test_a_monitor_outside_gets_one_word(monkeypatch):
    assert Client().get("/alive/").content == b"well"
    monkeypatch.setattr("goldthread.post.views.health.answers", lambda: False)
    answer = Client().get("/alive/")
    assert (answer.status_code, answer.content) == (503, b"not well")
