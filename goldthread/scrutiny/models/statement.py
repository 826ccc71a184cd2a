"""The scrutineer's own statement for a report: every version kept, written by its author alone."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from goldthread.kit.addresses import address
from goldthread.kit.lifecycle import Lifecycle, Step
from goldthread.partners.models import Beyond, Person, Record, RecordQuerySet, Seat, among
from goldthread.partners.models.record import kept_door
from goldthread.partners.roles import Permission
from goldthread.partners.standing import standing_of

STATE, REASON = Permission.WRITE_STATEMENT, ("reason",)


class StatementQuerySet(RecordQuerySet):
    """Statements: a draft is its author's alone until it is shown to the partners."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep what was shown, as far as the reader may see it, and the drafts that the reader writes there."""
        standing = standing_of(person)
        shown = self.readable_by(standing) & ~Q(status="draft")
        return self.filter(shown | Q(status="draft", author=person.pk, home__in=standing.partnerships))

    def beyond(self, record: Statement) -> Beyond:
        """Return, of a draft, that nobody but its author reads it."""
        is_draft = record.status == Statement.Status.DRAFT
        return Beyond(brought_by=record.author_id if is_draft else None, is_unchecked=is_draft)


class Statement(Record):
    """What the independent scrutineer says of a period, in their own words. Nobody else may change a word; partners may
    note a point of fact beside it."""

    REFERENCE = "ST"

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft, seen by its author alone"
        SHOWN = "shown", "Shown to the partners"
        GIVEN = "given", "Given for the report"

    number = models.PositiveIntegerField()
    author = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    signed = models.CharField(max_length=160, blank=True, help_text="Name or role printed beneath it.")
    title = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.DRAFT)
    reason = models.CharField(max_length=300, blank=True)
    words = models.TextField(blank=True)
    video = models.URLField(max_length=400, blank=True)
    transcript = models.TextField(blank=True)
    given_on = models.DateField(null=True, blank=True)

    objects = StatementQuerySet.as_manager()

    LIFECYCLE = Lifecycle(
        Status,
        (
            Step("show", from_=("draft",), to="shown", permission=STATE, button="Show it to the partners"),
            Step("give", from_=("draft", "shown"), to="given", permission=STATE, button="Give it for the report"),
            Step("take back", from_=("shown", "given"), to="draft", permission=STATE, asks=REASON),
        ),
    )  # fmt: skip

    class Meta(Record.Meta):
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=("home", "number"), name="statement_number_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="statement_ends_after_it_starts",
                violation_error_message="The period ends before it starts. Change one of the two dates.",
            ),
        )  # fmt: skip

    class Privacy:
        open = (
            "id", "home", "key", "circle", "circle_group", "version", "number", "seat", "title", "starts_on",
            "ends_on", "status", "reason", "words", "video", "transcript", "given_on",
        )  # fmt: skip
        personal = ("author", "signed")

    def __str__(self) -> str:
        return self.title

    @property
    def is_draft(self) -> bool:
        """Whether nobody but its author may read it yet."""
        return self.status == self.Status.DRAFT

    @property
    def told(self) -> str:
        """What of it can be searched: nothing while it is a draft."""
        return "" if self.is_draft else f"{self.words}\n{self.transcript}"

    def get_absolute_url(self) -> str:
        return address("scrutiny:statement", self.pk)


class OfStatementQuerySet(models.QuerySet):
    """Rows that hang on a statement and are seen with it."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the rows of statements the reader may see."""
        return self.filter(among(Statement.objects.visible_to(person), "statement"))


class StatementTextQuerySet(OfStatementQuerySet):
    """What a statement said each time it was saved."""

    def visible_to(self, person: Person) -> Self:
        """Keep what was shown of statements the reader may see, and all that the reader wrote."""
        own = Q(statement__author=person.pk)
        return super().visible_to(person).filter(Q(is_shown=True) | own)


class StatementText(models.Model):
    """The words of a statement as they stood when they were saved. What was never shown stays its author's."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="texts")
    words = models.TextField()
    transcript = models.TextField(blank=True)
    saved_on = models.DateField()
    is_shown = models.BooleanField(default=False)

    objects = StatementTextQuerySet.as_manager()

    class Privacy:
        open = ("id", "statement", "words", "transcript", "saved_on", "is_shown")


class FactPoint(models.Model):
    """A point of fact that a partner notes beside a statement, and what its author made of it."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="points")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField()
    on = models.DateField()
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)

    objects = OfStatementQuerySet.as_manager()

    class Meta:
        ordering = ("on", "pk")

    class Privacy:
        open = ("id", "statement", "seat", "words", "on", "answer", "answered_on")

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return self.statement.get_absolute_url()
