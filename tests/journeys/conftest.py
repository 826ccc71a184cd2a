"""A real browser for the journeys, which run in a process of their own: its event loop would upset other tests."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.staticfiles import handlers
from django.contrib.staticfiles.views import serve
from django.db import connections
from django.test import Client
from django.test.utils import setup_databases, teardown_databases
from django.views.static import serve as serve_from
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from pytest_django.live_server_helper import LiveServer

from goldthread.desk.operations import load_folder
from goldthread.partners.models import Person
from goldthread.post.surveying import survey
from tests import migrated
from tests.journeys.visitor import AXE_AT, KNOWN, VENDOR, Visitor

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
EXAMPLE = Path(__file__).parents[2] / "examples" / "wessmere"
PASSWORD = "a right password"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--js-flags=--no-opt --no-maglev",  # a page lives a moment: what compiling well costs is not earned back
]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: not (item.path.name == "test_walk.py" and "manager" in item.name))  # the longest first
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)
            if item.path.name != "test_walk.py":  # a story is told in order by one browser; the walk may be shared out
                item.add_marker(pytest.mark.xdist_group(item.path.name))


@pytest.fixture(scope="session")
def wessmere(django_test_environment, django_db_blocker, tmp_path_factory):
    """The invented partnership, loaded once on a day that stays; the stories share it and each tells its own.

    SQLite's database is a file, so that the server's threads each have a connection of their own."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database.setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("database") / "journeys.sqlite3")
    else:
        worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
        database.setdefault("TEST", {})["NAME"] = f"test_journeys_{worker}"
    with django_db_blocker.unblock():
        if migrated.MADE:
            migrated.lay_out(connections["default"])
        made = setup_databases(verbosity=0, interactive=False, keepdb=bool(migrated.MADE))
        with time_machine.travel(NOW, tick=True):
            load_folder(folder=EXAMPLE, by=None, on=NOW.date())
            Person.objects.update(password=make_password(PASSWORD))
            survey()
            yield
        teardown_databases(made, verbosity=0, keepdb=bool(migrated.MADE))


@pytest.fixture(scope="session", autouse=True)
def known_makes(tmp_path_factory):
    """Where the browsers of one run tell each other what they have looked at."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "known"
    folder.mkdir(exist_ok=True)
    KNOWN[:] = [folder]


@pytest.fixture(scope="session")
def site(wessmere):
    """The address of the running site, whose files a browser keeps, as it keeps those of an installation."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handlers, "serve", kept_for_ever)
        server = LiveServer("localhost")
        server._live_server_modified_settings.enable()
        yield server.url
        server._live_server_modified_settings.disable()
        server.stop()


def kept_for_ever(request, path, **named):
    """A static file, the accessibility checker among them, that a browser asks for once."""
    answer = serve_from(request, path, VENDOR) if AXE_AT.endswith(f"/{path}") else serve(request, path, **named)
    answer["Cache-Control"] = "max-age=315360000, public, immutable"
    return answer


@pytest.fixture(scope="session")
def browser(wessmere):
    """Chromium, started when the database is there: under its event loop Django opens another connection, which is
    closed again before the database goes."""
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    assert path, "Install Chromium: apt-get install --no-install-recommends chromium-headless-shell fonts-liberation2"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()
        connections.close_all()


@pytest.fixture
def come(browser, site):
    """`come("manager")` is a visitor signed in as that person of Wessmere; `come()` is somebody at the door."""
    with doors_open(browser, site) as come:
        yield come


@contextmanager
def doors_open(browser: Browser, site: str) -> Iterator[Callable[..., Visitor]]:
    """Let visitors come for as long as the block lasts. Whatever the browser complains of meanwhile fails the test."""
    visitors, contexts = [], []

    def come(who: str = "", width: int = 1280, **more) -> Visitor:
        context = window(width, **more)
        if who:
            context.add_cookies([{**cookie, "url": site} for cookie in _session_of(who)])
        glass = None if more.get("java_script_enabled", True) else window(width).new_page()
        visitors.append(Visitor(context.new_page(), site, glass, AXE_AT))
        return visitors[-1]

    def window(width: int, **more) -> BrowserContext:
        about = {"base_url": site, "locale": "en-GB", "timezone_id": "Europe/London", "accept_downloads": True}
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **about, **more))
        contexts[-1].set_default_timeout(30_000)
        return contexts[-1]

    yield come
    for context in contexts:
        context.close()
    complaints = [complaint for visitor in visitors for complaint in visitor.complaints]
    assert not complaints, "The browser complained:\n" + "\n".join(complaints)


def signed_in(who: str) -> Client:
    """Somebody of Wessmere without a browser, for what nobody has to look at."""
    client = Client()
    client.force_login(Person.objects.get(email=who if "@" in who else f"{who}@wessmere.example"))
    return client


def _session_of(who: str) -> list[dict[str, str]]:
    client, name = signed_in(who), settings.SESSION_COOKIE_NAME
    return [{"name": name, "value": client.cookies[name].value}]
