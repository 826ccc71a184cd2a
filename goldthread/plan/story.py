"""The story of one objective: what hangs on it, gathered in a handful of queries for its page."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from django.db.models import BooleanField, CharField, DateField, F, IntegerField, Prefetch, Value
from django.db.models.functions import Cast

from goldthread.actions.models import Action, Impact, Line
from goldthread.actions.queries import BODIES, NAMED
from goldthread.kit.charts import Level, Series, line
from goldthread.kit.periods import Span, months_from, uk_date
from goldthread.kit.words import joined
from goldthread.partners.models import Person
from goldthread.plan.models import Lineage, Objective, Outcome, Plan, PlannedAction
from goldthread.plan.rules import REFRESH

BEFORE = {"continues": "Continues", "split": "Split from", "merged": "Merged from", "replaced": "Replaces"}


class Fact(NamedTuple):
    """One thing that hangs on an objective: an owner, a group, a phase, an older wording, a decision, a place, a
    theme, or another objective. `part` says what it is to it; a target has a page."""

    what: str
    target: int
    words: str
    part: str
    reason: str
    first: date | None
    last: date | None
    said: str
    end_first: date | None
    end_last: date | None
    end_said: str
    has_ended: bool
    number: int = 0

    @property
    def starts(self) -> Span:
        return Span(self.first, self.last, self.said)

    @property
    def ends(self) -> Span:
        return Span(self.end_first, self.end_last, self.end_said)


NO_TEXT = Value("", output_field=CharField())
NO_NUMBER = Value(0, output_field=IntegerField())
NO_DAY = Cast(Value(None), DateField())
NO_SPAN = (NO_DAY, NO_DAY, NO_TEXT)
STILL = Value(False, output_field=BooleanField())
OTHERS = ("later", "earlier", "parent", "child")


def _span(name: str) -> tuple[str, str, str]:
    return f"{name}_first", f"{name}_last", f"{name}_words"


def facts_of(objective: Objective, person: Person) -> dict[str, list[Fact]]:
    """Everything small that hangs on an objective, in the order of its days: one UNION, and the names of the other
    objectives it leads to, as far as the reader may see them."""
    parts = [
        rows.order_by().values_list(Value(what, output_field=CharField()), *names)
        for what, rows, *names in _tables(objective, person)
    ]
    rows = [Fact(*row) for row in parts[0].union(*parts[1:], all=True)]
    others = _named({fact.target for fact in rows if fact.what in OTHERS}, person)
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in sorted(rows, key=lambda fact: (fact.first or date.min, fact.end_first or date.max)):
        if fact.what not in OTHERS:
            found[fact.what].append(fact)
        elif fact.target in others:
            number, words, kind = others[fact.target]
            found[fact.what].append(fact._replace(number=number, words=words, part=fact.part or kind))
    return found


def _named(ids: set[int], person: Person) -> dict[int, tuple[int, str, str]]:
    seen = Objective.objects.visible_to(person).filter(pk__in=ids) if ids else Objective.objects.none()
    return {pk: named for pk, *named in seen.values_list("pk", "number", "words", "kind__name")}  # type: ignore[misc]


def _tables(objective: Objective, person: Person) -> Iterable[tuple[Any, ...]]:
    """What hangs on an objective, table by table, in the columns of a Fact."""
    dated = (*_span("starts"), *_span("ends"))
    on = (*_span("on"), *NO_SPAN, STILL)
    nowhere = (*NO_SPAN, *NO_SPAN, STILL)
    year = ("year_starts_on", "year_starts_on", NO_TEXT)
    plans = Plan.objects.visible_to(person).filter(places__objective=objective)
    yield "owner", objective.owners.all(), "partnership_id", "partnership__name", NO_TEXT, NO_TEXT, *dated, "has_ended"
    yield "group", objective.oversight.all(), "group_id", "group__name", "part", NO_TEXT, *dated, "has_ended"
    yield "phase", objective.phases.all(), "pk", "words", NO_TEXT, NO_TEXT, *dated, STILL
    yield "wording", objective.wordings.all(), NO_NUMBER, "words", NO_TEXT, "reason", *_span("until"), *NO_SPAN, STILL
    yield (
        "decision",
        objective.decisions.all(),
        NO_NUMBER,
        NO_TEXT,
        "decision",
        "reason",
        *_span("decided"),
        *year,
        STILL,
    )
    yield "plan", plans, "pk", "title", "status", NO_TEXT, *nowhere
    yield "theme", objective.themes.all(), "pk", "name", NO_TEXT, NO_TEXT, *nowhere
    yield "later", objective.became.all(), "after_id", NO_TEXT, "how", "reason", *on
    yield "earlier", objective.came_from.all(), "objective_id", NO_TEXT, "how", "reason", *on
    yield "parent", objective.placed_under.all(), "parent_id", NO_TEXT, NO_TEXT, NO_TEXT, *nowhere
    yield "child", objective.holds.all(), "child_id", NO_TEXT, NO_TEXT, NO_TEXT, *nowhere


@dataclass
class MeasureStory:
    """A measure with its readings, earliest first, as numbers and as a line."""

    pk: int
    words: str
    unit: str
    baseline: str
    target: str
    direction: str
    source: str
    as_at: Span
    readings: list[tuple[Span, Decimal, str]] = field(default_factory=list)

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        return [(str(on), f"{value.normalize():f}", source or "Not recorded") for on, value, source in self.readings]

    @property
    def drawing(self) -> str:
        """The readings as a line, with the target across where it is a number; nothing for fewer than two."""
        if len(self.readings) < 2:
            return ""
        points = [str(on) for on, _, _ in self.readings]
        values = tuple(float(value) for _, value, _ in self.readings)
        target = _number(self.target)
        levels = [Level("Target", target)] if target is not None else []
        said = f"{len(values)} readings, from {points[0]} to {points[-1]}. The numbers follow as a table."
        return line(
            f"measure-{self.pk}", self.words, said, points=points, series=[Series("", values)], levels=levels,
            unit=self.unit, height=200,
        )  # fmt: skip


def _number(text: str) -> float | None:
    try:
        return float(Decimal(text.strip().rstrip("%").strip()))
    except InvalidOperation:
        return None


@dataclass
class OutcomeStory:
    """An outcome with its measures."""

    pk: int
    words: str
    measures: list[MeasureStory] = field(default_factory=list)


def outcomes_of(objective: Objective) -> list[OutcomeStory]:
    """The outcomes of an objective with their measures and readings, in one query."""
    rows = Outcome.objects.filter(objective=objective)
    measure = (
        "pk",
        "words",
        "unit",
        "baseline",
        "target",
        "direction",
        "source",
        "as_at_first",
        "as_at_last",
        "as_at_words",
    )
    reading = ("pk", "value", "on_first", "on_last", "on_words", "source")
    names = [f"measures__{name}" for name in measure] + [f"measures__readings__{name}" for name in reading]
    rows = rows.order_by("position", "pk", "measures__pk", "measures__readings__on_first", "measures__readings__pk")
    outcomes: dict[int, OutcomeStory] = {}
    measures: dict[int, MeasureStory] = {}
    for pk, words, *row in rows.values_list("pk", "words", *names):
        outcome = outcomes.setdefault(pk, OutcomeStory(pk, words))
        told, read = row[: len(measure)], row[len(measure) :]
        if told[0] is not None and told[0] not in measures:
            measures[told[0]] = MeasureStory(*told[:7], Span(*told[7:]))  # type: ignore[call-arg]
            outcome.measures.append(measures[told[0]])
        if read[0] is not None:
            measures[told[0]].readings.append((Span(*read[2:5]), read[1], read[5]))
    return list(outcomes.values())


def placed_under(objective: Objective, person: Person) -> list[PlannedAction]:
    """The actions under an objective that the reader may see, each with its leads and what it changed, which are
    seen with it; the newest year first."""
    seen = Action.objects.visible_to(person).filter(planned__objective=objective)
    leads = Line.objects.current().filter(capacity=Line.Capacity.LEAD)
    leads = leads.select_related(*BODIES).only(*NAMED).order_by("pk")
    impacts = Impact.objects.exclude(state=Impact.State.SENT_BACK).order_by("pk")
    rows = PlannedAction.objects.filter(objective=objective, action__in=seen).select_related("action")
    rows = rows.prefetch_related(
        Prefetch("action__lines", leads, to_attr="leading"), Prefetch("action__impact_set", impacts, to_attr="shown")
    )
    return list(rows.order_by(F("year_starts_on").desc(nulls_last=True), "position", "pk"))


@dataclass(frozen=True)
class Moment:
    """One moment in the life of an objective: a sentence, perhaps the objective it leads to, and when."""

    day: date
    when: str
    sentence: str
    target: int = 0
    words: str = ""


def _decided(fact: Fact) -> str:
    return REFRESH[fact.part].words


def _moments(facts: dict[str, list[Fact]], objective: Objective) -> Iterable[Moment]:
    for fact in facts["decision"]:
        if fact.end_first:
            said = f"{_decided(fact)}{f': {fact.reason}' if fact.reason else ''}"
            yield Moment(fact.end_first, f"For {months_from(fact.end_first, 12).short()}", said)
    for fact in facts["wording"]:
        reason = f" ({fact.reason})" if fact.reason else ""
        yield Moment(
            fact.last or date.min,
            f"Until {fact.starts}" if fact.starts else "Day not known",
            f"Was worded “{fact.words}”{reason}",
        )
    for fact in facts["later"]:
        yield Moment(
            fact.last or date.min, str(fact.starts), str(Lineage.How(fact.part).label), fact.target, fact.words
        )
    for fact in facts["earlier"]:
        yield Moment(fact.last or date.min, str(fact.starts), BEFORE[fact.part], fact.target, fact.words)
    if objective.starts:
        yield Moment(objective.starts.first or date.min, str(objective.starts), "Begins")
    if objective.ends:
        yield Moment(objective.ends.last or date.max, str(objective.ends), "Ends")


@dataclass
class Story:
    """The page of an objective, in the order in which it is told."""

    objective: Objective
    facts: dict[str, list[Fact]]
    outcomes: list[OutcomeStory]
    placed: list[PlannedAction]

    def of(self, part: str) -> list[tuple[str, list[PlannedAction]]]:
        """The actions that stand under it as this, year by year in words."""
        years: dict[str, list[PlannedAction]] = defaultdict(list)
        for each in self.placed:
            if each.part == part:
                day = each.year_starts_on
                years[months_from(day, 12).short() if day else "In no year in particular"].append(each)
        return list(years.items())

    @property
    def taken(self) -> list[tuple[str, list[PlannedAction]]]:
        return self.of(PlannedAction.Part.TAKEN)

    @property
    def development(self) -> list[tuple[str, list[PlannedAction]]]:
        return self.of(PlannedAction.Part.DEVELOPMENT)

    @property
    def proposed(self) -> list[tuple[str, list[PlannedAction]]]:
        return self.of(PlannedAction.Part.PROPOSED)

    @property
    def owners(self) -> str:
        """Who owns it now, in words."""
        return joined([fact.words for fact in self.facts["owner"] if not fact.has_ended])

    @property
    def overseers(self) -> str:
        """The groups that oversee it now, in words."""
        over = [fact for fact in self.facts["group"] if fact.part == "oversees" and not fact.has_ended]
        return joined([fact.words for fact in over])

    @property
    def years(self) -> list[Moment]:
        """Its lineage and what was decided of it, as a line of years, the newest first."""
        return sorted(_moments(self.facts, self.objective), key=lambda moment: moment.day, reverse=True)

    @property
    def setbacks(self) -> list[str]:
        """The years for which it was paused, given up or replaced, with the reasons."""
        stopped = [fact for fact in self.facts["decision"] if fact.part in ("pause", "stand down")]
        return [
            f"{_decided(fact)} for the year from {uk_date(fact.end_first)}: {fact.reason}"
            for fact in stopped
            if fact.end_first
        ]

    @property
    def actions(self) -> list[Action]:
        """Every action under it, once."""
        return list({each.action_id: each.action for each in self.placed}.values())

    @property
    def impacts(self) -> list[Impact]:
        return [impact for action in self.actions for impact in action.shown]  # type: ignore[attr-defined]

    @property
    def in_the_way(self) -> list[Action]:
        """The actions that were blocked, paused, given up or late more than once."""
        return [each for each in self.actions if each.status in ("blocked", "paused", "stood down") or each.slips]

    @property
    def parts(self) -> list[tuple[str, int]]:
        """The actions by state, for the bar; what is only proposed is left out."""
        done = {each.action_id: each.action for each in self.placed if each.part != PlannedAction.Part.PROPOSED}
        counts = Counter(action.status for action in done.values())
        return [(str(label), counts[value]) for value, label in Action.Status.choices if value in counts]


def story_of(objective: Objective, person: Person) -> Story:
    """Gather the page of an objective the reader may see; five queries, whatever hangs on it."""
    return Story(objective, facts_of(objective, person), outcomes_of(objective), placed_under(objective, person))
