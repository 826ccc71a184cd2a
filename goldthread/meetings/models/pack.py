"""The pack of a meeting: its papers in one file, numbered from end to end."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from goldthread.kit.addresses import address
from goldthread.meetings.models.agenda import RestrictedQuerySet
from goldthread.meetings.models.meeting import Meeting
from goldthread.partners.models import Person
from goldthread.partners.roles import INSIDERS
from goldthread.partners.standing import standing_of


class PackQuerySet(RestrictedQuerySet):
    """Packs, seen by the partnership that holds the meeting and by the group; one with restricted papers by the group
    and those who oversee it. Whoever sits there to answer for a school or a setting alone reads of the papers what is
    open to them, and no pack: it would open the others."""

    def visible_to(self, person: Person) -> Self:
        """Keep packs of meetings at the reader's home or of their groups; a restricted one as a restricted paper is."""
        standing = standing_of(person)
        groups = {seat.group for seat in standing.held if seat.role in INSIDERS and seat.group}
        near = Q(meeting__home__in=standing.insider_of) | Q(meeting__group__in=groups)
        return super().visible_to(person).filter(near)


class Pack(models.Model):
    """A convenience copy of a meeting's agenda, reports and papers in one PDF, with one page numbering, and its index;
    the accessible originals stand beside it. Made again, it takes the place of the one before, which is kept."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="packs")
    is_restricted = models.BooleanField(default=False)
    digest = models.CharField(max_length=64)
    pages = models.PositiveIntegerField()
    index = models.JSONField(default=list, help_text="What is in it, in order, and the page on which each begins.")
    made_on = models.DateField()
    made_at = models.DateTimeField()
    replaced_on = models.DateField(null=True, blank=True, help_text="The day on which it was made again.")

    objects = PackQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "is_restricted"), condition=Q(replaced_on=None), name="pack_of_a_meeting_once"
            ),
        )

    class Privacy:
        open = ("id", "meeting", "is_restricted", "digest", "pages", "index", "made_on", "made_at", "replaced_on")

    def __str__(self) -> str:
        return "Restricted pack" if self.is_restricted else "Pack"

    def get_absolute_url(self) -> str:
        return address("meetings:pack", self.meeting_id)
