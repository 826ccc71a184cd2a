"""Plans, and the log of what happened to them."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q

from goldthread.kit.addresses import address
from goldthread.kit.lifecycle import Lifecycle, Step
from goldthread.kit.periods import Period
from goldthread.kit.spans import SpanOf, a_day, own_words
from goldthread.partners.models import Person, Record, among
from goldthread.partners.models.record import kept_door
from goldthread.partners.roles import Permission
from goldthread.partners.standing import Standing

KEEP = Permission.CHANGE_PLAN
WHY = ("reason",)
SUCCESSOR = ("reason", "replaced_by")


class Plan(Record):
    """A business plan over any two dates. It may overlap another, be suspended, be replaced, or outlive its owner."""

    SAID_BY = ("title",)

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        IN_FORCE = "in force", "In force"
        SUSPENDED = "suspended", "Suspended"
        REPLACED = "replaced", "Replaced"
        ENDED = "ended", "Ended"

    title = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    reason = models.CharField(max_length=300, blank=True)
    replaced_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces")
    about = models.TextField(blank=True)

    LIFECYCLE = Lifecycle(
        Status,
        (
            Step("bring into force", from_=("draft", "suspended"), to="in force", permission=KEEP),
            Step("suspend", from_=("in force",), to="suspended", permission=KEEP, asks=WHY),
            Step("replace", from_=("draft", "in force", "suspended"), to="replaced", permission=KEEP, asks=SUCCESSOR),
            Step("end", from_=("in force", "suspended"), to="ended", permission=KEEP),
            Step("open again", from_=("replaced", "ended"), to="in force", permission=KEEP, asks=WHY),
        ),
    )  # fmt: skip

    class Meta(Record.Meta):
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="plan_ends_after_it_starts",
                violation_error_message="The plan ends before it starts. Change one of the two dates.",
            ),
        )

    class Privacy:
        open = (
            "id", "home", "key", "circle", "circle_group", "version", "title", "starts_on", "ends_on", "status",
            "reason", "replaced_by", "about",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def period(self) -> Period:
        return Period(self.starts_on, self.ends_on)

    def get_absolute_url(self) -> str:
        return address("plan:plan-page", self.pk)

    def is_owed_by(self, standing: Standing) -> bool:
        """Say whether the reader owes something on it: a plan asks nothing of anybody by itself."""
        return False


class PlanEventQuerySet(models.QuerySet):
    """What happened to plans."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the events of plans the reader may see."""
        return self.filter(among(Plan.objects.visible_to(person), "plan"))


class PlanEvent(models.Model):
    """A review of a plan (a development day, a mid-year review) or a change to it, with its date."""

    class Kind(models.TextChoices):
        DEVELOPMENT = "development", "Development day"
        REVIEW = "review", "Review"
        CHANGE = "change", "Change"
        LAUNCH = "launch", "Launch"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="events")
    key = models.SlugField(max_length=80)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    words = models.TextField()
    on_first, on_last, on_words = a_day(), a_day(), own_words()
    on = SpanOf("on")

    objects = PlanEventQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("plan", "key"), name="plan_event_key_once"),)

    class Privacy:
        open = ("id", "plan", "key", "kind", "words", "on_first", "on_last", "on_words")
