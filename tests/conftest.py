"""What every test leans on: the engine, the clock, and no way off this machine."""

import gc
import socket
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.conf import settings
from django.core.signals import setting_changed
from django.db import connections
from django.test import TransactionTestCase
from django.test.client import ClientHandler
from hypothesis import HealthCheck
from hypothesis import settings as drawing

from goldthread.trail.kept import COUNTS
from tests import migrated
from tests.append_only import triggers_set_aside

TODAY = date(2026, 5, 3)
LONGEST = {"test_backup.py", "test_killed_worker.py", "test_query_counts.py", "test_speed.py", "test_round_trip.py"}

# How long a machine takes over a drawn value says nothing of what is tested. What decides whether a change is kept
# draws the same values each time (`.ci/run` says CI, which hypothesis knows), so that it never fails by chance.
drawing.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
drawing.load_profile("house")


def pytest_configure():
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_addoption(parser):
    parser.addoption("--asks-database", action="store_true", help="leave out what never asks the database")


def pytest_collection_modifyitems(config, items):
    """The longest come first, so that no process is left with one at the end. What never asks the database says the
    same on every engine, and is said once; pytest counts it as deselected."""
    items.sort(key=lambda item: item.path.name not in LONGEST)
    if config.getoption("--asks-database"):
        left_out = [item for item in items if not asks_database(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if asks_database(item)]


def pytest_collection_finish(session):
    """The thousands of tests stay until the end: the collector of what is thrown away need not look at them each time,
    nor as often as it does in a program that starts with nothing."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def asks_database(item):
    """Whether a test asks the database: by its mark, by a fixture, or through an installation of its own. One that is
    marked as said once reads the page or counts what it asks, which no engine has a say in. A story in the browser is
    told again where its mark says what an engine has a say in."""
    if item.get_closest_marker("journey"):
        return item.get_closest_marker("told_twice") is not None
    if item.get_closest_marker("said_once"):
        return False
    has_own = any(getattr(each, "__module__", "") == "tests.installation" for each in vars(item.module).values())
    return has_own or "django_db_setup" in item.fixturenames or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session")
def django_db_keepdb(request):
    return bool(migrated.MADE) or request.config.getvalue("reuse_db")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker):
    """Where `./run test` has migrated a database for all, each process begins with a copy of it."""
    if migrated.MADE:
        with django_db_blocker.unblock():
            migrated.lay_out(connections["default"])


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


@pytest.fixture(scope="session", autouse=True)
def one_chain_of_middleware():
    """Let all browsers of the tests share one chain of middleware, until a setting changes: to make one looks through
    every static file, and took as long as the pages themselves."""
    load, made = ClientHandler.load_middleware, {}

    def load_once(handler, is_async=False):
        if not made:
            load(handler, is_async)
            made.update(vars(handler))
        own = handler.enforce_csrf_checks
        vars(handler).update(made, enforce_csrf_checks=own)

    def forget(**told):
        made.clear()

    setting_changed.connect(forget)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ClientHandler, "load_middleware", load_once)
        yield
    setting_changed.disconnect(forget)


@pytest.fixture(autouse=True)
def nothing_kept_of_another_test():
    """Forget what was counted in another test's record: two records may begin with the same entry in the trail."""
    COUNTS.made.clear()


@pytest.fixture
def today():
    """The day on which the tests happen."""
    return TODAY


@pytest.fixture
def clock():
    """Stop the clock at noon on the day on which the tests happen; `clock.move_to(...)` moves it."""
    with time_machine.travel(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC), tick=False) as traveller:
        yield traveller
