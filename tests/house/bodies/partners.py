"""Partnerships, groups and agencies."""

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
}  # fmt: skip
