"""The scrutineer's own place: what is open, what was done, what is not looked at, and what is new, gathered once."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldthread.kit.due import Due
from goldthread.kit.periods import Period
from goldthread.partners.models import Partnership, Person
from goldthread.scrutiny import attended, due, queries
from goldthread.scrutiny.authors import served_by
from goldthread.scrutiny.coverage import Coverage, coverage_of
from goldthread.scrutiny.models import Activity, Finding, FocusArea, LastLook, PlannedScrutiny, PrivateNote, Statement

LATEST, TO_LOG = 5, 4
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
    looked: list[LastLook] = field(default_factory=list)
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
    own: dict[str, Any] = {}
    if is_own:
        meetings = list(attended.to_log(person, on)[: TO_LOG + 20])
        own = {
            "waiting": due.due(person, on),
            "to_log": meetings[:TO_LOG],
            "more_to_log": len(meetings) - len(meetings[:TO_LOG]),
            "looked": list(LastLook.objects.visible_to(person).order_by("at")),
            "served": len(served_by(person)),
            "notes": PrivateNote.objects.visible_to(person).count(),
        }
    areas = queries.focus_in(person, partnership).filter(ends_on__gte=year.start, status=FocusArea.Status.OPEN)
    findings = Finding.objects.visible_to(person).filter(home=partnership).order_by("-found_last", "-number")
    return Place(
        year=year,
        coverage=coverage_of(person, partnership, year, in_full=False),
        planned=queries.planned_in(person, partnership, year),
        activities=list(queries.activities_in(person, partnership).select_related("home")[:LATEST]),
        focus=[_focus(area) for area in areas],
        findings=list(findings[:LATEST]),
        statements=list(queries.statements_in(person, partnership)[:3]),
        **own,
    )


def _focus(area: FocusArea) -> Focus:
    return Focus(area, next(reversed(area.said), None))
