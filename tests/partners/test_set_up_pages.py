"""The screens that set up places: what they offer instead of refusing, and what they show to whom."""

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.partners.models import Agency, Membership, Person, Seat
from tests.cast import build_world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
TODAY = {"starts_on_day": "3", "starts_on_month": "5", "starts_on_year": "2026"}


@pytest.fixture
def world():
    return build_world()


@pytest.fixture
def manager(world):
    return signed_in(world, "manager")


def signed_in(world, who):
    client = Client()
    client.force_login(world.people[who])
    return client


def text(answer):
    return answer.content.decode()


def test_an_agency_of_a_name_that_is_known_is_offered(world, manager):
    there = Agency.objects.create(key="fire", name="Fire Example", kind="other")
    asked = {"name": "FIRE example", "kind": "other", "basis": "relevant"}
    answer = manager.post(reverse("partners:add-agency"), asked)
    assert answer.status_code == 422 and "Fire Example is here already" in text(answer)
    assert manager.post(reverse("partners:add-agency"), asked | {"known": "on"}).status_code == 302
    assert Membership.objects.get(agency=there).partnership == world.wessmere
    assert Agency.objects.filter(name__iexact="fire example").count() == 1


def test_an_address_that_is_known_is_offered(world, manager):
    chair, seat = world.people["chair"], world.seats["scrutineer"]
    asked = {"name": "C. Example", "email": chair.email.upper(), "seat": seat.pk, **TODAY}
    answer = manager.post(reverse("partners:add-person"), asked)
    assert answer.status_code == 422 and f"{chair.name} has this address already" in text(answer)
    assert manager.post(reverse("partners:add-person"), asked | {"same": "on"}).status_code == 302
    assert seat.holdings.filter(person=chair).exists()


def test_whose_address_it_is_stays_untold_where_the_reader_does_not_see_them(world, manager):
    other = world.people["neighbouring manager"]
    answer = manager.post(reverse("partners:add-person"), {"name": "N", "email": other.email, **TODAY})
    assert other.name not in text(answer) and "Somebody has this address already" in text(answer)


def test_a_seat_is_filled_by_somebody_chosen_or_by_somebody_new(world, manager):
    seat = world.seats["scrutineer"]
    fill, asked = reverse("partners:fill-seat", args=(seat.pk,)), {"version": 1, "ends_present": "on", **TODAY}
    answer = manager.post(fill, asked)
    assert answer.status_code == 422 and "Choose a person, or write a name" in text(answer)
    assert manager.post(fill, asked | {"holder": world.people["chair"].pk}).status_code == 302
    new = {"version": 2, "name": "N. Example", "email": "n@example.org", **TODAY}
    assert manager.post(fill, new).status_code == 302
    open_still = {each.person.name for each in seat.holdings.filter(ends_on=None)}
    assert open_still == {"Chair Example", "N. Example"}


def test_among_hundreds_of_people_somebody_is_found_by_their_address(world, manager, monkeypatch):
    monkeypatch.setattr("goldthread.partners.places.MOST_OFFERED", 3)
    seat, chair = world.seats["scrutineer"], world.people["chair"]
    fill = reverse("partners:fill-seat", args=(seat.pk,))
    assert 'name="holder"' not in text(manager.get(fill))
    asked = {"version": 1, **TODAY}
    assert "Write their name." in text(manager.post(fill, asked))
    named = asked | {"name": "C", "email": chair.email}
    assert f"{chair.name} has this address already" in text(manager.post(fill, named))
    assert manager.post(fill, named | {"same": "on"}).status_code == 302
    assert seat.holdings.filter(person=chair).exists()


def test_the_business_unit_is_offered_no_role_beyond_its_own(world):
    Seat.objects.filter(pk=world.seats["manager"].pk).update(role="business unit")
    page = text(signed_in(world, "manager").get(reverse("partners:add-seat")))
    assert 'value="scrutineer"' in page and 'value="manager"' not in page


def test_a_vacant_seat_says_so_on_its_page_and_in_the_list(world, manager):
    world.seats["chair"].holdings.update(ends_on="2026-05-01")
    assert "Nobody holds this seat" in text(manager.get(reverse("partners:seat", args=(world.seats["chair"].pk,))))
    found = text(manager.get(reverse("partners:seats"), {"vacant": "on"}))
    assert "Two seats" in found and "Chair seat" in found and "Former member seat" in found


def test_work_addresses_are_shown_to_those_who_keep_people_and_to_oneself(world, manager):
    page = reverse("partners:person", args=(world.people["chair"].pk,))
    address = world.people["chair"].email
    assert address in text(manager.get(page)) and address in text(signed_in(world, "chair").get(page))
    assert address not in text(signed_in(world, "agency lead").get(page))


def test_who_ends_a_membership_reads_what_the_agency_still_leads(world, manager):
    place = Membership.objects.get(agency=world.health)
    page = text(manager.get(reverse("partners:end-membership", args=(place.pk,))))
    assert "It answers for one action that is not finished" in page and "Launch the revised neglect toolkit" in page


def test_what_is_set_up_is_counted_and_what_is_missing_is_named(world, manager):
    page = text(manager.get(reverse("partners:set-up")))
    assert "Nobody is named for health, police" in page
    assert "Three agencies take part" in page


def test_setting_up_that_was_left_half_way_waits_on_the_first_page(world, manager):
    assert "is not set up yet" not in text(manager.get("/"))
    world.wessmere.partner_roles.all().delete()
    assert "Wessmere is not set up yet" in text(manager.get("/"))
    assert "is not set up yet" not in text(signed_in(world, "chair").get("/"))


def test_an_administrator_adds_a_partnership_with_a_manager_who_may_be_here_already(world):
    administrator, chair = signed_in(world, "administrator"), world.people["chair"]
    about = {"name": "Fen Partnership", "short_name": "Fen", "area": "Fen", "kind": "area", "year_start_month": "4"}
    asked = about | {"report_word": "annual", "manager_name": "C. Example", "email": chair.email}
    answer = administrator.post(reverse("partners:add-partnership"), asked)
    assert answer.status_code == 422 and f"{chair.name} has this address already" in text(answer)
    assert administrator.post(reverse("partners:add-partnership"), asked | {"same": "on"}).status_code == 302
    seat = Seat.objects.get(partnership__key="fen")
    assert (seat.role, seat.holdings.get().person) == ("manager", chair)


def test_the_history_of_a_place_says_who_changed_it(world, manager):
    manager.post(reverse("partners:rename-group", args=(world.subgroup.pk,)), {"version": 1, "name": "Learning"})
    page = text(manager.get(reverse("partners:group", args=(world.subgroup.pk,))))
    assert "Manager Example, Manager seat: corrected the group&#x27;s name" in page


def test_somebody_added_without_a_seat_has_a_page(world, manager):
    answer = manager.post(reverse("partners:add-person"), {"name": "N. Example", "email": "n@example.org"})
    assert answer["Location"] == Person.objects.get(email="n@example.org").get_absolute_url()
    assert "No seat now" in text(manager.get(answer["Location"]))


def test_several_people_and_agencies_are_seated_in_a_group_at_once(world, manager):
    chair, lead = world.people["chair"], world.people["agency lead"]
    page = reverse("partners:add-members", args=(world.business.pk,))
    assert "Chair Example, Chair seat" in text(manager.get(page))
    asked = {"capacity": "member", **TODAY, "people": [chair.pk, lead.pk], "agencies": [world.council.pk]}
    lines = f"N. Example, n@example.org, Nowhere\nB. Example, {chair.email}\nC. Example\nwho@example.org"
    wrong = text(manager.post(page, asked | {"new": lines}))
    for sentence in (
        "Line 1: no agency here is called “Nowhere”",
        "Line 2: somebody here has",
        "Line 3: write one work",
    ):
        assert sentence in wrong
    assert "Write their name before it" in wrong and Seat.objects.filter(group=world.business).count() == 1
    asked["new"] = "N. Example, n@example.org, Wessmere Health"
    assert manager.post(page, asked).status_code == 302
    assert manager.post(page, asked).status_code == 422, "a double click seats nobody twice"
    seats = Seat.objects.filter(group=world.business, role="member", starts_on="2026-05-03")
    sitting = sorted((each.title, *each.holdings.values_list("person__name", flat=True)) for each in seats)
    assert sitting == [
        ("Member, Business group", "Chair Example"),
        ("Member, Business group (Wessmere Council)",),
        ("Member, Business group (Wessmere Health Trust)", "Agency Lead Example"),
        ("Member, Business group (Wessmere Health Trust)", "N. Example"),
    ]
    assert "Five seats" in text(manager.get(reverse("partners:step-members")))
