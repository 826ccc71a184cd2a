"""The scrutineer's own place: what is open, what was done, what is not looked at, and what is new, gathered once."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, DateField, F, IntegerField, Prefetch, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast

from goldthread.kit.due import Due
from goldthread.kit.periods import Period
from goldthread.partners.models import Partnership, Person, Record
from goldthread.scrutiny import attended, due, queries
from goldthread.scrutiny.authors import served_by
from goldthread.scrutiny.coverage import Coverage, functions_covered, span_of
from goldthread.scrutiny.models import (
    Activity,
    Finding,
    FocusArea,
    FocusReport,
    LastLook,
    PlannedScrutiny,
    PrivateNote,
    Statement,
)

LATEST, TO_LOG = 5, 4
STATEMENTS = 3
BRIEF: dict[
    Any, tuple[str, ...]
] = {  # what a list says of each noun: its words, its state, its day, and what is its own
    PlannedScrutiny: ("subject", "status", "due_last", "due_first", "due_words"),
    Finding: ("words", "kind", "found_last", "found_first", "found_words", "number"),
    Statement: ("title", "status", "ends_on", "starts_on", "reason", "number"),
}
KINDS = (TextField, TextField, DateField, DateField, TextField, IntegerField)
OVER = (PlannedScrutiny.Status.DONE, PlannedScrutiny.Status.LEFT_OUT)


@dataclass(frozen=True)
class Focus:
    """An area of focus with its latest quarter, if anything was said of one."""

    area: FocusArea
    latest: Any = None


@dataclass(frozen=True)
class Place:
    """What the page shows. What only the scrutineer has is empty for everybody else."""

    year: Period
    coverage: Coverage
    planned: list[PlannedScrutiny]
    activities: list[Activity]
    focus: list[Focus]
    findings: list[Finding]
    statements: list[Statement]
    waiting: list[Due] = field(default_factory=list)
    to_log: list[Any] = field(default_factory=list)
    more_to_log: int = 0
    looked_at: datetime | None = None
    served: int = 0
    notes: int = 0

    @property
    def marked(self) -> list[Any]:
        """What the page names, which sets its protective marking."""
        areas = [each.area for each in self.focus]
        return [*self.planned, *self.activities, *areas, *self.findings, *self.statements, *self.waiting]

    @property
    def open_plan(self) -> list[PlannedScrutiny]:
        return [each for each in self.planned if each.status not in OVER]

    @property
    def finished(self) -> int:
        """How many pieces of the year's plan are done."""
        return sum(each.status == PlannedScrutiny.Status.DONE for each in self.planned)


def place_of(person: Person, partnership: Partnership, year: Period, on: date, is_own: bool) -> Place:
    """Gather the page of scrutiny of a partnership for a reader; with what is the scrutineer's own, if they are."""
    own = _own(person, on) if is_own else {}
    activities = queries.logged(person, partnership, span_of(year), LATEST)
    brief = _brief(person, partnership, year)
    return Place(
        year=year,
        coverage=functions_covered(activities, partnership, year),
        planned=sorted(brief[PlannedScrutiny], key=lambda each: (each.due_last or date.max, each.pk)),
        activities=activities[:LATEST],
        focus=_focus(person, partnership, year),
        findings=sorted(brief[Finding], key=lambda each: (each.found_last or date.min, each.number), reverse=True),
        statements=sorted(brief[Statement], key=lambda each: (each.ends_on, each.number), reverse=True),
        **own,
    )


def _own(person: Person, on: date) -> dict[str, Any]:
    """What only the scrutineer has: what waits, which meetings to write of, when they last looked, and how many notes
    they keep."""
    meetings = list(attended.to_log(person, on)[: TO_LOG + 20])
    first = LastLook.objects.visible_to(person).order_by("at").values("at")[:1]
    notes = PrivateNote.objects.visible_to(person).order_by().values("author").annotate(count=Count("pk"))
    looked_at, number = Person.objects.values_list(Subquery(first), Subquery(notes.values("count"))).get(pk=person.pk)
    return {
        "waiting": due.due(person, on),
        "to_log": meetings[:TO_LOG],
        "more_to_log": len(meetings) - len(meetings[:TO_LOG]),
        "looked_at": looked_at,
        "served": len(served_by(person)),
        "notes": number or 0,
    }


def _focus(person: Person, partnership: Partnership, year: Period) -> list[Focus]:
    reports = FocusReport.objects.visible_to(person).order_by("starts_on")
    areas = FocusArea.objects.visible_to(person).filter(home=partnership, status=FocusArea.Status.OPEN)
    found = areas.filter(ends_on__gte=year.start).select_related("home").order_by("-starts_on", "number")
    return [
        Focus(area, next(reversed(area.said), None)) for area in found.prefetch_related(Prefetch("reports", reports))
    ]


def _brief(person: Person, partnership: Partnership, year: Period) -> dict[type[Record], list[Any]]:
    """What is planned for the year, the latest findings and the latest statements, with what a list says of each and no
    more: one query."""
    mine = {model: model.objects.visible_to(person).filter(home=partnership) for model in BRIEF}
    planned = mine[PlannedScrutiny].filter(starts_on__lte=year.end, ends_on__gte=year.start)
    findings = _first(mine[Finding].order_by(F("found_last").desc(nulls_last=True), "-number"), LATEST)
    statements = _first(mine[Statement].order_by("-ends_on", "-number"), STATEMENTS)
    rows = [_rows(each) for each in (planned, findings, statements)]
    models = {model._meta.model_name: model for model in BRIEF}
    found: dict[type[Record], list[Any]] = {model: [] for model in BRIEF}
    for name, *values in rows[0].union(*rows[1:], all=True):
        model = models[name]
        found[model].append(model(home=partnership, **dict(zip(("pk", "circle", *BRIEF[model]), values, strict=False))))
    return found


def _first(records: QuerySet, most: int) -> QuerySet:
    """The first of some records, as a query that others can be joined to."""
    return records.model._default_manager.filter(pk__in=records.values("pk")[:most])


def _rows(records: QuerySet) -> QuerySet:
    columns = [F(name) for name in BRIEF[records.model]]
    rest = [Cast(Value(None), kind()) for kind in KINDS[len(columns) :]]
    said = {f"said_{place}": each for place, each in enumerate([*columns, *rest])}
    name = Cast(Value(records.model._meta.model_name), TextField())
    return records.order_by().annotate(what=name, **said).values_list("what", "pk", "circle", *said)
