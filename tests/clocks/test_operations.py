"""Closing days, working on holidays, and telling terms."""

from datetime import date

import pytest

from goldthread.clocks import operations
from goldthread.clocks.models import ClosedDay, Term
from goldthread.clocks.queries import days_ahead
from goldthread.kit.refusal import Refusal
from goldthread.trail.models import Entry
from tests.cast import build_world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def world():
    return build_world()


@pytest.fixture
def about(world, today):
    return {"partnership": world.wessmere, "by": world.people["manager"], "on": today}


def test_a_time_is_closed_without_the_weekends_and_holidays_in_it(world, about):
    operations.close_days(name="Offices closed", day=date(2026, 12, 24), until=date(2026, 12, 31), **about)
    assert list(ClosedDay.objects.order_by("on").values_list("on", flat=True)) == [
        date(2026, 12, 24), date(2026, 12, 29), date(2026, 12, 30), date(2026, 12, 31),
    ]  # fmt: skip
    assert Entry.objects.count() == 1


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"day": date(2026, 12, 25)}, "No working day lies there"),
        ({"day": date(2026, 6, 10), "until": date(2026, 6, 9)}, "last day is before the first"),
        ({"day": date(2026, 6, 10), "until": date(2026, 12, 9)}, "longer than three months"),
    ],
)
def test_a_time_that_closes_nothing_or_too_much_is_refused(about, more, says):
    with pytest.raises(Refusal, match=says):
        operations.close_days(name="Closed", **more, **about)


def test_a_day_is_closed_once_and_can_be_taken_out(world, about, today):
    made = operations.close_days(name="Closed", day=date(2026, 6, 10), **about)
    with pytest.raises(Refusal, match="in the list already"):
        operations.close_days(name="Again", day=date(2026, 6, 10), **about)
    operations.take_out_day(closed_day=made, version=made.version, by=about["by"], on=today)
    assert not ClosedDay.objects.exists()


def test_only_a_bank_holiday_can_be_taken_back(about):
    operations.work_on_holiday(name="Moved", day=date(2026, 8, 31), **about)
    with pytest.raises(Refusal, match="30 August 2026 is no bank holiday"):
        operations.work_on_holiday(name="Moved", day=date(2026, 8, 30), **about)


def test_terms_do_not_overlap_nor_end_before_they_start(world, about, today):
    term = operations.add_term(name="Summer", starts_on=date(2026, 4, 13), ends_on=date(2026, 5, 22), **about)
    with pytest.raises(Refusal, match="Another term"):
        operations.add_term(name="Again", starts_on=date(2026, 5, 22), ends_on=date(2026, 7, 1), **about)
    with pytest.raises(Refusal, match="ends before it starts"):
        operations.add_term(name="Back", starts_on=date(2026, 9, 22), ends_on=date(2026, 9, 1), **about)
    operations.take_out_term(term=term, version=term.version, by=about["by"], on=today)
    assert not Term.objects.exists()


def test_the_page_lists_holidays_of_this_year_and_the_next_beside_the_own_days(world, about, today):
    operations.close_days(name="Closed", day=date(2026, 6, 10), **about)
    ClosedDay.objects.create(home=world.wessmere, key="old", on=date(2026, 1, 5), name="Old")
    shown = days_ahead(world.wessmere, about["by"], today)
    assert [off.on for off in shown.days][:3] == [date(2026, 5, 4), date(2026, 5, 25), date(2026, 6, 10)]
    assert shown.days[-1].on == date(2027, 12, 28)
    assert [off.name for off in shown.before] == ["Old"]
