"""Recording what scrutiny found, and what follows from it: a recommendation, a challenge, actions."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldthread.actions.models import Action, Recommendation
from goldthread.actions.operations import add_action, add_recommendation
from goldthread.actions.operations.numbers import new_record, retheme
from goldthread.challenges.models import Challenge
from goldthread.challenges.operations import raise_challenge
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.references import reference
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.partners.models import Agency, Circle, Group, Partnership, Person, Theme
from goldthread.scrutiny.models import Activity, Finding, FindingAction
from goldthread.trail.operation import changes, note, operation, values_of
from goldthread.trail.rows import reread, stored

KEPT = (
    "kind",
    "words",
    "activity",
    "found",
    "agency",
    "group",
    "challenge",
    "recommendation",
    "circle",
    "circle_group",
)
HAS_ONE = "A recommendation follows from it already."
CHALLENGED = "A challenge came of it already."


@operation
def add_finding(
    *,
    partnership: Partnership,
    kind: str,
    words: str,
    activity: Activity | None = None,
    found: Span = NOT_KNOWN,
    agency: Agency | None = None,
    group: Group | None = None,
    challenge: Challenge | None = None,
    recommendation: Recommendation | None = None,
    actions: Iterable[Action] = (),
    themes: Iterable[Theme] = (),
    circle: str = Circle.PARTNERSHIP,
    circle_group: Group | None = None,
    key: str = "",
    by: Person | None,
    on: date,
) -> Finding:
    """Record what scrutiny found: a strength, something to improve or a concern, and what it is tied to. Without a date
    it was found when its activity was, else today."""
    when = found or (activity.done if activity else NOT_KNOWN) or Span.day(on)
    finding = new_record(
        Finding, partnership, key, kind=kind, words=words, activity=activity, agency=agency, group=group,
        challenge=challenge, recommendation=recommendation, circle=circle, circle_group=circle_group,
        **columns("found", when),
    )  # fmt: skip
    finding.themes.set(themes)
    _tie(finding, actions)
    note(finding, after=values_of(finding, KEPT), says="recorded the finding")
    return finding


@operation
def change_finding(
    *,
    finding: Finding,
    version: int | None,
    themes: Iterable[Theme] | None = None,
    actions: Iterable[Action] | None = None,
    by: Person,
    on: date,
    **values: Any,
) -> Finding:
    """Change a finding, or what it is tied to; ties to actions that the author may not see are kept."""
    row = reread(finding, version, values)
    before, after = changes(row, values)
    stored(row)
    if themes is not None:
        before["themes"], after["themes"] = retheme(row, themes)
    if actions is not None:
        wanted = {each.pk for each in actions}
        seen = Action.objects.visible_to(by).exclude(pk__in=wanted)
        before["actions"] = sorted(row.followed.values_list("action__number", flat=True))
        row.followed.filter(action__in=seen).delete()
        _tie(row, actions)
        after["actions"] = sorted(row.followed.values_list("action__number", flat=True))
    note(row, before, after, says="changed the finding")
    return row


@operation
def add_following_action(*, finding: Finding, by: Person, on: date, **values: Any) -> Action:
    """Add an action that follows from a finding, read by no more people than the finding is."""
    readers = {"circle": finding.circle, "circle_group": finding.circle_group}
    action = add_action(partnership=finding.home, by=by, on=on, **readers | values)
    _tie(finding, [action])
    note(finding, after={"action": action.number}, says=f"added an action that follows: {action.words}")
    return action


@operation
def ask_from_finding(*, finding: Finding, words: str, by: Person, on: date) -> Recommendation:
    """Recommend what should change because of a finding. Its source is the scrutiny itself, so that it stands in the
    thread like any other recommendation."""
    row: Any = reread(finding, finding.version)
    if row.recommendation_id:
        raise Refusal(HAS_ONE)
    row.recommendation = add_recommendation(
        partnership=row.home, words=words, circle=row.circle, circle_group=row.circle_group, themes=row.themes.all(),
        new_source={"kind": "scrutiny", "title": f"Independent scrutiny, {row.REFERENCE}-{row.number}",
                    "said_by": "Independent scrutineer", "dated": row.found},
        by=by, on=on,
    )  # fmt: skip
    row.save()
    note(row, after={"recommendation": row.recommendation.number}, says="recommended what should change")
    return row.recommendation  # type: ignore[no-any-return]


@operation
def challenge_from_finding(*, finding: Finding, by: Person, on: date, **values: Any) -> Challenge:
    """Raise a challenge because of a finding, and tie the two, so that each page names the other."""
    row: Any = reread(finding, finding.version)
    if row.challenge_id:
        raise Refusal(CHALLENGED)
    row.challenge = raise_challenge(partnership=row.home, by=by, on=on, **values)
    row.save()
    note(row, after={"challenge": row.challenge.number}, says=f"raised it as a challenge: {reference(row.challenge)}")
    return row.challenge  # type: ignore[no-any-return]


def _tie(finding: Finding, actions: Iterable[Action]) -> None:
    known = set(finding.followed.values_list("action", flat=True))
    missing = [each for each in actions if each.pk not in known]
    FindingAction.objects.bulk_create(FindingAction(finding=finding, action=each) for each in missing)
