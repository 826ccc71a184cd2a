"""Closed days and school terms."""

from datetime import date

from goldthread.clocks.models import ClosedDay, Term

DAY = {"day_day": "10", "day_month": "6", "day_year": "2026"}


def a_day(world):
    row, _ = ClosedDay.objects.get_or_create(home=world.wessmere, key="closed", on=date(2026, 6, 11), name="Closed")
    return {"pk": row.pk}, {"version": row.version}


def a_term(world):
    days = {"starts_on": date(2026, 4, 13), "ends_on": date(2026, 7, 22)}
    row, _ = Term.objects.get_or_create(home=world.wessmere, key="summer", name="Summer", **days)
    return {"pk": row.pk}, {"version": row.version}


BODIES = {
    "clocks:days": lambda world: ({}, None),
    "clocks:close-days": lambda world: ({}, {"name": "Offices closed", **DAY}),
    "clocks:work-on-holiday": lambda world: (
        {}, {"name": "Moved", "day_day": "31", "day_month": "8", "day_year": "2026"}
    ),
    "clocks:take-out-day": a_day,
    "clocks:add-term": lambda world: (
        {},
        {"name": "Autumn", "starts_on_day": "1", "starts_on_month": "9", "starts_on_year": "2026",
         "ends_on_day": "18", "ends_on_month": "12", "ends_on_year": "2026"},
    ),
    "clocks:take-out-term": a_term,
}  # fmt: skip
