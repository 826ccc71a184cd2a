"""Who leads and who supports an action, and the dated change of them."""

from collections.abc import Iterable
from datetime import date

from goldthread.actions.models import Action, Line
from goldthread.actions.operations.claims import settle_leads
from goldthread.actions.operations.marks import refresh_marks
from goldthread.actions.operations.stale import checked_texts
from goldthread.actions.operations.vacancy import left_on
from goldthread.actions.rules import OVER
from goldthread.kit.ahead import refuse_ahead
from goldthread.kit.periods import NOT_KNOWN, Span, uk_date
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.partners.models import Agency, Group, Partnership, Person, Seat
from goldthread.partners.queries import agencies_of
from goldthread.trail.lock import bump, locked
from goldthread.trail.operation import note, operation

Body = Agency | Group | Seat | Partnership
LEAD, SUPPORT = Line.Capacity.LEAD, Line.Capacity.SUPPORT


@operation
def set_leads(
    *,
    action: Action,
    leads: Iterable[Body] = (),
    supporters: Iterable[Body] = (),
    asked_kind: str = "",
    changed: Span = NOT_KNOWN,
    version: int | None,
    by: Person | None,
    on: date,
) -> Action:
    """Say who leads and supports an action from a date, which may be unknown; the lines of those who no longer do are
    kept with the date they ended. Refused when a lead leaves the partnership before the due date. When those who are
    left have all done their part, so is the action."""
    row = locked(Action.objects.all(), action.pk)
    wanted = wanted_bodies(row.home, leads, supporters, asked_kind, on)
    lines = Line.objects.current().filter(action=row).select_related("agency", "group", "seat", "partnership")
    now = {(line.body, line.capacity): line for line in lines}
    was = told(now)
    checked_texts(row, version, was, told(wanted))
    refuse_ahead(changed, on, "changed")
    stays_until_due([body for body, capacity in wanted if capacity == LEAD], row.home, row.due, on, row.status)
    for place in now.keys() - set(wanted):
        end(now[place], changed)
    add_lines(row, [place for place in wanted if place not in now], changed)
    row.asked_kind = asked_kind
    bump(row)
    row.save()
    refresh_marks([row.pk])
    settle_leads(row)
    note(row, was, told(wanted), says="changed who leads and supports it")
    return row


def wanted_bodies(
    home: Partnership, leads: Iterable[Body], supporters: Iterable[Body], asked_kind: str, on: date
) -> list[tuple[Body, str]]:
    """Return each body once with its capacity; a kind of agency stands for its members of that day, and who leads does
    not support as well."""
    asked = agencies_of(home, on, asked_kind) if asked_kind else ()
    leading = list(dict.fromkeys([*leads, *asked]))
    if asked_kind and not asked:
        raise Refusal(
            "No agency of this kind belongs to the partnership. Choose another kind, or name the leads.", "asked_kind"
        )
    supporting = [body for body in dict.fromkeys(supporters) if body not in leading]
    return [*((body, str(LEAD)) for body in leading), *((body, str(SUPPORT)) for body in supporting)]


def stays_until_due(leads: Iterable[Body], home: Partnership, due: Span, on: date, status: str = "") -> None:
    """Refuse a lead that leaves, or has left, the partnership before the action is due, or before today when no day is
    known. An action that is over may keep any lead."""
    if status in OVER:
        return
    for lead in leads:
        left = left_on(lead, home.pk)
        if left and left < (due.last or on):
            wanted = f"the due date, {due}" if due.last else "today"
            verb = "left the partnership" if isinstance(lead, Agency) else "ended"
            remedy = f", or a due date up to {uk_date(left)}" if due.last and left >= on else ""
            verb = verb if left < on else "leaves the partnership" if isinstance(lead, Agency) else "ends"
            raise Refusal(f"{lead} {verb} on {uk_date(left)}, before {wanted}. Choose another lead{remedy}.", "leads")


def add_lines(action: Action, places: Iterable[tuple[Body, str]], starts: Span = NOT_KNOWN) -> None:
    """Give each body its own line on the action."""
    Line.objects.bulk_create(
        Line(action=action, capacity=capacity, **{str(body._meta.model_name): body}, **columns("starts", starts))
        for body, capacity in places
    )


def end(line: Line, ends: Span) -> None:
    """Close a line, keeping what was told on it."""
    line.ends, line.has_ended = ends, True
    line.save()


def told(places: Iterable[tuple[Body | None, str]]) -> dict[str, list[str]]:
    """Who leads and who supports, in words, for the trail."""
    both = list(places)
    return {
        "leads": [str(body) for body, capacity in both if capacity == LEAD],
        "supports": [str(body) for body, capacity in both if capacity == SUPPORT],
    }
