"""What is typed is never lost: not to somebody who saved first, and not to a sign-in that ended."""

import re

import pytest

from goldthread.actions.models import Action, Line, Progress
from goldthread.plan.models import Objective
from tests.journeys.conftest import PASSWORD


@pytest.mark.told_twice("plan", "of two who save, the second is refused by the row's version")
def test_whoever_saves_second_sees_both_texts_side_by_side(come):
    objective = Objective.objects.filter(kind__part="objective", status="in force", home__key="wessmere").latest("pk")
    first, second = come("manager"), come("unit")
    for visitor in (first, second):
        visitor.open(f"{objective.get_absolute_url()}change/")
    first.write("Background", "The audit found gaps at night.")
    first.press("Save the objective")
    first.reads("The objective is changed.")
    second.write("Background", "Parents asked for it.")
    second.press("Save the objective")
    second.reads("Somebody else saved first", "As it stands now", "The audit found gaps at night.")
    both = second.page.locator(".gt-both")
    assert both.get_by_text("Parents asked for it.").is_visible()
    assert second.box("Background").input_value() == "Parents asked for it."
    second.write("Background", "The audit found gaps at night. Parents asked for it.")
    second.press("Save the objective")
    second.reads("The objective is changed.")
    objective.refresh_from_db()
    assert objective.background == "The audit found gaps at night. Parents asked for it."


@pytest.mark.told_twice("actions", "a session ends, and what was sent is kept until the next")
def test_what_was_typed_outlives_a_sign_in_that_ended(come):
    manager = come("manager")
    manager.open("/actions/add/")
    manager.write("What will be done?", "Ask the night team what it needs")
    manager.tick("Wessmere Council")
    manager.page.context.clear_cookies()
    manager.press("Add the action")
    manager.page.get_by_text("nothing has been saved yet").first.wait_for()
    manager.write("E-mail address", "manager@wessmere.example")
    manager.write("Password", PASSWORD)
    manager.press("Sign in")
    manager.reads("What you typed", "Ask the night team what it needs", "As you chose it")
    manager.press("Save it now")
    assert manager.heading == "Ask the night team what it needs"
    assert Action.objects.filter(words=manager.heading).count() == 1


def led_by_childrens_services():
    lines = Line.objects.current().filter(agency__key__contains="children", capacity="lead", action__status="under way")
    return lines.first().action


def test_the_network_drops_in_mid_sentence_on_a_phone(come):
    action = led_by_childrens_services()
    lead = come("lead.childrens.services", width=375)
    lead.page.goto(f"{action.get_absolute_url()}progress/")
    box = lead.page.locator("textarea").first
    box.press_sequentially("Every team has had the briefing")
    lead.reads(re.compile("Draft kept at"))
    lead.page.context.set_offline(True)
    box.press_sequentially(", and the night team")
    lead.reads(re.compile("There is no connection"))
    lead.page.locator("main button:visible").filter(has_text="Report progress").first.click()
    lead.reads(re.compile("Leave this page open"))
    lead.look()
    assert box.input_value().endswith("and the night team")
    lead.page.context.set_offline(False)
    lead.page.wait_for_url(f"**{action.get_absolute_url()}")
    lead.look()
    said = Progress.objects.filter(action=action, words="Every team has had the briefing, and the night team")
    assert said.count() == 1
    lead.complaints[:] = [each for each in lead.complaints if "ERR_INTERNET_DISCONNECTED" not in each]


@pytest.mark.told_twice("post", "a draft is written over again and again while it is typed")
def test_a_closed_lid_leaves_a_draft_that_is_offered_back(come):
    action = led_by_childrens_services()
    lead = come("lead.childrens.services")
    lead.open(f"{action.get_absolute_url()}progress/")
    lead.page.locator("textarea").first.press_sequentially("Half of the schools\nhave <signed> up")
    lead.reads(re.compile("Draft kept at"))
    lead.page.close()
    again = come("lead.childrens.services")
    again.open("/drafts/")
    again.reads("Half of the schools")
    again.open(f"{action.get_absolute_url()}progress/")
    again.press("Put it back")
    assert again.page.locator("textarea").first.input_value() == "Half of the schools\nhave <signed> up"
    again.page.locator("textarea").first.fill("All of the schools have signed up")
    again.press("Report progress")
    again.open("/drafts/")
    again.reads("No drafts")


def test_a_device_of_ones_own_keeps_what_is_typed_until_the_sign_out(come):
    action = led_by_childrens_services()
    lead = come("lead.childrens.services")
    lead.open("/device/")
    lead.press("This is my own device")
    lead.reads(re.compile("marked as your own device"))
    lead.page.goto(f"{action.get_absolute_url()}progress/")
    lead.page.context.set_offline(True)
    lead.page.locator("textarea").first.press_sequentially("Said on the train")
    lead.reads(re.compile("There is no connection"))
    lead.page.context.set_offline(False)
    lead.page.on("dialog", lambda dialog: dialog.accept())
    lead.page.goto(f"{action.get_absolute_url()}progress/")
    lead.press("Put it back")
    assert lead.page.locator("textarea").first.input_value() == "Said on the train"
    lead.page.goto("/")
    lead.page.locator(".gt-person__name").click()
    lead.page.get_by_role("button", name="Sign out").click()
    lead.page.wait_for_load_state()
    assert lead.page.evaluate("localStorage.length") == 0
    lead.complaints[:] = [each for each in lead.complaints if "ERR_INTERNET_DISCONNECTED" not in each]


def test_the_end_of_a_sign_in_is_announced_and_can_be_put_off(come):
    manager = come("manager")
    manager.page.clock.install()
    manager.page.goto("/actions/add/")
    manager.page.clock.fast_forward("56:00")
    manager.reads(re.compile("You are signed out in five minutes"))
    manager.look()
    manager.page.get_by_role("button", name="Stay signed in").click()
    manager.page.locator("[data-ending]").wait_for(state="hidden")
