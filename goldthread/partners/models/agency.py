"""Agencies, their dated place in a partnership, and what they became."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q

from goldthread.kit.addresses import address
from goldthread.partners.models.partnership import Partnership, PartsOfPartnershipQuerySet
from goldthread.partners.models.person import Person
from goldthread.partners.standing import Standing, standing_of


class AgencyQuerySet(models.QuerySet):
    """Agencies: public bodies, named to anyone who holds a seat."""

    def visible_to(self, person: Person) -> Self:
        """Keep all for a reader with a seat: which bodies work together is published in the arrangements."""
        return self if standing_of(person).seats or person.is_administrator else self.none()


class Agency(models.Model):
    """A body that takes part or does work, with or without an account: a council, a trust, a school."""

    SAID_BY = ("short_name", "name")

    key = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=40, help_text="A key of the library's kinds of agency.")
    is_invented = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "agencies"

    class Privacy:
        open = ("id", "key", "name", "short_name", "kind", "is_invented", "version")

    def __str__(self) -> str:
        return self.short_name or self.name

    def get_absolute_url(self) -> str:
        return address("partners:agency", self.pk)

    def is_of(self, standing: Standing) -> bool:
        """Say whether the reader sits for this agency."""
        return self.pk in standing.agencies


class Membership(models.Model):
    """An agency's place in a partnership between dates, and why it was chosen."""

    class Basis(models.TextChoices):
        PARTNER = "partner", "Safeguarding partner"
        RELEVANT = "relevant", "Relevant agency"
        EDUCATION = "education", "School, college or setting"
        INVITED = "invited", "Invited to take part"

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="memberships")
    basis = models.CharField(max_length=12, choices=Basis.choices, default=Basis.RELEVANT)
    reason = models.CharField(max_length=300, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    objects = PartsOfPartnershipQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("agency", "partnership", "basis", "starts_on"), name="membership_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="membership_ends_after_it_starts",
            ),
        )

    class Privacy:
        open = ("id", "agency", "partnership", "basis", "reason", "starts_on", "ends_on")

    def __str__(self) -> str:
        return f"{self.agency.name} in {self.partnership.short_name}"

    @property
    def version(self) -> int:
        """The agency's: its places are changed one at a time."""
        return self.agency.version

    def get_absolute_url(self) -> str:
        return self.agency.get_absolute_url()


class PartnerRole(models.Model):
    """A safeguarding partner's role (council, health, police), filled by one body or several between dates."""

    class Part(models.TextChoices):
        COUNCIL = "council", "Local authority"
        HEALTH = "health", "Health: integrated care board, earlier the clinical commissioning groups"
        POLICE = "police", "Police"

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="partner_roles")
    part = models.CharField(max_length=12, choices=Part.choices)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="partner_roles")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    objects = PartsOfPartnershipQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("partnership", "part", "agency", "starts_on"), name="partner_role_once"),
        )

    class Privacy:
        open = ("id", "partnership", "part", "agency", "starts_on", "ends_on")

    def __str__(self) -> str:
        return f"{self.agency.name}, {self.get_part_display().partition(':')[0].lower()}"

    @property
    def version(self) -> int:
        """The partnership's: its partners are changed one at a time."""
        return self.partnership.version

    def get_absolute_url(self) -> str:
        return self.partnership.get_absolute_url()


class AgencySuccession(models.Model):
    """A body that became another on a date: five commissioning groups became one integrated care board."""

    before = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="became")
    after = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="came_from")
    on = models.DateField(null=True, blank=True)

    objects = PartsOfPartnershipQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("before", "after"), name="agency_succession_once"),
            models.CheckConstraint(condition=~Q(before=F("after")), name="agency_succeeds_another"),
        )

    class Privacy:
        open = ("id", "before", "after", "on")
