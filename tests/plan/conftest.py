"""The small world of the cast with one objective in its plan, for every test of the plan."""

import pytest

from tests.cast import TODAY, build_world


@pytest.fixture
def world(db):
    world = build_world()
    for name in ("second", "priority"):
        world.records.pop(name).delete()
    return world


@pytest.fixture
def today():
    return TODAY


@pytest.fixture
def doing(world):
    """Who does it and when, as every operation is told."""
    return {"by": world.people["manager"], "on": TODAY}
