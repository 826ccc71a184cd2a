"""Letting people in: a password for somebody, and for a demonstration a visitor where nobody sits."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.hashers import make_password

from goldthread.partners.models import Partnership, Person, Seat
from goldthread.trail.lock import locked
from goldthread.trail.operation import note, operation


@operation
def admit(*, people: Iterable[Person], password: str, by: Person | None, on: date) -> None:
    """Give people one password, which replaces what they had and ends their sessions. The trail never holds it."""
    hashed = make_password(password)
    for person in people:
        row = locked(Person.objects.all(), person.pk)
        row.password = hashed
        row.save(update_fields=["password"])
        note(row, says="was given a new password")


@operation
def seat_visitor(*, partnership: Partnership, by: Person | None, on: date) -> Person:
    """Seat an invented manager, named as such, in a partnership whose record came without people."""
    email = f"visitor@{partnership.key}.example"
    visitor = Person.objects.create(name="V. Example", email=email, password=make_password(None))
    seat = Seat.objects.create(
        partnership=partnership, key="demonstration-visitor", title="Demonstration visitor", role="manager"
    )
    seat.holdings.create(person=visitor, starts_on=on)
    note(visitor, says="was seated for a demonstration", partnership_id=partnership.pk)
    return visitor
