"""Practitioners' escalations of professional disagreement: counted, never told of by case."""

from django.db import models
from django.db.models import Q

from goldthread.kit.addresses import address
from goldthread.kit.library import library
from goldthread.kit.periods import Period
from goldthread.partners.models import Agency, Record
from goldthread.partners.standing import Standing


class Disagreements(Record):
    """How many disagreements between practitioners were escalated in a period: of which type, to which stage and with
    which outcome. A count and its learning; never a case."""

    starts_on = models.DateField()
    ends_on = models.DateField()
    kind = models.CharField(max_length=40, help_text="A key of the library's types of disagreement.")
    stage = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=40, help_text="A key of the library's outcomes of disagreement.")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    count = models.PositiveIntegerField()
    learning = models.TextField(blank=True)

    class Meta(Record.Meta):
        verbose_name = "count of practitioners' escalations"
        verbose_name_plural = "counts of practitioners' escalations"
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="disagreements_end_after_they_start",
                violation_error_message="The period ends before it starts. Change one of the two dates.",
            ),
        )  # fmt: skip

    class Privacy:
        open = (
            "id", "home", "key", "circle", "circle_group", "version", "starts_on", "ends_on", "kind", "stage",
            "outcome", "agency", "count", "learning",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"Practitioners' escalations, {self.period}: {self.kind_words.lower()}"

    @property
    def period(self) -> str:
        """The period in words, as a year where it is one."""
        return Period(self.starts_on, self.ends_on).short()

    def get_absolute_url(self) -> str:
        return address("challenges:disagreement", self.pk)

    def is_owed_by(self, standing: Standing) -> bool:
        """Say whether the reader owes something on it: a count asks nothing of anybody."""
        return False

    @property
    def kind_words(self) -> str:
        """What they were about, in words."""
        found = library().disagreement_kinds.get(self.kind)
        return found.name if found else self.kind

    @property
    def stage_words(self) -> str:
        """How far they went, in words."""
        found = library().disagreement_stages.get(str(self.stage))
        return found.name if found else f"Stage {self.stage}"

    @property
    def outcome_words(self) -> str:
        """How they ended, in words."""
        found = library().disagreement_outcomes.get(self.outcome)
        return found.name if found else self.outcome
