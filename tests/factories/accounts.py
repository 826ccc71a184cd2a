"""Ways in with their link and code at hand, which the house itself keeps only as hashes."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from goldthread.partners.keys import as_typed, kept_of, new_code, new_link
from goldthread.partners.models import Invitation


@dataclass(frozen=True)
class Given:
    """What somebody was given: the link, the code, and the row that keeps their hashes."""

    link: str
    code: str
    row: Invitation


def way_in_for(person, *, is_spoken=False, lasts=timedelta(hours=2)):
    """Give a person a way in."""
    link, code, now = new_link(), new_code(), timezone.now()
    row = Invitation.objects.create(
        person=person, purpose="invitation", link_hash=None if is_spoken else kept_of(link),
        code_hash=kept_of(as_typed(code)), made_at=now, expires_at=now + lasts,
    )  # fmt: skip
    return Given(link, code, row)
