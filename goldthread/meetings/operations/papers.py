"""Papers of a meeting: asked for, attached through the library of evidence, and what became of them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from goldthread.actions.models import Evidence
from goldthread.actions.operations import bring_evidence
from goldthread.kit.files.checks import Brought
from goldthread.kit.references import reference
from goldthread.kit.refusal import Refusal
from goldthread.meetings.models import AgendaItem, Meeting, Paper
from goldthread.partners.models import WIDE, Agency, Circle, Group, Person, Seat
from goldthread.trail.lock import checked, locked
from goldthread.trail.operation import changes, note, operation, values_of
from goldthread.trail.rows import reread, stored

KEPT = ("title", "item", "asked_agency", "asked_group", "asked_seat", "due_on", "is_restricted")
NARROWER = (
    "{evidence} is kept for {group} alone, so it cannot be a paper of this meeting. Ask there for a version that its "
    "members may read."
)
NOTHING = "Choose a file, or give the reference of evidence that is in the library."


@operation
def ask_paper(
    *,
    meeting: Meeting,
    title: str,
    asked: Agency | Group | Seat | None = None,
    due_on: date | None = None,
    item: AgendaItem | None = None,
    is_restricted: bool = False,
    version: int | None,
    by: Person | None,
    on: date,
) -> Paper:
    """Ask an agency, a group or a seat for a paper by a day, or note one that the business unit brings itself. A paper
    under a restricted item is restricted, too."""
    row = reread(meeting, version)
    stored(row)
    last = Paper.objects.filter(meeting=row).order_by("-position").values_list("position", flat=True).first()
    paper = Paper.objects.create(
        meeting=row, title=title.strip(), due_on=due_on, item=item, asked_on=on if asked else None,
        is_restricted=is_restricted or bool(item and item.is_restricted), position=(last or 0) + 1, **_body(asked),
    )  # fmt: skip
    _note(paper, {}, values_of(paper, KEPT), f"asked {asked} for a paper" if asked else "added a paper")
    return paper


@operation
def change_paper(
    *, paper: Paper, asked: Any = None, version: int | None, by: Person | None, on: date, **values: Any
) -> Paper:
    """Change what is asked for, of whom, and by when."""
    row = _held(paper, version, values)
    if row.evidence_id and row.is_restricted and not values.get("is_restricted"):
        _refuse_narrower(row.evidence, row.meeting, is_restricted=False)
    before, after = changes(row, {**values, **_body(asked)})
    row.asked_on = row.asked_on or (on if asked else None)
    row.save()
    _note(row, before, after, "changed the paper")
    return row


@operation
def attach_paper(
    *,
    paper: Paper,
    file: Brought | None = None,
    evidence: Evidence | None = None,
    version: int | None,
    by: Person | None,
    on: date,
) -> Paper:
    """Attach a paper: a file, which is kept in the library for those who may read the paper, or evidence that is there
    already. Evidence that fewer may read makes the paper restricted, or is refused where its readers are others."""
    row = _held(paper, version)
    if file is None and evidence is None:
        raise Refusal(NOTHING, "file")
    if file is not None:
        (evidence,) = bring_evidence(
            partnership=row.meeting.home, files=[file], title=row.title, by=by, on=on, **_readers(row)
        )
    assert evidence is not None  # noqa: S101  one of the two was given
    row.is_restricted = row.is_restricted or evidence.circle not in WIDE
    _refuse_narrower(evidence, row.meeting, row.is_restricted)
    row.evidence, row.received_on = evidence, on
    row.how = Paper.How.TAKEN if row.how == Paper.How.DEFERRED else row.how
    row.save()
    _note(row, {}, {"evidence": evidence.pk}, "attached the paper")
    return row


@operation
def settle_paper(
    *,
    paper: Paper,
    how: str,
    circulated_on: date | None = None,
    version: int | None,
    by: Person | None,
    on: date,
) -> Paper:
    """Say what became of a paper: taken, taken without its author, circulated afterwards, or put off."""
    row = _held(paper, version, {"how": how, "circulated_on": circulated_on})
    given = circulated_on or on if how == Paper.How.AFTER else None
    before, after = changes(row, {"how": how, "circulated_on": given})
    row.save()
    _note(row, before, after, f"said of the paper: {row.get_how_display().lower()}")
    return row


@operation
def withdraw_paper(*, paper: Paper, version: int | None, by: Person | None, on: date) -> Meeting:
    """Take a paper off the meeting. What was attached stays in the library."""
    row = _held(paper, version)
    _note(row, values_of(row, KEPT), {}, "took a paper off the meeting")
    meeting = row.meeting
    row.delete()
    return meeting


def _held(paper: Paper, version: int | None, mine: Mapping[str, Any] | None = None) -> Paper:
    row = locked(Paper.objects.all(), paper.pk)
    checked(row, version, mine)
    return row


def fits(evidence: Evidence | None, meeting: Meeting, is_restricted: bool) -> bool:
    """Say whether the readers of a paper may all read a piece of evidence: it is open to a partnership, or to this
    group and the paper is restricted."""
    if evidence is None or evidence.circle in WIDE:
        return True
    return (is_restricted or meeting.circle not in WIDE) and evidence.circle_group_id == meeting.group_id


def _refuse_narrower(evidence: Evidence | None, meeting: Meeting, is_restricted: bool) -> None:
    if evidence is not None and not fits(evidence, meeting, is_restricted):
        raise Refusal(NARROWER.format(evidence=reference(evidence), group=evidence.circle_group), "evidence")


def _readers(paper: Paper) -> dict[str, Any]:
    meeting = paper.meeting
    if meeting.circle in WIDE and paper.is_restricted:
        return {"circle": str(Circle.GROUP), "circle_group": meeting.group}
    return {"circle": meeting.circle, "circle_group": meeting.circle_group}


def _body(asked: Agency | Group | Seat | None) -> dict[str, Any]:
    kinds = {"asked_agency": Agency, "asked_group": Group, "asked_seat": Seat}
    return {name: asked if isinstance(asked, kind) else None for name, kind in kinds.items()}


def _note(paper: Paper, before: dict[str, Any], after: dict[str, Any], says: str) -> None:
    """Leave it in the history of the paper, and, without its title, in that of the meeting: a paper may be restricted
    later, and what a trail says stays."""
    note(paper, before, after, says=says, partnership_id=paper.meeting.home_id)
    if not paper.is_restricted:
        note(paper.meeting, after={"paper": paper}, says=says)
