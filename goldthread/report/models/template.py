"""Word templates of a council, which reports and papers are filled into."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from goldthread.partners.models import Partnership, Person
from goldthread.partners.standing import standing_of
from goldthread.post.models import StoredFile


class TemplateQuerySet(models.QuerySet):
    """Templates of the partnership, for those who sit in it."""

    def visible_to(self, person: Person) -> Self:
        """Keep those of the reader's partnerships whose file is checked; its bringer sees one before."""
        ready = Q(file__state=StoredFile.State.CHECKED) | Q(added_by=person.pk)
        return self.filter(ready, home__in=standing_of(person).insider_of)


class Template(models.Model):
    """Template: a Word file of a council's own, with places for the parts of a report or of a committee paper. It is
    kept under its hash like any file that is brought, and says by name what stands where."""

    class Kind(models.TextChoices):
        PAPER = "paper", "Committee papers"
        REPORT = "report", "Reports"

    home = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(max_length=80)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    name = models.CharField(max_length=120, help_text="Whose it is, such as the council's name.")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    uses = models.JSONField(default=list, blank=True, help_text="Its placeholders, where each stands, what is wrong.")
    left_empty = models.JSONField(default=list, blank=True, help_text="Unknown names that are to be left empty.")
    retired_on = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    added_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    objects = TemplateQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("home", "key"), name="template_key_once"),)

    class Privacy:
        open = (
            "id", "home", "key", "kind", "name", "file", "uses", "left_empty", "retired_on", "added_on", "version",
        )  # fmt: skip
        personal = ("added_by",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("report:template", args=(self.pk,))
