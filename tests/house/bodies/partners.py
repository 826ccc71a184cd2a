"""Partnerships, groups and agencies."""

from tests.factories.accounts import way_in_for

BODIES = {
    "account_login": lambda world: ({}, {"login": "manager@example.org", "password": "wrong on purpose"}),
    "account_logout": lambda world: ({}, {}),
    "partners:partnerships": lambda world: ({}, None),
    "partners:partnership": lambda world: ({"pk": world.wessmere.pk}, None),
    "partners:choose": lambda world: ({"pk": world.wessmere.pk}, {}),
    "partners:settings": lambda world: (
        {"pk": world.wessmere.pk},
        {"version": 1, "round_months": 3, "soon_days": 20, "report_word": "annual", "marking": "OFFICIAL"},
    ),
    "partners:rename": lambda world: (
        {"pk": world.wessmere.pk},
        {"version": 1, "name": "New Wessmere", "short_name": "New", "kind": "joint", "until_day": "31", "until_month": "3", "until_year": "2026"},
    ),
    "partners:succeed": lambda world: (
        {"pk": world.wessmere.pk},
        {"after": world.norden.pk, "how": "merged", "starts_day": "1", "starts_month": "4", "starts_year": "2027", "is_heir": "on"},
    ),
    "partners:group": lambda world: ({"pk": world.business.pk}, None),
    "partners:agency": lambda world: ({"pk": world.health.pk}, None),
    "partners:cannot-get-in": lambda world: ({}, {"email": "manager@example.org"}),
    "partners:told-code": lambda world: ({}, {"email": "stranger@example.org", "code": way_in_for(world.people["stranger"], is_spoken=True).code}),
    "partners:way-in": lambda world: ({"link": (made := way_in_for(world.people["stranger"])).link}, {"code": made.code}),
    "partners:choose-password": lambda world: ({}, {"password": "three words in a row", "password_again": "three words in a row"}),
    "partners:change-password": lambda world: ({}, {"password_now": "wrong on purpose", "password": "three words in a row", "password_again": "three words in a row"}),
    "partners:account": lambda world: ({"pk": world.people["chair"].pk}, None),
    "partners:send-way-in": lambda world: ({"pk": world.people["chair"].pk}, {}),
    "partners:give-code": lambda world: ({"pk": world.people["chair"].pk}, {}),
    "partners:lift-stop": lambda world: ({"pk": world.people["chair"].pk}, {}),
}  # fmt: skip
