"""What every test leans on: the engine, the clock, and no way off this machine."""

import socket
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.conf import settings
from django.db import connections
from django.test import TransactionTestCase

from tests.append_only import triggers_set_aside

TODAY = date(2026, 5, 3)


def pytest_configure():
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_addoption(parser):
    parser.addoption("--asks-database", action="store_true", help="leave out what never asks the database")


def pytest_collection_modifyitems(config, items):
    """What never asks the database says the same on every engine, and is said once; pytest counts it as deselected."""
    if config.getoption("--asks-database"):
        left_out = [item for item in items if not asks_database(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if asks_database(item)]


def asks_database(item):
    """Whether a test asks the database: by its mark, by a fixture, or through an installation of its own."""
    has_own = any(getattr(each, "__module__", "") == "tests.installation" for each in vars(item.module).values())
    return has_own or "django_db_setup" in item.fixturenames or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session", autouse=True)
def no_way_off_this_machine():
    """Refuse every connection but those to this machine."""
    connect = socket.socket.connect

    def connect_here(self, address):
        if self.family != socket.AF_UNIX and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"A test tried to reach {address}; tests stay on this machine.")
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield


@pytest.fixture(scope="session", autouse=True)
def flush_in_spite_of_append_only():
    """Let the flush between transactional tests empty the tables whose rows the database otherwise keeps for ever."""
    tear_down = TransactionTestCase._fixture_teardown

    def tear_down_without_triggers(self):
        with triggers_set_aside(connections["default"]):
            tear_down(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", tear_down_without_triggers)
        yield


@pytest.fixture
def today():
    """The day on which the tests happen."""
    return TODAY


@pytest.fixture
def clock():
    """Stop the clock at noon on the day on which the tests happen; `clock.move_to(...)` moves it."""
    with time_machine.travel(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC), tick=False) as traveller:
        yield traveller
