"""Handing a thing owed to a colleague, and ending that."""

from datetime import date

from goldthread.desk.handing import answers_too
from goldthread.desk.models import Handed
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Person
from goldthread.trail.lock import locked
from goldthread.trail.operation import note, operation
from goldthread.trail.rows import stored

NOT_THEIRS = "{taker} does not answer for this, or may not see it. Choose somebody who does, or change who leads it."
ITS_OWN = "You have it already. Choose a colleague."


@operation
def hand_on(*, where: str, name: str, taker: Person, words: str = "", by: Person, on: date) -> Handed:
    """Hand a thing that waits for the giver to a colleague. Who owes it stays as it is. Raises Refusal when the
    colleague does not sit for the same agency, group or seat, or may not see it, and when it is handed on already."""
    if taker.pk == by.pk:
        raise Refusal(ITS_OWN, "taker")
    if not answers_too(taker, where, on):
        raise Refusal(NOT_THEIRS.format(taker=taker.name), "taker")
    row = stored(Handed(where=where, name=name[:80], giver=by, taker=taker, words=words.strip(), on=on))
    note(row, after={"taker": taker.pk, "where": where}, says="handed it to a colleague")
    return row


@operation
def end_handing(*, handed: Handed, by: Person | None, on: date) -> Handed:
    """Take back what was handed on, or give it back, or say that it is settled, as the system does when it waits for
    neither of the two any longer. Raises Refusal when it is over."""
    row = locked(Handed.objects.all(), handed.pk)
    if row.ended_on:
        raise Refusal("It is taken back already.")
    row.ended_on = on
    stored(row)
    note(
        row,
        before={"ended_on": None},
        after={"ended_on": on},
        says="ended the handing on" if by else "settled: it waits for nobody any longer",
    )
    return row
