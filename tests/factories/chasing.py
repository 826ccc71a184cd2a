"""Digests, with the link and the code that nobody can look up afterwards."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from goldthread.desk.models import Chasing, Digest, DigestItem, Handed
from goldthread.partners.keys import kept_of, new_code, new_link
from tests.cast import TODAY


@dataclass(frozen=True)
class Sent:
    """A digest as it was sent."""

    link: str
    code: str
    row: Digest


def a_digest(person, *pages: str, lasts=timedelta(hours=72), on=TODAY) -> Sent:
    """A digest to a person whose key opens these pages."""
    link, code, now = new_link(), new_code(), timezone.now()
    row = Digest(person=person, on=on, made_at=now, expires_at=now + lasts, link_hash=kept_of(link))
    row.code_hash = row.sealed(code)
    row.save()
    for page in pages:
        DigestItem.objects.create(digest=row, where=page, name="Action AC-1", why="due", opens=True)
    return Sent(link, code, row)


def fill_desk(world) -> None:
    """How Wessmere reminds, a digest to the agency lead, and something they handed to the chair."""
    Chasing.objects.create(home=world.wessmere)
    lead, chair = world.people["agency lead"], world.people["chair"]
    a_digest(lead, f"/actions/{world.action.pk}/progress/")
    Handed.objects.create(where="/x/", name="Action AC-1", giver=lead, taker=chair, on=TODAY)
