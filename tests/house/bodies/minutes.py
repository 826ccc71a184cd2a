"""Valid bodies for what is done in the room, with minutes and with decisions."""

from collections.abc import Callable
from typing import Any

from goldthread.meetings.models import MinutesKept
from tests.cast import TODAY
from tests.factories.attendance import a_sitting, mark
from tests.factories.decisions import NEXT, a_decision, a_minuted_meeting, an_item, put_round, to_tell


def of_meeting(body: dict | None = None, minutes: str = "draft", **more: Any) -> Callable:
    """A body for a page of a meeting of the subgroup."""

    def found(world: Any) -> tuple[dict, dict | None]:
        meeting = a_minuted_meeting(world, minutes)
        return {"pk": meeting.pk, **more}, body

    return found


def of_item(body: dict | None = None) -> Callable:
    def found(world: Any) -> tuple[dict, dict | None]:
        return {"pk": an_item(a_sitting(world)).pk}, body

    return found


def of_decision(body: dict | None = None, **more: Any) -> Callable:
    def found(world: Any) -> tuple[dict, dict | None]:
        return {"pk": a_decision(world).pk, **more}, None if body is None else {"version": 1, **body}

    return found


def marked(world: Any) -> tuple[dict, dict]:
    """A mark for the seat of the member."""
    meeting = a_sitting(world)
    key = f"{world.seats['group member'].pk}-{world.people['group member'].pk}"
    return {"pk": meeting.pk}, {"place": key, f"{key}-mark": "attended", f"{key}-mode": "room", f"{key}-was": "{}"}


def kept(world: Any) -> tuple[dict, None]:
    """Minutes that went out, as a page that stands alone."""
    meeting = a_minuted_meeting(world, "sent")
    MinutesKept.objects.create(meeting=meeting, number=1, how="sent", on=TODAY, words="## A", open_words="## A")
    return {"pk": meeting.pk, "what": "minutes", "kind": "html"}, None


def a_guest(world: Any) -> tuple[dict, dict]:
    row = mark(a_sitting(world), None, guest="guest", who="B. Example")
    return {"pk": row.pk}, {"take": "out"}


def told(body: dict | None = None, **more: Any) -> Callable:
    """A body for what is said of the health trust, which must be told of a decision."""

    def found(world: Any) -> tuple[dict, dict | None]:
        row = to_tell(a_decision(world), world.health, **more)
        return {"pk": row.pk}, None if body is None else {"version": row.version, **body}

    return found


def ratified(world: Any) -> tuple[dict, dict]:
    """A decision by circulation, and the meeting that ratifies it."""
    meeting = a_sitting(world, on=NEXT)
    return {"pk": a_decision(world, how="circulation").pk}, {"version": 1, "meeting": meeting.pk}


def replied(world: Any) -> tuple[dict, dict]:
    return {"pk": put_round(world).pk}, {"seat": world.seats["group member"].pk, "answer": "agree"}


def minuted(world: Any) -> tuple[dict, dict]:
    """An item with what is minuted, and a decision, an action and a challenge that came of it."""
    body = {"version": 1, "minuted": "The toolkit was shown.", "decide-words": "Use one toolkit"}
    body |= {"agree-words": "Send the toolkit round", "agree-due": "June 2026"}
    body |= {"challenge-words": "How do we know?", "challenge-to": f"agency-{world.health.pk}"}
    return of_item(body | {"challenge-raised_by": world.seats["chair"].pk})(world)


DAY = {"told_on_day": "1", "told_on_month": "5", "told_on_year": "2026"}
ROUND = {"replies_by_day": "20", "replies_by_month": "5", "replies_by_year": "2026"}
READERS = {"circle": "partnership"}
BODIES = {
    "meetings:room": marked,
    "meetings:mark": marked,
    "meetings:add-guest": of_meeting({"who": "C. Example", "guest": "presenter"}),
    "meetings:guest": a_guest,
    "meetings:chair": of_meeting({"version": 1, "quorum_judged": "The item on neglect could be taken."}),
    "meetings:minutes": of_meeting(),
    "meetings:minutes-step": of_meeting({"version": 1}, step="pass-to-the-chair"),
    "meetings:download": kept,
    "meetings:came-up": of_meeting({"title": "A flood in one school"}),
    "meetings:item": minuted,
    "meetings:decisions": lambda world: ({}, {"words": "toolkit", "is_key": "on", "year": "2026"}),
    "meetings:add-decision": lambda world: (
        {},
        {"words": "Use one toolkit", "group": world.subgroup.pk, "how": "meeting", **READERS},
    ),
    "meetings:put-round": lambda world: ({}, {"words": "Use one toolkit", "group": world.subgroup.pk, **ROUND}),
    "meetings:decision": of_decision(),
    "meetings:change-decision": of_decision({"words": "Use two", "level": "group", "decided": "May 2026", **READERS}),
    "meetings:decision-step": of_decision({"reason": "It was too much."}, step="supersede"),
    "meetings:ratify": ratified,
    "meetings:look-again": of_decision({"looked_words": "It still stands."}),
    "meetings:tell": lambda world: ({"pk": a_decision(world).pk}, {"bodies": [f"agency-{world.health.pk}"]}),
    "meetings:decision-action": of_decision({"words": "Send it round", **READERS}),
    "meetings:decision-evidence": lambda world: ({"pk": a_decision(world).pk}, {"evidence": "EV-1"}),
    "meetings:reply": replied,
    "meetings:told": told(DAY),
    "meetings:carry-out": told({"done_words": "Used in every team."}, carries_out=True),
    "meetings:take-told": told({}),
}
