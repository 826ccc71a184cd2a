"""Objectives and the other nodes of a plan: identity, wording, owners, oversight, place and lineage."""

from __future__ import annotations

from typing import Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from goldthread.kit.addresses import address
from goldthread.kit.lifecycle import Lifecycle, Step
from goldthread.kit.spans import SpanOf, a_day, own_words
from goldthread.partners.models import WIDE, Beyond, Group, Partnership, Person, Record, RecordQuerySet, Theme, among
from goldthread.partners.models.record import kept_door
from goldthread.partners.roles import Permission
from goldthread.partners.standing import Standing
from goldthread.plan.models.kind import Kind
from goldthread.plan.models.plan import Plan

KEEP = Permission.CHANGE_PLAN
WHY = ("reason",)
SUCCESSOR = ("reason", "replaced_by")
CLOSED = ("completed", "replaced", "stood down")


class ObjectiveQuerySet(RecordQuerySet):
    """Nodes of a plan, also seen by the partnerships that own them together."""

    def shared_with(self, standing: Standing) -> Q:
        """Return the condition that a partnership of the reader's owns, or owned, the objective."""
        owned = Ownership.objects.filter(partnership__in=standing.insider_of)
        return Q(pk__in=owned.values("objective"), circle__in=WIDE)

    def beyond(self, record: Objective) -> Beyond:
        """Return the partnerships that own, or owned, an objective which is not kept by a few."""
        owners = Ownership.objects.filter(objective=record).select_related("partnership")
        return Beyond(shared=tuple((each.partnership, False) for each in owners if record.circle in WIDE))

    def of(self, partnership: Partnership) -> Self:
        """Keep what a partnership owns or owned, alone or with others, and what it keeps for another."""
        return self.filter(Q(home=partnership) | Q(pk__in=partnership.owned_objectives.values("objective")))

    def with_impact(self, placed: models.QuerySet | None = None) -> Self:
        """Add `has_impact`: an action under it has made a difference that is on the record, or is among those `placed`.
        Impact is told of actions, a floor below, so that no mark here could be kept in step with it."""
        on_record = apps.get_model("plan", "PlannedAction").objects.filter(action__impact_on__isnull=False)
        shown = on_record if placed is None else placed
        return self.annotate(has_impact=Exists(shown.filter(objective=OuterRef("pk"))))


class Objective(Record):
    """A node of the plan: an objective, a priority, a statement of vision. It keeps its identity through the years."""

    SAID_BY = ("words",)
    REFERENCE = "OB"

    class Status(models.TextChoices):
        PROPOSED = "proposed", "Proposed"
        IN_FORCE = "in force", "In force"
        PAUSED = "paused", "Paused"
        COMPLETED = "completed", "Completed"
        REPLACED = "replaced", "Replaced"
        STOOD_DOWN = "stood down", "Stood down"

    number = models.PositiveIntegerField()
    kind = models.ForeignKey(Kind, on_delete=models.PROTECT, related_name="objectives")
    words = models.CharField(max_length=300)
    background = models.TextField(blank=True)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.IN_FORCE)
    reason = models.CharField(max_length=300, blank=True)
    starts_first, starts_last, starts_words = a_day(), a_day(), own_words()
    starts = SpanOf("starts")
    ends_first, ends_last, ends_words = a_day(), a_day(), own_words()
    ends = SpanOf("ends")
    position = models.PositiveIntegerField(default=0)
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")
    parents = models.ManyToManyField("self", through="plan.Under", symmetrical=False, related_name="children")
    # What lists and gaps read, kept in step by `marks` in operations; never set by hand.
    has_outcome = models.BooleanField(default=False)
    has_measure = models.BooleanField(default=False)
    has_action = models.BooleanField(default=False)
    has_owner = models.BooleanField(default=False)
    is_change_undated = models.BooleanField(default=False, help_text="An owner or a group changed on a day not known.")

    objects = ObjectiveQuerySet.as_manager()

    LIFECYCLE = Lifecycle(
        Status,
        (
            Step("agree", from_=("proposed",), to="in force", permission=KEEP),
            Step("pause", from_=("in force",), to="paused", permission=KEEP, asks=WHY),
            Step("take up again", from_=("paused", *CLOSED), to="in force", permission=KEEP, asks=WHY),
            Step("complete", from_=("in force", "paused"), to="completed", permission=KEEP, asks=WHY),
            Step("replace", from_=("proposed", "in force", "paused"), to="replaced", permission=KEEP, asks=SUCCESSOR),
            Step("stand down", from_=("proposed", "in force", "paused"), to="stood down", permission=KEEP, asks=WHY),
        ),
    )  # fmt: skip

    class Meta(Record.Meta):
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=("home", "number"), name="objective_number_once"),
            models.CheckConstraint(
                condition=Q(ends_last__isnull=True)
                | Q(starts_first__isnull=True)
                | Q(ends_last__gte=F("starts_first")),
                name="objective_ends_after_it_starts",
                violation_error_message="The objective ends before it starts. Change one of the two dates.",
            ),
        )

    class Privacy:
        open = (
            "id", "home", "key", "circle", "circle_group", "version", "number", "kind", "words", "background", "status",
            "reason", "starts_first", "starts_last", "starts_words", "ends_first", "ends_last", "ends_words",
            "position", "themes", "parents", "has_outcome", "has_measure", "has_action", "has_owner",
            "is_change_undated",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return address("plan:objective", self.pk)

    def is_owed_by(self, standing: Standing) -> bool:
        """Say whether the reader owes something on it: objectives are owed by nobody but through their actions."""
        return False


class OfObjectiveQuerySet(models.QuerySet):
    """Rows that hang on an objective and are seen with it."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the rows of objectives the reader may see."""
        return self.filter(among(Objective.objects.visible_to(person), "objective"))


class UnderQuerySet(models.QuerySet):
    """Places in the plan."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep places of which the reader may see both ends."""
        seen = Objective.objects.visible_to(person)
        return self.filter(among(seen, "child"), among(seen, "parent"))


class Under(models.Model):
    """An objective that stands under another, or a thread that cuts across it; several are allowed, and so is none."""

    child = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="placed_under")
    parent = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="holds")

    objects = UnderQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("child", "parent"), name="under_once"),
            models.CheckConstraint(condition=~Q(child=F("parent")), name="under_another"),
        )

    class Privacy:
        open = ("id", "child", "parent")


class InPlanQuerySet(models.QuerySet):
    """Places in plans."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep places of which the reader may see both the plan and the objective."""
        return self.filter(
            among(Plan.objects.visible_to(person), "plan"), among(Objective.objects.visible_to(person), "objective")
        )


class InPlan(models.Model):
    """An objective's place in a plan; the same objective may stand in several plans, year after year."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="places")
    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="places")
    position = models.PositiveIntegerField(default=0)

    objects = InPlanQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("plan", "objective"), name="in_plan_once"),)

    class Privacy:
        open = ("id", "plan", "objective", "position")


class LineageQuerySet(models.QuerySet):
    """What became of objectives."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep steps of which the reader may see both ends."""
        seen = Objective.objects.visible_to(person)
        return self.filter(among(seen, "objective"), among(seen, "after"))


class Lineage(models.Model):
    """What an objective became: another that replaced it, one of several it was split into, or one it was merged in."""

    class How(models.TextChoices):
        CONTINUES = "continues", "Continued as"
        SPLIT = "split", "Split into"
        MERGED = "merged", "Merged into"
        REPLACED = "replaced", "Replaced by"

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="became")
    after = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="came_from")
    how = models.CharField(max_length=10, choices=How.choices)
    on_first, on_last, on_words = a_day(), a_day(), own_words()
    on = SpanOf("on")
    reason = models.CharField(max_length=300, blank=True)

    objects = LineageQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("objective", "after"), name="lineage_once"),
            models.CheckConstraint(condition=~Q(objective=F("after")), name="lineage_to_another"),
        )

    class Privacy:
        open = ("id", "objective", "after", "how", "on_first", "on_last", "on_words", "reason")


class Wording(models.Model):
    """Words that an objective bore until it was reworded."""

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="wordings")
    words = models.CharField(max_length=300)
    until_first, until_last, until_words = a_day(), a_day(), own_words()
    until = SpanOf("until")
    reason = models.CharField(max_length=300, blank=True)

    objects = OfObjectiveQuerySet.as_manager()

    class Privacy:
        open = ("id", "objective", "words", "until_first", "until_last", "until_words", "reason")


class Ownership(models.Model):
    """A partnership that owns an objective, alone or with others, between dates."""

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="owners")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="owned_objectives")
    starts_first, starts_last, starts_words = a_day(), a_day(), own_words()
    starts = SpanOf("starts")
    ends_first, ends_last, ends_words = a_day(), a_day(), own_words()
    ends = SpanOf("ends")
    has_ended = models.BooleanField(default=False, help_text="True when it is over, even if nobody knows the day.")

    objects = OfObjectiveQuerySet.as_manager()

    class Privacy:
        open = (
            "id", "objective", "partnership", "starts_first", "starts_last", "starts_words", "ends_first", "ends_last",
            "ends_words", "has_ended",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.partnership.name

    @property
    def mark(self) -> str:
        return f"owner-{self.pk}"


class Oversight(models.Model):
    """A group that oversees an objective, or does its work, between dates."""

    class Part(models.TextChoices):
        OVERSEES = "oversees", "Oversees"
        WORKS = "works", "Does the work"

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="oversight")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="objectives")
    part = models.CharField(max_length=10, choices=Part.choices, default=Part.OVERSEES)
    starts_first, starts_last, starts_words = a_day(), a_day(), own_words()
    starts = SpanOf("starts")
    ends_first, ends_last, ends_words = a_day(), a_day(), own_words()
    ends = SpanOf("ends")
    has_ended = models.BooleanField(default=False, help_text="True when it is over, even if nobody knows the day.")

    objects = OfObjectiveQuerySet.as_manager()

    class Privacy:
        open = (
            "id", "objective", "group", "part", "starts_first", "starts_last", "starts_words", "ends_first",
            "ends_last", "ends_words", "has_ended",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.group.name

    @property
    def mark(self) -> str:
        return f"group-{self.pk}"


class Phase(models.Model):
    """A phase of an objective's work."""

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="phases")
    key = models.SlugField(max_length=60)
    words = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField(default=0)
    starts_first, starts_last, starts_words = a_day(), a_day(), own_words()
    starts = SpanOf("starts")
    ends_first, ends_last, ends_words = a_day(), a_day(), own_words()
    ends = SpanOf("ends")

    objects = OfObjectiveQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("objective", "key"), name="phase_key_once"),)

    class Privacy:
        open = (
            "id", "objective", "key", "words", "position", "starts_first", "starts_last", "starts_words",
            "ends_first", "ends_last", "ends_words",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.words

    @property
    def home_id(self) -> int:
        return self.objective.home_id

    @property
    def version(self) -> int:
        """The objective's: what hangs on it is changed one at a time."""
        return self.objective.version

    def get_absolute_url(self) -> str:
        return self.objective.get_absolute_url()


class YearDecision(models.Model):
    """What the yearly refresh decided of an objective: continue, change its actions, complete, pause, replace, stand
    down."""

    class Decision(models.TextChoices):
        CONTINUE = "continue", "Continue as it is"
        CHANGE = "change", "Continue, changing the actions"
        COMPLETE = "complete", "Complete"
        PAUSE = "pause", "Pause"
        REPLACE = "replace", "Replace"
        STAND_DOWN = "stand down", "Stand down"

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="decisions")
    year_starts_on = models.DateField(help_text="First day of the year the decision is for.")
    decision = models.CharField(max_length=12, choices=Decision.choices)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_first, decided_last, decided_words = a_day(), a_day(), own_words()
    decided = SpanOf("decided")

    objects = OfObjectiveQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("objective", "year_starts_on"), name="year_decision_once"),
            models.CheckConstraint(
                condition=Q(decision="continue") | ~Q(reason=""),
                name="year_decision_has_a_reason",
                violation_error_message="Give the reason, for anything but continuing as it is.",
            ),
        )

    class Privacy:
        open = (
            "id", "objective", "year_starts_on", "decision", "reason", "decided_first", "decided_last",
            "decided_words",
        )  # fmt: skip
        personal = ("decided_by",)
