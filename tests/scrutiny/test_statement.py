"""The statement: its author's alone to read as a draft and to change ever, with points of fact beside it."""

import pytest

from goldthread.kit.refusal import Refusal, Stale
from goldthread.partners.models import Holding, Person
from goldthread.scrutiny import operations
from goldthread.scrutiny.models import Statement, StatementText
from goldthread.trail.models import Payload
from tests.cast import CAST, TODAY, YEAR
from tests.factories import scrutiny as made
from tests.factories.scrutiny import LAST

WORDS = "Schools are spoken about."


@pytest.fixture
def statement(world):
    return operations.write_statement(
        partnership=world.wessmere, title="Independent scrutiny", starts_on=YEAR, ends_on=LAST, words=WORDS,
        by=world.people["scrutineer"], on=TODAY,
    )  # fmt: skip


def change(statement, by, words="Schools speak.", version=None):
    version = version or Statement.objects.get(pk=statement.pk).version
    return operations.change_statement(statement=statement, version=version, words=words, by=by, on=TODAY)


def step(statement, name, by, **more):
    version = Statement.objects.get(pk=statement.pk).version
    return operations.step_statement(statement=statement, step=name, version=version, by=by, on=TODAY, **more)


@pytest.mark.parametrize("who", [who for who in CAST[1:] if who != "scrutineer"])
def test_a_draft_is_its_author_s_alone(world, statement, client, who):
    client.force_login(world.people[who])
    assert client.get(statement.get_absolute_url()).status_code == 404
    assert not Statement.objects.visible_to(world.people[who]).exists()
    assert not StatementText.objects.visible_to(world.people[who]).exists()


def test_each_version_is_kept_and_none_is_in_the_trail(world, statement):
    me = world.people["scrutineer"]
    change(statement, me)
    change(statement, me)
    assert [text.words for text in statement.texts.order_by("pk")] == [WORDS, "Schools speak."]
    assert not Payload.objects.filter(body__contains="chools").exists()


def test_what_was_never_shown_stays_its_author_s(world, statement):
    me, manager = world.people["scrutineer"], world.people["manager"]
    step(change(statement, me), "show", me)
    assert [text.words for text in StatementText.objects.visible_to(manager)] == ["Schools speak."]
    assert StatementText.objects.visible_to(me).count() == 2


def test_nobody_else_changes_a_word_nor_takes_a_step_with_it(world, statement, client):
    me = world.people["scrutineer"]
    shown = step(statement, "show", me)
    for who in ("manager", "lead partner", "administrator"):
        person = world.people[who]
        with pytest.raises(Refusal):
            change(shown, person)
        with pytest.raises(Refusal):
            step(shown, "give", person)
        client.force_login(person)
        assert client.get(f"/scrutiny/statements/{statement.pk}/change/").status_code in (403, 404)
    assert Statement.objects.get().words == WORDS


def test_when_the_seat_passes_on_the_new_scrutineer_cannot_change_the_earlier_one_s(world, statement, client):
    step(statement, "show", world.people["scrutineer"])
    Holding.objects.filter(seat=world.seats["scrutineer"]).update(person=world.people["stranger"])
    new, old = (Person.objects.get(pk=world.people[who].pk) for who in ("stranger", "scrutineer"))
    client.force_login(new)
    assert client.get(statement.get_absolute_url()).status_code == 200
    assert client.get(f"/scrutiny/statements/{statement.pk}/change/").status_code == 403
    with pytest.raises(Refusal):
        change(statement, new)
    client.force_login(old)
    assert client.get(f"/scrutiny/statements/{statement.pk}/change/").status_code == 404


def test_what_is_given_is_taken_back_before_a_word_changes(world, statement):
    me = world.people["scrutineer"]
    given = step(statement, "give", me)
    assert given.given_on == TODAY
    with pytest.raises(Refusal):
        change(given, me)
    with pytest.raises(Refusal):
        step(given, "take back", me)
    back = step(given, "take back", me, reason="A number was wrong.")
    assert (back.is_draft, back.given_on) == (True, None)
    change(back, me)


def test_nothing_is_shown_that_says_nothing(world, statement):
    me = world.people["scrutineer"]
    with pytest.raises(Refusal):
        step(change(statement, me, words=" "), "show", me)


def test_two_windows_of_its_author_do_not_write_over_each_other(world, statement):
    me = world.people["scrutineer"]
    change(statement, me)
    with pytest.raises(Stale):
        change(statement, me, words="Schools shout.", version=1)


def test_a_partner_notes_a_point_of_fact_and_the_author_answers_it_once(world, statement):
    me, partner = world.people["scrutineer"], world.people["lead partner"]
    with pytest.raises(Refusal):
        operations.note_fact(statement=statement, words="Four times.", by=partner, on=TODAY)
    shown = step(statement, "show", me)
    point = operations.note_fact(statement=shown, words="It met four times.", by=partner, on=TODAY)
    assert point.seat == world.seats["lead partner"]
    with pytest.raises(Refusal):
        operations.answer_fact(factpoint=point, answer="Yes.", by=partner, on=TODAY)
    operations.answer_fact(factpoint=point, answer="So it did.", by=me, on=TODAY)
    point.refresh_from_db()
    with pytest.raises(Refusal):
        operations.answer_fact(factpoint=point, answer="No.", by=me, on=TODAY)
    assert Statement.objects.get().words == WORDS


def test_a_draft_is_in_no_search_and_a_shown_one_is(world, statement):
    assert statement.told == ""
    assert WORDS in step(statement, "show", world.people["scrutineer"]).told
    assert made.SECRET not in Statement.objects.get().told
