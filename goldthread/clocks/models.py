"""Days on which nobody works, beside the bank holidays, and the terms of schools."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from goldthread.kit.periods import uk_date
from goldthread.partners.models import Partnership, Person
from goldthread.partners.standing import standing_of
from goldthread.trail.lock import fingerprint

TWICE = "That day is in the list already."
SAME_TERM = "A term that starts on that day is in the list already."


class CalendarQuerySet(models.QuerySet):
    """Closed days and terms, seen by those who sit in the partnership."""

    def visible_to(self, person: Person) -> Self:
        """Keep those of partnerships where the reader sits."""
        return self.filter(home__in=standing_of(person).partnerships)


class ClosedDay(models.Model):
    """A day that is no working day of a partnership, beside Saturdays, Sundays and bank holidays; or, with `is_open`, a
    bank holiday that it works on. Days for the whole installation stand in the library."""

    home = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="closed_days")
    key = models.SlugField(max_length=80)
    on = models.DateField()
    name = models.CharField(max_length=120)
    is_open = models.BooleanField(default=False, help_text="A working day, although it is a bank holiday.")

    objects = CalendarQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("home", "key"), name="closed_day_key_once"),
            models.UniqueConstraint(fields=("home", "on"), name="closed_day_once", violation_error_message=TWICE),
        )

    class Privacy:
        open = ("id", "home", "key", "on", "name", "is_open")

    version = property(fingerprint)

    def __str__(self) -> str:
        return f"{self.name}, {uk_date(self.on)}"

    def get_absolute_url(self) -> str:
        return reverse("clocks:days")


class Term(models.Model):
    """A school term: between terms nothing is chased from schools and other settings."""

    home = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="terms")
    key = models.SlugField(max_length=80)
    name = models.CharField(max_length=80)
    starts_on = models.DateField()
    ends_on = models.DateField()

    objects = CalendarQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("home", "key"), name="term_key_once"),
            models.UniqueConstraint(fields=("home", "starts_on"), name="term_once", violation_error_message=SAME_TERM),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="term_ends_after_it_starts",
                violation_error_message="The term ends before it starts. Change one of the two dates.",
            ),
        )  # fmt: skip

    class Privacy:
        open = ("id", "home", "key", "name", "starts_on", "ends_on")

    version = property(fingerprint)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("clocks:days")
