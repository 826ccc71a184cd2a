"""Outcomes, their measures, and the actions of each year under an objective."""

from __future__ import annotations

from typing import Self

from django.db import models

from goldthread.actions.models import Action, Recommendation
from goldthread.kit.spans import SpanOf, a_day, own_words
from goldthread.partners.models import Person, among
from goldthread.partners.models.record import kept_door
from goldthread.plan.models.objective import Objective, OfObjectiveQuerySet


class Outcome(models.Model):
    """What will be different, for children or for practice, when an objective is reached."""

    SAID_BY = ("words",)

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="outcomes")
    key = models.SlugField(max_length=80)
    words = models.TextField()
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    objects = OfObjectiveQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("objective", "key"), name="outcome_key_once"),)

    class Privacy:
        open = ("id", "objective", "key", "words", "position", "version")

    def __str__(self) -> str:
        return self.words

    @property
    def home_id(self) -> int:
        return self.objective.home_id

    def get_absolute_url(self) -> str:
        return self.objective.get_absolute_url()


class OfOutcomeQuerySet(models.QuerySet):
    """Measures, seen with their outcome."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the measures of objectives the reader may see."""
        return self.filter(among(Objective.objects.visible_to(person), "outcome__objective"))


class Measure(models.Model):
    """How an outcome is known: a baseline, a target or a mere direction, a source and a date, each optional."""

    class Direction(models.TextChoices):
        UP = "up", "Higher is better"
        DOWN = "down", "Lower is better"
        NONE = "", "No direction"

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="measures")
    key = models.SlugField(max_length=80)
    words = models.CharField(max_length=300)
    unit = models.CharField(max_length=40, blank=True)
    baseline = models.CharField(max_length=120, blank=True)
    target = models.CharField(max_length=120, blank=True)
    direction = models.CharField(max_length=4, choices=Direction.choices, blank=True)
    source = models.CharField(max_length=200, blank=True)
    as_at_first, as_at_last, as_at_words = a_day(), a_day(), own_words()
    as_at = SpanOf("as_at")
    version = models.PositiveIntegerField(default=1)

    objects = OfOutcomeQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("outcome", "key"), name="measure_key_once"),)

    class Privacy:
        open = (
            "id", "outcome", "key", "words", "unit", "baseline", "target", "direction", "source", "as_at_first",
            "as_at_last", "as_at_words", "version",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.words

    @property
    def home_id(self) -> int:
        return self.outcome.objective.home_id

    def get_absolute_url(self) -> str:
        return self.outcome.get_absolute_url()


class ReadingQuerySet(models.QuerySet):
    """Readings, seen with their measure."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the readings of measures the reader may see."""
        return self.filter(among(Measure.objects.visible_to(person), "measure"))


class Reading(models.Model):
    """One value of a measure at a date."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="readings")
    value = models.DecimalField(max_digits=12, decimal_places=2)
    on_first, on_last, on_words = a_day(), a_day(), own_words()
    on = SpanOf("on")
    source = models.CharField(max_length=200, blank=True)
    comment = models.CharField(max_length=300, blank=True)

    objects = ReadingQuerySet.as_manager()

    class Privacy:
        open = ("id", "measure", "value", "on_first", "on_last", "on_words", "source", "comment")


class PlannedActionQuerySet(models.QuerySet):
    """The place of actions under objectives."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep places of which the reader may see both the objective and the action."""
        return self.filter(
            among(Objective.objects.visible_to(person), "objective"), among(Action.objects.visible_to(person), "action")
        )


class PlannedAction(models.Model):
    """An action under an objective: told in which year, for which outcome, and as what. What is proposed for next year
    stands in the year in which it is proposed; the refresh gives it a second place in the year it is for."""

    ARISES_FROM = "objective"

    class Part(models.TextChoices):
        TAKEN = "taken", "Action"
        DEVELOPMENT = "development", "Area for further development"
        PROPOSED = "proposed", "Proposed for next year"

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="planned")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="planned")
    outcome = models.ForeignKey(Outcome, on_delete=models.SET_NULL, null=True, blank=True, related_name="planned")
    year_starts_on = models.DateField(
        null=True, blank=True, help_text="First day of the reporting year in which it is told."
    )
    part = models.CharField(max_length=12, choices=Part.choices, default=Part.TAKEN)
    position = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=300, blank=True, help_text="Why it was continued, changed or added.")

    objects = PlannedActionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("objective", "action", "year_starts_on", "part"), name="planned_action_once"
            ),
        )

    class Privacy:
        open = ("id", "objective", "action", "outcome", "year_starts_on", "part", "position", "reason")

    def __str__(self) -> str:
        return str(self.action)

    @property
    def home_id(self) -> int:
        return self.objective.home_id

    @property
    def version(self) -> int:
        """The objective's: what hangs on it is changed one at a time."""
        return self.objective.version

    def get_absolute_url(self) -> str:
        return self.objective.get_absolute_url()


class PlannedRecommendationQuerySet(models.QuerySet):
    """Recommendations that objectives answer."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep links of which the reader may see both ends."""
        return self.filter(
            among(Objective.objects.visible_to(person), "objective"),
            among(Recommendation.objects.visible_to(person), "recommendation"),
        )


class PlannedRecommendation(models.Model):
    """A recommendation that an objective answers."""

    ANSWERED_BY = "objective"

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="planned_recommendations")
    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="planned")

    objects = PlannedRecommendationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("objective", "recommendation"), name="planned_recommendation_once"),
        )

    class Privacy:
        open = ("id", "objective", "recommendation")
