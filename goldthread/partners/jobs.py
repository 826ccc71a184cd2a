"""The background work of partnerships: loading a big spreadsheet, and closing accounts after a last day."""

from typing import Any

from goldthread.kit.refusal import Refusal
from goldthread.kit.words import counted, sentence_case
from goldthread.partners.accounts import to_close
from goldthread.partners.models import Import
from goldthread.partners.operations.bringing import LOAD, load_spreadsheet, stop_loading
from goldthread.partners.operations.leaving import close_account, leave_open

CLOSE = "close accounts"


def load(job: Any) -> tuple[str, str]:
    """Load a spreadsheet, all of it or nothing. Done already by a worker that was stopped, it is not done again."""
    imported = Import.objects.get(pk=job.arguments["import"])
    if imported.state == Import.State.LOADING:
        job.tell(10, "Loading the rows. None of them shows until all are in.")
        try:
            imported = load_spreadsheet(imported=imported, version=imported.version, by=job.by, on=job.on)
        except Refusal:
            stop_loading(imported=imported, by=job.by, on=job.on)
            raise
    return f"“{imported}” is {imported.get_state_display().lower()}.", imported.get_absolute_url()


def close(job: Any) -> tuple[str, str]:
    """Close the accounts of people whose last day is over; one of somebody who sits again stays open."""
    closed = 0
    for person in to_close(job.on):
        try:
            close_account(person=person, by=None, on=job.on)
            closed += 1
        except Refusal as refusal:
            leave_open(person=person, why=refusal.sentence, by=None, on=job.on)
    return f"{sentence_case(counted(closed, 'account'))} closed.", ""


JOBS = {LOAD: load, CLOSE: close}
