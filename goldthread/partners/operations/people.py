"""What is written about people: that they are here, by which name, and with which e-mail address they sign in."""

from datetime import date

from django.contrib.auth.hashers import make_password

from goldthread.kit.refusal import Refusal
from goldthread.partners.accounts import may_be_told
from goldthread.partners.keeping import may_change_person
from goldthread.partners.models import Person
from goldthread.partners.operations.accounts import tell_of_new_address
from goldthread.trail.operation import changes, note, nothing_changed, operation
from goldthread.trail.rows import reread

BEYOND = "They may see or do more than you, so the address that lets them in is changed by an administrator."
TAKEN = "Somebody else here has this address already. Check it, or use the person who has it."


@operation
def add_person(*, name: str, email: str, by: Person | None, on: date) -> Person:
    """Add somebody who may hold seats. They cannot sign in until they are invited."""
    if person_with(email):
        raise Refusal(TAKEN, "email")
    person = Person.objects.create(name=name, email=email.strip(), password=make_password(None))
    note(person, says="was added")
    return person


@operation
def change_person(
    *, person: Person, name: str, email: str, version: int | None, by: Person | None, on: date
) -> Person:  # fmt: skip
    """Correct a name, or the e-mail address with which a person signs in. What they did and hold stays theirs. Nobody
    moves the way in of somebody who may see or do more than they, and the old address is told."""
    values = {"name": name, "email": email.strip()}
    row = reread(person, version, values)
    if by is not None and not may_change_person(by, row):
        raise Refusal("This person sits where your own seat does not reach. Ask the partnership manager there.")
    there = person_with(email)
    if there and there.pk != row.pk:
        raise Refusal(TAKEN, "email")
    was = row.email
    moved = was.lower() != values["email"].lower()
    if moved and by is not None and by.pk != row.pk and not may_be_told(by, row, on):
        raise Refusal(BEYOND, "email")
    _, after = changes(row, values)
    row.save()
    if moved and by is not None:
        tell_of_new_address(person=row, before=was, by=by, on=on)
    if after:
        note(row, says=f"corrected the {' and the '.join(WORDS[name] for name in after)}")
    else:
        nothing_changed()
    return row


# The trail names people by number alone, so it says what was corrected and not from what to what.
WORDS = {"name": "name", "email": "e-mail address"}


def person_with(email: str) -> Person | None:
    """Return whoever has an e-mail address, in capitals or not."""
    return Person.objects.filter(email__iexact=email.strip()).first()
