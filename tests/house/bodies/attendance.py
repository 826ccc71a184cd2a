"""Attendance, of this year and all groups."""

BODIES = {
    "meetings:attendance": lambda world: ({}, None),
    "meetings:attended": lambda world: ({}, {"by": "agency", "of": world.health.pk}),
}
