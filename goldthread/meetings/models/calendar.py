"""A private calendar address that somebody's own calendar subscribes to."""

from __future__ import annotations

from typing import Self

from django.db import models

from goldthread.partners.models import Person


class FeedQuerySet(models.QuerySet):
    """Calendar addresses, each seen by nobody but its owner."""

    def visible_to(self, person: Person) -> Self:
        """Keep the reader's own."""
        return self.filter(person=person.pk)


class Feed(models.Model):
    """A private address from which a person's calendar reads the meetings they may see. Its key is kept as a hash; a
    new address ends the old one."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    key_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    objects = FeedQuerySet.as_manager()

    class Privacy:
        open = ("id", "made_at")
        personal = ("person",)
        restricted = ("key_hash",)
