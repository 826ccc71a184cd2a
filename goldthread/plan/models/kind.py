"""Kinds of node: what a partnership calls the parts of its plan, and which may stand under which."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.urls import reverse

from goldthread.partners.models import Partnership, Person
from goldthread.partners.standing import standing_of


class KindQuerySet(models.QuerySet):
    """Kinds, seen by the partnership that uses them and by those that share its plan."""

    def visible_to(self, person: Person) -> Self:
        """Keep all for a reader with a seat: they are words, and public in every published plan."""
        return self if standing_of(person).seats else self.none()


class Kind(models.Model):
    """What a partnership calls a part of its plan: a vision statement, a themed priority, a Part A or Part B
    objective."""

    SAID_BY = ("name",)

    class Part(models.TextChoices):
        STATEMENT = "statement", "A statement of vision or value"
        PRIORITY = "priority", "A priority or theme"
        OBJECTIVE = "objective", "An objective, with outcomes and actions"
        THREAD = "thread", "A thread that cuts across objectives"

    home = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="kinds")
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=80)
    plural = models.CharField(max_length=80)
    part = models.CharField(max_length=12, choices=Part.choices)
    years = models.PositiveSmallIntegerField(null=True, blank=True, help_text="How many years one usually lasts.")
    about = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    stands_under = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="carries")
    version = models.PositiveIntegerField(default=1)

    objects = KindQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("home", "key"), name="kind_key_once"),)

    class Privacy:
        open = ("id", "home", "key", "name", "plural", "part", "years", "about", "position", "stands_under", "version")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("plan:kinds")
