"""Telling how far background work is. None of it leaves a trail: what the work itself writes does."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from goldthread.post.models import Job
from goldthread.trail.operation import operation

State = Job.State


@operation(silent=True)
def start_job(*, job: int, by: Any, on: date) -> Job | None:
    """Begin work that waits, and count the attempt; None when somebody else has it, or it has ended."""
    row = Job.objects.select_for_update().filter(pk=job, state=State.WAITING).first()
    if row is None:
        return None
    row.state, row.attempts = State.RUNNING, row.attempts + 1
    row.started_at = row.beat_at = timezone.now()
    row.percent, row.says = 0, ""
    row.save()
    return row


@operation(silent=True)
def tell_progress(*, job: Job, percent: int, says: str, by: Any, on: date) -> bool:
    """Say how far the work is. False when it is no longer this attempt's: it was given to another."""
    told = {"percent": max(0, min(percent, 100)), "says": says[:300], "beat_at": timezone.now()}
    return bool(_attempt(job).update(**told))


@operation(silent=True)
def beat(*, job: Job, by: Any, on: date) -> bool:
    """Say that somebody is still at work."""
    return bool(_attempt(job).update(beat_at=timezone.now()))


@operation(silent=True)
def put_down(*, job: Job, by: Any, on: date) -> bool:
    """Put work down because its worker has to stop; it counts for nothing, and the next worker begins it anew."""
    return bool(_attempt(job).update(state=State.WAITING, attempts=job.attempts - 1))


@operation(silent=True)
def end_job(*, job: Job, says: str, url: str = "", fault: str = "", by: Any, on: date) -> bool:
    """End the work, well or with a fault, unless it was given to another meanwhile."""
    state, percent = (State.FAILED, job.percent) if fault else (State.DONE, 100)
    ended = {"state": state, "percent": percent, "says": says[:300], "result_url": url, "fault": fault[:300]}
    return bool(_attempt(job).update(**ended, ended_at=timezone.now()))


def _attempt(job: Job) -> QuerySet:
    """The row while it is still this attempt's; an attempt that was given up may not speak for the next."""
    return Job.objects.filter(pk=job.pk, state=State.RUNNING, attempts=job.attempts)
