"""The desk's background work: reminding people."""

from typing import Any

from django.utils import timezone

from goldthread.desk.chasing import reminders, round_of, to_run
from goldthread.desk.operations.chasing import chasing_done, send_digest
from goldthread.kit.words import counted, sentence_case

REMIND = "remind people"


def remind(job: Any) -> tuple[str, str]:
    """Write the digests that are due. A worker that was stopped half-way goes on where it was: nobody gets two."""
    now = timezone.now()
    on = timezone.localdate(now)
    chasings = to_run(now)
    if not chasings:
        return "No partnership reminds anybody at this hour.", ""
    sent = 0
    for reminder in reminders(round_of(chasings, now)):
        sent += send_digest(reminder=reminder, at=now, by=None, on=on) is not None
        if sent % 50 == 1:
            job.tell(50, f"{sentence_case(counted(sent, 'digest'))} written so far.")
    chasing_done(chasings=chasings, by=None, on=on)
    return f"{sentence_case(counted(sent, 'digest'))} written.", ""


JOBS = {REMIND: remind}
