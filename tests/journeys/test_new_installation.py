"""A business manager sets a new installation up from nothing, without help, to the first objective of a first plan."""

import re

import pytest

from tests.journeys.fresh import fresh_installation
from tests.journeys.visitor import Visitor

PASSWORD = "otter lantern meadow"


@pytest.fixture
def new(browser, tmp_path, django_db_blocker):
    with django_db_blocker.unblock(), fresh_installation(tmp_path) as (site, code):
        about = {"base_url": site, "locale": "en-GB", "timezone_id": "Europe/London"}
        context = browser.new_context(viewport={"width": 1280, "height": 900}, **about)
        context.set_default_timeout(30_000)
        visitor = Visitor(context.new_page(), site)
        yield visitor, code
        context.close()
    assert not visitor.complaints


@pytest.mark.told_twice("partners", "it begins with an empty database")
def test_a_new_installation_is_set_up_from_nothing_to_a_first_plan(new):
    manager, code = new
    begin_with(manager, code)
    name_the_partnership(manager)
    name_herself(manager)
    name_partners_groups_and_seats(manager)
    manager.reads("Three agencies, seven groups and 13 seats, of which 11 are vacant.")
    make_the_first_plan(manager)
    see_who_sits_where(manager)
    assert manager.page.goto("/begin/").status == 404, "the way of the first run is closed"
    come_again(manager)


def begin_with(manager, code):
    manager.open("/")
    assert manager.heading == "Set up Goldthread"
    manager.write("Set-up code", "aaaa-aaaa-aaaa-aaaa")
    manager.press("Begin")
    manager.reads("That is not the code")
    manager.write("Set-up code", code.replace("-", " "))
    manager.press("Begin")


def name_the_partnership(manager):
    manager.press("Save and go on")
    manager.reads("There is a problem")
    manager.write("What is the partnership called?", "Fenmarch Safeguarding Children Partnership")
    manager.write("Short name", "FSCP")
    manager.write("Which area does it cover?", "Fenmarch")
    manager.choose("What is the report called?", "Annual report")
    manager.press("Save and go on")


def name_herself(manager):
    manager.follow("Back")
    assert manager.box("Short name").input_value() == "FSCP", "what was said before is kept"
    manager.press("Save and go on")
    manager.write("Your name", "A. Example")
    manager.write("Your work e-mail", "a@fenmarch.example")
    manager.write("New password", PASSWORD)
    manager.write("The same password again", PASSWORD)
    manager.press("Save and go on")
    manager.reads("You are signed in")


def name_partners_groups_and_seats(manager):
    manager.write("Local authority", "Fenmarch Council")
    manager.write("Health", "Four Fens Integrated Care Board")
    manager.write("Police", "Fenmarch Constabulary")
    manager.press("Save and go on")
    manager.write("What do you call it?", "Chief officers' group")
    manager.press("Save and go on")
    manager.write("Name of who holds it", "S. Example")
    manager.write("Their work e-mail", "s@fenmarch.example")
    manager.press("Save and go on")
    manager.follow("Back")
    manager.reads("Recorded already")
    manager.follow("Leave it for later")
    manager.reads(re.compile("Add who else sits in it"), "Chief officers' group")
    manager.follow("Go on")
    manager.reads("Bring in a spreadsheet")
    manager.follow("Go on")


def make_the_first_plan(manager):
    manager.follow("Say what the parts of your plan are called")
    manager.press("Use the usual kinds")
    manager.open("/set-up/ready/")
    manager.follow("Add the plan")
    manager.write("What is it called?", "Business plan 2026 to 2029")
    manager.page.locator("[name=starts_on]").fill("1 April 2026")
    manager.page.locator("[name=ends_on]").fill("31 March 2029")
    manager.press("Add")
    manager.reads("Business plan 2026 to 2029")
    manager.open("/plan/")
    manager.follow("Add to the plan")
    manager.choose("What is it?", "Part A objective")
    manager.write("In what words?", "Children who are neglected are noticed early")
    manager.choose("In which plan?", "Business plan 2026 to 2029")
    manager.press("Add it")
    manager.follow("Add an outcome")
    manager.write("What will be different?", "Neglect is named in the first assessment.")
    manager.press("Add an outcome")
    manager.follow("Plan")
    manager.follow("All years")
    manager.reads("Children who are neglected are noticed early")


def see_who_sits_where(manager):
    manager.follow("Set up")
    manager.follow("Who sits where")
    manager.reads("11 seats are vacant", "S. Example", "Chair, Chief officers' group")


def come_again(manager):
    manager.open("/sign-out/")
    manager.press("Sign out", within=manager.page.locator("main"))
    manager.write("E-mail address", "a@fenmarch.example")
    manager.write("Password", PASSWORD)
    manager.press("Sign in")
    assert manager.heading == "Fenmarch Safeguarding Children Partnership"
