"""Challenges: raised by a seat, answered by whom they are put to, and closed by the seat that raised them alone."""

from __future__ import annotations

from datetime import date

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
    Record,
    RecordQuerySet,
    Seat,
    Theme,
)
from goldthread.partners.roles import Permission
from goldthread.partners.standing import SeatHeld, Standing

RAISE, ANSWER, REASON = Permission.RAISE_CHALLENGE, Permission.ANSWER_CHALLENGE, ("reason",)
SPEAKS_FOR_ALL = ("manager", "business unit", "lead partner", "delegated partner")


class ChallengeQuerySet(RecordQuerySet):
    """Challenges, also seen by the seat that raised them and by whom they are put to."""

    def shared_with(self, standing: Standing) -> Q:
        """Return the condition that it is put to a partnership of the reader's; of one that a group keeps, that they
        oversee it there. What a case panel keeps stays with it."""
        overseen = Q(partnership__in=standing.insider_of & standing.oversees, circle="group")
        return overseen | Q(partnership__in=standing.insider_of) & ~Q(circle__in=("group", "panel"))

    def asking(self, standing: Standing) -> Q:
        """Return the condition that the reader's seat raised it, or that it is put to their agency or group."""
        return Q(raised_by__in=standing.seats) | Q(agency__in=standing.agencies) | Q(group__in=standing.groups)

    def beyond(self, record: Challenge) -> Beyond:
        """Return who raised a challenge and whom it is put to."""
        asked = tuple(body for body in (record.raised_by, record.agency, record.group) if body)
        is_shared = record.partnership and record.circle != "panel"
        return Beyond(asked=asked, shared=((record.partnership, record.circle == "group"),) if is_shared else ())


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
    outside = models.CharField(max_length=160, blank=True, help_text="Whom it is put to, where no record names it.")
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
    closed_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")
    actions = models.ManyToManyField(Action, through="challenges.ChallengedAction", related_name="challenges")
    evidence = models.ManyToManyField(Evidence, through="challenges.ChallengeEvidence", related_name="challenges")

    objects = ChallengeQuerySet.as_manager()

    LIFECYCLE = Lifecycle(
        Status,
        (
            Step("answer", from_=("raised",), to="answered", permission=ANSWER),
            Step("raise again", from_=("answered",), to="raised", permission=RAISE, asks=REASON),
            Step("close", from_=("raised", "answered"), to="closed", permission=RAISE, asks=REASON),
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
                    Q(agency__isnull=False, group=None, partnership=None, outside="")
                    | Q(agency=None, group__isnull=False, partnership=None, outside="")
                    | Q(agency=None, group=None, partnership__isnull=False, outside="")
                    | (Q(agency=None, group=None, partnership=None) & ~Q(outside=""))
                ),
                name="challenge_is_put_to_one_body",
                violation_error_message="Say whom it is put to: an agency, a group, a partnership or a body outside.",
            ),
        )
        indexes = (models.Index(fields=("home", "status", "answer_due_on"), name="challenge_home_status_due"),)

    class Privacy:
        open = (
            "id", "home", "key", "circle", "circle_group", "version", "number", "kind", "words", "detail", "raised_by",
            "raised_by_words", "raised_first", "raised_last", "raised_words", "agency", "group", "partnership",
            "outside", "forum", "answer_due_on", "status", "reason", "verdict", "times", "stage", "outcome", "changed",
            "changed_on", "closed_on", "closed_by", "themes", "actions", "evidence",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return address("challenges:challenge", self.pk)

    @property
    def body(self) -> Agency | Group | Partnership | str:
        """Whom it is put to: one that is recorded here, or the name of one outside."""
        return self.agency or self.group or self.partnership or self.outside

    @property
    def raiser(self) -> str:
        """Who raised it: the seat, or the words of an old log."""
        return str(self.raised_by) if self.raised_by else self.raised_by_words

    @property
    def is_open(self) -> bool:
        return self.status in (self.Status.RAISED, self.Status.ANSWERED)

    def is_overdue(self, today: date) -> bool:
        """Say whether its answer is late today."""
        return self.status == self.Status.RAISED and bool(self.answer_due_on and self.answer_due_on < today)

    def is_owed_by(self, standing: Standing) -> bool:
        """Say whether the reader sits where it is put to; for a partnership, in a seat that speaks for the whole."""
        return any(self.is_put_to(seat) for seat in standing.held)

    def is_put_to(self, seat: SeatHeld) -> bool:
        """Say whether it is put to the agency, the group or the partnership of a seat somebody holds."""
        if self.partnership_id:
            return seat.partnership == self.partnership_id and seat.role in SPEAKS_FOR_ALL
        if self.agency_id:
            return seat.agency == self.agency_id
        return bool(self.group_id) and seat.group == self.group_id
