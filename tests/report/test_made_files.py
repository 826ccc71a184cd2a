"""A file of a large record is made in the background, for whoever asked and may read what it is made of."""

from datetime import timedelta

import pytest
from django.urls import reverse

from goldthread.partners.models import Holding
from goldthread.post import made, work
from goldthread.post.models import Job
from goldthread.report import files
from tests.cast import build_world
from tests.factories.report import a_paper, a_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(clock):
    return build_world()


@pytest.fixture(autouse=True)
def large(monkeypatch, settings, tmp_path):
    monkeypatch.setattr(files, "LARGE", 0)
    folder = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "files": folder}


@pytest.fixture
def manager(client, world):
    client.force_login(world.people["manager"])
    return client


def asked(client, name, *parts):
    """Ask for a file, follow to the page that waits, and return the job."""
    answer = client.post(reverse(f"report:{name}", args=parts))
    job = Job.objects.latest("pk")
    assert answer["Location"] == job.get_absolute_url()
    return job


def test_a_large_record_asks_first_and_a_small_one_is_made_at_once(manager, world, monkeypatch):
    url = reverse("report:download", args=(a_report(world).pk, "html"))
    assert "Make the HTML file" in manager.get(url).content.decode()
    monkeypatch.setattr(files, "LARGE", 1000)
    assert manager.get(url)["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(("kind", "start"), [("html", b"<!doctype html>"), ("docx", b"PK"), ("pdf", b"%PDF")])
def test_it_is_asked_for_waited_for_and_fetched(manager, world, kind, start):
    job = asked(manager, "make-report", a_report(world).pk, kind)
    waiting = manager.get(job.get_absolute_url()).content.decode()
    assert "It waits for its turn." in waiting and "Look again" in waiting and "every 2s" in waiting
    work.see_to(job.pk)
    job.refresh_from_db()
    ended = manager.get(job.get_absolute_url()).content.decode()
    assert "is ready as" in ended and job.result_url in ended and "every 2s" not in ended
    answer = manager.get(job.result_url)
    assert answer.content.startswith(start)
    assert f"wessmere-2026-27-report.{kind}" in answer["Content-Disposition"]


def test_a_paper_is_made_as_well_and_asking_twice_is_one_job(manager, world):
    paper = a_paper(world)
    first = asked(manager, "make-paper", paper.pk, "html")
    assert asked(manager, "make-paper", paper.pk, "html") == first
    work.see_to(first.pk)
    assert manager.get(Job.objects.get().result_url).status_code == 200


def test_home_says_what_goes_on_and_what_has_just_ended(manager, world, clock):
    job = asked(manager, "make-report", a_report(world).pk, "html")
    assert "Your background work" in manager.get("/").content.decode()
    work.see_to(job.pk)
    assert "is ready as HTML" in manager.get("/").content.decode()
    clock.shift(timedelta(hours=2))
    assert "Your background work" not in manager.get("/").content.decode()


def test_nobody_else_fetches_it(manager, world, client):
    job = asked(manager, "make-report", a_report(world).pk, "html")
    url = reverse("report:made", args=(job.pk,))
    assert manager.get(url).status_code == 404, "it is not made yet"
    work.see_to(job.pk)
    client.force_login(world.people["chair"])
    assert client.get(url).status_code == 404
    client.force_login(world.people["administrator"])
    assert client.get(url).status_code == 404


def test_who_may_no_longer_read_the_report_neither_gets_nor_fetches_it(manager, world):
    report = a_report(world)
    first = asked(manager, "make-report", report.pk, "html")
    work.see_to(first.pk)
    second = asked(manager, "make-report", report.pk, "pdf")
    Holding.objects.filter(person=world.people["manager"]).delete()
    assert manager.get(reverse("report:made", args=(first.pk,))).status_code == 404
    work.see_to(second.pk)
    assert "may no longer see it" in Job.objects.get(pk=second.pk).says


def test_what_was_made_is_cleared_away_after_a_day(manager, world, clock):
    report = a_report(world)
    job = asked(manager, "make-report", report.pk, "html")
    work.see_to(job.pk)
    made.forget_what_is_old()
    assert made.read(job.pk)
    clock.shift(timedelta(days=400))
    made.forget_what_is_old()
    assert made.read(job.pk) is None


def test_a_page_that_looks_by_itself_keeps_nobody_signed_in(manager, world, clock):
    url = asked(manager, "make-report", a_report(world).pk, "html").get_absolute_url()
    assert manager.get(url).status_code == 200
    for _ in range(7):
        clock.shift(timedelta(minutes=10))
        answer = manager.get(url, headers={"Looks-By-Itself": "1"})
    assert answer.status_code == 302, "an hour after the last click she is signed out"
