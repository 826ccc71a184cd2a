"""Saying where a statement of vision stands in a year, and what shows it."""

from collections.abc import Iterable
from datetime import date

from goldthread.actions.models import Evidence
from goldthread.kit.periods import reporting_year
from goldthread.kit.references import reference
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Person
from goldthread.plan.models import Kind, Objective, VisionEvidence, VisionPosition
from goldthread.trail.lock import bump, checked, locked
from goldthread.trail.operation import note, operation, values_of
from goldthread.trail.rows import stored

KEPT = ("seen", "words")


@operation
def set_position(
    *,
    objective: Objective,
    year_starts_on: date,
    words: str,
    seen: str = "",
    evidence: Iterable[Evidence] = (),
    version: int | None = None,
    by: Person | None,
    on: date,
) -> VisionPosition:
    """Say, for the year in which a day falls, how far a statement of vision is so, and tie the evidence for that: of
    what the person may see; ties they may not see are kept."""
    statement = locked(Objective.objects.all(), objective.pk)
    if statement.kind.part != Kind.Part.STATEMENT:
        raise Refusal("Only a statement of vision has a position. Say what an objective made different on its actions.")
    year = reporting_year(year_starts_on, statement.home.year_start_month)
    position = VisionPosition.objects.filter(objective=statement, year_starts_on=year.start).first()
    if position is None:
        position = VisionPosition(objective=statement, year_starts_on=year.start, version=0)
    else:
        checked(position, version, {"words": words})
    was = {**values_of(position, KEPT), "evidence": _shown(position)} if position.pk else {}
    position.seen, position.words, position.agreed_on = seen, words.strip(), on
    bump(position)
    stored(position)
    _tie(position, list(evidence), by)
    now = {**values_of(position, KEPT), "evidence": _shown(position)}
    note(statement, was, now, says=f"said where it stands in {year.short()}: {position.words}")
    return position


def _tie(position: VisionPosition, evidence: list[Evidence], by: Person | None) -> None:
    seen = Evidence.objects.visible_to(by) if by else Evidence.objects.all()
    ties, wanted = VisionEvidence.objects.filter(position=position), {each.pk for each in evidence}
    ties.filter(evidence__in=seen.values("pk")).exclude(evidence__in=wanted).delete()
    held = set(ties.values_list("evidence", flat=True))
    VisionEvidence.objects.bulk_create(
        VisionEvidence(position=position, evidence_id=pk) for pk in sorted(wanted - held)
    )


def _shown(position: VisionPosition) -> list[str]:
    return [reference(each) for each in position.evidence.order_by("number")]
