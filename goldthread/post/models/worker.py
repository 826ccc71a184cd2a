"""Workers: the processes that do background work."""

from __future__ import annotations

from typing import Any, Self

from django.db import models


class WorkerQuerySet(models.QuerySet):
    """Workers, of which whoever looks after the installation wants to know."""

    def visible_to(self, person: Any) -> Self:
        """Keep all for whoever looks after the installation, none for others."""
        return self if getattr(person, "is_administrator", False) else self.none()


class Worker(models.Model):
    """Worker: a process that sends letters and runs jobs, with when it was last heard of."""

    name = models.CharField(max_length=120, unique=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    objects = WorkerQuerySet.as_manager()

    class Privacy:
        open = ("id", "name", "started_at", "seen_at")

    def __str__(self) -> str:
        return self.name
