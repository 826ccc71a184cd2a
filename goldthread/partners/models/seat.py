"""Seats: a role in a partnership, an agency or a group, and who holds it between dates."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Cast
from django.utils import timezone

from goldthread.kit.addresses import address
from goldthread.partners.models.agency import Agency
from goldthread.partners.models.group import Group, GroupShare
from goldthread.partners.models.partnership import Partnership, Succession
from goldthread.partners.models.person import Person
from goldthread.partners.models.record import kept_door, lasting
from goldthread.partners.roles import ROLE_CHOICES
from goldthread.partners.standing import SEAT_COLUMNS, Standing, standing_of


class SeatQuerySet(models.QuerySet):
    """Seats, seen by the partnership they belong to."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the reader's own seats, those of partnerships where the reader sits, and those of groups that are shared
        with one of these today, but no case panel's."""
        standing = standing_of(person)
        shared = GroupShare.objects.filter(lasting(timezone.localdate()), partnership__in=standing.insider_of)
        joint = Q(group__in=shared.exclude(group__kind=Group.Kind.PANEL).values("group"))
        return self.filter(Q(partnership__in=standing.insider_of) | Q(pk__in=standing.seats) | joint)


class Seat(models.Model):
    """A place in the partnership, an agency or a group that people fill in turn. Seats own things; people hold them."""

    SAID_BY = ("title",)

    class Capacity(models.TextChoices):
        MEMBER = "member", "Member"
        ADVISER = "adviser", "Adviser"
        OBSERVER = "observer", "Observer"
        PARTICIPATING = "participating", "Participating observer"
        ATTENDING = "attending", "In attendance"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="seats")
    key = models.SlugField(max_length=80)
    title = models.CharField(max_length=160)
    role = models.CharField(max_length=20, choices=ROLE_CHOICES)
    capacity = models.CharField(max_length=14, choices=Capacity.choices, default=Capacity.MEMBER)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="seats")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, blank=True, related_name="seats")
    sector = models.CharField(max_length=120, blank=True, help_text="Such as primary schools.")
    counts_for_agency = models.BooleanField(
        default=True, help_text="Whether the seat counts for its agency, too, when it sits for a sector."
    )
    sector_rule = models.CharField(max_length=300, blank=True, help_text="The rule by which it does, or does not.")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = SeatQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("partnership", "key"), name="seat_key_once"),
            models.CheckConstraint(
                condition=~Q(role__in=("agency lead", "respondent")) | Q(agency__isnull=False),
                name="seat_of_an_agency_names_it",
                violation_error_message="Choose the agency this seat answers for.",
            ),
            models.CheckConstraint(
                condition=~Q(role__in=("chair", "member")) | Q(group__isnull=False),
                name="seat_of_a_group_names_it",
                violation_error_message="Choose the group this seat belongs to.",
            ),
        )

    class Privacy:
        open = (
            "id", "partnership", "key", "title", "role", "capacity", "agency", "group", "sector",
            "counts_for_agency", "sector_rule", "starts_on", "ends_on", "version",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("partners:seat", self.pk)

    def is_of(self, standing: Standing) -> bool:
        """Say whether the reader holds this seat."""
        return self.pk in standing.seats


class HoldingQuerySet(models.QuerySet):
    """Who holds which seat."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep holdings of seats the reader may see."""
        return self.filter(seat__in=Seat.objects.visible_to(person))

    def on(self, day: date) -> Self:
        """Keep what holds on a day."""
        seat_open = Q(seat__ends_on__isnull=True) | Q(seat__ends_on__gte=day)
        return self.filter(lasting(day) & seat_open)

    def current(self, person_id: int, day: date) -> models.QuerySet:
        """Return seat, role, partnership, agency and group of each seat a person holds on a day, and that partnership's
        own columns; and with them, in the same query and without a role, each partnership that had taken over another's
        work by then, with that other as the agency and its columns."""
        heirs = Succession.objects.filter(is_heir=True, on__lte=day).annotate(
            no_seat=Value(0, models.BigIntegerField()),
            no_role=Value("", models.CharField()),
            no_group=Cast(Value(None), models.BigIntegerField()),
        )
        held = (
            self.filter(person_id=person_id).on(day).values_list(*SEAT_COLUMNS, *_of_partnership("seat__partnership"))
        )
        taken = ("no_seat", "no_role", "after_id", "before_id", "no_group")
        return held.union(heirs.values_list(*taken, *_of_partnership("before")), all=True)


def _of_partnership(named: str) -> list[str]:
    return [f"{named}__{column}" for column in Partnership.columns()]


class Holding(models.Model):
    """A person in a seat between dates, as its holder or its named deputy."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="holdings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="holdings")
    is_deputy = models.BooleanField(default=False)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    briefed_on = models.DateField(null=True, blank=True, help_text="The day its briefing was given to the holder.")

    objects = HoldingQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("seat", "person", "starts_on"), name="holding_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="holding_ends_after_it_starts",
                violation_error_message="The last day is before the first. Change one of the two dates.",
            ),
        )

    class Privacy:
        open = ("id", "seat", "is_deputy", "starts_on", "ends_on", "briefed_on")
        personal = ("person",)

    def __str__(self) -> str:
        return f"{self.person.name} as {self.seat.title}"

    @property
    def version(self) -> int:
        """The seat's: who sits there is changed one at a time."""
        return self.seat.version

    def get_absolute_url(self) -> str:
        return self.seat.get_absolute_url()


class QuorumMemberQuerySet(models.QuerySet):
    """Who a group's quorum names, seen with the group."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the rows of groups the reader may see."""
        return self.filter(group__in=Group.objects.visible_to(person))


class QuorumMember(models.Model):
    """An agency or a seat that the quorum of a group names."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="quorum_members")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = QuorumMemberQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(agency__isnull=False, seat=None) | Q(agency=None, seat__isnull=False),
                name="quorum_member_is_one_body",
            ),
            models.UniqueConstraint(fields=("group", "agency"), name="quorum_names_an_agency_once"),
            models.UniqueConstraint(fields=("group", "seat"), name="quorum_names_a_seat_once"),
        )

    class Privacy:
        open = ("id", "group", "agency", "seat")
