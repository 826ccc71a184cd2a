"""Days on which nobody works, beside the bank holidays, and the terms of schools."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q

from goldthread.partners.models import Partnership, Person
from goldthread.partners.standing import standing_of

TWICE = "That day is in the list already."


class CalendarQuerySet(models.QuerySet):
    """Closed days and terms, seen by those who sit in the partnership."""

    def visible_to(self, person: Person) -> Self:
        """Keep those of partnerships where the reader sits, and those of the whole installation."""
        standing = standing_of(person)
        known = Q(home__in=standing.partnerships) | Q(home=None) if standing.seats else Q(pk__in=())
        return self if person.is_administrator else self.filter(known)


class ClosedDay(models.Model):
    """A day that is no working day, beside Saturdays, Sundays and bank holidays: of one partnership, or, with no home,
    a bank holiday that the software does not know yet. `is_open` takes a bank holiday back that was moved."""

    home = models.ForeignKey(Partnership, on_delete=models.CASCADE, null=True, blank=True, related_name="closed_days")
    on = models.DateField()
    name = models.CharField(max_length=120)
    is_open = models.BooleanField(default=False, help_text="A working day, although it was published as a holiday.")

    objects = CalendarQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("home", "on"), name="closed_day_once", violation_error_message=TWICE),
            models.UniqueConstraint(
                fields=("on",), condition=Q(home=None), name="closed_day_once_for_all", violation_error_message=TWICE
            ),
        )  # fmt: skip

    class Privacy:
        open = ("id", "home", "on", "name", "is_open")

    def __str__(self) -> str:
        return self.name


class Term(models.Model):
    """A school term: between terms nothing is chased from schools and other settings."""

    home = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="terms")
    name = models.CharField(max_length=80)
    starts_on = models.DateField()
    ends_on = models.DateField()

    objects = CalendarQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("home", "starts_on"), name="term_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="term_ends_after_it_starts",
                violation_error_message="The term ends before it starts. Change one of the two dates.",
            ),
        )  # fmt: skip

    class Privacy:
        open = ("id", "home", "name", "starts_on", "ends_on")

    def __str__(self) -> str:
        return self.name
