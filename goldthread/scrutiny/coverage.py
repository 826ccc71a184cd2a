"""What scrutiny has looked at, and what it has not: functions over the years, groups, agencies and themes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from goldthread.kit.library import library
from goldthread.kit.library.shapes import ScrutinyFunction
from goldthread.kit.periods import Period, reporting_year
from goldthread.partners.marking import marking_of_all
from goldthread.partners.models import Agency, Group, Partnership, Person, Theme
from goldthread.partners.models.record import lasting
from goldthread.scrutiny.library import edition_on, functions_of
from goldthread.scrutiny.models import Activity, Finding
from goldthread.scrutiny.queries import activities_in

YEARS = 3


@dataclass
class Looked:
    """How often something was looked at in each year, how often the scrutineer was in the chair, and when last."""

    name: str
    number: str = ""
    key: str = ""
    counts: list[int] = field(default_factory=list)
    chaired: int = 0
    last: date | None = None
    of: tuple[Period, ...] = ()

    @property
    def years(self) -> list[tuple[int, Period]]:
        """Each count with its year."""
        return list(zip(self.counts, self.of, strict=True))

    @property
    def now(self) -> int:
        """How often in the latest of the years."""
        return self.counts[-1] if self.counts else 0

    def add(self, place: int, row: "Row") -> None:
        """Count one more activity, in the year at this place."""
        self.counts[place] += 1
        self.chaired += row.is_chaired and place == len(self.counts) - 1
        self.last = max(self.last or date.min, row.day)


@dataclass
class Row:
    """One activity, as coverage counts it: where it lies, and whose work it looked at."""

    pk: int
    day: date
    is_chaired: bool
    functions: list[str]
    groups: set[int] = field(default_factory=set)
    agencies: set[int] = field(default_factory=set)
    themes: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Coverage:
    """What was looked at in a year and in the two before it."""

    years: tuple[Period, ...]
    edition: str
    total: int
    chaired: int
    functions: tuple[Looked, ...]
    without_function: int
    groups: tuple[Looked, ...] = ()
    agencies: tuple[Looked, ...] = ()
    themes: tuple[Looked, ...] = ()
    marking: str = ""

    @property
    def year(self) -> Period:
        return self.years[-1]

    @property
    def missing(self) -> list[Looked]:
        """The functions that nothing in the year served."""
        return [each for each in self.functions if not each.now]


def coverage_of(person: Person, partnership: Partnership, year: Period) -> Coverage:
    """Return what scrutiny of a partnership looked at, as far as the reader may see it: functions, groups, agencies and
    themes. An activity counts once for each thing that it looked at."""
    years = _years(year)
    counted = activities_in(person, partnership, span_of(year))
    rows = _rows(counted)
    _add_bodies(person, partnership, rows)
    themes = Theme.objects.visible_to(person).filter(partnership=partnership)
    return _coverage(
        rows.values(),
        partnership,
        years,
        groups=_bodies(_groups(person, partnership, year), rows, years, "groups"),
        agencies=_bodies(_agencies(person, partnership, year), rows, years, "agencies"),
        themes=_bodies(themes, rows, years, "themes"),
        marking=marking_of_all(counted, partnership.marking),
    )


def functions_covered(activities: Iterable[Activity], partnership: Partnership, year: Period) -> Coverage:
    """Return the same of the functions alone, from activities that are read already."""
    whole = span_of(year)
    rows = [
        Row(each.pk, each.done_last, each.is_chaired, each.functions)
        for each in activities
        if each.done_first and each.done_last and whole.overlaps(each.done_first, each.done_last)
    ]
    return _coverage(rows, partnership, _years(year))


def span_of(year: Period) -> Period:
    """Return the years that coverage tells of a year: it, and the two before it."""
    years = _years(year)
    return Period(years[0].start, years[-1].end)


def _years(year: Period) -> tuple[Period, ...]:
    return tuple(year.moved(-12 * place) for place in reversed(range(YEARS)))


def _coverage(rows: Iterable[Row], partnership: Partnership, years: tuple[Period, ...], **given: Any) -> Coverage:
    rows, year = list(rows), years[-1]
    edition = edition_on(year.start, partnership.year_start_month)
    this_year = [row for row in rows if row.day in year]
    return Coverage(
        years=years,
        edition=edition,
        total=len(this_year),
        chaired=sum(row.is_chaired for row in this_year),
        functions=_functions(functions_of(edition), rows, years),
        without_function=sum(not row.functions for row in this_year),
        **given,
    )


def year_asked(partnership: Partnership, asked: str, today: date) -> Period:
    """Return the year that an address names by the year in which it begins, else the present one."""
    now = reporting_year(today, partnership.year_start_month)
    if asked.isdecimal() and 1990 <= int(asked) <= now.start.year + 1:
        return now.moved(12 * (int(asked) - now.start.year))
    return now


def _rows(found: QuerySet) -> dict[int, Row]:
    values = found.values_list("pk", "done_last", "capacity", "functions", "meeting__group")
    return {
        pk: Row(pk, day, capacity == Activity.Capacity.CHAIR, functions, {group} - {None})
        for pk, day, capacity, functions, group in values
    }


def _add_bodies(person: Person, partnership: Partnership, rows: dict[int, Row]) -> None:
    """Add whose work each activity looked at: what it names, and what its findings are about."""
    for name in ("groups", "agencies", "themes"):
        ends = Activity._meta.get_field(name).remote_field.through  # type: ignore[union-attr]
        column = f"{name.removesuffix('s') if name != 'agencies' else 'agency'}_id"
        for pk, body in ends.objects.filter(activity__in=rows).values_list("activity_id", column):
            getattr(rows[pk], name).add(body)
    findings = Finding.objects.visible_to(person).filter(activity__in=rows)
    for pk, agency, group, theme in findings.values_list("activity_id", "agency_id", "group_id", "themes"):
        row = rows[pk]
        row.agencies |= {agency} - {None}
        row.groups |= {group} - {None}
        row.themes |= {theme} - {None}


def _functions(functions: list[ScrutinyFunction], rows: Iterable[Row], years: tuple[Period, ...]) -> tuple[Looked, ...]:
    """One line for each function of the year's edition. One of the same number in an earlier edition counts with it."""
    numbers = {key: each.number for key, each in library().scrutiny_functions.items()}
    lines = {each.number: Looked(each.name, each.number, each.key, [0] * len(years), of=years) for each in functions}
    for row in rows:
        place = _place(row.day, years)
        for number in {numbers.get(key) for key in row.functions} & lines.keys():
            lines[number].add(place, row)  # type: ignore[index]
    return tuple(lines.values())


def _bodies(bodies: QuerySet, rows: dict[int, Row], years: tuple[Period, ...], name: str) -> tuple[Looked, ...]:
    lines = {body.pk: Looked(str(body), key=str(body.pk), counts=[0] * len(years), of=years) for body in bodies}
    for row in rows.values():
        for pk in getattr(row, name) & lines.keys():
            lines[pk].add(_place(row.day, years), row)
    return tuple(sorted(lines.values(), key=lambda line: (line.now, line.last or date.min, line.name)))


def _place(day: date, years: tuple[Period, ...]) -> int:
    return next(
        (place for place, year in enumerate(years) if day in year), len(years) - 1 if day > years[-1].end else 0
    )


def _groups(person: Person, partnership: Partnership, year: Period) -> QuerySet:
    found = Group.objects.visible_to(person).filter(home=partnership)
    return found.exclude(ends_last__lt=year.start).exclude(kind=Group.Kind.PANEL)


def _agencies(person: Person, partnership: Partnership, year: Period) -> QuerySet:
    there = lasting(year.end, "memberships__")
    return Agency.objects.visible_to(person).filter(there, memberships__partnership=partnership).distinct()
