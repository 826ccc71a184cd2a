"""The small world of the cast, for every test of risks."""

import pytest

from tests.cast import TODAY, build_world


@pytest.fixture
def world(db):
    return build_world()


@pytest.fixture
def doing(world):
    """Who does it and when, as every operation is told."""
    return {"by": world.people["manager"], "on": TODAY}
