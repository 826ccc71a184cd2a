"""What waits for whoever looks after the installation: work and letters that failed."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from goldthread.kit.due import Due
from goldthread.kit.periods import Span
from goldthread.kit.words import counted, sentence_case
from goldthread.post.queries import failed_jobs, failed_letters

WHOSE = "Whoever looks after the installation"


def due(reader: Any, on: date) -> list[Due]:
    """Return what failed in the background, for administrators; nothing for others."""
    if not reader.is_administrator:
        return []
    where, found = reverse("post:health"), []
    if jobs := failed_jobs(reader):
        what = sentence_case(counted(len(jobs), "piece of background work failed", "pieces of background work failed"))
        found.append(Due(what, WHOSE, Span.day(localdate(jobs[0].ended_at)), f"the last: {jobs[0]}", where, "See what"))
    if letters := failed_letters(reader):
        what = sentence_case(counted(len(letters), "letter could not be sent", "letters could not be sent"))
        found.append(Due(what, WHOSE, Span.day(localdate(letters[0].due_at)), letters[0].says, where, "See which"))
    return found
