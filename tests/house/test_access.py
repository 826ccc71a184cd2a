"""Who may open what: every address and method, for every one of the cast, walked from the resolver."""

import csv
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from goldthread.trail.models import Entry
from tests.cast import CAST

TABLE = Path(__file__).with_name("access.csv")
CHAPTERS = sorted(path.stem for path in (Path(__file__).parent / "bodies").glob("[a-z]*.py"))
STATUS = {"moved": {302}, "yes": {200}, "no": {403}, "hidden": {404}, "refused": {200, 409, 422}}


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(TABLE.read_text().splitlines()))


def bodies() -> dict:
    found: dict = {}
    for chapter in CHAPTERS:
        found |= import_module(f"tests.house.bodies.{chapter}").BODIES
    return found


def names(patterns: list, prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"


def methods(name: str) -> set[str]:
    return {row["method"] for row in rows() if row["url"] == name}


@cache
def first_methods() -> dict[str, str]:
    """The method of the first row of each address."""
    return {row["url"]: row["method"] for row in reversed(rows())}


def test_every_address_has_a_row_and_every_row_an_address():
    walked, listed = set(names(get_resolver().url_patterns)), {row["url"] for row in rows()}
    assert sorted(walked - listed) == [], "addresses without a row in access.csv"
    assert sorted(listed - walked) == [], "rows in access.csv without an address"


def test_every_row_has_a_body_and_says_something_for_each_of_the_cast():
    for row in rows():
        assert row["url"] in bodies(), f"no body for {row['url']}"
        assert all(row[who] in {"yes", "no", "hidden", "signin", "refused", "moved"} for who in CAST), row


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['method']} {row['url']}")
def test_access(house, db, row):
    arguments, body = bodies()[row["url"]](house.world)
    url = reverse(row["url"], kwargs=arguments)
    before = Entry.objects.count()
    wrong = [problem for who in asked(row) if (problem := ask(house.client(who), row, who, url, body, before))]
    assert wrong == [], f"{row['method']} {url}"


def asked(row: dict[str, str]) -> list[str]:
    """Whom to ask: everybody. On PostgreSQL everybody who is let in, once at each address; elsewhere one of those who
    are answered alike, by turns, since who sees what is asked of each table there, too."""
    if connection.vendor == "sqlite":
        return list(CAST)
    alike: dict[str, list[str]] = {}
    for who in CAST:
        alike.setdefault(row[who], []).append(who)
    turn, is_first = sum(row["url"].encode()), row["method"] == first_methods()[row["url"]]
    one_each = [each[turn % len(each)] for answer, each in alike.items() if not (is_first and answer == "yes")]
    return one_each + (alike.get("yes", []) if is_first else [])


def ask(client: Client, row: dict[str, str], who: str, url: str, body, before: int) -> str:
    """Ask as one of the cast, take the writes back, and say what differs from the table."""
    with transaction.atomic():
        response = (
            client.get(url, body if row["method"] == "GET" else None)
            if row["method"] == "GET"
            else client.post(url, body)
        )
        written = Entry.objects.count() - before
        transaction.set_rollback(True)
    problem = judged(row, row[who], response, written)
    return f"{who}: wanted {row[who]}, {problem}" if problem else ""


def judged(row: dict[str, str], wanted: str, response, written: int) -> str:
    """Compare an answer with what the table wants of it; empty when they agree."""
    to_sign_in = response.status_code == 302 and response["Location"].startswith(reverse("account_login"))
    if wanted == "signin":
        return "" if to_sign_in and not written else f"got {response.status_code} with {written} entries"
    if wanted == "yes" and row["method"] == "POST":
        moved = response.status_code in (302, 303) and not to_sign_in or row["trail"] == "shown"
        fine = (moved or row["trail"] == "silent") and (written > 0 or row["trail"] == "silent")
        return "" if fine and response.status_code < 400 else f"got {response.status_code} with {written} entries"
    fine = response.status_code in STATUS[wanted] and not written
    return "" if fine else f"got {response.status_code} with {written} entries"
