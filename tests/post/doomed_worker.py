"""A worker that stops dead at one step of a job, so that a test can kill it there; or one that comes an hour later,
works until nothing is left and says what came of the job. Each is a process of its own that splits off from one that
stands ready: it is told in a line what the next has to do, and says how that ended."""

import json
import os
import sys
import time
import traceback
from datetime import timedelta
from pathlib import Path

import django

django.setup()

from django.db.models import F  # noqa: E402

from goldthread.post import queue, work  # noqa: E402
from goldthread.post.models import Job  # noqa: E402
from goldthread.post.worker import Worker  # noqa: E402

TOLD: dict[str, str] = {}
HOUR = timedelta(hours=1)
PLACE = Path(os.environ["GOLDTHREAD_DATA"])


def stop_dead_at(step):
    if step == TOLD.get("stop_at"):
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


def be_a_worker():
    if TOLD.get("later"):
        Job.objects.update(asked_at=F("asked_at") - HOUR, beat_at=F("beat_at") - HOUR)
    worker = Worker()
    if not TOLD.get("until_idle"):
        worker.run()
        return
    worker.run_until_idle()
    told = Job.objects.filter(kind="count").values("state", "attempts", "percent", "says", "result_url")
    sys.stdout.write(f"\n{json.dumps(list(told))}")


def say(number):
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def split_off():
    """What was told is done in a process of its own, which says first its number, and has nothing of this one."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        says = os.open(TOLD["says"], os.O_WRONLY)
        for each in (1, 2):
            os.dup2(says, each)
        os.close(says)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        say(os.getpid())
        be_a_worker()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


for line in sys.stdin:
    TOLD.clear()
    TOLD.update(json.loads(line))
    _, status = os.waitpid(split_off(), 0)
    say(os.waitstatus_to_exitcode(status))
