"""The desk's background work: reminding people, and ending the handing on of what is settled."""

from contextlib import suppress
from typing import Any

from django.utils import timezone

from goldthread.desk.chasing import reminders, round_of, to_run
from goldthread.desk.handing import settled
from goldthread.desk.operations.chasing import chasing_done, send_digest
from goldthread.desk.operations.handing import end_handing
from goldthread.kit.refusal import Refusal
from goldthread.kit.words import counted, sentence_case

REMIND = "remind people"
SETTLE = "end what was handed on and is settled"


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


def end_settled(job: Any) -> tuple[str, str]:
    """End the handing on of whatever is settled by now. One that somebody took back meanwhile is over already."""
    ended = 0
    for row in settled(job.on):
        with suppress(Refusal):
            end_handing(handed=row, by=None, on=job.on)
            ended += 1
    return f"{sentence_case(counted(ended, 'thing'))} handed on and settled since.", ""


JOBS = {REMIND: remind, SETTLE: end_settled}
