"""What hangs on a challenge: its raisings, answers, stages of escalation, actions that follow, evidence of change."""

from __future__ import annotations

from typing import Self

from django.db import models

from goldthread.actions.models import Action, Evidence
from goldthread.challenges.models.challenge import Challenge
from goldthread.kit.library import library
from goldthread.partners.models import Person, Seat, among
from goldthread.partners.models.record import kept_door


class OfChallengeQuerySet(models.QuerySet):
    """Rows that hang on a challenge and are seen with it."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the rows of challenges the reader may see."""
        return self.filter(among(Challenge.objects.visible_to(person), "challenge"))


class Raising(models.Model):
    """A challenge raised once more after an answer: why, and until when it is to be answered this time."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="raisings")
    time = models.PositiveSmallIntegerField(help_text="Which time it is: the second, the third.")
    why = models.TextField()
    on = models.DateField()
    due_on = models.DateField(null=True, blank=True)

    objects = OfChallengeQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("challenge", "time"), name="raised_again_once_a_time"),)

    class Privacy:
        open = ("id", "challenge", "time", "why", "on", "due_on")


class Answer(models.Model):
    """What the challenged body answered, each time it was asked."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="answers")
    verdict = models.CharField(max_length=10, choices=Challenge.Verdict.choices)
    words = models.TextField(blank=True)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    told_how = models.CharField(max_length=160, blank=True, help_text="Such as: from its e-mail of 3 May.")
    on = models.DateField()
    due_on = models.DateField(null=True, blank=True, help_text="The day it was due when it came.")
    time = models.PositiveSmallIntegerField(default=1, help_text="To which raising it is the answer.")

    objects = OfChallengeQuerySet.as_manager()

    class Privacy:
        open = ("id", "challenge", "verdict", "words", "seat", "told_how", "on", "due_on", "time")
        personal = ("entered_by",)

    @property
    def days_late(self) -> int:
        """How many days after it was due it came; none when it came in time, or was due on no day."""
        return max((self.on - self.due_on).days, 0) if self.due_on else 0


class Escalation(models.Model):
    """A stage to which a challenge was taken, why, and what the independent adviser thought."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="escalations")
    stage = models.PositiveSmallIntegerField()
    to = models.CharField(max_length=160, help_text="Who decides at this stage.")
    why = models.TextField()
    on = models.DateField()
    view = models.TextField(blank=True, help_text="The view of the scrutineer or other adviser.")
    viewed_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    viewed_on = models.DateField(null=True, blank=True)
    result = models.TextField(blank=True)
    settled_on = models.DateField(null=True, blank=True)

    objects = OfChallengeQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("challenge", "stage", "on"), name="escalation_once"),)

    class Privacy:
        open = (
            "id", "challenge", "stage", "to", "why", "on", "view", "viewed_by", "viewed_on", "result", "settled_on",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The stage by its name in the library, or by its number."""
        found = library().escalation_stages.get(str(self.stage))
        return found.name if found else f"Stage {self.stage}"

    @property
    def home_id(self) -> int:
        return self.challenge.home_id

    @property
    def version(self) -> int:
        """The challenge's: what hangs on it is changed one at a time."""
        return self.challenge.version

    def get_absolute_url(self) -> str:
        return self.challenge.get_absolute_url()


class ChallengedAction(models.Model):
    """An action that follows from a challenge."""

    ARISES_FROM = "challenge"

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="followed")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="+")

    objects = OfChallengeQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("challenge", "action"), name="challenged_action_once"),)

    class Privacy:
        open = ("id", "challenge", "action")


class ChallengeEvidence(models.Model):
    """Evidence that something changed because of a challenge."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="shown_by")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="+")

    objects = OfChallengeQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("challenge", "evidence"), name="challenge_evidence_once"),)

    class Privacy:
        open = ("id", "challenge", "evidence")
