"""Changes the partnership lives through: agencies that reorganise, and guidance or law that is issued anew."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from goldthread.kit.addresses import address
from goldthread.kit.lifecycle import Lifecycle, Step
from goldthread.kit.spans import SpanOf, a_day, own_words
from goldthread.partners.models import Agency, Beyond, Person, Record, RecordQuerySet, among
from goldthread.partners.models.record import kept_door
from goldthread.partners.roles import Permission
from goldthread.partners.standing import Standing
from goldthread.risks.models.risk import Risk

KEEP, REASON = Permission.KEEP_RISKS, ("reason",)


class OutsideChangeQuerySet(RecordQuerySet):
    """Changes, also seen by the agency that changes."""

    def asking(self, standing: Standing) -> Q:
        """Return the condition that the reader's agency is the one that changes."""
        return Q(agency__in=standing.agencies)

    def beyond(self, record: OutsideChange) -> Beyond:
        """Return the agency that changes."""
        return Beyond(asked=(record.agency,) if record.agency else ())


class OutsideChange(Record):
    """A change that the partnership does not make but lives through: an agency reorganises, or guidance or law is
    issued anew; what it may mean for safeguarding, what partners did about it, and what came of it."""

    REFERENCE = "CG"
    NAMED_BY = "title"

    class Kind(models.TextChoices):
        ORGANISATION = "organisation", "Organisational change"
        GUIDANCE = "guidance", "Change of guidance or law"

    class Status(models.TextChoices):
        PROPOSED = "proposed", "Proposed"
        UNDER_WAY = "under way", "Under way"
        DONE = "done", "Done"
        DROPPED = "dropped", "Did not happen"

    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    title = models.CharField(max_length=240)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="changes")
    edition = models.CharField(max_length=40, blank=True, help_text="A key of the library's editions of guidance.")
    takes_effect_first, takes_effect_last, takes_effect_words = a_day(), a_day(), own_words()
    takes_effect = SpanOf("takes_effect")
    detail = models.TextField(blank=True, help_text="What changes.")
    means = models.TextField(blank=True, help_text="What it may mean for safeguarding.")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PROPOSED)
    reason = models.CharField(max_length=300, blank=True)
    result = models.TextField(blank=True, help_text="What came of it.")
    risk = models.ForeignKey(Risk, on_delete=models.SET_NULL, null=True, blank=True, related_name="changes")

    objects = OutsideChangeQuerySet.as_manager()

    LIFECYCLE = Lifecycle(
        Status,
        (
            Step("begin", from_=("proposed",), to="under way", permission=KEEP, button="It has begun"),
            Step("finish", from_=("proposed", "under way"), to="done", permission=KEEP, button="It is done"),
            Step("drop", from_=("proposed", "under way"), to="dropped", permission=KEEP, asks=REASON,
                 button="It will not happen"),
            Step("open again", from_=("done", "dropped"), to="under way", permission=KEEP, asks=REASON),
        ),
    )  # fmt: skip

    class Meta(Record.Meta):
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=("home", "number"), name="outsidechange_number_once"),
        )

    class Privacy:
        open = (
            "id", "home", "key", "circle", "circle_group", "version", "number", "kind", "title", "agency", "edition",
            "takes_effect_first", "takes_effect_last",
            "takes_effect_words", "detail", "means", "status", "reason", "result", "risk",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("risks:outside-change", self.pk)


class MilestoneQuerySet(models.QuerySet):
    """What partners did about a change, seen with it."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the rows of changes the reader may see."""
        return self.filter(among(OutsideChange.objects.visible_to(person), "change"))


class Milestone(models.Model):
    """Something that partners did about a change: looked at it, were briefed, decided, raised a concern, or did what
    had to be done."""

    class Kind(models.TextChoices):
        LOOKED = "looked", "Partners looked at it"
        BRIEFED = "briefed", "Briefed"
        DECIDED = "decided", "Decided"
        CONCERN = "concern", "Concern"
        REQUIRED = "required", "Has to be done"

    change = models.ForeignKey(OutsideChange, on_delete=models.CASCADE, related_name="milestones")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    words = models.TextField()
    whom = models.CharField(max_length=160, blank=True, help_text="Who was briefed, or who has to do it.")
    on_first, on_last, on_words = a_day(), a_day(), own_words()
    on = SpanOf("on")
    is_done = models.BooleanField(default=False)
    done_on = models.DateField(null=True, blank=True)
    done_words = models.CharField(max_length=300, blank=True, help_text="What was done.")
    version = models.PositiveIntegerField(default=1)

    objects = MilestoneQuerySet.as_manager()

    class Privacy:
        open = (
            "id", "change", "kind", "words", "whom", "on_first", "on_last", "on_words", "is_done", "done_on",
            "done_words", "version",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return self.change.get_absolute_url()
