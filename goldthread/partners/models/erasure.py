"""Erasure requests: one person asks that words be erased, a second one agrees."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q

from goldthread.kit.addresses import address
from goldthread.kit.lifecycle import Lifecycle, Step
from goldthread.partners.models.partnership import Partnership
from goldthread.partners.models.person import Person
from goldthread.partners.roles import Permission
from goldthread.partners.standing import standing_of

ERASE = Permission.ERASE


class ErasureRequestQuerySet(models.QuerySet):
    """Requests, seen by those who may erase."""

    def visible_to(self, person: Person) -> Self:
        """Keep those of the partnerships where the reader may ask for erasing and agree to it."""
        return self.filter(partnership__in=standing_of(person).partnerships_where(ERASE))


class ErasureRequest(models.Model):
    """A request to erase what one field of a record says, because it says who a child is. It names the record and the
    field, never the words; nothing is erased before a second person has agreed."""

    class Status(models.TextChoices):
        WAITING = "waiting", "Waits for a second person"
        DONE = "done", "Erased"
        WITHDRAWN = "withdrawn", "Taken back"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    record_kind = models.CharField(max_length=80)
    record_id = models.BigIntegerField()
    field = models.CharField(max_length=80)
    place = models.CharField(max_length=200, help_text="The record and the field, in words that say nothing of it.")
    reason = models.CharField(max_length=300)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    erased = models.CharField(max_length=300, blank=True, help_text="What was erased where, in words.")
    status = models.CharField(max_length=9, choices=Status.choices, default=Status.WAITING)
    version = models.PositiveIntegerField(default=1)

    objects = ErasureRequestQuerySet.as_manager()

    LIFECYCLE = Lifecycle(
        Status,
        (
            Step("agree", from_=("waiting",), to="done", permission=ERASE, button="Agree and erase"),
            Step("take back", from_=("waiting",), to="withdrawn", permission=ERASE, button="Take it back"),
        ),
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(status="done") | (Q(decided_by__isnull=False) & ~Q(decided_by=F("asked_by"))),
                name="erasure_agreed_by_a_second_person",
                violation_error_message="Somebody other than the person who asked has to agree.",
            ),
            models.UniqueConstraint(
                fields=("record_kind", "record_id", "field"),
                condition=Q(status="waiting"),
                name="erasure_asked_for_once",
                violation_error_message="Somebody has asked for this already. A second person can agree to it.",
            ),
        )

    class Privacy:
        open = (
            "id", "partnership", "record_kind", "record_id", "field", "place", "asked_on", "decided_on", "erased",
            "status", "version",
        )  # fmt: skip
        personal = ("asked_by", "decided_by")
        restricted = ("reason",)

    def __str__(self) -> str:
        return self.place

    def get_absolute_url(self) -> str:
        return address("partners:erasure", self.pk)
