"""What a digest says: how many things wait and which, by kind and reference; never a word of what they say."""

from dataclasses import dataclass
from datetime import date, datetime

from django.template.loader import render_to_string

from goldthread.desk.rules import WHY, Item
from goldthread.kit.periods import uk_date
from goldthread.kit.words import counted, sentence_case
from goldthread.partners.letters import moment
from goldthread.partners.models import Partnership

HEADINGS = {
    WHY.NEW: "Newly yours",
    WHY.OVERDUE: "Past its date",
    WHY.DUE: "Due, or without a date",
    WHY.UP: "Late, and taken to you",
}


@dataclass(frozen=True)
class Key:
    """The link and the code of one digest, and until when they work."""

    url: str
    code: str
    until: datetime


@dataclass(frozen=True)
class Letter:
    """A digest in words: its subject, its plain text, and the same as HTML."""

    subject: str
    text: str
    html: str


def written(name: str, items: list[Item], key: Key, home: Partnership, site: str, on: date) -> Letter:
    """Return the digest of one person, under the usual marking of the partnership by whose rules they are reminded. The
    key stands in it only when it opens something."""
    number = sum(item.number for item in items)
    subject = sentence_case(f"{counted(number, 'thing waits', 'things wait')} for you on Goldthread")
    shown = {
        "name": name, "subject": subject, "opening": f"{subject}.", "parts": _parts(items, on), "place": home.name,
        "marking": home.marking, "site": site,
    }  # fmt: skip
    if any(item.opens for item in items):
        shown |= {"url": key.url, "code": key.code, "until": moment(key.until)}
    return Letter(
        subject, render_to_string("desk/letters/digest.txt", shown), render_to_string("desk/letters/digest.html", shown)
    )


def _parts(items: list[Item], on: date) -> list[tuple[str, list[str]]]:
    found = []
    for why, heading in HEADINGS.items():
        lines = [said(item, on) for item in items if item.why == why]
        if lines:
            found.append((heading, lines))
    return found


def said(item: Item, on: date) -> str:
    """Return one line of a digest: the thing, and how its date stands."""
    star = "* " if item.opens else ""
    if item.why == WHY.UP:
        late = counted(item.number, "thing late", "things late")
        return f"{star}{item.name}: {late}, the longest by {counted(item.days_late(on), 'day')}"
    if item.due_on is None:
        return f"{star}{item.name}"
    if item.days_late(on):
        return f"{star}{item.name}, {counted(item.days_late(on), 'day')} late"
    return f"{star}{item.name}, due {uk_date(item.due_on)}"
