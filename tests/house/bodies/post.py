"""What was typed when a sign-in ended."""

BODIES: dict = {"post:typed": lambda world: ({}, None)}
