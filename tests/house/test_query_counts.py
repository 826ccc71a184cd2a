"""Every page costs the same number of queries with three records and with three hundred, spread over three and thirty
owners, agencies and circles; and no page costs more than its budget."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from bench.asking import NOT_A_QUERY
from bench.budgets import BUDGETS, budget_of
from goldthread.trail.chain import Note, append
from tests.cast import TODAY, build_world
from tests.house.spread import Spread
from tests.house.states import states
from tests.house.test_access import bodies, rows

pytestmark = [pytest.mark.django_db, pytest.mark.said_once]  # Django puts the same queries to either engine
READERS = ("manager", "agency lead")
INSIDERS = ("manager", "chair", "group member", "agency lead")  # of a meeting: some write, some only read
A_FILE = {
    "report:download", "report:paper-download", "report:made", "report:filled", "actions:evidence-file",
    "meetings:download",
}  # fmt: skip


def costs(more: int, owners: int) -> dict[str, list[str]]:
    """The queries of every page for each reader, by its name, on a world of so many records."""
    with transaction.atomic(), time_machine.travel(TODAY, tick=False):
        world = build_world()
        Spread(world, more, owners)
        append([Note("spread", None, TODAY, "partners.partnership", more, None, None)])
        clients = {reader: signed_in(world, reader) for reader in INSIDERS}
        found = {
            f"{words} as {reader}": queries_of(world, clients[reader], name, prepare)
            for words, reader, name, prepare in pages(more)
        }
        transaction.set_rollback(True)
    return found


def pages(more: int) -> Iterator[tuple[str, str, str, Callable]]:
    """Every page for each reader who gets it, and those that look otherwise in another state: in words, for whom, its
    address, and what makes its record."""
    asked = bodies()
    for row in rows():
        if row["method"] == "GET" and row["url"] not in A_FILE:
            yield from (
                (row["url"], reader, row["url"], asked[row["url"]]) for reader in READERS if row[reader] == "yes"
            )
    for words, (name, prepare) in states(more).items():
        yield from ((words, reader, name, prepare) for reader in INSIDERS)


def signed_in(world, reader: str) -> Client:
    """A browser in which somebody is at work already: the first page after a sign-in notes when that was."""
    client = Client()
    client.force_login(world.people[reader])
    client.get(reverse("account_inactive"))
    return client


def queries_of(world, client: Client, name: str, prepare) -> list[str]:
    """The queries of one page, whatever was made for it taken back."""
    queries: list[str] = []

    def note(execute, sql, parameters, many, context):
        if not NOT_A_QUERY.match(sql):
            queries.append(sql)
        return execute(sql, parameters, many, context)

    filled = dict(world.records)
    with transaction.atomic():
        arguments, asked = prepare(world)
        address = reverse(name, kwargs=arguments)
        if name.startswith("report:"):
            client.get(address, asked)  # what a report is made of is kept until the trail grows
        with connection.execute_wrapper(note):
            answer = client.get(address, asked)
        assert answer.status_code == 200, address
        transaction.set_rollback(True)
    world.records = filled
    return queries


def more_of(few: list[str], many: list[str]) -> list[str]:
    """The queries that came on top."""
    return [sql[:200] for sql in many if many.count(sql) > few.count(sql)][: len(many) - len(few)]


def test_a_page_costs_the_same_with_three_records_and_with_three_hundred():
    few, many = costs(3, 3), costs(300, 30)
    grown = {name: (len(few[name]), len(many[name]), more_of(few[name], many[name])) for name in few}
    assert {name: found for name, found in grown.items() if found[1] > found[0]} == {}
    over = {name: len(queries) for name, queries in many.items() if len(queries) > budget(name)}
    assert over == {}, "pages over their budget of queries"
    assert len(many) > 100


def budget(name: str) -> int:
    return BUDGETS[budget_of(name.split(" ")[0].rstrip(","))].queries
