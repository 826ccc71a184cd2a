"""Recording inspections and what was shared with other boards."""

from datetime import date, timedelta

import pytest

from goldthread.actions.models import Source
from goldthread.kit.periods import Period, parse_span
from goldthread.kit.refusal import Refusal
from goldthread.sources.due import due, tabled
from goldthread.sources.facts import for_period
from goldthread.sources.models import Inspection
from goldthread.sources.operations import (
    add_inspection,
    add_joint,
    add_recommended,
    answer_sharing,
    bring_to_partners,
    change_inspection,
    grade_agencies,
    share,
    tie_joint,
)
from tests.cast import TODAY
from tests.factories.challenges import a_sharing

YEAR = Period(date(2026, 4, 1), date(2027, 3, 31))


def again(record):
    return type(record).objects.get(pk=record.pk)


def inspected(world, who="manager", **more):
    told = {"title": "Inspection of the trust", "inspectorate": "cqc", "agencies": [world.health]} | more
    return add_inspection(partnership=world.wessmere, **told, by=world.people[who], on=TODAY)


def test_an_inspection_makes_the_source_on_which_its_recommendations_hang(world, people):
    row = inspected(world, published_on=date(2026, 4, 20), grade="Good")
    assert (row.source.kind, row.source.title, str(row.source.dated)) == ("inspection", row.title, "20 April 2026")
    asked = add_recommended(inspection=row, words="Hold supervision.", by=people["agency lead"], on=TODAY)
    assert (asked.source, asked.circle) == (row.source, row.circle)


def test_an_agencys_lead_records_those_of_their_own_agency_only(world):
    assert inspected(world, "agency lead").inspected_agencies.get().agency == world.health
    with pytest.raises(Refusal, match="your own agency"):
        inspected(world, "agency lead", agencies=[world.health, world.council])
    with pytest.raises(Refusal, match="Choose the agency"):
        inspected(world, agencies=[])


def test_days_that_lie_ahead_are_refused(world):
    for more in ({"inspected": parse_span("May 2027")}, {"published_on": TODAY + timedelta(1)}):
        with pytest.raises(Refusal, match="after today"):
            inspected(world, **more)


def test_its_source_keeps_the_same_title_and_readers(world, people):
    row = inspected(world)
    change_inspection(
        inspection=row, version=row.version, title="Renamed", circle="group", circle_group=world.business,
        by=people["manager"], on=TODAY,
    )  # fmt: skip
    source = Source.objects.get(inspection=row)
    assert (source.title, source.circle, source.circle_group) == ("Renamed", "group", world.business)


def test_each_agency_may_have_a_grade_of_its_own(world, people):
    row = inspected(world, agencies=[world.health, world.council])
    about = {"inspection": row, "version": row.version, "by": people["manager"], "on": TODAY}
    grade_agencies(**about, grades={world.health.pk: "Good"})
    assert dict(row.inspected_agencies.values_list("agency", "grade")) == {
        world.health.pk: "Good",
        world.council.pk: "",
    }


def test_one_that_was_not_brought_to_the_partners_waits_and_belongs_on_the_agenda(world, people):
    row = inspected(world)
    assert [each.where for each in due(people["agency lead"], TODAY)] == [f"/inspections/{row.pk}/brought/"]
    assert [each.what for each in tabled(people["manager"], world.business, TODAY)] == [f"IN-1: {row.title}"]
    assert tabled(people["manager"], world.subgroup, TODAY) == []
    brought = bring_to_partners(
        inspection=row, brought_to="Executive", version=row.version, by=people["agency lead"], on=TODAY
    )
    assert (brought.brought_on, due(people["manager"], TODAY)) == (TODAY, [])


def test_what_a_group_keeps_is_not_named_to_those_outside_it(world, people):
    inspected(world, circle="group", circle_group=world.business)
    assert tabled(people["chair"], world.business, TODAY) == []
    assert tabled(people["manager"], world.business, TODAY)[0].restricted
    assert not Inspection.objects.visible_to(people["group member"]).exists()


def test_something_shared_is_answered_and_followed_by_joint_actions(world, people):
    row = share(
        partnership=world.wessmere, words="Learning of an audit", board="Adults' board",
        with_partnership=world.norden, answer_due_on=TODAY, by=people["manager"], on=TODAY,
    )  # fmt: skip
    assert type(row).objects.visible_to(people["neighbouring manager"]).get() == row
    assert [each.whose for each in due(people["manager"], TODAY)] == ["Adults' board"]
    assert tabled(people["manager"], world.business, TODAY) == []
    late = tabled(people["manager"], world.business, TODAY + timedelta(1))
    assert [(each.what, each.why, each.where) for each in late] == [
        ("SH-1: Learning of an audit", "Adults' board has not answered", row.get_absolute_url())
    ]
    assert tabled(people["manager"], world.subgroup, TODAY + timedelta(1)) == []
    answer_sharing(sharing=row, answer="Taken up.", version=row.version, by=people["manager"], on=TODAY)
    assert tabled(people["manager"], world.business, TODAY + timedelta(1)) == []
    added = add_joint(sharing=row, words="Tell every school", by=people["manager"], on=TODAY)
    assert added.has_source
    row = again(row)
    tie_joint(sharing=row, actions=[added, world.action], version=row.version, by=people["manager"], on=TODAY)
    fact = for_period(world.wessmere, YEAR, TODAY).sharings[0]
    assert (fact.answer, fact.answered_on, len(fact.actions)) == ("Taken up.", TODAY, 2)


def test_the_report_tells_of_a_period_what_was_known_on_its_day(world, people):
    row = inspected(world, inspected=parse_span("April 2026"), brought_on=TODAY, brought_to="Executive")
    a_sharing(world)
    fact = for_period(world.wessmere, YEAR, TODAY).inspections[0]
    assert (fact.brought_on, fact.agencies) == (TODAY, (("Wessmere Health Trust", ""),))
    assert for_period(world.wessmere, YEAR, TODAY - timedelta(1)).inspections[0].brought_on is None
    assert for_period(world.wessmere, YEAR, TODAY).sharings == (), "its day is not known"
    assert row.pk == fact.ref.pk
