"""Sources: what a recommendation came from."""

from django.db import models

from goldthread.kit.addresses import address
from goldthread.kit.spans import SpanOf, a_day, own_words
from goldthread.partners.models import Record
from goldthread.partners.standing import Standing


class Source(Record):
    """What said that something should change: a review, an audit, an inspection, a national report."""

    SAID_BY = ("title",)
    REFERENCE = "SO"

    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=40, help_text="A key of the library's kinds of source.")
    title = models.CharField(max_length=240)
    said_by = models.CharField(max_length=160, blank=True)
    dated_first, dated_last, dated_words = a_day(), a_day(), own_words()
    dated = SpanOf("dated")
    link = models.URLField(max_length=400, blank=True)

    class Meta(Record.Meta):
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=("home", "number"), name="source_number_once"),
        )

    class Privacy:
        open = (
            "id", "home", "key", "circle", "circle_group", "version", "number", "kind", "title", "said_by",
            "dated_first", "dated_last", "dated_words", "link",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("actions:source", self.pk)

    def is_owed_by(self, standing: Standing) -> bool:
        """Say whether the reader owes something on it: a source asks nothing of anybody by itself."""
        return False
