"""Everybody whom a form may name around a partnership: agencies, groups, seats and other partnerships, in one query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db.models import BooleanField, DateField, Exists, F, Model, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Cast

from goldthread.partners.models import Agency, Group, Membership, Partnership, Person, Seat
from goldthread.partners.models.record import lasting
from goldthread.partners.rules import lasts

COLUMNS: dict[type[Model], tuple[str, ...]] = {  # what is read of each: anything else is fetched when it is asked for
    Agency: ("name", "short_name", "kind"),
    Group: ("name", "kind", "ends_last"),
    Seat: ("title", "role", "starts_on", "ends_on"),
    Partnership: ("name", "short_name"),
}
PLACES = {  # where each stands in a row, after the kind of record
    "id": 0, "name": 1, "title": 1, "short_name": 2, "kind": 3, "role": 3, "starts_on": 4, "ends_on": 5, "ends_last": 5,
}  # fmt: skip
TEXT, DAY = TextField(), DateField()


@dataclass(frozen=True)
class Around:
    """What a reader may see around a partnership, each by name. An agency says whether it is inside (`is_inside`)."""

    agencies: list[Any]
    groups: list[Group]
    seats: list[Seat]
    partnerships: list[Partnership]

    @property
    def inside(self) -> list[Agency]:
        """The agencies that belong to the partnership."""
        return [each for each in self.agencies if each.is_inside]

    @property
    def going_on(self) -> list[Group]:
        """The groups that have not ended, but no case panel."""
        return [each for each in self.groups if each.kind != Group.Kind.PANEL and each.ends_last is None]

    def seats_for(self, roles: Iterable[str]) -> list[Seat]:
        """The seats in these roles that have no last day."""
        return [each for each in self.seats if each.role in roles and each.ends_on is None]

    def seats_on(self, day: date) -> list[Seat]:
        """The seats as they are on a day."""
        return [each for each in self.seats if lasts(each.starts_on, each.ends_on, day)]


def around(home: Partnership, person: Person, on: date) -> Around:
    """Return what a reader may see around a partnership, and which agencies belong to it on a day."""
    agencies, belongs_on = Agency.objects.visible_to(person), lasting(on)
    belongs = Membership.objects.filter(belongs_on, agency=OuterRef("pk"), partnership=home)
    seats = Seat.objects.visible_to(person).filter(partnership=home)
    none, no_day, outside = Cast(Value(""), TEXT), Cast(Value(None), DAY), Value(False, BooleanField())
    rows = [
        _rows(agencies, F("name"), F("short_name"), F("kind"), no_day, no_day, Exists(belongs)),
        _rows(Group.objects.visible_to(person), F("name"), none, F("kind"), no_day, F("ends_last"), outside),
        _rows(seats, F("title"), none, F("role"), F("starts_on"), F("ends_on"), outside),
        _rows(
            Partnership.objects.visible_to(person).exclude(pk=home.pk),
            F("name"), F("short_name"), none, no_day, no_day, outside,
        ),
    ]  # fmt: skip
    found: dict[str, list[Any]] = {model._meta.model_name or "": [] for model in COLUMNS}
    for what, *values in sorted(rows[0].union(*rows[1:], all=True), key=lambda row: (row[2], row[1])):
        found[what].append(_made(what, *values))
    return Around(*found.values())


def _rows(records: QuerySet, *told: Any) -> QuerySet:
    names = ("said_name", "said_short", "said_kind", "said_from", "said_until", "is_one")
    what = Cast(Value(records.model._meta.model_name), TEXT)
    return (
        records.order_by().annotate(what=what, **dict(zip(names, told, strict=True))).values_list("what", "pk", *names)
    )


def _made(what: str, *values: Any) -> Any:
    """The record itself, with the columns that were read."""
    model, names, places = _shape(what)
    made: Any = model.from_db(None, names, [values[place] for place in places])
    if model is Agency:
        made.is_inside = values[-1]
    return made


@cache
def _shape(what: str) -> tuple[type[Model], list[str], list[int]]:
    """The kind of record, the columns read of it in the order of its table, and where each stands in a row."""
    model = next(each for each in COLUMNS if each._meta.model_name == what)
    names = [each.attname for each in model._meta.concrete_fields if each.attname in ("id", *COLUMNS[model])]
    return model, names, [PLACES[name] for name in names]
