"""Home, what is owed, gaps and the golden thread."""

BODIES = {
    "account_inactive": lambda world: ({}, None),
    "desk:home": lambda world: ({}, None),
    "desk:owed": lambda world: ({}, None),
}
