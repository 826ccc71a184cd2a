"""Committee papers made from a report, each with its own tail, resolution and questions."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from goldthread.kit.addresses import address
from goldthread.kit.spans import SpanOf, a_day, own_words
from goldthread.partners.models import Person, Record, among
from goldthread.partners.models.record import kept_door
from goldthread.report.models.report import Report


class TailState(models.TextChoices):
    """How a list at the end of a paper stands: three kinds of nothing, and something."""

    ABSENT = "absent", "Not part of this paper"
    EMPTY = "empty", "The heading stands with nothing under it"
    NONE = "none", 'Confirmed: "None"'
    LISTED = "listed", "Listed"


def tail_state() -> models.CharField:
    """Return the column that says how a list of the tail stands."""
    return models.CharField(max_length=8, choices=TailState.choices, default=TailState.ABSENT)


class Paper(Record):
    """A paper that takes a report to a committee, in the council's layout."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="papers")
    authority = models.CharField(max_length=160, blank=True, help_text="The council whose committee it goes to.")
    committee = models.CharField(max_length=200)
    on_first, on_last, on_words = a_day(), a_day(), own_words()
    on = SpanOf("on")
    title = models.CharField(max_length=240)
    report_from = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=200, blank=True, help_text="A role, not a name.")
    phone = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=120, blank=True)
    verb = models.CharField(
        max_length=40, blank=True, help_text="A key of the library's verbs: note, receive and consider, accept."
    )
    recommendation = models.TextField(blank=True)
    has_opening = models.BooleanField(default=True, help_text="One opening page in plain words.")
    improved = models.TextField(blank=True, help_text="What improved for children.")
    not_improved = models.TextField(blank=True, help_text="What did not.")
    asked = models.TextField(blank=True, help_text="What members are asked to do.")
    strategic = tail_state()
    previous = tail_state()
    legislation = tail_state()
    background = tail_state()
    equality = tail_state()
    equality_words = models.TextField(blank=True)
    impact_assessment = tail_state()
    impact_words = models.TextField(blank=True)
    confirmed_on = models.DateField(null=True, blank=True, help_text='The day each "None" was confirmed.')
    version_seen = models.CharField(max_length=120, blank=True, help_text="The version of the report that members saw.")
    resolution = models.TextField(blank=True)

    class Privacy:
        open = (
            "id", "home", "key", "circle", "circle_group", "version", "report", "authority", "committee",
            "on_first", "on_last", "on_words", "title", "report_from", "contact", "phone", "email", "verb",
            "recommendation",
            "has_opening", "improved", "not_improved", "asked", "strategic", "previous", "legislation", "background",
            "equality", "equality_words", "impact_assessment", "impact_words", "confirmed_on", "version_seen",
            "resolution",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.title}: {self.committee}"

    def get_absolute_url(self) -> str:
        return address("report:paper", self.pk)


class OfPaperQuerySet(models.QuerySet):
    """Rows that hang on a paper and are seen with it."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep the rows of papers the reader may see."""
        return self.filter(among(Paper.objects.visible_to(person), "paper"))


class Part(models.Model):
    """A part of a paper under its heading: numbered paragraphs of narrative, or built from the record by its key."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="parts")
    key = models.CharField(
        max_length=120, help_text='A name such as "context", or "objective:KEY" for one built from the record.'
    )
    title = models.CharField(max_length=200, blank=True)
    narrative = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    is_hidden = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = OfPaperQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("paper", "key"), name="part_key_once"),)

    class Privacy:
        open = ("id", "paper", "key", "title", "narrative", "position", "is_hidden", "version")

    def __str__(self) -> str:
        return self.title or self.key.replace("-", " ").replace(":", ": ").capitalize()

    def get_absolute_url(self) -> str:
        return reverse("report:paper", args=(self.paper_id,))


class StrategicLink(models.Model):
    """A statement of the council's strategic plan, and whether the paper bears on it: Yes, No, or not answered."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="strategic_links")
    words = models.CharField(max_length=300)
    bears = models.BooleanField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = OfPaperQuerySet.as_manager()

    class Privacy:
        open = ("id", "paper", "words", "bears", "position")


class PreviousDecision(models.Model):
    """An earlier decision of members that the paper follows."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="previous_decisions")
    title = models.CharField(max_length=300)
    dated_first, dated_last, dated_words = a_day(), a_day(), own_words()
    dated = SpanOf("dated")
    position = models.PositiveSmallIntegerField(default=0)

    objects = OfPaperQuerySet.as_manager()

    class Privacy:
        open = ("id", "paper", "title", "dated_first", "dated_last", "dated_words", "position")


class Legislation(models.Model):
    """A piece of legislation or a government directive to which the paper is linked."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="legislation_rows")
    title = models.CharField(max_length=300)
    dated_first, dated_last, dated_words = a_day(), a_day(), own_words()
    dated = SpanOf("dated")
    position = models.PositiveSmallIntegerField(default=0)

    objects = OfPaperQuerySet.as_manager()

    class Privacy:
        open = ("id", "paper", "title", "dated_first", "dated_last", "dated_words", "position")


class BackgroundDocument(models.Model):
    """A document relied on (Local Government Act 1972, s. 100D); published works and exempt ones are not printed."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="background_documents")
    title = models.CharField(max_length=300)
    location = models.CharField(max_length=300, blank=True)
    is_published_work = models.BooleanField(default=False)
    is_exempt = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    objects = OfPaperQuerySet.as_manager()

    class Privacy:
        open = ("id", "paper", "title", "location", "is_published_work", "is_exempt", "position")


class Deferral(models.Model):
    """A meeting that put the paper off, and to when."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="deferrals")
    was_on = models.DateField(null=True, blank=True)
    until_first, until_last, until_words = a_day(), a_day(), own_words()
    until = SpanOf("until")
    reason = models.CharField(max_length=300, blank=True)

    objects = OfPaperQuerySet.as_manager()

    class Privacy:
        open = ("id", "paper", "was_on", "until_first", "until_last", "until_words", "reason")


class Question(models.Model):
    """What members asked, what they were told, and whether next year's paper takes it up."""

    class Offer(models.TextChoices):
        WAITING = "waiting", "To be offered to next year's paper"
        TAKEN = "taken", "Taken up"
        LEFT = "left", "Left out"

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="questions")
    words = models.TextField()
    answer = models.TextField(blank=True)
    offer = models.CharField(max_length=8, choices=Offer.choices, default=Offer.WAITING)
    taken_by = models.ForeignKey(Paper, on_delete=models.SET_NULL, null=True, blank=True, related_name="took_up")
    position = models.PositiveSmallIntegerField(default=0)

    objects = OfPaperQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(taken_by__isnull=True) | Q(offer="taken"), name="question_taken_names_its_paper"
            ),
        )

    class Privacy:
        open = ("id", "paper", "words", "answer", "offer", "taken_by", "position")

    def __str__(self) -> str:
        return self.words

    @property
    def version(self) -> int:
        """The version of its paper: a question is asked and answered on that."""
        return self.paper.version

    def get_absolute_url(self) -> str:
        return reverse("report:paper", args=(self.paper_id,))
