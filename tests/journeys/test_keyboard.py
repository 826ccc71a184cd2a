"""Somebody who uses no mouse: the skip link, a form filled and sent, and a focus that can always be seen."""

import pytest

from goldthread.actions.models import Action
from tests.journeys.conftest import PASSWORD

FOCUS = """() => {
    const here = document.activeElement;
    const near = [here, here.nextElementSibling].filter(Boolean);
    const styles = near.flatMap(each => [getComputedStyle(each), getComputedStyle(each, "::before")]);
    const lined = each => each.outlineStyle !== "none" && parseFloat(each.outlineWidth) > 0;
    const rings = each => lined(each) || each.boxShadow !== "none";
    const words = here.innerText || here.labels?.[0]?.innerText || here.getAttribute("aria-label") || "";
    return {words: words.trim(), id: here.id, is_seen: styles.some(rings)};
}"""


def tab_to(page, words: str, at_most: int = 60) -> None:
    """Press Tab until the focus is on what begins so; the focus has to be visible all the way."""
    passed = []
    for _ in range(at_most):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        passed.append(focus["words"].split("\n")[0])
        assert focus["is_seen"], f"The focus cannot be seen on {passed[-1] or focus['id']}"
        if focus["words"].startswith(words):
            return
    pytest.fail(f"Tab never reached {words}: {passed}")


def test_a_lead_signs_in_and_reports_progress_by_keyboard(come):
    visitor = come()
    page = visitor.page
    visitor.open("/")
    tab_to(page, "Skip to main content", at_most=1)
    tab_to(page, "E-mail address")
    page.keyboard.type("lead.hospital@wessmere.example")
    tab_to(page, "Password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Waiting for you").wait_for()
    visitor.look()

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main-content"
    tab_to(page, "AC-")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    visitor.open(Action.objects.get(words__startswith="Add fathers and partners").get_absolute_url())
    tab_to(page, "Report progress")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Report progress").wait_for()
    visitor.look()
    tab_to(page, "What has happened since last time?")
    page.keyboard.type("Fathers are asked in every clinic.")
    tab_to(page, "Report progress")
    page.keyboard.press("Space")
    page.get_by_text("Progress is reported.").wait_for()
    visitor.look()


def test_the_plan_unfolds_and_an_answer_is_chosen_by_keyboard(come):
    visitor = come("manager")
    page = visitor.page
    visitor.open("/plan/")
    tab_to(page, "Outcomes and actions")
    page.keyboard.press("Enter")
    page.get_by_text("Open OB-").first.wait_for()
    visitor.open("/objectives/add/")
    tab_to(page, "Yes, it is in force")
    page.keyboard.press("ArrowDown")
    assert page.get_by_label("No, it is proposed").is_checked()
