"""What risks ask: of owners, of the next agenda of a group, and of an agency; and what stays with a few."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.kit.periods import Span
from goldthread.kit.spans import columns
from goldthread.partners.models import Group
from goldthread.risks import operations
from goldthread.risks.due import due, owes, tabled
from goldthread.risks.models import Milestone, OutsideChange, Risk
from goldthread.risks.owing import owing
from goldthread.risks.owned import owned
from tests.cast import TODAY
from tests.factories.risks import a_risk, rated

YEARS = st.integers(2026, 2031)


def titles(dues):
    return [each.what for each in dues]


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(year=YEARS, looks=st.lists(st.integers(-400, 900), min_size=1, max_size=4), done=st.integers(0, 300))
def test_a_revisit_is_on_every_agenda_from_the_first_day_of_its_year_until_it_was_revisited(world, year, looks, done):
    Risk.objects.all().delete()
    risk = a_risk(world, group=world.subgroup)
    manager = world.people["manager"]
    operations.set_revisit(risk=risk, year=date(year, 7, 1), version=1, by=manager, on=TODAY)
    first = date(year, 4, 1)
    for day in (first + timedelta(days) for days in looks):
        assert bool(tabled(manager, world.subgroup, day)) == (day >= first)
    day = first + timedelta(done)
    operations.review_risk(risk=risk, words="Revisited.", is_revisit=True, version=2, by=manager, on=day)
    assert tabled(manager, world.subgroup, day + timedelta(1)) == []
    assert not tabled(manager, world.business, first)


def test_what_no_group_watches_goes_to_the_main_board_and_what_is_escalated_to_the_group_it_goes_to(world, doing):
    board = Group.objects.create(home=world.wessmere, key="board", kind="board", name="Main board")
    risk = a_risk(world, review_on=TODAY)
    reader = world.people["manager"]
    assert titles(tabled(reader, board, TODAY)) == ["R-50: Too few nurses"]
    assert tabled(reader, world.business, TODAY) == []
    operations.escalate_risk(risk=risk, to=world.business, reason="It needs money.", version=1, **doing)
    (found,) = tabled(reader, world.business, TODAY)
    assert found.why == "Escalated 3 May 2026: It needs money."
    operations.review_risk(risk=risk, words="Agreed.", by_group=world.business, version=2, **doing)
    assert tabled(reader, world.business, TODAY) == []


def test_a_review_is_asked_of_the_owner_and_of_the_business_unit_where_nobody_owns_the_risk(world):
    a_risk(world, owner=world.seats["chair"], review_on=TODAY + timedelta(10))
    a_risk(world, 51, title="Nobody's", review_on=TODAY - timedelta(1))
    a_risk(world, 52, title="Far off", owner=world.seats["chair"], review_on=TODAY + timedelta(90))
    assert titles(due(world.people["chair"], TODAY)) == ["R-50: Too few nurses"]
    assert [(each.what, each.why) for each in due(world.people["manager"], TODAY)] == [
        ("R-51: Nobody's", "Its review is late")
    ]
    assert due(world.people["stranger"], TODAY) == []


def test_an_accepted_risk_comes_back_without_being_late(world):
    risk = a_risk(world, group=world.subgroup, status="accepted", reason="So.", review_on=TODAY - timedelta(400))
    (found,) = tabled(world.people["manager"], world.subgroup, TODAY)
    assert (found.why, found.when) == ("Accepted as it is, and to be looked at again", Span.unknown())
    Risk.objects.filter(pk=risk.pk).update(status="closed")
    assert tabled(world.people["manager"], world.subgroup, TODAY) == []


def test_a_change_is_tabled_until_partners_have_looked_at_it(world):
    board = Group.objects.create(home=world.wessmere, key="board", kind="board", name="Main board")
    change = OutsideChange.objects.create(
        home=world.wessmere, key="c", number=1, kind="organisation", title="Two trusts become one", agency=world.health
    )
    reader = world.people["manager"]
    assert titles(tabled(reader, board, TODAY)) == ["CG-1: Two trusts become one"]
    Milestone.objects.create(change=change, kind="looked", words="Looked.")
    assert tabled(reader, board, TODAY) == []
    Milestone.objects.create(change=change, kind="required", words="Say who sits.", **columns("on", Span.day(TODAY)))
    assert titles(owes(reader, world.health, TODAY)) == titles(due(reader, TODAY)) == ["Say who sits."]
    assert [each.why for each in tabled(reader, board, TODAY + timedelta(1))] == ["Late: Say who sits."]


def test_what_a_group_keeps_is_marked_and_not_tabled_for_whoever_may_not_read_it(world):
    a_risk(world, group=world.subgroup, review_on=TODAY, circle="group", circle_group=world.subgroup)
    (found,) = tabled(world.people["chair"], world.subgroup, TODAY)
    assert found.restricted
    assert tabled(world.people["lead partner"], world.subgroup, TODAY) == []
    assert owes(world.people["lead partner"], world.health, TODAY) == []


def test_the_digest_asks_twice_at_most(world, django_assert_max_num_queries):
    for number in range(60, 70):
        rated(a_risk(world, number, owner=world.seats["chair"], review_on=TODAY), 2, 2)
    reader = world.people["manager"]
    due(reader, TODAY)
    with django_assert_max_num_queries(2):
        due(reader, TODAY)


def test_risks_are_named_when_their_owner_leaves_or_their_seat_ends(world):
    a_risk(world, owner=world.seats["chair"])
    reader, seat = world.people["manager"], world.seats["chair"]
    assert [(each.kind, each.what) for each in owned(reader, None, [seat])] == [("Risks owned", "R-50: Too few nurses")]
    assert titles(owing(reader, [seat.pk], [], [])) == ["R-50: Too few nurses"]
