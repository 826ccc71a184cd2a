"""The gallery takes nothing."""

BODIES = {"kit:gallery": lambda world: ({}, {})}
