"""What lists read of a risk, worked out from its ratings and from when it is to be revisited."""

from collections.abc import Iterable

from goldthread.risks.models import Risk, Score

MARKS = (
    "current_score", "current_likelihood", "current_impact", "current_scale", "is_above_target", "has_revisit",
)  # fmt: skip


def refresh_marks(risks: Iterable[int]) -> None:
    """Work the marks of these risks out again, in three queries however many they are."""
    rows = Risk.objects.in_bulk(list(risks))
    latest: dict[tuple[int, str], Score] = {}
    for score in Score.objects.filter(risk__in=rows).order_by("rated_on", "pk"):
        latest[score.risk_id, score.which] = score
    for risk in rows.values():
        mark(risk, latest.get((risk.pk, "current")), latest.get((risk.pk, "target")))
    Risk.objects.bulk_update(rows.values(), MARKS, batch_size=500)


def mark(risk: Risk, current: Score | None, target: Score | None) -> None:
    """Set the marks of one risk from its latest ratings. Two scores on two scales are not compared."""
    risk.current_likelihood = current.likelihood if current else None
    risk.current_impact = current.impact if current else None
    risk.current_score = current.likelihood * current.impact if current else None
    risk.current_scale_id = current.scale_id if current else None
    risk.is_above_target = bool(
        current and target and current.scale_id == target.scale_id
        and current.likelihood * current.impact > target.likelihood * target.impact
    )  # fmt: skip
    risk.has_revisit = risk.revisit_from is not None and risk.revisited_on is None
