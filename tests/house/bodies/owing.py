"""What an agency owes, and handing a thing to a colleague."""

from tests.factories.handing import a_colleague, handed, owed_page

BODIES = {
    "desk:agency": lambda world: ({"pk": world.health.pk}, None),
    "desk:hand": lambda world: (
        {}, {"item": owed_page(world), "taker": a_colleague(world).pk, "words": "You know the printer."}
    ),
    "desk:partners": lambda world: ({}, None),
    "desk:equal-voice": lambda world: ({}, None),
    "desk:voice": lambda world: ({"key": "open", "pk": world.health.pk}, None),
    "desk:take-back": lambda world: ({"pk": handed(world).pk}, {}),
}  # fmt: skip
