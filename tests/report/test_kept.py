"""What a report is gathered from is kept until something is written that may change it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.actions.models import Action
from goldthread.actions.operations import report_progress, take_step
from goldthread.report.gathering import report_whole
from goldthread.report.operations import reports, sections
from goldthread.report.page import as_printed, whole_report
from tests.cast import TODAY, build_world
from tests.factories.actions import action_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return build_world()


@pytest.fixture
def as_manager(world):
    return {"by": world.people["manager"], "on": TODAY}


@pytest.fixture
def action(world, as_manager):
    found = action_of(world, "Speak with children")
    report_progress(action=found, words="It has begun.", told_by="By e-mail.", **as_manager)
    return found


@pytest.fixture
def report(world, as_manager, action):
    given = {"title": "Yearly report", "starts_on": date(2026, 4, 1), "ends_on": date(2027, 3, 31)}
    return reports.create_report(home=world.wessmere, edition="working-together-2023", **given, **as_manager)


def tables_read(ask):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        ask()
    return [each["sql"] for each in asked if Action._meta.db_table in each["sql"]]


def test_a_saved_narrative_is_shown_at_once_and_gathers_no_facts_again(report, as_manager):
    summary = report.sections.get(key="summary")
    as_printed(report, summary)
    facts = report_whole(report).facts
    sections.save_narrative(section=summary, narrative="Children were heard.", version=1, **as_manager)
    summary.refresh_from_db()
    asked = tables_read(lambda: as_printed(report, summary))
    assert not [sql for sql in asked if "actions_recommendation" not in sql and "report_tie" not in sql]
    assert "Children were heard." in as_printed(report, summary)
    assert report_whole(report).facts.actions is facts.actions


def told_of(report, action):
    """How the report's facts tell of one action."""
    return [(each.status, each.reason) for each in report_whole(report).facts.actions if each.ref.pk == action.pk]


def test_a_change_of_an_action_is_shown_at_once(report, action, as_manager):
    assert told_of(report, action) == [("under way", "")]
    action.refresh_from_db()
    take_step(action=action, step="block", reason="No room", version=action.version, **as_manager)
    assert told_of(report, action) == [("blocked", "No room")]


def test_what_is_written_of_another_section_is_shown_in_the_whole_report_at_once(report, as_manager):
    assert "It was a hard year." not in whole_report(report)
    impact = report.sections.get(key="impact")
    sections.save_narrative(section=impact, narrative="It was a hard year.", version=1, **as_manager)
    assert "It was a hard year." in whole_report(report)


def test_other_settings_of_a_report_gather_other_facts(report, action, as_manager):
    assert report_whole(report).facts.actions
    reports.change_report(report=report, starts_on=date(2019, 4, 1), ends_on=date(2020, 3, 31), version=1, **as_manager)
    report.refresh_from_db()
    assert report_whole(report).facts.period.start == date(2019, 4, 1)
