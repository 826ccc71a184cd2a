"""Recommendations: what a source says should change, and the answer to it."""

from typing import Self

from django.db import models
from django.db.models import Q

from goldthread.actions.models.action import Action
from goldthread.actions.models.source import Source
from goldthread.kit.addresses import address
from goldthread.kit.lifecycle import Lifecycle, Step
from goldthread.partners.models import Person, Record, Theme, among
from goldthread.partners.models.record import kept_door
from goldthread.partners.roles import Permission
from goldthread.partners.standing import Standing

ANSWER, REASON = Permission.ANSWER_RECOMMENDATION, ("reason",)
OPEN, OVER = ("proposed", "accepted", "partly"), ("refused", "carried out", "superseded")


class Recommendation(Record):
    """What a source says should change, in the source's own words and numbering."""

    REFERENCE = "RC"

    class Status(models.TextChoices):
        PROPOSED = "proposed", "Not answered"
        ACCEPTED = "accepted", "Accepted"
        PARTLY = "partly", "Partly accepted"
        REFUSED = "refused", "Not accepted"
        CARRIED_OUT = "carried out", "Carried out"
        SUPERSEDED = "superseded", "Superseded"

    number = models.PositiveIntegerField()
    words = models.TextField()
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="recommendations")
    number_in_source = models.CharField(max_length=40, blank=True)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.PROPOSED)
    reason = models.TextField(blank=True)
    repeats = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="repeated_by")
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")
    actions = models.ManyToManyField(Action, through="actions.RecommendedAction", related_name="recommendations")
    # What lists and gaps read, kept in step by `marks` in operations; never set by hand.
    has_action = models.BooleanField(default=False)

    LIFECYCLE = Lifecycle(
        Status,
        (
            Step("accept", from_=("proposed",), to="accepted", permission=ANSWER),
            Step("accept in part", from_=("proposed",), to="partly", permission=ANSWER, asks=REASON),
            Step("do not accept", from_=("proposed",), to="refused", permission=ANSWER, asks=REASON),
            Step("mark as carried out", from_=("accepted", "partly"), to="carried out", permission=ANSWER),
            Step("supersede", from_=OPEN, to="superseded", permission=ANSWER, asks=REASON, button="Mark as superseded"),
            Step("open again", from_=OVER, to="proposed", permission=ANSWER, asks=REASON, button="Open it again"),
        ),
    )  # fmt: skip

    class Meta(Record.Meta):
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=("home", "number"), name="recommendation_number_once"),
            models.CheckConstraint(
                condition=~Q(status__in=("partly", "refused")) | ~Q(reason=""),
                name="recommendation_refusal_has_a_reason",
                violation_error_message="Say why the recommendation is not accepted in full.",
            ),
        )

    class Privacy:
        open = (
            "id", "home", "key", "circle", "circle_group", "version", "number", "words", "source", "number_in_source",
            "status", "reason", "repeats", "themes", "actions", "has_action",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return address("actions:recommendation", self.pk)

    def is_owed_by(self, standing: Standing) -> bool:
        """Say whether the reader owes something on it: recommendations are owed by nobody but through their actions."""
        return False


class RecommendedActionQuerySet(models.QuerySet):
    """The link between a recommendation and an action."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep links of which the reader may see both ends."""
        return self.filter(
            among(Recommendation.objects.visible_to(person), "recommendation"),
            among(Action.objects.visible_to(person), "action"),
        )


class RecommendedAction(models.Model):
    """An action that answers a recommendation."""

    ARISES_FROM = "recommendation"
    ANSWERED_BY = "action"

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="answers")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="answering")
    position = models.PositiveIntegerField(default=0)

    objects = RecommendedActionQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("recommendation", "action"), name="recommended_action_once"),)

    class Privacy:
        open = ("id", "recommendation", "action", "position")
