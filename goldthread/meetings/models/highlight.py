"""The highlight report of a group to the group above it."""

from django.db import models

from goldthread.kit.addresses import address
from goldthread.meetings.models.meeting import Meeting, OfMeetingQuerySet
from goldthread.partners.models import Group


class HighlightReport(models.Model):
    """What a group tells the meeting above it since it last did: drafted from the record (done, late, measures moved),
    with what its chair adds, escalates and wants decided."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        READY = "ready", "Ready"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="highlights")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="highlights")
    starts_on = models.DateField()
    ends_on = models.DateField()
    summary = models.TextField(blank=True)
    escalations = models.TextField(blank=True)
    wanted = models.TextField("decisions wanted", blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("meeting", "group"), name="highlight_once"),)

    class Privacy:
        open = (
            "id", "meeting", "group", "starts_on", "ends_on", "summary", "escalations", "wanted", "state", "version",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"Report of {self.group.name}"

    def get_absolute_url(self) -> str:
        return address("meetings:highlight", self.pk)

    @property
    def home_id(self) -> int:
        """The partnership of the meeting it is for."""
        return self.meeting.home_id
