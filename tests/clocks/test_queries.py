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


def test_a_calendar_has_the_days_of_its_partnership_alone(world):
    ClosedDay.objects.create(home=world.wessmere, key="a", on=DAY, name="Office closed")
    ClosedDay.objects.create(home=world.wessmere, key="b", on=HOLIDAY, name="Moved", is_open=True)
    calendar = calendar_of(world.wessmere)
    assert not is_working(DAY, calendar) and is_working(HOLIDAY, calendar)
    assert is_working(DAY, calendar_of(world.norden)) and not is_working(HOLIDAY, calendar_of(world.norden))


def test_the_library_closes_days_for_all_and_a_partnership_may_say_otherwise(world, tmp_path, settings):
    (tmp_path / "clocks.toml").write_text(
        """[[holidays]]\nkey = "late"\nday = 2026-06-10\nname = "A holiday that came late"
sure = "read in a published page"\nsource = "An announcement"\n"""
    )
    settings.GOLDTHREAD_LIBRARY = str(tmp_path)
    ClosedDay.objects.create(home=world.wessmere, key="a", on=DAY, name="Not here", is_open=True)
    assert is_working(DAY, calendar_of(world.wessmere)) and not is_working(DAY, calendar_of(world.norden))


def test_calendars_of_several_take_two_queries(world, django_assert_num_queries):
    Term.objects.create(home=world.norden, key="summer", name="Summer", starts_on=HOLIDAY, ends_on=DAY)
    with django_assert_num_queries(2):
        found = calendars_of([world.wessmere, world.norden])
    assert found[world.norden.pk].terms == (Period(HOLIDAY, DAY),) and found[world.wessmere.pk].terms == ()
