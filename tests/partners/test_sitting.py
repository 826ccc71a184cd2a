"""Who sits in a group on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.partners.models import Group, Holding, Person, Seat
from goldthread.partners.rules import SeatSpan, Sitter, chairing, lasts, most_chairs
from goldthread.partners.sitting import seats_between, seats_of, seats_of_groups
from tests.cast import build_world

DAY = date(2026, 5, 3)
days = st.none() | st.dates(date(2020, 1, 1), date(2030, 12, 31))


@pytest.fixture
def world(db):
    return build_world()


def a_seat(group, title="Health seat", **more):
    key = title.lower().replace(" ", "-")
    return Seat.objects.create(
        partnership=group.home, key=f"s-{key}", title=title, role=more.pop("role", "member"), group=group, **more
    )


def sits(seat, person, **more):
    return Holding.objects.create(seat=seat, person=person, **more)


def test_the_chair_comes_first_then_members_by_title(world):
    titles = [each.title for each in seats_of(world.subgroup, DAY)]
    assert titles == ["Chair seat", "Group member seat"]


def test_a_seat_says_who_holds_it_and_who_stands_in(world):
    seat = a_seat(world.subgroup, agency=world.health)
    sits(seat, world.people["agency lead"])
    sits(seat, world.people["respondent"], is_deputy=True)
    found = next(each for each in seats_of(world.subgroup, DAY) if each.seat == seat.pk)
    assert [each.name for each in found.holders] == ["Agency Lead Example"]
    assert [each.name for each in found.deputies] == ["Respondent Example"]
    assert (found.is_vacant, bool(found.deputies), found.counts_for) == (False, True, world.health.pk)


def test_a_seat_with_nobody_but_a_deputy_is_vacant(world):
    seat = a_seat(world.subgroup)
    sits(seat, world.people["respondent"], is_deputy=True)
    found = next(each for each in seats_of(world.subgroup, DAY) if each.seat == seat.pk)
    assert found.is_vacant and found.deputies


def test_a_seat_filled_part_way_is_vacant_before_and_held_from_its_first_day(world):
    seat = a_seat(world.subgroup)
    sits(seat, world.people["respondent"], starts_on=DAY)

    def on(day):
        return next(each for each in seats_of(world.subgroup, day) if each.seat == seat.pk)

    assert on(DAY - timedelta(1)).is_vacant
    assert not on(DAY).is_vacant


def test_a_seat_that_has_ended_or_not_begun_is_not_there(world):
    a_seat(world.subgroup, "Ended", ends_on=DAY - timedelta(1))
    a_seat(world.subgroup, "Ahead", starts_on=DAY + timedelta(1))
    assert {"Ended", "Ahead"}.isdisjoint(each.title for each in seats_of(world.subgroup, DAY))


def test_two_people_share_one_seat_and_one_person_has_two(world):
    shared, other = a_seat(world.subgroup, "Shared"), a_seat(world.subgroup, "Other")
    for person in (world.people["respondent"], world.people["agency lead"]):
        sits(shared, person)
    sits(other, world.people["respondent"])
    found = {each.title: [sitter.name for sitter in each.holders] for each in seats_of(world.subgroup, DAY)}
    assert sorted(found["Shared"]) == ["Agency Lead Example", "Respondent Example"]
    assert found["Other"] == ["Respondent Example"]


def test_a_sector_seat_counts_for_its_agency_only_by_a_stated_rule(world):
    plain = a_seat(world.subgroup, "A", agency=world.school, sector="primary schools")
    stated = a_seat(world.subgroup, "B", agency=world.school, sector="primary schools", sector_rule="Its head sits.")
    never = a_seat(
        world.subgroup, "C", agency=world.school, sector="primary schools", sector_rule="For all.",
        counts_for_agency=False,
    )  # fmt: skip
    counted = {each.seat: each.counts_for for each in seats_of(world.subgroup, DAY)}
    assert (counted[plain.pk], counted[stated.pk], counted[never.pk]) == (None, world.school.pk, None)


def test_observers_and_advisers_are_not_members(world):
    a_seat(world.subgroup, "Watching", capacity="observer")
    assert not next(each for each in seats_of(world.subgroup, DAY) if each.title == "Watching").is_member


@pytest.mark.parametrize("seats", [1, 12])
def test_any_number_of_seats_and_groups_takes_one_query(world, django_assert_num_queries, seats):
    for place in range(seats):
        for group in (world.subgroup, world.business):
            sits(a_seat(group, f"Seat {place} {group.key}"), world.people["respondent"])
    groups = list(Group.objects.all())
    with django_assert_num_queries(1):
        seats_of_groups(groups, DAY)
    with django_assert_num_queries(1):
        spans = seats_between(groups, date(2025, 4, 1), date(2026, 3, 31))
    with django_assert_num_queries(0):
        assert all(span.on(date(2025, 6, 1)) for rows in spans.values() for span in rows)


def test_a_group_without_seats_has_an_empty_list(world):
    empty = Group.objects.create(home=world.wessmere, key="empty", kind="other", name="Empty")
    assert seats_of(empty, DAY) == []


@settings(deadline=None)
@given(starts=days, ends=days, day=st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_splitting_a_time_at_a_day_leaves_each_day_in_one_half(starts, ends, day):
    cut = date(2025, 6, 30)
    whole = lasts(starts, ends, day)
    first = lasts(starts, min(ends or cut, cut), day) and (starts is None or starts <= cut)
    later = max(starts or date.min, cut + timedelta(1))
    second = lasts(later, ends, day) and (ends is None or later <= ends)
    assert whole == (first or second)
    assert not (first and second)


def test_chairs_are_counted_as_people_and_deputies_are_not():
    one = Sitter(1, "A. Example", 1)
    spans = [
        SeatSpan(
            seat=1, title="Chair", role="chair", capacity="member", group=1, sitters=(one, Sitter(2, "B", 2, True))
        ),
        SeatSpan(seat=2, title="Chair again", role="chair", capacity="member", group=1, sitters=(one,)),
        SeatSpan(seat=3, title="Member", role="member", capacity="member", group=1, sitters=(Sitter(3, "C", 3),)),
    ]
    assert [each.person for each in chairing(spans, DAY)] == [1]
    assert [most_chairs(rule) for rule in ("one", "two", "rotating", "role")] == [1, 2, 1, 1]


def test_reading_who_sits_names_people_who_have_left_as_they_were(world):
    seat = a_seat(world.subgroup)
    gone = Person.objects.create(name="Gone Example", email="gone@example.org", is_active=False)
    sits(seat, gone, starts_on=date(2024, 1, 1), ends_on=date(2025, 1, 1))
    found = next(each for each in seats_of(world.subgroup, date(2024, 6, 1)) if each.seat == seat.pk)
    assert [each.name for each in found.holders] == ["Gone Example"]
