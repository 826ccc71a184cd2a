"""Kill the worker at each step of a job in turn: the job starts again by itself, once, and the end is the same."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from select import select

import pytest

from tests.installation import ROOT, installation, migrated

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


@pytest.fixture(scope="module")
def ready(tmp_path_factory):
    """What stands ready for all tests: to make each worker's process from nothing takes a second."""
    made = Ready(tmp_path_factory.mktemp("doomed"))
    yield made
    made.end()


@pytest.fixture
def place(prepared, ready, django_db_blocker):
    """A copy of the installation, in the same place each time, and what stands ready there."""
    with django_db_blocker.unblock(), installation(ready.folder, "doomed", prepared) as made:
        ready.stand(made.environment)
        yield ready
    shutil.rmtree(ready.folder)


class Ready:
    """A process that stands ready, and the worker that it has last been told to be."""

    def __init__(self, base: Path) -> None:
        self.base, self.folder, self.process = base, base / "data", None

    def stand(self, environment: dict[str, str]) -> None:
        if self.process is None:
            self.process = subprocess.Popen(
                [sys.executable, DRIVER], cwd=ROOT, env=environment, text=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            )  # fmt: skip

    def start(self, **told: str) -> None:
        """Start a worker, which holds its end of what it says for as long as it or a child of it is there."""
        says = self.base / "says"
        says.unlink(missing_ok=True)
        os.mkfifo(says)
        self.process.stdin.write(json.dumps({**told, "says": str(says)}) + "\n")
        self.process.stdin.flush()
        self.says = says.open()
        self.worker = int(self.says.readline())

    def wait_until_it_stands_still(self) -> None:
        for _ in range(2400):
            if (self.folder / "stopped").exists():
                return
            assert not select([self.process.stdout], [], [], 0)[0], self.says.read()
            time.sleep(0.05)
        pytest.fail("It never came to that step.")

    def ended(self) -> tuple[int, str]:
        """How it ended, and what it said; its child says it, too: both are gone when this returns."""
        with self.says as says:
            said = says.read()
        return int(self.process.stdout.readline()), said

    def end(self) -> None:
        if self.process:
            self.process.communicate(timeout=60)


def killed_at(place, step, later=""):
    """Start a worker, wait until it stands at a step, and kill it."""
    place.start(stop_at=step, later=later)
    place.wait_until_it_stands_still()
    os.kill(place.worker, signal.SIGKILL)
    assert place.ended()[0] == -signal.SIGKILL
    (place.folder / "stopped").unlink()


def finished(place):
    place.start(later="1", until_idle="1")
    code, said = place.ended()
    assert code == 0, said
    return json.loads(said.splitlines()[-1])


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
    place.start(stop_at="after line 2")
    place.wait_until_it_stands_still()
    os.kill(place.worker, signal.SIGTERM)
    assert place.ended()[0] == 0
    (job,) = finished(place)
    assert (job["state"], job["attempts"]) == ("done", 1)
