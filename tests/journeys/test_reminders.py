"""An agency lead is reminded by e-mail, and answers by the link and the code that stand in it."""

import re
from datetime import UTC, datetime

import pytest

from goldthread.desk.chasing import Reminder, record_kinds
from goldthread.desk.models import Chasing
from goldthread.desk.offers import owed
from goldthread.desk.operations.chasing import send_digest
from goldthread.desk.rules import items_of
from goldthread.partners.models import Partnership, Person
from goldthread.post.models import Letter

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


def reminded(email: str) -> Letter:
    """The letter of a digest to somebody, with all that waits for them."""
    person = Person.objects.get(email=email)
    home = Partnership.objects.get(key="wessmere")
    chasing, _ = Chasing.objects.get_or_create(home=home)
    items = items_of(owed(person, MONDAY.date()), set(), MONDAY.date(), record_kinds())
    made = send_digest(reminder=Reminder(person, items, chasing), at=MONDAY, by=None, on=MONDAY.date())
    return Letter.objects.get(key=f"digest-{made.pk}")


@pytest.mark.told_twice("desk", "who is due what is gathered from every chapter, and queued")
def test_a_reminder_opens_just_what_it_asks(come):
    letter = reminded("lead.community.health@wessmere.example")
    link = re.search(r"http\S+(/asked/\S+)", letter.text)[1]
    code = re.search(r"Type this code there: (\S+)", letter.text)[1]
    visitor = come(width=375)
    visitor.open(link)
    visitor.write("Code", "BBBB-BBBB")
    visitor.press("Go on")
    visitor.reads("There is a problem")
    visitor.write("Code", code.lower())
    visitor.press("Go on")
    assert visitor.heading == "What was asked of you"
    visitor.reads("The link you came by opens only what it asked.")
    before = visitor.page.locator(".gt-due").count()
    assert before
    visitor.follow("Report progress")
    visitor.write("What has happened since last time?", "The clinic has opened on two mornings a week.")
    visitor.press("Report progress")
    assert visitor.heading == "What was asked of you"
    visitor.page.goto("/actions/")
    assert visitor.page.url.startswith(f"{visitor.site}/sign-in/")


def test_the_manager_says_how_people_are_reminded(come):
    manager = come("manager")
    manager.open("/set-up/")
    manager.follow("Reminders by e-mail")
    manager.follow("Say how people are reminded")
    manager.choose("How often is everybody told", "Every two weeks")
    manager.choose("On which day", "Tuesday")
    manager.write("At what time?", "25:00")
    manager.press("Save")
    manager.reads("There is a problem")
    manager.write("At what time?", "08:30")
    manager.press("Save")
    manager.reads("Every two weeks, on Tuesday, at 08:30")
