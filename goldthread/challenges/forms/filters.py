"""How the list of challenges is narrowed."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from goldthread.actions.forms.filters import Narrowing
from goldthread.challenges.models import Challenge
from goldthread.challenges.queries import OPEN, overdue, raised_in
from goldthread.kit.periods import Period, reporting_year
from goldthread.partners.models import Seat

ANY = ("", "Any")
STATES = (("open", "Open: waiting, or answered and not closed"), ("late", "Answer late"), *Challenge.Status.choices)
OUTCOMES = (*((key, words) for key, words in Challenge.Outcome.choices if key), ("none", "Not recorded"))
BODIES = ("agency", "group", "partnership")


class ChallengeFilter(Narrowing):
    kind = forms.ChoiceField(label="Challenge or effective practice", choices=[ANY, *Challenge.Kind.choices])
    state = forms.ChoiceField(label="State", choices=[ANY, *STATES])
    verdict = forms.ChoiceField(label="Answer", choices=[ANY, *(each for each in Challenge.Verdict.choices if each[0])])
    outcome = forms.ChoiceField(label="What came of it", choices=[ANY, *OUTCOMES])
    put_to = forms.ChoiceField(label="Put to")
    raised_by = forms.ModelChoiceField(label="Raised by", queryset=Seat.objects.none(), empty_label="Anybody")
    year = forms.TypedChoiceField(label="Raised in", coerce=int, empty_value=None)
    escalated = forms.BooleanField(label="Escalated only")

    field_order = (
        "words", "kind", "state", "verdict", "outcome", "put_to", "raised_by", "theme", "year", "escalated",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = Challenge.objects.visible_to(self.person).filter(
            Q(home=self.partnership) | Q(partnership=self.partnership)
        )
        rows = list(
            mine.order_by()
            .values_list("raised_by", "raised_first", *BODIES, *(f"{each}__name" for each in BODIES))
            .distinct()
        )
        self.fields["raised_by"].queryset = (
            Seat.objects.visible_to(self.person).filter(pk__in={row[0] for row in rows if row[0]}).order_by("title")
        )
        named = {f"{kind}-{row[2 + n]}": row[5 + n] for row in rows for n, kind in enumerate(BODIES) if row[2 + n]}
        self.fields["put_to"].choices = [
            ANY,
            *sorted(named.items(), key=lambda each: each[1]),
            ("outside", "A body outside"),
        ]
        month = getattr(self.partnership, "year_start_month", 4)
        years = sorted({row[1].year - (row[1].month < month) for row in rows if row[1]}, reverse=True)
        self.fields["year"].choices = [("", "Any year"), *((year, year_from(year, month).short()) for year in years)]

    def by_state(self, records: QuerySet, state: str) -> QuerySet:
        if state == "open":
            return records.filter(status__in=OPEN)
        return records.filter(overdue(self.today)) if state == "late" else records.filter(status=state)

    def by_outcome(self, records: QuerySet, outcome: str) -> QuerySet:
        found = records.exclude(status=Challenge.Status.WITHDRAWN)
        return found.filter(outcome="" if outcome == "none" else outcome)

    def by_put_to(self, records: QuerySet, body: str) -> QuerySet:
        if body == "outside":
            return records.exclude(outside="")
        kind, _, pk = body.partition("-")
        return records.filter(**{kind: pk})

    def by_year(self, records: QuerySet, year: int) -> QuerySet:
        return records.filter(raised_in(year_from(year, self.partnership.year_start_month)))

    def by_escalated(self, records: QuerySet, is_asked: bool) -> QuerySet:
        return records.filter(stage__gt=0) if is_asked else records


def year_from(year: int, start_month: int) -> Period:
    """The reporting year that begins in a calendar year."""
    return reporting_year(date(year, start_month, 1), start_month)
