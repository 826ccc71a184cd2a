"""Telling people that minutes wait for them or went out: a letter with the way to them and no word of them."""

from datetime import date

from django.conf import settings
from django.urls import reverse

from goldthread.meetings import letters
from goldthread.meetings.members import in_the_chair, sitting_now
from goldthread.meetings.models import Meeting
from goldthread.partners.models import Person
from goldthread.post.operations.letters import write_letter


def tell_of_minutes(meeting: Meeting, step: str, by: Person | None, on: date) -> list[int]:
    """Write to the chair once the minutes are passed on, and to everybody who sits in the group when they go out and
    when they are agreed, but not to whoever did it. Returns who was written to."""
    if step not in letters.MINUTES:
        return []
    subject, pattern = letters.MINUTES[step]
    people = in_the_chair(meeting, on) if step == "pass to the chair" else sitting_now(meeting, on)
    others = [each for each in people if by is None or each.pk != by.pk]
    url = f"{settings.SITE}{reverse('meetings:minutes', args=(meeting.pk,))}"
    for person in others:
        words = letters.letter(pattern, subject, meeting, name=person.name, url=url)
        write_letter(
            to=person.email, person_id=person.pk, subject=words.subject, text=words.text,
            key=f"minutes-{meeting.pk}-{step}-{meeting.version}-{person.pk}", by=by, on=on,
        )  # fmt: skip
    return [each.pk for each in others]
