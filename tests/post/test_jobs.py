"""Work in the background: asked for once, told of as it goes, started again once, and ended in words."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Person
from goldthread.post import work
from goldthread.post.models import Job
from goldthread.post.operations.jobs import ask_again, ask_for, start_again_what_was_left
from goldthread.post.operations.progress import beat, end_job, start_job, tell_progress
from tests.cast import TODAY

pytestmark = pytest.mark.django_db
BY = {"by": None, "on": TODAY}


def counts(job):
    job.tell(50, "Half of it is counted.")
    return f"{job.arguments['many']} are counted.", "/counted/"


def refuses(job):
    raise Refusal("The file is empty. Choose another.")


def breaks(job):
    raise ValueError("words of the record")


@pytest.fixture
def declared(monkeypatch):
    monkeypatch.setattr(work, "kinds", lambda: {"count": counts, "refuse": refuses, "break": breaks})


def asked(kind="count", **more):
    return ask_for(kind=kind, arguments={"many": 3}, **more, **BY)


def done(job):
    work.see_to(job.pk)
    return Job.objects.get(pk=job.pk)


def test_work_is_done_and_says_how_it_ended(declared):
    job = done(asked())
    assert (job.state, job.percent, job.says, job.result_url) == ("done", 100, "3 are counted.", "/counted/")
    assert job.ended_at and job.attempts == 1


def test_asking_puts_one_ticket_into_the_queue():
    job = asked()
    assert DBTaskResult.objects.get().args_kwargs == {"args": [job.pk], "kwargs": {}}


def test_work_of_one_name_is_asked_for_once_until_it_ends(declared):
    first = asked(once="report 1")
    assert asked(once="report 1") == first and asked(once="report 2") != first
    done(first)
    assert asked(once="report 1") != first


def test_a_refusal_ends_it_with_its_sentence(declared):
    job = done(asked("refuse"))
    assert (job.state, job.says, job.fault) == ("failed", "The file is empty. Choose another.", "refused")


def test_a_fault_keeps_its_place_and_none_of_its_words(declared):
    job = done(asked("break"))
    assert job.state == "failed" and job.says == work.FAILED
    assert job.fault.startswith("ValueError at ") and "record" not in job.fault


def test_work_that_nobody_is_heard_of_about_starts_again_once_and_then_has_failed(clock):
    job = asked()
    for expected in ("waiting", "failed"):
        assert start_job(job=job.pk, **BY).state == "running"
        assert start_again_what_was_left(**BY) == 0
        clock.shift(timedelta(seconds=31))
        assert start_again_what_was_left(**BY) == 1
        assert Job.objects.get().state == expected
    assert "interrupted twice" in Job.objects.get().says
    assert start_job(job=job.pk, **BY) is None


def test_an_attempt_that_was_given_up_may_not_speak_for_the_next(clock, declared):
    first = start_job(job=asked().pk, **BY)
    clock.shift(timedelta(seconds=31))
    start_again_what_was_left(**BY)
    second = start_job(job=first.pk, **BY)
    assert not tell_progress(job=first, percent=90, says="Nearly.", **BY)
    assert not end_job(job=first, says="Done.", **BY) and not beat(job=first, **BY)
    with pytest.raises(work.GivenAway):
        work.Running(first, None).tell(90, "Nearly.")
    assert end_job(job=second, says="Done.", **BY)


def test_a_job_is_started_by_one_alone():
    job = asked()
    assert start_job(job=job.pk, **BY) and start_job(job=job.pk, **BY) is None


def test_what_failed_may_be_tried_again(declared):
    job = ask_again(job=done(asked("break", once="x")), **BY)
    assert (job.state, job.attempts, job.fault) == ("waiting", 0, "")
    asked_anew = done(job)
    asked("break", once="x")
    with pytest.raises(Refusal, match="under way already"):
        ask_again(job=asked_anew, **BY)


def test_only_who_asked_sees_it_and_whoever_looks_after_the_installation_sees_what_failed(declared):
    asker, other, keeper = (
        Person.objects.create(name=f"{name} Example", email=f"{name}@example.org", is_administrator=name == "c")
        for name in "abc"
    )
    fine = ask_for(kind="count", arguments={"many": 1}, by=asker, on=TODAY)
    broken = done(ask_for(kind="break", arguments={}, by=asker, on=TODAY))
    assert set(Job.objects.visible_to(asker)) == {fine, broken}
    assert not Job.objects.visible_to(other).exists()
    assert list(Job.objects.visible_to(keeper)) == [broken]
