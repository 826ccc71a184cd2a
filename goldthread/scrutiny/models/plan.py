"""What scrutiny means to look at in a year, and what it found."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from goldthread.actions.models import Action, Recommendation
from goldthread.challenges.models import Challenge
from goldthread.kit.addresses import address
from goldthread.kit.lifecycle import Lifecycle, Step
from goldthread.kit.periods import Period
from goldthread.kit.spans import SpanOf, a_day, own_words
from goldthread.partners.models import Agency, Beyond, Group, Person, Record, RecordQuerySet, Theme
from goldthread.partners.models.record import kept_door
from goldthread.partners.roles import Permission
from goldthread.partners.standing import Standing
from goldthread.scrutiny.models.activity import Activity

SCRUTINISE, REASON = Permission.SCRUTINISE, ("reason",)


class PlannedScrutiny(Record):
    """One piece of work in the scrutineer's plan for a year: which function of the guidance it serves, how and when."""

    class Status(models.TextChoices):
        PLANNED = "planned", "Planned"
        UNDER_WAY = "under way", "Under way"
        DONE = "done", "Done"
        LEFT_OUT = "not done", "Not done"

    starts_on = models.DateField()
    ends_on = models.DateField()
    subject = models.CharField(max_length=240)
    how = models.TextField(blank=True)
    functions = models.JSONField(default=list, blank=True, help_text="Keys of the library's functions of scrutiny.")
    edition = models.CharField(max_length=40, blank=True)
    due_first, due_last, due_words = a_day(), a_day(), own_words()
    due = SpanOf("due")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PLANNED)
    reason = models.CharField(max_length=300, blank=True)
    activities = models.ManyToManyField(Activity, blank=True, related_name="planned")

    LIFECYCLE = Lifecycle(
        Status,
        (
            Step("begin", from_=("planned",), to="under way", permission=SCRUTINISE),
            Step("finish", from_=("planned", "under way"), to="done", permission=SCRUTINISE),
            Step("leave out", from_=("planned", "under way"), to="not done", permission=SCRUTINISE, asks=REASON,
                 button="It will not be done"),
            Step("open again", from_=("done", "not done"), to="under way", permission=SCRUTINISE, asks=REASON),
        ),
    )  # fmt: skip

    class Meta(Record.Meta):
        verbose_name_plural = "planned scrutiny"
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")),
                name="plannedscrutiny_ends_after_it_starts",
                violation_error_message="The year ends before it starts. Change one of the two days.",
            ),
        )

    class Privacy:
        open = (
            "id", "home", "key", "circle", "circle_group", "version", "starts_on", "ends_on", "subject", "how",
            "functions", "edition", "due_first", "due_last", "due_words", "status", "reason", "activities",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return address("scrutiny:planned", self.pk)

    @property
    def year(self) -> str:
        """The year it is planned for, in short: 2026-27."""
        return Period(self.starts_on, self.ends_on).short()


class FindingQuerySet(RecordQuerySet):
    """Findings, also seen by whom they are about."""

    def asking(self, standing: Standing) -> Q:
        """Return the condition that it is about the reader's agency or group."""
        return Q(agency__in=standing.agencies) | Q(group__in=standing.groups)

    def beyond(self, record: Finding) -> Beyond:
        """Return whom it is about."""
        return Beyond(asked=tuple(body for body in (record.agency, record.group) if body))


class Finding(Record):
    """What scrutiny found: a strength, something to improve, or a concern; and what followed from it."""

    REFERENCE = "SF"

    class Kind(models.TextChoices):
        STRENGTH = "strength", "Strength"
        IMPROVE = "improve", "To improve"
        CONCERN = "concern", "Concern"

    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    words = models.TextField()
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, null=True, blank=True, related_name="findings")
    found_first, found_last, found_words = a_day(), a_day(), own_words()
    found = SpanOf("found")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, null=True, blank=True, related_name="findings")
    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, null=True, blank=True, related_name="findings"
    )
    actions = models.ManyToManyField(Action, through="scrutiny.FindingAction", related_name="findings")
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")

    objects = FindingQuerySet.as_manager()

    class Meta(Record.Meta):
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=("home", "number"), name="finding_number_once"),
        )

    class Privacy:
        open = (
            "id", "home", "key", "circle", "circle_group", "version", "number", "kind", "words", "activity",
            "found_first", "found_last", "found_words", "agency", "group", "challenge", "recommendation", "actions",
            "themes",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return address("scrutiny:finding", self.pk)


class FindingActionQuerySet(models.QuerySet):
    """Actions that followed from findings, seen with them."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the rows of findings the reader may see."""
        return self.filter(finding__in=Finding.objects.visible_to(person))


class FindingAction(models.Model):
    """An action that followed from a finding."""

    ARISES_FROM = "finding"

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="followed")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="+")

    objects = FindingActionQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("finding", "action"), name="finding_action_once"),)

    class Privacy:
        open = ("id", "finding", "action")
