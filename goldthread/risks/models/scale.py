"""The scale on which a partnership rates its risks: grades of likelihood and impact, and bands of their product."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from goldthread.kit.periods import uk_date
from goldthread.partners.models import Partnership, Person
from goldthread.partners.standing import standing_of


class ScaleQuerySet(models.QuerySet):
    """Scales, their grades and bands: words that whoever reads a risk of any partnership has to read."""

    def visible_to(self, person: Person) -> Self:
        """Keep all for a reader with a seat: an area reads a risk that another rated."""
        return self if standing_of(person).seats else self.none()


class Scale(models.Model):
    """How a partnership rates risks, from a day on. A rating keeps the scale it was made on; without one of its own, a
    partnership rates on the scale of the library: five grades each way, in four bands."""

    key = models.SlugField(max_length=80)
    home = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="scales")
    starts_on = models.DateField(help_text="First day on which risks are rated on it.")
    size = models.PositiveSmallIntegerField(default=5)
    version = models.PositiveIntegerField(default=1)

    objects = ScaleQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("home", "key"), name="scale_key_once"),
            models.UniqueConstraint(
                fields=("home", "starts_on"), name="scale_once_a_day",
                violation_error_message="Another scale starts on that day. Choose another day.",
            ),
            models.CheckConstraint(
                condition=Q(size__range=(2, 10)), name="scale_has_two_to_ten_grades",
                violation_error_message="A scale has from two to ten grades each way.",
            ),
        )  # fmt: skip

    class Privacy:
        open = ("id", "key", "home", "starts_on", "size", "version")

    def __str__(self) -> str:
        return f"The scale in force from {uk_date(self.starts_on)}"

    def get_absolute_url(self) -> str:
        return reverse("risks:scale")


class Grade(models.Model):
    """The name of one grade of likelihood or of impact; its number is its place, from one up."""

    class Side(models.TextChoices):
        LIKELIHOOD = "likelihood", "Likelihood"
        IMPACT = "impact", "Impact"

    scale = models.ForeignKey(Scale, on_delete=models.CASCADE, related_name="grades")
    side = models.CharField(max_length=10, choices=Side.choices)
    value = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=40)

    objects = ScaleQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("scale", "side", "value"), name="grade_once"),)

    class Privacy:
        open = ("id", "scale", "side", "value", "name")


class Band(models.Model):
    """A named band of scores: from its lowest score up to the next band."""

    scale = models.ForeignKey(Scale, on_delete=models.CASCADE, related_name="bands")
    lowest = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=40)
    tone = models.CharField(max_length=8, default="quiet", help_text="The colour of its tag.")

    objects = ScaleQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("scale", "lowest"), name="band_once"),
            models.CheckConstraint(condition=Q(lowest__gte=1), name="band_starts_at_one_or_more"),
        )

    class Privacy:
        open = ("id", "scale", "lowest", "name", "tone")
