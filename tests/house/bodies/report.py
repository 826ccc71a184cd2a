"""Valid bodies for the report chapter."""

BODIES: dict = {}
