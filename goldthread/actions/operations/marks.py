"""Marks: the stored columns that lists, ratings and gaps read, worked out again from what they are made of."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any

from django.apps import apps
from django.db.models import Exists, Max, Min, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from goldthread.actions.models import (
    Action,
    Claim,
    Evidence,
    EvidenceFile,
    EvidenceUse,
    Impact,
    Line,
    Progress,
    Recommendation,
)
from goldthread.actions.operations.vacancy import vacant_from
from goldthread.actions.undated import undated_lines, undated_slips

AT_ONCE = 500
MARKS = (
    "has_lead",
    "lead_vacant_from",
    "has_source",
    "heard_on",
    "evidenced_on",
    "impact_on",
    "waiting_since",
    "is_change_undated",
)
SAID_ON = Coalesce("told_on", "entered_on")


def refresh_marks(action_ids: Iterable[int]) -> None:
    """Work out the marks of these actions and of their lines again. Every operation that touches what they are made
    of calls this, and so does whoever writes in bulk."""
    for chunk in _in_chunks(action_ids):
        actions = list(Action.objects.filter(pk__in=chunk))
        changed: dict[tuple[str, ...], list[Action]] = {}
        for action, marks in zip(actions, marks_for(actions), strict=True):
            names = tuple(name for name in MARKS if getattr(action, name) != marks[name])
            changed.setdefault(names, []).append(action)
            for name in names:
                setattr(action, name, marks[name])
        for names, some in changed.items():
            if names:
                Action.objects.bulk_update(some, names)
        _refresh_lines(chunk)


def marks_for(actions: list[Action]) -> list[dict[str, Any]]:
    """Return the marks that actions should carry, in their order, without writing them."""
    ids = [action.pk for action in actions]
    leads = list(
        Line.objects.current()
        .filter(action__in=ids, capacity=Line.Capacity.LEAD)
        .select_related("action", "seat", "group", "partnership")
    )
    led, vacant, tied = {line.action_id for line in leads}, vacant_from(leads), _tied(Action, "ARISES_FROM", ids)
    heard, evidenced, impact, waiting = _heard("action", ids), _evidenced(ids), _different(ids), _waiting(ids)
    undated = _undated(ids)
    return [
        {
            "has_lead": pk in led,
            "lead_vacant_from": vacant.get(pk),
            "has_source": pk in tied,
            "heard_on": heard.get(pk),
            "evidenced_on": evidenced.get(pk),
            "impact_on": impact.get(pk),
            "waiting_since": waiting.get(pk),
            "is_change_undated": pk in undated,
        }
        for pk in ids
    ]


def refresh_recommendations(recommendation_ids: Iterable[int]) -> None:
    """Note for these recommendations whether an action, or anything above, answers them."""
    for chunk in _in_chunks(recommendation_ids):
        answered = _tied(Recommendation, "ANSWERED_BY", chunk)
        Recommendation.objects.filter(pk__in=answered).update(has_action=True)
        Recommendation.objects.filter(pk__in=set(chunk) - answered).update(has_action=False)


def links_to(model: type[Model], mark: str) -> Iterator[tuple[type[Model], str, str]]:
    """Yield every link model that declares, under a mark, what it ties to a model: the link, its column here, and the
    column of the other end. A chapter above ties its own records by declaring it, and this one never learns of it."""
    for candidate in apps.get_models():
        other = getattr(candidate, mark, "")
        for field in candidate._meta.concrete_fields if other else ():
            if field.remote_field and field.remote_field.model is model and field.name != other:
                yield candidate, field.name, other


def _tied(model: type[Model], mark: str, ids: list[int]) -> set[int]:
    """Those of a model that any link ties to something; one query, however many chapters declare a link."""
    first, *others = [
        link._default_manager.filter(**{f"{column}__in": ids}).order_by().values_list(column)
        for link, column, _ in links_to(model, mark)
    ]
    return {number for (number,) in first.union(*others)}


def _days(rows: QuerySet, by: str, worth: Any) -> dict[int, date]:
    return dict(rows.order_by().values_list(by).annotate(day=worth))


def _heard(by: str, ids: list[int]) -> dict[int, date]:
    latest: dict[int, date] = {}
    for model in (Progress, Claim, Impact):
        rows = model.objects.filter(**{f"{by}__in": ids})  # type: ignore[attr-defined]
        for pk, day in _days(rows, by, Max(SAID_ON)).items():
            latest[pk] = max(day, latest.get(pk, day))
    return latest


def _evidenced(ids: list[int]) -> dict[int, date]:
    """The last day of what shows that actions were done; a file that is refused, held back or erased shows nothing."""
    good = EvidenceFile.objects.filter(evidence=OuterRef("evidence"), file__state__in=("waiting", "checked"))
    shows = ~Q(evidence__kind=Evidence.Kind.FILE) | Exists(good)
    uses = EvidenceUse.objects.filter(shows, action__in=ids).exclude(claim__state=Claim.State.SENT_BACK)
    return _days(uses, "action", Max(Coalesce("evidence__dated_last", "evidence__entered_on")))


def _different(ids: list[int]) -> dict[int, date]:
    told = Impact.objects.filter(action__in=ids).exclude(state=Impact.State.SENT_BACK)
    return _days(told, "action", Max(Coalesce("dated_last", "told_on", "entered_on")))


def _waiting(ids: list[int]) -> dict[int, date]:
    return _days(Claim.objects.filter(action__in=ids, state=Claim.State.WAITING), "action", Min("entered_on"))


def _undated(ids: list[int]) -> set[int]:
    found = [rows.order_by().values_list("action") for rows in (undated_lines(ids), undated_slips(ids))]
    return {number for (number,) in found[0].union(*found[1:])}


def _refresh_lines(action_ids: list[int]) -> None:
    lines = list(Line.objects.filter(action__in=action_ids))
    heard = _heard("line", [line.pk for line in lines])
    changed = [line for line in lines if line.heard_on != heard.get(line.pk)]
    for line in changed:
        line.heard_on = heard.get(line.pk)
    Line.objects.bulk_update(changed, ["heard_on"])


def _in_chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(sorted(set(ids)))
    while chunk := list(islice(rest, AT_ONCE)):
        yield chunk
