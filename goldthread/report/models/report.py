"""Reports, their sections, and the passages of narrative that claim something."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from goldthread.actions.models import Action, Evidence, Impact, Recommendation
from goldthread.kit.addresses import address
from goldthread.kit.lifecycle import Lifecycle, Step
from goldthread.partners.models import Agency, Person, Record, Seat, among
from goldthread.partners.models.record import kept_door
from goldthread.partners.roles import Permission
from goldthread.partners.standing import Standing, standing_of
from goldthread.plan.models import Objective
from goldthread.report.sections import usual_of


class Report(Record):
    """The yearly report of a partnership over any two dates, under one edition of the guidance."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        COMPLETE = "complete", "Complete"

    title = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    as_at = models.DateField(
        null=True, blank=True, help_text="The day its figures are counted on; the last day if empty."
    )
    edition = models.CharField(max_length=40, help_text="A key of the library's editions of the guidance.")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    has_secure_establishment = models.BooleanField(null=True, blank=True)

    LIFECYCLE = Lifecycle(
        Status,
        (
            Step("mark as complete", from_=("draft",), to="complete", permission=Permission.WRITE_REPORT),
            Step("open again", from_=("complete",), to="draft", permission=Permission.WRITE_REPORT, asks=("reason",)),
        ),
    )

    class Meta(Record.Meta):
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="report_ends_after_it_starts",
                violation_error_message="The report's period ends before it starts. Change one of the two dates.",
            ),
        )

    class Privacy:
        open = (
            "id", "home", "key", "circle", "circle_group", "version", "title", "starts_on", "ends_on", "as_at",
            "edition", "status", "has_secure_establishment",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("report:report", self.pk)


class OfReportQuerySet(models.QuerySet):
    """Rows that hang on a report and are seen with it."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the rows of reports the reader may see."""
        return self.filter(among(Report.objects.visible_to(person), "report"))


def assigned_to(standing: Standing) -> Q:
    """Return the condition that a section is assigned to an agency or a seat of somebody who stands there."""
    return Q(assigned_agency__in=standing.agencies) | Q(assigned_seat__in=standing.seats)


class SectionQuerySet(models.QuerySet):
    """Sections, seen with their report, and by whoever they are assigned to."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the sections of reports the reader may see, and those that wait for the reader's agency or seat."""
        return self.filter(among(Report.objects.visible_to(person), "report") | assigned_to(standing_of(person)))


class Section(models.Model):
    """A section of a report: built from the record by its key, or the partnership's own; with narrative beside it. It
    can be assigned to an agency or a seat, such as a chair's, who write it by a day and say that it is ready."""

    class Status(models.TextChoices):
        OURS = "ours", "With the writing team"
        ASSIGNED = "assigned", "Assigned"
        READY = "ready", "Ready to be agreed"
        AGREED = "agreed", "Agreed"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="sections")
    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=200, blank=True, help_text="Empty: the section's usual title.")
    position = models.PositiveSmallIntegerField(default=0)
    is_hidden = models.BooleanField(default=False)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    narrative = models.TextField(blank=True)
    items = models.JSONField(
        default=list, blank=True, help_text="Ids of the guidance's items that it covers; empty: the usual ones."
    )
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.OURS)
    assigned_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    assigned_seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    assigned_due = models.DateField(null=True, blank=True)
    assigned_words = models.CharField(max_length=300, blank=True, help_text="What is asked of them, or why it is back.")
    version = models.PositiveIntegerField(default=1)

    objects = SectionQuerySet.as_manager()

    LIFECYCLE = Lifecycle(
        Status,
        (
            Step("assign", from_=tuple(Status.values), to="assigned", permission=Permission.WRITE_REPORT),
            Step(
                "say it is ready", from_=("assigned",), to="ready", permission=Permission.WRITE_SECTION,
                button="It is ready",
            ),
            Step(
                "agree", from_=("assigned", "ready"), to="agreed", permission=Permission.WRITE_REPORT,
                button="Agree the section",
            ),
            Step(
                "send back", from_=("ready", "agreed"), to="assigned", permission=Permission.WRITE_REPORT,
                asks=("reason",),
            ),
            Step(
                "take it back", from_=("assigned", "ready", "agreed"), to="ours", permission=Permission.WRITE_REPORT
            ),
        ),
    )  # fmt: skip

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("report", "key"), name="section_key_once"),
            models.CheckConstraint(
                condition=Q(status="ours", assigned_agency=None, assigned_seat=None)
                | (~Q(status="ours") & Q(assigned_agency__isnull=False, assigned_seat=None))
                | (~Q(status="ours") & Q(assigned_agency=None, assigned_seat__isnull=False)),
                name="section_assigned_to_one",
                violation_error_message="Assign the section to one agency or to one seat.",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True, ends_on__isnull=True)
                | Q(starts_on__isnull=False, ends_on__isnull=False, ends_on__gte=F("starts_on")),
                name="section_period_is_whole",
                violation_error_message=(
                    "Give both dates of the section's own period, the first before the last, or neither."
                ),
            ),
        )

    class Privacy:
        open = (
            "id", "report", "key", "title", "position", "is_hidden", "starts_on", "ends_on", "narrative", "items",
            "status", "assigned_agency", "assigned_seat", "assigned_due", "assigned_words", "version",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title or usual_of(self.key).title

    @property
    def assigned(self) -> Agency | Seat | None:
        """The agency or the seat that writes it; nobody when the writing team does."""
        return self.assigned_agency or self.assigned_seat

    def is_owed_by(self, standing: Standing) -> bool:
        """Say whether somebody who stands there is asked to write it, and it is not agreed yet."""
        is_theirs = self.assigned_agency_id in standing.agencies or self.assigned_seat_id in standing.seats
        return is_theirs and self.status in (self.Status.ASSIGNED, self.Status.READY)

    def get_absolute_url(self) -> str:
        return reverse("report:section", args=(self.report_id, self.key))


class FigurePeriod(models.Model):
    """A period of its own for one figure of a report."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="figure_periods")
    figure = models.SlugField(max_length=60)
    starts_on = models.DateField()
    ends_on = models.DateField()

    objects = OfReportQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("report", "figure"), name="figure_period_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="figure_period_ends_after_it_starts",
                violation_error_message="The figure's period ends before it starts. Change one of the two dates.",
            ),
        )

    class Privacy:
        open = ("id", "report", "figure", "starts_on", "ends_on")


class ItemAnswer(models.Model):
    """What the partnership says of an item of the guidance that no section covers: that it does not apply, and why."""

    class State(models.TextChoices):
        NOT_APPLICABLE = "not applicable", "Does not apply"
        CONDITIONAL = "conditional", "Applies on a condition that is not met"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="item_answers")
    item = models.CharField(max_length=20)
    state = models.CharField(max_length=16, choices=State.choices)
    reason = models.CharField(max_length=600)

    objects = OfReportQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("report", "item"), name="item_answer_once"),
            models.CheckConstraint(
                condition=~Q(reason=""), name="item_answer_has_a_reason",
                violation_error_message="Give the reason; it is printed in the report.",
            ),
        )  # fmt: skip

    class Privacy:
        open = ("id", "report", "item", "state", "reason")


class OfSectionQuerySet(models.QuerySet):
    """Passages, seen with their section."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the passages of reports the reader may see."""
        return self.filter(among(Report.objects.visible_to(person), "section__report"))


class Passage(models.Model):
    """Words of the narrative that claim something. A claim is tied to records, or it is a gap."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="passages")
    key = models.SlugField(max_length=60)
    words = models.TextField()
    is_tied = models.BooleanField(default=False)

    objects = OfSectionQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("section", "key"), name="passage_key_once"),)

    class Privacy:
        open = ("id", "section", "key", "words", "is_tied")

    def __str__(self) -> str:
        return self.words

    @property
    def version(self) -> int:
        """The section's, whose narrative it stands in."""
        return self.section.version

    def get_absolute_url(self) -> str:
        return reverse("report:claims", args=(self.section_id,))


class TieQuerySet(models.QuerySet):
    """What claims rest on."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the ties of reports the reader may see; what a tie leads to has its own door."""
        return self.filter(among(Report.objects.visible_to(person), "passage__section__report"))


class Tie(models.Model):
    """A record that a claim in the report rests on."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="ties")
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    impact = models.ForeignKey(Impact, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = TieQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=(
                    Q(objective__isnull=False, recommendation=None, action=None, evidence=None, impact=None)
                    | Q(objective=None, recommendation__isnull=False, action=None, evidence=None, impact=None)
                    | Q(objective=None, recommendation=None, action__isnull=False, evidence=None, impact=None)
                    | Q(objective=None, recommendation=None, action=None, evidence__isnull=False, impact=None)
                    | Q(objective=None, recommendation=None, action=None, evidence=None, impact__isnull=False)
                ),
                name="tie_to_one_record",
                violation_error_message="Tie the claim to one record at a time.",
            ),
        )

    class Privacy:
        open = ("id", "passage", "objective", "recommendation", "action", "evidence", "impact")
