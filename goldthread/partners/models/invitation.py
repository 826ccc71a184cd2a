"""Invitations: ways in that are given to one person, by e-mail or by telephone, and used once."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from goldthread.partners.models.person import Person
from goldthread.partners.roles import Permission
from goldthread.partners.standing import standing_of

MOST_TRIES = 5


class InvitationQuerySet(models.QuerySet):
    """Ways in, seen by those who let people in."""

    def visible_to(self, person: Person) -> Self:
        """Keep what was given to people of partnerships where the reader lets people in, and to those who sit nowhere
        yet; all, for whoever looks after the installation."""
        if person.is_authenticated and person.is_administrator and person.is_active:
            return self
        held = standing_of(person).partnerships_where(Permission.LET_IN)
        if not held:
            return self.none()
        mine = Person.objects.filter(Q(holdings__seat__partnership__in=held) | Q(holdings=None))
        return self.filter(person__in=mine.values("pk"))

    def open_at(self, moment: datetime) -> Self:
        """Keep those that can still be used at a moment."""
        return self.filter(used_at=None, withdrawn_at=None, expires_at__gt=moment, wrong_tries__lt=MOST_TRIES)


class Invitation(models.Model):
    """A way in for one person, to choose a password with: a link and a code in an e-mail, or a code told by telephone.
    It works once, for a limited time, and stops after a few wrong codes. Only the hashes are kept."""

    class Purpose(models.TextChoices):
        INVITATION = "invitation", "Invitation"
        RESET = "reset", "New password, asked for by themselves"
        UNLOCK = "unlock", "Way back in, given by somebody else"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="invitations")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    link_hash = models.CharField(max_length=64, unique=True, null=True, help_text="None when it is told by telephone.")
    code_hash = models.CharField(max_length=64)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    proved_at = models.DateTimeField(null=True, blank=True, help_text="When the right code was typed.")
    used_at = models.DateTimeField(null=True, blank=True, help_text="When a password was chosen with it.")
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text="When a later one took its place.")
    wrong_tries = models.PositiveSmallIntegerField(default=0)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(expires_at__gt=models.F("made_at")), name="invitation_ends_later"),
        )
        indexes = (models.Index(fields=("person", "made_at"), name="invitation_of_person"),)

    class Privacy:
        open = (
            "id", "purpose", "made_at", "expires_at", "proved_at", "used_at", "withdrawn_at", "wrong_tries",
        )  # fmt: skip
        personal = ("person", "made_by")
        restricted = ("link_hash", "code_hash")

    def __str__(self) -> str:
        return str(self.get_purpose_display())

    @property
    def is_spoken(self) -> bool:
        """Say whether its code was told by telephone, with no link."""
        return self.link_hash is None

    def is_open_at(self, moment: datetime) -> bool:
        """Say whether it can still be used at a moment."""
        is_over = self.used_at or self.withdrawn_at or self.wrong_tries >= MOST_TRIES
        return not is_over and self.expires_at > moment
