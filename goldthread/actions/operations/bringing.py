"""Actions that come from a spreadsheet: many made at once, and taken back at once when nobody has touched them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldthread.actions.models import Action, Line, Recommendation, RecommendedAction, Slip, Source
from goldthread.actions.operations.keeping import KEPT
from goldthread.actions.operations.leads import LEAD, SUPPORT, Body, told
from goldthread.actions.operations.marks import refresh_marks, refresh_recommendations
from goldthread.actions.operations.numbers import next_number
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.spans import columns
from goldthread.partners.models import Partnership, Person, Theme
from goldthread.trail.lock import bump, locked
from goldthread.trail.operation import Named, note, operation, values_of

AT_ONCE = 500
TAKEN = "took it away: the spreadsheet was undone"
STANDS = ("words", "own_number", "detail", "slips", "version")


@dataclass
class NewAction:
    """An action as a row of a spreadsheet tells it."""

    words: str
    own_number: str = ""
    detail: str = ""
    status: str = "agreed"
    reason: str = ""
    due: Span = NOT_KNOWN
    started: Span = NOT_KNOWN
    done: Span = NOT_KNOWN
    leads: list[Body] = field(default_factory=list)
    supporters: list[Body] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)
    themes: list[Theme] = field(default_factory=list)

    @property
    def places(self) -> list[tuple[Body, str]]:
        """Everybody once, with their capacity."""
        supporting = [body for body in self.supporters if body not in self.leads]
        return [*((body, str(LEAD)) for body in self.leads), *((body, str(SUPPORT)) for body in supporting)]


@operation
def bring_actions(
    *, partnership: Partnership, rows: Sequence[NewAction], source: str, by: Person | None, on: date
) -> list[Action]:
    """Record the actions of a spreadsheet, in its order, in the states it gives them. One that it calls done is done,
    with no evidence until somebody adds it."""
    first = next_number(Action, partnership)
    taken = set(Action.objects.filter(home=partnership).values_list("key", flat=True))
    made = Action.objects.bulk_create(
        [_action(partnership, first + place, row, taken, on) for place, row in enumerate(rows)], batch_size=AT_ONCE
    )
    pairs = list(zip(made, rows, strict=True))
    Line.objects.bulk_create(
        [_line(action, body, capacity, row) for action, row in pairs for body, capacity in row.places],
        batch_size=AT_ONCE,
    )
    Action.themes.through.objects.bulk_create(
        [Action.themes.through(action=action, theme=theme) for action, row in pairs for theme in row.themes]
    )
    answers = [(action, each.pk) for action, row in pairs for each in row.recommendations]
    RecommendedAction.objects.bulk_create(
        RecommendedAction(action=action, recommendation_id=answered) for action, answered in answers
    )
    refresh_marks([action.pk for action in made])
    refresh_recommendations({answered for _, answered in answers})
    for action, row in pairs:
        after = {**values_of(action, KEPT), **told(row.places), "answers": [each.pk for each in row.recommendations]}
        note(action, after=after, says=f"brought the action in from {source}")
    return made


def _action(home: Partnership, number: int, row: NewAction, taken: set[str], on: date) -> Action:
    key, place = f"ac-{number}", 1
    while key in taken:
        place += 1
        key = f"ac-{number}-{place}"
    taken.add(key)
    return Action(
        home=home, number=number, key=key, words=row.words, own_number=row.own_number, detail=row.detail,
        status=row.status, reason=row.reason,
        added_on=on, has_lead=bool(row.leads), has_source=bool(row.recommendations), **columns("due", row.due),
        **columns("first_due", row.due), **columns("started", row.started), **columns("done", row.done),
    )  # fmt: skip


def _line(action: Action, body: Body, capacity: str, row: NewAction) -> Line:
    is_done = row.status == Action.Status.DONE and capacity == LEAD
    state = Line.State.DONE if is_done else Line.State.OPEN
    named = {str(body._meta.model_name): body}
    return Line(action=action, capacity=capacity, state=state, **named, **columns("starts", row.started))


@operation
def place_leads(
    *, places: Sequence[tuple[Action, Sequence[Body], Sequence[Body]]], by: Person | None, on: date
) -> None:  # fmt: skip
    """Add those who lead and support actions of a spreadsheet, once it is said whom its names mean, beside those who
    are there. Whoever supports an action and turns out to lead it goes on supporting it."""
    for action, leads, supporters in places:
        row = locked(Action.objects.all(), action.pk)
        there = {line.body for line in Line.objects.current().filter(action=row)}
        told_of = NewAction(
            "", status=row.status, started=NOT_KNOWN, leads=list(dict.fromkeys(leads)), supporters=list(supporters)
        )
        new = [(body, capacity) for body, capacity in told_of.places if body not in there]
        Line.objects.bulk_create(_line(row, body, capacity, told_of) for body, capacity in new)
        bump(row)
        row.save()
        note(row, {}, told(new), says="named who leads it, as the spreadsheet meant")
    refresh_marks([action.pk for action, _, _ in places])


def standing(action: Action) -> dict[str, Any]:
    """Return what has to be put back when a change that a spreadsheet made is undone."""
    lines = list(Line.objects.filter(action=action).values_list("pk", "has_ended"))
    return {
        **{name: getattr(action, name) for name in STANDS},
        "due": _spelled(action.due),
        "first_due": _spelled(action.first_due),
        "lines": [pk for pk, _ in lines],
        "open": [pk for pk, has_ended in lines if not has_ended],
        "slipped": list(Slip.objects.filter(action=action).values_list("pk", flat=True)),
    }


def _spelled(span: Span) -> list[str | None]:
    return [each.isoformat() if each else None for each in (span.first, span.last)] + [span.words]


def _span(spelled: Sequence[Any]) -> Span:
    first, last = (date.fromisoformat(each) if each else None for each in spelled[:2])
    return Span(first, last, spelled[2])


@operation
def put_back_action(*, action: int, before: Mapping[str, Any], by: Person | None, on: date) -> Action:
    """Put an action back as it stood before a spreadsheet changed it: words, due date and leads."""
    row = locked(Action.objects.all(), action)
    was = values_of(row, ("words", "own_number", "detail", "due"))
    row.own_number = before.get("own_number", row.own_number)
    row.words, row.detail, row.slips = before["words"], before["detail"], before["slips"]
    row.due, row.first_due = _span(before["due"]), _span(before["first_due"])
    bump(row)
    row.save()
    Slip.objects.filter(action=row).exclude(pk__in=before["slipped"]).delete()
    Line.objects.filter(action=row).exclude(pk__in=before["lines"]).delete()
    Line.objects.filter(action=row, pk__in=before["open"]).update(has_ended=False, **columns("ends", NOT_KNOWN))
    refresh_marks([row.pk])
    note(row, was, values_of(row, tuple(was)), says="put it back as it was before a spreadsheet changed it")
    return row


@operation
def take_back_actions(*, actions: Sequence[int], by: Person | None, on: date) -> None:
    """Take away actions that a spreadsheet made and nobody has touched since. Their entries in the trail stay."""
    rows = list(Action.objects.filter(pk__in=actions).order_by("pk"))
    answered = list(RecommendedAction.objects.filter(action__in=rows).values_list("recommendation", flat=True))
    for row in rows:
        before = values_of(row, KEPT)
        gone = Named(row._meta.label_lower, row.pk)
        note(gone, before=before, partnership_id=row.home_id, says=TAKEN)
    Action.objects.filter(pk__in=[row.pk for row in rows]).delete()
    refresh_recommendations(answered)


@operation
def take_back_recommendations(*, recommendations: Sequence[int], by: Person | None, on: date) -> None:
    """Take away recommendations that a spreadsheet made and nobody has touched since."""
    rows = Recommendation.objects.filter(pk__in=recommendations).order_by("pk")
    for row in list(rows):
        gone = Named(row._meta.label_lower, row.pk)
        note(gone, before={"words": row.words}, partnership_id=row.home_id, says=TAKEN)
    rows.delete()


@operation
def take_back_sources(*, sources: Sequence[int], by: Person | None, on: date) -> None:
    """Take away sources that a spreadsheet made and on which nothing hangs."""
    rows = Source.objects.filter(pk__in=sources).order_by("pk")
    for row in list(rows):
        note(Named(row._meta.label_lower, row.pk), before={"title": row.title}, partnership_id=row.home_id, says=TAKEN)
    rows.delete()
