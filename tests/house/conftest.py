"""The small world and the sign-ins of the cast, made once for a module of tests; each test takes its writes back."""

from dataclasses import dataclass
from pickle import dumps, loads

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.cast import CAST, TODAY, World, build_world
from tests.house.one_of_each import fill_the_world


@dataclass(frozen=True)
class House:
    """The world and the session of each of the cast. `world` is a fresh copy in memory each time it is read."""

    kept: bytes
    sessions: dict[str, str]

    @property
    def world(self) -> World:
        return loads(self.kept)

    def client(self, who: str) -> Client:
        """A browser in which one of the cast is signed in, or nobody."""
        client = Client()
        if who != "anonymous":
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[who]
        return client


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker):
    """The house on the day of the tests, in a transaction around the module that is taken back at its end."""
    with django_db_blocker.unblock(), time_machine.travel(TODAY, tick=False), transaction.atomic():
        world, sessions = build_world(), {}
        for who in CAST[1:]:
            client = Client()
            client.force_login(world.people[who])
            client.get(reverse("account_inactive"))  # the first page notes when work began; no other writes it again
            sessions[who] = client.cookies[settings.SESSION_COOKIE_NAME].value
        yield House(dumps(world), sessions)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def one_of_each(django_db_setup, django_db_blocker):
    """The world with a row in every table, made once for a module and taken back at its end."""
    with django_db_blocker.unblock(), time_machine.travel(TODAY, tick=False), transaction.atomic():
        yield dumps(fill_the_world())
        transaction.set_rollback(True)


@pytest.fixture
def full_world(one_of_each, db):
    """A fresh copy of it in memory; what a test writes is taken back."""
    return loads(one_of_each)
