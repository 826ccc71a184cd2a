"""What the post does when an installation is prepared: whatever cannot be found yet is made so."""

from django.utils import timezone

from goldthread.post.finding import is_behind
from goldthread.post.operations.finding import find_anew


def prepared() -> list[str]:
    """Write the words of all records anew when some have none."""
    if not is_behind():
        return []
    return [f"{find_anew(by=None, on=timezone.localdate()):,} records can be found by search."]
