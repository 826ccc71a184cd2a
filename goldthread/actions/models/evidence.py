"""Evidence: what shows that an action was done, where it is used, and the files it consists of."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from goldthread.actions.models.action import Action, Line
from goldthread.actions.models.told import Claim
from goldthread.kit.addresses import address
from goldthread.kit.sealed import sealed
from goldthread.kit.spans import SpanOf, a_day, own_words
from goldthread.partners.models import Beyond, Person, Record, RecordQuerySet, Seat, among
from goldthread.partners.models.record import kept_door, within_circle
from goldthread.partners.standing import Standing, standing_of
from goldthread.post.models import StoredFile


class EvidenceQuerySet(RecordQuerySet):
    """Evidence has its own circle: attaching it to an action never widens who may read it."""

    def visible_to(self, person: Person) -> Self:
        """Keep what the reader's seats let them read and is not removed."""
        return self.kept_or_removed(person).filter(removed_on=None)

    def kept_or_removed(self, person: Person) -> Self:
        """Keep what the reader's seats let them read, also of what was removed from the library, for those who erase. A
        file that has not been checked, or is held back, is its bringer's alone."""
        standing = standing_of(person)
        if not self.is_whole():
            return self.filter(self._kept_for(person, standing))
        door = type(self), self.model, person.pk
        if door not in standing.doors:
            standing.doors[door] = sealed(self.filter(self._kept_for(person, standing)))
        return standing.doors[door].all()

    @staticmethod
    def ready() -> Q:
        """Return the condition that it can be shown to others: a file has been checked."""
        checked = EvidenceFile.objects.filter(evidence=OuterRef("pk"), file__state=StoredFile.State.CHECKED)
        return ~Q(kind="file") | Q(Exists(checked))

    def _kept_for(self, person: Person, standing: Standing) -> Q:
        ready = self.ready()
        brought = Q(added_by=person.pk, home__in=standing.partnerships)
        readers = within_circle(standing) | self.asking(standing)
        return (readers & ready) | (brought & ~ready)

    def asking(self, standing: Standing) -> Q:
        """Return the condition that the reader's own agency, group or seat brought it, or that they look after it."""
        uses = EvidenceUse.objects.filter(evidence=OuterRef("pk"), line__in=Line.objects.of(standing))
        return Q(Exists(uses)) | Q(owner__in=standing.seats)

    def beyond(self, record: Evidence) -> Beyond:
        """Return the lines it was brought for and who looks after it; and, of a file that is not checked, who brought
        it."""
        lines = Line.objects.current().filter(evidence_uses__evidence=record)
        owners = (record.owner,) if record.owner else ()
        checked = EvidenceFile.objects.filter(evidence=record, file__state=StoredFile.State.CHECKED)
        is_unchecked = record.kind == record.Kind.FILE and not checked.exists()
        return Beyond(
            asked=(*lines.select_related("agency", "group", "seat", "partnership"), *owners),
            brought_by=record.added_by_id if is_unchecked else None,
            is_unchecked=is_unchecked,
            is_removed=record.removed_on is not None,
        )


class Evidence(Record):
    """Something that shows an action was done: a link, a note, or a file with its revisions. One piece serves as many
    actions as it shows; it has an owner and perhaps a last day, after which it no longer shows anything."""

    REFERENCE = "EV"

    class Kind(models.TextChoices):
        LINK = "link", "Link"
        NOTE = "note", "Note"
        FILE = "file", "File"

    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.NOTE)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=240)
    link = models.URLField(max_length=400, blank=True)
    note = models.TextField(blank=True)
    shows = models.TextField(blank=True, help_text="What it shows, for whoever looks for it later.")
    dated_first, dated_last, dated_words = a_day(), a_day(), own_words()
    dated = SpanOf("dated")
    owner = models.ForeignKey(Seat, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    expires_on = models.DateField(null=True, blank=True, help_text="Its last day: afterwards it has to be renewed.")
    removed_on = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entered_on = models.DateField()
    actions = models.ManyToManyField(Action, through="actions.EvidenceUse", related_name="evidence")

    objects = EvidenceQuerySet.as_manager()

    class Meta(Record.Meta):
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=("home", "number"), name="evidence_number_once"),
            models.CheckConstraint(
                condition=(Q(kind="link") & ~Q(link="")) | (Q(kind="note") & ~Q(note="")) | Q(kind="file"),
                name="evidence_has_something_in_it",
                violation_error_message="Give a link, or a note of what you saw.",
            ),
        )

    class Privacy:
        open = (
            "id", "home", "key", "circle", "circle_group", "version", "number", "kind", "title", "link", "note",
            "shows", "owner", "expires_on", "removed_on", "dated_first", "dated_last", "dated_words", "entered_on",
            "actions",
        )  # fmt: skip
        personal = ("added_by",)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("actions:evidence-page", self.pk)

    def is_owed_by(self, standing: Standing) -> bool:
        """Say whether the reader looks after it."""
        return self.owner_id in standing.seats


class EvidenceUseQuerySet(models.QuerySet):
    """Where evidence is used."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep uses of which the reader may see both the evidence and the action."""
        return self.filter(
            among(Evidence.objects.visible_to(person), "evidence"), among(Action.objects.visible_to(person), "action")
        )


class EvidenceUse(models.Model):
    """A piece of evidence attached to an action, by a line and with a claim where there is one."""

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="uses")
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="evidence_uses")
    line = models.ForeignKey(Line, on_delete=models.SET_NULL, null=True, blank=True, related_name="evidence_uses")
    claim = models.ForeignKey(Claim, on_delete=models.SET_NULL, null=True, blank=True, related_name="evidence_uses")

    objects = EvidenceUseQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("evidence", "action"), name="evidence_use_once"),)

    class Privacy:
        open = ("id", "evidence", "action", "line", "claim")


class EvidenceFileQuerySet(models.QuerySet):
    """The files of evidence, revision by revision."""

    @kept_door
    def visible_to(self, person: Person) -> Self:
        """Keep files of evidence the reader may see, once they are checked; its bringer sees one before."""
        return self.shown_to(person).filter(among(Evidence.objects.visible_to(person), "evidence"))

    def shown_to(self, person: Person) -> Self:
        """Keep the same of evidence in hand, which the reader is known to see."""
        return self.filter(Q(file__state=StoredFile.State.CHECKED) | Q(added_by=person.pk))


class EvidenceFile(models.Model):
    """A revision of evidence: a file, its number, who brought it and when. Earlier revisions stay."""

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    added_on = models.DateField()

    objects = EvidenceFileQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("evidence", "number"), name="evidence_file_number_once"),)

    class Privacy:
        open = ("id", "evidence", "file", "number", "added_on")
        personal = ("added_by",)

    def __str__(self) -> str:
        return self.file.name
