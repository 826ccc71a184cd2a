"""Adding, changing and answering recommendations, and tying them to the actions that answer them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldthread.actions.models import Action, Recommendation, RecommendedAction, Source
from goldthread.actions.operations.marks import refresh_marks, refresh_recommendations
from goldthread.actions.operations.numbers import new_record, retheme
from goldthread.actions.operations.sources import add_source
from goldthread.actions.operations.stale import checked_texts
from goldthread.kit.references import reference
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Circle, Group, Partnership, Person, Theme
from goldthread.trail.lock import bump, locked
from goldthread.trail.operation import changes, note, nothing_changed, operation, values_of
from goldthread.trail.rows import reread

KEPT = ("words", "source", "number_in_source", "repeats", "circle", "circle_group")


@operation
def add_recommendation(
    *,
    partnership: Partnership,
    words: str,
    source: Source | None = None,
    new_source: dict[str, Any] | None = None,
    number_in_source: str = "",
    repeats: Recommendation | None = None,
    themes: Iterable[Theme] = (),
    circle: str = Circle.PARTNERSHIP,
    circle_group: Group | None = None,
    key: str = "",
    by: Person | None,
    on: date,
) -> Recommendation:
    """Record what a source says should change, in its own words and numbering; a source that is not yet recorded may
    be added in the same step, and has the readers of the recommendation."""
    if source and new_source:
        raise Refusal("Choose a source from the list, or describe a new one, but not both.", "source")
    if new_source:
        readers = {"circle": circle, "circle_group": circle_group}
        source = add_source(partnership=partnership, by=by, on=on, **readers | new_source)
    recommendation = new_record(
        Recommendation, partnership, key, words=words, source=source, number_in_source=number_in_source,
        repeats=repeats, circle=circle, circle_group=circle_group,
    )  # fmt: skip
    recommendation.themes.set(themes)
    note(recommendation, after=values_of(recommendation, KEPT), says="added the recommendation")
    return recommendation


@operation
def change_recommendation(
    *,
    recommendation: Recommendation,
    version: int | None,
    themes: Iterable[Theme] | None = None,
    by: Person | None,
    on: date,
    **values: Any,
) -> Recommendation:
    """Change a recommendation's words, source or numbering."""
    row = reread(recommendation, version, values)
    before, after = changes(row, values)
    row.save()
    if themes is not None:
        before["themes"], after["themes"] = retheme(row, themes)
    note(row, before, after, says="changed the recommendation")
    return row


@operation
def answer_recommendation(
    *, recommendation: Recommendation, step: str, reason: str = "", version: int | None, by: Person | None, on: date
) -> Recommendation:
    """Take a step with a recommendation: accept it, in part or not at all, mark it as carried out, open it again."""
    row = reread(recommendation, version, {"reason": reason})
    was = {"status": row.status, "reason": row.reason}
    if "reason" in row.LIFECYCLE.take(step, row).asks and not reason.strip():
        raise Refusal("Give the reason, so that it can be read later.", "reason")
    row.reason = reason.strip()
    row.save()
    now = {"status": row.status, "reason": row.reason}
    note(row, was, now, says=f"{step}: {row.reason}" if row.reason else step)
    return row


@operation
def set_answers(
    *, action: Action, recommendations: Iterable[Recommendation], version: int | None, by: Person | None, on: date
) -> Action:
    """Say which recommendations an action answers, of those the person may see; ties they may not see are kept."""
    row, wanted = locked(Action.objects.all(), action.pk), list(recommendations)
    visible = Recommendation.objects.visible_to(by) if by else Recommendation.objects.all()
    ties = RecommendedAction.objects.filter(action=row)
    before = set(ties.filter(recommendation__in=visible).values_list("recommendation", flat=True))
    after = {each.pk for each in wanted}
    stand = {"answers": _references(visible.filter(pk__in=before))}
    checked_texts(row, version, stand, {"answers": _references(wanted)})
    if before == after:
        nothing_changed()
        return row
    ties.filter(recommendation__in=before - after).delete()
    RecommendedAction.objects.bulk_create(
        RecommendedAction(action=row, recommendation_id=pk) for pk in sorted(after - before)
    )
    bump(row)
    row.save()
    refresh_marks([row.pk])
    refresh_recommendations(before | after)
    note(row, {"answers": before}, {"answers": after}, says="changed which recommendations it answers")
    return row


def _references(recommendations: Iterable[Recommendation]) -> list[str]:
    return [reference(each) for each in recommendations] or ["No recommendation"]
