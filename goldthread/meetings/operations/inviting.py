"""Invitations: sent, changed and cancelled in place, in the calendars of those who sit in the group."""

from datetime import date
from email.utils import parseaddr

from django.conf import settings
from django.utils import timezone

from goldthread.kit.refusal import Refusal
from goldthread.meetings import letters
from goldthread.meetings.calendars import CANCEL, REQUEST, Entry, calendar
from goldthread.meetings.members import invited
from goldthread.meetings.models import Meeting
from goldthread.partners.marking import marking_of
from goldthread.partners.models import Person
from goldthread.post.operations.letters import write_letter
from goldthread.trail.operation import note, nothing_changed, operation
from goldthread.trail.rows import reread, stored

NO_DAY = "The day is not known well enough for a calendar. Give the meeting a day first."
NOBODY = "Nobody holds a seat of this group on that day. Fill its seats first."
OVER = "The meeting is not ahead any longer, so nobody can be invited to it."


@operation
def invite(*, meeting: Meeting, version: int | None, by: Person | None, on: date) -> Meeting:
    """Send the invitation to everybody who sits in the group: a letter with a calendar file. Sent again, it takes the
    place of the one before."""
    row = reread(meeting, version)
    _refuse_uninvitable(row)
    people = invited(row, on)
    if not people:
        raise Refusal(NOBODY)
    row.sequence += row.invited_on is not None
    row.invited_on = row.invited_on or on
    stored(row)
    _send(row, people, letters.INVITED, "Invitation", by, on)
    note(row, after={"invited": [each.pk for each in people], "sequence": row.sequence}, says="sent the invitation")
    return row


@operation
def tell_calendars(*, meeting: Meeting, by: Person | None, on: date) -> None:
    """Tell those who were invited that the meeting has changed or does not take place; nothing where nobody was."""
    if meeting.invited_on is None or meeting.on is None:
        return nothing_changed()
    people = invited(meeting, on)
    meeting.sequence += 1
    Meeting.objects.filter(pk=meeting.pk).update(sequence=meeting.sequence)
    pattern, subject = (letters.CHANGED, "Changed") if meeting.is_ahead else (letters.CANCELLED, "Cancelled")
    _send(meeting, people, pattern, subject, by, on)
    note(meeting, after={"told": [each.pk for each in people], "sequence": meeting.sequence}, says="told the calendars")
    return None


def entry_of(meeting: Meeting) -> Entry:
    """Return a meeting as a calendar keeps it. Its name there is made of its key, and a move hands it on."""
    assert meeting.on is not None  # noqa: S101  those without a day were refused
    return Entry(
        uid=f"{meeting.uid or f'{meeting.home.key}-{meeting.key}'}@{domain()}", sequence=meeting.sequence,
        summary=letters.named(meeting)[:1].upper() + letters.named(meeting)[1:], day=meeting.on,
        changed=timezone.now(), starts=meeting.starts_at, ends=meeting.ends_at,
        place=meeting.place if meeting.circle not in ("group", "panel") else "",
        says=marking_of(meeting), url=f"{settings.SITE}{meeting.get_absolute_url()}",
        is_cancelled=meeting.status == Meeting.Status.CANCELLED,
    )  # fmt: skip


def domain() -> str:
    """Return the last part of the name by which calendars know our meetings."""
    return settings.SITE.rpartition("//")[2].partition(":")[0]


def _refuse_uninvitable(meeting: Meeting) -> None:
    if not meeting.is_ahead:
        raise Refusal(OVER)
    if meeting.on is None or meeting.is_date_doubtful:
        raise Refusal(NO_DAY)


def _send(meeting: Meeting, people: list[Person], pattern: str, subject: str, by: Person | None, on: date) -> None:
    method = REQUEST if meeting.is_ahead else CANCEL
    url = f"{settings.SITE}{meeting.get_absolute_url()}"
    for person in people:
        words = letters.letter(pattern, subject, meeting, name=person.name, url=url)
        file = calendar([entry_of(meeting)], method, organiser=parseaddr(settings.MAIL_FROM)[1], attendee=person.email)
        write_letter(
            to=person.email, person_id=person.pk, subject=words.subject, text=words.text, calendar=file,
            key=f"meeting-{meeting.pk}-{meeting.sequence}-{person.pk}", by=by, on=on,
        )  # fmt: skip
