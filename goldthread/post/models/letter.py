"""Letters: what goes out by e-mail."""

from __future__ import annotations

from typing import Any, Self

from django.db import models


class LetterQuerySet(models.QuerySet):
    """Letters, which nobody reads here: they are for whoever they are sent to."""

    def visible_to(self, person: Any) -> Self:
        """Keep all for whoever looks after the installation, who counts them and sees which failed; none for others."""
        return self if getattr(person, "is_administrator", False) else self.none()


class Letter(models.Model):
    """Letter: one e-mail to one person, kept until it has gone out. Its words are blanked once it is sent, for they may
    hold a code; that it went, to whom and when, stays."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        CLAIMED = "claimed", "Being sent"
        SENT = "sent", "Sent"
        FAILED = "failed", "Not sent"

    key = models.CharField(max_length=160, unique=True)
    to = models.EmailField()
    person_id = models.BigIntegerField(null=True, blank=True)
    subject = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    calendar = models.TextField(blank=True, help_text="An invitation that a calendar takes in, sent along as a file.")
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    is_once = models.BooleanField(default=False, help_text="Better not arrived than arrived twice, as a reminder is.")
    says = models.CharField(max_length=300, blank=True, help_text="Why it did not go out.")
    written_at = models.DateTimeField()
    due_at = models.DateTimeField(help_text="Not to be tried before this.")
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("state", "due_at"), name="letter_to_send"),)

    class Privacy:
        open = (
            "id", "message_id", "state", "attempts", "written_at", "due_at", "claimed_at", "sent_at",
            "is_once",
        )  # fmt: skip
        personal = ("key", "to", "person_id", "says")
        restricted = ("subject", "text", "html", "calendar")

    def __str__(self) -> str:
        return f"Letter {self.pk}"
