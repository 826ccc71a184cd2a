"""Risks to the arrangements, and issues: risks that have happened."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from goldthread.actions.models import Action
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
from goldthread.partners.models.record import kept_door
from goldthread.partners.roles import Permission
from goldthread.partners.standing import Standing
from goldthread.risks.models.scale import Scale

KEEP, REASON = Permission.KEEP_RISKS, ("reason",)


class RiskQuerySet(RecordQuerySet):
    """Risks, also seen by whoever owns them and by the areas that share them."""

    def shared_with(self, standing: Standing) -> Q:
        """Return the condition that an area of the reader's shares the risk, unless one group keeps it."""
        shares = RiskShare.objects.filter(partnership__in=standing.insider_of).values("risk")
        return Q(pk__in=shares) & ~Q(circle__in=("group", "panel"))

    def asking(self, standing: Standing) -> Q:
        """Return the condition that the reader's seat or agency owns the risk, here or for an area that shares it."""
        shares = RiskShare.objects.filter(owner__in=standing.seats).values("risk")
        return Q(owner__in=standing.seats) | Q(owner_agency__in=standing.agencies) | Q(pk__in=shares)

    def beyond(self, record: Risk) -> Beyond:
        """Return the owners of a risk and the areas that share it."""
        shares = list(RiskShare.objects.filter(risk=record).select_related("partnership", "owner"))
        owners = (record.owner, record.owner_agency, *(share.owner for share in shares))
        return Beyond(
            asked=tuple(owner for owner in owners if owner),
            shared=tuple((share.partnership, False) for share in shares if record.circle not in ("group", "panel")),
        )


class Risk(Record):
    """Something that may weaken the arrangements for children, or, as an issue, that has happened: its cause, the event
    and the consequence, who owns it, how it is controlled and rated, and when it is looked at again."""

    SAID_BY = ("title",)
    REFERENCE = "R"
    NAMED_BY = "title"

    class Kind(models.TextChoices):
        RISK = "risk", "Risk"
        ISSUE = "issue", "Issue"

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        ACCEPTED = "accepted", "Accepted"
        CLOSED = "closed", "Closed"

    class Treatment(models.TextChoices):
        NONE = "", "Not decided"
        TREAT = "treat", "Treat: act to lower it"
        TOLERATE = "tolerate", "Tolerate: live with it as it is"
        TRANSFER = "transfer", "Transfer: somebody else carries it"
        TERMINATE = "terminate", "Terminate: stop what causes it"

    class Strength(models.TextChoices):
        UNKNOWN = "", "Not known"
        NONE = "none", "No control"
        WEAK = "weak", "Weak"
        PARTIAL = "partial", "Partial"
        STRONG = "strong", "Strong"

    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=6, choices=Kind.choices, default=Kind.RISK)
    title = models.CharField(max_length=240)
    cause = models.TextField(blank=True)
    event = models.TextField(blank=True)
    consequence = models.TextField(blank=True)
    category = models.CharField(max_length=40, blank=True, help_text="A key of the library's categories of risk.")
    children = models.CharField("groups of children", max_length=300, blank=True, help_text="Whom it bears on.")
    raised_first, raised_last, raised_words = a_day(), a_day(), own_words()
    raised = SpanOf("raised")
    raised_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="risks")
    owner_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="risks")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="risks")
    controls = models.TextField(blank=True, help_text="What is in place already.")
    control_strength = models.CharField(max_length=8, choices=Strength.choices, blank=True, default=Strength.UNKNOWN)
    control_sure = models.CharField(max_length=300, blank=True, help_text="How we know that the controls work.")
    treatment = models.CharField(max_length=10, choices=Treatment.choices, blank=True, default=Treatment.NONE)
    target_on = models.DateField(null=True, blank=True, help_text="When the target is to be reached.")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    reason = models.CharField(max_length=300, blank=True, help_text="Why it was accepted, closed or opened again.")
    review_on = models.DateField(null=True, blank=True)
    revisit_from = models.DateField(null=True, blank=True, help_text="First day of the year it is to be revisited in.")
    revisit_words = models.CharField(max_length=120, blank=True, help_text="That year, as it was said.")
    revisited_on = models.DateField(null=True, blank=True)
    national_cause = models.CharField(max_length=240, blank=True, help_text="What in the country it is a part of.")
    happened_first, happened_last, happened_words = a_day(), a_day(), own_words()
    happened = SpanOf("happened")
    escalated_to = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    escalated_on = models.DateField(null=True, blank=True)
    escalated_why = models.CharField(max_length=300, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")
    actions = models.ManyToManyField(Action, through="risks.RiskAction", related_name="risks")
    # What lists read, kept in step by `marks` in operations; never set by hand.
    current_score = models.PositiveSmallIntegerField(null=True, blank=True)
    current_likelihood = models.PositiveSmallIntegerField(null=True, blank=True)
    current_impact = models.PositiveSmallIntegerField(null=True, blank=True)
    current_scale = models.ForeignKey(Scale, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_above_target = models.BooleanField(default=False, help_text="Rated higher than its target.")
    has_revisit = models.BooleanField(default=False, help_text="To be revisited, and not revisited since.")

    objects = RiskQuerySet.as_manager()

    LIFECYCLE = Lifecycle(
        Status,
        (
            Step("accept", from_=("open",), to="accepted", permission=KEEP, asks=REASON, button="Accept it as it is"),
            Step("close", from_=("open", "accepted"), to="closed", permission=KEEP, asks=REASON),
            Step("open again", from_=("accepted", "closed"), to="open", permission=KEEP, asks=REASON),
        ),
    )  # fmt: skip

    class Meta(Record.Meta):
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=("home", "number"), name="risk_number_once"),
            models.CheckConstraint(
                condition=Q(status="open") | ~Q(reason=""), name="risk_end_has_a_reason",
                violation_error_message="Say why the risk is accepted or closed.",
            ),
            models.CheckConstraint(
                condition=Q(escalated_to=None) | (~Q(escalated_why="") & Q(escalated_on__isnull=False)),
                name="risk_escalation_is_complete",
                violation_error_message="Say why the risk is escalated, and on what day.",
            ),
        )  # fmt: skip
        indexes = (models.Index(fields=("home", "status", "current_score"), name="risk_home_status_score"),)

    class Privacy:
        open = (
            "id", "home", "key", "circle", "circle_group", "version", "number", "kind", "title", "cause", "event",
            "consequence", "category", "children", "raised_first", "raised_last", "raised_words", "raised_by", "owner",
            "owner_agency", "group", "controls", "control_strength", "control_sure", "treatment", "target_on",
            "status", "reason", "review_on", "revisit_from", "revisit_words", "revisited_on", "national_cause",
            "happened_first", "happened_last", "happened_words", "escalated_to", "escalated_on", "escalated_why",
            "closed_on", "themes", "actions", "current_score", "current_likelihood", "current_impact",
            "current_scale", "is_above_target", "has_revisit",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def is_owed_by(self, standing: Standing) -> bool:
        """Say whether the reader's seat or agency owns it; an area that shares it looks after its own part."""
        return self.owner_id in standing.seats or self.owner_agency_id in standing.agencies

    def get_absolute_url(self) -> str:
        return address("risks:risk", self.pk)

    @property
    def is_open(self) -> bool:
        """Say whether it is still on the register: open, or accepted as it is."""
        return self.status != Risk.Status.CLOSED


class OfRiskQuerySet(models.QuerySet):
    """Rows that hang on a risk and are seen with it."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the rows of risks the reader may see."""
        return self.filter(among(Risk.objects.visible_to(person), "risk"))


class Score(models.Model):
    """One rating of a risk: before controls, as it stands, or as it is meant to become; when it was rated, why, and
    whether it counts the controls."""

    class Which(models.TextChoices):
        INHERENT = "inherent", "Inherent"
        CURRENT = "current", "Current"
        TARGET = "target", "Target"

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="scores")
    which = models.CharField(max_length=10, choices=Which.choices)
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    scale = models.ForeignKey(Scale, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    rated_on = models.DateField()
    counts_controls = models.BooleanField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    rated_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfRiskQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(likelihood__gte=1, impact__gte=1), name="score_starts_at_one",
                violation_error_message="A score starts at one each way.",
            ),
        )  # fmt: skip
        indexes = (models.Index(fields=("risk", "which", "rated_on"), name="score_of_risk"),)

    class Privacy:
        open = ("id", "risk", "which", "likelihood", "impact", "scale", "rated_on", "counts_controls", "reason")
        personal = ("rated_by",)


class Review(models.Model):
    """One look at a risk: who looked, what they said, and when it is looked at next."""

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="reviews")
    on_first, on_last, on_words = a_day(), a_day(), own_words()
    on = SpanOf("on")
    words = models.TextField()
    by_group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    presented_by = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    presented_words = models.CharField(max_length=160, blank=True, help_text="Who presented it, by role.")
    next_on = models.DateField(null=True, blank=True)
    is_revisit = models.BooleanField(default=False)

    objects = OfRiskQuerySet.as_manager()

    class Privacy:
        open = (
            "id", "risk", "on_first", "on_last", "on_words", "words", "by_group", "presented_by", "presented_words",
            "next_on", "is_revisit",
        )  # fmt: skip


class RiskShare(models.Model):
    """Another area that shares a risk: who owns it there and what they say of it."""

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="shares")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="shared_risks")
    owner = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    comment = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfRiskQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("risk", "partnership"), name="risk_share_once"),)

    class Privacy:
        open = ("id", "risk", "partnership", "owner", "comment", "version")

    def __str__(self) -> str:
        return f"{self.partnership} shares {self.risk}"

    def get_absolute_url(self) -> str:
        return self.risk.get_absolute_url()


class RiskAction(models.Model):
    """An action that lowers a risk, and the area it is taken for."""

    ARISES_FROM = "risk"

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="treated")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="+")
    area = models.ForeignKey(Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfRiskQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("risk", "action"), name="risk_action_once"),)

    class Privacy:
        open = ("id", "risk", "action", "area")
