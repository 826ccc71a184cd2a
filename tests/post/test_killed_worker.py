"""Kill the worker at each step of a job in turn: the job starts again by itself, once, and the end is the same."""

import json
import os
import signal
import time

import pytest

from tests.installation import installation, migrated

STEPS = (
    "before the job", "before it begins", "after it begins", "after line 2", "before it ends", "after it ends",
    "after the job",
)  # fmt: skip
ASK = """
import django; django.setup()
from datetime import date
from goldthread.post.operations.jobs import ask_for
ask_for(kind="count", arguments={}, by=None, on=date(2026, 5, 3))
"""
DRIVER = "tests/post/doomed_worker.py"


@pytest.fixture(scope="module")
def prepared(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), installation(tmp_path_factory.mktemp("prepared"), "prepared", migrated()) as made:
        made.goldthread("prepare")
        made.run("-c", ASK)
        yield made


@pytest.fixture
def place(prepared, django_db_blocker, tmp_path):
    with django_db_blocker.unblock(), installation(tmp_path / "data", "doomed", prepared) as made:
        yield made


def killed_at(place, step, later=""):
    """Start a worker, wait until it stands at a step, and kill it."""
    process = place.start(DRIVER, STOP_AT=step, LATER=later)
    marker = place.folder / "stopped"
    for _ in range(2400):
        if marker.exists():
            break
        assert process.poll() is None, process.stdout.read()
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)  # its child holds the pipe: both are gone when this returns
    marker.unlink()


def finished(place):
    return json.loads(place.run(DRIVER, LATER="1", UNTIL_IDLE="1").splitlines()[-1])


@pytest.mark.parametrize("step", STEPS)
def test_the_end_is_the_same(place, step):
    killed_at(place, step)
    (job,) = finished(place)
    again = 2 if step in STEPS[2:5] else 1
    assert job == {
        "state": "done", "attempts": again, "percent": 100, "says": "Three are counted.", "result_url": "/",
    }  # fmt: skip
    assert (place.folder / "result").read_text() == "1\n2\n3\n"


def test_killed_twice_it_has_failed_and_says_so(place):
    killed_at(place, "after line 2")
    killed_at(place, "after line 2", later="1")
    (job,) = finished(place)
    assert job["state"] == "failed" and "interrupted twice" in job["says"]


def test_a_worker_that_is_told_to_stop_puts_its_job_down_at_once(place):
    process = place.start(DRIVER, STOP_AT="after line 2")
    while not (place.folder / "stopped").exists():
        assert process.poll() is None, process.stdout.read()
        time.sleep(0.05)
    process.terminate()
    process.communicate(timeout=60)
    assert process.returncode == 0
    (job,) = finished(place)
    assert (job["state"], job["attempts"]) == ("done", 1)
