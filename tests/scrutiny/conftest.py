"""The invented world, on the day on which the tests happen."""

import pytest

from tests.cast import World, build_world


@pytest.fixture
def world(db, clock) -> World:
    return build_world()


@pytest.fixture
def people(world):
    return world.people
