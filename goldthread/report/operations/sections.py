"""Sections of a report: narrative, title, period, order, hidden or shown, and sections of the partnership's own."""

from datetime import date
from typing import Any

from goldthread.kit.library import guidance
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Person
from goldthread.post.operations import discard_draft
from goldthread.report.coverage import usual_items
from goldthread.report.models import Report, Section
from goldthread.report.narrative import found_in
from goldthread.report.operations.rows import moved, report_row, section_row
from goldthread.report.sections import USUAL, usual_of
from goldthread.trail.lock import locked
from goldthread.trail.operation import changes, note, operation
from goldthread.trail.rows import free_key, stored


@operation
def save_narrative(*, section: Section, narrative: str, version: int | None, by: Person | None, on: date) -> Section:
    """Save the narrative of a section. A stale one is refused with both texts; a claim whose words are gone from the
    narrative is no longer a claim, and what it was tied to stays in the trail."""
    row = section_row(section, version, {"narrative": narrative})
    before, after = changes(row, {"narrative": narrative.replace("\r\n", "\n").strip()})
    row.save()
    gone = [passage for passage in row.passages.all() if not found_in(passage.words, row.narrative)]
    row.passages.filter(pk__in=[passage.pk for passage in gone]).delete()
    if gone:
        before["claims"], after["claims"] = [passage.words for passage in gone], []
    if by is not None:
        discard_draft(record_kind="report.section", record_id=row.pk, field="narrative", by=by, on=on)
    note(row.report, before, after, says=f"wrote the narrative of {title_of(row)}")
    return row


def title_of(section: Section) -> str:
    """A section's own title, or its usual one."""
    return section.title or usual_of(section.key).title


@operation
def change_section(*, section: Section, version: int | None, by: Person | None, on: date, **values: Any) -> Section:
    """Change a section's title, its own period, or the items of the guidance that it covers."""
    row = section_row(section, version, values)
    was = title_of(row)
    before, after = changes(row, values)
    known = {item.id for item in guidance(row.report.edition).items}
    if unknown := sorted(set(row.items) - known):
        raise Refusal(f"{', '.join(unknown)} is not in this report's edition of the guidance.", "items")
    stored(row)
    note(row.report, before, after, says=f"changed the section {was}")
    return row


@operation
def add_section(
    *, report: Report, title: str = "", usual: str = "", version: int | None, by: Person | None, on: date
) -> Section:
    """Add a section: one that the record can build and that is not in the report, or one of the partnership's own."""
    row = report_row(report, version)
    if not title.strip() and not usual:
        raise Refusal("Give the section a title, or choose one that is built from the record.", "title")
    if usual and (usual not in USUAL or row.sections.filter(key=usual).exists()):
        raise Refusal("That section is in the report already. Show it, if it is hidden.", "usual")
    items = usual_items(guidance(row.edition).items, usual) if usual else []
    section = Section(
        report=row, key=usual or _own_key(row, title), title=title.strip(), position=row.sections.count(), items=items
    )
    stored(section)
    row.save()
    note(row, after={"key": section.key, "title": section.title}, says=f"added the section {title_of(section)}")
    return section


def _own_key(report: Report, title: str) -> str:
    """A key of its own, which no usual section bears."""
    key = free_key(Section.objects.filter(report=report), title)
    return free_key(Section.objects.filter(report=report), f"own {title}") if key in USUAL else key


@operation
def show_section(*, section: Section, is_hidden: bool, version: int | None, by: Person | None, on: date) -> Section:
    """Hide a section from the report, or show it again; what it holds is kept."""
    row = section_row(section, version)
    before, after = changes(row, {"is_hidden": is_hidden})
    row.save()
    note(row.report, before, after, says=f"{'hid' if is_hidden else 'showed'} the section {title_of(row)}")
    return row


@operation
def move_section(*, section: Section, up: bool, version: int | None, by: Person | None, on: date) -> Section:
    """Move a section one place up or down. The version is the report's, whose order it is."""
    report = report_row(section.report, version)
    report.save()
    row = locked(Section.objects.all(), section.pk)
    Section.objects.bulk_update(moved(report.sections.order_by("position", "pk"), row.pk, up), ["position"])
    where = "up" if up else "down"
    note(report, after={"section": row.key, "moved": where}, says=f"moved the section {title_of(row)} {where}")
    return row
