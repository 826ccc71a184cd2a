"""Themes: the words by which a partnership groups its work."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from goldthread.kit.addresses import address
from goldthread.partners.models.partnership import Partnership
from goldthread.partners.models.person import Person
from goldthread.partners.standing import standing_of


class ThemeQuerySet(models.QuerySet):
    """Themes, seen by the partnership that uses them."""

    def visible_to(self, person: Person) -> Self:
        """Keep the themes of partnerships where the reader sits."""
        return self.filter(Q(partnership__in=standing_of(person).partnerships))


class Theme(models.Model):
    """A subject that runs through plan, recommendations and actions: neglect, exploitation, the family approach."""

    SAID_BY = ("name",)

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="themes")
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)

    objects = ThemeQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("partnership", "key"), name="theme_key_once"),)

    class Privacy:
        open = ("id", "partnership", "key", "name")

    def __str__(self) -> str:
        return self.name

    @property
    def version(self) -> int:
        """The partnership's: its themes are changed one at a time."""
        return self.partnership.version

    def get_absolute_url(self) -> str:
        return address("partners:rename-theme", self.pk)
