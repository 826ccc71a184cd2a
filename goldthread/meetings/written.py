"""Reading minutes: which version a reader gets, as it stands or as it stood, and the items with what came of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from goldthread.actions.models import Action, Line
from goldthread.actions.queries import BODIES
from goldthread.challenges.models import Challenge
from goldthread.meetings.minuted import items_of, words_of
from goldthread.meetings.models import (
    AgendaItem,
    Decision,
    Meeting,
    MeetingAction,
    MeetingChallenge,
    MinutesKept,
    Paper,
)
from goldthread.partners.models import Person, among
from goldthread.partners.standing import standing_of


def is_inside(meeting: Meeting, person: Person) -> bool:
    """Say whether a reader gets the members' version: they sit in the group, or oversee its partnership."""
    standing = standing_of(person)
    oversees = meeting.home_id in standing.oversees and meeting.circle != "panel"
    return meeting.group_id in standing.groups or oversees


@dataclass(frozen=True)
class Version:
    """Minutes as one reader gets them: their words, whether whole, and where they were kept, or, where they are being
    written, the items that are restricted."""

    words: str
    whole: bool
    kept: MinutesKept | None
    restricted: tuple[AgendaItem, ...] = ()


UNPRINTED = Version("", True, None)  # the members' version of minutes that are being written, item by item


def version_for(meeting: Meeting, person: Person, public: bool = False, number: int | None = None) -> Version | None:
    """Return the minutes for a reader: as they stood when they were sent or agreed, or, for members, as they are being
    written. Whoever is not a member gets the public version, and nothing before the minutes went out."""
    whole = is_inside(meeting, person) and not public
    kept = MinutesKept.objects.visible_to(person).filter(meeting=meeting).order_by("number")
    if number is not None:
        found = kept.filter(number=number).first()
    else:
        found = kept.last() if meeting.minutes in ("sent", "agreed") or not is_inside(meeting, person) else None
    if found:
        return Version(found.words if whole else found.open_words, whole, found)
    if number is not None or not is_inside(meeting, person):
        return None
    items = items_of(meeting)
    return Version(words_of(meeting, whole, items), whole, None, tuple(each for each in items if each.is_restricted))


def versions_of(meeting: Meeting, person: Person) -> list[MinutesKept]:
    """Return the minutes as they stood each time they went out, without their words."""
    return list(MinutesKept.objects.visible_to(person).filter(meeting=meeting).defer("words", "open_words"))


def items_for(meeting: Meeting, person: Person) -> list[AgendaItem]:
    """Return the items of a meeting that a reader may see, each with what came of it as far as they may see that."""
    items = AgendaItem.objects.visible_to(person).filter(meeting=meeting).select_related("brought_by")
    return list(with_what_came(items, person).order_by("position", "pk"))


def restricted_of(meeting: Meeting, person: Person, version: Version | None) -> Sequence[AgendaItem]:
    """Return items for the group alone, where a reader may see one: what sets the marking of the members' version."""
    if version is None or not version.whole:
        return ()
    if version.kept is None:
        return version.restricted
    return list(AgendaItem.objects.visible_to(person).filter(meeting=meeting, is_restricted=True)[:1])


def agenda_for(meeting: Meeting, person: Person) -> list[AgendaItem]:
    """Return every item of an agenda, so that those of the public version keep their numbers; what of a restricted one
    is said there is settled by whoever prints it. Papers are those the reader may see."""
    papers = Paper.objects.visible_to(person).order_by("position", "pk")
    items = AgendaItem.objects.filter(meeting=meeting).select_related("brought_by").order_by("position", "pk")
    return list(items.prefetch_related(Prefetch("papers", queryset=papers)))


def with_what_came(items: Any, person: Person) -> Any:
    """Add to items the decisions, actions, challenges and papers that came of them or lay before them."""
    actions = MeetingAction.objects.visible_to(person).filter(among(Action.objects.visible_to(person), "action"))
    led = Line.objects.current().select_related(*BODIES).order_by("capacity", "pk")
    raised = MeetingChallenge.objects.visible_to(person).filter(challenge__in=Challenge.objects.visible_to(person))
    return items.prefetch_related(
        Prefetch("decisions", queryset=Decision.objects.visible_to(person).order_by("number")),
        Prefetch("set_going", queryset=actions.select_related("action").order_by("pk").prefetch_related(
            Prefetch("action__lines", queryset=led))),
        Prefetch("raised", queryset=raised.select_related("challenge").order_by("pk")),
        Prefetch("papers", queryset=Paper.objects.visible_to(person).select_related("evidence").order_by("position")),
    )  # fmt: skip


def beside(item: AgendaItem, person: Person) -> tuple[AgendaItem | None, AgendaItem | None]:
    """Return the items before and after one, among those a reader may see."""
    rows = list(AgendaItem.objects.visible_to(person).filter(meeting=item.meeting_id).order_by("position", "pk"))
    place = rows.index(item)
    return (rows[place - 1] if place else None), (rows[place + 1] if place + 1 < len(rows) else None)
