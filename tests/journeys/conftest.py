"""A real browser for the journeys, which run in a process of their own: its event loop would upset other tests."""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, sync_playwright

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

AXE = (Path(__file__).parent.parent / "vendor" / "axe.min.js").read_text()
AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory):
    """Keep SQLite's test database in a file, so that the server's threads each have a connection of their own."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database.setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("database") / "journeys.sqlite3")


@pytest.fixture(scope="session")
def browser():
    path = shutil.which("chromium")
    assert path, "Install Chromium: apt-get install --no-install-recommends chromium fonts-liberation2"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser):
    """A fresh visitor on a desk screen whose every script error and refused resource fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB", timezone_id="Europe/London")
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def page(context, live_server):
    """A page of the running site: `page.goto(live_server.url)`."""
    page = context.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if _is_complaint(message) else None)
    yield page
    assert not complaints, "The browser complained:\n" + "\n".join(complaints)


def _is_complaint(message) -> bool:
    return "Content Security Policy" in message.text or "Content-Security-Policy" in message.text


@pytest.fixture(scope="session")
def axe():
    """`axe(page)` fails with the list of what a person could not use on this page."""

    def check(page: Page) -> None:
        page.wait_for_load_state()
        page.evaluate(AXE)
        violations = page.evaluate("options => axe.run(document, options)", AXE_OPTIONS)["violations"]
        assert not violations, f"{page.url}\n" + "\n".join(_sentence(each) for each in violations)

    return check


def _sentence(violation: dict) -> str:
    places = "; ".join(" ".join(map(str, node["target"])) for node in violation["nodes"][:5])
    return f"{violation['id']} ({violation['impact']}): {violation['help']}: {places}"
