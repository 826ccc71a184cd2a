"""Who came to a meeting: a mark for each seat, and guests."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from goldthread.meetings.models.meeting import Meeting, OfMeetingQuerySet
from goldthread.partners.models import Agency, Person, Seat


class Attendance(models.Model):
    """What is known of one seat at one meeting, or of a guest, who never counts for an agency's rate. A seat that two
    people share has a mark for each; the seat was there when one of them was."""

    class Mark(models.TextChoices):
        NONE = "", "Not yet marked"
        ATTENDED = "attended", "Attended"
        PART = "part", "Attended in part"
        DEPUTY = "deputy", "Deputy attended"
        APOLOGIES = "apologies", "Apologies"
        ABSENT = "absent", "Absent without apologies"

    class Mode(models.TextChoices):
        NONE = "", "Not recorded"
        ROOM = "room", "In the room"
        ONLINE = "online", "Online"
        PHONE = "phone", "By telephone"

    class Guest(models.TextChoices):
        NONE = "", "Holds a seat"
        GUEST = "guest", "Guest"
        PRESENTER = "presenter", "Presented a paper"
        MINUTES = "minutes", "Took the minutes"
        OBSERVER = "observer", "Observed"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="attendance")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="attendance")
    deputy = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="deputised",
        help_text="Who came in place of the holder, where they are in the software.",
    )  # fmt: skip
    who = models.CharField(max_length=160, blank=True, help_text="A guest, or a deputy who is not in the software.")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    guest = models.CharField(max_length=10, choices=Guest.choices, blank=True, default=Guest.NONE)
    mark = models.CharField(max_length=10, choices=Mark.choices, blank=True, default=Mark.NONE)
    mode = models.CharField(max_length=8, choices=Mode.choices, blank=True, default=Mode.NONE)
    came_at = models.TimeField(null=True, blank=True, help_text="When somebody came late.")
    left_at = models.TimeField(null=True, blank=True, help_text="When somebody left early.")
    note = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "attendance"
        constraints = (
            models.UniqueConstraint(fields=("meeting", "seat", "person"), name="attendance_of_a_person_once"),
            models.UniqueConstraint(
                fields=("meeting", "seat"), condition=Q(person=None), name="attendance_of_a_seat_once"
            ),
            models.CheckConstraint(
                condition=(Q(seat__isnull=False) & Q(guest="")) | (Q(seat=None) & ~Q(guest="")),
                name="attendance_is_of_a_seat_or_a_guest",
                violation_error_message="Choose a seat, or say in what part the guest came.",
            ),
        )  # fmt: skip
        indexes = (models.Index(fields=("seat", "meeting"), name="attendance_of_seat"),)

    class Privacy:
        open = (
            "id", "meeting", "seat", "agency", "guest", "mark", "mode", "came_at", "left_at", "version",
        )  # fmt: skip
        personal = ("person", "deputy", "who", "note")

    def get_absolute_url(self) -> str:
        return self.meeting.get_absolute_url()
