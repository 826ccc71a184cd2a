"""What decisions offer the report and those who leave: counted from the record, and nothing that few may read."""

from datetime import date

import pytest

from goldthread.kit.periods import Period
from goldthread.meetings.facts_decisions import decisions_for
from goldthread.meetings.owing import owing
from goldthread.meetings.owned import owned
from goldthread.report.sections.decisions import NONE, knows, sentence, table
from tests.cast import TODAY, build_world
from tests.factories.attendance import a_sitting
from tests.factories.decisions import a_decision, to_tell

YEAR = Period(date(2026, 4, 1), date(2027, 3, 31))


@pytest.fixture
def world(db, clock):
    return build_world()


def test_decisions_of_a_period_are_counted_and_key_ones_told(world):
    a_decision(world)
    key = a_decision(world, is_key=True, reasons="One text.")
    to_tell(key, world.health, told_on=TODAY)
    to_tell(key, world.council)
    a_decision(world, how="circulation", status="ratified", ratified_at=a_sitting(world))
    a_decision(world, status="not taken")
    a_decision(
        world, decided_first=date(2025, 4, 1), decided_last=date(2025, 4, 1), looked_on=TODAY, looked_words="Stands."
    )
    facts = decisions_for(world.wessmere, YEAR, TODAY)
    counts = (facts.taken, facts.key_ones, facts.between, facts.ratified, facts.told, facts.looked_at, facts.not_taken)
    assert [len(each) for each in counts] == [3, 1, 1, 1, 0, 1, 1]
    assert knows(facts.key[0]) == "Wessmere Health Trust. Not yet: Wessmere Council"
    assert sentence(facts) == (
        "Three decisions were taken. One decision was taken between meetings, and one ratified since. "
        "Everybody who must know was told of none of one key decision, as far as is recorded."
    )
    assert len(table(facts.key).rows) == 1


def test_what_one_group_keeps_is_counted_and_not_printed(world):
    a_decision(world, is_key=True, circle="group", circle_group=world.subgroup)
    facts = decisions_for(world.wessmere, YEAR, TODAY)
    assert (len(facts.key_ones), facts.key) == (1, ())


def test_nothing_is_said_where_nothing_was_decided(world):
    assert decisions_for(world.wessmere, YEAR, TODAY).taken == ()
    assert NONE.startswith("No decisions")


def test_whoever_leaves_hands_on_what_they_carry_out(world):
    told = to_tell(a_decision(world), world.health, carries_out=True)
    manager, seat = world.people["manager"], world.seats["agency lead"]
    assert [each.kind for each in owned(manager, None, [seat])] == ["Decisions to carry out"]
    assert len(owing(manager, [], [world.health.pk], [])) == 1
    type(told).objects.update(done_on=TODAY)
    assert owned(manager, None, [seat]) == owing(manager, [], [world.health.pk], []) == []
