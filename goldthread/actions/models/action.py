"""Actions, the lines of those who lead or support them, and the dates that slipped."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from goldthread.actions.rules import OPEN, OVER, RUNNING
from goldthread.kit.addresses import address
from goldthread.kit.lifecycle import Lifecycle, Step
from goldthread.kit.spans import SpanOf, a_day, own_words
from goldthread.partners.models import (
    WIDE,
    Agency,
    Beyond,
    Group,
    Partnership,
    Person,
    Record,
    RecordQuerySet,
    Seat,
    Theme,
    among,
)
from goldthread.partners.models.record import kept_door
from goldthread.partners.roles import Permission
from goldthread.partners.standing import Standing

CHANGE, VERIFY, REASON = Permission.CHANGE_ACTION, Permission.VERIFY_EVIDENCE, ("reason",)
UNIT = ("manager", "business unit")


class ActionQuerySet(RecordQuerySet):
    """Actions, also seen by whoever leads or supports them."""

    def shared_with(self, standing: Standing) -> Q:
        """Return the condition that a partnership of the reader's leads or supports the action; one that a group or
        panel keeps is shared with those alone who see the whole of that partnership."""
        theirs = Line.objects.filter(partnership__in=standing.insider_of, action=OuterRef("pk"))
        few = theirs.filter(partnership__in=standing.oversees)
        return Q(Exists(theirs), circle__in=WIDE) | Q(Exists(few))

    def asking(self, standing: Standing) -> Q:
        """Return the condition that the reader's agency, group or seat has a line on the action."""
        return Q(Exists(Line.objects.of(standing).filter(action=OuterRef("pk"))))

    def beyond(self, record: Action) -> Beyond:
        """Return who leads or supports an action, and the partnerships that do."""
        lines = Line.objects.filter(action=record).select_related("agency", "group", "seat", "partnership")
        few = record.circle not in WIDE
        return Beyond(
            asked=tuple(line for line in lines if line.is_open),
            shared=tuple((line.partnership, few) for line in lines if line.partnership),
        )


class Action(Record):
    """Something the partnership said it would do. Done and made a difference are two facts about it, kept apart."""

    REFERENCE = "AC"

    class Status(models.TextChoices):
        PROPOSED = "proposed", "Proposed"
        AGREED = "agreed", "Not started"
        UNDER_WAY = "under way", "Under way"
        BLOCKED = "blocked", "Blocked"
        CLAIMED = "claimed", "Said to be done"
        DONE = "done", "Done"
        PAUSED = "paused", "Paused"
        SUPERSEDED = "superseded", "Superseded"
        STOOD_DOWN = "stood down", "Stood down"

    number = models.PositiveIntegerField()
    own_number = models.CharField(
        max_length=40, blank=True, help_text="The number the partnership's own list gives it, such as 1.2."
    )
    words = models.TextField()
    detail = models.TextField(blank=True)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.AGREED)
    reason = models.CharField(
        max_length=300, blank=True, help_text="Why it is blocked, paused, superseded or stood down."
    )
    due_first, due_last, due_words = a_day(), a_day(), own_words()
    due = SpanOf("due")
    first_due_first, first_due_last, first_due_words = a_day(), a_day(), own_words()
    first_due = SpanOf("first_due")
    slips = models.PositiveSmallIntegerField(default=0)
    started_first, started_last, started_words = a_day(), a_day(), own_words()
    started = SpanOf("started")
    done_first, done_last, done_words = a_day(), a_day(), own_words()
    done = SpanOf("done")
    added_on = models.DateField(
        null=True, blank=True, help_text="The day it was recorded; nothing is asked before a round has passed."
    )
    asked_kind = models.CharField(max_length=40, blank=True, help_text="Asked of every agency of this kind.")
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")
    # What lists and ratings read, kept in step by `marks` in operations; never set by hand.
    has_lead = models.BooleanField(default=False)
    lead_vacant_from = models.DateField(null=True, blank=True)
    has_source = models.BooleanField(default=False)
    heard_on = models.DateField(null=True, blank=True)
    evidenced_on = models.DateField(null=True, blank=True)
    impact_on = models.DateField(null=True, blank=True)
    waiting_since = models.DateField(null=True, blank=True)
    is_change_undated = models.BooleanField(
        default=False, help_text="A lead, a supporter or the due date changed on a day not known."
    )
    rag_override = models.CharField("rating set by hand", max_length=8, blank=True)
    rag_reason = models.CharField("reason for the rating", max_length=300, blank=True)
    rag_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    rag_until = models.DateField("last day of the rating", null=True, blank=True)

    objects = ActionQuerySet.as_manager()

    LIFECYCLE = Lifecycle(
        Status,
        (
            Step("agree", from_=("proposed",), to="agreed", permission=CHANGE, button="Agree it"),
            Step("start", from_=("agreed",), to="under way", permission=Permission.REPORT_PROGRESS),
            Step("block", from_=RUNNING[:2], to="blocked", permission=CHANGE, asks=REASON, button="Mark as blocked"),
            Step("unblock", from_=("blocked",), to="under way", permission=CHANGE, button="Mark as no longer blocked"),
            Step("pause", from_=("proposed", *RUNNING), to="paused", permission=CHANGE, asks=REASON, button="Pause it"),
            Step("take up again", from_=("paused",), to="under way", permission=CHANGE, button="Take it up again"),
            Step("claim done", from_=RUNNING, to="claimed", permission=Permission.CLAIM_DONE),
            Step("send back", from_=("claimed",), to="under way", permission=VERIFY, asks=REASON),
            Step("accept evidence", from_=("claimed",), to="done", permission=VERIFY),
            Step("open again", from_=OVER, to="under way", permission=CHANGE, asks=REASON, button="Open it again"),
            Step("supersede", from_=OPEN, to="superseded", permission=CHANGE, asks=REASON, button="Mark as superseded"),
            Step("stand down", from_=OPEN, to="stood down", permission=CHANGE, asks=REASON, button="Stand it down"),
        ),
    )  # fmt: skip

    class Meta(Record.Meta):
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=("home", "number"), name="action_number_once"),
            models.CheckConstraint(
                condition=~Q(status__in=("blocked", "paused", "superseded", "stood down")) | ~Q(reason=""),
                name="action_stop_has_a_reason",
                violation_error_message="Say why the action is blocked, paused, superseded or stood down.",
            ),
            models.CheckConstraint(
                condition=Q(rag_override="")
                | (~Q(rag_reason="") & Q(rag_by__isnull=False) & Q(rag_until__isnull=False)),
                name="action_override_is_complete",
                violation_error_message="A rating set by hand needs a reason, a name and a last day.",
            ),
        )
        indexes = (
            models.Index(fields=("home", "status", "due_last"), name="action_home_status_due"),
            models.Index(fields=("home", "due_last"), name="action_home_due"),
            # What a list reads to say how many there are and which come first, without reading the records.
            models.Index(fields=("home", "circle", "circle_group", "due_last"), name="action_may_see"),
        )

    class Privacy:
        open = (
            "id", "home", "key", "circle", "circle_group", "version", "number", "own_number", "words", "detail",
            "status", "reason", "due_first", "due_last", "due_words", "first_due_first", "first_due_last",
            "first_due_words", "slips",
            "started_first", "started_last", "started_words", "done_first", "done_last", "done_words", "added_on",
            "asked_kind",
            "themes", "has_lead", "lead_vacant_from", "has_source", "heard_on", "evidenced_on", "impact_on",
            "waiting_since", "is_change_undated", "rag_override", "rag_reason", "rag_until",
        )  # fmt: skip
        personal = ("rag_by",)

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return address("actions:action", self.pk)

    @property
    def is_running(self) -> bool:
        """Say whether somebody is meant to be doing it, so that it has a rating."""
        return self.status in RUNNING

    def leads(self) -> list[Line]:
        """Return the lines of those who lead it now. Reads `lines`, which a page prefetches."""
        return [line for line in self.lines.all() if line.is_lead and line.is_open]

    def is_owed_by(self, standing: Standing) -> bool:
        """Say whether the reader's agency, group or seat leads the action."""
        return any(line.is_of(standing) for line in self.leads())


class OfActionQuerySet(models.QuerySet):
    """Rows that hang on an action and are seen with it."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the rows of actions the reader may see."""
        return self.filter(among(Action.objects.visible_to(person), "action"))


def run_by(standing: Standing) -> frozenset[int]:
    """Return the partnerships whose business the reader runs: their unit answers for what they lead."""
    return frozenset(seat.partnership for seat in standing.held if seat.role in UNIT)


class LineQuerySet(OfActionQuerySet):
    """Lines of actions."""

    def current(self) -> Self:
        """Keep lines that are not over."""
        return self.filter(has_ended=False, ends_first__isnull=True)

    def of(self, standing: Standing) -> Self:
        """Keep current lines of the reader's agencies, groups and seats, and of partnerships the reader runs."""
        mine = Q(agency__in=standing.agencies) | Q(group__in=standing.groups) | Q(seat__in=standing.seats)
        return self.current().filter(mine | Q(partnership__in=run_by(standing)))


class Line(models.Model):
    """One lead's or supporter's own line on an action: an agency, a group, a seat, or another partnership."""

    class Capacity(models.TextChoices):
        LEAD = "lead", "Leads"
        SUPPORT = "support", "Supports"

    class State(models.TextChoices):
        OPEN = "open", "Not done"
        CLAIMED = "claimed", "Said to be done"
        DONE = "done", "Done"

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="lines")
    capacity = models.CharField(max_length=8, choices=Capacity.choices, default=Capacity.LEAD)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="lines", db_index=False)
    group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="lines", db_index=False)
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="lines", db_index=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, null=True, blank=True, related_name="lines", db_index=False
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    done_first, done_last, done_words = a_day(), a_day(), own_words()
    done = SpanOf("done")
    heard_on = models.DateField(null=True, blank=True)
    starts_first, starts_last, starts_words = a_day(), a_day(), own_words()
    starts = SpanOf("starts")
    ends_first, ends_last, ends_words = a_day(), a_day(), own_words()
    ends = SpanOf("ends")
    has_ended = models.BooleanField(default=False, help_text="True when it is over, even if nobody knows the day.")

    objects = LineQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=(
                    Q(agency__isnull=False, group=None, seat=None, partnership=None)
                    | Q(agency=None, group__isnull=False, seat=None, partnership=None)
                    | Q(agency=None, group=None, seat__isnull=False, partnership=None)
                    | Q(agency=None, group=None, seat=None, partnership__isnull=False)
                ),
                name="line_has_one_body",
                violation_error_message="Choose one: an agency, a group, a role or a partnership.",
            ),
        )
        # Each column is empty on most lines; an index of the filled ones alone is what "may see" is asked through.
        indexes = tuple(
            models.Index(fields=(body, "action"), name=f"line_of_{body}", condition=Q(**{f"{body}__isnull": False}))
            for body in ("agency", "group", "seat", "partnership")
        )

    class Privacy:
        open = (
            "id", "action", "capacity", "agency", "group", "seat", "partnership", "state", "done_first", "done_last",
            "done_words", "heard_on", "starts_first", "starts_last", "starts_words", "ends_first", "ends_last",
            "ends_words", "has_ended",
        )  # fmt: skip

    def __str__(self) -> str:
        return str(self.body)

    @property
    def body(self) -> Agency | Group | Seat | Partnership | None:
        """Who leads or supports: the agency, group, role or partnership of the line."""
        return self.agency or self.group or self.seat or self.partnership

    @property
    def is_lead(self) -> bool:
        return self.capacity == Line.Capacity.LEAD

    @property
    def is_open(self) -> bool:
        return not self.has_ended and self.ends_first is None

    @property
    def mark(self) -> str:
        """How a form names the line, to ask when it ended."""
        return f"line-{self.pk}"

    def is_of(self, standing: Standing) -> bool:
        """Say whether the line belongs to one of the reader's agencies, groups or seats, or a partnership they run."""
        return (
            self.agency_id in standing.agencies
            or self.group_id in standing.groups
            or self.seat_id in standing.seats
            or self.partnership_id in run_by(standing)
        )


class Slip(models.Model):
    """A due date that was changed: what it was, what it became, why, and when."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="slipped")
    was_first, was_last, was_words = a_day(), a_day(), own_words()
    was = SpanOf("was")
    became_first, became_last, became_words = a_day(), a_day(), own_words()
    became = SpanOf("became")
    reason = models.CharField(max_length=300, blank=True)
    on_first, on_last, on_words = a_day(), a_day(), own_words()
    on = SpanOf("on")

    objects = OfActionQuerySet.as_manager()

    class Privacy:
        open = (
            "id", "action", "was_first", "was_last", "was_words", "became_first", "became_last", "became_words",
            "reason", "on_first", "on_last", "on_words",
        )  # fmt: skip

    @property
    def mark(self) -> str:
        """How a form names the change, to ask when it was."""
        return f"slip-{self.pk}"
