"""Writing letters, and keeping count of how they go out."""

from datetime import date, datetime, timedelta
from email.utils import make_msgid
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from goldthread.post.models import Letter
from goldthread.trail.lock import locked
from goldthread.trail.operation import note, nothing_changed, operation

PAUSES = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))
LEFT_FOR_DEAD = timedelta(minutes=5)
MAY_HAVE_ARRIVED = (
    "The worker was stopped, or heard no more, while a mail server had this letter, which may have arrived."
)
ENDED = "The worker was stopped while it sent this letter, more than once."


@operation
def write_letter(
    *, to: str, person_id: int | None, subject: str, text: str, html: str = "", calendar: str = "", key: str,
    is_once: bool = False, by: Any, on: date,
) -> Letter:  # fmt: skip
    """Put a letter into the outbox, from where the worker sends it. The same key is the same letter: written again, it
    stays the one it was. One that goes out `is_once` is not tried again by itself when nobody knows whether a mail
    server took it."""
    now = timezone.now()
    domain = settings.MAIL_FROM.rpartition("@")[2].strip("<> ") or "localhost"
    written = {
        "to": to, "person_id": person_id, "subject": " ".join(subject.split())[:200], "text": text, "html": html,
        "calendar": calendar, "is_once": is_once,
        "message_id": make_msgid(domain=domain), "written_at": now, "due_at": now,
    }  # fmt: skip
    letter, is_new = Letter.objects.get_or_create(key=key, defaults=written)
    if is_new:
        note(letter, says="was written")
    else:
        nothing_changed()
    return letter


@operation
def send_again(*, letter: Letter, by: Any, on: date) -> Letter:
    """Give a letter that could not be sent another round of attempts."""
    row = locked(Letter.objects.filter(state=Letter.State.FAILED), letter.pk)
    row.state, row.attempts, row.due_at, row.says = Letter.State.WAITING, 0, timezone.now(), ""
    row.save(update_fields=["state", "attempts", "due_at", "says"])
    note(row, says="is to be sent again")
    return row


@operation(silent=True)
def claim_letter(*, by: Any, on: date) -> Letter | None:
    """Take the next letter that is due, so that no other worker sends it; also one whose worker was never heard of
    again. A letter claimed that often without an end has failed; so has a reminder whose worker was stopped while a
    mail server had it, for it may have arrived. One that was stopped before goes out now. Into a folder it goes again,
    as the same file."""
    now = timezone.now()
    waiting = Q(state=Letter.State.WAITING, due_at__lte=now)
    left = Q(state=Letter.State.CLAIMED, claimed_at__lt=now - LEFT_FOR_DEAD)
    rows = Letter.objects.select_for_update(skip_locked=True)
    row = rows.filter(waiting | left).order_by("due_at", "pk").first()
    if row is None:
        return None
    row.attempts += 1
    may_have_arrived = row.state == Letter.State.CLAIMED and row.is_once and row.says == MAY_HAVE_ARRIVED
    row.state, row.claimed_at = Letter.State.CLAIMED, now
    if may_have_arrived:
        row.state = Letter.State.FAILED
    if row.attempts > len(PAUSES) + 1:
        row.state, row.says = Letter.State.FAILED, ENDED
    row.save(update_fields=["state", "attempts", "claimed_at", "says"])
    return row


@operation(silent=True)
def letter_handed_over(*, letter: Letter, by: Any, on: date) -> None:
    """Remember that a mail server is given a letter now: from here on nobody but the server knows whether it has it."""
    letter.says = MAY_HAVE_ARRIVED
    letter.save(update_fields=["says"])


@operation(silent=True)
def letter_sent(*, letter: Letter, by: Any, on: date) -> None:
    """Remember that a letter went out, and forget what it said."""
    Letter.objects.filter(pk=letter.pk).update(
        state=Letter.State.SENT, sent_at=timezone.now(), subject="", text="", html="", calendar="", says=""
    )


@operation(silent=True)
def letter_refused(*, letter: Letter, why: str, for_good: bool, by: Any, on: date) -> None:
    """Remember that a letter did not go out: it is tried again after a pause, longer each time, or never."""
    over = for_good or letter.attempts > len(PAUSES)
    Letter.objects.filter(pk=letter.pk).update(
        state=Letter.State.FAILED if over else Letter.State.WAITING,
        due_at=_next_try(letter) if not over else letter.due_at,
        says=why[:300],
    )


def _next_try(letter: Letter) -> datetime:
    return timezone.now() + PAUSES[letter.attempts - 1]
