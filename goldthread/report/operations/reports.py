"""Reports: begun with the sections that their edition asks for, changed, marked as complete, opened again."""

from datetime import date
from typing import Any

from goldthread.kit.library import guidance, library
from goldthread.kit.refusal import Refusal
from goldthread.kit.words import joined
from goldthread.partners.models import Partnership, Person
from goldthread.report.compose import standing
from goldthread.report.coverage import BARE, usual_items
from goldthread.report.gathering import report_whole
from goldthread.report.models import FigurePeriod, ItemAnswer, Report, Section
from goldthread.report.operations.rows import report_row
from goldthread.report.sections import ALWAYS, ORDER
from goldthread.trail.operation import changes, note, operation, values_of
from goldthread.trail.rows import free_key, reread, stored

TOLD = ("title", "starts_on", "ends_on", "as_at", "edition", "status", "has_secure_establishment")


@operation
def create_report(
    *,
    home: Partnership,
    title: str,
    starts_on: date,
    ends_on: date,
    edition: str,
    as_at: date | None = None,
    has_secure_establishment: bool | None = None,
    key: str = "",
    by: Person | None,
    on: date,
) -> Report:
    """Begin a report over any two dates, with the usual sections and those that its edition of the guidance asks
    for."""
    _known_edition(edition)
    row = Report(
        home=home, key=free_key(Report.objects.filter(home=home), title, key), title=title, starts_on=starts_on,
        ends_on=ends_on, as_at=as_at, edition=edition, has_secure_establishment=has_secure_establishment,
    )  # fmt: skip
    stored(row)
    Section.objects.bulk_create(default_sections(row))
    note(row, after=values_of(row, TOLD), says=f"began the report {title}")
    return row


def default_sections(report: Report) -> list[Section]:
    """The sections a report starts with: what can be built from the record, and what its edition has an item for."""
    items = guidance(report.edition).items
    asked = [usual for usual in ORDER if usual.key in ALWAYS or usual_items(items, usual.key)]
    return [
        Section(report=report, key=usual.key, position=place, items=usual_items(items, usual.key))
        for place, usual in enumerate(asked)
    ]


def _known_edition(edition: str) -> None:
    if edition not in library().editions:
        raise Refusal("Choose an edition of the guidance from the list.", "edition")


@operation
def change_report(*, report: Report, version: int | None, by: Person | None, on: date, **values: Any) -> Report:
    """Change a report's title, dates or edition. With another edition, each section covers what it usually covers
    there, and answers to items of the old one are kept where the item still exists."""
    row = report_row(report, version, values)
    was = row.edition
    before, after = changes(row, values)
    _known_edition(row.edition)
    stored(row)
    if row.edition != was:
        _move_edition(row)
    note(row, before, after, says="changed the report's settings")
    return row


def _move_edition(report: Report) -> None:
    items = guidance(report.edition).items
    sections = list(report.sections.order_by("position"))
    for section in sections:
        section.items = usual_items(items, section.key)
    Section.objects.bulk_update(sections, ["items"])
    here = {section.key for section in sections}
    fresh = [each for each in default_sections(report) if each.key not in here]
    for place, each in enumerate(fresh, start=len(sections)):
        each.position = place
    Section.objects.bulk_create(fresh)
    report.item_answers.exclude(item__in=[item.id for item in items]).delete()


@operation
def take_step(
    *, report: Report, step: str, reason: str = "", version: int | None, by: Person | None, on: date
) -> Report:
    """Mark a report as complete, or open it again with a reason. It is not complete while the law's own items are
    bare."""
    row = reread(report, version)
    before = values_of(row, ("status",))
    taken = Report.LIFECYCLE.take(step, row)
    if row.status == Report.Status.COMPLETE:
        _refuse_bare(row)
    if "reason" in taken.asks and not reason:
        raise Refusal("Give the reason.", "reason")
    row.save()
    note(row, before, values_of(row, ("status",)), says=f"{step}{f': {reason}' if reason else ''}")
    return row


def _refuse_bare(report: Report) -> None:
    bare = [item.id for item in standing(report_whole(report)) if item.state == BARE and item.duty == "must"]
    if bare:
        are = "is" if len(bare) == 1 else "are"
        raise Refusal(f"{joined(bare)} {are} bare, and the law asks for it. Write in a section that covers it first.")


@operation
def answer_item(
    *, report: Report, item: str, state: str, reason: str, version: int | None, by: Person | None, on: date
) -> Report:
    """Say of an item of the guidance that it does not apply, or that its condition is not met, and why; the reason is
    printed. With no state the answer is taken back."""
    row = report_row(report, version)
    known = {each.id: each for each in guidance(row.edition).items}
    if item not in known:
        raise Refusal(f"{item} is not an item of this report's edition of the guidance.", "item")
    if state and known[item].duty == "must":
        raise Refusal(f"{item} is what the law asks of every report. Write in a section that covers it.", "state")
    if state and not reason.strip():
        raise Refusal("Give the reason; it is printed in the report.", "reason")
    row.item_answers.filter(item=item).delete()
    if state:
        ItemAnswer.objects.create(report=row, item=item, state=state, reason=reason.strip())
    row.save()
    said = f"{ItemAnswer.State(state).label.lower()}: {reason}" if state else "took the answer back"
    note(row, after={"item": item, "state": state, "reason": reason}, says=f"answered {item}: {said}")
    return row


@operation
def set_figure_period(
    *,
    report: Report,
    figure: str,
    starts_on: date | None,
    ends_on: date | None,
    version: int | None,
    by: Person | None,
    on: date,
) -> Report:
    """Give a figure a period of its own, or with no dates the report's period again."""
    row = report_row(report, version)
    if (starts_on is None) != (ends_on is None):
        raise Refusal("Give both dates of the figure's own period, or neither.", "starts_on")
    row.figure_periods.filter(figure=figure).delete()
    if starts_on and ends_on:
        stored(FigurePeriod(report=row, figure=figure, starts_on=starts_on, ends_on=ends_on))
    row.save()
    after = {"figure": figure, "starts_on": starts_on, "ends_on": ends_on}
    note(row, after=after, says=f"set the period of the figure {figure}")
    return row
