"""Spreadsheets that are brought in: the file as it was read, what each row became, and how its columns were read."""

from __future__ import annotations

from typing import Any, Self

from django.db import models

from goldthread.kit.addresses import address
from goldthread.kit.brought import Made
from goldthread.kit.lifecycle import Lifecycle, Step
from goldthread.kit.sheets import Sheet
from goldthread.partners.models.agency import Agency
from goldthread.partners.models.group import Group
from goldthread.partners.models.partnership import Partnership
from goldthread.partners.models.person import Person
from goldthread.partners.models.seat import Seat
from goldthread.partners.roles import Permission
from goldthread.partners.standing import standing_of

BRING = Permission.BRING_IN


def homes_of(person: Person) -> frozenset[int]:
    """Return the partnerships into which somebody may bring spreadsheets."""
    return standing_of(person).partnerships_where(BRING)


class ImportQuerySet(models.QuerySet):
    """Spreadsheets that are brought in, seen by those who may bring them."""

    def visible_to(self, person: Person) -> Self:
        """Keep those of partnerships into which the reader may bring spreadsheets."""
        return self.filter(home__in=homes_of(person))


class Import(models.Model):
    """A spreadsheet that somebody brings in: read, looked through, loaded in one go, and taken back in one go if need
    be. The rows as they were read are kept only until they are loaded or thrown away."""

    class State(models.TextChoices):
        READ = "read", "Its columns are to be checked"
        PREVIEWED = "previewed", "Looked through, not loaded yet"
        LOADING = "loading", "Being loaded"
        LOADED = "loaded", "Loaded"
        UNDONE = "undone", "Undone"
        DISCARDED = "discarded", "Thrown away"

    home = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40, help_text="A key of what the chapters let be brought.")
    file = models.CharField("file name", max_length=160)
    state = models.CharField(max_length=10, choices=State.choices, default=State.READ)
    sheets = models.JSONField(default=list, help_text="The rows as they were read, until they are loaded.")
    wanted = models.JSONField(default=list, help_text="The names of the sheets to bring in.")
    columns = models.JSONField(default=dict, help_text="What each column is about, by its heading.")
    counts = models.JSONField(default=dict, help_text="How many rows become what.")
    brought_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    brought_at = models.DateTimeField()
    loaded_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ImportQuerySet.as_manager()

    LIFECYCLE = Lifecycle(
        State,
        (
            Step("look through", from_=("read", "previewed"), to="previewed", permission=BRING),
            Step("begin to load", from_=("previewed",), to="loading", permission=BRING),
            Step("load", from_=("previewed", "loading"), to="loaded", permission=BRING),
            Step("stop loading", from_=("loading",), to="previewed", permission=BRING),
            Step("undo", from_=("loaded",), to="undone", permission=BRING),
            Step("throw away", from_=("read", "previewed"), to="discarded", permission=BRING),
        ),
        column="state",
    )

    class Privacy:
        open = (
            "id", "home", "kind", "file", "state", "wanted", "columns", "counts", "brought_at", "loaded_at",
            "undone_at", "version",
        )  # fmt: skip
        personal = ("brought_by",)
        restricted = ("sheets",)

    def __str__(self) -> str:
        return self.file

    def get_absolute_url(self) -> str:
        return address("partners:import", self.pk)

    def read_sheets(self) -> list[Sheet]:
        """Return the sheets as they were read."""
        return [Sheet.of(kept) for kept in self.sheets]

    def how_many(self, *outcomes: str) -> int:
        """Return how many rows become one of these."""
        return sum(self.counts.get(outcome, 0) for outcome in outcomes)

    @property
    def is_open(self) -> bool:
        """Whether it may still be looked through."""
        return self.state in (self.State.READ, self.State.PREVIEWED)


class ImportedRowQuerySet(models.QuerySet):
    """Rows of spreadsheets, seen with the spreadsheet."""

    def visible_to(self, person: Person) -> Self:
        """Keep the rows of what the reader may bring in."""
        return self.filter(imported__home__in=homes_of(person))


class ImportedRow(models.Model):
    """One row of a spreadsheet that was looked through or loaded: where it stood, what it becomes or became, what was
    kept with a flag, and why it was held back."""

    OUTCOMES = (("new", "New"), ("changes", "Changes"), ("same", "The same"), ("refused", "Held back"))

    imported = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    sheet = models.CharField(max_length=120)
    number = models.PositiveIntegerField(help_text="The number that the spreadsheet shows beside it.")
    outcome = models.CharField(max_length=8, choices=OUTCOMES)
    is_flagged = models.BooleanField(default=False)
    words = models.TextField(blank=True)
    problems = models.JSONField(default=list, help_text="Column, value and sentence of each.")
    record_kind = models.CharField(max_length=60, blank=True, help_text="The table of the record it is about.")
    record_id = models.BigIntegerField(null=True, blank=True)
    made = models.JSONField(default=list, help_text="Table and number of each record it became, and what was before.")
    stays = models.CharField(max_length=300, blank=True, help_text="Why it stayed when the import was undone.")

    objects = ImportedRowQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("imported", "position"), name="imported_row_once"),)

    class Privacy:
        open = (
            "id", "imported", "position", "sheet", "number", "outcome", "is_flagged", "stays", "record_kind",
            "record_id",
        )  # fmt: skip
        restricted = ("words", "problems", "made")

    @property
    def records(self) -> list[Made]:
        """Return what the row became or changed."""
        return [Made(table, pk, before) for table, pk, before in self.made]


class MappingQuerySet(models.QuerySet):
    """How columns were read, seen by those who bring spreadsheets in."""

    def visible_to(self, person: Person) -> Self:
        """Keep those of partnerships into which the reader may bring spreadsheets."""
        return self.filter(home__in=homes_of(person))

    def for_headings(self, home: Partnership, kind: str, headings: str) -> dict[str, Any]:
        """Return how columns of these headings were read the last time; nothing when they are new."""
        kept = self.filter(home=home, kind=kind, headings=headings).values_list("columns", flat=True).first()
        return kept or {}


class Mapping(models.Model):
    """How the columns of a kind of spreadsheet are read, kept so that they are settled once and not every month."""

    home = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    headings = models.CharField(max_length=64, help_text="A fingerprint of the headings.")
    columns = models.JSONField(default=dict)
    used_on = models.DateField()

    objects = MappingQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("home", "kind", "headings"), name="mapping_once"),)

    class Privacy:
        open = ("id", "home", "kind", "headings", "columns", "used_on")


class Meant(models.Model):
    """Whom a name that stands in spreadsheets means: an agency, a group or a seat, said once for all that come."""

    home = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=200, help_text="The name, as cells are compared: small letters, no stops.")
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, null=True, blank=True, related_name="+")

    objects = MappingQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("home", "words"), name="meant_once"),)

    class Privacy:
        open = ("id", "home", "agency", "group", "seat")
        personal = ("words",)

    @property
    def body(self) -> Agency | Group | Seat | None:
        """Who it is."""
        return self.agency or self.group or self.seat
