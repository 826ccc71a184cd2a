"""What is typed is never lost: not to somebody who saved first, and not to a sign-in that ended."""

from goldthread.actions.models import Action
from goldthread.plan.models import Objective
from tests.journeys.conftest import PASSWORD


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
