"""Home, what is owed, gaps, the golden thread, and reminders."""

from datetime import date

from goldthread.actions.models import Action
from tests.factories.chasing import a_digest


def hands_on(world, who):
    """One seat handed on to the group member."""
    holding = world.seats[who].holdings.get()
    return {f"next_{holding.pk}": world.people["group member"].pk, f"version_{holding.pk}": 1}


def a_late_action(world):
    """A part of the partners' page that has a line: a page of none asks for none."""
    past = date(2026, 1, 31)
    Action.objects.filter(pk=world.action.pk).update(status="under way", due_first=past, due_last=past)
    return {"key": "late"}


RULES = {
    "rhythm": "weekly", "weekday": "1", "at": "08:00", "tells_new_daily": "on", "wait_minutes": "15", "quiet_from": "18:00",
    "quiet_until": "07:30", "keeps_terms": "on", "lead_after_days": "14", "partner_after_days": "28", "key_hours": "72",
    "version": "1",
}  # fmt: skip
BODIES = {
    "account_inactive": lambda world: ({}, None),
    "desk:home": lambda world: ({}, None),
    "desk:owed": lambda world: ({}, None),
    "desk:search": lambda world: ({}, None),
    "desk:gaps": lambda world: ({}, None),
    "desk:partners-part": lambda world: (a_late_action(world), None),
    "desk:gap-records": lambda world: ({"key": "no-impact"}, None),
    "desk:thread": lambda world: ({"kind": "action", "pk": world.action.pk}, None),
    "desk:leaving": lambda world: (
        {"pk": world.people["chair"].pk},
        {"last_day_day": "30", "last_day_month": "6", "last_day_year": "2026", **hands_on(world, "chair")},
    ),
    "desk:what-they-see": lambda world: ({"pk": world.people["chair"].pk}, None),
    "desk:who-sees": lambda world: ({"kind": "action", "pk": world.action.pk}, None),
    "desk:asked-of-you": lambda world: ({}, None),
    "desk:asked": lambda world: ({"link": (made := a_digest(world.people["agency lead"])).link}, {"code": made.code}),
    "desk:chasing": lambda world: ({}, None),
    "desk:set-chasing": lambda world: ({}, RULES),
    "desk:briefing": lambda world: ({"pk": world.seats["chair"].pk}, None),
    "desk:give-briefing": lambda world: ({"pk": world.seats["chair"].holdings.get().pk}, {}),
}
