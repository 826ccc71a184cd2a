"""Sending letters: into a folder, one file each, or through a server; the same letter is the same message however often
it is tried."""

import os
import re
from email.utils import format_datetime
from pathlib import Path
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend
from django.utils.timezone import localdate

from goldthread.post.models import Letter
from goldthread.post.operations.letters import (
    MAY_HAVE_ARRIVED,
    claim_letter,
    letter_handed_over,
    letter_refused,
    letter_sent,
)

INVITATION = "meeting.ics"
METHOD = re.compile(r"^METHOD:(\w+)", re.MULTILINE)
PATIENCE = 20  # seconds for a mail server to answer
FOR_GOOD = range(550, 560)  # what a server answers when it will never take this letter


def send_what_is_due(at_most: int = 50) -> int:
    """Send the letters that are due, each claimed first; return how many were tried."""
    for tried in range(at_most):
        letter = claim_letter(by=None, on=localdate())
        if letter is None:
            return tried
        if letter.state == Letter.State.CLAIMED:
            _try(letter)
    return at_most


def _try(letter: Letter) -> None:
    try:
        deliver(letter)
    except (SMTPException, OSError) as error:
        is_unknown = letter.is_once and letter.says == MAY_HAVE_ARRIVED and _answer(error) is None
        why, for_good = (MAY_HAVE_ARRIVED, True) if is_unknown else (_reason(error), _is_for_good(error))
        letter_refused(letter=letter, why=why, for_good=for_good, by=None, on=localdate())
    else:
        letter_sent(letter=letter, by=None, on=localdate())


def deliver(letter: Letter) -> None:
    """Hand one letter over. Raises SMTPException or OSError when it was not taken."""
    message = as_message(letter)
    if not settings.MAIL:
        put_into_folder(message, settings.MAIL_DIR / f"{letter.message_id.strip('<>')}.eml")
        return
    server = EmailBackend(**settings.MAIL, fail_silently=False, timeout=PATIENCE)
    server.open()
    try:
        letter_handed_over(letter=letter, by=None, on=localdate())
        server.send_messages([message])
    finally:
        server.close()


def as_message(letter: Letter) -> EmailMultiAlternatives:
    """Return the letter as a message with its text, and beside it its HTML and its invitation where it has any."""
    headers = {
        "Message-ID": letter.message_id,
        "Date": format_datetime(letter.written_at),
        "Auto-Submitted": "auto-generated",
    }
    message = EmailMultiAlternatives(letter.subject, letter.text, settings.MAIL_FROM, [letter.to], headers=headers)
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    if letter.calendar:
        method = next(iter(METHOD.findall(letter.calendar)), "REQUEST")
        message.attach(INVITATION, letter.calendar.encode(), f"text/calendar; method={method}")
    return message


def put_into_folder(message: EmailMultiAlternatives, path: Path) -> None:
    """Write a message as one file, whole or not at all; a second time it is the same file."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partly = path.with_suffix(".part")
    with os.fdopen(os.open(partly, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(message.message().as_bytes())
    partly.replace(path)


def _answer(error: Exception) -> tuple[int, bytes | str] | None:
    """What the server answered, where it did."""
    if isinstance(error, SMTPRecipientsRefused):
        return next(iter(error.recipients.values()))
    return (error.smtp_code, error.smtp_error) if isinstance(error, SMTPResponseException) else None


def _is_for_good(error: Exception) -> bool:
    answer = _answer(error)
    return answer is not None and answer[0] in FOR_GOOD


def _reason(error: Exception) -> str:
    answer = _answer(error)
    if answer is None:
        return f"The mail server could not be reached or did not answer as it should ({type(error).__name__})."
    said = answer[1].decode(errors="replace") if isinstance(answer[1], bytes) else answer[1]
    return f"The mail server answered {answer[0]}: {said}"
