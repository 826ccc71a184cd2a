"""An agency lead with a phone, with and without its script: what she owes, what she tells, and who checks it."""

import pytest

from goldthread.actions.models import Action

WAYS = {
    "with a script": (True, "Offer dentists one number"),
    "without a script": (False, "Dip-sample children with low attendance"),
}
LEAD = "lead.childrens.services"
QUESTION = "What is different for children, and how do you know?"


@pytest.fixture(params=WAYS.values(), ids=WAYS)
def way(request, come):
    """The lead's phone, the manager's desk, and the action that the story is about."""
    script, words = request.param
    phone = come(LEAD, width=375, java_script_enabled=script)
    desk = come("manager", java_script_enabled=script)
    return phone, desk, Action.objects.get(words__startswith=words)


def test_a_lead_tells_and_the_manager_sends_back_and_then_accepts(way):
    phone, desk, action = way
    phone.open("/")
    phone.reads("Waiting for you")
    phone.open("/owed/")
    phone.open(action.get_absolute_url())

    phone.follow("Report progress")
    phone.write("What has happened since last time?", "The first lists have come in.")
    phone.press("Report progress")
    phone.reads("Progress is reported.", "The first lists have come in.")

    phone.follow("Claim it done")
    phone.write("What was done?", "Every list is in.")
    phone.write("Evidence: a link", "https://example.org/lists")
    phone.write("Evidence: or a note", "Kept by the service.")
    phone.write(QUESTION, "Children are seen on the day they are missed.")
    phone.press("Claim it done")
    phone.reads("Somebody who does not lead it checks the evidence next.")

    desk.open("/")
    desk.open(action.get_absolute_url())
    desk.follow("Check the evidence")
    desk.reads("Every list is in.", "https://example.org/lists")
    desk.tick("Send it back")
    desk.press("Save the decision")
    desk.reads("There is a problem")
    desk.write("What is missing?", "Say how many lists there were.")
    desk.press("Save the decision")
    desk.reads("Sent back.", "Say how many lists there were.")

    phone.open("/owed/")
    phone.reads("Sent back: Say how many lists there were.")
    phone.follow("Claim it done again")
    phone.write("What was done?", "All 62 lists are in.")
    phone.write("Evidence: or a note", "62 lists, kept by the service.")
    phone.press("Claim it done")

    desk.open(action.get_absolute_url())
    desk.follow("Check the evidence")
    desk.reads("All 62 lists are in.")
    desk.tick("Accept it")
    desk.press("Save the decision")
    desk.reads("The evidence is accepted.", "Accepted 22 November 2026 by the Partnership manager")

    desk.follow("Check the impact")
    desk.reads("Children are seen on the day they are missed.")
    desk.tick("Accept it")
    desk.press("Save the decision")
    desk.reads("The impact is accepted.")
    action.refresh_from_db()
    assert (action.status, bool(action.impact_on)) == ("done", True)


def test_the_unit_enters_for_an_agency_and_cannot_accept_its_own(come):
    unit = come("unit")
    unit.open(Action.objects.get(words__startswith="Share the birth plan").get_absolute_url())
    unit.follow("Report progress")
    unit.write("What has happened since last time?", "Two wards share the plan.")
    unit.press("Report progress")
    unit.reads("There is a problem")
    unit.write("How did they tell you?", "its e-mail")
    unit.write("When did they tell you?", "3 11 2026")
    unit.press("Report progress")
    unit.reads("from its e-mail of 3 November 2026")

    unit.follow("Claim it done")
    unit.write("How did they tell you?", "its e-mail")
    unit.write("What was done?", "All wards share the plan.")
    unit.write("Evidence: or a note", "The trust's list of wards.")
    unit.press("Claim it done")
    page = unit.page
    assert not page.locator("a", has_text="Check the evidence").count()
    unit.open(f"/claims/{Action.objects.get(words__startswith='Share the birth plan').claim_set.get().pk}/")
    unit.reads("You entered this, so somebody else has to accept it or send it back.")
    assert not page.locator("button", has_text="Save the decision").count()


def test_without_a_script_the_manager_adds_an_objective(come):
    manager = come("manager", java_script_enabled=False)
    manager.open("/plan/")
    manager.follow("Add to the plan")
    manager.choose("What is it?", "Part B objective")
    manager.write("In what words?", "Grandparents know whom to ask")
    manager.press("Add it")
    assert manager.heading == "Grandparents know whom to ask"
