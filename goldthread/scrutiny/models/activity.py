"""What scrutiny looked at, written once and counted for every partnership it serves; and notes for nobody else."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from goldthread.actions.models import Evidence
from goldthread.kit.addresses import address
from goldthread.kit.spans import SpanOf, a_day, own_words
from goldthread.meetings.models import Meeting
from goldthread.partners.models import (
    Agency,
    Beyond,
    Group,
    Partnership,
    Person,
    Record,
    RecordQuerySet,
    Theme,
    among,
)
from goldthread.partners.models.record import kept_door
from goldthread.partners.standing import Standing


class ActivityQuerySet(RecordQuerySet):
    """Activity, also seen by the other partnerships it counts for."""

    def shared_with(self, standing: Standing) -> Q:
        """Return the condition that it counts for a partnership of the reader's."""
        shares = ActivityShare.objects.filter(partnership__in=standing.insider_of).values("activity")
        return Q(pk__in=shares) & ~Q(circle__in=("group", "panel"))

    def beyond(self, record: Activity) -> Beyond:
        """Return the other partnerships it counts for."""
        shares = ActivityShare.objects.filter(activity=record).select_related("partnership")
        wide = record.circle not in ("group", "panel")
        return Beyond(shared=tuple((share.partnership, False) for share in shares if wide))


class Activity(Record):
    """One piece of scrutiny: when, in which forum and capacity, what was seen, and which functions of independent
    scrutiny it served. It may count for several partnerships."""

    REFERENCE = "SA"

    class Kind(models.TextChoices):
        MEETING = "meeting", "Attended a meeting"
        PARTNERS = "partners", "Met the safeguarding partners"
        READING = "reading", "Read a report or data"
        VISIT = "visit", "Visited, or met practitioners"
        CHILDREN = "children", "Heard children or families"
        AUDIT = "audit", "Took part in an audit or review"
        BRIEFING = "briefing", "Briefed or advised"
        OTHER = "other", "Something else"

    class Capacity(models.TextChoices):
        NONE = "", "Not recorded"
        CHAIR = "chair", "Chair"
        PARTICIPANT = "participant", "Participant"
        OBSERVER = "observer", "Observer"
        READER = "reader", "Reader"

    number = models.PositiveIntegerField()
    author = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.MEETING)
    done_first, done_last, done_words = a_day(), a_day(), own_words()
    done = SpanOf("done")
    forum = models.CharField(max_length=200, blank=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="scrutinised")
    capacity = models.CharField(max_length=12, choices=Capacity.choices, blank=True, default=Capacity.OBSERVER)
    subject = models.CharField(max_length=240, help_text="What was looked at.")
    seen = models.TextField("what was seen", blank=True)
    functions = models.JSONField(default=list, blank=True, help_text="Keys of the library's functions of scrutiny.")
    edition = models.CharField(max_length=40, blank=True, help_text="The edition whose functions these are.")
    evidence = models.ManyToManyField(Evidence, blank=True, related_name="+")
    groups = models.ManyToManyField(Group, blank=True, related_name="+", help_text="Whose work was looked at.")
    agencies = models.ManyToManyField(Agency, blank=True, related_name="+", help_text="Whose work was looked at.")
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")

    objects = ActivityQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name_plural = "activities"
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=("home", "number"), name="activity_number_once"),
            models.UniqueConstraint(
                fields=("author", "meeting"), name="activity_of_a_meeting_once",
                violation_error_message="You have written about this meeting already. Change that activity instead.",
            ),
        )  # fmt: skip
        indexes = (models.Index(fields=("home", "done_last"), name="activity_home_day"),)

    class Privacy:
        open = (
            "id", "home", "key", "circle", "circle_group", "version", "number", "kind", "done_first", "done_last",
            "done_words", "forum", "meeting", "capacity", "subject", "seen", "functions", "edition", "evidence",
            "groups", "agencies", "themes",
        )  # fmt: skip
        personal = ("author",)

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return address("scrutiny:activity", self.pk)

    @property
    def is_chaired(self) -> bool:
        """Whether the scrutineer was in the chair, so that nobody independent looked at it."""
        return self.capacity == self.Capacity.CHAIR


class ActivityShareQuerySet(models.QuerySet):
    """For whom an activity counts, seen with it."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the rows of activities the reader may see."""
        return self.filter(among(Activity.objects.visible_to(person), "activity"))


class ActivityShare(models.Model):
    """Another partnership that an activity counts for."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="shares")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")

    objects = ActivityShareQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("activity", "partnership"), name="activity_share_once"),)

    class Privacy:
        open = ("id", "activity", "partnership")


class OwnQuerySet(models.QuerySet):
    """What is the reader's own, and nobody else's."""

    def visible_to(self, person: Person) -> Self:
        """Keep the reader's own."""
        return self.filter(author=person.pk)


class PrivateNote(models.Model):
    """A note that its author alone reads here: no page, search, export or count shows it to anybody else."""

    is_restricted = True  # for its protective marking

    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    home = models.ForeignKey(Partnership, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    on = models.DateField()
    words = models.TextField()
    version = models.PositiveIntegerField(default=1)

    objects = OwnQuerySet.as_manager()

    class Privacy:
        open = ("id", "version")
        restricted = ("author", "home", "activity", "on", "words")

    def __str__(self) -> str:
        return f"Note {self.pk}"

    def get_absolute_url(self) -> str:
        return address("scrutiny:note", self.pk)


class LastLook(models.Model):
    """When a scrutineer last looked at what is new in a partnership."""

    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    home = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    entry = models.PositiveBigIntegerField(default=0, help_text="The last entry of the trail there was.")

    objects = OwnQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("author", "home"), name="last_look_once"),)

    class Privacy:
        open = ("id", "home", "at", "entry")
        personal = ("author",)
