"""People who sign in, and those who only hold a seat."""

from __future__ import annotations

from typing import Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from goldthread.kit.addresses import address
from goldthread.partners.roles import Permission
from goldthread.partners.standing import standing_of


class PersonQuerySet(models.QuerySet):
    """People, seen by those who work with them."""

    def visible_to(self, person: Person) -> Self:
        """Keep oneself and those who hold, or held, a seat in a partnership where the reader sits; for whoever gives
        out seats, those who have none yet; and all for whoever looks after the installation, who lets people in."""
        standing = standing_of(person)
        if person.is_authenticated and person.is_active and person.is_administrator:
            return self
        known = Q(pk=person.pk) | Q(holdings__seat__partnership__in=standing.insider_of)
        if standing.partnerships_where(Permission.KEEP_PLACES):
            known |= Q(holdings=None)
        return self.filter(known).distinct()


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    """Find a person by their sign-in name."""

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody who holds seats. The name is a work name; what they may do comes from the seats, never from here."""

    SAID_BY = ("name",)

    name = models.CharField(max_length=120)
    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False, help_text="Looks after the installation and its library.")
    closed_on = models.DateField(null=True, blank=True, help_text="The day the account was closed; the number stays.")
    closes_after = models.DateField(null=True, blank=True, help_text="Their last day; after it the account closes.")
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged",
        help_text="The same person, entered twice; this one is kept for its history.",
    )  # fmt: skip
    version = models.PositiveIntegerField(default=1)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = (models.UniqueConstraint(Lower("email"), name="person_email_once"),)

    class Privacy:
        open = ("id", "is_active", "is_administrator", "closed_on", "closes_after", "merged_into", "version")
        personal = ("name", "email", "last_login")
        restricted = ("password",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("partners:person", self.pk)
