"""Adding evidence, which keeps its own readers wherever it is attached."""

from datetime import date

from goldthread.actions.models import Action, Claim, Evidence, EvidenceUse, Line
from goldthread.actions.operations.marks import refresh_marks
from goldthread.actions.operations.numbers import new_record
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.partners.models import Group, Person
from goldthread.partners.standing import standing_of
from goldthread.trail.lock import locked
from goldthread.trail.operation import note, operation, values_of

KEPT = ("kind", "title", "link", "note", "dated", "circle", "circle_group")
TITLE_LENGTH = 80


@operation
def add_evidence(
    *,
    action: Action,
    title: str = "",
    link: str = "",
    text: str = "",
    dated: Span = NOT_KNOWN,
    line: Line | None = None,
    claim: Claim | None = None,
    circle: str = "",
    circle_group: Group | None = None,
    key: str = "",
    by: Person | None,
    on: date,
) -> Evidence:
    """Attach a link, or a note of what was seen, to an action. It has readers of its own, those of the action when none
    are named, and the lead that brings it: others learn that there is evidence, and read it only if they may."""
    if not (link or text.strip()):
        raise Refusal("Give a link, or a note of what you saw.", "text")
    row = locked(Action.objects.all(), action.pk)
    if not circle:
        circle, circle_group = row.circle, row.circle_group
    line = line or _own_line(row, by)
    evidence = new_record(
        Evidence, row.home, key, kind=Evidence.Kind.LINK if link else Evidence.Kind.NOTE,
        title=title or _titled(text.strip() or link), link=link, note=text.strip(), added_by=by, entered_on=on,
        circle=circle, circle_group=circle_group, **columns("dated", dated),
    )  # fmt: skip
    EvidenceUse.objects.create(evidence=evidence, action=row, line=line, claim=claim)
    refresh_marks([row.pk])
    note(evidence, after=values_of(evidence, KEPT), says="added the evidence")
    note(row, after={"evidence": evidence}, says="added evidence")
    return evidence


def _own_line(action: Action, by: Person | None) -> Line | None:
    """The line of the lead with whom somebody sits, when it is one."""
    own = [line for line in action.leads() if by and line.is_of(standing_of(by))]
    return own[0] if len(own) == 1 else None


def _titled(text: str) -> str:
    """The first words of a note, or the address of a link, when nobody gave a title."""
    first = text.splitlines()[0]
    return first if len(first) <= TITLE_LENGTH else first[:TITLE_LENGTH].rsplit(" ", 1)[0] + " ..."
