"""What attendance and membership offer the report."""

from datetime import date

import pytest

from goldthread.kit.document import text
from goldthread.kit.document.nodes import Document, Section
from goldthread.kit.periods import Period
from goldthread.meetings.facts import for_period
from goldthread.partners.facts import plain
from goldthread.report.facts import Facts
from goldthread.report.sections import attendance, structure
from tests.cast import TODAY, build_world
from tests.factories.attendance import a_seat, a_sitting, mark

YEAR = Period(date(2026, 4, 1), date(2027, 3, 31))
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def world():
    return build_world()


def printed(world, usual):
    facts = Facts(
        "Yearly report", "Yearly report", YEAR, TODAY, plain(world.wessmere, TODAY),
        chapters={"meetings": for_period(world.wessmere, YEAR, TODAY)},
    )  # fmt: skip
    built = usual.build(facts)
    return text.write(Document("T", (Section(usual.key, usual.title, built.nodes),))), built


def test_each_number_comes_with_the_meetings_it_was_counted_from(world):
    seat = a_seat(world, world.subgroup, world.health, world.people["chair"])
    first, second = a_sitting(world), a_sitting(world, on=date(2026, 4, 27))
    mark(first, seat)
    mark(second, seat, "deputy")
    (fact,) = for_period(world.wessmere, YEAR, TODAY).agencies
    assert (fact.name, fact.tally.in_person, fact.tally.represented) == ("Wessmere Health Trust", 1, 2)
    assert set(fact.meetings) == {first.pk, second.pk}


def test_the_section_says_what_is_missing_and_what_does_not_count(world):
    a_seat(world, world.subgroup, world.health)
    a_seat(world, world.subgroup, world.council, world.people["chair"])
    a_sitting(world)
    a_sitting(world, status="cancelled", reason="Snow", on=date(2026, 4, 28))
    said, built = printed(world, attendance.USUAL)
    assert built.has_facts
    assert "Vacant at one meeting" in said
    assert "The figures are incomplete: three marks missing." in said
    assert "Quality subgroup, 28 April 2026: Cancelled: Snow." in said
    assert "How it is counted." in said


def test_a_panel_is_in_no_report(world):
    panel = a_sitting(world, circle="panel", circle_group=world.business, group=world.business)
    facts = for_period(world.wessmere, YEAR, TODAY)
    assert panel.pk not in facts.held


def test_structure_says_who_sits_and_how_often_a_group_met(world):
    world.subgroup.meetings_a_year = 4
    world.subgroup.quorum, world.subgroup.quorum_number = "number", 2
    world.subgroup.save()
    mark(a_sitting(world), world.seats["chair"])
    mark(world.subgroup.meetings.get(), world.seats["group member"], "absent")
    said, _ = printed(world, structure.USUAL)
    assert "One meeting held, of 4 meant for a year; one meeting not quorate" in said


def test_a_record_without_meetings_says_so(world):
    said, built = printed(world, attendance.USUAL)
    assert not built.has_facts
    assert "attendance is not known" in said
