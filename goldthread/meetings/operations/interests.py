"""Interests: asked for before a meeting, and declared by each member, most with one button."""

from datetime import date

from django.conf import settings

from goldthread.kit.refusal import Refusal
from goldthread.meetings import letters
from goldthread.meetings.members import invited
from goldthread.meetings.models import AgendaItem, Declaration, Meeting
from goldthread.partners.models import Person, Seat
from goldthread.post.operations.letters import write_letter
from goldthread.trail.lock import locked
from goldthread.trail.operation import note, operation
from goldthread.trail.rows import reread, stored

ASKED = "Interests are asked for already, since {day}. Whoever has not answered can be chased."
NOT_A_MEMBER = "Interests are declared by those who sit in the group. Say yours at the meeting."
SAY = "Say what the interest is, or press “I have none”."


@operation
def ask_interests(*, meeting: Meeting, version: int | None, by: Person | None, on: date) -> Meeting:
    """Ask everybody who sits in the group, by letter, whether they have an interest in what the meeting deals with."""
    row = reread(meeting, version)
    if row.asked_interests_on:
        raise Refusal(ASKED.format(day=f"{row.asked_interests_on:%d/%m/%Y}"))
    if not row.is_ahead:
        raise Refusal("The meeting is no longer ahead. Interests declared there stand in its minutes.")
    row.asked_interests_on = on
    stored(row)
    people = invited(row, on)
    url = f"{settings.SITE}/meetings/{row.pk}/interest/"
    for person in people:
        words = letters.letter(letters.INTERESTS, "Any interest?", row, name=person.name, url=url)
        write_letter(
            to=person.email, person_id=person.pk, subject=words.subject, text=words.text,
            key=f"interests-{row.pk}-{person.pk}", by=by, on=on,
        )  # fmt: skip
    note(row, after={"asked": [each.pk for each in people]}, says="asked the members for their interests")
    return row


@operation
def declare_interest(
    *,
    meeting: Meeting,
    person: Person,
    seat: Seat | None,
    is_none: bool = False,
    words: str = "",
    item: AgendaItem | None = None,
    by: Person | None,
    on: date,
) -> Declaration:
    """Declare an interest, or that there is none. A later answer takes the place of the one before."""
    row = locked(Meeting.objects.all(), meeting.pk)
    if not (is_none or words.strip()):
        raise Refusal(SAY, "words")
    if seat is None:
        raise Refusal(NOT_A_MEMBER)
    Declaration.objects.filter(meeting=row, person=person).delete()
    made = Declaration.objects.create(
        meeting=row, person=person, seat=seat, is_none=is_none, words="" if is_none else words.strip(),
        item=None if is_none else item, on=on,
    )  # fmt: skip
    note(made, after={"is_none": is_none}, says="declared no interest" if is_none else "declared an interest",
         partnership_id=row.home_id)  # fmt: skip
    return made
