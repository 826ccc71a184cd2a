"""What decisions offer the report: those of a period, the key ones in full, who was told, and what was looked at again;
each number with the decisions it was counted from."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch, Q

from goldthread.actions.facts import Ref, ref_of
from goldthread.kit.periods import Period
from goldthread.meetings.models import Decision, Told
from goldthread.partners.models import WIDE, Circle, Partnership

TAKEN = (Decision.Status.TAKEN, Decision.Status.RATIFIED, Decision.Status.SUPERSEDED)


@dataclass(frozen=True)
class DecidedFact:
    """A decision as the report tells it: what, by whom and when, why, and who knows of it."""

    ref: Ref
    words: str
    group: str
    level: str
    on: str
    reasons: str = ""
    told: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()
    carried_out: tuple[str, ...] = ()
    looked_on: date | None = None
    looked_words: str = ""


@dataclass(frozen=True)
class DecisionsFacts:
    """The decisions of a period. `key` are those that may be printed; the numbers count all but those of panels."""

    taken: tuple[Ref, ...] = ()
    key_ones: tuple[Ref, ...] = ()
    between: tuple[Ref, ...] = ()
    ratified: tuple[Ref, ...] = ()
    told: tuple[Ref, ...] = ()
    looked_at: tuple[Ref, ...] = ()
    not_taken: tuple[Ref, ...] = ()
    key: tuple[DecidedFact, ...] = field(default=())
    again: tuple[DecidedFact, ...] = field(default=())


def decisions_for(home: Partnership, period: Period, as_at: date) -> DecisionsFacts:
    """Return the decisions that were taken, looked at again or not taken in a period, as they stood on a day; two
    queries."""
    within = Q(decided_last__range=(period.start, period.end)) | Q(looked_on__range=(period.start, period.end))
    told = Told.objects.select_related("agency", "group", "seat").order_by("pk")
    rows = Decision.objects.filter(within, home=home).exclude(circle=Circle.PANEL).select_related("group")
    found = list(rows.prefetch_related(Prefetch("told", queryset=told)).order_by("decided_last", "number"))
    inside = [each for each in found if each.decided_last and period.start <= each.decided_last <= period.end]
    taken = [each for each in inside if each.status in TAKEN]
    key = [each for each in taken if each.is_key]
    between = [each for each in taken if each.how != Decision.How.MEETING]
    again = [each for each in found if each.looked_on and period.start <= each.looked_on <= min(period.end, as_at)]
    return DecisionsFacts(
        taken=_refs(taken),
        key_ones=_refs(key),
        between=_refs(between),
        ratified=_refs([each for each in between if each.ratified_at_id]),
        told=_refs([each for each in key if each.told.all() and all(row.told_on for row in each.told.all())]),
        looked_at=_refs(again),
        not_taken=_refs([each for each in inside if each.status == Decision.Status.NOT_TAKEN]),
        key=tuple(_fact(each) for each in key if each.circle in WIDE),
        again=tuple(_fact(each) for each in again if each.circle in WIDE),
    )


def _refs(rows: list[Decision]) -> tuple[Ref, ...]:
    return tuple(ref_of(each) for each in rows)


def _fact(row: Decision) -> DecidedFact:
    told = list(row.told.all())
    return DecidedFact(
        ref=ref_of(row),
        words=row.words,
        group=str(row.group or ""),
        level=str(row.get_level_display()),
        on=str(row.decided),
        reasons=row.reasons,
        told=tuple(str(each.body) for each in told if each.told_on),
        untold=tuple(str(each.body) for each in told if not each.told_on),
        carried_out=tuple(str(each.body) for each in told if each.done_on),
        looked_on=row.looked_on,
        looked_words=row.looked_words,
    )
