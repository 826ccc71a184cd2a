"""Drafts: what somebody is still writing."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Q


class DraftQuerySet(models.QuerySet):
    """Drafts, each seen by its author alone."""

    def visible_to(self, person: Any) -> Self:
        """Keep what the reader wrote; nobody sees another's draft, whatever their seat."""
        return self.filter(author_id=person.pk)


class Draft(models.Model):
    """Draft: text that was typed and not yet saved. It is its author's alone, leaves no trail, and goes when the text
    is saved. The record is named by kind and number; a draft for a record to be has no number."""

    author_id = models.BigIntegerField()
    record_kind = models.CharField(max_length=80)
    record_id = models.BigIntegerField(null=True, blank=True)
    field = models.CharField(max_length=80)
    text = models.TextField(blank=True)
    saved_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0, help_text="The version of the record that the draft began from.")
    path = models.CharField(max_length=300, blank=True, help_text="The address of the form.")
    about = models.CharField(max_length=200, blank=True, help_text="The heading of the form's page.")

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("author_id", "record_kind", "record_id", "field"),
                condition=Q(record_id__isnull=False),
                name="draft_once_for_a_record",
            ),
            models.UniqueConstraint(
                fields=("author_id", "record_kind", "field"),
                condition=Q(record_id__isnull=True),
                name="draft_once_for_a_record_to_be",
            ),
        )

    class Privacy:
        open = ("id", "record_kind", "record_id", "field", "saved_at", "version", "path")
        personal = ("author_id",)
        restricted = ("text", "about")

    def __str__(self) -> str:
        return f"Draft of {self.field}"
