"""What this chapter offers the report: challenges of a period as they stood, and practitioners' escalations counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse

from goldthread.actions.facts import NAMED, Ref, ref_of
from goldthread.actions.models import Action, Evidence
from goldthread.challenges.models import Challenge, Disagreements
from goldthread.challenges.queries import disagreements_in, for_list, raised_in
from goldthread.kit.periods import Period, Span
from goldthread.partners.models import WIDE, Partnership


@dataclass(frozen=True)
class ChallengeFact:
    """A challenge as it stood on the report's day; what came later is not told yet."""

    ref: Ref
    kind: str
    words: str
    to: str
    raiser: str
    raised: Span
    state: str
    verdict: str = ""
    answer: str = ""
    answered_on: date | None = None
    days_late: int = 0
    is_overdue: bool = False
    times: int = 1
    stage: int = 0
    outcome: str = ""
    changed: str = ""
    changed_on: date | None = None
    evidence: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    closed_on: date | None = None
    is_raised_in_period: bool = True
    is_printed: bool = True

    @property
    def is_challenge(self) -> bool:
        return self.kind == Challenge.Kind.CHALLENGE

    @property
    def is_answered(self) -> bool:
        return bool(self.verdict)


@dataclass(frozen=True)
class DisagreementFact:
    """Practitioners' escalations of one type, stage and outcome, counted."""

    pk: int
    period: Period
    kind: str
    stage: str
    outcome: str
    count: int
    learning: str = ""
    is_printed: bool = True


@dataclass(frozen=True)
class ChallengesFacts:
    """Challenge in a period: what was raised or still open in it, and what practitioners escalated."""

    challenges: tuple[ChallengeFact, ...] = ()
    disagreements: tuple[DisagreementFact, ...] = ()
    page: str = ""

    def of(self, test: str) -> tuple[ChallengeFact, ...]:
        """The challenges, apart from effective practice, that came to one outcome; empty is one not recorded."""
        return tuple(each for each in self.challenges if each.is_challenge and each.outcome == test)

    @property
    def asked(self) -> tuple[ChallengeFact, ...]:
        """The challenges, apart from effective practice."""
        return tuple(each for each in self.challenges if each.is_challenge)

    @property
    def practice(self) -> tuple[ChallengeFact, ...]:
        return tuple(each for each in self.challenges if not each.is_challenge)


def for_period(partnership: Partnership, period: Period, as_at: date) -> ChallengesFacts:
    """Return the challenges that were raised in a period, or before it and still open, answered, changed or closed in
    it, as they stood on a day; and the counts of practitioners' escalations whose period ends in it."""
    rows = _with_parts(Challenge.objects.filter(of_period(period), home=partnership).exclude(status="withdrawn"))
    counts = disagreements_in(partnership, period).order_by("kind", "stage", "outcome", "pk")
    return ChallengesFacts(
        tuple(_fact(row, period, as_at) for row in rows),
        tuple(_count(row) for row in counts),
        reverse("challenges:challenges"),
    )


def of_period(period: Period) -> Q:
    """Return the condition that a challenge belongs to a period."""
    touched = Q(closed_on__range=(period.start, period.end)) | Q(changed_on__range=(period.start, period.end))
    answered = Q(answers__on__range=(period.start, period.end))
    begun = Q(raised_first=None) | Q(raised_first__lte=period.end)
    still_open = begun & (Q(closed_on=None) | Q(closed_on__gt=period.end))
    return raised_in(period) | touched | answered | still_open


def _with_parts(rows: QuerySet) -> QuerySet:
    shown = Prefetch("shown_by__evidence", Evidence.objects.only("number", "title", "circle"))
    followed = Prefetch("followed__action", Action.objects.only(*NAMED, "circle"))
    parts = ("answers", shown, followed, "escalations", "raisings")
    return for_list(rows.distinct()).prefetch_related(*parts).order_by("raised_first", "number")


def _fact(row: Challenge, period: Period, as_at: date) -> ChallengeFact:
    answers = [each for each in row.answers.all() if each.on <= as_at]
    last, is_closed = (answers[-1] if answers else None), _by(row.closed_on, as_at)
    is_told = bool(row.outcome) and (row.changed_on is None or row.changed_on <= as_at)
    wide = [use.evidence for use in row.shown_by.all() if use.evidence.circle in WIDE]
    following = [tie.action for tie in row.followed.all() if tie.action.circle in WIDE]
    return ChallengeFact(
        ref=ref_of(row), kind=row.kind, words=row.words, to=str(row.body), raiser=row.raiser, raised=row.raised,
        state="closed" if is_closed else "answered" if last else "raised",
        verdict=str(last.get_verdict_display()) if last else "", answer=last.words if last else "",
        answered_on=last.on if last else None, days_late=max((each.days_late for each in answers), default=0),
        is_overdue=not answers and bool(row.answer_due_on and row.answer_due_on < as_at),
        times=1 + sum(each.on <= as_at for each in row.raisings.all()),
        stage=max((each.stage for each in row.escalations.all() if each.on <= as_at), default=0),
        outcome=row.outcome if is_told else "", changed=row.changed if is_told else "",
        changed_on=row.changed_on if is_told else None, evidence=tuple(_named(wide)), actions=tuple(_named(following)),
        closed_on=row.closed_on if is_closed else None, is_raised_in_period=_raised_in(row.raised, period),
        is_printed=row.circle in WIDE,
    )  # fmt: skip


def _by(day: date | None, as_at: date) -> bool:
    return day is not None and day <= as_at


def _raised_in(raised: Span, period: Period) -> bool:
    return raised.first is not None and raised.last is not None and period.overlaps(raised.first, raised.last)


def _named(records: Iterable[object]) -> list[str]:
    return [f"{ref.reference}: {ref.words}" for ref in map(ref_of, records)]


def _count(row: Disagreements) -> DisagreementFact:
    return DisagreementFact(
        row.pk, Period(row.starts_on, row.ends_on), row.kind_words, row.stage_words, row.outcome_words, row.count,
        row.learning, row.circle in WIDE,
    )  # fmt: skip
