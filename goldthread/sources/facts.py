"""What this chapter offers the report: inspections of a period, and what was shared with other boards in it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from goldthread.actions.facts import Ref, ref_of
from goldthread.actions.models import Recommendation
from goldthread.kit.periods import Period, Span
from goldthread.partners.models import WIDE, Partnership
from goldthread.sources.models import Inspection, Sharing
from goldthread.sources.queries import with_agencies


@dataclass(frozen=True)
class InspectionFact:
    """An inspection, as it stood on the report's day."""

    ref: Ref
    title: str
    inspectorate: str
    agencies: tuple[tuple[str, str], ...] = ()
    grade: str = ""
    inspected: Span = Span()
    published_on: date | None = None
    brought_on: date | None = None
    brought_to: str = ""
    practice: str = ""
    recommendations: tuple[tuple[str, str], ...] = ()
    is_printed: bool = True


@dataclass(frozen=True)
class SharingFact:
    """Something shared with another board, as it stood on the report's day."""

    ref: Ref
    words: str
    board: str
    why: str = ""
    shared: Span = Span()
    answer: str = ""
    answered_on: date | None = None
    actions: tuple[str, ...] = ()
    is_printed: bool = True


@dataclass(frozen=True)
class SourcesFacts:
    """Inspections of a period, and work with other boards in it."""

    inspections: tuple[InspectionFact, ...] = ()
    sharings: tuple[SharingFact, ...] = ()


def for_period(partnership: Partnership, period: Period, as_at: date) -> SourcesFacts:
    """Return the inspections that were made, published or brought to the partners in a period, and those that were not
    brought by its end; and what was shared, or answered, in it."""
    inspections = with_agencies(Inspection.objects.filter(_inspected_in(period), home=partnership))
    told = _recommended([row.source_id for row in inspections])
    sharings = Sharing.objects.filter(_shared_in(period), home=partnership).prefetch_related("joint__action")
    return SourcesFacts(
        tuple(_inspection(row, told, as_at) for row in inspections.order_by("inspected_first", "number")),
        tuple(_sharing(row, as_at) for row in sharings.order_by("shared_first", "number")),
    )


def _inspected_in(period: Period) -> Q:
    within = (period.start, period.end)
    made = Q(inspected_first__lte=period.end, inspected_last__gte=period.start)
    begun = Q(inspected_first=None) | Q(inspected_first__lte=period.end)
    left = begun & (Q(brought_on=None) | Q(brought_on__gt=period.end))
    return made | Q(published_on__range=within) | Q(brought_on__range=within) | left


def _shared_in(period: Period) -> Q:
    made = Q(shared_first__lte=period.end, shared_last__gte=period.start)
    return made | Q(answered_on__range=(period.start, period.end))


def _recommended(sources: list[int]) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = {}
    rows = Recommendation.objects.filter(source__in=sources, circle__in=WIDE).order_by("number_in_source", "number")
    for row in rows:
        found.setdefault(row.source_id or 0, []).append((row.words, str(row.get_status_display())))
    return found


def _inspection(row: Inspection, told: dict[int, list[tuple[str, str]]], as_at: date) -> InspectionFact:
    is_brought = row.brought_on is not None and row.brought_on <= as_at
    return InspectionFact(
        ref=ref_of(row), title=row.title, inspectorate=row.inspectorate_words,
        agencies=tuple((str(each.agency), each.grade) for each in row.inspected_agencies.all()), grade=row.grade,
        inspected=row.inspected, published_on=row.published_on, brought_on=row.brought_on if is_brought else None,
        brought_to=row.brought_to if is_brought else "", practice=row.practice,
        recommendations=tuple(told.get(row.source_id, [])), is_printed=row.circle in WIDE,
    )  # fmt: skip


def _sharing(row: Sharing, as_at: date) -> SharingFact:
    is_answered = bool(row.answer) and (row.answered_on is None or row.answered_on <= as_at)
    joint = [tie.action for tie in row.joint.all() if tie.action.circle in WIDE]
    return SharingFact(
        ref=ref_of(row), words=row.words, board=row.board, why=row.why, shared=row.shared,
        answer=row.answer if is_answered else "", answered_on=row.answered_on if is_answered else None,
        actions=tuple(f"{ref.reference}: {ref.words}" for ref in map(ref_of, joint)), is_printed=row.circle in WIDE,
    )  # fmt: skip
