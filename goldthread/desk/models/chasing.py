"""How a partnership reminds people, and each digest that was sent: to whom, of what, and the key to just that."""

from __future__ import annotations

from datetime import datetime, time
from typing import Self

from django.db import models
from django.db.models import Q

from goldthread.partners.keys import as_typed, kept_of
from goldthread.partners.models import Partnership, Person
from goldthread.partners.roles import Permission
from goldthread.partners.standing import standing_of

MOST_TRIES = 5


class ChasingQuerySet(models.QuerySet):
    """How partnerships remind people, seen by those who sit there."""

    def visible_to(self, person: Person) -> Self:
        """Keep those of partnerships where the reader sits."""
        return self.filter(home__in=standing_of(person).partnerships)


class Chasing(models.Model):
    """How and when a partnership reminds people: the rhythm of its digests, the hours in which nothing is sent, and to
    whom what stays undone is taken."""

    class Rhythm(models.TextChoices):
        NEVER = "never", "Never"
        DAILY = "daily", "Every working day"
        WEEKLY = "weekly", "Once a week"
        FORTNIGHTLY = "fortnightly", "Every two weeks"
        MONTHLY = "monthly", "Once a month"

    class Weekday(models.IntegerChoices):
        MONDAY = 0, "Monday"
        TUESDAY = 1, "Tuesday"
        WEDNESDAY = 2, "Wednesday"
        THURSDAY = 3, "Thursday"
        FRIDAY = 4, "Friday"

    home = models.OneToOneField(Partnership, on_delete=models.CASCADE, related_name="chasing")
    rhythm = models.CharField(max_length=12, choices=Rhythm.choices, default=Rhythm.WEEKLY)
    weekday = models.PositiveSmallIntegerField(choices=Weekday.choices, default=Weekday.MONDAY)
    at = models.TimeField(default=time(8, 0))
    tells_new_daily = models.BooleanField(default=True)
    quiet_from = models.TimeField(default=time(18, 0))
    quiet_until = models.TimeField(default=time(7, 30))
    keeps_terms = models.BooleanField(default=True)
    wait_minutes = models.PositiveSmallIntegerField(default=15)
    lead_after_days = models.PositiveSmallIntegerField(null=True, blank=True, default=14)
    partner_after_days = models.PositiveSmallIntegerField(null=True, blank=True, default=28)
    key_hours = models.PositiveSmallIntegerField(default=72)
    done_on = models.DateField(null=True, blank=True, help_text="The last day on which its digests were worked out.")

    objects = ChasingQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(key_hours__range=(1, 336)), name="chasing_key_lasts_hours_to_two_weeks",
                violation_error_message="A link in a digest works for 1 to 336 hours.",
            ),
        )  # fmt: skip

    class Privacy:
        open = (
            "id", "home", "rhythm", "weekday", "at", "tells_new_daily", "quiet_from", "quiet_until", "keeps_terms",
            "wait_minutes", "lead_after_days", "partner_after_days", "key_hours", "done_on",
        )  # fmt: skip

    @property
    def version(self) -> int:
        """The partnership's: how it works is changed one at a time."""
        return self.home.version


class DigestQuerySet(models.QuerySet):
    """Digests, each seen by whom it went to, and by those who set how people are reminded."""

    def visible_to(self, person: Person) -> Self:
        """Keep the reader's own, and those to people of partnerships where the reader sets the reminders."""
        held = standing_of(person).partnerships_where(Permission.SET_CHASING)
        theirs = Person.objects.filter(holdings__seat__partnership__in=held).values("pk")
        return self.filter(Q(person=person.pk) | Q(person__in=theirs))


class Digest(models.Model):
    """One reminder by e-mail to one person on one day. Its link and its code open just what it asks, for a limited
    time; only their hashes are kept."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="digests")
    on = models.DateField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    link_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64)
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField(null=True, blank=True, help_text="When its code was first typed.")

    objects = DigestQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "on"), name="digest_once_a_day"),
            models.CheckConstraint(condition=Q(expires_at__gt=models.F("made_at")), name="digest_ends_later"),
        )

    class Privacy:
        open = ("id", "on", "made_at", "expires_at", "wrong_tries", "opened_at")
        personal = ("person",)
        restricted = ("link_hash", "code_hash")

    def __str__(self) -> str:
        return f"Digest {self.pk}"

    def sealed(self, code: str) -> str:
        """Return what is kept of its code: bound to the password and the address of whom it went to, so that a new one
        of either ends it, as it ends a sign-in."""
        return kept_of(f"{as_typed(code)} {self.person.email} {self.person.password}")

    def is_open_at(self, moment: datetime) -> bool:
        """Say whether its link still works at a moment."""
        return self.expires_at > moment and self.wrong_tries < MOST_TRIES and self.person.is_active


class DigestItemQuerySet(models.QuerySet):
    """What a digest named, seen with it."""

    def visible_to(self, person: Person) -> Self:
        """Keep the rows of digests the reader may see."""
        return self.filter(digest__in=Digest.objects.visible_to(person))


class DigestItem(models.Model):
    """One thing that a digest named: by its reference and its page, never by its words."""

    class Why(models.TextChoices):
        NEW = "new", "Newly yours"
        OVERDUE = "overdue", "Past its date"
        DUE = "due", "Due"
        UP = "up", "Late, and taken to you"

    digest = models.ForeignKey(Digest, on_delete=models.CASCADE, related_name="items")
    where = models.CharField(max_length=200)
    name = models.CharField(max_length=80, help_text="What kind of thing it is, and its reference.")
    why = models.CharField(max_length=8, choices=Why.choices)
    due_on = models.DateField(null=True, blank=True)
    number = models.PositiveIntegerField(default=1, help_text="How many things stand behind it.")
    opens = models.BooleanField(default=False, help_text="Whether the key of the digest opens its page.")

    objects = DigestItemQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("where",), name="digest_item_where"),)

    class Privacy:
        open = ("id", "digest", "where", "name", "why", "due_on", "number", "opens")
