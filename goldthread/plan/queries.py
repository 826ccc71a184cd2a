"""Reading for the pages of the plan: the objectives of a year with their bars, the years, the refresh, gaps."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Prefetch, Q, QuerySet

from goldthread.actions.models import Action, Evidence
from goldthread.actions.rules import OVER
from goldthread.kit.periods import Period, reporting_year
from goldthread.kit.words import joined
from goldthread.partners.models import Partnership, Person, Theme
from goldthread.plan.models import (
    Kind,
    Objective,
    Outcome,
    Oversight,
    Ownership,
    Plan,
    PlanEvent,
    PlannedAction,
    Under,
    VisionPosition,
    YearDecision,
)
from goldthread.plan.rules import CLOSED, GAPS, OPEN

CLOSING = ("complete", "replace", "stand down")
ORDER = ("kind__position", "kind_id", "position", "number")
MOST_YEARS = 6


@dataclass
class Row:
    """An objective as one row of the plan: who owns it, where it stands, and its actions of the year by state."""

    objective: Objective
    owners: list[str] = field(default_factory=list)
    under: list[str] = field(default_factory=list)
    states: dict[str, int] = field(default_factory=dict)
    proposed: int = 0
    has_impact: bool = False

    @property
    def owned_by(self) -> str:
        return joined(self.owners)

    @property
    def stands_under(self) -> str:
        return joined(self.under)

    @property
    def parts(self) -> list[tuple[str, int]]:
        """Counts by state in the order of an action's life, for the bar."""
        return [(str(label), self.states[value]) for value, label in Action.Status.choices if value in self.states]


def in_period(objectives: QuerySet, period: Period) -> Any:
    """Keep what runs in a period by its dates, known or not. What a refresh closed is left out from the year for which
    it was closed; what is closed with no day of its end is kept where it had actions."""
    begun = Q(starts_first__isnull=True) | Q(starts_first__lte=period.end)
    going = Q(ends_last__isnull=True) | Q(ends_last__gte=period.start)
    closing = YearDecision.objects.filter(
        objective=OuterRef("pk"), decision__in=CLOSING, year_starts_on__lte=period.start
    )
    active = PlannedAction.objects.filter(objective=OuterRef("pk"), year_starts_on__gte=period.start)
    over = Q(status__in=CLOSED) & (Q(Exists(closing)) | Q(ends_last__isnull=True) & ~Q(Exists(active)))
    return objectives.filter(begun & going).exclude(over)


def objectives_of(person: Person, partnership: Partnership, year: Period | None, plan: Plan | None = None) -> QuerySet:
    """The objectives of a partnership, or of one plan, in a year or in all, in the order of their kinds."""
    found = Objective.objects.visible_to(person).of(partnership).select_related("kind")
    if plan is not None:
        found = found.filter(places__plan=plan)
    return (in_period(found, year) if year else found).order_by(*ORDER)


def rows_of(objectives: Iterable[Objective], person: Person, year: Period | None) -> list[Row]:
    """Objectives as rows: their owners, what they stand under, their actions by state. Three queries, however many."""
    rows = {row.pk: Row(row) for row in objectives}
    owners = Ownership.objects.filter(objective__in=list(rows), has_ended=False).order_by("pk")
    for pk, name in owners.values_list("objective", "partnership__short_name"):
        rows[pk].owners.append(name)
    places = Under.objects.filter(child__in=list(rows), parent__in=Objective.objects.visible_to(person)).order_by("pk")
    for pk, words in places.values_list("child", "parent__words"):
        rows[pk].under.append(words)
    _count(rows, person, year)
    return list(rows.values())


def _count(rows: dict[int, Row], person: Person, year: Period | None) -> None:
    """Count the actions of the year by state, in one query that asks of each whether the reader may see it."""
    told = Q(planned__objective__in=list(rows))
    if year is not None:
        told &= Q(planned__year_starts_on__range=(year.start, year.end)) | Q(planned__year_starts_on=None)
    seen: Any = Action.objects.visible_to(person).filter(told).order_by()
    counts = seen.values_list("planned__objective", "planned__part", "status")
    shown = Count("pk", filter=Q(impact_on__isnull=False), distinct=True)
    for pk, part, status, number, different in counts.annotate(number=Count("pk", distinct=True), shown=shown):
        row = rows[pk]
        row.has_impact = row.has_impact or bool(different)
        if part == PlannedAction.Part.PROPOSED:
            row.proposed += number
        else:
            row.states[status] = row.states.get(status, 0) + number


def by_kind(rows: list[Row]) -> list[tuple[Kind, list[Row]]]:
    """The rows under their kinds, in order; a partnership's own kind and a neighbour's of the same name are one."""
    groups: dict[tuple[int, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.objective.kind.position, row.objective.kind.plural].append(row)
    return [(found[0].objective.kind, found) for found in groups.values()]


def year_of(partnership: Partnership, day: date) -> Period:
    """The reporting year of a partnership in which a day falls."""
    return reporting_year(day, partnership.year_start_month)


def tally(rows: list[Row]) -> dict[str, int]:
    """The numbers of the sentence above a plan: its objectives, and how many of those with actions show an impact."""
    objectives = [row for row in rows if row.objective.kind.part == Kind.Part.OBJECTIVE]
    return {"objectives": len(objectives), "with_impact": sum(row.has_impact for row in objectives)}


def year_from(partnership: Partnership, calendar_year: int) -> Period:
    """The reporting year of a partnership that begins in a calendar year."""
    return year_of(partnership, date(calendar_year, partnership.year_start_month, 1))


@dataclass(frozen=True)
class Years:
    """The years of a partnership's plan to choose from, earliest first, and the one it opens at."""

    all: tuple[Period, ...]
    usual: Period

    def asked(self, text: str) -> Period | None:
        """The year that an address names by the calendar year in which it begins; None for all of them."""
        if text == "all":
            return None
        return next((year for year in self.all if str(year.start.year) == text), self.usual)

    def near(self, year: Period | None) -> list[Period]:
        """The few years that a switch shows, the chosen one among them."""
        place = self.all.index(year) if year in self.all else self.all.index(self.usual)
        first = max(0, min(place - MOST_YEARS + 2, len(self.all) - MOST_YEARS))
        return list(self.all[first : first + MOST_YEARS])


def years_of(partnership: Partnership, plans: list[Plan], today: date) -> Years:
    """The years from the first plan or action to the last. A plan opens at this year when one of its plans covers it,
    otherwise at the last year in which something was planned."""
    now = year_of(partnership, today)
    placed = PlannedAction.objects.filter(objective__home=partnership)
    extent = placed.aggregate(first=Min("year_starts_on"), last=Max("year_starts_on"))
    planned = [year_of(partnership, day) for day in extent.values() if day]
    covered = [year_of(partnership, day) for plan in plans for day in (plan.starts_on, plan.ends_on)]
    first, last = min([now, *planned, *covered]), max([now, *planned, *covered])
    years = tuple(first.moved(12 * place) for place in range(last.start.year - first.start.year + 1))
    is_covered = any(now.overlaps(plan.starts_on, plan.ends_on) for plan in plans)
    usual = now if is_covered or not planned else min(now, max(planned))
    return Years(years, usual)


def plans_of(person: Person, partnership: Partnership) -> list[Plan]:
    """The plans of a partnership that the reader may see, earliest first."""
    return list(Plan.objects.visible_to(person).filter(home=partnership).order_by("starts_on", "pk"))


def with_gap(objectives: Any, key: str, today: date) -> QuerySet:
    """Keep the objectives with a gap of one kind; an unknown kind keeps none."""
    gap = next((gap for gap in GAPS if gap.key == key), None)
    return objectives.with_impact().filter(gap.when.q(today)) if gap else objectives.none()


def to_refresh(person: Person, partnership: Partnership, year: Period) -> list[Objective]:
    """The objectives to decide on for a year, in order, each with `decided`: a list of the decision for that year. What
    ended longer than a year before is a gap of its own, and no part of this."""
    decided = YearDecision.objects.visible_to(person).filter(year_starts_on=year.start)
    found = Objective.objects.visible_to(person).filter(home=partnership, kind__part=Kind.Part.OBJECTIVE)
    found = found.filter(_running_into(year) | Q(pk__in=decided.values("objective"))).select_related("kind", "home")
    return list(found.prefetch_related(Prefetch("decisions", decided, to_attr="decided")).order_by(*ORDER))


def _running_into(year: Period) -> Q:
    """What is open, began before a year, and had not ended longer than a year before it."""
    begun = Q(starts_first__isnull=True) | Q(starts_first__lt=year.start)
    return Q(status__in=OPEN) & begun & (Q(ends_last__isnull=True) | Q(ends_last__gte=year.moved(-12).start))


def still_to_decide(person: Person, partnership: Partnership, year: Period) -> int:
    """How many of the objectives to decide on for a year have no decision for it."""
    mine = Objective.objects.visible_to(person).filter(home=partnership, kind__part=Kind.Part.OBJECTIVE)
    return mine.filter(_running_into(year)).exclude(decisions__year_starts_on=year.start).count()


def next_year_of(partnership: Partnership, today: date) -> Period:
    """The year that the refresh is for: the one that begins next."""
    return year_of(partnership, today).moved(12)


def inside(objective: Objective, person: Person, year: Period | None) -> dict[str, Any]:
    """What opens in place under an objective the reader may see: its outcomes, and its actions of a year."""
    seen = Action.objects.visible_to(person).filter(planned__objective=objective)
    placed = PlannedAction.objects.filter(objective=objective, action__in=seen).select_related("action")
    if year is not None:
        placed = placed.filter(Q(year_starts_on__range=(year.start, year.end)) | Q(year_starts_on=None))
    parts: dict[str, list[PlannedAction]] = {str(label): [] for label in PlannedAction.Part.labels}
    for each in placed.order_by("position", "pk"):
        parts[each.get_part_display()].append(each)
    outcomes = Outcome.objects.filter(objective=objective).order_by("position", "pk")
    return {"outcomes": list(outcomes), "parts": [(label, found) for label, found in parts.items() if found]}


@dataclass
class Happened:
    """What became of an objective before the year to be decided on: its actions by state, and which are still open."""

    actions: list[Action]
    choices: QuerySet

    @property
    def still_open(self) -> list[Action]:
        return [action for action in self.actions if action.status not in OVER]

    @property
    def over(self) -> list[Action]:
        return [action for action in self.actions if action.status in OVER]


def happened(objective: Objective, person: Person, year: Period) -> Happened:
    """The actions under an objective from before a year that the reader may see, the open ones as choices."""
    earlier = PlannedAction.objects.filter(objective=objective, year_starts_on__lt=year.start)
    seen = Action.objects.visible_to(person).order_by("number")
    past = Happened(list(seen.filter(pk__in=earlier.values("action"))), seen.none())
    past.choices = seen.filter(pk__in=[action.pk for action in past.still_open])
    return past


def version_of(objective: Objective) -> int:
    """The version of an objective as it stands."""
    return Objective.objects.values_list("version", flat=True).get(pk=objective.pk)


def events_of(plan: Plan, person: Person) -> list[PlanEvent]:
    """The log of a plan, newest first; what has no date comes last."""
    events = PlanEvent.objects.visible_to(person).filter(plan=plan)
    return list(events.order_by(F("on_first").desc(nulls_last=True), "-pk"))


def counts_by_kind(plan: Plan, person: Person) -> list[tuple[str, str, int]]:
    """How many of each kind stand in a plan, in singular, plural and number."""
    found = Objective.objects.visible_to(person).filter(places__plan=plan).order_by("kind__position")
    return list(found.values_list("kind__name", "kind__plural").annotate(Count("pk", distinct=True)))


def kinds_with_counts(partnership: Partnership, person: Person) -> list[Kind]:
    """The kinds of a partnership in their order, each with how many parts of the plan are of it."""
    kinds = Kind.objects.visible_to(person).filter(home=partnership).annotate(used=Count("objectives"))
    return list(kinds.prefetch_related("stands_under").order_by("position", "pk"))


def above(kind: Kind, person: Person) -> list[Kind]:
    """The kinds under which a kind may stand."""
    return list(Kind.objects.visible_to(person).filter(carries=kind))


def themes_on(objective: Objective, person: Person) -> list[Theme]:
    """The themes of an objective."""
    return list(Theme.objects.visible_to(person).filter(pk__in=objective.themes.values("pk")))


def owners_now(objective: Objective, person: Person) -> list[Partnership]:
    """The partnerships that own an objective now."""
    owning = objective.owners.filter(has_ended=False).values("partnership")
    return list(Partnership.objects.visible_to(person).filter(pk__in=owning))


def groups_now(objective: Objective, person: Person) -> dict[str, list[int]]:
    """The groups that oversee an objective and do its work now."""
    rows = Oversight.objects.visible_to(person).filter(objective=objective, has_ended=False)
    told = list(rows.values_list("part", "group"))
    return {
        "overseen_by": [group for part, group in told if part == Oversight.Part.OVERSEES],
        "worked_by": [group for part, group in told if part == Oversight.Part.WORKS],
    }


def parents_of(objective: Objective, person: Person) -> list[int]:
    """What an objective stands under."""
    return list(Under.objects.visible_to(person).filter(child=objective).values_list("parent", flat=True))


def undated_changes(objective: Objective) -> list[Ownership | Oversight]:
    """The owners and groups that ended on a day not known, each with the mark by which a form names it."""
    owners = objective.owners.filter(has_ended=True, ends_first=None).select_related("partnership").order_by("pk")
    groups = objective.oversight.filter(has_ended=True, ends_first=None).select_related("group").order_by("pk")
    return [*owners, *groups]


def statements_of(
    person: Person, partnership: Partnership, year: Period
) -> list[tuple[Objective, VisionPosition | None]]:
    """The statements of vision that run in a year, each with its position for that year, and its evidence as far as
    the reader may see it; None where there is no position yet."""
    found = objectives_of(person, partnership, year).filter(kind__part=Kind.Part.STATEMENT)
    positions = VisionPosition.objects.visible_to(person).filter(year_starts_on=year.start)
    shown = Prefetch("evidence", Evidence.objects.visible_to(person).order_by("number"))
    held = Prefetch("positions", positions.prefetch_related(shown), to_attr="in_year")
    return [(each, next(iter(each.in_year), None)) for each in found.prefetch_related(held)]  # type: ignore[attr-defined]


def positions_of(person: Person, statement: Objective) -> QuerySet:
    """Every position on a statement, the latest year first, with the evidence that the reader may see."""
    shown = Prefetch("evidence", Evidence.objects.visible_to(person).order_by("number"))
    found = VisionPosition.objects.visible_to(person).filter(objective=statement)
    return found.prefetch_related(shown).order_by("-year_starts_on")


def evidence_of_position(person: Person, position: VisionPosition) -> QuerySet:
    """What shows a position, as far as the reader may see it."""
    return Evidence.objects.visible_to(person).filter(positions=position).order_by("number")
