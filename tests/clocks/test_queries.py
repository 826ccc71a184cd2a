"""The calendar of a partnership."""

from datetime import date

import pytest

from goldthread.clocks.models import ClosedDay, Term
from goldthread.clocks.queries import calendar_of, calendars_of
from goldthread.clocks.rules import is_working
from goldthread.kit.periods import Period
from tests.cast import build_world

DAY, HOLIDAY = date(2026, 6, 10), date(2026, 5, 4)


@pytest.fixture
def world(db):
    return build_world()


def test_a_calendar_has_the_days_of_its_partnership_and_those_for_all(world):
    ClosedDay.objects.create(home=world.wessmere, on=DAY, name="Office closed")
    ClosedDay.objects.create(on=date(2026, 7, 1), name="A holiday that came late")
    ClosedDay.objects.create(on=HOLIDAY, name="Moved", is_open=True)
    calendar = calendar_of(world.wessmere)
    assert (
        not is_working(DAY, calendar) and not is_working(date(2026, 7, 1), calendar) and is_working(HOLIDAY, calendar)
    )
    assert is_working(DAY, calendar_of(world.norden))


def test_what_a_partnership_says_of_a_day_stands_before_what_is_said_for_all(world):
    ClosedDay.objects.create(on=DAY, name="For all")
    ClosedDay.objects.create(home=world.wessmere, on=DAY, name="Not here", is_open=True)
    assert is_working(DAY, calendar_of(world.wessmere)) and not is_working(DAY, calendar_of(world.norden))


def test_calendars_of_several_take_two_queries(world, django_assert_num_queries):
    Term.objects.create(home=world.norden, name="Summer", starts_on=HOLIDAY, ends_on=DAY)
    with django_assert_num_queries(2):
        found = calendars_of([world.wessmere, world.norden])
    assert found[world.norden.pk].terms == (Period(HOLIDAY, DAY),) and found[world.wessmere.pk].terms == ()
