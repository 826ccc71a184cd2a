"""Catches: what was stopped because it may say who a child is, and what somebody cleared."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from goldthread.partners.models.partnership import Partnership
from goldthread.partners.models.person import Person
from goldthread.partners.roles import Permission
from goldthread.partners.standing import standing_of


class CatchQuerySet(models.QuerySet):
    """Catches, seen by those who run the partnership."""

    def visible_to(self, person: Person) -> Self:
        """Keep those of the partnerships where the reader may see what was caught."""
        return self.filter(partnership__in=standing_of(person).partnerships_where(Permission.SEE_CATCHES))


class Catch(models.Model):
    """Something typed, loaded or uploaded that may say who a child is, and what became of it: stopped, cleared by a
    person with a reason, or found in a file. What it said is never kept."""

    class Outcome(models.TextChoices):
        STOPPED = "stopped", "Stopped"
        CLEARED = "cleared", "Cleared"
        FOUND = "found", "Found in a file"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=40, help_text="The key of a kind in the library.")
    place = models.CharField(max_length=200, help_text="Where it stood, in words.")
    record_kind = models.CharField(max_length=80, blank=True)
    record_id = models.BigIntegerField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    on = models.DateField()

    objects = CatchQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "catches"
        indexes = (models.Index(fields=("partnership", "on"), name="catch_of_partnership"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(outcome="cleared") | ~Q(reason=""),
                name="catch_cleared_says_why",
                violation_error_message="Say why this does not identify a child.",
            ),
        )

    class Privacy:
        open = ("id", "partnership", "kind", "place", "record_kind", "record_id", "outcome", "on")
        personal = ("by",)
        restricted = ("reason",)

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.place}"
