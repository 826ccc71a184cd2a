"""Valid bodies for the plan chapter."""

BODIES: dict = {}
