"""Groups: executive, boards, subgroups and task-and-finish groups, and how they stand under one another."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from goldthread.kit.addresses import address
from goldthread.kit.spans import SpanOf, a_day, own_words
from goldthread.partners.models.partnership import Partnership
from goldthread.partners.models.person import Person
from goldthread.partners.models.record import kept_door, lasting
from goldthread.partners.standing import Standing, standing_of


def of_partnerships(standing: Standing) -> Q:
    """Return the condition that a group belongs to, or is shared today with, a partnership where the reader sits."""
    shared = Q(shares__partnership__in=standing.insider_of) & lasting(timezone.localdate(), "shares__")
    return Q(home__in=standing.insider_of) | shared


class GroupQuerySet(models.QuerySet):
    """Groups, seen by the partnerships that share them."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the groups of the reader's partnerships, those shared with them, and those where the reader sits. That a
        case panel sits is known to its members and to those who see the whole partnership."""
        standing = standing_of(person)
        known = (of_partnerships(standing) & ~Q(kind=Group.Kind.PANEL)) | Q(home__in=standing.oversees)
        return self.filter(known | Q(pk__in=standing.groups)).distinct()


class Group(models.Model):
    """A body of the partnership that meets: executive, main board, business group, subgroup, task-and-finish group."""

    SAID_BY = ("name",)

    class Kind(models.TextChoices):
        EXECUTIVE = "executive", "Executive"
        BOARD = "board", "Main board"
        BUSINESS = "business", "Business group"
        SUBGROUP = "subgroup", "Subgroup"
        TASK = "task", "Task-and-finish group"
        PANEL = "panel", "Case panel"
        OTHER = "other", "Other group"

    class ChairRule(models.TextChoices):
        ONE = "one", "One person"
        TWO = "two", "Two people together"
        ROTATING = "rotating", "In turn"
        ROLE = "role", "Whoever holds a named post"

    class Level(models.TextChoices):
        BY_KIND = "", "As its kind of group usually does"
        LEAD = "lead", "Lead safeguarding partners"
        DELEGATED = "delegated", "Delegated safeguarding partners"
        BOARD = "board", "Board"
        GROUP = "group", "Group"

    class Quorum(models.TextChoices):
        NONE = "", "No rule"
        NUMBER = "number", "A number of members"
        NAMED = "named", "Every one of those named"
        SOME = "some", "A number of those named"
        CHAIR = "chair", "As the chair rules, for named items"

    home = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="groups")
    key = models.SlugField(max_length=80)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(max_length=160)
    purpose = models.TextField(blank=True)
    starts_first, starts_last, starts_words = a_day(), a_day(), own_words()
    starts = SpanOf("starts")
    ends_first, ends_last, ends_words = a_day(), a_day(), own_words()
    ends = SpanOf("ends")
    is_paused = models.BooleanField(default=False)
    paused_why = models.CharField(max_length=300, blank=True)
    meetings_a_year = models.PositiveSmallIntegerField(null=True, blank=True, help_text="How often it should meet.")
    chair_rule = models.CharField(max_length=8, choices=ChairRule.choices, default=ChairRule.ONE)
    chair_words = models.CharField(max_length=200, blank=True, help_text="The order in turn, or the post.")
    level = models.CharField(max_length=10, choices=Level.choices, blank=True, default=Level.BY_KIND)
    quorum = models.CharField(max_length=8, choices=Quorum.choices, blank=True, default=Quorum.NONE)
    quorum_number = models.PositiveSmallIntegerField(null=True, blank=True)
    quorum_words = models.TextField(blank=True, help_text="The rule as the terms of reference put it.")
    commission = models.TextField(blank=True, help_text="Who set it up, and what it was asked to do.")
    terms = models.TextField("terms of reference", blank=True)
    outputs = models.TextField(blank=True, help_text="What it is to produce.")
    closing_note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = GroupQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("home", "key"), name="group_key_once"),
            models.CheckConstraint(
                condition=Q(is_paused=False) | ~Q(paused_why=""),
                name="group_pause_has_a_reason",
                violation_error_message="Say why the group is paused.",
            ),
        )

    class Privacy:
        open = (
            "id", "home", "key", "kind", "name", "purpose", "starts_first", "starts_last", "starts_words",
            "ends_first", "ends_last", "ends_words", "is_paused", "paused_why", "meetings_a_year", "chair_rule",
            "chair_words", "level", "quorum", "quorum_number", "quorum_words", "commission", "terms", "outputs",
            "closing_note", "version",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("partners:group", self.pk)

    def is_of(self, standing: Standing) -> bool:
        """Say whether the reader sits in this group."""
        return self.pk in standing.groups


class PartsOfGroupQuerySet(models.QuerySet):
    """Rows that hang on a group and are seen with it."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the rows of groups the reader may see."""
        return self.filter(group__in=Group.objects.visible_to(person))


class GroupShare(models.Model):
    """A partnership that shares a group, with the dates, and whether it hosts."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="shares")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    is_host = models.BooleanField(default=False)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    objects = PartsOfGroupQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("group", "partnership", "starts_on"), name="group_share_once"),)

    class Privacy:
        open = ("id", "group", "partnership", "is_host", "starts_on", "ends_on")

    def __str__(self) -> str:
        return f"{self.group.name}, shared with {self.partnership.short_name}"

    @property
    def version(self) -> int:
        """The group's: what hangs on it is changed one at a time."""
        return self.group.version

    def get_absolute_url(self) -> str:
        return self.group.get_absolute_url()


class GroupParent(models.Model):
    """A group that another stands under, between dates; a group may have several parents or none."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="parents")
    parent = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="children")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    objects = PartsOfGroupQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("group", "parent", "starts_on"), name="group_parent_once"),
            models.CheckConstraint(condition=~Q(group=F("parent")), name="group_under_another"),
        )

    class Privacy:
        open = ("id", "group", "parent", "starts_on", "ends_on")


class GroupFormerName(models.Model):
    """A name that a group bore until a day."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(max_length=160)
    until = models.DateField(null=True, blank=True)

    objects = PartsOfGroupQuerySet.as_manager()

    class Privacy:
        open = ("id", "group", "name", "until")


class GroupPause(models.Model):
    """A time in which a group did not meet, and why."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="pauses")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=300)

    objects = PartsOfGroupQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="group_pause_ends_after_it_starts",
                violation_error_message="The pause ends before it starts. Change one of the two dates.",
            ),
        )

    class Privacy:
        open = ("id", "group", "starts_on", "ends_on", "why")
