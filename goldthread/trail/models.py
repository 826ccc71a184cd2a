"""The trail's nouns: what happened, what it said, and what of it has been erased."""

from __future__ import annotations

from typing import Any, Self

from django.db import models


class TrailQuerySet(models.QuerySet):
    """Rows of the trail, which nobody reads by themselves."""

    def visible_to(self, person: Any) -> Self:
        """Nothing: entries are read only through a record the reader may see (`trail.queries.history`)."""
        return self.none()


class Entry(models.Model):
    """Entry: one thing that happened to one record. It never changes, it names people by number only, and its hash
    covers the hash of the entry before, so that a change, a gap or a cut shows."""

    id = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    on = models.DateField()
    by_id = models.BigIntegerField(null=True)
    operation = models.CharField(max_length=80)
    record_kind = models.CharField(max_length=80)
    record_id = models.BigIntegerField()
    partnership_id = models.BigIntegerField(null=True)
    payload_hash = models.CharField(max_length=64, blank=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects = TrailQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        indexes = (models.Index(fields=("record_kind", "record_id", "id"), name="entry_of_record"),)

    class Privacy:
        open = (
            "id", "at", "on", "operation", "record_kind", "record_id", "partnership_id",
            "payload_hash", "previous_hash", "hash",
        )  # fmt: skip
        personal = ("by_id",)

    def __str__(self) -> str:
        return f"{self.id} {self.operation} {self.record_kind} {self.record_id}"


class Payload(models.Model):
    """Payload: what an entry said, with before and after. It may be erased for a reason; the chain still holds."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="payload")
    salt = models.CharField(max_length=32)
    body = models.TextField()

    objects = TrailQuerySet.as_manager()

    class Privacy:
        open = ("entry",)
        restricted = ("salt", "body")

    def __str__(self) -> str:
        return f"Payload of entry {self.entry_id}"


class Erasure(models.Model):
    """Erasure: the mark that lets the database delete one payload; only the erase operation makes it."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="+")

    objects = TrailQuerySet.as_manager()

    class Privacy:
        open = ("entry",)

    def __str__(self) -> str:
        return f"Erasure of entry {self.entry_id}"
