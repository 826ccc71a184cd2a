"""The manager's day: what waits, the plan and its years, an objective with all that hangs on it, and the gaps."""

import re

import pytest

from goldthread.actions.models import Action
from goldthread.plan.models import Objective
from tests.journeys.conftest import PASSWORD

OBJECTIVE = "Young carers are known to every school"


@pytest.fixture
def manager(come):
    return come("manager")


def test_she_signs_in_and_finds_her_way_to_the_plan_and_its_years(come):
    visitor = come()
    visitor.open("/")
    visitor.write("E-mail address", "manager@wessmere.example")
    visitor.write("Password", PASSWORD)
    visitor.press("Sign in")
    visitor.reads("Waiting for you", "What needs attention")
    visitor.follow("Plan")
    assert "2026-27" in visitor.heading
    visitor.follow("2025-26")
    assert "2025-26" in visitor.heading
    visitor.follow("All years")
    visitor.page.locator("summary", has_text="Outcomes and actions").first.click()
    visitor.page.get_by_text("Open OB-").first.wait_for()
    visitor.look()
    visitor.follow("", within=visitor.page.locator(".gt-board__words"))
    visitor.reads("What will be different for children", "What was done", "Over the years")


def test_she_adds_an_objective_and_all_that_hangs_on_it(manager):
    manager.open("/plan/")
    manager.follow("Add to the plan")
    manager.press("Add it")
    manager.reads("There is a problem")
    manager.choose("What is it?", "Part B objective")
    manager.write("In what words?", OBJECTIVE)
    manager.choose("In which plan?", "Business plan 2025 to 2028")
    manager.write("From when?", "1 November 2026")
    manager.write("Until when?", "March 2027")
    manager.press("Add it")
    manager.reads("Next, say what will be different")
    manager.follow("Add an outcome")
    manager.write("What will be different?", "Young carers are asked how they are.")
    manager.press("Add an outcome")
    manager.reads("Next, say how it will be known")
    manager.unfold("Add to it or change it")
    manager.follow("Add a measure")
    manager.write("What is measured?", "Schools with a lead for young carers")
    manager.tick("Higher is better")
    manager.press("Add a measure")
    manager.follow("Add an action")
    manager.write("What will be done?", "Name a lead in every school")
    manager.tick("Wessmere Council", "Wessmere Children's Services")
    manager.write("When is it due?", "end of the reporting period")
    manager.press("Add an action")
    manager.reads(OBJECTIVE, "Schools with a lead for young carers")
    manager.follow("Name a lead in every school")
    manager.reads("Wessmere Council", "Wessmere Children's Services", re.compile("end of the reporting period", re.I))
    manager.follow("See its golden thread")
    manager.reads("The same as a list", OBJECTIVE)
    assert Objective.objects.get(words=OBJECTIVE).has_action


def test_she_adds_a_recommendation_with_its_source(manager):
    manager.open("/recommendations/")
    manager.follow("Add a recommendation")
    manager.write("What is recommended?", "Every school should know who its young carers are.")
    manager.unfold("Its source is not in the list yet")
    manager.choose("Kind of source", "Multi-agency audit")
    manager.write("Its title", "Audit of young carers")
    manager.write("Its date", "Q2 2026")
    manager.write("Link to it", "https://example.org/audit")
    manager.write("Its number there", "4b")
    manager.press("Add the recommendation")
    manager.reads("Audit of young carers", "Q2 2026", "4b", "No action answers it yet")
    manager.follow("Add the first")
    manager.write("What will be done?", "Ask every school for its list")
    manager.press("Add the action")
    manager.reads("Added in answer to the recommendation", "Every school should know who its young carers are.")


def test_a_due_date_that_slips_keeps_the_first_one(manager):
    action = next(each for each in Action.objects.filter(status="under way", slips=0) if each.due.is_day)
    first = str(action.due)
    manager.open(action.get_absolute_url())
    manager.unfold("Change or correct it")
    manager.follow("Change the due date")
    manager.write("When is it due?", "30 June 2027")
    manager.write("Why is the date changed?", "The school year ends then.")
    manager.press("Change the due date")
    manager.reads("30 June 2027", f"was {first}", "slipped once")


def test_she_reads_the_gaps_and_each_number_opens_its_records(manager):
    manager.open("/")
    manager.follow("Gaps")
    for by in ("By kind", "By agency", "By objective"):
        manager.follow(by)
        link = manager.page.locator(".gt-gaps a").first
        number = int(link.locator("strong").inner_text())
        address = link.get_attribute("href")
        link.click()
        manager.look()
        assert manager.page.locator(".gt-due").count() == number, address
        manager.open("/gaps/")
