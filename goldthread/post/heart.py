"""The heart of a job's process: says now and then that somebody is at work, and stops when the worker is gone."""

import os
import threading
import time
from types import TracebackType

from django.db import connection
from django.utils.timezone import localdate

from goldthread.post.models import Job
from goldthread.post.operations.progress import beat

EVERY = 5.0
_at_work: list[Job] = []


def set_to_work(job: Job) -> None:
    """Name the job whose life is told from now on."""
    _at_work[:] = [job]


class Heart:
    """Beats beside the work while the block lasts. A process whose worker was killed ends within a second, so that the
    job is never run by two at once."""

    def __init__(self, parent: int) -> None:
        self.parent = parent
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> "Heart":
        self.thread.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.over.set()
        self.thread.join(2)

    def _beat(self) -> None:
        last = time.monotonic()
        while not self.over.wait(0.5):
            if os.getppid() != self.parent:
                os._exit(1)
            if _at_work and time.monotonic() - last > EVERY:
                beat(job=_at_work[0], by=None, on=localdate())
                last = time.monotonic()
        connection.close()
