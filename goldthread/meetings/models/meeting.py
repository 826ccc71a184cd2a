"""Meetings of a group: when and where, whether they were held, and how far their minutes are."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q

from goldthread.kit.addresses import address
from goldthread.kit.lifecycle import Lifecycle, Step
from goldthread.partners.models import Beyond, Group, GroupShare, Person, Record, RecordQuerySet, Seat, among
from goldthread.partners.models.record import kept_door
from goldthread.partners.roles import Permission
from goldthread.partners.standing import Standing

KEEP, MINUTES, REASON = Permission.KEEP_MEETINGS, Permission.TAKE_MINUTES, ("reason",)


class MeetingQuerySet(RecordQuerySet):
    """Meetings, also seen by those who sit in the group and by the partnerships that share it."""

    def shared_with(self, standing: Standing) -> Q:
        """Return the condition that a partnership of the reader's shares the group, unless one panel keeps it."""
        shares = GroupShare.objects.filter(partnership__in=standing.insider_of).values("group")
        return Q(group__in=shares) & ~Q(circle__in=("group", "panel"))

    def asking(self, standing: Standing) -> Q:
        """Return the condition that the reader sits in the group."""
        return Q(group__in=standing.groups)

    def beyond(self, record: Meeting) -> Beyond:
        """Return the group that meets, and the partnerships that share it."""
        shares = GroupShare.objects.filter(group=record.group).select_related("partnership")
        wide = record.circle not in ("group", "panel")
        return Beyond(asked=(record.group,), shared=tuple((each.partnership, False) for each in shares if wide))


class Meeting(Record):
    """One meeting of a group: planned, held, cancelled with its reason, or displaced by another. It counts for
    attendance only once it was held."""

    REFERENCE = "M"
    NAMED_BY = "group__name"

    class Status(models.TextChoices):
        PLANNED = "planned", "Planned"
        HELD = "held", "Held"
        CANCELLED = "cancelled", "Cancelled"
        DISPLACED = "displaced", "Moved to another day"

    class Minutes(models.TextChoices):
        NONE = "none", "No minutes yet"
        DRAFT = "draft", "Draft"
        CHAIR = "chair", "With the chair"
        SENT = "sent", "Sent to members"
        AGREED = "agreed", "Agreed"

    number = models.PositiveIntegerField()
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="meetings")
    title = models.CharField(max_length=160, blank=True, help_text="Only where it is no ordinary meeting.")
    on = models.DateField(null=True, blank=True, help_text="The day, or the first day it may have been.")
    date_words = models.CharField(max_length=120, blank=True, help_text="The date as an old paper gave it.")
    is_date_doubtful = models.BooleanField(default=False, help_text="The paper's date cannot be, or is not exact.")
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=400, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PLANNED)
    reason = models.CharField(max_length=300, blank=True, help_text="Why it was cancelled or moved.")
    moved_to = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="moved_from")
    chaired_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="chaired")
    chair_words = models.CharField(max_length=160, blank=True, help_text="Who took the chair, where no seat did.")
    minutes = models.CharField(max_length=8, choices=Minutes.choices, default=Minutes.NONE)
    minutes_why = models.CharField(max_length=300, blank=True, help_text="Why the minutes were sent back.")
    agreed_at = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="agreed_here")
    agreed_on = models.DateField(null=True, blank=True)
    quorum_judged = models.CharField(max_length=300, blank=True, help_text="What the chair ruled about the quorum.")
    asked_interests_on = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True, help_text="The day agenda and papers went out.")
    chased_on = models.DateField(null=True, blank=True)
    invited_on = models.DateField(null=True, blank=True, help_text="The day the invitation first went out.")
    uid = models.CharField(max_length=160, blank=True, help_text="Its name in calendars, when a move handed one on.")
    sequence = models.PositiveIntegerField(default=0, help_text="How often the invitation was changed.")
    minutes_drafted_on = models.DateField(null=True, blank=True)

    objects = MeetingQuerySet.as_manager()

    LIFECYCLE = Lifecycle(
        Status,
        (
            Step("hold", from_=("planned",), to="held", permission=MINUTES, button="It was held"),
            Step("cancel", from_=("planned",), to="cancelled", permission=KEEP, asks=REASON,
                 button="Cancel the meeting"),
            Step("move", from_=("planned",), to="displaced", permission=KEEP, asks=REASON, button="Move it"),
            Step("plan again", from_=("held", "cancelled"), to="planned", permission=KEEP, asks=REASON),
        ),
    )  # fmt: skip
    MINUTES = Lifecycle(
        Minutes,
        (
            Step("draft", from_=("none",), to="draft", permission=MINUTES, button="Begin the minutes"),
            Step("pass to the chair", from_=("draft",), to="chair", permission=MINUTES),
            Step("send back", from_=("chair",), to="draft", permission=Permission.AGREE_MINUTES, asks=REASON),
            Step("send out", from_=("chair",), to="sent", permission=Permission.AGREE_MINUTES,
                 button="Send to the members"),
            Step("agree", from_=("sent",), to="agreed", permission=Permission.AGREE_MINUTES),
            Step("correct", from_=("sent", "agreed"), to="draft", permission=MINUTES, asks=REASON),
        ),
        column="minutes",
    )  # fmt: skip

    class Meta(Record.Meta):
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=("home", "number"), name="meeting_number_once"),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(starts_at=None) | Q(ends_at__gt=F("starts_at")),
                name="meeting_ends_after_it_begins",
                violation_error_message="The meeting ends before it begins. Change one of the two times.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=("planned", "held")) | ~Q(reason=""), name="meeting_stop_has_a_reason",
                violation_error_message="Say why the meeting is cancelled or moved.",
            ),
        )  # fmt: skip
        indexes = (models.Index(fields=("group", "status", "on"), name="meeting_of_group"),)

    class Privacy:
        open = (
            "id", "home", "key", "circle", "circle_group", "version", "number", "group", "title", "on", "date_words",
            "is_date_doubtful", "starts_at", "ends_at", "place", "link", "status", "reason", "moved_to", "chaired_by",
            "chair_words", "minutes", "minutes_why", "agreed_at", "agreed_on", "quorum_judged", "asked_interests_on",
            "sent_on", "chased_on", "invited_on", "uid", "sequence", "minutes_drafted_on",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title or f"Meeting of the {self.group.name}"

    def get_absolute_url(self) -> str:
        return address("meetings:meeting", self.pk)

    @property
    def is_ahead(self) -> bool:
        """Whether it is still to come: planned, and neither held, cancelled nor moved."""
        return self.status == self.Status.PLANNED


class OfMeetingQuerySet(models.QuerySet):
    """Rows that hang on a meeting and are seen with it."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the rows of meetings the reader may see."""
        return self.filter(among(Meeting.objects.visible_to(person), "meeting"))
