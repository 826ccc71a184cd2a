"""A worker that stops dead at one step of a job, named in the environment, so that a test can kill it there; or one
that comes an hour later, works until nothing is left and says what came of the job."""

import json
import os
import sys
import time
from datetime import timedelta
from pathlib import Path

import django

django.setup()

from django.db.models import F  # noqa: E402

from goldthread.post import queue, work  # noqa: E402
from goldthread.post.models import Job  # noqa: E402
from goldthread.post.worker import Worker  # noqa: E402

STEP = os.environ.get("STOP_AT", "")
HOUR = timedelta(hours=1)
PLACE = Path(os.environ["GOLDTHREAD_DATA"])


def stop_dead_at(step):
    if step == STEP:
        (PLACE / "stopped").touch()
        time.sleep(600)


def around(name, function):
    def run(*args, **kwargs):
        stop_dead_at(f"before {name}")
        answer = function(*args, **kwargs)
        stop_dead_at(f"after {name}")
        return answer

    return run


def count(job):
    """Writes three lines into a file of its own, one at a time."""
    path = PLACE / "result"
    path.unlink(missing_ok=True)
    for number in (1, 2, 3):
        with path.open("a") as file:
            file.write(f"{number}\n")
        job.tell(number * 30, f"{number} counted.")
        stop_dead_at(f"after line {number}")
    return "Three are counted.", "/"


work.kinds = lambda: {"count": count}
queue.see_to = around("the job", work.see_to)
work.start_job = around("it begins", work.start_job)
work.end_job = around("it ends", work.end_job)
if os.environ.get("LATER"):
    Job.objects.update(asked_at=F("asked_at") - HOUR, beat_at=F("beat_at") - HOUR)
worker = Worker()
if os.environ.get("UNTIL_IDLE"):
    worker.run_until_idle()
    told = Job.objects.filter(kind="count").values("state", "attempts", "percent", "says", "result_url")
    sys.stdout.write(f"\n{json.dumps(list(told))}")
else:
    worker.run()
