"""Valid bodies for the actions chapter."""

BODIES: dict = {}
