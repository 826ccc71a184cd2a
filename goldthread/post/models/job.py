"""Background work: what was asked for, how far it is, and how it ended."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse


class JobQuerySet(models.QuerySet):
    """Background work, seen by whoever asked for it."""

    def visible_to(self, person: Any) -> Self:
        """Keep what the reader asked for; whoever looks after the installation sees what failed as well, unless it was
        refused in words that are for the asker."""
        if person.pk is None:
            return self.none()
        mine = Q(asked_by_id=person.pk)
        return self.filter(mine | Job.TO_MEND) if person.is_administrator else self.filter(mine)

    def to_come(self) -> Self:
        """Keep what has not ended."""
        return self.filter(state__in=Job.UNENDED)


class Job(models.Model):
    """Job: work that goes on in the background while its page waits. Whoever asked sees how far it is and how it ended;
    work that was interrupted starts again by itself, once."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Under way"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"

    UNENDED = (State.WAITING, State.RUNNING)
    TO_MEND = Q(state=State.FAILED) & (~Q(fault="refused") | Q(asked_by_id=None))

    kind = models.CharField(max_length=80)
    arguments = models.JSONField(default=dict)
    asked_by_id = models.BigIntegerField(null=True, blank=True)
    partnership_id = models.BigIntegerField(null=True, blank=True)
    on = models.DateField(help_text="The day it was asked for, which is the day it works with.")
    once = models.CharField(max_length=160, blank=True, help_text="Of the same name only one waits or runs.")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    percent = models.PositiveSmallIntegerField(default=0)
    says = models.CharField(max_length=300, blank=True)
    result_url = models.CharField(max_length=300, blank=True)
    about_url = models.CharField(max_length=300, blank=True, help_text="The page it was asked for on.")
    fault = models.CharField(max_length=300, blank=True, help_text="Where in the software it failed, without a word.")
    attempts = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    beat_at = models.DateTimeField(null=True, blank=True, help_text="When whoever runs it was last heard of.")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("once",), condition=~Q(once="") & Q(state__in=("waiting", "running")), name="job_once_at_a_time"
            ),
        )
        indexes = (
            models.Index(fields=("asked_by_id", "-asked_at"), name="job_asked_by"),
            models.Index(fields=("state", "beat_at"), name="job_in_state"),
        )

    class Privacy:
        open = (
            "id", "kind", "partnership_id", "on", "state", "percent", "fault", "attempts", "asked_at", "started_at",
            "beat_at", "ended_at",
        )  # fmt: skip
        personal = ("asked_by_id",)
        restricted = ("arguments", "once", "says", "result_url", "about_url")

    def __str__(self) -> str:
        return self.kind[:1].upper() + self.kind[1:]

    def get_absolute_url(self) -> str:
        return reverse("post:job", args=[self.pk])

    @property
    def why_failed(self) -> str:
        """What whoever looks after the installation wants to know: where it failed, unless a sentence says why."""
        is_said = self.fault in {"refused", "interrupted", "restored"}
        return self.says if is_said else f"{self.fault}. The worker's log has the rest."

    @property
    def has_ended(self) -> bool:
        return self.state not in self.UNENDED
