"""The worker: sends letters, does background work in short processes of their own, and starts again what was left."""

import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from logging import getLogger

from django.db import Error, connection
from django.utils import timezone
from django.utils.timezone import localdate
from django_tasks_db.management.commands.db_worker import Worker as TicketTaker

from goldthread.kit.offers import offered, offers
from goldthread.post import made
from goldthread.post.heart import Heart
from goldthread.post.operations.jobs import ask_each_day, ask_for, start_again_what_was_left
from goldthread.post.operations.workers import forget_what_is_old, worker_gone, worker_seen
from goldthread.post.queue import has_tickets
from goldthread.post.sending import send_what_is_due
from goldthread.post.work import Stopped

log = getLogger(__name__)
PAUSE = 1.0
AFTER_A_FAULT = 5.0
LONGEST = timedelta(minutes=30)
TO_END = timedelta(seconds=10)


class Every:
    """Says once in so many seconds that it is time, the first time at once."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.last = seconds, -float("inf")

    def is_time(self) -> bool:
        if time.monotonic() - self.last < self.seconds:
            return False
        self.last = time.monotonic()
        return True


class Worker:
    """One process that keeps the background going until it is told to stop, or its parent ends where that is asked."""

    def __init__(self, with_parent: bool = False) -> None:
        self.name = f"{socket.gethostname()}:{os.getpid()}"
        self.parent = os.getppid() if with_parent else None
        self.is_stopping = False
        self.seen, self.reaping, self.clearing, self.clock = Every(10), Every(10), Every(3600), Every(120)

    def stop(self, *_: object) -> None:
        self.is_stopping = True

    def has_to_stop(self) -> bool:
        return self.is_stopping or (self.parent is not None and os.getppid() != self.parent)

    def run(self) -> None:
        """Work until told to stop. The database gone for a while is waited for."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        while not self.has_to_stop():
            try:
                pause = 0.0 if self.turn() else PAUSE
            except Error:
                log.exception("The database did not answer; trying again")
                connection.close()
                pause = AFTER_A_FAULT
            time.sleep(pause)
        worker_gone(name=self.name, by=None, on=localdate())

    def run_until_idle(self) -> None:
        """Do all that waits, and stop."""
        while not self.has_to_stop() and self.turn():
            pass
        worker_gone(name=self.name, by=None, on=localdate())

    def turn(self) -> bool:
        """Look once at all there is to do; whether there was a job."""
        self.tend()
        if not has_tickets():
            return False
        self.watch(start_apart(partial(take_one, self.name, os.getpid())))
        return True

    def tend(self) -> None:
        """What goes on while a job runs, too."""
        if self.seen.is_time():
            worker_seen(name=self.name, by=None, on=localdate())
        if self.reaping.is_time():
            start_again_what_was_left(by=None, on=localdate())
        if self.clearing.is_time():
            forget_what_is_old(by=None, on=localdate())
            made.forget_what_is_old()
            for kind in (kind for kinds in offered("daily", "DAILY") for kind in kinds):
                ask_each_day(kind=kind, by=None, on=localdate())
        if self.clock.is_time():
            for kind in (kind for offer in offers("timely") for kind in offer(timezone.now())):
                ask_for(kind=kind, arguments={}, once=kind, by=None, on=localdate())
        send_what_is_due()

    def watch(self, child: int) -> None:
        """Wait for the process of a job; end it when the worker has to stop, or when it takes too long."""
        began, told_to_stop = time.monotonic(), 0.0
        while os.waitpid(child, os.WNOHANG) == (0, 0):
            now = time.monotonic()
            if not told_to_stop and self.has_to_stop():
                os.kill(child, signal.SIGTERM)
                told_to_stop = now
            too_long = now - began > LONGEST.total_seconds()
            if too_long or (told_to_stop and now - told_to_stop > TO_END.total_seconds()):
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
                return
            time.sleep(0.05 if now - began < 2 else 0.5)
            self.tend()


def start_apart(work: Callable[[], None]) -> int:
    """Start a process of its own, which ends with its work and takes its memory along; connections are not shared."""
    connection.close()
    if hasattr(connection, "close_pool"):
        connection.close_pool()
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, _stop_here)
        work()
        code = 0
    finally:
        os._exit(code)


def _stop_here(*_: object) -> None:
    raise Stopped


def take_one(name: str, parent: int) -> None:
    """Take the next ticket and do its job, in a process that dies with its worker."""
    with Heart(parent):
        TicketTaker(
            queue_names=["default"], excluded_queue_names=[], interval=0, batch=True, backend_name="default",
            startup_delay=False, max_tasks=1, worker_id=name[:64],
        ).run()  # fmt: skip
