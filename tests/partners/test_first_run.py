"""The first run: a new installation is set up once, by whoever holds the code, and by nobody afterwards."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from goldthread.kit.refusal import Refusal
from goldthread.partners import first_run
from goldthread.partners.models import Agency, Group, Partnership, Person, Seat
from goldthread.partners.operations import beginning
from goldthread.trail.models import Entry, Payload
from tests.cast import build_world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
NAMED = {
    "name": "Fenmarch Safeguarding Children Partnership", "short_name": "FSCP", "area": "Fenmarch", "kind": "area",
    "year_start_month": "4", "report_word": "annual",
}  # fmt: skip
YOU = {"name": "A. Example", "email": "a@fenmarch.example"}
PASSWORD = {"password": "otter lantern meadow", "password_again": "otter lantern meadow"}
PAGES = ("partners:begin", "partners:begin-partnership", "partners:begin-you")


@pytest.fixture(autouse=True)
def data_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def visitor():
    """Somebody at the door of a new installation, who has given the code."""
    client = Client()
    client.post(reverse("partners:begin"), {"code": first_run.made_code()})
    return client


def post(client, page, body):
    return client.post(reverse(f"partners:{page}"), body)


def test_the_door_of_a_new_installation_leads_to_its_first_run():
    answer = Client().get("/", follow=True)
    assert answer.redirect_chain[-1][0] == reverse("partners:begin")
    assert "goldthread prepare" in answer.content.decode(), "no code has been made yet"


def test_preparing_a_new_installation_prints_its_code_and_keeps_it_for_its_owner(capsys, settings):
    call_command("prepare", verbosity=0)
    code = first_run.kept_code()
    assert code in capsys.readouterr().out
    assert (settings.DATA_DIR / first_run.FILE).stat().st_mode & 0o777 == 0o600
    call_command("prepare", verbosity=0)
    assert first_run.kept_code() == code


def test_preparing_one_where_people_are_known_takes_a_code_away(capsys):
    first_run.made_code()
    build_world()
    call_command("prepare", verbosity=0)
    assert first_run.kept_code() == "" and "code" not in capsys.readouterr().out


def test_without_the_code_nothing_is_set_up():
    code, client = first_run.made_code(), Client()
    assert post(client, "begin", {"code": "aaaa-bbbb-cccc-dddd"}).status_code == 422
    assert post(client, "begin", {"code": ""}).status_code == 422
    for page, body in (("begin-partnership", NAMED), ("begin-you", {**YOU, **PASSWORD})):
        assert post(client, page, body)["Location"] == reverse("partners:begin")
    assert not Partnership.objects.exists() and not Person.objects.exists()
    assert post(client, "begin", {"code": code.upper().replace("-", " ")}).status_code == 302


def test_an_empty_code_opens_nothing():
    assert not first_run.is_right("") and not first_run.is_right(" - ")


def test_the_first_person_comes_after_the_partnership(visitor):
    assert post(visitor, "begin-you", {**YOU, **PASSWORD})["Location"] == reverse("partners:begin")
    assert not Person.objects.exists()


def test_the_way_back_changes_what_was_said_and_makes_no_second_partnership(visitor):
    post(visitor, "begin-partnership", NAMED)
    assert b"Fenmarch" in visitor.get(reverse("partners:begin-partnership")).content
    post(visitor, "begin-partnership", NAMED | {"area": "Fenmarch and the Isle"})
    assert Partnership.objects.get().area == "Fenmarch and the Isle"


def test_the_first_person_is_manager_and_administrator_signed_in_and_the_last_to_come_this_way(visitor):
    post(visitor, "begin-partnership", NAMED)
    answer = post(visitor, "begin-you", {**YOU, **PASSWORD})
    assert answer["Location"] == reverse("partners:step-partners")
    person = Person.objects.get()
    assert person.is_administrator and person.check_password(PASSWORD["password"])
    assert Seat.objects.get(holdings__person=person).role == "manager"
    assert visitor.get(reverse("partners:step-partners")).status_code == 200
    assert first_run.kept_code() == ""
    for page in PAGES:
        assert visitor.get(reverse(page)).status_code == Client().get(reverse(page)).status_code == 404


@pytest.mark.parametrize("password", ["short", "password1234", "a@fenmarch.example"])
def test_a_weak_password_is_refused(visitor, password):
    post(visitor, "begin-partnership", NAMED)
    assert post(visitor, "begin-you", {**YOU, "password": password, "password_again": password}).status_code == 422
    assert not Person.objects.exists()


def test_the_trail_holds_no_password(visitor):
    post(visitor, "begin-partnership", NAMED)
    post(visitor, "begin-you", {**YOU, **PASSWORD})
    assert {"begin_partnership", "begin_manager"} <= set(Entry.objects.values_list("operation", flat=True))
    assert not [body for body in Payload.objects.values_list("body", flat=True) if "otter" in body or "argon" in body]


def test_where_somebody_is_known_the_first_run_is_refused_even_by_the_operations(today):
    world = build_world()
    with pytest.raises(Refusal, match="set up already"):
        beginning.begin_partnership(**NAMED, by=None, on=today)
    with pytest.raises(Refusal, match="set up already"):
        beginning.begin_manager(partnership=world.wessmere, **YOU, password="x", by=None, on=today)


def test_an_installation_that_brings_several_partnerships_is_not_set_up_by_this_way(visitor):
    for key in ("one", "two"):
        Partnership.objects.create(key=key, name=key, short_name=key)
    assert not first_run.is_open()
    assert visitor.get(reverse("partners:begin")).status_code == 404


@pytest.fixture
def manager(visitor):
    post(visitor, "begin-partnership", NAMED)
    post(visitor, "begin-you", {**YOU, **PASSWORD})
    return visitor


def test_the_partners_step_takes_several_bodies_a_role_and_saves_each_once(manager):
    bodies = {"council": "Fenmarch Council\n", "health": "Fen Board\r\nMarch Board", "police": ""}
    for _ in range(2):
        assert post(manager, "step-partners", bodies).status_code == 302
    roles = Partnership.objects.get().partner_roles.order_by("part", "agency__name")
    assert list(roles.values_list("part", "agency__name", "agency__kind")) == [
        ("council", "Fenmarch Council", "council"),
        ("health", "Fen Board", "health-commissioner"),
        ("health", "March Board", "health-commissioner"),
    ]
    assert Agency.objects.count() == 3


def test_the_groups_step_puts_each_group_under_the_one_that_stands_above(manager):
    post(manager, "step-groups", {"tick_0": "on", "name_0": "Chief officers", "tick_2": "on", "tick_3": "on"})
    under = {group.name: [place.parent.name for place in group.parents.all()] for group in Group.objects.all()}
    assert under == {
        "Chief officers": [],
        "Business group": ["Chief officers"],
        "Quality assurance subgroup": ["Business group"],
    }
    again = manager.get(reverse("partners:step-groups")).content.decode()
    assert ">Executive<" not in again and "Main board" in again


def test_the_seats_step_offers_a_seat_for_each_body_and_group_and_seats_who_is_named(manager):
    post(manager, "step-partners", {"police": "Fenmarch Constabulary"})
    post(manager, "step-groups", {"tick_0": "on", "name_0": "Executive"})
    offered = manager.get(reverse("partners:step-seats")).context["form"].usual
    assert [each.title for each in offered] == [
        "Independent scrutineer", "Business unit", "Lead safeguarding partner, Fenmarch Constabulary",
        "Delegated safeguarding partner, Fenmarch Constabulary", "Chair, Executive",
    ]  # fmt: skip
    named = {"tick_0": "on", "name_0": "S. Example", "email_0": "s@fenmarch.example", "tick_4": "on"}
    post(manager, "step-seats", named)
    held = {seat.title: seat.holdings.count() for seat in Seat.objects.all()}
    assert held == {"Partnership manager": 1, "Independent scrutineer": 1, "Chair, Executive": 0}
    left = manager.get(reverse("partners:step-seats")).context["form"].usual
    assert "Independent scrutineer" not in [each.title for each in left]


def test_a_holder_without_an_address_is_asked_for_one(manager):
    answer = post(manager, "step-seats", {"tick_0": "on", "name_0": "S. Example"})
    assert answer.status_code == 422 and "Write the work e-mail of S. Example" in answer.content.decode()


def test_one_person_may_be_named_for_two_seats(manager):
    post(manager, "step-groups", {"tick_0": "on", "name_0": "Executive"})
    twice = {f"{name}_{n}": value for n in (1, 2) for name, value in (("tick", "on"), ("name", "S. Example"), ("email", "s@f.example"))}  # noqa: E501 # fmt: skip
    assert post(manager, "step-seats", twice).status_code == 302
    assert Person.objects.get(email="s@f.example").holdings.count() == 2
