"""Sending agenda and papers: a letter to everybody who sits in the group, with the way to them."""

from datetime import date

from django.conf import settings

from goldthread.kit.refusal import Refusal
from goldthread.meetings import letters
from goldthread.meetings.members import invited
from goldthread.meetings.models import AgendaItem, Meeting
from goldthread.partners.models import Person
from goldthread.post.operations.letters import write_letter
from goldthread.trail.operation import note, operation
from goldthread.trail.rows import reread, stored

EMPTY = "Nothing is on the agenda yet. Put something on it first."
OVER = "The meeting is no longer ahead. Papers go round afterwards from the page of each."
NOBODY = "Nobody holds a seat of this group on that day. Fill its seats first."


@operation
def send_papers(*, meeting: Meeting, version: int | None, by: Person | None, on: date) -> Meeting:
    """Tell everybody who sits in the group that agenda and papers are ready, and remember the day. The letter holds the
    way to them and no word of them."""
    row = reread(meeting, version)
    if not row.is_ahead:
        raise Refusal(OVER)
    if not AgendaItem.objects.filter(meeting=row).exists():
        raise Refusal(EMPTY)
    people = invited(row, on)
    if not people:
        raise Refusal(NOBODY)
    row.sent_on = on
    stored(row)
    url = f"{settings.SITE}{row.get_absolute_url()}"
    for person in people:
        words = letters.letter(letters.PAPERS, "Agenda and papers", row, name=person.name, url=url)
        write_letter(
            to=person.email, person_id=person.pk, subject=words.subject, text=words.text,
            key=f"papers-{row.pk}-{row.version}-{person.pk}", by=by, on=on,
        )  # fmt: skip
    note(row, after={"sent": [each.pk for each in people]}, says="sent agenda and papers")
    return row
