"""The private calendar address of a person: made, made anew, and ended."""

from datetime import date
from hashlib import sha256

from django.utils import timezone
from django.utils.crypto import get_random_string

from goldthread.kit.refusal import Refusal
from goldthread.meetings.models import Feed
from goldthread.partners.models import Person
from goldthread.trail.operation import note, operation

LETTERS, LENGTH = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 43


def hashed(key: str) -> str:
    """Return what is kept of a key."""
    return sha256(key.encode()).hexdigest()


@operation
def make_feed(*, person: Person, by: Person, on: date) -> str:
    """Make a person's calendar address and return its key, which is shown once and kept as a hash. The address that was
    theirs before ends."""
    key = get_random_string(LENGTH, LETTERS)
    Feed.objects.filter(person=person).delete()
    feed = Feed.objects.create(person=person, key_hash=hashed(key), made_at=timezone.now())
    note(feed, says="made a calendar address", private=True)
    return key


@operation
def end_feed(*, person: Person, by: Person, on: date) -> None:
    """End a person's calendar address: what subscribes to it finds nothing any more."""
    feed = Feed.objects.filter(person=person).first()
    if feed is None:
        raise Refusal("There is no calendar address to end.")
    note(feed, says="ended a calendar address", private=True)
    feed.delete()
