"""What a person's calendar address shows: the meetings of their groups, or, for those who oversee a partnership, all of
them, as far as they may see them."""

from dataclasses import replace
from datetime import date, timedelta

from django.db.models import Q

from goldthread.kit.periods import add_months
from goldthread.meetings.calendars import Entry
from goldthread.meetings.models import Feed, Meeting
from goldthread.meetings.operations.feeds import hashed
from goldthread.meetings.operations.inviting import entry_of
from goldthread.partners.models import Person
from goldthread.partners.standing import standing_of

BACK, MONTHS, MOST = timedelta(60), 18, 500
SHOWN = ("planned", "held", "cancelled")  # not a displaced one: the meeting in its place has its name in calendars


def owner_of(key: str) -> Person | None:
    """Return whose address has this key, while they may sign in; looked up by its hash, so that no time tells a part of
    it."""
    feed = Feed.objects.filter(key_hash=hashed(key)).select_related("person").first()
    return feed.person if feed and feed.person.is_active else None


def entries_for(owner: Person, on: date) -> list[Entry]:
    """Return the meetings of the last weeks and the next months for an address; one that is cancelled stays and says
    so. Of one that few may read the calendar says neither title, group nor place."""
    standing = standing_of(owner)
    mine = Q(group__in=standing.groups) | Q(home__in=standing.oversees)
    seen = Meeting.objects.visible_to(owner).filter(mine, is_date_doubtful=False, status__in=SHOWN)
    near = seen.filter(on__gte=on - BACK, on__lte=add_months(on, MONTHS)).select_related("group", "home")
    return [_worded(entry_of(meeting)) for meeting in near.order_by("on", "starts_at", "pk")[:MOST]]


def _worded(entry: Entry) -> Entry:
    """Say in the title, too, that a meeting is cancelled: many calendars show of one they subscribe to nothing else."""
    return replace(entry, summary=f"Cancelled: {entry.summary}") if entry.is_cancelled else entry
