"""A chair runs a whole meeting on a phone, and loses the connection in the middle; a group decides between meetings."""

import re

import pytest

from goldthread.actions.models import Action
from goldthread.meetings.models import Attendance, Decision, Meeting, MinutesKept
from goldthread.partners.models import Group

PHONE = 375
OFF = "ERR_INTERNET_DISCONNECTED"


def place(visitor, at):
    """One of the places in the room, from the top."""
    return visitor.page.locator("[data-place]").nth(at)


def tap(visitor, at, mark):
    """Mark a place with a thumb."""
    place(visitor, at).locator("label.gt-mark").filter(has_text=mark).first.click()


def said(visitor, at, words):
    """Wait for what a place says of itself."""
    place(visitor, at).locator(".gt-place__said").get_by_text(re.compile(words)).wait_for()


def forget_the_lost_connection(visitor):
    visitor.complaints[:] = [each for each in visitor.complaints if OFF not in each]


@pytest.mark.told_twice("meetings", "marks that were sent twice are kept once")
def test_a_chair_runs_a_whole_meeting_on_a_phone_and_loses_the_connection(come):
    chair = come("chair.quality", width=PHONE)
    chair.open("/meetings/plan/")
    chair.choose("Which group meets?", "Quality and scrutiny subgroup")
    chair.write("On which day?", "22 November 2026")
    chair.press("Plan the meeting")
    meeting = Meeting.objects.latest("pk")
    for words in ("Neglect toolkit", "A matter of one agency"):
        chair.open(f"/meetings/{meeting.pk}/prepare/")
        chair.write("Or an item of your own", words)
        chair.press("Put on the agenda")

    chair.open(f"/meetings/{meeting.pk}/room/")
    chair.page.get_by_label("Whoever I mark as there takes part").select_option(label="Online")
    tap(chair, 0, "Attended")
    said(chair, 0, "Saved: Attended, online")
    chair.page.context.set_offline(True)
    tap(chair, 1, "Apologies")
    tap(chair, 2, "In part")
    said(chair, 1, "Not saved yet")
    chair.reads(re.compile("There is no connection. 2 marks wait in this page"))
    chair.look()
    assert place(chair, 1).locator("input[value=apologies]").is_checked()
    chair.page.context.set_offline(False)
    said(chair, 1, "Saved: Apologies")
    said(chair, 2, "Saved: Attended in part, online")
    chair.reads("Every mark you made is saved.")
    marks = Attendance.objects.filter(meeting=meeting)
    assert sorted(each.mark for each in marks) == ["apologies", "attended", "part"], "each saved once"
    chair.write("Name", "Z. Visitor")
    chair.press("Add them")
    chair.reads("Z. Visitor")

    chair.follow("Agenda and minutes")
    chair.follow("Minute this item")
    chair.write("What is minuted?", "The toolkit was shown, and its use counted.")
    chair.unfold("Record a decision")
    chair.write("What was decided?", "Use one toolkit in every agency")
    chair.tick("It is a key decision")
    chair.press("Record the decision")
    assert chair.page.get_by_label("What is minuted?").input_value() == "The toolkit was shown, and its use counted."
    chair.unfold("Add an action")
    chair.write("What will be done?", "Send the toolkit to every team")
    chair.write("When is it due?", "31 January 2027")
    chair.press("Add the action")
    chair.reads("Use one toolkit in every agency", "Send the toolkit to every team")
    chair.follow("Next:")
    chair.write("What is minuted?", "Two posts are empty.")
    chair.page.get_by_label(re.compile("^Restricted")).check()
    chair.press("Save")

    chair.follow("Agenda and minutes")
    chair.follow("See the public version")
    chair.reads("The toolkit was shown, and its use counted.", re.compile("2. Restricted item"))
    assert "Two posts" not in chair.text and "Z. Visitor" not in chair.text
    chair.follow("See the members' version")
    for step in ("Pass to the chair", "Send to the members"):
        chair.follow(step)
        chair.press(step)
    chair.reads("Sent to members", "Two posts are empty.")
    assert MinutesKept.objects.get(meeting=meeting).how == "sent"
    chair.follow("Agree")
    chair.press("Agree")
    chair.reads("The minutes are now: agreed.")
    assert Decision.objects.get(meeting=meeting).is_key
    assert Action.objects.get(words="Send the toolkit to every team").has_source
    forget_the_lost_connection(chair)


@pytest.mark.told_twice("meetings", "two people write at once")
def test_two_people_mark_one_place_and_both_marks_are_shown(come):
    group = Group.objects.get(home__key="wessmere", key="quality")
    meeting = Meeting.objects.filter(group=group, status="planned", on__lte="2026-11-22").latest("on")
    manager, chair = come("manager"), come("chair.quality", width=PHONE)
    for visitor in (manager, chair):
        visitor.open(f"/meetings/{meeting.pk}/room/")
    tap(manager, 1, "Absent")
    said(manager, 1, "Saved")
    tap(chair, 1, "Apologies")
    said(chair, 1, "Somebody else marked this: Absent without apologies. You marked: Apologies.")
    chair.look()
    chair.press("Keep mine", within=place(chair, 1))
    said(chair, 1, "Saved: Apologies")
    manager.page.reload()
    assert place(manager, 1).locator("input[value=apologies]").is_checked()
    chair.complaints[:] = [each for each in chair.complaints if "409" not in each]


def test_a_group_decides_between_meetings_and_ratifies_it(come):
    chair = come("chair.quality")
    chair.open("/decisions/")
    chair.follow("Put one round between meetings")
    chair.write("What is to be decided?", "Hold the audit of July a month later")
    chair.write("By when do they reply?", "22 November 2026")
    chair.press("Put it round")
    chair.reads("Being decided", re.compile("Nobody has replied yet"))
    chair.follow("Enter a reply")
    chair.tick("Agrees")
    chair.write("In their words", "Agreed by e-mail of today.")
    chair.press("Send the reply")
    chair.reads(re.compile("One reply of"), "Agrees: Agreed by e-mail of today.")
    chair.follow("It is decided")
    chair.press("It is decided")
    chair.reads("Taken", "22 November 2026")
    decision = Decision.objects.latest("pk")
    Meeting.objects.create(
        home=decision.home, group=decision.group, key="ratifying", number=990, on="2026-11-22", status="held"
    )
    chair.follow("Ratify it")
    chair.press("It was ratified")
    chair.reads("Taken and ratified")
    chair.follow("Say who must be told, or carries it out")
    chair.tick("Wessmere Council", "They carry it out")
    chair.press("Save who it is")
    chair.reads("Wessmere Council", "No day is set")
    chair.follow("Say that it is carried out")
    chair.write("What was done?", "The audit has a new day.")
    chair.press("Record it as carried out")
    chair.reads("Carried out")
