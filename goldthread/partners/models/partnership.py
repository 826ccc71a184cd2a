"""Partnerships, the footprints they form, and what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from goldthread.kit.addresses import address
from goldthread.kit.spans import SpanOf, a_day, own_words
from goldthread.partners.models.person import Person
from goldthread.partners.standing import standing_of


class PartnershipQuerySet(models.QuerySet):
    """Partnerships by name, for those who sit anywhere."""

    def visible_to(self, person: Person) -> Self:
        """Keep every partnership for a reader with a seat: that one exists, and its name, are public facts."""
        return self if standing_of(person).seats or person.is_administrator else self.none()

    def of(self, person: Person) -> Self:
        """Keep the partnerships where the reader holds a seat now."""
        return self.filter(pk__in=standing_of(person).partnerships)


class Partnership(models.Model):
    """The arrangement for one local authority area, a joint one over several, or the footprint they form."""

    class Kind(models.TextChoices):
        AREA = "area", "Partnership for one area"
        JOINT = "joint", "Joint partnership over several areas"
        FOOTPRINT = "footprint", "Footprint of several partnerships"

    class ReportWord(models.TextChoices):
        YEARLY = "yearly", "Yearly report"
        ANNUAL = "annual", "Annual report"

    key = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.AREA)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=40)
    area = models.CharField(max_length=160, blank=True)
    starts_first, starts_last, starts_words = a_day(), a_day(), own_words()
    starts = SpanOf("starts")
    ends_first, ends_last, ends_words = a_day(), a_day(), own_words()
    ends = SpanOf("ends")
    is_invented = models.BooleanField(default=False)
    year_start_month = models.PositiveSmallIntegerField(default=4)
    round_months = models.PositiveSmallIntegerField(default=3, help_text="Months in a round of progress reports.")
    soon_days = models.PositiveSmallIntegerField(default=30, help_text="Days before a due date when a reminder starts.")
    is_rag_shown = models.BooleanField(default=True)
    report_word = models.CharField(max_length=8, choices=ReportWord.choices, default=ReportWord.YEARLY)
    marking = models.CharField(max_length=60, blank=True)
    shares_numbers = models.BooleanField(
        default=False, help_text="Risks, issues and challenges take their numbers from one run."
    )
    version = models.PositiveIntegerField(default=1)

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(year_start_month__range=(1, 12)), name="partnership_year_starts_in_a_month"
            ),
            models.CheckConstraint(condition=Q(round_months__range=(1, 12)), name="partnership_round_within_a_year"),
        )

    class Privacy:
        open = (
            "id", "key", "kind", "name", "short_name", "area", "starts_first", "starts_last", "starts_words",
            "ends_first", "ends_last", "ends_words", "is_invented", "year_start_month", "round_months", "soon_days",
            "is_rag_shown", "report_word", "marking", "shares_numbers", "version",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("partners:partnership", self.pk)

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """Return the names of its own columns, in their order."""
        return tuple(field.attname for field in cls._meta.concrete_fields)

    @classmethod
    def read(cls, db: str, values: Sequence[object]) -> Self:
        """Return the partnership whose own columns a query of something else read beside it."""
        return cls.from_db(db, cls.columns(), values)


class PartsOfPartnershipQuerySet(models.QuerySet):
    """Rows that hang on a partnership and are as public as its name."""

    def visible_to(self, person: Person) -> Self:
        """Keep all for a reader with a seat."""
        return self if standing_of(person).seats or person.is_administrator else self.none()


class FormerName(models.Model):
    """A name, short name or kind that a partnership bore until a day; past records keep it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=40)
    kind = models.CharField(max_length=12, choices=Partnership.Kind.choices)
    until = models.DateField()

    objects = PartsOfPartnershipQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("partnership", "until"), name="former_name_one_a_day"),)

    class Privacy:
        open = ("id", "partnership", "name", "short_name", "kind", "until")


class Succession(models.Model):
    """A partnership that became another by merger, split or replacement; the heir takes what was still owed."""

    class How(models.TextChoices):
        MERGED = "merged", "Merged into"
        SPLIT = "split", "Split into"
        REPLACED = "replaced", "Replaced by"

    before = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="became")
    after = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="came_from")
    how = models.CharField(max_length=12, choices=How.choices)
    on = models.DateField()
    is_heir = models.BooleanField(default=False)

    objects = PartsOfPartnershipQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("before", "after"), name="succession_once"),
            models.UniqueConstraint(
                fields=("before",), condition=Q(is_heir=True), name="succession_one_heir",
                violation_error_message="One partnership takes over what is owed. Take the mark off the other first.",
            ),
        )  # fmt: skip

    class Privacy:
        open = ("id", "before", "after", "how", "on", "is_heir")


class FootprintArea(models.Model):
    """A partnership's membership of a footprint, with its dates."""

    footprint = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="areas")
    member = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="footprints")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    objects = PartsOfPartnershipQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("footprint", "member", "starts_on"), name="footprint_member_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="footprint_member_ends_after_it_starts",
            ),
        )

    class Privacy:
        open = ("id", "footprint", "member", "starts_on", "ends_on")

    def __str__(self) -> str:
        return f"{self.member.name} in {self.footprint.name}"

    @property
    def version(self) -> int:
        """The footprint's: its areas are changed one at a time."""
        return self.footprint.version

    def get_absolute_url(self) -> str:
        return self.footprint.get_absolute_url()


def name_on(partnership: Partnership, day: date) -> str:
    """Return the name a partnership bore on a day. Reads `former_names`, which a page prefetches."""
    bearing = [former for former in partnership.former_names.all() if former.until >= day]
    return min(bearing, key=lambda former: former.until).name if bearing else partnership.name
