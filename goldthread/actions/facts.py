"""What this chapter offers the report: actions, impact, recommendations and sources of a period, as plain facts."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from goldthread.actions.as_at import AsAt, lines_on
from goldthread.actions.as_at import as_at as stood_as_at
from goldthread.actions.models import Action, Impact, Line, Progress, Recommendation, Source
from goldthread.actions.models.told import told_how
from goldthread.actions.queries import BODY_NAMES, of_partnership
from goldthread.actions.rules import is_late
from goldthread.kit.library import library
from goldthread.kit.periods import Period, Span
from goldthread.kit.references import reference
from goldthread.partners.models import WIDE, Partnership

OPEN_TO_PRINT = WIDE
NAMED = ("number", "words")  # what an action is named by: a report names thousands, and shows no more of them
UNDONE = ("proposed", "agreed", "under way", "blocked", "claimed", "paused")
IN_HAND = ("proposed", "accepted", "partly")
NOT_PUBLISHED = "A source that is not published"


@dataclass(frozen=True)
class Ref:
    """A record by kind, id and reference, as figures and footnotes name it."""

    kind: str
    pk: int
    reference: str
    words: str = ""
    href: str = ""


@dataclass(frozen=True)
class ImpactFact:
    """What is different for children because of an action, and how that is known."""

    pk: int
    words: str
    strength: str
    strength_words: str
    state: str
    source: str = ""
    baseline: str = ""
    change: str = ""
    dated: Span = field(default_factory=Span)


@dataclass(frozen=True)
class ActionFact:
    """An action as it stood on the report's day: its state, due date and leads, and what it had made different."""

    ref: Ref
    words: str
    status: str
    status_words: str
    reason: str = ""
    leads: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    due: Span = field(default_factory=Span)
    done: Span = field(default_factory=Span)
    slips: int = 0
    heard_on: date | None = None
    is_late: bool = False
    has_evidence: bool = False
    progress: str = ""
    told: str = ""
    impacts: tuple[ImpactFact, ...] = ()
    is_printed: bool = True

    @property
    def is_done(self) -> bool:
        return self.status == "done"

    @property
    def is_open(self) -> bool:
        return self.status in ("agreed", "under way", "blocked", "claimed")

    @property
    def has_impact(self) -> bool:
        return bool(self.impacts)


@dataclass(frozen=True)
class SourceFact:
    """What said that something should change."""

    ref: Ref
    kind: str
    title: str
    said_by: str = ""
    dated: Span = field(default_factory=Span)
    link: str = ""
    is_printed: bool = True


@dataclass(frozen=True)
class RecommendationFact:
    """A recommendation with its source, the answer to it, and the actions that carry it out."""

    ref: Ref
    words: str
    source: str
    status: str
    status_words: str
    source_kind: str = ""
    said_by: str = ""
    dated: Span = field(default_factory=Span)
    number_in_source: str = ""
    reason: str = ""
    actions: tuple[ActionFact, ...] = ()
    is_printed: bool = True


@dataclass(frozen=True)
class ActionsFacts:
    """The golden thread of a period."""

    actions: tuple[ActionFact, ...] = ()
    recommendations: tuple[RecommendationFact, ...] = ()
    sources: tuple[SourceFact, ...] = ()


def for_period(
    partnership: Partnership, period: Period, as_at: date, also: Iterable[int] = (), told_until: date | None = None
) -> ActionsFacts:
    """Return the actions and recommendations of a period and the sources behind them: what was done, due, begun or
    heard of in it, what was still to do, and the actions (`also`) that a chapter above places in it. The whole record
    counts, as it stood on `as_at` (see `as_at.py`). What may not be printed says so. Progress is the latest told by the
    period's end, or by `told_until`."""
    then = stood_as_at(as_at)
    mine = of_partnership(Action.objects.all(), partnership)
    chosen = set(mine.filter(in_period(period, then)).values_list("pk", flat=True)) | set(also)
    recommendations = [then.put_back_answer(each) for each in _recommendations(partnership, period, chosen, then)]
    answering = {link.action_id for each in recommendations for link in each.answers.all()}
    rows = Action.objects.filter(pk__in=chosen | answering).order_by("number")
    beside = _beside(chosen | answering, told_until or period.end, as_at)
    facts = {row.pk: _action(then.put_back(row), beside, as_at) for row in rows}
    return ActionsFacts(
        actions=tuple(fact for pk, fact in facts.items() if pk in chosen),
        recommendations=tuple(_recommendation(each, facts) for each in recommendations),
        sources=tuple({each.source.pk: _source(each.source) for each in recommendations if each.source}.values()),
    )


def in_period(period: Period, then: AsAt) -> Q:
    """Return the condition that an action belongs to a period, by its own dates. What was undone then belongs to it,
    unless it was recorded only afterwards and no day of its own lies in it."""
    touches = Q(heard_on__range=(period.start, period.end))
    for name in ("done", "due", "started"):
        touches |= Q(**{f"{name}_first__lte": period.end, f"{name}_last__gte": period.start})
    known = Q(added_on__isnull=True) | Q(added_on__lte=max(period.end, then.day))
    begun = Q(started_first__isnull=True) & known | Q(started_first__lte=period.end)
    return touches | ((Q(status__in=UNDONE) | Q(pk__in=then.were(UNDONE))) & begun)


def _recommendations(partnership: Partnership, period: Period, chosen: set[int], then: AsAt) -> QuerySet:
    dated = Q(source__dated_first__lte=period.end, source__dated_last__gte=period.start)
    in_hand = (Q(status__in=IN_HAND) | Q(pk__in=then.answered(IN_HAND))) & (
        Q(source__dated_first__isnull=True) | Q(source__dated_first__lte=period.end)
    )
    found = Recommendation.objects.filter(dated | in_hand | Q(actions__in=chosen), home=partnership).distinct()
    return found.select_related("source").prefetch_related("answers").order_by("source", "number_in_source", "number")


def different_by(day: date) -> QuerySet:
    """Return what is told to be different for children on a day: it was not sent back, and is dated no later or not at
    all. The day on which it was entered does not matter, for a report is written after its period."""
    dated = Q(dated_first__isnull=True) | Q(dated_first__lte=day)
    return Impact.objects.filter(dated).exclude(state=Impact.State.SENT_BACK)


@dataclass
class _Beside:
    """What hangs on actions, by the action: read as bare values where a report of ten years has thousands of them."""

    leads: dict[int, list[str]]
    others: dict[int, list[str]]
    said: dict[int, tuple[str, str, date | None]]
    impacts: dict[int, list[ImpactFact]]


def _beside(pks: set[int], told_until: date, as_at: date) -> _Beside:
    found = _Beside(defaultdict(list), defaultdict(list), {}, defaultdict(list))
    lines = lines_on(as_at).filter(action__in=pks).order_by("pk")
    for pk, capacity, *names in lines.values_list("action", "capacity", *BODY_NAMES):
        of_kind = found.leads if capacity == Line.Capacity.LEAD else found.others
        of_kind[pk].append(next(filter(None, names), ""))
    said = Progress.objects.filter(action__in=pks, entered_on__lte=told_until).order_by("entered_on", "pk")
    found.said = {pk: told for pk, *told in said.values_list("action", "words", "told_by", "told_on")}  # type: ignore[misc]
    for impact in different_by(as_at).filter(action__in=pks).order_by("pk"):
        found.impacts[impact.action_id].append(_impact(impact))
    return found


def _action(row: Action, beside: _Beside, as_at: date) -> ActionFact:
    words, told_by, told_on = beside.said.get(row.pk, ("", "", None))
    return ActionFact(
        ref=ref_of(row),
        words=row.words,
        status=row.status,
        status_words=str(row.get_status_display()),
        reason=row.reason,
        leads=tuple(beside.leads[row.pk]),
        others=tuple(beside.others[row.pk]),
        due=row.due,
        done=row.done,
        slips=row.slips,
        heard_on=row.heard_on,
        is_late=is_late.holds(row, as_at),
        has_evidence=row.evidenced_on is not None,
        progress=words,
        told=told_how(told_by, told_on) if words else "",
        impacts=tuple(beside.impacts[row.pk]),
        is_printed=row.circle in OPEN_TO_PRINT,
    )


def _impact(row: Impact) -> ImpactFact:
    return ImpactFact(
        pk=row.pk,
        words=row.words,
        strength=row.strength,
        strength_words=str(row.get_strength_display()),
        state=row.state,
        source=row.source,
        baseline=row.baseline,
        change=row.change,
        dated=row.dated,
    )


def _recommendation(row: Recommendation, facts: dict[int, ActionFact]) -> RecommendationFact:
    source = row.source if row.source and row.source.circle in OPEN_TO_PRINT else None
    return RecommendationFact(
        ref=ref_of(row),
        words=row.words,
        source=source.title if source else NOT_PUBLISHED if row.source else "",
        status=row.status,
        status_words=str(row.get_status_display()),
        source_kind=_kind(source.kind) if source else "",
        said_by=source.said_by if source else "",
        dated=source.dated if source else Span(),
        number_in_source=row.number_in_source if source else "",
        reason=row.reason,
        actions=tuple(facts[link.action_id] for link in row.answers.all()),
        is_printed=row.circle in OPEN_TO_PRINT,
    )


def _source(row: Source) -> SourceFact:
    return SourceFact(
        ref=ref_of(row),
        kind=_kind(row.kind),
        title=row.title,
        said_by=row.said_by,
        dated=row.dated,
        link=row.link,
        is_printed=row.circle in OPEN_TO_PRINT,
    )


def _kind(key: str) -> str:
    kind = library().source_kinds.get(key)
    return kind.name if kind else key


def ref_of(row: Any) -> Ref:
    """Return how a numbered record is named, in its own words, and where its page is."""
    return Ref(row._meta.model_name, row.pk, reference(row), str(row), row.get_absolute_url())
