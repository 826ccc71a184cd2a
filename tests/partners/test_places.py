"""Setting up places: agencies, groups, seats and people between dates, and what becomes of what they lead."""

from datetime import date, timedelta

import pytest

from goldthread.actions.models import Action, Line
from goldthread.actions.operations.marks import refresh_marks
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.refusal import Refusal, Stale
from goldthread.partners import places, seating
from goldthread.partners.models import Agency, Group, GroupParent, Holding, Membership, Partnership, Person, Seat
from goldthread.partners.operations import agencies, groups, pauses, people, seats, sharing, themes
from goldthread.trail.models import Entry
from tests.cast import build_world
from tests.factories.actions import second_seat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
JUNE = date(2026, 6, 30)


@pytest.fixture
def world():
    return build_world()


@pytest.fixture
def by(world, today):
    return {"by": world.people["manager"], "on": today}


def led_by(world, **body):
    """An unfinished action of Wessmere that one body leads alone."""
    action = Action.objects.create(home=world.wessmere, key="led", number=90, words="Ask all", status="under way")
    Line.objects.create(action=action, **body)
    refresh_marks([action.pk])
    action.refresh_from_db()
    assert action.lead_vacant_from is None
    return action


def vacant_from(action):
    return Action.objects.get(pk=action.pk).lead_vacant_from


def test_an_action_that_a_seat_leads_is_without_a_lead_from_the_day_after_its_holder_leaves(world, by):
    action = led_by(world, seat=world.seats["scrutineer"])
    seats.end_holding(holding=world.seats["scrutineer"].holdings.get(), ends_on=JUNE, version=1, **by)
    assert vacant_from(action) == date(2026, 7, 1)


def test_it_has_a_lead_again_once_the_seat_is_filled(world, by):
    seat, action = world.seats["scrutineer"], led_by(world, seat=world.seats["scrutineer"])
    seats.end_holding(holding=seat.holdings.get(), ends_on=JUNE, version=1, **by)
    follows = {"name": "N. Example", "email": "n@example.org", "starts_on": date(2026, 7, 1)}
    seats.fill_seat(seat=seat, version=2, **follows, **by)
    assert vacant_from(action) is None


def test_what_an_agency_leads_is_without_a_lead_from_the_day_after_it_leaves(world, by):
    action = led_by(world, agency=world.health)
    place = Membership.objects.get(agency=world.health)
    agencies.end_membership(membership=place, ends_on=JUNE, version=1, **by)
    assert vacant_from(action) == date(2026, 7, 1)
    agencies.end_membership(membership=place, ends_on=None, version=2, **by)
    assert vacant_from(action) is None, "it stays after all, and its seats with it"


def test_what_a_group_leads_is_without_a_lead_from_the_day_after_it_ends_or_its_chair_leaves(world, by):
    action = led_by(world, group=world.subgroup)
    seats.end_seat(seat=world.seats["chair"], ends_on=JUNE, version=1, **by)
    assert vacant_from(action) == date(2026, 7, 1)
    groups.end_group(group=world.subgroup, ends_on=date(2026, 5, 31), version=1, **by)
    assert vacant_from(action) == date(2026, 6, 1)


def test_who_ends_something_is_told_what_it_still_leads(world, by):
    led_by(world, agency=world.health)
    found = places.owing(by["by"], agencies=[world.health])
    assert "AC-90: Ask all" in [due.what for due in found]
    assert places.owing(world.people["stranger"], agencies=[world.health]) == []


def test_a_new_holder_ends_the_time_of_the_one_before_the_day_before(world, by, today):
    seat = world.seats["scrutineer"]
    new = {"name": "N. Example", "email": "n@example.org", "starts_on": today, "ends_present": True}
    seats.fill_seat(seat=seat, version=1, **new, **by)
    assert {each.person.name: each.ends_on for each in seat.holdings.all()} == {
        "Scrutineer Example": date(2026, 5, 2), "N. Example": None,
    }  # fmt: skip


def test_a_deputy_leaves_the_holder_where_they_are(world, by, today):
    seat, deputy = world.seats["chair"], world.people["group member"]
    seats.fill_seat(
        seat=seat, holder=deputy, is_deputy=True, ends_present=True, starts_on=today, version=1, **by
    )  # fmt: skip
    assert set(seat.holdings.values_list("is_deputy", "ends_on")) == {(False, None), (True, None)}


def test_nobody_holds_a_seat_twice_at_a_time(world, by, today):
    with pytest.raises(Refusal, match="sits there already"):
        seats.fill_seat(seat=world.seats["chair"], holder=world.people["chair"], starts_on=today, version=1, **by)


def test_somebody_whose_account_is_closed_gets_no_seat(world, by, today):
    Person.objects.filter(pk=world.people["stranger"].pk).update(is_active=False)
    closed = Person.objects.get(pk=world.people["stranger"].pk)
    with pytest.raises(Refusal, match="closed"):
        seats.fill_seat(seat=world.seats["chair"], holder=closed, starts_on=today, version=1, **by)


def test_two_who_fill_one_seat_at_once_do_not_overwrite_each_other(world, by, today):
    seat = world.seats["group member"]
    seats.fill_seat(seat=seat, holder=world.people["stranger"], starts_on=today, version=1, **by)
    with pytest.raises(Stale):
        seats.fill_seat(seat=seat, holder=world.people["manager"], starts_on=today, version=1, **by)


def test_the_last_who_may_give_out_seats_stays(world, by):
    own = world.seats["manager"].holdings.get()
    with pytest.raises(Refusal, match="nobody could set up"):
        seats.end_holding(holding=own, ends_on=JUNE, version=1, **by)
    with pytest.raises(Refusal, match="nobody could set up"):
        seats.end_seat(seat=world.seats["manager"], ends_on=JUNE, version=1, **by)
    second_seat(world, "stranger", "business unit")
    seats.end_holding(holding=own, ends_on=JUNE, version=1, **by)
    assert Holding.objects.get(pk=own.pk).ends_on == JUNE


def test_nobody_gives_a_role_that_lets_its_holder_do_more_than_they_may(world, today):
    unit = second_seat(world, "stranger", "business unit")
    by = {"by": unit, "on": today}
    with pytest.raises(Refusal, match="may do more than your own seat"):
        seats.add_seat(partnership=world.wessmere, title="Second manager", role="manager", **by)
    with pytest.raises(Refusal, match="may do more"):
        seats.fill_seat(seat=world.seats["manager"], holder=unit, starts_on=today, version=1, **by)
    with pytest.raises(Refusal, match="may do more"):
        about = {"title": "Chair", "capacity": "member", "starts_on": None}
        seats.change_seat(seat=world.seats["chair"], role="manager", version=1, **about, **by)
    assert seats.add_seat(partnership=world.wessmere, title="Second scrutineer", role="scrutineer", **by).pk


def test_a_seat_for_an_agency_names_it(world, by):
    with pytest.raises(Refusal, match="Choose the agency this seat answers for"):
        seats.add_seat(partnership=world.wessmere, title="Lead", role="agency lead", **by)


def test_the_address_by_which_somebody_signs_in_is_changed_only_where_ones_own_seat_reaches(world, by, today):
    """Otherwise whoever keeps one partnership could take over an account of another, or the administrator's."""
    typed = {"name": "X. Example", "email": "taken.over@example.org"}
    for who in ("administrator", "neighbouring manager"):
        with pytest.raises(Refusal, match="does not reach"):
            people.change_person(person=world.people[who], version=1, **typed, **by)
    unit = second_seat(world, "stranger", "business unit")
    with pytest.raises(Refusal, match="does not reach"):
        people.change_person(person=world.people["manager"], version=1, **typed, by=unit, on=today)
    assert people.change_person(person=world.people["chair"], version=1, **typed, **by).email == typed["email"]


def test_an_address_belongs_to_one_person_in_capitals_or_not(world, by):
    with pytest.raises(Refusal, match="has this address already"):
        people.add_person(name="C. Example", email="Chair@Example.org", **by)


def test_somebody_who_sits_elsewhere_takes_a_seat_here_with_the_account_they_have(world, by):
    neighbour = world.people["neighbouring manager"]
    about = {"partnership": world.wessmere, "name": "", "email": neighbour.email, "known": neighbour}
    seats.add_person_to(**about, seat=world.seats["group member"], **by)
    assert world.seats["group member"].holdings.filter(person=neighbour).exists()


def test_a_body_that_is_known_already_is_taken_in_as_it_is(world, by):
    there = Agency.objects.create(key="fire", name="Fire Example", kind="other")
    about = {"name": "fire example", "kind": "police", "basis": "invited"}
    found = agencies.add_agency(partnership=world.wessmere, known=there, **about, **by)
    assert (found.pk, Agency.objects.get(pk=there.pk).kind) == (there.pk, "other")
    with pytest.raises(Refusal, match="already"):
        agencies.join_agency(agency=there, partnership=world.wessmere, basis="invited", **by)


def test_a_place_does_not_end_before_it_began(world, by):
    with pytest.raises(Refusal, match="before the first, 1 September 2019"):
        place = Membership.objects.get(agency=world.health)
        agencies.end_membership(membership=place, ends_on=date(2019, 8, 31), version=1, **by)


def test_a_safeguarding_partner_belongs_to_the_partnership_and_stays_when_it_stops(world, by, today):
    agencies.name_partner(partnership=world.wessmere, part="health", agency=world.health, starts_on=today, **by)
    assert set(world.health.memberships.values_list("basis", flat=True)) == {"relevant", "partner"}
    role = world.wessmere.partner_roles.get(part="health")
    agencies.end_partner(role=role, ends_on=JUNE, version=2, **by)
    assert world.health.memberships.filter(ends_on=None).count() == 2


def test_bodies_become_others_one_way(world, by):
    agencies.succeed_agency(agency=world.health, after=world.council, day=None, **by)
    for before, after in ((world.health, world.health), (world.health, world.council), (world.council, world.health)):
        with pytest.raises(Refusal):
            agencies.succeed_agency(agency=before, after=after, day=None, **by)


def test_a_renamed_group_keeps_its_old_name_until_a_day_and_a_misspelt_one_does_not(world, by):
    march, renamed = date(2026, 3, 31), {"group": world.subgroup, "name": "Learning subgroup", "version": 1}
    with pytest.raises(Refusal, match="cannot lie ahead"):
        groups.rename_group(until=JUNE, **renamed, **by)
    groups.rename_group(until=march, **renamed, **by)
    groups.rename_group(group=world.subgroup, name="Learning group", until=None, version=2, **by)
    assert list(world.subgroup.former_names.values_list("name", "until")) == [("Quality subgroup", march)]
    with pytest.raises(Refusal, match="later change of name"):
        groups.rename_group(group=world.subgroup, name="X", until=date(2026, 1, 1), version=3, **by)


def test_a_group_pauses_with_its_reason_and_is_taken_up_again(world, by):
    pauses.pause_group(group=world.subgroup, reason="No chair.", version=1, **by)
    with pytest.raises(Refusal, match="paused already"):
        pauses.pause_group(group=world.subgroup, reason="Again.", version=2, **by)
    again = pauses.resume_group(group=world.subgroup, version=2, **by)
    assert (again.is_paused, again.paused_why) == (False, "")


def test_a_group_stands_under_several_and_never_under_itself(world, by, today):
    third = groups.add_group(
        partnership=world.wessmere, kind="task", name="Third", starts=Span.day(today), under=[world.subgroup], **by
    )  # fmt: skip
    above = [world.business, third]
    groups.set_parents(group=world.subgroup, parents=[world.business], starts_on=today, version=1, **by)
    for wanted in (above, [world.subgroup]):
        with pytest.raises(Refusal, match="Choose another"):
            groups.set_parents(group=world.subgroup, parents=wanted, starts_on=today, version=2, **by)
    groups.set_parents(group=third, parents=[world.business], starts_on=JUNE, version=1, **by)
    assert set(third.parents.values_list("parent__name", "starts_on", "ends_on")) == {
        ("Quality subgroup", None, JUNE - timedelta(1)), ("Business group", JUNE, None),
    }  # fmt: skip


def test_a_group_is_shared_between_dates(world, by):
    about = {"partnership": world.norden, "is_host": False, "starts_on": None}
    sharing.share_group(group=world.subgroup, version=1, **about, **by)
    with pytest.raises(Refusal, match="already"):
        sharing.share_group(group=world.subgroup, version=2, **about, **by)
    share = world.subgroup.shares.get()
    assert sharing.end_share(share=share, ends_on=JUNE, version=2, **by).version == 3


def test_a_theme_has_a_name_of_its_own(world, by):
    with pytest.raises(Refusal, match="already"):
        themes.add_theme(partnership=world.wessmere, name="NEGLECT", **by)
    added = themes.add_theme(partnership=world.wessmere, name="Fathers", **by)
    row = themes.rename_theme(theme=added, name="Fathers and carers", version=1, **by)
    assert (row.key, row.name) == ("fathers", "Fathers and carers")


def test_a_footprint_takes_in_an_area_once(world, by):
    waters = Partnership.objects.create(key="waters", kind="footprint", name="Four Waters", short_name="Waters")
    themes.add_area(partnership=waters, member=world.wessmere, starts_on=None, **by)
    with pytest.raises(Refusal, match="already"):
        themes.add_area(partnership=waters, member=world.wessmere, starts_on=None, **by)
    area = waters.areas.get()
    themes.end_area(area=area, ends_on=JUNE, version=2, **by)
    assert waters.areas.get().ends_on == JUNE


def test_every_change_is_told_in_the_history_of_its_place(world, by, today):
    seats.end_holding(holding=world.seats["chair"].holdings.get(), ends_on=JUNE, version=1, **by)
    kinds = Entry.objects.values_list("record_kind", "record_id", "partnership_id")
    assert list(kinds) == [("partners.seat", world.seats["chair"].pk, world.wessmere.pk)]


def test_who_sits_where_names_vacancies_and_leaves_out_panels_the_reader_does_not_know(world, by, today):
    panel = groups.add_group(partnership=world.wessmere, kind="panel", name="Example panel", starts=NOT_KNOWN, **by)
    place = {"title": "Chair, Example panel", "role": "chair", "group": panel}
    seats.add_seat(partnership=world.wessmere, **place, **by)
    seats.end_holding(holding=world.seats["chair"].holdings.get(), ends_on=date(2026, 5, 2), version=1, **by)
    named = {who: names_of_tables(world, world.people[who], today) for who in ("manager", "group member")}
    assert "Example panel" in named["manager"] and "Example panel" not in named["group member"]
    tables = seating.who_sits_where(world.wessmere, world.people["group member"], today)
    held = {seat.title: [each.name for each in seat.held] for table in tables for seat in table.seats}
    assert "Chair, Example panel" not in held
    assert held["Chair seat"] == [] and held["Manager seat"] == ["Manager Example"]


def names_of_tables(world, person, today):
    return {table.name for table in seating.who_sits_where(world.wessmere, person, today)}


def test_who_sits_where_leaves_out_the_hundreds_who_only_answer_returns(world, by, today):
    tables = seating.who_sits_where(world.wessmere, by["by"], today)
    titles = {seat.title for table in tables for seat in table.seats}
    assert "Agency lead seat" in titles and "Respondent seat" not in titles


def test_vacant_seats_are_those_that_nobody_but_a_deputy_holds_today(world, by, today):
    for seat in Seat.objects.exclude(pk=world.seats["chair"].pk):
        seat.holdings.filter(ends_on__lt=today).update(ends_on=None)
    world.seats["chair"].holdings.update(is_deputy=True)
    assert set(places.vacant(Seat.objects.all(), today)) == {world.seats["chair"]}


def test_somebody_without_a_seat_is_seen_by_those_who_give_out_seats(world, by):
    added = people.add_person(name="N. Example", email="n@example.org", **by)
    sees = {who for who, person in world.people.items() if Person.objects.visible_to(person).filter(pk=added.pk)}
    assert sees == {"manager", "neighbouring manager", "administrator"}


def test_a_group_is_added_under_others(world, by):
    group = groups.add_group(partnership=world.wessmere, kind="task", name="Task", under=[world.business], **by)
    assert GroupParent.objects.get(group=group).parent == world.business
    assert Group.objects.filter(key="task").exists()


def test_the_seats_of_a_group_that_ends_end_with_it(world, by):
    groups.end_group(group=world.subgroup, ends_on=JUNE, version=1, **by)
    found = Seat.objects.filter(group=world.subgroup).values_list("ends_on", "holdings__ends_on")
    assert set(found) == {(JUNE, JUNE)}


def test_the_seats_of_an_agency_that_leaves_end_with_it_unless_it_has_another_place(world, by):
    """Otherwise its people would go on reading the record."""
    place, seat = Membership.objects.get(agency=world.health), world.seats["agency lead"]
    agencies.join_agency(agency=world.health, partnership=world.wessmere, basis="invited", **by)
    agencies.end_membership(membership=place, ends_on=JUNE, version=2, **by)
    assert Seat.objects.get(pk=seat.pk).ends_on is None
    other = Membership.objects.get(agency=world.health, basis="invited")
    agencies.end_membership(membership=other, ends_on=JUNE, version=3, **by)
    assert Seat.objects.get(pk=seat.pk).ends_on == seat.holdings.get().ends_on == JUNE


def test_a_last_day_given_by_mistake_is_taken_back(world, by):
    seat, action = world.seats["scrutineer"], led_by(world, seat=world.seats["scrutineer"])
    own = seat.holdings.get()
    seats.end_seat(seat=seat, ends_on=JUNE, version=1, **by)
    own.refresh_from_db()
    with pytest.raises(Refusal, match="Open that again first"):
        seats.end_holding(holding=own, ends_on=None, version=2, **by)
    seats.end_seat(seat=seat, ends_on=None, version=2, **by)
    assert vacant_from(action) is None
    seats.end_holding(holding=own, ends_on=JUNE, version=3, **by)
    seats.end_holding(holding=own, ends_on=None, version=4, **by)
    assert vacant_from(action) is None
    groups.end_group(group=world.business, ends_on=JUNE, version=1, **by)
    assert not groups.end_group(group=world.business, ends_on=None, version=2, **by).ends
    role = world.wessmere.partner_roles.get()
    agencies.end_partner(role=role, ends_on=JUNE, version=1, **by)
    agencies.end_partner(role=role, ends_on=None, version=2, **by)
    assert world.wessmere.partner_roles.get().ends_on is None
