"""Areas of focus that scrutiny sets for a year: partners report on them each quarter, and the scrutineer judges."""

from __future__ import annotations

from typing import Self

from django.db import models

from goldthread.kit.addresses import address
from goldthread.kit.lifecycle import Lifecycle, Step
from goldthread.kit.periods import Period
from goldthread.partners.models import Person, Record, Seat, Theme, among
from goldthread.partners.models.record import kept_door
from goldthread.partners.roles import Permission

SCRUTINISE, REASON = Permission.SCRUTINISE, ("reason",)


class FocusArea(Record):
    """Something the scrutineer asks the partnership to focus on in the year ahead, and how far it came."""

    REFERENCE = "FA"

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        MET = "met", "Met"
        CARRIED = "carried", "Carried into the next year"
        CLOSED = "closed", "Closed"

    number = models.PositiveIntegerField()
    words = models.TextField()
    detail = models.TextField(blank=True)
    raised_in = models.CharField(max_length=40, blank=True, help_text="The year whose report set it, as 2023-24.")
    starts_on = models.DateField(help_text="First day of the year it is for.")
    ends_on = models.DateField()
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.OPEN)
    reason = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    carries = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="carried_by")
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")

    LIFECYCLE = Lifecycle(
        Status,
        (
            Step("mark as met", from_=("open",), to="met", permission=SCRUTINISE, asks=REASON),
            Step("carry on", from_=("open",), to="carried", permission=SCRUTINISE, asks=REASON,
                 button="Carry it into the next year"),
            Step("close", from_=("open",), to="closed", permission=SCRUTINISE, asks=REASON),
            Step("open again", from_=("met", "carried", "closed"), to="open", permission=SCRUTINISE, asks=REASON),
        ),
    )  # fmt: skip

    class Meta(Record.Meta):
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=("home", "number"), name="focusarea_number_once"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="focusarea_ends_after_it_starts",
                violation_error_message="The year ends before it starts. Change one of the two days.",
            ),
        )  # fmt: skip

    class Privacy:
        open = (
            "id", "home", "key", "circle", "circle_group", "version", "number", "words", "detail", "raised_in",
            "starts_on", "ends_on", "status", "reason", "owner", "carries", "themes",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return address("scrutiny:focus-area", self.pk)

    @property
    def said(self) -> list[FocusReport]:
        """The quarters of which something was said, of those it was fetched with, in their order."""
        return [each for each in self.reports.all() if each.words or each.verdict]

    @property
    def year(self) -> str:
        """The year it is for, in short: 2026-27."""
        return Period(self.starts_on, self.ends_on).short()


class FocusReportQuerySet(models.QuerySet):
    """Quarterly reports on an area of focus, seen with it."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the rows of areas the reader may see."""
        return self.filter(among(FocusArea.objects.visible_to(person), "area"))


class FocusReport(models.Model):
    """One quarter of an area of focus: what partners report, and how the scrutineer judges it."""

    class Verdict(models.TextChoices):
        NONE = "", "Not judged yet"
        GOOD = "good", "Good progress"
        SOME = "some", "Some progress"
        LITTLE = "little", "Little progress"
        NOTHING = "none", "No progress"

    area = models.ForeignKey(FocusArea, on_delete=models.CASCADE, related_name="reports")
    starts_on = models.DateField()
    ends_on = models.DateField()
    words = models.TextField("what partners report", blank=True)
    reported_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reported_on = models.DateField(null=True, blank=True)
    verdict = models.CharField(max_length=8, choices=Verdict.choices, blank=True, default=Verdict.NONE)
    judged = models.TextField("what the scrutineer says", blank=True)
    judged_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = FocusReportQuerySet.as_manager()

    class Meta:
        ordering = ("starts_on", "pk")
        constraints = (models.UniqueConstraint(fields=("area", "starts_on"), name="focus_report_once"),)

    class Privacy:
        open = (
            "id", "area", "starts_on", "ends_on", "words", "reported_on", "verdict", "judged", "judged_on", "version",
        )  # fmt: skip
        personal = ("reported_by",)

    @property
    def quarter(self) -> str:
        """The quarter it is of, in short: "April 2026 to June 2026"."""
        return Period(self.starts_on, self.ends_on).short()
