"""Adding evidence, which keeps its own readers wherever it is attached: a link, a note, or files."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldthread.actions.library import may_give
from goldthread.actions.models import Action, Claim, Evidence, EvidenceFile, EvidenceUse, Line
from goldthread.actions.operations.marks import refresh_marks
from goldthread.actions.operations.numbers import new_record
from goldthread.kit.files.checks import Brought
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.partners.models import Circle, Group, Partnership, Person, Seat
from goldthread.partners.standing import standing_of
from goldthread.post.models import StoredFile
from goldthread.post.operations.files import keep_files
from goldthread.trail.lock import locked
from goldthread.trail.operation import note, operation, values_of

KEPT = ("kind", "title", "link", "note", "shows", "dated", "owner", "expires_on", "circle", "circle_group")
TITLE_LENGTH = 80
NOTHING_IN_IT = "Give a link, a note of what you saw, or a file."


@operation
def add_evidence(
    *,
    action: Action | None = None,
    partnership: Partnership | None = None,
    title: str = "",
    link: str = "",
    text: str = "",
    file: StoredFile | None = None,
    shows: str = "",
    owner: Seat | None = None,
    expires_on: date | None = None,
    dated: Span = NOT_KNOWN,
    line: Line | None = None,
    claim: Claim | None = None,
    circle: str = "",
    circle_group: Group | None = None,
    key: str = "",
    by: Person | None,
    on: date,
) -> Evidence:
    """Attach a link, a note of what was seen, or a file to an action, or keep it in a partnership's library. It has
    readers of its own, those of the action when none are named, and the lead that brings it: others learn that there
    is evidence, and read it only if they may."""
    if not (link or text.strip() or file):
        raise Refusal(NOTHING_IN_IT, "text")
    row = locked(Action.objects.all(), action.pk) if action else None
    home: Any = row.home if row else partnership
    if not circle:
        circle, circle_group = (row.circle, row.circle_group) if row else (Circle.PARTNERSHIP, None)
    evidence = new_record(
        Evidence, home, key, kind=_kind(link, file), title=(title or _titled(text.strip() or link, file))[:240],
        link=link, note=text.strip(), shows=shows.strip(), owner=owner, expires_on=expires_on, added_by=by,
        entered_on=on, circle=circle, circle_group=circle_group, **columns("dated", dated),
    )  # fmt: skip
    if file:
        EvidenceFile.objects.create(evidence=evidence, file=file, number=1, added_by=by, added_on=on)
    note(evidence, after={**values_of(evidence, KEPT), "file": file}, says="added the evidence")
    if row:
        EvidenceUse.objects.create(evidence=evidence, action=row, line=line or own_line(row, by), claim=claim)
        refresh_marks([row.pk])
        note(row, after={"evidence": evidence}, says="added evidence")
    return evidence


@operation
def bring_evidence(
    *,
    action: Action | None = None,
    partnership: Partnership | None = None,
    actions: Iterable[Action] = (),
    files: Iterable[Brought] = (),
    link: str = "",
    text: str = "",
    title: str = "",
    shows: str = "",
    by: Person | None,
    on: date,
    **more: Any,
) -> list[Evidence]:
    """Add what somebody brings at once: each file is a piece of evidence, and so is a link or a note. A note that comes
    with files says what they show. All of it may serve further actions as well."""
    about = {"action": action, "partnership": partnership, "by": by, "on": on, **more}
    home: Any = action.home_id if action else partnership and partnership.pk
    given = list(files)
    kept = keep_files(files=given, partnership_id=home, by=by, on=on) if given else []
    alone = len(kept) + bool(link) == 1
    said = shows or text
    found = [add_evidence(**about, file=each, shows=said, title=title if alone else "") for each in kept]
    if link or not kept:
        found.append(add_evidence(**about, link=link, text=text, shows=shows, title="" if kept else title))
    others = list(actions)
    if others:
        use_evidence(evidence=found, actions=others, by=by, on=on)
    return found


@operation
def use_evidence(
    *, evidence: Iterable[Evidence], actions: Iterable[Action], by: Person | None, on: date
) -> list[EvidenceUse]:
    """Let pieces of evidence serve actions as well as those they serve already. Nobody reads one because of it who may
    not read it anyhow. Raises Refusal when each serves them all already."""
    pieces, made = list(evidence), []
    given = list(actions)
    if by is not None and not all(may_give(by, action) for action in given):
        raise Refusal("You may give evidence only to actions that you lead. Leave the others out.", "actions")
    for action in given:
        row = locked(Action.objects.all(), action.pk)
        used = set(EvidenceUse.objects.filter(action=row).values_list("evidence", flat=True))
        new = [each for each in pieces if each.pk not in used]
        line = own_line(row, by)
        made += EvidenceUse.objects.bulk_create(EvidenceUse(evidence=each, action=row, line=line) for each in new)
        if new:
            note(row, after={"evidence": [each.pk for each in new]}, says="added evidence that was here already")
    if not made:
        raise Refusal("That is used there already. Choose another action.", "actions")
    refresh_marks({use.action_id for use in made})
    return made


def own_line(action: Action, by: Person | None) -> Line | None:
    """The line of the lead with whom somebody sits, when it is one."""
    own = [line for line in action.leads() if by and line.is_of(standing_of(by))]
    return own[0] if len(own) == 1 else None


def _kind(link: str, file: StoredFile | None) -> str:
    return Evidence.Kind.FILE if file else Evidence.Kind.LINK if link else Evidence.Kind.NOTE


def _titled(text: str, file: StoredFile | None) -> str:
    """The name of a file, the first words of a note, or the address of a link, when nobody gave a title."""
    if file:
        return file.name.rpartition(".")[0].replace("_", " ")
    first = text.splitlines()[0]
    return first if len(first) <= TITLE_LENGTH else first[:TITLE_LENGTH].rsplit(" ", 1)[0] + " ..."
