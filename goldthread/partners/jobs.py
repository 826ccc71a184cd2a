"""The background work of partnerships: loading a big spreadsheet."""

from typing import Any

from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Import
from goldthread.partners.operations.bringing import LOAD, load_spreadsheet, stop_loading


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


JOBS = {LOAD: load}
