"""Nobody gets at what a scrutineer wrote for themselves by way of the scrutineer's account, and no dump holds it."""

from pathlib import Path

import pytest
from django.core.management import call_command

from goldthread.kit.refusal import Refusal
from goldthread.partners.accounts import may_be_told
from goldthread.partners.models import Holding, Person, Seat
from goldthread.partners.operations.merging import merge_people
from goldthread.partners.operations.people import change_person
from goldthread.scrutiny import operations
from goldthread.scrutiny.models import PrivateNote, Statement
from tests.cast import TODAY, YEAR
from tests.factories import scrutiny as made
from tests.factories.scrutiny import LAST


@pytest.fixture
def note(world):
    return operations.write_note(words=made.SECRET, home=world.wessmere, by=world.people["scrutineer"], on=TODAY)


def test_no_code_is_told_for_the_account_of_a_scrutineer_who_left(world, note, client):
    manager, them = world.people["manager"], world.people["scrutineer"]
    Holding.objects.filter(person=them).update(ends_on=YEAR)
    them = Person.objects.get(pk=them.pk)
    assert not may_be_told(Person.objects.get(pk=manager.pk), them, TODAY)
    client.force_login(manager)
    assert client.post(f"/people/{them.pk}/account/code/").status_code == 403


def test_another_role_for_the_seat_moves_neither_notes_nor_address(world, note):
    manager, them = world.people["manager"], world.people["scrutineer"]
    Seat.objects.filter(pk=world.seats["scrutineer"].pk).update(role="business unit")
    by = {"by": Person.objects.get(pk=manager.pk), "on": TODAY}
    with pytest.raises(Refusal):
        merge_people(kept=manager, twice=them, version=None, **by)
    assert PrivateNote.objects.get().author_id == them.pk
    with pytest.raises(Refusal):
        change_person(person=them, name=them.name, email="mine@example.org", version=None, **by)


def test_a_dump_has_what_was_shown_of_a_statement_and_no_earlier_words(world, tmp_path):
    by = {"by": world.people["scrutineer"], "on": TODAY}
    statement = operations.write_statement(
        partnership=world.wessmere, title="Scrutiny", starts_on=YEAR, ends_on=LAST, words="The trust hid it.", **by
    )
    operations.change_statement(statement=statement, version=statement.version, words="Schools speak.", **by)
    version = Statement.objects.get(pk=statement.pk).version
    operations.step_statement(statement=statement, step="show", version=version, **by)
    call_command("dump", str(tmp_path / "out"))
    told = "".join(path.read_text() for path in Path(tmp_path).rglob("*.toml"))
    assert "Schools speak." in told
    assert "The trust hid it." not in told
