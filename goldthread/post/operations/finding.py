"""Writing what can be found anew, from the records themselves."""

from datetime import date
from typing import Any

from goldthread.post.finding import refresh_all
from goldthread.trail.operation import operation


@operation(silent=True)
def find_anew(*, by: Any, on: date) -> int:
    """Write the words of every record anew, and return how many records can be found. It changes no record: after an
    upgrade has changed what is read of them, or when a copy came without its words."""
    return refresh_all()
