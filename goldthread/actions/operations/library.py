"""Looking after evidence: its words, its owner and last day, its revisions, and taking it out of the library."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldthread.actions.library import may_keep
from goldthread.actions.models import Action, Claim, Evidence, EvidenceFile, EvidenceUse
from goldthread.actions.operations.evidence import use_evidence
from goldthread.actions.operations.marks import refresh_marks
from goldthread.actions.used import resting
from goldthread.kit.files.checks import Brought
from goldthread.kit.references import reference
from goldthread.kit.refusal import Refusal
from goldthread.kit.words import counted
from goldthread.partners.models import Person, Seat
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.post.models import StoredFile
from goldthread.post.operations.files import clear_file, erase_file, keep_files
from goldthread.trail.lock import bump, checked, locked
from goldthread.trail.operation import changes, note, operation

TAKEN_AWAY = "Taken away by whoever brought it."
REMOVED = "Removed with the evidence it was of."
ACCEPTED = "It was accepted that {} done because of this. Only the business unit may remove it now."
RESTS = "A claim in a report rests on this. Take the claim out there first."


@operation
def change_evidence(*, evidence: Evidence, version: int | None, by: Person | None, on: date, **values: Any) -> Evidence:
    """Change what is said of a piece of evidence, who reads it, who looks after it and its last day. Where it is used
    and its revisions have operations of their own."""
    row = locked(Evidence.objects.filter(removed_on=None), evidence.pk)
    checked(row, version, values)
    before, after = changes(row, values)
    bump(row)
    row.save()
    if "dated_last" in after or "dated" in after:
        refresh_marks(EvidenceUse.objects.filter(evidence=row).values_list("action", flat=True))
    note(row, before, after, says="changed the evidence")
    return row


@operation
def revise_evidence(*, evidence: Evidence, file: Brought, version: int | None, by: Person | None, on: date) -> Evidence:
    """Bring a newer file of the same evidence. Those before it stay, and others read the last one that is checked."""
    row = locked(Evidence.objects.filter(removed_on=None, kind=Evidence.Kind.FILE), evidence.pk)
    checked(row, version)
    number = EvidenceFile.objects.filter(evidence=row).count() + 1
    (kept,) = keep_files(files=[file], partnership_id=row.home_id, by=by, on=on)
    EvidenceFile.objects.create(evidence=row, file=kept, number=number, added_by=by, added_on=on)
    bump(row)
    row.save()
    note(row, after={"file": kept}, says=f"brought revision {number}")
    return row


@operation
def look_after(
    *, evidence: Iterable[Evidence], owner: Seat | None, expires_on: date | None, by: Person | None, on: date
) -> list[Evidence]:
    """Give several pieces of evidence an owner and a last day, where they have none. What one has already stays."""
    changed = []
    for each in evidence:
        row = locked(Evidence.objects.filter(removed_on=None), each.pk)
        wanted = {"owner": owner, "expires_on": expires_on}
        before, after = changes(
            row, {name: value for name, value in wanted.items() if value and not getattr(row, name)}
        )
        if after:
            bump(row)
            row.save()
            note(row, before, after, says="said who looks after the evidence, and until when it holds")
            changed.append(row)
    if not changed:
        raise Refusal("Each that you may change has one already. Change it on its own page.", "owner")
    return changed


@operation
def keep_several(
    *,
    evidence: Iterable[Evidence],
    actions: Iterable[Action] = (),
    owner: Seat | None = None,
    expires_on: date | None = None,
    by: Person | None,
    on: date,
) -> int:
    """Do the same with several pieces of evidence: let them serve further actions, and give those without one an owner
    and a last day. Nothing that one has is replaced. Answers how many pieces changed."""
    pieces, changed = list(evidence), set()
    if given := list(actions):
        changed |= {use.evidence_id for use in use_evidence(evidence=pieces, actions=given, by=by, on=on)}
    if owner or expires_on:
        own = [each for each in pieces if by is None or may_keep(by, Permission.ENTER_FOR_AGENCY, each)]
        changed |= {each.pk for each in look_after(evidence=own, owner=owner, expires_on=expires_on, by=by, on=on)}
    return len(changed)


@operation
def remove_evidence(*, evidence: Evidence, reason: str, version: int | None, by: Person | None, on: date) -> Evidence:
    """Take a piece of evidence out of the library and away from every action it serves. Its number is never given
    again; its files go. Refused while a report rests on it, and to anybody but the business unit once a part was
    accepted as done because of it."""
    row = locked(Evidence.objects.filter(removed_on=None), evidence.pk)
    checked(row, version)
    if not reason.strip():
        raise Refusal("Say why it goes. The reason stays in the history.", "reason")
    if sentence := refusal_to_remove(row, by):
        raise Refusal(sentence)
    for action in Action.objects.filter(evidence=row):
        note(action, before={"evidence": row}, after={}, says=f"lost the evidence {reference(row)}: {reason.strip()}")
    used = list(EvidenceUse.objects.filter(evidence=row).values_list("action", flat=True))
    EvidenceUse.objects.filter(evidence=row).delete()
    row.removed_on = on
    bump(row)
    row.save()
    for each in EvidenceFile.objects.filter(evidence=row).select_related("file"):
        erase_file(file=each.file, reason=REMOVED, by=by, on=on)
    refresh_marks(used)
    note(row, before={"used": used}, after={"removed_on": on}, says=f"removed the evidence: {reason.strip()}")
    return row


def refusal_to_remove(evidence: Evidence, by: Person | None) -> str:
    """Say why a piece of evidence may not be removed yet, or nothing."""
    if resting(evidence):
        return RESTS
    accepted = EvidenceUse.objects.filter(evidence=evidence, claim__state=Claim.State.ACCEPTED).count()
    if accepted and by and not may_in(by, Permission.CHANGE_ACTION, evidence.home_id):
        return ACCEPTED.format(counted(accepted, "action was", "actions were"))
    return ""


@operation
def clear_evidence_file(*, file: EvidenceFile, reason: str, by: Person | None, on: date) -> Evidence:
    """Let a file go on that was held back, because what was found in it names no child."""
    clear_file(file=file.file, reason=reason, by=by, on=on)
    note(file.evidence, says="let a file go on that was held back")
    return file.evidence


@operation
def take_file_away(*, file: EvidenceFile, by: Person | None, on: date) -> Evidence:
    """Take away a file that was refused or is held back. Where it was the only one, the evidence goes with it."""
    row = locked(Evidence.objects.filter(removed_on=None), file.evidence_id)
    others = EvidenceFile.objects.filter(evidence=row).exclude(pk=file.pk)
    if others.filter(file__state__in=(StoredFile.State.CHECKED, StoredFile.State.WAITING)).exists():
        erase_file(file=file.file, reason=TAKEN_AWAY, by=by, on=on)
        note(row, says=f"took revision {file.number} away")
        return row
    return remove_evidence(evidence=row, reason=TAKEN_AWAY, version=row.version, by=by, on=on)
