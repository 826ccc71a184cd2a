"""What of the background work of partnerships has its time just now."""

from datetime import datetime

from django.utils.timezone import localdate

from goldthread.partners.accounts import to_close
from goldthread.partners.jobs import CLOSE


def timely(now: datetime) -> list[str]:
    """Return closing accounts, where somebody's last day is over."""
    return [CLOSE] if to_close(localdate(now)).exists() else []
