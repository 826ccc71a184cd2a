"""Inspections of agencies, with what they recommend; and what was shared with other boards."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from goldthread.actions.models import Action, Source
from goldthread.kit.addresses import address
from goldthread.kit.library import library
from goldthread.kit.spans import SpanOf, a_day, own_words
from goldthread.partners.models import Agency, Beyond, Partnership, Person, Record, RecordQuerySet, among
from goldthread.partners.models.record import kept_door
from goldthread.partners.standing import Standing


class InspectionQuerySet(RecordQuerySet):
    """Inspections, also seen by the agency that was inspected."""

    def asking(self, standing: Standing) -> Q:
        """Return the condition that the reader's agency was inspected."""
        return Q(pk__in=Inspected.objects.filter(agency__in=standing.agencies).values("inspection"))

    def beyond(self, record: Inspection) -> Beyond:
        """Return the agencies that were inspected."""
        rows = Inspected.objects.filter(inspection=record).select_related("agency")
        return Beyond(asked=tuple(row.agency for row in rows))


class Inspection(Record):
    """An inspectorate's view of one agency or of several together: its grade, what it recommends, the effective
    practice it found, and when it was brought to the partners. Its recommendations hang on its source."""

    REFERENCE = "IN"

    number = models.PositiveIntegerField()
    title = models.CharField(max_length=240)
    source = models.OneToOneField(Source, on_delete=models.PROTECT, related_name="inspection")
    inspectorate = models.CharField(max_length=40, help_text="A key of the library's inspectorates.")
    kind = models.CharField(max_length=160, blank=True, help_text="What kind of inspection it was.")
    grade = models.CharField(max_length=80, blank=True, help_text="In the inspectorate's own words.")
    inspected_first, inspected_last, inspected_words = a_day(), a_day(), own_words()
    inspected = SpanOf("inspected")
    published_on = models.DateField(null=True, blank=True)
    brought_on = models.DateField(null=True, blank=True, help_text="The day it was brought to the partners.")
    brought_to = models.CharField(max_length=160, blank=True)
    practice = models.TextField("effective practice", blank=True)
    concerns = models.TextField(blank=True)
    agencies = models.ManyToManyField(Agency, through="sources.Inspected", related_name="inspections")

    objects = InspectionQuerySet.as_manager()

    class Meta(Record.Meta):
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=("home", "number"), name="inspection_number_once"),
        )

    class Privacy:
        open = (
            "id", "home", "key", "circle", "circle_group", "version", "number", "title", "source", "inspectorate",
            "kind",
            "grade", "inspected_first", "inspected_last", "inspected_words", "published_on", "brought_on",
            "brought_to", "practice", "concerns", "agencies",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("sources:inspection", self.pk)

    def is_owed_by(self, standing: Standing) -> bool:
        """Say whether the reader owes something on it: its recommendations are owed through their actions."""
        return False

    @property
    def inspectorate_words(self) -> str:
        """The inspectorate by its name."""
        found = library().inspectorates.get(self.inspectorate)
        return found.name if found else self.inspectorate


class InspectedQuerySet(models.QuerySet):
    """Which agencies were inspected, seen with the inspection."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the rows of inspections the reader may see."""
        return self.filter(among(Inspection.objects.visible_to(person), "inspection"))


class Inspected(models.Model):
    """An agency that an inspection looked at, with a grade of its own where it has one."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="inspected_agencies")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    grade = models.CharField(max_length=80, blank=True)

    objects = InspectedQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("inspection", "agency"), name="inspected_once"),)

    class Privacy:
        open = ("id", "inspection", "agency", "grade")


class SharingQuerySet(RecordQuerySet):
    """What was shared, also seen by the board it was shared with, where it sits in the software."""

    def shared_with(self, standing: Standing) -> Q:
        """Return the condition that the board is a partnership of the reader's."""
        return Q(partnership__in=standing.insider_of)

    def beyond(self, record: Sharing) -> Beyond:
        """Return the partnership it was shared with."""
        return Beyond(shared=((record.partnership, False),) if record.partnership else ())


class Sharing(Record):
    """Something shared with another board: what, why, what they answered, and what both then did."""

    REFERENCE = "SH"

    number = models.PositiveIntegerField()
    board = models.CharField(max_length=160, help_text="The board's name.")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField("what was shared")
    why = models.TextField(blank=True)
    shared_first, shared_last, shared_words = a_day(), a_day(), own_words()
    shared = SpanOf("shared")
    answer_due_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    told_how = models.CharField(max_length=160, blank=True, help_text="Such as: in its letter of 3 May.")
    actions = models.ManyToManyField(Action, through="sources.SharedAction", related_name="shared_with")

    objects = SharingQuerySet.as_manager()

    class Meta(Record.Meta):
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=("home", "number"), name="sharing_number_once"),
        )

    class Privacy:
        open = (
            "id", "home", "key", "circle", "circle_group", "version", "number", "board", "partnership",
            "words", "why", "shared_first", "shared_last", "shared_words", "answer_due_on", "answer", "answered_on",
            "told_how", "actions",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return address("sources:sharing", self.pk)

    def is_owed_by(self, standing: Standing) -> bool:
        """Say whether the reader owes something on it: what was shared asks nothing by itself."""
        return False


class SharedActionQuerySet(models.QuerySet):
    """Joint actions, seen with what was shared."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the rows of what the reader may see."""
        return self.filter(among(Sharing.objects.visible_to(person), "sharing"))


class SharedAction(models.Model):
    """A joint action that followed from sharing."""

    ARISES_FROM = "sharing"

    sharing = models.ForeignKey(Sharing, on_delete=models.CASCADE, related_name="joint")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="+")

    objects = SharedActionQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("sharing", "action"), name="shared_action_once"),)

    class Privacy:
        open = ("id", "sharing", "action")
