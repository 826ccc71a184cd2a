"""Doing background work: the function that a chapter declares for its kind, with a way to tell how far it is."""

import logging
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.timezone import localdate

from goldthread.kit.offers import offered
from goldthread.kit.refusal import Refusal
from goldthread.post.heart import set_to_work
from goldthread.post.models import Job
from goldthread.post.operations.progress import end_job, put_down, start_job, tell_progress

log = logging.getLogger(__name__)
FAILED = "This did not work, and the fault is not yours. Whoever looks after the installation is told."
SYSTEM: dict[str, Any] = {"by": None}


class Stopped(BaseException):
    """The worker is being stopped, so the work is put down and begins anew with the next one."""


class GivenAway(Exception):
    """The work was given to another worker meanwhile, so this one stops."""


@dataclass(frozen=True)
class Running:
    """A job under way, as its function sees it. It may be run twice, for a worker may be stopped at any moment: its end
    has to be the same."""

    job: Job
    by: Any

    @property
    def arguments(self) -> Mapping[str, Any]:
        return self.job.arguments

    @property
    def on(self) -> date:
        return self.job.on

    def tell(self, percent: int, says: str) -> None:
        """Say how far the work is, for the page that waits."""
        if not tell_progress(job=self.job, percent=percent, says=says, **SYSTEM, on=localdate()):
            raise GivenAway


Work = Callable[[Running], tuple[str, str]]


def kinds() -> dict[str, Work]:
    """Return the function for each kind of work, from each chapter's `jobs.py`."""
    return {kind: function for jobs in offered("jobs", "JOBS") for kind, function in jobs.items()}


def see_to(number: int) -> None:
    """Do one job to its end, whatever that is. A refusal is its end in words; a fault keeps where it was, never what it
    said, for that may hold words of the record."""
    job = start_job(job=number, **SYSTEM, on=localdate())
    if job is None:
        return
    set_to_work(job)
    try:
        says, url = kinds()[job.kind](Running(job, _asker(job)))
        ended = {"says": says, "url": url}
    except GivenAway:
        return
    except Stopped:
        put_down(job=job, **SYSTEM, on=localdate())
        return
    except Refusal as refusal:
        ended = {"says": refusal.sentence, "fault": "refused"}
    except Exception as error:
        log.exception("Job %s (%s) failed", job.pk, job.kind)
        ended = {"says": FAILED, "fault": place_of(error)}
    end_job(job=job, **ended, **SYSTEM, on=localdate())


def place_of(error: BaseException) -> str:
    """Return what kind of fault it was and where in the software."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {last.filename.rpartition('goldthread/')[2]}:{last.lineno}"


def _asker(job: Job) -> Any:
    return get_user_model()._default_manager.filter(pk=job.asked_by_id).first() if job.asked_by_id else None
