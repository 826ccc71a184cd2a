"""What of the desk's background work has its time just now."""

from datetime import datetime

from goldthread.desk.chasing import to_run
from goldthread.desk.jobs import REMIND


def timely(now: datetime) -> list[str]:
    """Return reminding people, where a partnership's time has come."""
    return [REMIND] if to_run(now) else []
