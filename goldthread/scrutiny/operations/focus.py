"""Areas of focus: set for a year, reported on and judged each quarter, and carried into the next."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from goldthread.actions.operations.numbers import new_record, retheme
from goldthread.kit.periods import Period, add_months, months_from
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Circle, Group, Partnership, Person, Seat, Theme
from goldthread.scrutiny.models import FocusArea, FocusReport
from goldthread.scrutiny.rules import quarter_of
from goldthread.trail.lock import bump, checked, locked
from goldthread.trail.operation import changes, note, operation, values_of
from goldthread.trail.rows import reread, stored

KEPT = ("words", "detail", "raised_in", "starts_on", "ends_on", "owner", "circle", "circle_group")
WHY = "Give the reason, so that it can be read later."
EMPTY = "Say what has happened, in a sentence or two."
NOT_OPEN = "This area of focus is no longer open. Open it again first."
OUTSIDE = "This quarter is not of the year of this area of focus. Choose one of its quarters."
UNREPORTED = "Nobody has reported on this quarter yet, so say in your own words what you judged it by."


@operation
def set_focus(
    *,
    partnership: Partnership,
    words: str,
    starts_on: date,
    ends_on: date,
    detail: str = "",
    raised_in: str = "",
    owner: Seat | None = None,
    themes: Iterable[Theme] = (),
    carries: FocusArea | None = None,
    circle: str = Circle.PARTNERSHIP,
    circle_group: Group | None = None,
    key: str = "",
    by: Person | None,
    on: date,
) -> FocusArea:
    """Ask the partnership to focus on something in a year."""
    area = new_record(
        FocusArea, partnership, key, words=words, detail=detail, raised_in=raised_in, starts_on=starts_on,
        ends_on=max(ends_on, starts_on), owner=owner, carries=carries, circle=circle, circle_group=circle_group,
    )  # fmt: skip
    area.ends_on = ends_on
    stored(area)
    area.themes.set(themes)
    note(area, after=values_of(area, KEPT), says="set the area of focus")
    return area


@operation
def change_focus(
    *,
    focusarea: FocusArea,
    version: int | None,
    themes: Iterable[Theme] | None = None,
    by: Person | None,
    on: date,
    **values: Any,
) -> FocusArea:
    """Change the words of an area of focus, its year, or whose it is."""
    row = reread(focusarea, version, values)
    before, after = changes(row, values)
    stored(row)
    if themes is not None:
        before["themes"], after["themes"] = retheme(row, themes)
    note(row, before, after, says="changed the area of focus")
    return row


@operation
def step_focus(
    *, focusarea: FocusArea, step: str, reason: str = "", version: int | None, by: Person | None, on: date
) -> FocusArea:
    """Take a step with an area of focus: it is met, closed, or open again. Carrying it on is another operation."""
    row = reread(focusarea, version, {"reason": reason})
    was = {"status": row.status, "reason": row.reason}
    row.LIFECYCLE.take(step, row)
    if not reason.strip():
        raise Refusal(WHY, "reason")
    row.reason = reason.strip()
    row.save()
    note(row, was, {"status": row.status, "reason": row.reason}, says=f"{step}: {row.reason}")
    return row


@operation
def carry_focus(
    *, focusarea: FocusArea, reason: str, words: str = "", version: int | None, by: Person | None, on: date
) -> FocusArea:
    """Carry an area of focus into the year after its own: a new one that says which it carries on, with its owner, its
    themes and its readers, in the same words or in new ones. Returns the new one."""
    row = step_focus(focusarea=focusarea, step="carry on", reason=reason, version=version, by=by, on=on)
    year = _year_after(row)
    return set_focus(
        partnership=row.home, words=words.strip() or row.words, detail=row.detail, raised_in=row.year,
        starts_on=year.start, ends_on=year.end, owner=row.owner, themes=row.themes.all(), carries=row,
        circle=row.circle, circle_group=row.circle_group, by=by, on=on,
    )  # fmt: skip


def _year_after(area: FocusArea) -> Period:
    start = area.ends_on + timedelta(1)
    following = add_months(area.starts_on, 12)
    return months_from(following if following == start else start, 12)


@operation
def report_focus(
    *, focusarea: FocusArea, quarter: date, words: str, version: int | None = None, by: Person | None, on: date
) -> FocusReport:
    """Report what was done on an area of focus in a quarter. It may be reported anew until it is judged; then
    it stays as it was judged."""
    area = _open(focusarea)
    if not words.strip():
        raise Refusal(EMPTY, "words")
    row = _of_quarter(area, quarter)
    if row.verdict:
        raise Refusal(f"{row.quarter} is judged already. Report the next quarter.")
    _as_read(row, version, words)
    was = {"words": row.words} if row.pk else None
    row.words, row.reported_by, row.reported_on = words.strip(), by, on
    _keep(row)
    note(area, was, {"words": row.words}, says=f"reported on {row.quarter}: {row.words}")
    return row


@operation
def judge_focus(
    *,
    focusarea: FocusArea,
    quarter: date,
    verdict: str,
    judged: str = "",
    version: int | None = None,
    by: Person | None,
    on: date,
) -> FocusReport:
    """Judge how far an area of focus came in a quarter; with words where partners reported nothing."""
    area = _open(focusarea)
    row = _of_quarter(area, quarter)
    if not row.words and not judged.strip():
        raise Refusal(UNREPORTED, "judged")
    _as_read(row, version, judged)
    was = {"verdict": row.verdict, "judged": row.judged}
    row.verdict, row.judged, row.judged_on = verdict, judged.strip(), on
    _keep(row)
    said = f"judged {row.quarter}: {row.get_verdict_display().lower()}"
    note(area, was, {"verdict": row.verdict, "judged": row.judged}, says=said)
    return row


def _open(area: FocusArea) -> FocusArea:
    row = locked(FocusArea.objects.all(), area.pk)
    if row.status != FocusArea.Status.OPEN:
        raise Refusal(NOT_OPEN)
    return row


def _of_quarter(area: FocusArea, day: date) -> FocusReport:
    """The row of a quarter, as it stands or as it will be."""
    quarter = quarter_of(day, area.home.year_start_month)
    if not quarter.overlaps(area.starts_on, area.ends_on):
        raise Refusal(OUTSIDE, "quarter")
    found = FocusReport.objects.select_for_update().filter(area=area, starts_on=quarter.start).first()
    return found or FocusReport(area=area, starts_on=quarter.start, ends_on=quarter.end)


def _as_read(row: FocusReport, version: int | None, mine: str) -> None:
    """Refuse to write over what somebody else wrote after the form was opened."""
    if row.pk:
        checked(row, version or 0, {"words": mine})


def _keep(row: FocusReport) -> None:
    if row.pk:
        bump(row)
    row.save()
