"""Valid bodies for planning and preparing meetings."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from goldthread.meetings.models import Feed
from goldthread.meetings.operations.feeds import hashed
from goldthread.meetings.tabling import OPENING, Proposal
from goldthread.partners.models import GroupParent
from tests.cast import World
from tests.factories.meetings import a_meeting, a_pack, a_paper, a_report, an_item
from tests.house.bodies.actions import Again
from tests.kit.files.made import a_pdf

KEY = "a" * 43


def of_meeting(body: dict | None = None, **more: Any) -> Callable:
    """A body for a page of a meeting of the quality subgroup, with an item on its agenda."""

    def found(world: World) -> tuple[dict, dict | None]:
        meeting = a_meeting(world)
        an_item(meeting)
        return {"pk": meeting.pk, **more}, None if body is None else {"version": 1, **body}

    return found


def the_agenda(world: World) -> tuple[dict, dict]:
    meeting = a_meeting(world)
    item = an_item(meeting)
    names = {"title": "Neglect", "kind": "decision", "position": "1", "minutes_long": "10"}
    return {"pk": meeting.pk}, {"version": 1, **{f"{name}_{item.pk}": value for name, value in names.items()}}


def of_late(world: World) -> tuple[dict, dict]:
    meeting = a_meeting(world)
    a_paper(meeting, asked_agency=world.health, asked_on="2026-04-01", due_on="2026-04-20")
    return {"pk": meeting.pk}, {"version": 1}


def of_paper(body: dict | None = None) -> Callable:
    def found(world: World) -> tuple[dict, dict | None]:
        paper = a_paper(a_meeting(world), asked_agency=world.health, asked_on="2026-04-01")
        paper.refresh_from_db()
        return {"pk": paper.pk}, None if body is None else {"version": paper.version, **body}

    return found


def attached(world: World) -> tuple[dict, dict]:
    return of_paper({"file": Again("report.pdf", a_pdf())})(world)


def drafting(world: World) -> tuple[dict, dict]:
    GroupParent.objects.get_or_create(group=world.subgroup, parent=world.business)
    meeting = a_meeting(world, world.business)
    return {"pk": meeting.pk, "group": world.subgroup.pk}, {"version": 1}


def of_report(body: dict | None = None, **more: Any) -> Callable:
    def found(world: World) -> tuple[dict, dict | None]:
        report = a_report(world, a_meeting(world, world.business), state="ready")
        return {"pk": report.pk, **more}, body

    return found


def packed(**more: Any) -> Callable:
    def found(world: World) -> tuple[dict, None]:
        meeting = a_meeting(world)
        a_pack(meeting)
        return {"pk": meeting.pk, **more}, None

    return found


def with_feeds(world: World) -> tuple[dict, dict]:
    for who, person in world.people.items():
        Feed.objects.get_or_create(person=person, defaults={"key_hash": hashed(who), "made_at": timezone.now()})
    return {}, {}


def subscribed(world: World) -> tuple[dict, None]:
    a_meeting(world)
    Feed.objects.get_or_create(
        key_hash=hashed(KEY), defaults={"person": world.people["group member"], "made_at": timezone.now()}
    )
    return {"key": KEY}, None


WHEN = {"starts_at": "10:00", "ends_at": "12:00", "place": "Example room"}
FIRST = {"first_day": "10", "first_month": "9", "first_year": "2026"}
BODIES = {
    "meetings:meetings": lambda world: ({}, {"year": "2026"}),
    "meetings:plan": lambda world: ({}, {"group": world.subgroup.pk, "day": "3 June 2026", **WHEN}),
    "meetings:series": lambda world: ({}, {"group": world.subgroup.pk, "a_year": "4", **FIRST, **WHEN}),
    "meetings:meeting": of_meeting(),
    "meetings:change": of_meeting({"day": "20 May 2026", **WHEN, "place": "Another room"}),
    "meetings:move": of_meeting({"day": "27 May 2026", "reason": "The chair is away."}),
    "meetings:step": of_meeting({"reason": "Nobody can come."}, step="cancel"),
    "meetings:prepare": of_meeting(),
    "meetings:propose": of_meeting({"chosen": [Proposal(OPENING[0]).key], "own": "Training"}),
    "meetings:agenda": the_agenda,
    "meetings:interests": of_meeting({}),
    "meetings:interest": of_meeting({"none": "1"}),
    "meetings:chase": of_late,
    "meetings:invite": of_meeting({}),
    "meetings:send": of_meeting({}),
    "meetings:ask-paper": lambda world: (
        {"pk": a_meeting(world).pk}, {"version": 1, "title": "Neglect", "asked": f"agency-{world.health.pk}"}
    ),
    "meetings:paper": of_paper(),
    "meetings:attach": attached,
    "meetings:settle": of_paper({"how": "absent"}),
    "meetings:change-paper": of_paper({"title": "Neglect, revised"}),
    "meetings:withdraw": of_paper({}),
    "meetings:draft-highlight": drafting,
    "meetings:highlight": of_report(),
    "meetings:word-highlight": of_report({"version": 1, "summary": "Done.", "state": "ready"}),
    "meetings:highlight-file": of_report(kind="docx"),
    "meetings:make-pack": of_meeting({}),
    "meetings:pack": packed(),
    "meetings:pack-file": packed(which="open"),
    "meetings:calendar": lambda world: ({}, None),
    "meetings:make-feed": lambda world: ({}, {}),
    "meetings:end-feed": with_feeds,
    "meetings:feed": subscribed,
}  # fmt: skip
