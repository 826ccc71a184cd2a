"""Claims: passages of narrative that say something of children or of practice, tied to the records they rest on."""

from datetime import date

from django.db.models import Model

from goldthread.actions.models import Action, Evidence, Impact, Recommendation
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Person
from goldthread.plan.models import Objective
from goldthread.report.models import Passage, Section, Tie
from goldthread.report.narrative import found_in
from goldthread.report.operations.rows import refuse_complete, section_row
from goldthread.trail.lock import checked, locked
from goldthread.trail.operation import note, operation
from goldthread.trail.rows import free_key

KINDS: dict[type[Model], str] = {
    Objective: "objective",
    Recommendation: "recommendation",
    Action: "action",
    Evidence: "evidence",
    Impact: "impact",
}


@operation
def mark_claim(*, section: Section, words: str, version: int | None, by: Person | None, on: date) -> Passage:
    """Mark words of the narrative as a claim. They must stand in it word for word; until it is tied it is a gap."""
    row = section_row(section, version)
    words = " ".join(words.split())
    if not words or not found_in(words, row.narrative):
        raise Refusal(
            "These words are not in the section's narrative. Copy them from it exactly, as far as the claim goes.",
            "words",
        )
    if any(" ".join(passage.words.split()) == words for passage in row.passages.all()):
        raise Refusal("These words are marked as a claim already.", "words")
    passage = Passage.objects.create(section=row, key=free_key(Passage.objects.filter(section=row), words), words=words)
    row.save()
    note(row.report, after={"claim": words}, says=f"marked as a claim: {words}")
    return passage


@operation
def unmark_claim(*, passage: Passage, version: int | None, by: Person | None, on: date) -> Section:
    """Take the mark of a claim off its words; the words stay. The version is the section's."""
    section = _held(passage.section, version)
    row = locked(Passage.objects.all(), passage.pk)
    note(section.report, before={"claim": row.words}, says=f"no longer marks as a claim: {row.words}")
    row.delete()
    return section


@operation
def tie_claim(*, passage: Passage, record: Model, version: int | None, by: Person | None, on: date) -> Passage:
    """Tie a claim to a record it rests on: an objective, a recommendation, an action, evidence or an impact. The
    version is the section's, whose narrative it stands in."""
    _held(passage.section, version)
    row = locked(Passage.objects.all(), passage.pk)
    kind = KINDS[type(record)]
    if Tie.objects.filter(passage=row, **{kind: record}).exists():
        raise Refusal("The claim is tied to that already.", "reference")
    Tie.objects.create(passage=row, **{kind: record})
    row.is_tied = True
    row.save()
    note(row.section.report, after={"claim": row.words, kind: record.pk}, says=f"tied a claim to {record}: {row.words}")
    return row


@operation
def untie_claim(*, tie: Tie, version: int | None, by: Person | None, on: date) -> Passage:
    """Take a record away from under a claim; with none left the claim is a gap. The version is the section's."""
    _held(tie.passage.section, version)
    row = locked(Tie.objects.all(), tie.pk)
    passage = locked(Passage.objects.all(), row.passage_id)
    row.delete()
    passage.is_tied = passage.ties.exists()
    passage.save()
    note(
        passage.section.report, before={"claim": passage.words, "tie": tie.pk}, says=f"untied a claim: {passage.words}"
    )
    return passage


def _held(section: Section, version: int | None) -> Section:
    """The section, held and compared with the version of the form. It counts no further, for a tie changes no word of
    the narrative that somebody may be writing just now."""
    row = locked(Section.objects.all(), section.pk)
    checked(row, version)
    refuse_complete(row.report)
    return row
