"""Home, what is owed, gaps and the golden thread."""

BODIES = {
    "account_inactive": lambda world: ({}, None),
    "desk:home": lambda world: ({}, None),
    "desk:owed": lambda world: ({}, None),
    "desk:search": lambda world: ({}, None),
    "desk:gaps": lambda world: ({}, None),
    "desk:gap-records": lambda world: ({"key": "no-impact"}, None),
    "desk:thread": lambda world: ({"kind": "action", "pk": world.action.pk}, None),
}
