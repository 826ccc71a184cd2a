"""What can be found: the words of each record beside its marks, kept in step by every operation."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Self

from django.db import models

from goldthread.kit.sought import all_sought, within_sight


class FindableQuerySet(models.QuerySet):
    """Words of records, seen by whoever may see the record itself."""

    def visible_to(self, person: Any, kinds: Collection[str] | None = None) -> Self:
        """Keep the words of records that the reader may see, asked of each noun's own door in the same query. Where the
        kinds of record are known beforehand, the doors of the others need not be asked."""
        return self.filter(
            within_sight(person, [s for kind, s in all_sought().items() if kinds is None or kind in kinds])
        )


class Findable(models.Model):
    """The words by which one record is found. Made from the record by whatever operation changes it, never by hand."""

    record_kind = models.CharField(max_length=80)
    record_id = models.BigIntegerField()
    partnership_id = models.BigIntegerField(null=True)
    reference = models.CharField(max_length=20, blank=True)
    title = models.TextField()
    text = models.TextField(blank=True)
    marks = models.TextField(blank=True, help_text="Its kind, state, themes, agencies and years, each as one word.")
    status = models.CharField(max_length=40, blank=True)
    url = models.CharField(max_length=200)

    objects = FindableQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("record_kind", "record_id"), name="findable_once"),)
        indexes = (models.Index(fields=("reference",), name="findable_reference"),)

    class Privacy:
        open = ("id", "record_kind", "record_id", "partnership_id", "reference", "marks", "status", "url")
        restricted = ("title", "text")

    def __str__(self) -> str:
        return f"{self.record_kind} {self.record_id}"
