"""What was typed when a sign-in ended, background work, and whether all is well."""

from typing import Any

from django.utils import timezone

from goldthread.post.models import Job, Letter
from tests.cast import YEAR


def job_of(world: Any, **more: Any) -> tuple[dict, dict]:
    """Work that the manager asked for."""
    now, manager = timezone.now(), world.people["manager"].pk
    job = Job.objects.create(kind="render report", asked_by_id=manager, on=YEAR, asked_at=now, ended_at=now, **more)
    return {"pk": job.pk}, {}


def letter_not_sent(world: Any) -> tuple[dict, dict]:
    """A letter that no server took."""
    now = timezone.now()
    letter = Letter.objects.create(
        key="refused", to="a@example.org", message_id="<2@example.org>", written_at=now, due_at=now, state="failed"
    )
    return {"pk": letter.pk}, {}


BODIES: dict = {
    "post:drafts": lambda world: ({}, None),
    "post:keep": lambda world: ({}, {"path": f"/actions/{world.action.pk}/progress/", "box-words": "Half of it"}),
    "post:give-up": lambda world: ({}, {"path": f"/actions/{world.action.pk}/progress/"}),
    "post:stay": lambda world: ({}, None),
    "post:device": lambda world: ({}, None),
    "post:typed": lambda world: ({}, None),
    "post:job": job_of,
    "post:try-again": lambda world: job_of(world, state="failed", fault="ValueError at post/work.py:1"),
    "post:letter-again": letter_not_sent,
    "post:health": lambda world: ({}, None),
    "post:alive": lambda world: ({}, None),
}
