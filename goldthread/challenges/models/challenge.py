"""Challenges: raised by a seat, answered by whom they are put to, and closed by the seat that raised them alone."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from goldthread.actions.models import Action, Evidence
from goldthread.kit.addresses import address
from goldthread.kit.lifecycle import Lifecycle, Step
from goldthread.kit.spans import SpanOf, a_day, own_words
from goldthread.partners.models import (
    Agency,
    Beyond,
    Group,
    Partnership,
    Person,
    Record,
    RecordQuerySet,
    Seat,
    Theme,
    among,
)
from goldthread.partners.roles import Permission
from goldthread.partners.standing import Standing

RAISE, ANSWER, REASON = Permission.RAISE_CHALLENGE, Permission.ANSWER_CHALLENGE, ("reason",)


class ChallengeQuerySet(RecordQuerySet):
    """Challenges, also seen by the seat that raised them and by whom they are put to."""

    def shared_with(self, standing: Standing) -> Q:
        """Return the condition that it is put to a partnership of the reader's."""
        return Q(partnership__in=standing.insider_of)

    def asking(self, standing: Standing) -> Q:
        """Return the condition that the reader's seat raised it, or that it is put to their agency or group."""
        return Q(raised_by__in=standing.seats) | Q(agency__in=standing.agencies) | Q(group__in=standing.groups)

    def beyond(self, record: Challenge) -> Beyond:
        """Return who raised a challenge and whom it is put to."""
        asked = tuple(body for body in (record.raised_by, record.agency, record.group) if body)
        return Beyond(asked=asked, shared=((record.partnership, False),) if record.partnership else ())


class Challenge(Record):
    """What one seat asks another body to account for or to change; or effective practice it found there, which is
    recorded the same way as fault."""

    REFERENCE = "CH"

    class Kind(models.TextChoices):
        CHALLENGE = "challenge", "Challenge"
        PRACTICE = "practice", "Effective practice"

    class Status(models.TextChoices):
        RAISED = "raised", "Waiting for an answer"
        ANSWERED = "answered", "Answered"
        CLOSED = "closed", "Closed"
        WITHDRAWN = "withdrawn", "Withdrawn"

    class Verdict(models.TextChoices):
        NONE = "", "Not answered"
        ACCEPTED = "accepted", "Accepted"
        PARTLY = "partly", "Partly accepted"
        REFUSED = "refused", "Not accepted"

    class Outcome(models.TextChoices):
        UNKNOWN = "", "Not recorded"
        CHANGED = "changed", "Something changed"
        UNCHANGED = "unchanged", "Nothing changed"
        EARLY = "early", "Too early to say"

    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.CHALLENGE)
    words = models.TextField()
    detail = models.TextField(blank=True, help_text="What it rests on.")
    raised_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="raised")
    raised_by_words = models.CharField(max_length=160, blank=True, help_text="Who raised it, where no seat is known.")
    raised_first, raised_last, raised_words = a_day(), a_day(), own_words()
    raised = SpanOf("raised")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="challenges")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="challenges")
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="challenges"
    )
    forum = models.CharField(max_length=200, blank=True, help_text="Where it was raised.")
    answer_due_on = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.RAISED)
    reason = models.CharField(max_length=300, blank=True, help_text="Why it was closed, withdrawn or raised again.")
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True, default=Verdict.NONE)
    times = models.PositiveSmallIntegerField(default=1, help_text="How often it was raised.")
    stage = models.PositiveSmallIntegerField(default=0, help_text="How far it was escalated; 0 is not at all.")
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True, default=Outcome.UNKNOWN)
    changed = models.TextField(blank=True, help_text="What changed, for whom.")
    changed_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")
    actions = models.ManyToManyField(Action, through="challenges.ChallengedAction", related_name="challenges")
    evidence = models.ManyToManyField(Evidence, through="challenges.ChallengeEvidence", related_name="challenges")

    objects = ChallengeQuerySet.as_manager()

    LIFECYCLE = Lifecycle(
        Status,
        (
            Step("answer", from_=("raised",), to="answered", permission=ANSWER),
            Step("raise again", from_=("answered",), to="raised", permission=RAISE, asks=REASON),
            Step("close", from_=("answered",), to="closed", permission=RAISE, asks=REASON),
            Step("withdraw", from_=("raised", "answered"), to="withdrawn", permission=RAISE, asks=REASON),
            Step("open again", from_=("closed", "withdrawn"), to="raised", permission=RAISE, asks=REASON),
        ),
    )  # fmt: skip

    class Meta(Record.Meta):
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=("home", "number"), name="challenge_number_once"),
            models.CheckConstraint(
                condition=(
                    Q(agency__isnull=False, group=None, partnership=None)
                    | Q(agency=None, group__isnull=False, partnership=None)
                    | Q(agency=None, group=None, partnership__isnull=False)
                ),
                name="challenge_is_put_to_one_body",
                violation_error_message="Choose one that the challenge is put to: an agency, a group or a partnership.",
            ),
        )
        indexes = (models.Index(fields=("home", "status", "answer_due_on"), name="challenge_home_status_due"),)

    class Privacy:
        open = (
            "id", "home", "key", "circle", "circle_group", "version", "number", "kind", "words", "detail", "raised_by",
            "raised_by_words", "raised_first", "raised_last", "raised_words", "agency", "group", "partnership",
            "forum", "answer_due_on", "status", "reason", "verdict", "times", "stage", "outcome", "changed",
            "changed_on", "closed_on", "themes", "actions", "evidence",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return address("challenges:challenge", self.pk)

    @property
    def body(self) -> Agency | Group | Partnership | None:
        """Whom it is put to."""
        return self.agency or self.group or self.partnership


class OfChallengeQuerySet(models.QuerySet):
    """Rows that hang on a challenge and are seen with it."""

    def visible_to(self, person: Person) -> Self:
        """Keep the rows of challenges the reader may see."""
        return self.filter(among(Challenge.objects.visible_to(person), "challenge"))


class Answer(models.Model):
    """What the challenged body answered, each time it was asked."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="answers")
    verdict = models.CharField(max_length=10, choices=Challenge.Verdict.choices)
    words = models.TextField()
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    told_how = models.CharField(max_length=160, blank=True, help_text="Such as: from its e-mail of 3 May.")
    on = models.DateField()
    time = models.PositiveSmallIntegerField(default=1, help_text="To which raising it is the answer.")

    objects = OfChallengeQuerySet.as_manager()

    class Privacy:
        open = ("id", "challenge", "verdict", "words", "seat", "told_how", "on", "time")
        personal = ("entered_by",)


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
