"""Where a statement of vision stands: the partnership's position on it for a year, and the evidence for that."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.urls import reverse

from goldthread.actions.models import Evidence
from goldthread.partners.models import Person, among
from goldthread.plan.models.objective import Objective, OfObjectiveQuerySet


class VisionPosition(models.Model):
    """What the partnership says, for one year, of how far a statement of its vision is so, and how it knows."""

    class Seen(models.TextChoices):
        UNKNOWN = "", "Not judged"
        YES = "yes", "We see it"
        PARTLY = "partly", "We see it in part"
        NO = "no", "We do not see it yet"

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="positions")
    year_starts_on = models.DateField(help_text="First day of the year the position is for.")
    seen = models.CharField(max_length=8, choices=Seen.choices, blank=True, default=Seen.UNKNOWN)
    words = models.TextField()
    agreed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    evidence = models.ManyToManyField(Evidence, through="plan.VisionEvidence", related_name="positions")

    objects = OfObjectiveQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("objective", "year_starts_on"), name="vision_position_once"),)

    class Privacy:
        open = ("id", "objective", "year_starts_on", "seen", "words", "agreed_on", "version", "evidence")

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return reverse("plan:statement", args=(self.objective_id,))


class VisionEvidenceQuerySet(models.QuerySet):
    """What a position rests on."""

    def visible_to(self, person: Person) -> Self:
        """Keep links of which the reader may see both ends."""
        return self.filter(
            among(VisionPosition.objects.visible_to(person), "position"),
            among(Evidence.objects.visible_to(person), "evidence"),
        )


class VisionEvidence(models.Model):
    """A piece of evidence for a position on a statement of vision."""

    position = models.ForeignKey(VisionPosition, on_delete=models.CASCADE, related_name="shown_by")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="+")

    objects = VisionEvidenceQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("position", "evidence"), name="vision_evidence_once"),)

    class Privacy:
        open = ("id", "position", "evidence")
