"""Equal voice: what each partner attends, brings, challenges, answers and leaves late, side by side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Value
from django.urls import reverse

from goldthread.actions.models import Action, Line
from goldthread.actions.queries import late
from goldthread.actions.rules import RUNNING
from goldthread.challenges.models import Challenge
from goldthread.kit.charts import bars
from goldthread.kit.periods import Period
from goldthread.meetings.attended import meetings_seen, of_partnership, register
from goldthread.meetings.models import Paper
from goldthread.meetings.rules import MEMBER, Tally, tallies
from goldthread.meetings.shown_attendance import drill_url
from goldthread.partners.models import Agency, PartnerRole, Partnership, Person


@dataclass(frozen=True)
class Asking:
    """One thing that is counted of each partner: its key, its words, its records, and which of their columns name the
    agency."""

    key: str
    label: str
    records: Callable[["Ground"], QuerySet]
    agency: tuple[str, ...]


@dataclass(frozen=True)
class Ground:
    """Whose eyes it is seen with, where, and for which time."""

    reader: Person
    home: Partnership
    period: Period
    on: date

    @property
    def days(self) -> tuple[date, date]:
        return self.period.start, self.period.end


def _papers(ground: Ground) -> QuerySet:
    here = Q(meeting__home=ground.home)
    return (
        Paper.objects.visible_to(ground.reader).filter(here, received_on__range=ground.days).select_related("meeting")
    )


def _challenges(ground: Ground) -> QuerySet:
    return Challenge.objects.visible_to(ground.reader).filter(home=ground.home, raised_first__range=ground.days)


def _answered(ground: Ground) -> QuerySet:
    return _challenges(ground).exclude(verdict="")


def _actions(ground: Ground) -> QuerySet:
    return Action.objects.visible_to(ground.reader).filter(home=ground.home, status__in=RUNNING)


def _late(ground: Ground) -> QuerySet:
    return _actions(ground).filter(late(ground.on))


LEADS = "lines__agency"
ASKINGS = (
    Asking("papers", "Papers brought", _papers, ("asked_agency", "asked_seat__agency")),
    Asking("made", "Challenges made", _challenges, ("raised_by__agency",)),
    Asking("put", "Challenges put to it", _challenges, ("agency",)),
    Asking("answered", "Of those, answered", _answered, ("agency",)),
    Asking("open", "Actions open", _actions, (LEADS,)),
    Asking("late", "Actions late", _late, (LEADS,)),
)
BY_KEY = {asking.key: asking for asking in ASKINGS}


@dataclass(frozen=True)
class Voice:
    """One partner: its attendance, and each thing counted with the page of its records."""

    agency: Agency
    attendance: Tally
    attended_url: str
    counts: tuple[tuple[int, str], ...]

    @property
    def represented(self) -> str:
        return self.attendance.words(self.attendance.represented)

    @property
    def labelled(self) -> list[tuple[str, int, str]]:
        """Each number with its heading and the page of its records."""
        return [(asking.label, *count) for asking, count in zip(ASKINGS, self.counts, strict=True)]


def partners_of(home: Partnership, period: Period) -> list[Agency]:
    """Return the safeguarding partners of a time, by name."""
    begun = Q(starts_on=None) | Q(starts_on__lte=period.end)
    roles = PartnerRole.objects.filter(begun, Q(ends_on=None) | Q(ends_on__gte=period.start), partnership=home)
    return list(Agency.objects.filter(pk__in=roles.values("agency")).order_by("name"))


def voices(ground: Ground, agencies: list[Agency]) -> list[Voice]:
    """Return the partners side by side; the number of queries does not grow with them."""
    here = meetings_seen(ground.reader).filter(of_partnership(ground.home))
    found = register(here, ground.period, ground.on, ground.home, [agency.pk for agency in agencies])
    members = [cell for cell in found.cells if cell.place.capacity == MEMBER]
    attended = tallies(members, lambda place: place.for_agency)
    numbers = _numbers(ground, agencies)
    drill = drill_url("agency", period=ground.period.short())
    return [
        Voice(
            agency,
            attended.get(agency.pk, Tally()),
            drill(agency.pk),
            tuple(
                (numbers.get((asking.key, agency.pk), 0), records_url(asking.key, agency, ground.period))
                for asking in ASKINGS
            ),
        )
        for agency in agencies
    ]


def records_url(key: str, agency: Agency, period: Period) -> str:
    """Return the page that lists what one number of one partner was counted from."""
    return f"{reverse('desk:voice', args=(key, agency.pk))}?from={period.start}&to={period.end}"


def _numbers(ground: Ground, agencies: list[Agency]) -> dict[tuple[str, int], int]:
    """Everything that is counted, by its key and the agency, in one query."""
    if not agencies:
        return {}
    first, *others = [_counted(asking, column, ground, agencies) for asking in ASKINGS for column in asking.agency]
    numbers: dict[tuple[str, int], int] = {}
    for key, agency, number in first.union(*others, all=True):
        numbers[key, agency] = numbers.get((key, agency), 0) + number
    return numbers


def _counted(asking: Asking, column: str, ground: Ground, agencies: list[Agency]) -> QuerySet:
    rows = asking.records(ground).order_by().filter(_of(column, agencies)).annotate(asked=Value(asking.key))
    named = rows.annotate(whose=F(column)).values("asked", "whose")
    return named.annotate(times=Count("pk", distinct=True)).values_list("asked", "whose", "times")


def _of(column: str, agencies: list[Agency]) -> Q:
    """The condition that a column names one of these agencies; of an action, that the agency leads it today."""
    named = Q(**{f"{column}__in": agencies})
    leads = Q(lines__capacity=Line.Capacity.LEAD, lines__has_ended=False, lines__ends_first=None)
    return named & leads if column == LEADS else named


def records_of(key: str, ground: Ground, agency: Agency) -> list[Any]:
    """Return the records that one number of one partner was counted from."""
    asking = BY_KEY[key]
    found: dict[int, Any] = {}
    for column in asking.agency:
        found |= {row.pk: row for row in asking.records(ground).filter(_of(column, [agency])).distinct()}
    return sorted(found.values(), key=lambda row: row.pk)


def pictures(told: list[Voice]) -> list[tuple[str, str]]:
    """A small picture for each thing of which there is any, all partners in each: its title and its drawing."""
    shares = [(str(each.agency), each.attendance.share(each.attendance.represented)) for each in told]
    drawn = [("Represented at meetings", _bars("attendance", "Represented at meetings", shares, "%"))]
    for place, asking in enumerate(ASKINGS):
        rows = [(str(each.agency), each.counts[place][0]) for each in told]
        if any(number for _, number in rows):
            drawn.append((asking.label, _bars(asking.key, asking.label, rows)))
    return drawn


def _bars(key: str, title: str, rows: Sequence[tuple[str, int | None]], unit: str = "") -> str:
    said = "; ".join(f"{name}: {'not known' if number is None else f'{number}{unit}'}" for name, number in rows)
    return bars(f"voice-{key}", title, said, rows=rows, unit=unit, width=380)
