"""One person who was entered twice."""

from datetime import date

import pytest
from django.test import Client

from goldthread.kit.refusal import Refusal
from goldthread.meetings.models import Attendance, Meeting
from goldthread.meetings.operations import make_feed
from goldthread.partners.models import Addressed, Group, Holding, Person, Seat
from goldthread.partners.operations.merging import merge_people
from goldthread.partners.places import moving
from goldthread.partners.queries import names_of
from goldthread.partners.sitting import seats_of
from goldthread.trail.models import Entry
from tests.cast import build_world
from tests.factories.comments import a_comment
from tests.factories.meetings import a_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def world():
    return build_world()


@pytest.fixture
def by(world, today):
    return {"by": world.people["manager"], "on": today}


@pytest.fixture
def two(world):
    """The group member, and the same person entered again in the seat of the chair."""
    again = Person.objects.create(name="G. Member Example", email="again@example.org")
    return {"kept": world.people["group member"], "twice": again}


def test_the_seats_of_the_second_entry_become_those_of_the_first(world, by, two):
    seat = world.seats["agency lead"]
    Holding.objects.create(seat=seat, person=two["twice"], starts_on=date(2025, 1, 1), is_deputy=True)
    merge_people(version=1, **two, **by)
    other = Person.objects.get(pk=two["twice"].pk)
    assert seat.holdings.filter(person=two["kept"], is_deputy=True).exists()
    assert (other.merged_into, other.is_active, other.has_usable_password()) == (two["kept"], False, False)
    assert not other.holdings.exists()


@pytest.mark.parametrize("has_own", [True, False])
def test_one_calendar_address_goes_on_and_shows_the_meetings_of_both(world, by, two, today, has_own):
    both = [a_meeting(world), a_meeting(world, world.business)]
    seat = Seat.objects.create(
        partnership=world.wessmere, key="s", title="B", role=world.seats["group member"].role, group=world.business
    )
    Holding.objects.create(seat=seat, person=two["twice"], starts_on=date(2025, 1, 1))
    keys = {who: make_feed(person=each, by=each, on=today) for who, each in two.items() if has_own or who == "twice"}
    shown = {who: {each for each in both if f"{each.home.key}-{each.key}@" in read(key)} for who, key in keys.items()}
    assert shown["twice"] == {both[1]} and shown.get("kept", {both[0]}) == {both[0]}
    merge_people(version=1, **two, **by)
    assert all(f"{each.home.key}-{each.key}@" in read(keys["kept" if has_own else "twice"]) for each in both)
    assert not has_own or read(keys["twice"]) == "", "an address that ended shows nothing"


def read(key):
    return Client().get(f"/calendar/{key}.ics").content.decode()


def test_two_times_in_one_seat_become_one_and_one_person_counts_once(world, by, two, today):
    seat = world.seats["group member"]
    Holding.objects.create(seat=seat, person=two["twice"], starts_on=date(2023, 1, 1))
    merge_people(version=1, **two, **by)
    held = seat.holdings.get()
    assert (held.person, held.starts_on, held.ends_on) == (two["kept"], date(2023, 1, 1), None)
    assert [len(each.holders) for each in seats_of(world.subgroup, today) if each.seat == seat.pk] == [1]


def test_times_apart_stay_two(world, by, two):
    seat = world.seats["group member"]
    Holding.objects.create(seat=seat, person=two["twice"], starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1))
    merge_people(version=1, **two, **by)
    assert seat.holdings.filter(person=two["kept"]).count() == 2


def test_marks_of_a_meeting_follow_and_one_that_was_marked_stands(world, by, two):
    meeting = Meeting.objects.create(home=world.wessmere, key="m", number=1, group=world.subgroup, on=date(2026, 4, 1))
    seat = world.seats["group member"]
    Attendance.objects.create(meeting=meeting, seat=seat, person=two["kept"])
    Attendance.objects.create(meeting=meeting, seat=seat, person=two["twice"], mark="attended")
    other = Attendance.objects.create(meeting=meeting, seat=world.seats["chair"], person=two["twice"], mark="absent")
    merge_people(version=1, **two, **by)
    assert Attendance.objects.get(seat=seat).mark == "attended"
    assert Attendance.objects.get(pk=other.pk).person == two["kept"]


def test_comments_to_either_are_to_the_one_once(world, by, two):
    comment = a_comment(world)
    Addressed.objects.create(comment=comment, person=two["kept"])
    Addressed.objects.create(comment=comment, person=two["twice"])
    merge_people(version=1, **two, **by)
    assert Addressed.objects.filter(comment=comment, person=two["kept"]).count() == 1
    assert not Addressed.objects.filter(person=two["twice"]).exists()


def test_both_stay_in_the_trail_and_what_the_second_did_is_told_under_the_first(world, by, two):
    merge_people(version=1, **two, **by)
    told = {entry.record_id for entry in Entry.objects.filter(record_kind="partners.person")}
    assert {two["kept"].pk, two["twice"].pk} <= told
    assert names_of([two["twice"].pk], by["by"])[two["twice"].pk] == "Group Member Example, Group member seat"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda two: two.update(twice=two["kept"]), "same entry"),
        (lambda two: Person.objects.filter(pk=two["twice"].pk).update(merged_into=two["kept"]), "merged already"),
        (lambda two: Person.objects.filter(pk=two["kept"].pk).update(is_active=False), "is closed"),
        (lambda two: Person.objects.filter(pk=two["twice"].pk).update(is_administrator=True), "does not reach"),
    ],
)
def test_what_cannot_be_merged_is_refused_with_a_sentence(by, two, change, says):
    change(two)
    with pytest.raises(Refusal, match=says):
        merge_people(version=1, **two, **by)


def test_nobody_merges_away_the_entry_they_are_signed_in_with(world, by):
    with pytest.raises(Refusal, match="signed in with the other entry"):
        merge_people(kept=world.people["stranger"], twice=by["by"], version=1, **by)


def test_nobody_takes_over_somebody_who_sits_beyond_their_reach(world, by, two):
    Holding.objects.create(seat=world.seats["neighbouring manager"], person=two["twice"])
    with pytest.raises(Refusal, match="does not reach"):
        merge_people(version=1, **two, **by)


def test_the_page_shows_what_moves_before_it_is_done(world, client, two):
    Holding.objects.create(seat=world.seats["agency lead"], person=two["twice"], is_deputy=True)
    client.force_login(world.people["manager"])
    address = f"/people/{two['kept'].pk}/merge/"
    assert "Show what would move" in client.get(address).content.decode()
    page = client.get(address, {"twice": two["twice"].pk}).content.decode()
    assert "Agency lead seat (deputy)" in page and "cannot be undone" in page
    assert moving(two["twice"], world.people["manager"]).beyond == 0
    done = client.post(address, {"version": 1, "twice": two["twice"].pk}, follow=True).content.decode()
    assert "now held by Group Member Example" in done


def test_a_seat_in_a_case_panel_comes_to_nobody_through_whoever_does_not_sit_there(world, by, two):
    panel = Group.objects.create(home=world.wessmere, key="panel", kind="panel", name="Review panel")
    seat = Seat.objects.create(partnership=world.wessmere, key="p", title="Panel seat", role="member", group=panel)
    Holding.objects.create(seat=seat, person=two["twice"])
    with pytest.raises(Refusal):
        merge_people(version=1, **two, **by)
