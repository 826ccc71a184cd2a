"""Forms that were sent, each remembered so that it is saved once."""

from __future__ import annotations

from typing import Any, Self

from django.db import models


class SentQuerySet(models.QuerySet):
    """Forms that were sent, each seen by whoever sent it."""

    def visible_to(self, person: Any) -> Self:
        """Keep what the reader sent."""
        return self.filter(author_id=person.pk)


class Sent(models.Model):
    """A form that was saved, by the key it carried: sent again, after a lost connection or a double click, it is not
    saved a second time. Written in the transaction that saves what the form held; forgotten after some days."""

    author_id = models.BigIntegerField()
    key = models.CharField(max_length=40)
    url = models.CharField(max_length=300, blank=True, help_text="The page that followed.")
    at = models.DateTimeField()

    objects = SentQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("author_id", "key"), name="sent_once"),)

    class Privacy:
        open = ("id", "key", "url", "at")
        personal = ("author_id",)

    def __str__(self) -> str:
        return self.key
