"""What letters say: plain words, a link and, where one lets people in, a code; nothing else about anybody."""

from dataclasses import dataclass

from django.utils.timezone import localtime

from goldthread.kit.periods import uk_date
from goldthread.partners.models import Comment, Invitation, Person

PURPOSE = Invitation.Purpose
WHY = {
    PURPOSE.INVITATION: "{by} invites you to Goldthread, where {place} keeps its plan, its actions and its report.",
    PURPOSE.RESET: "Somebody asked for a new password for this e-mail address on Goldthread.",
    PURPOSE.UNLOCK: "{by} sends you a way back in to Goldthread.",
}
SUBJECTS = {
    PURPOSE.INVITATION: "Your invitation to Goldthread",
    PURPOSE.RESET: "Choose a new password for Goldthread",
    PURPOSE.UNLOCK: "Your way back in to Goldthread",
}
STEPS = """1. Open this page: {url}
2. Type this code there: {code}
3. Choose a password."""
ONCE = "The link and the code work once, until {until}."
UNEXPECTED = {
    PURPOSE.INVITATION: "If you did not expect this, you need do nothing: without the code no account is opened.",
    PURPOSE.RESET: "If it was not you, you need do nothing: your password stays as it is.",
    PURPOSE.UNLOCK: "If you did not ask for this, you need do nothing, and may tell them so.",
}
TOLD = """Hello {name},

{by} made a code for you to get in to Goldthread with, to be told to you by telephone, on {when}.

If you did not ask for it, tell the manager of your partnership's business unit at once."""
CHANGED = """Hello {name},

The password of your account on Goldthread was changed on {when}. Every other sign-in with it has ended.

If it was not you, tell the manager of your partnership's business unit at once. You can choose a new one \
yourself: open the sign-in page and follow "I cannot get in"."""

COMMENTED = """Hello {name},

{by} wrote a comment to you in {place} on Goldthread, beside {kind}. What it says stands there, and not in this letter:

{url}

It waits on your home page until you answer it or somebody marks it as resolved."""

MOVED = """Hello {name},

From {when} you sign in to Goldthread with another e-mail address, and no longer with this one.

If you did not ask for this, tell the manager of your partnership's business unit at once."""


@dataclass(frozen=True)
class Words:
    """The subject and the text of one letter."""

    subject: str
    text: str


def way_in(invitation: Invitation, *, by: str, place: str, url: str, code: str) -> Words:
    """Return the letter that carries a link and its code."""
    why = WHY[PURPOSE(invitation.purpose)].format(by=by, place=place)
    steps = STEPS.format(url=url, code=code)
    once = ONCE.format(until=moment(invitation.expires_at))
    text = "\n\n".join((f"Hello {invitation.person.name},", why, steps, once, UNEXPECTED[PURPOSE(invitation.purpose)]))
    return Words(SUBJECTS[PURPOSE(invitation.purpose)], text + "\n")


def told_by_telephone(invitation: Invitation, by: str) -> Words:
    """Return the letter that says a code was made to be told by telephone, without the code."""
    when = moment(invitation.made_at)
    return Words(
        "A code for your account on Goldthread", TOLD.format(name=invitation.person.name, by=by, when=when) + "\n"
    )


def password_changed(person: Person, at: object) -> Words:
    """Return the letter that says a password was changed."""
    return Words("Your Goldthread password was changed", CHANGED.format(name=person.name, when=moment(at)) + "\n")


def comment_written(person: Person, *, by: str, row: Comment, url: str) -> Words:
    """Return the letter that says a comment was written to somebody, without a word of it."""
    text = COMMENTED.format(name=person.name, by=by, place=row.home, kind=row.kind, url=url)
    return Words("A comment to you on Goldthread", text + "\n")


def address_changed(person: Person, at: object) -> Words:
    """Return the letter to an old address that says another has taken its place, without naming that."""
    return Words("Your Goldthread e-mail address was changed", MOVED.format(name=person.name, when=moment(at)) + "\n")


def moment(at: object) -> str:
    """Return a moment as people write it: 3 May 2026 at 14:05."""
    local = localtime(at)  # type: ignore[arg-type]
    return f"{uk_date(local.date())} at {local:%H:%M}"
