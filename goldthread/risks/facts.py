"""What this chapter offers the report: risks of a period as they stood at its end, and changes lived through in it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q

from goldthread.actions.facts import NAMED, OPEN_TO_PRINT, Ref, ref_of
from goldthread.actions.models import Action
from goldthread.kit.library import library
from goldthread.kit.periods import Period, Span
from goldthread.partners.models import Partnership
from goldthread.risks.models import Milestone, OutsideChange, Review, Risk, Score
from goldthread.risks.queries import OWNERS, of_partnership
from goldthread.risks.rules import Matrix
from goldthread.risks.scales import matrices


@dataclass(frozen=True)
class RiskFact:
    """A risk or an issue as the report's day found it: what it is, what is done about it, and its scores in words;
    `rate` is the current one as a number, likelihood by impact, and 0 where nobody rated it."""

    ref: Ref
    kind: str
    title: str
    consequence: str = ""
    category: str = ""
    children: str = ""
    owner: str = ""
    status: str = "open"
    status_words: str = "Open"
    reason: str = ""
    treatment: str = ""
    controls: str = ""
    score: str = ""
    rate: int = 0
    first_score: str = ""
    target: str = ""
    raised: Span = Span()
    closed_on: date | None = None
    revisit_words: str = ""
    revisit_from: date | None = None
    revisited_on: date | None = None
    national_cause: str = ""
    actions: tuple[Ref, ...] = ()
    reviews: tuple[str, ...] = ()
    is_lower: bool = False
    is_printed: bool = True


@dataclass(frozen=True)
class ChangeFact:
    """A change the partnership lived through, and what partners did about it: kind, words, whom, when, and whether
    what had to be done is."""

    ref: Ref
    kind: str
    title: str
    agency: str = ""
    edition: str = ""
    takes_effect: Span = Span()
    status_words: str = ""
    detail: str = ""
    means: str = ""
    result: str = ""
    milestones: tuple[tuple[str, str, str, Span, bool], ...] = ()
    is_printed: bool = True


@dataclass(frozen=True)
class RisksFacts:
    """The risks of a period, and the changes lived through in it."""

    risks: tuple[RiskFact, ...] = ()
    changes: tuple[ChangeFact, ...] = ()


def for_period(partnership: Partnership, period: Period, as_at: date) -> RisksFacts:
    """Return the risks that were on the register in a period, its own and those it shares, rated and reviewed up to
    `as_at`; and the changes that took effect, or that partners dealt with, in it."""
    rated = Score.objects.filter(rated_on__lte=as_at).order_by("rated_on", "pk")
    scores = rated.only("risk", "which", "scale", "likelihood", "impact")
    reviews = Review.objects.filter(on_first__lte=as_at, on_last__gte=period.start).order_by("on_first", "pk")
    actions = Action.objects.filter(circle__in=OPEN_TO_PRINT).order_by("number").only(*NAMED)
    known = Q(raised_first=None) | Q(raised_first__lte=period.end)
    still = Q(closed_on=None) | Q(closed_on__gte=period.start)
    rows = of_partnership(Risk.objects.all(), partnership).filter(known, still).select_related(*OWNERS)
    risks = list(
        rows.prefetch_related(
            Prefetch("scores", scores),
            Prefetch("reviews", reviews.select_related("presented_by")),
            Prefetch("actions", actions),
        ).order_by("number", "pk")
    )
    scales = matrices(score.scale_id for risk in risks for score in risk.scores.all())
    return RisksFacts(tuple(_risk(each, scales, as_at) for each in risks), _changes(partnership, period))


def _risk(row: Risk, scales: dict[int | None, Matrix], as_at: date) -> RiskFact:
    scores = list(row.scores.all())
    current = [each for each in scores if each.which == Score.Which.CURRENT]
    alike = [each for each in current if each.scale_id == current[-1].scale_id]
    target = [each for each in scores if each.which == Score.Which.TARGET]
    kind = library().risk_categories.get(row.category)
    return RiskFact(
        ref=ref_of(row),
        kind=row.kind,
        title=row.title,
        consequence=row.consequence,
        category=kind.name if kind else row.category,
        children=row.children,
        owner=str(row.owner or row.owner_agency or ""),
        status=row.status,
        status_words=str(row.get_status_display()),
        reason=row.reason,
        treatment=row.treatment,
        controls=row.controls,
        score=_said(current[-1:], scales),
        rate=current[-1].likelihood * current[-1].impact if current else 0,
        first_score=_said(alike[:1], scales) if len(alike) > 1 else "",
        target=_said(target[-1:], scales),
        raised=row.raised,
        closed_on=row.closed_on,
        revisit_words=row.revisit_words,
        revisit_from=row.revisit_from,
        revisited_on=row.revisited_on if row.revisited_on and row.revisited_on <= as_at else None,
        national_cause=row.national_cause,
        actions=tuple(ref_of(each) for each in row.actions.all()),
        reviews=tuple(_review(each) for each in row.reviews.all()),
        is_lower=_is_lower(alike),
        is_printed=row.circle in OPEN_TO_PRINT,
    )


def _said(scores: list[Score], scales: dict[int | None, Matrix]) -> str:
    return scales[scores[0].scale_id].says(scores[0].likelihood, scores[0].impact) if scores else ""


def _is_lower(alike: list[Score]) -> bool:
    """Whether the latest of the scores on one scale is below the first."""
    return bool(alike) and alike[-1].likelihood * alike[-1].impact < alike[0].likelihood * alike[0].impact


def _review(row: Review) -> str:
    who = str(row.presented_by or "") or row.presented_words
    return f"{row.words.rstrip('.')} (presented by the {who})" if who else row.words


def _changes(partnership: Partnership, period: Period) -> tuple[ChangeFact, ...]:
    within = {"first__lte": period.end, "last__gte": period.start}
    takes = Q(**{f"takes_effect_{name}": value for name, value in within.items()})
    dealt = Q(**{f"milestones__on_{name}": value for name, value in within.items()})
    open_still = Q(takes_effect_first=None, status__in=("proposed", "under way"))
    rows = OutsideChange.objects.filter(takes | dealt | open_still, home=partnership).distinct()
    milestones = Prefetch("milestones", Milestone.objects.order_by("on_first", "pk"))
    found = rows.select_related("agency").prefetch_related(milestones).order_by("takes_effect_first", "number")
    return tuple(_change(each) for each in found)


def _change(row: OutsideChange) -> ChangeFact:
    edition = library().editions.get(row.edition)
    return ChangeFact(
        ref=ref_of(row),
        kind=row.kind,
        title=row.title,
        agency=str(row.agency or ""),
        edition=edition.title if edition else "",
        takes_effect=row.takes_effect,
        status_words=str(row.get_status_display()),
        detail=row.detail,
        means=row.means,
        result=row.result,
        milestones=tuple((each.kind, each.words, each.whom, each.on, each.is_done) for each in row.milestones.all()),
        is_printed=row.circle in OPEN_TO_PRINT,
    )
