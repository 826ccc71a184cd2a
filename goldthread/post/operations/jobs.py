"""Asking for background work, and asking again."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from goldthread.kit.refusal import Refusal
from goldthread.post.models import Job
from goldthread.post.queue import enqueue, jobs_with_tickets
from goldthread.trail.lock import locked
from goldthread.trail.operation import note, nothing_changed, operation

State = Job.State
TIMES = 2
NOT_HEARD_FOR = timedelta(seconds=30)
INTERRUPTED = "This was interrupted twice, so it was not tried again. Whoever looks after the installation is told."
ALREADY = "The same work is under way already. Look at your background work on the home page."


@operation
def ask_for(
    *,
    kind: str,
    arguments: Mapping[str, Any],
    partnership_id: int | None = None,
    once: str = "",
    about_url: str = "",
    by: Any,
    on: date,
) -> Job:
    """Ask for work in the background, to begin when this operation has ended; `about_url` is the page to go back to.
    Where `once` names it and work of the
    same name has not ended yet, that is the answer and nothing more is asked for."""
    asked = {
        "kind": kind, "arguments": dict(arguments), "partnership_id": partnership_id, "once": once, "on": on,
        "about_url": about_url, "asked_by_id": by.pk if by else None, "asked_at": timezone.now(),
    }  # fmt: skip
    unended = {"once": once, "state__in": Job.UNENDED}
    job, is_new = Job.objects.get_or_create(**unended, defaults=asked) if once else (Job.objects.create(**asked), True)
    if is_new:
        enqueue(job.pk)
        note(job, says="was asked for", partnership_id=partnership_id)
    else:
        nothing_changed()
    return job


@operation
def ask_again(*, job: Job, by: Any, on: date) -> Job:
    """Give work that failed another chance, for whoever asked for it first. Raises Refusal when the same work was
    asked for anew meanwhile."""
    row = locked(Job.objects.filter(state=State.FAILED), job.pk)
    if row.once and Job.objects.to_come().filter(once=row.once).exists():
        raise Refusal(ALREADY)
    row.state, row.attempts, row.percent, row.says, row.fault = State.WAITING, 0, 0, "", ""
    row.started_at = row.beat_at = row.ended_at = None
    row.save()
    enqueue(row.pk)
    note(row, says="is to be tried again", partnership_id=row.partnership_id)
    return row


@operation
def ask_each_day(*, kind: str, by: Any, on: date) -> None:
    """Ask for work that is done once a day, unless it was asked for within the last day."""
    if Job.objects.filter(kind=kind, asked_at__gt=timezone.now() - timedelta(hours=23)).exists():
        nothing_changed()
    else:
        ask_for(kind=kind, arguments={}, once=kind, by=by, on=on)


@operation(silent=True)
def start_again_what_was_left(*, by: Any, on: date) -> int:
    """Start again what nobody has been heard of about, as after a worker was killed: once, and then it has failed. What
    waits and lost its ticket gets another."""
    before = timezone.now() - NOT_HEARD_FOR
    rows = Job.objects.select_for_update(skip_locked=True)
    left = list(rows.filter(state=State.RUNNING, beat_at__lt=before))
    for row in left:
        if row.attempts < TIMES:
            row.state = State.WAITING
            enqueue(row.pk)
        else:
            row.state, row.says, row.fault, row.ended_at = State.FAILED, INTERRUPTED, "interrupted", timezone.now()
        row.save()
    waiting = set(rows.filter(state=State.WAITING, asked_at__lt=before).values_list("pk", flat=True))
    for pk in sorted(waiting - jobs_with_tickets() if waiting else ()):
        enqueue(pk)
    return len(left)
