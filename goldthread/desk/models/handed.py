"""What somebody owes and has handed to a colleague."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from goldthread.partners.models import Person


class HandedQuerySet(models.QuerySet):
    """What was handed on, seen by who gave it and who has it."""

    def visible_to(self, person: Person) -> Self:
        """Keep what the reader gave or was given."""
        return self.filter(Q(giver=person.pk) | Q(taker=person.pk))


class Handed(models.Model):
    """A thing owed that one person handed to a colleague who sits for the same agency, group or seat. Who owes it stays
    as it is; the colleague finds it on their home page."""

    where = models.CharField(max_length=200, help_text="The page that settles it.")
    name = models.CharField(max_length=80)
    giver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    taker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=300, blank=True)
    on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    objects = HandedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "handed"
        constraints = (
            models.UniqueConstraint(
                fields=("where", "giver"), condition=Q(ended_on=None), name="handed_once",
                violation_error_message="It is handed on already. Take it back first.",
            ),
        )  # fmt: skip

    class Privacy:
        open = ("id", "where", "name", "on", "ended_on")
        personal = ("giver", "taker", "words")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return self.where
