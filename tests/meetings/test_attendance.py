"""Attendance as it is read from the record and shown."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.kit.periods import Period
from goldthread.meetings.attended import meetings_counted, meetings_seen, of_partnership, register
from goldthread.meetings.quorum import quorum_of
from goldthread.meetings.rules import Tally
from goldthread.meetings.shown_attendance import behind, by_agency, by_group, by_seat, by_sector, on_page
from goldthread.partners.models import GroupShare, Membership, QuorumMember
from tests.cast import TODAY, build_world
from tests.factories.attendance import a_seat, a_sitting, mark

YEAR = Period(date(2026, 4, 1), date(2027, 3, 31))
PAGE = reverse("meetings:attendance")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def world():
    return build_world()


def read(world, partnership=None):
    at = partnership or world.wessmere
    return register(meetings_counted().filter(of_partnership(at)), YEAR, TODAY, at)


def rows(world, by=by_agency, partnership=None):
    return {row.name: row for row in by(read(world, partnership), str)}


def come(world, who="manager"):
    client = Client()
    client.force_login(world.people[who])
    return client


def test_a_seat_is_expected_between_its_own_days_and_those_of_its_agencys_place(world):
    seat = a_seat(world, world.subgroup, world.health, world.people["chair"], starts_on=date(2026, 4, 10))
    for day in (5, 15, 25):
        mark(a_sitting(world, on=date(2026, 4, day)), seat)
    assert rows(world)["Wessmere Health Trust"].tally == Tally(expected=2, in_person=2)
    Membership.objects.filter(agency=world.health).update(ends_on=date(2026, 4, 20))
    assert rows(world)["Wessmere Health Trust"].tally == Tally(expected=1, in_person=1)


def test_a_vacant_seat_is_told_apart_and_an_unmarked_one_makes_the_figure_incomplete(world):
    a_seat(world, world.subgroup, world.health)
    a_seat(world, world.subgroup, world.council, world.people["chair"])
    a_sitting(world)
    found = rows(world)
    assert found["Wessmere Health Trust"].tally == Tally(expected=1, vacant=1)
    assert found["Wessmere Council"].tally.missing_words == "Incomplete: one mark missing"


def test_a_guest_never_lifts_the_rate_of_an_agency(world):
    seat = a_seat(world, world.subgroup, world.health, world.people["chair"])
    meeting = a_sitting(world)
    mark(meeting, seat, "absent")
    mark(meeting, None, guest="presenter", agency=world.health, who="A. Example")
    assert rows(world)["Wessmere Health Trust"].tally == Tally(expected=1, absent=1)


def test_an_adviser_is_told_apart_from_the_members(world):
    member = a_seat(world, world.subgroup, world.health, world.people["chair"])
    adviser = a_seat(world, world.subgroup, world.health, world.people["manager"], capacity="adviser")
    meeting = a_sitting(world)
    mark(meeting, member, "apologies")
    mark(meeting, adviser, "attended")
    row = rows(world)["Wessmere Health Trust"]
    assert (row.tally.represented, row.elsewise) == (0, "Adviser: 1 of 1 meeting (100%)")


def test_a_seat_of_a_sector_counts_for_it(world):
    rule = {"sector": "Primary schools", "counts_for_agency": False}
    mark(a_sitting(world), a_seat(world, world.subgroup, world.school, world.people["chair"], **rule))
    assert rows(world, by_sector)["Primary schools"].tally == Tally(expected=1, in_person=1)
    assert "Wessmere Example School" not in rows(world)


def test_a_joint_groups_meeting_counts_once_for_each_partnership_that_shares_it_that_day(world):
    GroupShare.objects.create(group=world.subgroup, partnership=world.norden, starts_on=date(2026, 4, 15))
    seat = a_seat(world, world.subgroup, world.health, world.people["chair"])
    for day in (10, 20):
        mark(a_sitting(world, on=date(2026, 4, day)), seat)
    assert rows(world)["Wessmere Health Trust"].tally.expected == 2
    assert rows(world, partnership=world.norden)["Wessmere Health Trust"].tally.expected == 1


def test_what_does_not_count_is_kept_with_its_reason(world):
    a_sitting(world, status="cancelled", reason="Snow")
    a_sitting(world, on=date(2026, 9, 1), status="planned")
    a_sitting(world, on=None)
    found = read(world)
    assert not found.counted
    assert sorted(each.why_not for each in found.left_out) == [
        "Cancelled: Snow",
        "Its day is not known",
        "Still to come",
    ]


def test_a_mark_of_a_seat_that_was_no_place_that_day_counts_for_nobody(world):
    seat = a_seat(world, world.subgroup, world.health, world.people["chair"], starts_on=date(2026, 5, 1))
    mark(a_sitting(world), seat)
    assert read(world).out_of_place == 1
    assert "Wessmere Health Trust" not in rows(world)


def test_a_group_is_told_by_the_places_that_were_filled(world):
    meeting = a_sitting(world)
    mark(meeting, world.seats["chair"])
    row = rows(world, by_group)["Quality subgroup"]
    assert (row.about, row.represented) == ("one meeting held", "1 of 2 places (50%)")
    assert rows(world, by_seat)["Chair seat"].in_person == "1 of 1 meeting (100%)"


def test_a_panel_counts_for_no_report_and_shows_to_nobody_else(world):
    panel = a_sitting(world, circle="panel", circle_group=world.business, group=world.business)
    assert panel not in meetings_counted()
    assert panel not in meetings_seen(world.people["chair"])


def test_the_quorum_of_a_meeting_follows_its_groups_rule(world):
    group = world.subgroup
    group.quorum = "named"
    group.save()
    QuorumMember.objects.create(group=group, agency=world.health)
    seat = a_seat(world, group, world.health, world.people["chair"])
    meeting = a_sitting(world, status="planned")
    assert quorum_of(meeting).is_quorate is None
    row = mark(meeting, seat, "apologies")
    assert quorum_of(meeting).missing == ("Wessmere Health Trust",)
    row.mark = "deputy"
    row.save()
    assert quorum_of(meeting).is_quorate


def test_the_page_shows_figures_rule_and_files(world):
    mark(a_sitting(world), a_seat(world, world.subgroup, world.health, world.people["chair"]))
    page = come(world).get(PAGE)
    assert "1 of 1 meeting (100%)" in page.content.decode()
    assert "How it is counted" in page.content.decode()
    written = come(world).get(PAGE, {"format": "csv"})
    assert written.content.decode("utf-8-sig").splitlines()[1].startswith("Wessmere Health Trust,,1,1,100,0,1,100")


def test_a_figure_opens_the_meetings_behind_it(world):
    seat = a_seat(world, world.subgroup, world.health, world.people["chair"], title="Health seat")
    mark(a_sitting(world), seat, "deputy")
    page = come(world).get(reverse("meetings:attended"), {"by": "agency", "of": world.health.pk}).content.decode()
    assert "By a deputy" in page
    assert "Health seat: by a deputy" in page


def test_the_meetings_behind_a_figure_are_those_that_all_meetings_would_tell(world):
    seat = a_seat(world, world.subgroup, world.health, world.people["chair"], title="Health seat")
    a_seat(world, world.business, world.health, world.people["chair"])
    mark(a_sitting(world), seat, "deputy")
    a_sitting(world, group=world.business)
    meetings = meetings_seen(world.people["manager"]).filter(of_partnership(world.wessmere))
    of = {"agency": world.health.pk, "group": world.business.pk, "seat": seat.pk}
    for by, number in (*of.items(), ("sector", "x"), ("group", "x"), ("seat", "9" * 40)):
        page = come(world).get(reverse("meetings:attended"), {"by": by, "of": number})
        whole = register(meetings, page.context["period"], page.context["found"].as_at, world.wessmere)
        assert page.context["told"] == behind(whole, by, str(number))
        assert bool(page.context["told"]) is (number == of.get(by))


def test_the_meeting_shows_who_came(world):
    meeting = a_sitting(world)
    mark(meeting, world.seats["chair"], person=world.people["chair"])
    mark(meeting, None, guest="guest", who="A. Guest")
    shown = on_page(meeting, world.people["manager"])
    assert [(seat.title, len(marks)) for seat, marks in shown["places"]] == [
        ("Chair seat", 1),
        ("Group member seat", 0),
    ]
    assert shown["guests"][0].who == "A. Guest"


@pytest.mark.said_once  # Django puts the same queries to either engine
@pytest.mark.parametrize("count", [3, 30])
def test_the_page_costs_the_same_for_few_and_for_many(world, count, django_assert_max_num_queries):
    seats = [a_seat(world, world.subgroup, world.health, world.people["chair"]) for _ in range(count)]
    for day in range(1, 29, 30 // count):
        meeting = a_sitting(world, on=date(2026, 4, day))
        for seat in seats:
            mark(meeting, seat)
    client = come(world)
    with django_assert_max_num_queries(14):
        assert client.get(PAGE).status_code == 200
