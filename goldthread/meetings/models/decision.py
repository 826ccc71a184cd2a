"""Decisions: what was decided, by whom and at what level; for key ones the grounds, who was told, and when to look
again."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from goldthread.actions.models import Action, Evidence
from goldthread.kit.addresses import address
from goldthread.kit.lifecycle import Lifecycle, Step
from goldthread.kit.spans import SpanOf, a_day, own_words
from goldthread.meetings.models.agenda import AgendaItem
from goldthread.meetings.models.meeting import Meeting
from goldthread.partners.models import (
    Agency,
    Beyond,
    Group,
    GroupShare,
    Person,
    Record,
    RecordQuerySet,
    Seat,
    Theme,
    among,
)
from goldthread.partners.models.record import kept_door
from goldthread.partners.roles import Permission
from goldthread.partners.standing import Standing
from goldthread.trail.lock import fingerprint

DECIDE, REASON = Permission.RECORD_DECISION, ("reason",)


class DecisionQuerySet(RecordQuerySet):
    """Decisions, also seen by the group that took them, by those who must be told, and by who shares the group."""

    def shared_with(self, standing: Standing) -> Q:
        """Return the condition that a partnership of the reader's shares the group, unless one group keeps it."""
        shares = GroupShare.objects.filter(partnership__in=standing.insider_of).values("group")
        return Q(group__in=shares) & ~Q(circle__in=("group", "panel"))

    def asking(self, standing: Standing) -> Q:
        """Return the condition that the reader's agency, group or seat must be told, or their group decides."""
        mine = Q(agency__in=standing.agencies) | Q(group__in=standing.groups) | Q(seat__in=standing.seats)
        return Q(group__in=standing.groups) | Q(pk__in=Told.objects.filter(mine).values("decision"))

    def beyond(self, record: Decision) -> Beyond:
        """Return the group that decides, whoever must be told, and the partnerships that share the group."""
        told = list(Told.objects.filter(decision=record).select_related("agency", "group", "seat"))
        shares = GroupShare.objects.filter(group=record.group_id or 0).select_related("partnership")
        wide = record.circle not in ("group", "panel")
        bodies = (record.group, *(row.body for row in told))
        return Beyond(
            asked=tuple(body for body in bodies if body),
            shared=tuple((each.partnership, False) for each in shares if wide),
        )


class Decision(Record):
    """Something that partners decided: its words, the level at which it was taken, and, for a key decision, what it
    rests on. It may be taken between meetings, and ratified at the next."""

    REFERENCE = "D"

    class Level(models.TextChoices):
        LEAD = "lead", "Lead safeguarding partners"
        DELEGATED = "delegated", "Delegated safeguarding partners"
        BOARD = "board", "Board"
        GROUP = "group", "Group"

    class How(models.TextChoices):
        MEETING = "meeting", "At a meeting"
        CIRCULATION = "circulation", "By circulation between meetings"
        CHAIR = "chair", "By the chair between meetings"

    class Status(models.TextChoices):
        PROPOSED = "proposed", "Being decided"
        TAKEN = "taken", "Taken"
        RATIFIED = "ratified", "Taken and ratified"
        NOT_TAKEN = "not taken", "Not taken"
        SUPERSEDED = "superseded", "Superseded"

    number = models.PositiveIntegerField()
    words = models.TextField()
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions")
    item = models.ForeignKey(AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="decisions")
    level = models.CharField(max_length=10, choices=Level.choices, default=Level.GROUP)
    how = models.CharField(max_length=12, choices=How.choices, default=How.MEETING)
    decided_first, decided_last, decided_words = a_day(), a_day(), own_words()
    decided = SpanOf("decided")
    is_key = models.BooleanField(default=False)
    options = models.TextField(blank=True, help_text="What else could have been decided.")
    reasons = models.TextField(blank=True)
    considered = models.TextField("evidence considered", blank=True)
    equality = models.TextField(blank=True, help_text="Whom it may touch differently, and what was made of that.")
    dissent = models.TextField(blank=True)
    delegation = models.TextField("basis of delegation", blank=True)
    review_on = models.DateField("when to look again", null=True, blank=True)
    looked_on = models.DateField(null=True, blank=True)
    looked_words = models.TextField(blank=True, help_text="What was found when it was looked at again.")
    put_round_on = models.DateField(null=True, blank=True)
    replies_by = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.TAKEN)
    reason = models.CharField(max_length=300, blank=True)
    ratified_at = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="ratified")
    superseded_by = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="supersedes"
    )
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")
    actions = models.ManyToManyField(Action, through="meetings.DecisionAction", related_name="decisions")
    evidence = models.ManyToManyField(Evidence, through="meetings.DecisionEvidence", related_name="decisions")

    objects = DecisionQuerySet.as_manager()

    LIFECYCLE = Lifecycle(
        Status,
        (
            Step("take", from_=("proposed",), to="taken", permission=DECIDE, button="It is decided"),
            Step("do not take", from_=("proposed",), to="not taken", permission=DECIDE, asks=REASON),
            Step("ratify", from_=("taken",), to="ratified", permission=DECIDE),
            Step("supersede", from_=("taken", "ratified"), to="superseded", permission=DECIDE, asks=REASON,
                 button="Mark as superseded"),
            Step("open again", from_=("not taken", "superseded"), to="proposed", permission=DECIDE, asks=REASON),
        ),
    )  # fmt: skip

    class Meta(Record.Meta):
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=("home", "number"), name="decision_number_once"),
        )
        indexes = (models.Index(fields=("home", "is_key", "decided_last"), name="decision_home_key_day"),)

    class Privacy:
        open = (
            "id", "home", "key", "circle", "circle_group", "version", "number", "words", "group", "meeting", "item",
            "level", "how", "decided_first", "decided_last", "decided_words", "is_key", "options", "reasons",
            "considered", "equality", "dissent", "delegation", "review_on", "looked_on", "looked_words", "put_round_on",
            "replies_by", "status", "reason", "ratified_at", "superseded_by", "themes", "actions", "evidence",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return address("meetings:decision", self.pk)

    @property
    def is_open(self) -> bool:
        """Whether it is still being decided."""
        return self.status == Decision.Status.PROPOSED

    def is_owed_by(self, standing: Standing) -> bool:
        """Say whether the reader sits in the group that decides it."""
        return self.group_id in standing.groups


class OfDecisionQuerySet(models.QuerySet):
    """Rows that hang on a decision and are seen with it."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the rows of decisions the reader may see."""
        return self.filter(among(Decision.objects.visible_to(person), "decision"))


class Told(models.Model):
    """Somebody who must know of a decision, or carry it out: when they were told, by when it is to be done, and when it
    was."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="told")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    told_on = models.DateField(null=True, blank=True)
    carries_out = models.BooleanField(default=False)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_words = models.TextField(blank=True)

    objects = OfDecisionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=(
                    Q(agency__isnull=False, group=None, seat=None)
                    | Q(agency=None, group__isnull=False, seat=None)
                    | Q(agency=None, group=None, seat__isnull=False)
                ),
                name="told_is_one_body",
                violation_error_message="Choose one that must be told: an agency, a group or a seat.",
            ),
        )

    class Privacy:
        open = (
            "id", "decision", "agency", "group", "seat", "told_on", "carries_out", "due_on", "done_on", "done_words",
        )  # fmt: skip

    version = property(fingerprint)

    def __str__(self) -> str:
        return str(self.body)

    @property
    def body(self) -> Agency | Group | Seat | None:
        """Who must be told."""
        return self.agency or self.group or self.seat

    @property
    def home_id(self) -> int:
        """The partnership of its decision."""
        return self.decision.home_id

    def is_owed_by(self, standing: Standing) -> bool:
        """Say whether the reader's agency, group or seat is named."""
        return self.agency_id in standing.agencies or self.group_id in standing.groups or self.seat_id in standing.seats


class Reply(models.Model):
    """What one seat answered to a decision that was put round between meetings."""

    class Answer(models.TextChoices):
        AGREE = "agree", "Agrees"
        DISAGREE = "disagree", "Does not agree"
        ABSTAIN = "abstain", "Takes no part"

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="replies")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=8, choices=Answer.choices)
    words = models.TextField(blank=True)
    on = models.DateField()
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfDecisionQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "replies"
        constraints = (models.UniqueConstraint(fields=("decision", "seat"), name="reply_once"),)

    class Privacy:
        open = ("id", "decision", "seat", "answer", "words", "on")
        personal = ("entered_by",)


class DecisionAction(models.Model):
    """An action that a decision set going."""

    ARISES_FROM = "decision"

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="set_going")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="+")

    objects = OfDecisionQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("decision", "action"), name="decision_action_once"),)

    class Privacy:
        open = ("id", "decision", "action")


class DecisionEvidence(models.Model):
    """Evidence that was considered."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="rests_on")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="+")

    objects = OfDecisionQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("decision", "evidence"), name="decision_evidence_once"),)

    class Privacy:
        open = ("id", "decision", "evidence")
