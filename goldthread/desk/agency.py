"""What one agency owes, across every partnership it serves that the reader may see, and what it was asked this year."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q

from goldthread.actions.models import Action, Line
from goldthread.challenges.models import Challenge
from goldthread.kit.due import Due, soonest_first
from goldthread.kit.offers import extras
from goldthread.kit.periods import Period
from goldthread.meetings.models import Paper, Told
from goldthread.partners.models import Agency, Person, among

SOON = timedelta(days=30)
HEADINGS = {
    "actions": "Actions",
    "challenges": "Challenges to answer",
    "meetings": "Decisions to carry out, replies and papers",
    "partners": "Seats that are empty",
}
OTHER = "Other things"


@dataclass(frozen=True)
class Owing:
    """What an agency owes: under the kind of thing, soonest first, and what it was asked for in a year."""

    kinds: dict[str, list[Due]] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)
    late: int = 0
    soon: int = 0

    @property
    def dues(self) -> list[Due]:
        return [due for dues in self.kinds.values() for due in dues]

    @property
    def number(self) -> int:
        return len(self.dues)

    @property
    def asks(self) -> int:
        """How often it was asked for something in the year."""
        return sum(number for _, number in self.asked)


def owes(reader: Person, agency: Agency, on: date) -> dict[str, list[Due]]:
    """Return what every chapter says that an agency owes, under the heading of its kind, soonest first."""
    found: dict[str, list[Due]] = {}
    for offer in extras("due", "owes"):
        heading = HEADINGS.get(offer.__module__.split(".")[1], OTHER)
        if dues := offer(reader, agency, on):
            found[heading] = soonest_first([*found.get(heading, ()), *dues])
    order = [*HEADINGS.values(), OTHER]
    return {heading: found[heading] for heading in order if heading in found}


def owing_of(reader: Person, agency: Agency, year: Period, on: date) -> Owing:
    """Gather what an agency owes, and how often it was asked in a year."""
    kinds = owes(reader, agency, on)
    days = [due.when.last for dues in kinds.values() for due in dues if due.when.last]
    return Owing(
        kinds=kinds,
        asked=asked_in(reader, agency, year),
        late=sum(day < on for day in days),
        soon=sum(on <= day <= on + SOON for day in days),
    )


def asked_in(reader: Person, agency: Agency, year: Period) -> list[tuple[str, int]]:
    """Return how often an agency was asked for each kind of thing in a year, as far as the reader may see it."""
    days = (year.start, year.end)
    mine = Q(agency=agency) | Q(seat__agency=agency)
    lines = Line.objects.filter(mine, capacity=Line.Capacity.LEAD, action__added_on__range=days)
    told = Told.objects.visible_to(reader).filter(mine, carries_out=True)
    papers = Paper.objects.visible_to(reader).filter(Q(asked_agency=agency) | Q(asked_seat__agency=agency))
    numbers = {
        "action to lead,actions to lead": lines.filter(among(Action.objects.visible_to(reader), "action")).count(),
        "decision to carry out,decisions to carry out": told.filter(
            Q(told_on__range=days) | Q(told_on=None, decision__decided_first__range=days)
        ).count(),
        "challenge to answer,challenges to answer": Challenge.objects.visible_to(reader)
        .filter(agency=agency, raised_first__range=days)
        .count(),
        "paper,papers": papers.filter(asked_on__range=days).count(),
    }
    return [(words, number) for words, number in numbers.items() if number]
