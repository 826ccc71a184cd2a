"""Letting people in: links that nothing but a typed code can use up, codes by telephone, and passwords."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread.kit.refusal import Refusal
from goldthread.partners.accounts import may_be_told, uninvited, ways_in
from goldthread.partners.models import Group, Holding, Invitation, Person
from goldthread.partners.models.invitation import MOST_TRIES
from goldthread.partners.operations.accounts import send_way_in
from goldthread.partners.operations.people import change_person
from goldthread.post.models import Letter
from goldthread.trail.models import Payload
from tests.cast import TODAY, build_world, sit
from tests.factories.accounts import way_in_for
from tests.factories.actions import panel_of, second_seat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
STRONG = "three plain words together"


@pytest.fixture
def world():
    cache.clear()
    return build_world()


@pytest.fixture
def chair(world):
    return world.people["chair"]


def signed_in(person):
    client = Client()
    client.force_login(Person.objects.get(pk=person.pk))
    return client


def is_in(client):
    return client.get("/").status_code == 200


def choose(client, password=STRONG):
    return client.post(reverse("partners:choose-password"), {"password": password, "password_again": password})


def letter_to(person):
    letter = Letter.objects.filter(person_id=person.pk).latest("pk")
    link = re.search(r"https?://\S+", letter.text)[0]
    return letter, link.removeprefix("http://testserver"), re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", letter.text)[0]


def test_an_invitation_lets_a_person_in_who_types_the_code_and_chooses_a_password(world, chair):
    signed_in(world.people["manager"]).post(reverse("partners:send-way-in", args=(chair.pk,)))
    _, link, code = letter_to(chair)
    client = Client()
    assert client.post(link, {"code": code.lower().replace("-", " ")}).url == reverse("partners:choose-password")
    assert choose(client).url == "/"
    assert is_in(client)
    chair.refresh_from_db()
    assert chair.check_password(STRONG)
    assert chair.version == 2


def test_a_scanner_that_opens_the_link_and_sends_its_form_uses_nothing_up(chair):
    given = way_in_for(chair)
    address = reverse("partners:way-in", args=(given.link,))
    scanner = Client()
    for _ in range(20):
        assert scanner.get(address).status_code == 200
        assert scanner.head(address).status_code == 200
        assert scanner.post(address).status_code == 422
        assert scanner.post(address, {"code": ""}).status_code == 422
    assert not is_in(scanner)
    given.row.refresh_from_db()
    assert (given.row.wrong_tries, given.row.proved_at, given.row.used_at) == (0, None, None)
    reader = Client()
    reader.post(address, {"code": given.code})
    choose(reader)
    assert is_in(reader)


def test_a_link_works_once(chair):
    given = way_in_for(chair)
    address = reverse("partners:way-in", args=(given.link,))
    for _ in range(2):
        client = Client()
        client.post(address, {"code": given.code})
        choose(client)
    assert not is_in(client)
    assert client.get(address).status_code == 410


def test_five_wrong_codes_end_a_link_even_for_the_right_one(chair):
    given = way_in_for(chair)
    address = reverse("partners:way-in", args=(given.link,))
    for _ in range(MOST_TRIES):
        assert Client().post(address, {"code": "BBBB-2222"}).status_code == 422
    assert Client().post(address, {"code": given.code}).status_code == 410


def test_a_link_ends_with_its_time_and_when_a_later_one_is_sent(world, chair, clock):
    given = way_in_for(chair, lasts=timedelta(hours=2))
    address = reverse("partners:way-in", args=(given.link,))
    send_way_in(person=chair, purpose="unlock", site="http://x/", by=world.people["manager"], on=TODAY)
    assert Client().get(address).status_code == 410
    given = way_in_for(chair, lasts=timedelta(hours=2))
    clock.shift(timedelta(hours=3))
    assert Client().get(reverse("partners:way-in", args=(given.link,))).status_code == 410


def test_a_password_is_asked_for_twice_and_must_be_hard_to_guess(chair):
    given = way_in_for(chair)
    client = Client()
    client.post(reverse("partners:way-in", args=(given.link,)), {"code": given.code})
    for weak in ("short", "password1234", "chair@example.org"):
        assert choose(client, weak).status_code == 422
    differing = {"password": STRONG, "password_again": "another one altogether"}
    assert client.post(reverse("partners:choose-password"), differing).status_code == 422
    assert choose(client).status_code == 302


def test_nobody_chooses_a_password_without_having_typed_the_code(chair):
    given = way_in_for(chair)
    client = Client()
    client.get(reverse("partners:way-in", args=(given.link,)))
    assert choose(client).url == reverse("partners:cannot-get-in")


def test_asking_for_a_way_in_says_the_same_whether_the_address_is_known_or_not(chair):
    address = reverse("partners:cannot-get-in")
    known = Client().post(address, {"email": chair.email}).content.decode()
    unknown = Client().post(address, {"email": "nobody@example.org"}).content.decode()
    assert known.replace(chair.email, "X") == unknown.replace("nobody@example.org", "X")
    assert Letter.objects.get().to == chair.email


def test_a_new_way_in_is_sent_three_times_an_hour_and_a_colleague_is_not_kept_waiting(world, chair, clock):
    address = reverse("partners:cannot-get-in")
    for _ in range(6):
        assert Client().post(address, {"email": chair.email.upper()}).status_code == 200
    assert Letter.objects.filter(to=chair.email).count() == 3
    other = world.people["group member"]
    Client().post(address, {"email": other.email})
    assert Letter.objects.filter(to=other.email).count() == 1
    clock.shift(timedelta(minutes=61))
    Client().post(address, {"email": chair.email})
    assert Letter.objects.filter(to=chair.email).count() == 4


def test_a_code_told_by_telephone_lets_in_with_the_address_it_was_made_for_and_no_other(world, chair):
    answer = signed_in(world.people["manager"]).post(reverse("partners:give-code", args=(chair.pk,)))
    code = re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", answer.content.decode())[0]
    address = reverse("partners:told-code")
    client = Client()
    assert client.post(address, {"email": world.people["scrutineer"].email, "code": code}).status_code == 422
    assert client.post(address, {"email": chair.email, "code": code}).status_code == 302
    choose(client)
    assert is_in(client)
    assert code not in Letter.objects.get().text, "they are told that a code was made, without it"


def test_codes_for_an_address_cannot_be_tried_for_ever(chair):
    address = reverse("partners:told-code")
    for _ in range(10):
        Client().post(address, {"email": chair.email, "code": "BBBB-2222"})
    given = way_in_for(chair, is_spoken=True)
    assert Client().post(address, {"email": chair.email, "code": given.code}).status_code == 422


def test_nobody_is_told_the_code_of_somebody_who_may_do_more(world):
    people = world.people
    clerk = second_seat(world, "former member", "business unit")
    assert may_be_told(clerk, people["chair"], TODAY)
    assert not may_be_told(clerk, people["manager"], TODAY)
    assert not may_be_told(people["manager"], people["administrator"], TODAY)
    assert may_be_told(people["administrator"], people["manager"], TODAY)
    sit(world, "chair", "manager", world.norden)
    assert not may_be_told(people["manager"], people["chair"], TODAY), "who sits next door as well"


def test_nobody_is_told_the_code_of_somebody_in_a_case_panel_where_they_do_not_sit(world):
    panel = Group.objects.create(home=world.wessmere, key="panel", kind="panel", name="Example panel")
    second_seat(world, "lead partner", "member", group=panel)
    assert not may_be_told(world.people["manager"], world.people["lead partner"], TODAY)
    answer = signed_in(world.people["manager"]).post(
        reverse("partners:give-code", args=(world.people["lead partner"].pk,))
    )
    assert answer.status_code == 403


def test_somebody_stopped_by_wrong_passwords_is_let_in_within_a_minute(world, chair):
    Person.objects.filter(pk=chair.pk).update(password=make_password(STRONG))
    for _ in range(5):
        Client().post(reverse("account_login"), {"login": chair.email, "password": "wrong on purpose"})
    right = {"login": chair.email, "password": STRONG}
    assert Client().post(reverse("account_login"), right).status_code == 200
    manager = signed_in(world.people["manager"])
    account = reverse("partners:account", args=(chair.pk,))
    assert "Wrong passwords have stopped this account" in manager.get(account).content.decode()
    manager.post(reverse("partners:lift-stop", args=(chair.pk,)))
    assert Client().post(reverse("account_login"), right).status_code == 302
    assert "Wrong passwords" not in manager.get(account).content.decode()


def test_changing_ones_password_ends_every_other_sign_in(chair):
    Person.objects.filter(pk=chair.pk).update(password=make_password("the old long password"))
    here, there = signed_in(chair), signed_in(chair)
    body = {"password_now": "the old long password", "password": STRONG, "password_again": STRONG}
    assert here.post(reverse("partners:change-password"), body).status_code == 302
    assert is_in(here)
    assert not is_in(there)
    assert "was changed" in Letter.objects.get().text


def test_a_new_password_needs_the_one_in_use(chair):
    body = {"password_now": "not this one", "password": STRONG, "password_again": STRONG}
    assert signed_in(chair).post(reverse("partners:change-password"), body).status_code == 422


def test_neither_link_nor_code_nor_password_is_kept_in_the_open(chair):
    given = way_in_for(chair)
    client = Client()
    client.post(reverse("partners:way-in", args=(given.link,)), {"code": "BBBB-2222"})
    client.post(reverse("partners:way-in", args=(given.link,)), {"code": given.code})
    choose(client)
    kept = " ".join(str(row) for row in Invitation.objects.values_list())
    kept += " ".join(Payload.objects.values_list("body", flat=True))
    assert given.link not in kept
    assert given.code not in kept
    assert STRONG not in kept


def test_nobody_with_a_closed_account_is_sent_a_way_in(world, chair):
    Person.objects.filter(pk=chair.pk).update(is_active=False)
    Client().post(reverse("partners:cannot-get-in"), {"email": chair.email})
    assert not Letter.objects.exists()
    with pytest.raises(Refusal):
        send_way_in(person=chair, purpose="unlock", site="http://x/", by=world.people["manager"], on=TODAY)


def test_whoever_invites_sees_what_became_of_it(world, chair, clock):
    manager = world.people["manager"]
    sent = send_way_in(person=chair, purpose="invitation", site="http://x/", by=manager, on=TODAY)

    def now_says():
        way = ways_in(chair, manager, timezone.now())[0]
        return way.sent, way.state

    assert now_says() == (
        "Waiting to go out since 3 May 2026 at 13:00", "Not used yet; it works until 17 May 2026 at 13:00"
    )  # fmt: skip
    Letter.objects.update(state="sent", sent_at=timezone.now())
    assert now_says()[0] == "Sent on 3 May 2026 at 13:00"
    clock.shift(timedelta(days=15))
    assert now_says()[1] == "Not used; it ended on 17 May 2026 at 13:00"
    Invitation.objects.filter(pk=sent.pk).update(used_at=timezone.now())
    assert now_says()[1] == "Used on 18 May 2026 at 13:00"


def test_asking_for_a_new_password_in_somebodys_name_does_not_end_what_they_were_given_by_hand(world, chair):
    given = way_in_for(chair)
    Client().post(reverse("partners:cannot-get-in"), {"email": chair.email})
    assert Client().get(reverse("partners:way-in", args=(given.link,))).status_code == 200


def test_somebody_who_sits_nowhere_yet_is_invited_by_whoever_lets_people_in(world):
    new = Person.objects.create(name="New Example", email="new@example.org", password=make_password(None))
    manager = signed_in(world.people["manager"])
    manager.post(reverse("partners:send-way-in", args=(new.pk,)))
    assert "Invitation" in manager.get(reverse("partners:account", args=(new.pk,))).content.decode()
    assert letter_to(new)


def test_an_address_that_changes_is_told_to_the_old_one_and_what_was_sent_there_lets_nobody_in(world, chair):
    given, was = way_in_for(chair), chair.email
    change_person(
        person=chair, name=chair.name, email="new@example.org", version=1, by=world.people["manager"], on=TODAY
    )
    assert Letter.objects.get().to == was
    assert "new@example.org" not in Letter.objects.get().text
    assert Client().get(reverse("partners:way-in", args=(given.link,))).status_code == 410


def test_nobody_moves_the_address_of_somebody_in_a_case_panel_where_they_do_not_sit(world, chair):
    panel_of(world)
    with pytest.raises(Refusal):
        change_person(
            person=chair, name=chair.name, email="new@example.org", version=1, by=world.people["manager"], on=TODAY
        )
    change_person(
        person=chair, name="Other Example", email=chair.email, version=1, by=world.people["manager"], on=TODAY
    )


def test_all_who_have_never_signed_in_are_invited_at_once_and_nobody_twice(world):
    manager, people = world.people["manager"], ("chair", "agency lead", "group member")
    Person.objects.exclude(pk=manager.pk).update(last_login=timezone.now())
    Person.objects.filter(pk__in=[world.people[who].pk for who in people]).update(last_login=None)
    Person.objects.filter(pk=world.people["stranger"].pk).update(last_login=None)
    waiting = uninvited(world.wessmere, manager, TODAY).exclude(pk=manager.pk)
    assert {person.email for person in waiting} == {world.people[who].email for who in people}
    chosen = [person.pk for person in waiting if person.pk != world.people["chair"].pk]
    answer = signed_in(manager).post(reverse("partners:invite"), {"people": chosen}, follow=True)
    assert "Two invitations will go out in a moment." in answer.content.decode()
    left = uninvited(world.wessmere, manager, TODAY).exclude(pk=manager.pk)
    assert [person.email for person in left] == [world.people["chair"].email]
    assert Letter.objects.count() == 2


def test_nobody_is_handed_the_key_to_a_seat_that_somebody_takes_up_tomorrow(world):
    clerk = second_seat(world, "former member", "business unit")
    newcomer = world.people["stranger"]
    assert may_be_told(clerk, newcomer, TODAY)
    Holding.objects.create(seat=world.seats["manager"], person=newcomer, starts_on=TODAY + timedelta(1))
    assert not may_be_told(clerk, newcomer, TODAY)
