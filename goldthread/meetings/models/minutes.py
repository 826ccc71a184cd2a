"""What came out of a meeting beside its decisions, and its minutes as they stood when they were sent and agreed."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from goldthread.actions.models import Action
from goldthread.challenges.models import Challenge
from goldthread.kit.addresses import address
from goldthread.meetings.models.agenda import AgendaItem
from goldthread.meetings.models.meeting import Meeting, OfMeetingQuerySet
from goldthread.partners.models import Person, among


class OfItemQuerySet(OfMeetingQuerySet):
    """Rows that hang on a meeting, and perhaps on an item of it; what hangs on a restricted item is seen with it."""

    def visible_to(self, person: Person) -> Self:
        """Keep the rows of meetings and items the reader may see."""
        known = Q(item=None) | among(AgendaItem.objects.visible_to(person), "item")
        return super().visible_to(person).filter(known)


class MeetingAction(models.Model):
    """An action that was agreed at a meeting, under an item of its agenda."""

    ARISES_FROM = "meeting"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="set_going")
    item = models.ForeignKey(AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="set_going")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="+")

    objects = OfItemQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("meeting", "action"), name="meeting_action_once"),)

    class Privacy:
        open = ("id", "meeting", "item", "action")


class MeetingChallenge(models.Model):
    """A challenge that was raised at a meeting, under an item of its agenda."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="raised")
    item = models.ForeignKey(AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="raised")
    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="+")

    objects = OfItemQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("meeting", "challenge"), name="meeting_challenge_once"),)

    class Privacy:
        open = ("id", "meeting", "item", "challenge")


class MinutesKept(models.Model):
    """The minutes of a meeting, word for word, as they stood when they were sent out or agreed: whole for the members,
    and without what is restricted or personal for all others. A correction is kept beside it. Nothing in it changes,
    but that the public version loses what is restricted since."""

    class How(models.TextChoices):
        SENT = "sent", "As sent to the members"
        AGREED = "agreed", "As agreed"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="kept")
    number = models.PositiveSmallIntegerField()
    how = models.CharField(max_length=8, choices=How.choices)
    on = models.DateField()
    why = models.CharField(max_length=300, blank=True, help_text="Why it was corrected, where it was.")
    words = models.TextField(help_text="For the members, as Markdown.")
    open_words = models.TextField(help_text="The public version, as Markdown.")

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "minutes as they stood"
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("meeting", "number"), name="minutes_kept_once"),)

    class Privacy:
        open = ("id", "meeting", "number", "how", "on", "why", "open_words")
        personal = ("words",)

    def __str__(self) -> str:
        return f"Minutes, version {self.number}"

    def get_absolute_url(self) -> str:
        return address("meetings:minutes", self.meeting_id)
