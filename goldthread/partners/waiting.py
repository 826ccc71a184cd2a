"""Whom anything may be waiting for at all: a few rows of numbers, so that reminding a thousand people asks the chapters
only about those whom something may concern."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import QuerySet

from goldthread.partners.models import Addressed, Holding, Partnership
from goldthread.partners.roles import Permission
from goldthread.partners.standing import Standing

NONE: frozenset[int] = frozenset()
NEW = timedelta(60)
KEEPING = (Permission.LET_IN, Permission.KEEP_PLACES, Permission.ERASE)


@dataclass(frozen=True)
class Waiting:
    """The agencies, groups, seats, partnerships and people whom something of a chapter may wait for, and the
    partnerships where it may wait for whoever has a permission. It may name too many, and never too few: a house test
    holds it against what each chapter says is due."""

    agencies: frozenset[int] = NONE
    groups: frozenset[int] = NONE
    seats: frozenset[int] = NONE
    partnerships: frozenset[int] = NONE
    people: frozenset[int] = NONE
    for_those_who: Mapping[Permission, frozenset[int]] = field(default_factory=dict)

    def may_concern(self, person: int, standing: Standing) -> bool:
        """Say whether anything of the chapter may wait for somebody who stands there."""
        return bool(
            person in self.people
            or self.agencies & standing.agencies
            or self.groups & standing.groups
            or self.seats & standing.seats
            or self.partnerships & standing.partnerships
            or any(homes & standing.partnerships_where(each) for each, homes in self.for_those_who.items() if homes)
        )


def numbers(rows: QuerySet, *columns: str) -> tuple[frozenset[int], ...]:
    """Return the numbers that stand in each of these columns, one query for all."""
    found = list(rows.order_by().values_list(*columns).distinct())
    return tuple(frozenset(row[at] for row in found if row[at] is not None) for at in range(len(columns)))


def joined(*parts: Iterable[int]) -> frozenset[int]:
    """Return the numbers that stand in any of these."""
    return frozenset().union(*parts)


def waiting(on: date) -> Waiting:
    """Return those to whom a comment is addressed or whose seat is new, and those who look after people and places."""
    (addressed,) = numbers(Addressed.objects.filter(comment__resolved_on=None), "person")
    (new,) = numbers(Holding.objects.on(on).filter(briefed_on=None, starts_on__gt=on - NEW), "person")
    homes = frozenset(Partnership.objects.values_list("pk", flat=True))
    return Waiting(people=addressed | new, for_those_who=dict.fromkeys(KEEPING, homes))
