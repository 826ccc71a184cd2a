"""In the room: marking everybody in one pass or tap by tap, two people at once, guests, and what is refused."""

import json
from datetime import date, time

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from goldthread.kit.refusal import Refusal
from goldthread.meetings.marks import THERE, WORDS, Said, tidied, wrong_with
from goldthread.meetings.models import Attendance, Meeting
from goldthread.meetings.operations import room
from goldthread.meetings.operations.room import Tapped
from goldthread.meetings.roomful import packed, roomful, unpacked
from goldthread.partners.models import Holding
from goldthread.trail.models import Entry
from tests.cast import TODAY, build_world
from tests.factories.attendance import a_seat, a_sitting, mark

NOTHING = Said()


@pytest.fixture
def world(db, clock):
    return build_world()


@pytest.fixture
def meeting(world):
    return a_sitting(world, status="planned")


def place(world, who="group member"):
    return f"{world.seats[who].pk}-{world.people[who].pk}"


def tap(world, mark, was=NOTHING, who="group member", **more):
    return Tapped(world.seats[who].pk, world.people[who].pk, Said(mark=mark, **more), was)


def tapped(world, meeting, *taps, by="manager"):
    return room.mark_attendance(meeting=meeting, tapped=taps, by=world.people[by], on=TODAY)


def test_somebody_there_makes_the_meeting_a_held_one(world, meeting):
    tapped(world, meeting, tap(world, "apologies", who="chair"))
    assert Meeting.objects.get().status == "planned"
    tapped(world, meeting, tap(world, "attended", mode="online"))
    assert Meeting.objects.get().status == "held"
    assert {each.mark for each in Attendance.objects.all()} == {"apologies", "attended"}


def test_the_same_mark_sent_twice_is_stored_once(world, meeting):
    tapped(world, meeting, tap(world, "attended"))
    entries = Entry.objects.count()
    assert tapped(world, meeting, tap(world, "attended")) == []
    assert (Attendance.objects.count(), Entry.objects.count()) == (1, entries)


def test_what_was_not_touched_does_not_overwrite_what_another_marked(world, meeting):
    tapped(world, meeting, tap(world, "attended"))
    assert tapped(world, meeting, tap(world, "")) == []
    assert Attendance.objects.get().mark == "attended"


def test_two_people_who_mark_one_place_otherwise_see_both_marks(world, meeting):
    tapped(world, meeting, tap(world, "attended"))
    (clash,) = tapped(world, meeting, tap(world, "apologies"), tap(world, "attended", who="chair"), by="chair")
    assert (clash.theirs.mark, clash.tapped.said.mark) == ("attended", "apologies")
    assert Attendance.objects.get(seat=world.seats["group member"]).mark == "attended"
    assert Attendance.objects.get(seat=world.seats["chair"]).mark == "attended", "the other marks are kept"


def test_a_named_deputy_is_known_by_the_seat_and_another_by_name(world, meeting):
    seat = world.seats["group member"]
    Holding.objects.create(seat=seat, person=world.people["agency lead"], is_deputy=True, starts_on=date(2025, 1, 1))
    tapped(world, meeting, tap(world, "deputy"))
    row = Attendance.objects.get()
    assert (row.person, row.deputy, row.who) == (world.people["group member"], world.people["agency lead"], "")
    tapped(world, meeting, Tapped(seat.pk, row.person_id, Said(mark="deputy", who="B. Example"), room.said_of(row)))
    row.refresh_from_db()
    assert (row.deputy, row.who) == (None, "B. Example")


def test_two_people_in_one_seat_are_marked_each(world, meeting):
    Holding.objects.create(
        seat=world.seats["group member"], person=world.people["agency lead"], starts_on=date(2025, 1, 1)
    )
    rows = [row for row in roomful(meeting, TODAY).rows if row.seat.seat == world.seats["group member"].pk]
    assert len(rows) == 2
    assert all("Shares the seat with" in row.sits for row in rows)


def test_an_empty_seat_is_told_apart_and_one_with_a_deputy_can_be_marked(world, meeting):
    a_seat(world, world.subgroup, title="Probation")
    deputised = a_seat(world, world.subgroup, title="Housing")
    Holding.objects.create(seat=deputised, person=world.people["agency lead"], is_deputy=True)
    filled = roomful(meeting, TODAY)
    assert [seat.title for seat in filled.empty] == ["Probation"]
    tapped(world, meeting, Tapped(deputised.pk, None, Said(mark="deputy"), Said()))
    assert Attendance.objects.get().deputy == world.people["agency lead"]


def test_somebody_without_a_seat_on_that_day_is_offered_as_a_guest(world, meeting):
    with pytest.raises(Refusal, match="Add them as a guest"):
        tapped(world, meeting, tap(world, "attended", who="former member"))
    with pytest.raises(Refusal, match="Mark them in their seat"):
        room.add_guest(meeting=meeting, who="group member example", by=world.people["manager"], on=TODAY)


def test_somebody_marked_out_of_place_can_be_kept_as_a_guest(world, meeting, client):
    row = mark(meeting, world.seats["former member"], person=world.people["former member"])
    client.force_login(world.people["manager"])
    page = client.get(reverse("meetings:room", args=(meeting.pk,)))
    assert "Marked, but without a seat on that day" in page.text
    client.post(reverse("meetings:guest", args=(row.pk,)), {"take": "guest"})
    row.refresh_from_db()
    assert (row.seat, row.guest, row.who) == (None, "guest", "Former Member Example")


@pytest.mark.parametrize("minutes", ["sent", "agreed"])
def test_nothing_is_marked_once_the_minutes_went_out(world, minutes):
    meeting = a_sitting(world, minutes=minutes)
    with pytest.raises(Refusal, match="Correct the minutes first"):
        tapped(world, meeting, tap(world, "attended"))


def test_before_its_day_only_apologies_are_taken(world):
    ahead = a_sitting(world, on=date(2026, 6, 1), status="planned")
    with pytest.raises(Refusal, match="lies ahead"):
        tapped(world, ahead, tap(world, "attended"))
    tapped(world, ahead, tap(world, "apologies"))
    assert Meeting.objects.get().status == "planned"


def test_one_form_marks_everybody_without_a_script(world, meeting, client):
    client.force_login(world.people["chair"])
    key, chair = place(world), place(world, "chair")
    body = {"mode_of_most": "online", f"{key}-mark": "part", f"{key}-came_at": "10.15", f"{key}-was": "{}",
            f"{chair}-was": "{}", "rest": "attended"}  # fmt: skip
    answer = client.post(reverse("meetings:room", args=(meeting.pk,)), body, follow=True)
    assert "Everyone is marked" in answer.text
    rows = {row.seat_id: row for row in Attendance.objects.all()}
    member = rows[world.seats["group member"].pk]
    assert (member.mark, member.mode, member.came_at) == ("part", "online", time(10, 15))
    assert rows[world.seats["chair"].pk].mark == "attended"


def test_the_form_shows_both_marks_side_by_side_and_saves_the_one_that_is_sent_again(world, meeting, client):
    tapped(world, meeting, tap(world, "attended"))
    client.force_login(world.people["chair"])
    key = place(world)
    address = reverse("meetings:room", args=(meeting.pk,))
    answer = client.post(address, {f"{key}-mark": "apologies", f"{key}-was": "{}"})
    assert answer.status_code == 409
    assert "Somebody else saved first" in answer.text
    was = json.dumps({"mark": "attended"}).replace('"', "&quot;")
    assert was in answer.text, "the form carries what the other marked"
    client.post(address, {f"{key}-mark": "apologies", f"{key}-was": json.dumps({"mark": "attended"})})
    assert Attendance.objects.get().mark == "apologies"


def test_a_tap_is_answered_with_what_is_stored(world, meeting, client):
    client.force_login(world.people["chair"])
    key, address = place(world), reverse("meetings:mark", args=(meeting.pk,))
    told = client.post(address, {"place": key, f"{key}-mark": "attended", f"{key}-was": "{}", "mode_of_most": "room"})
    assert told.json()["says"] == "Attended, in the room"
    again = client.post(address, {"place": key, f"{key}-mark": "attended", f"{key}-was": "{}", f"{key}-mode": "room"})
    assert again.status_code == 200, "the same tap, sent again after its answer was lost"
    other = client.post(address, {"place": key, f"{key}-mark": "absent", f"{key}-was": "{}"})
    assert other.status_code == 409
    assert other.json()["mine"] == "Absent without apologies"


def test_a_mark_that_cannot_be_is_said_in_a_sentence_and_nothing_is_lost(world, meeting, client):
    client.force_login(world.people["chair"])
    key = place(world)
    body = {f"{key}-mark": "part", f"{key}-came_at": "11:00", f"{key}-left_at": "10:00", f"{key}-was": "{}"}
    answer = client.post(reverse("meetings:room", args=(meeting.pk,)), body)
    assert answer.status_code == 422
    assert "They left before they came" in answer.text
    assert "11:00" in answer.text
    assert not Attendance.objects.exists()


says = st.builds(
    Said,
    mark=st.sampled_from(sorted(WORDS)),
    mode=st.sampled_from(["", "room", "online", "phone"]),
    came_at=st.none() | st.times(),
    left_at=st.none() | st.times(),
    who=st.text(max_size=8),
    note=st.text(max_size=8),
)


@given(says)
def test_what_a_form_carries_is_read_back_as_it_was(said):
    whole = Said(**{**vars(said), **{n: at and at.replace(tzinfo=None) for n, at in
                                     (("came_at", said.came_at), ("left_at", said.left_at))}})  # fmt: skip
    assert unpacked(packed(whole)) == whole


@given(says)
def test_tidying_twice_is_tidying_once_and_whoever_was_not_there_came_at_no_time(said):
    once = tidied(said)
    assert tidied(once) == once
    assert once.mark == said.mark
    assert once.mark in THERE or (once.came_at, once.left_at, once.mode, once.who) == (None, None, "", "")
    assert not (once.mark in ("apologies", "") and wrong_with(once, date(2030, 1, 1), TODAY))


def test_what_cannot_be_read_is_taken_for_nothing():
    assert unpacked("[") == unpacked('{"mark": 1, "other": 2}') == Said()
