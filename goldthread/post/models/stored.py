"""Files that people bring: what is known of each, while its bytes stand apart under their hash."""

from __future__ import annotations

from typing import Any, Self

from django.db import models


class StoredFileQuerySet(models.QuerySet):
    """Files, seen by whoever brought them; anybody else reads one through the record that shows it."""

    def visible_to(self, person: Any) -> Self:
        """Keep what the reader brought."""
        return self.filter(added_by_id=person.pk)


class StoredFile(models.Model):
    """Stored file: something a person brought, kept outside the web under the hash of its bytes. Nobody but its bringer
    sees it until it has been looked at: for viruses, for what kind it is, and for anything that names a child."""

    class State(models.TextChoices):
        WAITING = "waiting", "Being checked"
        CHECKED = "checked", "Checked"
        HELD = "held", "Held back"
        REFUSED = "refused", "Refused"
        ERASED = "erased", "Erased"

    class Scan(models.TextChoices):
        PENDING = "", "Not yet scanned"
        CLEAN = "clean", "Scanned, nothing found"
        NOT_SCANNED = "not scanned", "Not scanned for viruses: there is no scanner"
        FOUND = "found", "A virus was found"

    partnership_id = models.BigIntegerField()
    key = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200, help_text="As it was called by whoever brought it.")
    kind = models.CharField(max_length=20)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64, blank=True, db_index=True, help_text="SHA-256 of its bytes.")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    why = models.TextField(blank=True, help_text="Why it was refused or is held back, and what to do.")
    scan = models.CharField(max_length=11, choices=Scan.choices, blank=True, default=Scan.PENDING)
    text = models.TextField(blank=True, help_text="What was read of it, for search.")
    pages = models.PositiveIntegerField(null=True, blank=True)
    found = models.JSONField(default=list, blank=True, help_text="Kind and place of what may name a child.")
    cleared_by_id = models.BigIntegerField(null=True, blank=True)
    cleared_why = models.CharField(max_length=300, blank=True)
    added_by_id = models.BigIntegerField(null=True, blank=True)
    added_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True, blank=True)

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        verbose_name = "file"
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(state__in=("refused", "held")) | ~models.Q(why=""),
                name="stored_file_refused_says_why",
                violation_error_message="Say why it is refused or held back.",
            ),
        )

    class Privacy:
        open = (
            "id", "partnership_id", "key", "kind", "size", "digest", "state", "scan", "pages", "added_at", "checked_at",
            "cleared_why",
        )  # fmt: skip
        personal = ("added_by_id", "cleared_by_id")
        restricted = ("name", "why", "text", "found")

    def __str__(self) -> str:
        return self.name

    @property
    def is_ready(self) -> bool:
        """Whether those who may read what shows it may have it."""
        return self.state == self.State.CHECKED

    @property
    def is_to_be_looked_at(self) -> bool:
        """Whether its check is still to come: it has not been looked at, or came from another installation."""
        return bool(self.digest) and self.checked_at is None

    @property
    def size_in_words(self) -> str:
        return f"{max(self.size // 1024, 1):,} KB" if self.size < 1 << 20 else f"{self.size / (1 << 20):.1f} MB"
