"""Sections given to an agency or a seat: assigned, said to be ready, agreed, sent back, taken back."""

from collections.abc import Mapping
from datetime import date

from goldthread.kit.periods import uk_date
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Agency, Person, Seat
from goldthread.report.models import Section
from goldthread.report.operations.rows import section_row
from goldthread.report.operations.sections import title_of
from goldthread.report.sections import usual_of
from goldthread.trail.operation import changes, note, operation
from goldthread.trail.rows import stored

NOBODY = {"assigned_agency": None, "assigned_seat": None, "assigned_due": None, "assigned_words": ""}
EMPTY = "Nothing is written in this section yet. Write it, then say that it is ready."


@operation
def assign_section(
    *, section: Section, agency: Agency | None = None, seat: Seat | None = None, due: date | None = None,
    words: str = "", version: int | None, by: Person | None, on: date,
) -> Section:  # fmt: skip
    """Ask an agency, or the holder of one seat, to write a section by a day. They see the section and no more of the
    report than they saw before. Raises Refusal when both or neither is named, and when the day has passed."""
    if due is not None and due < on:
        raise Refusal("The day by which it is due has passed. Choose a later one.", "due")
    row = section_row(section, version)
    Section.LIFECYCLE.take("assign", row)
    given = {"assigned_agency": agency, "assigned_seat": seat, "assigned_due": due, "assigned_words": words.strip()}
    until = f", due {uk_date(due)}" if due else ""
    return _saved(row, given, f"assigned the section {title_of(row)} to {agency or seat}{until}")


@operation
def take_step(
    *, section: Section, step: str, reason: str = "", version: int | None, by: Person | None, on: date
) -> Section:
    """Say that a section is ready, agree it, send it back with the reason, or take it back to the writing team. A
    section of words alone is not ready while it has none."""
    row = section_row(section, version)
    if step == "say it is ready" and usual_of(row.key).is_narrative and not row.narrative:
        raise Refusal(EMPTY)
    Section.LIFECYCLE.take(step, row)
    given: dict[str, object] = dict(NOBODY) if row.status == Section.Status.OURS else {}
    if reason:
        given["assigned_words"] = reason.strip()
    return _saved(row, given, SAID[step].format(title=title_of(row)))


SAID = {
    "say it is ready": "said that the section {title} is ready",
    "agree": "agreed the section {title}",
    "send back": "sent the section {title} back",
    "take it back": "took the section {title} back to the writing team",
}


def _saved(row: Section, given: Mapping[str, object], says: str) -> Section:
    before, after = changes(row, given)
    stored(row)
    note(row.report, before, after | {"section": row.key, "state": row.status}, says=says)
    return row
