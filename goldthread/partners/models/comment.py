"""Comments beside a record or a paragraph of it, to named people, and the writing team's own notes."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from goldthread.kit.sought import Sought, all_sought, within_sight
from goldthread.partners.models.partnership import Partnership
from goldthread.partners.models.person import Person
from goldthread.partners.roles import Permission
from goldthread.partners.standing import Standing, standing_of

UNCOUNTED = {"evidence"}
WRITING = (Permission.WRITE_REPORT, Permission.CHANGE_PLAN)


def commented() -> dict[str, Sought]:
    """Everything that can be commented on, by kind: what can be found and that a partnership keeps, groups among it; no
    seat, person, agency or partnership."""
    return {kind: each for kind, each in all_sought().items() if each.home and each.home != "partnership"}


def writes_in(standing: Standing) -> frozenset[int]:
    """Return the partnerships of whose writing team somebody who stands there is: it may write the report, or change
    the plan."""
    return frozenset(home for each in WRITING for home in standing.partnerships_where(each))


class CommentQuerySet(models.QuerySet):
    """Comments, seen by whoever may see what they stand beside; internal ones by the writing team alone."""

    def visible_to(self, person: Person, kinds: Collection[str] | None = None) -> Self:
        """Keep comments beside records that the reader may see, without the internal ones of other teams. Where the
        kinds of record are known beforehand, the doors of the others need not be asked."""
        return self._for(person, [each for kind, each in commented().items() if kinds is None or kind in kinds])

    def beside(self, record: Any, person: Person) -> Self:
        """Keep those beside one record that the reader may see; no other noun's door is asked."""
        kind = record._meta.label_lower
        found = self.filter(record_kind=kind, record_id=record.pk)
        return found._for(person, [commented()[kind]])

    def _for(self, person: Person, kinds: Any) -> Self:
        own = Q(is_internal=False) | Q(home__in=writes_in(standing_of(person)))
        return self.filter(own & within_sight(person, kinds))


class Comment(models.Model):
    """What somebody says beside a record, or beside one paragraph of a draft report, to named people or to all who read
    it; resolved or not. An internal one stays with the writing team. No comment is ever exported."""

    home = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    record_kind = models.SlugField(max_length=80, db_index=False)
    record_id = models.BigIntegerField()
    passage = models.SlugField(
        max_length=20, blank=True, db_index=False, help_text="The paragraph: a print of its words, and its place."
    )
    beginning = models.CharField(max_length=160, blank=True, help_text="How that paragraph began.")
    words = models.TextField(max_length=4000)
    is_internal = models.BooleanField(default=False)
    under = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="answers")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()
    to = models.ManyToManyField(Person, through="Addressed", related_name="+")
    resolved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    resolved_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = CommentQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("record_kind", "record_id"), name="comment_beside"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(words=""), name="comment_says_something", violation_error_message="Write the comment."
            ),
            models.CheckConstraint(
                condition=Q(resolved_on=None) | Q(under=None, resolved_on__gte=F("on")),
                name="comment_is_resolved_whole",
                violation_error_message="A comment is resolved with its answers, from the day it was written.",
            ),
        )

    class Privacy:
        open = (
            "id", "home", "record_kind", "record_id", "passage", "is_internal", "under", "on", "at", "resolved_on",
            "version",
        )  # fmt: skip
        personal = ("by", "to", "resolved_by")
        restricted = ("words", "beginning")

    def __str__(self) -> str:
        return f"Comment {self.pk}"

    def get_absolute_url(self) -> str:
        return f"{reverse('partners:comments', args=(self.record_kind, self.record_id))}#comment-{self.pk}"

    @property
    def kind(self) -> str:
        """What it stands beside, in words: an action."""
        name = commented()[self.record_kind].name.lower()
        if name in UNCOUNTED:
            return name
        return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


class AddressedQuerySet(models.QuerySet):
    """To whom comments are written."""

    def visible_to(self, person: Person) -> Self:
        """Keep those of comments that the reader may see."""
        return self.filter(comment__in=Comment.objects.visible_to(person))


class Addressed(models.Model):
    """Somebody to whom a comment is written."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="addressed")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    objects = AddressedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "addressed"
        constraints = (models.UniqueConstraint(fields=("comment", "person"), name="addressed_once"),)

    class Privacy:
        open = ("id", "comment")
        personal = ("person",)
