"""What is told of an action: progress, claims that it is done, and what is different for children."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from goldthread.actions.models.action import Action, Line, OfActionQuerySet
from goldthread.kit.lifecycle import Lifecycle, Step
from goldthread.kit.periods import uk_date
from goldthread.kit.spans import SpanOf, a_day, own_words
from goldthread.partners.models import Person
from goldthread.partners.roles import Permission
from goldthread.partners.standing import Standing


def told_how(told_by: str, told_on: date | None) -> str:
    """How an agency told something: "from its e-mail of 3 May 2026"; nothing, when it entered it itself."""
    if not told_by:
        return ""
    return f"from {told_by} of {uk_date(told_on)}" if told_on else f"from {told_by}"


class Told(models.Model):
    """What somebody tells of an action: who entered it and when; and, entered for an agency, how the agency told it."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="%(class)s_set")
    line = models.ForeignKey(Line, on_delete=models.SET_NULL, null=True, blank=True, related_name="%(class)s_set")
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entered_on = models.DateField()
    told_by = models.CharField(
        max_length=160, blank=True, help_text="Entered for them: the agency's e-mail, the meeting."
    )
    told_on = models.DateField(null=True, blank=True)

    objects = OfActionQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def home_id(self) -> int:
        return self.action.home_id

    @property
    def told_how(self) -> str:
        """How the agency told it, when somebody entered it for them."""
        return told_how(self.told_by, self.told_on)

    @property
    def heard_on(self) -> date:
        """The day it was said: the day the agency told it, else the day it was entered."""
        return self.told_on or self.entered_on

    def get_absolute_url(self) -> str:
        return self.action.get_absolute_url()

    def is_owed_by(self, standing: Standing) -> bool:
        """Say whether the reader's agency, group or seat leads the action it is told of."""
        return self.action.is_owed_by(standing)


class Progress(Told):
    """What a lead says has happened since last time, in its own words."""

    words = models.TextField()

    class Meta:
        indexes = (models.Index(fields=("action", "entered_on"), name="progress_action_entered"),)

    class Privacy:
        open = ("id", "action", "line", "entered_on", "told_by", "told_on", "words")
        personal = ("entered_by",)

    def __str__(self) -> str:
        return self.words


class Claim(Told):
    """A lead's word that its part is done, with evidence, waiting for somebody else to accept it or send it back."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be checked"
        ACCEPTED = "accepted", "Accepted"
        SENT_BACK = "sent back", "Sent back"

    words = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    decided_as = models.CharField(
        max_length=160, blank=True, help_text="The role in which it was decided, printed with it."
    )
    reason = models.CharField(max_length=600, blank=True)
    version = models.PositiveIntegerField(default=1)

    LIFECYCLE = Lifecycle(
        State,
        (
            Step("accept", from_=("waiting",), to="accepted", permission=Permission.VERIFY_EVIDENCE),
            Step(
                "send back", from_=("waiting",), to="sent back", permission=Permission.VERIFY_EVIDENCE, asks=("reason",)
            ),
        ),
        column="state",
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(state="sent back") | ~Q(reason=""),
                name="claim_sent_back_has_a_reason",
                violation_error_message="Say what is missing, so that they can put it right.",
            ),
            models.UniqueConstraint(
                fields=("action", "line"), condition=Q(state="waiting"), name="claim_one_waiting_a_line",
                violation_error_message="This is already waiting to be checked.",
            ),
        )  # fmt: skip

    class Privacy:
        open = (
            "id", "action", "line", "entered_on", "told_by", "told_on", "words", "state", "decided_on", "decided_as",
            "reason", "version",
        )  # fmt: skip
        personal = ("entered_by", "decided_by")


class Impact(Told):
    """What is different for children because of an action, and how that is known. One box is enough; the rest helps."""

    class Strength(models.TextChoices):
        EXAMPLE = "example", "An example"
        AUDIT = "audit", "Audit"
        DATA = "data", "Data"
        FEEDBACK = "feedback", "Feedback from children or families"

    class State(models.TextChoices):
        REPORTED = "reported", "Waiting to be checked"
        ACCEPTED = "accepted", "Accepted"
        SENT_BACK = "sent back", "Sent back"

    words = models.TextField()
    baseline = models.CharField(max_length=300, blank=True)
    change = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=300, blank=True)
    dated_first, dated_last, dated_words = a_day(), a_day(), own_words()
    dated = SpanOf("dated")
    strength = models.CharField(max_length=10, choices=Strength.choices, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.REPORTED)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    decided_as = models.CharField(max_length=160, blank=True)
    reason = models.CharField(max_length=600, blank=True)
    version = models.PositiveIntegerField(default=1)

    LIFECYCLE = Lifecycle(
        State,
        (
            Step("accept", from_=("reported",), to="accepted", permission=Permission.VERIFY_EVIDENCE),
            Step(
                "send back",
                from_=("reported",),
                to="sent back",
                permission=Permission.VERIFY_EVIDENCE,
                asks=("reason",),
            ),
        ),
        column="state",
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(state="sent back") | ~Q(reason=""),
                name="impact_sent_back_has_a_reason",
                violation_error_message="Say what is missing, so that they can put it right.",
            ),
        )

    class Privacy:
        open = (
            "id", "action", "line", "entered_on", "told_by", "told_on", "words", "baseline", "change", "source",
            "dated_first", "dated_last", "dated_words", "strength", "state", "decided_on", "decided_as", "reason",
            "version",
        )  # fmt: skip
        personal = ("entered_by", "decided_by")

    def __str__(self) -> str:
        return self.words
