"""Where the golden thread is broken: gaps by kind, agency and objective, and the records behind each number."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Count, F, QuerySet
from django.urls import reverse

from goldthread.actions import rules as action_rules
from goldthread.actions.models import Action, Line, Recommendation
from goldthread.actions.queries import gap_counts_by_lead, gap_numbers, having, rhythms_of
from goldthread.actions.rules import Gap
from goldthread.kit.gaps import Counted
from goldthread.kit.offers import offers
from goldthread.partners.models import Partnership, Person
from goldthread.partners.standing import standing_of
from goldthread.plan import rules as plan_rules
from goldthread.plan.models import Objective

ACTION, RECOMMENDATION, OBJECTIVE = action_rules.GAPS, action_rules.RECOMMENDATION_GAPS, plan_rules.GAPS
KINDS: dict[str, Gap] = {gap.key: gap for gap in (*ACTION, *RECOMMENDATION, *OBJECTIVE)}


@dataclass(frozen=True)
class Row:
    """The gaps of one agency or objective: its name, its page, and a count for each kind that it has."""

    name: str
    url: str
    counts: list[Counted] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Return how many gaps there are together."""
        return sum(each.number for each in self.counts)


def records_url(gap: Gap, **of: int | str) -> str:
    """Return the page that lists the records with a gap, narrowed to an agency or objective, or of all partnerships."""
    narrowed = "&".join(f"{name}={pk}" for name, pk in of.items())
    return f"{_records_of(gap.key)}?{narrowed}" if narrowed else _records_of(gap.key)


@cache
def _records_of(key: str) -> str:
    return reverse("desk:gap-records", args=(key,))


def counted(kinds: Iterable[Gap], numbers: dict[str, Any], **of: int | str) -> list[Counted]:
    """Return a count for each kind of gap that there is at all, each with the page of its records."""
    return [
        Counted(gap.key, gap.label, numbers[gap.key], records_url(gap, **of)) for gap in kinds if numbers.get(gap.key)
    ]


def actions_of(person: Person, homes: list[Partnership]) -> QuerySet:
    """Return the actions whose gaps count for partnerships: their own, as far as the reader sees them."""
    return Action.objects.visible_to(person).filter(home__in=homes)


def recommendations_of(person: Person, homes: list[Partnership]) -> QuerySet:
    """Return the recommendations whose gaps count for partnerships."""
    return Recommendation.objects.visible_to(person).filter(home__in=homes)


def objectives_of(person: Person, homes: list[Partnership]) -> QuerySet:
    """Return the objectives whose gaps count for partnerships."""
    return Objective.objects.visible_to(person).filter(home__in=homes).with_impact()


def by_kind(person: Person, homes: list[Partnership], on: date) -> list[tuple[str, list[Counted]]]:
    """Return the counts of every kind of gap under the noun they are of; one query a noun, for one partnership or for
    all that the reader serves."""
    of = {"of": "all"} if len(homes) > 1 else {}
    objectives = {gap.key: Count("pk", filter=gap.when.q(on)) for gap in OBJECTIVE}
    recommendations, actions = (_numbers(person, homes, on, kinds) for kinds in (RECOMMENDATION, ACTION))
    found = [
        ("Objectives", counted(OBJECTIVE, objectives_of(person, homes).aggregate(**objectives), **of)),
        ("Recommendations", counted(RECOMMENDATION, recommendations, **of)),
        ("Actions", counted(ACTION, actions, **of)),
        ("Reports", [each for offer in offers("untied") for each in offer(person, homes)]),
    ]
    return [(noun, counts) for noun, counts in found if counts]


def _numbers(person: Person, homes: list[Partnership], on: date, kinds: tuple[Gap, ...]) -> dict[str, int]:
    """How many actions, or recommendations, have each kind of gap; one query."""
    records = (actions_of if kinds is ACTION else recommendations_of)(person, homes)
    name = ("gaps", kinds is ACTION, person.pk, rhythms_of(homes), on)
    return standing_of(person).numbers(*name, build=lambda: (records.order_by(), gap_numbers(homes, on, kinds)))


def by_agency(person: Person, homes: list[Partnership], on: date) -> list[Row]:
    """Return the gaps of the actions each agency leads; one query, however many agencies there are."""
    rows = gap_counts_by_lead(actions_of(person, homes), homes, on)
    found = [
        Row(row["name"], reverse("partners:agency", args=(row["agency"],)), counted(ACTION, row, agency=row["agency"]))
        for row in rows
    ]
    return sorted((row for row in found if row.counts), key=lambda row: -row.total)


def by_objective(person: Person, homes: list[Partnership], on: date) -> list[Row]:
    """Return the gaps of the actions under each objective; two queries, however many objectives there are."""
    objectives = dict(Objective.objects.visible_to(person).filter(home__in=homes).values_list("pk", "words"))
    counts: dict[str, Any] = {gap.key: Count("pk", filter=having(gap, homes, on), distinct=True) for gap in ACTION}
    under = actions_of(person, homes).order_by().filter(planned__isnull=False)
    rows = under.values(objective=F("planned__objective")).annotate(**counts)
    found = [
        Row(objectives[pk], reverse("desk:thread", args=("objective", pk)), counted(ACTION, row, objective=pk))
        for row in rows
        if (pk := row["objective"]) in objectives
    ]
    return sorted((row for row in found if row.counts), key=lambda row: -row.total)


BY = {"kind": by_kind, "agency": by_agency, "objective": by_objective}


def records_of(
    person: Person, homes: list[Partnership], gap: Gap, on: date, agency: int | None, objective: int | None
) -> QuerySet:
    """Return the records behind a number: those of its kind with the gap, led by an agency or under an objective."""
    if gap in OBJECTIVE:
        return objectives_of(person, homes).filter(gap.when.q(on)).order_by("home", "number")
    if gap in RECOMMENDATION:
        return recommendations_of(person, homes).filter(having(gap, homes, on)).order_by("home", "number")
    found = actions_of(person, homes).filter(having(gap, homes, on)).order_by("home", "number")
    if agency is not None:
        led = Line.objects.current().filter(agency=agency, capacity=Line.Capacity.LEAD)
        found = found.filter(pk__in=led.values("action"))
    return found.filter(planned__objective=objective).distinct() if objective is not None else found


def said(person: Person, homes: list[Partnership], on: date) -> tuple[int, int]:
    """Return how many actions are done, and how many of those have no evidence that they made a difference."""
    name = ("done and unproved", person.pk, rhythms_of(homes), on)
    numbers = standing_of(person).numbers(*name, build=lambda: (actions_of(person, homes), _done(homes, on)))
    return numbers["done"], numbers["unproved"]


def _done(homes: list[Partnership], on: date) -> dict[str, Count]:
    return {
        "done": Count("pk", filter=action_rules.is_done.q(on)),
        "unproved": Count("pk", filter=having(KINDS["no-impact"], homes, on)),
    }
