"""Rating a risk, and setting the scale on which risks are rated."""

from collections.abc import Sequence
from datetime import date

from goldthread.kit.ahead import refuse_ahead
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Partnership, Person
from goldthread.risks.models import Band, Grade, Risk, Scale, Score
from goldthread.risks.operations.marks import refresh_marks
from goldthread.risks.rules import SIDES, fault_of
from goldthread.risks.scales import matrix_from, scale_in_force
from goldthread.trail.lock import locked
from goldthread.trail.operation import note, operation
from goldthread.trail.rows import free_key, stored


@operation
def rate_risk(
    *,
    risk: Risk,
    which: str,
    likelihood: int,
    impact: int,
    rated_on: date | None = None,
    counts_controls: bool | None = None,
    reason: str = "",
    by: Person | None,
    on: date,
) -> Score:
    """Rate a risk before its controls, as it stands, or as it is meant to become, on the scale in force on the day it
    was rated. Earlier ratings stay, on the scale they were made on. Refused outside the scale."""
    row = locked(Risk.objects.all(), risk.pk)
    day = rated_on or on
    refuse_ahead(day, on, "rated_on", "It cannot be rated on a day that lies ahead.")
    scale = scale_in_force(row.home, day)
    matrix = matrix_from(scale)
    for side, value in zip(SIDES, (likelihood, impact), strict=True):
        if refused := matrix.refusal(side, value):
            raise Refusal(refused, side)
    score = stored(Score(
        risk=row, which=which, likelihood=likelihood, impact=impact, scale=scale, rated_on=day,
        counts_controls=counts_controls, reason=reason.strip(), rated_by=by,
    ))  # fmt: skip
    refresh_marks([row.pk])
    said = f"{score.get_which_display().lower()} {matrix.says(likelihood, impact)}"
    after = {"which": which, "likelihood": likelihood, "impact": impact, "rated_on": day, "reason": reason}
    note(row, after=after, says=f"rated it: {said}{f'. {reason.strip()}' if reason.strip() else ''}")
    return score


@operation
def set_scale(
    *,
    partnership: Partnership,
    starts_on: date,
    likelihood: Sequence[str],
    impact: Sequence[str],
    bands: Sequence[tuple[int, str, str]],
    key: str = "",
    by: Person | None,
    on: date,
) -> Scale:
    """Set the scale on which a partnership rates from a day: as many grades of likelihood as of impact, and bands of
    the score, each given by its lowest score. What was rated before keeps the scale it was rated on."""
    if fault := fault_of(len(likelihood), (likelihood, impact), bands):
        raise Refusal(fault)
    made = free_key(Scale.objects.filter(home=partnership), f"scale {starts_on}", key)
    scale = stored(Scale(home=partnership, key=made, starts_on=starts_on, size=len(likelihood)))
    Grade.objects.bulk_create(
        Grade(scale=scale, side=side, value=value, name=name)
        for side, names in zip(SIDES, (likelihood, impact), strict=True)
        for value, name in enumerate(names, 1)
    )
    Band.objects.bulk_create(Band(scale=scale, lowest=low, name=name, tone=tone) for low, name, tone in bands)
    after = {"starts_on": starts_on, "likelihood": likelihood, "impact": impact, "bands": bands}
    note(scale, after=after, says="set the scale on which risks are rated")
    return scale
