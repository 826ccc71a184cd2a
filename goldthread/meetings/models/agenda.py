"""What a meeting deals with: agenda items with their minutes, papers, and interests that were declared."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from goldthread.actions.models import Evidence
from goldthread.kit.addresses import address
from goldthread.meetings.models.meeting import Meeting, OfMeetingQuerySet
from goldthread.partners.models import Agency, Group, Person, Seat, among
from goldthread.partners.models.record import kept_door
from goldthread.partners.standing import Standing, standing_of
from goldthread.trail.lock import fingerprint


class RestrictedQuerySet(OfMeetingQuerySet):
    """Items of a meeting; a restricted one is seen by those who sit in its group and by those who oversee it."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep what is open of meetings the reader may see, and what is restricted where they sit or oversee."""
        return self.filter(restricted_to(person))


def restricted_to(person: Person) -> Q:
    """Return the condition that a row of a meeting is open to the reader, or restricted where they sit or oversee."""
    standing = standing_of(person)
    seen = Q(among(Meeting.objects.visible_to(person), "meeting"))
    inside = Q(meeting__group__in=standing.groups)
    oversees = Q(meeting__home__in=standing.oversees) & ~Q(meeting__circle="panel")
    return seen & (Q(is_restricted=False) | inside | oversees)


def asked_of(standing: Standing) -> Q:
    """Return the condition that a paper is asked of the reader's agency, group or seat."""
    bodies = Q(asked_agency__in=standing.agencies) | Q(asked_group__in=standing.groups)
    return bodies | Q(asked_seat__in=standing.seats)


class AgendaItem(models.Model):
    """One thing a meeting deals with: why it is on the agenda, who brings it, and what was minuted. A restricted item
    is left out of the public version."""

    class Kind(models.TextChoices):
        STANDING = "standing", "Standing item"
        DECISION = "decision", "For decision"
        DISCUSSION = "discussion", "For discussion"
        INFORMATION = "information", "For information"
        HIGHLIGHT = "highlight", "Report of a group"

    class Quorate(models.TextChoices):
        YES = "", "The meeting was quorate for it"
        TAKEN = "taken", "Taken although inquorate"
        NOT = "not", "Not taken: inquorate"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.DISCUSSION)
    title = models.CharField(max_length=300)
    why = models.CharField(max_length=300, blank=True, help_text="Why it is on the agenda.")
    where = models.CharField(max_length=200, blank=True, help_text="The page of the record it is about.")
    brought_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    brought_words = models.CharField(max_length=160, blank=True)
    minutes_long = models.PositiveSmallIntegerField(null=True, blank=True, help_text="How long it may take.")
    is_restricted = models.BooleanField(default=False)
    minuted = models.TextField(blank=True)
    remarks = models.TextField(blank=True, help_text="Who said what: for members alone, never in the public version.")
    quorate = models.CharField(max_length=6, choices=Quorate.choices, blank=True, default=Quorate.YES)
    version = models.PositiveIntegerField(default=1)

    objects = RestrictedQuerySet.as_manager()

    class Meta:
        ordering = ("position", "pk")

    class Privacy:
        open = (
            "id", "meeting", "position", "kind", "title", "why", "where", "brought_by", "brought_words",
            "minutes_long", "is_restricted", "minuted", "quorate", "version",
        )  # fmt: skip
        personal = ("remarks",)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return self.meeting.get_absolute_url()


class PaperQuerySet(RestrictedQuerySet):
    """Papers, also seen by whoever is asked for one, even where the meeting is not theirs to see."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep what the reader sees of the meeting, and what is asked of their agency, group or seat."""
        return self.filter(restricted_to(person) | asked_of(standing_of(person)))


class DeclarationQuerySet(OfMeetingQuerySet):
    """Interests that were declared, seen by those who sit in the group, those who oversee it, and by their authors."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the reader's own, and those of meetings where they sit or oversee."""
        standing = standing_of(person)
        inside = Q(meeting__group__in=standing.groups)
        oversees = Q(meeting__home__in=standing.oversees) & ~Q(meeting__circle="panel")
        mine = Q(person=person.pk) | Q(seat__in=standing.seats)
        return self.filter(among(Meeting.objects.visible_to(person), "meeting"), inside | oversees | mine)


class Paper(models.Model):
    """A paper that a meeting asked for or was given: from whom, by when, and its file once it is here."""

    class How(models.TextChoices):
        TAKEN = "", "Taken at the meeting"
        ABSENT = "absent", "Taken without its author"
        AFTER = "after", "Circulated afterwards"
        DEFERRED = "deferred", "Put off"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="papers")
    item = models.ForeignKey(AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="papers")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=240)
    asked_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="papers")
    asked_group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="papers")
    asked_seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="papers")
    asked_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="tabled")
    received_on = models.DateField(null=True, blank=True)
    is_restricted = models.BooleanField(default=False)
    how = models.CharField(max_length=8, choices=How.choices, blank=True, default=How.TAKEN)
    circulated_on = models.DateField(null=True, blank=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ("position", "pk")

    class Privacy:
        open = (
            "id", "meeting", "item", "position", "title", "asked_agency", "asked_group", "asked_seat", "asked_on",
            "due_on", "evidence", "received_on", "is_restricted", "how", "circulated_on",
        )  # fmt: skip

    version = property(fingerprint)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("meetings:paper", self.pk)

    @property
    def asked(self) -> Agency | Group | Seat | None:
        """Whom it is asked of."""
        return self.asked_agency or self.asked_group or self.asked_seat

    @property
    def home_id(self) -> int:
        """The partnership of its meeting."""
        return self.meeting.home_id

    @property
    def group_id(self) -> int:
        """The group that its meeting is of."""
        return self.meeting.group_id

    def is_asked_of(self, standing: Standing) -> bool:
        """Say whether the reader's agency, group or seat is asked for it."""
        return (
            self.asked_agency_id in standing.agencies
            or self.asked_group_id in standing.groups
            or self.asked_seat_id in standing.seats
        )


class Declaration(models.Model):
    """An interest that somebody declared in a matter before a meeting, or that they have none, and what was done."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="declarations")
    item = models.ForeignKey(AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="declarations")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_none = models.BooleanField(default=False)
    words = models.TextField(blank=True)
    done = models.CharField(max_length=300, blank=True, help_text="What was done: left the room, took no part.")
    on = models.DateField()

    objects = DeclarationQuerySet.as_manager()

    class Privacy:
        open = ("id", "meeting", "item", "seat", "is_none", "done", "on")
        personal = ("person", "words")
