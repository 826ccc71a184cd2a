"""The scrutineer on a phone: an activity for two partnerships, a note that nobody else finds, a statement that nobody
else changes, and a partner's point of fact beside it."""

import re

import pytest

HALF_A_MINUTE, A_TAP, A_LETTER = 30, 2.0, 0.4  # seconds: a slow thumb, and thirty words a minute
NOTE = "Ask quietly why the borough never comes."
WORDS = "Partners ask each other hard questions, and stay for the answers."


def test_an_activity_is_logged_once_and_counts_for_two_partnerships(come):
    phone, neighbour = come("scrutineer", width=375), come("manager@norden.example")
    taps = [
        "Log an activity",
        "What did you look at?",
        "Participant",
        "Norden Safeguarding Children Partnership",
        "Log it",
    ]
    line = "How night duty is handed over"
    phone.open("/")
    phone.follow(taps[0])
    phone.write(taps[1], line)
    phone.tick(*taps[2:4])
    phone.press(taps[4])
    phone.reads("Logged. Nobody else can change your words.", "Norden Safeguarding Children Partnership")
    assert len(taps) * A_TAP + len(line) * A_LETTER <= HALF_A_MINUTE
    phone.follow("Change the activity")
    phone.write("What did you see?", "Quickly, and by heart.")
    phone.press("Save")

    neighbour.open("/scrutiny/activities/")
    neighbour.follow("How night duty is handed over")
    neighbour.reads("Quickly, and by heart.")
    assert "Change the activity" not in neighbour.page.inner_text("main")


@pytest.mark.told_twice("scrutiny", "the engine searches the words")
def test_a_private_note_is_found_by_nobody_else(come):
    phone, desk = come("scrutineer", width=375), come("manager")
    phone.open("/scrutiny/")
    phone.follow("Write a private note")
    phone.reads("Who else could read them?")
    phone.write("Your note", NOTE)
    phone.press("Keep the note")
    phone.reads("Kept, for you alone.", NOTE)
    address = re.sub(r"^https?://[^/]+", "", phone.page.url)

    assert desk.page.goto(address).status == 404
    for path in ("/scrutiny/", "/search/?q=quietly", "/scrutiny/activities/"):
        desk.open(path)
        assert "quietly why" not in desk.page.inner_text("main"), path
    phone.open("/search/?q=quietly")
    assert "quietly why" not in phone.page.inner_text("main"), "nor does a search show it to its author"

    phone.open(address)
    phone.press("Delete it for good")
    phone.reads("The note is deleted.")
    assert NOTE not in phone.text, "and it is gone for its author too"


def test_a_statement_is_its_author_s_and_a_partner_notes_a_point_of_fact(come):
    phone, partner = come("scrutineer", width=375), come("lead.council")
    phone.open("/scrutiny/statements/")
    phone.follow("Write a statement")
    phone.write("Its title", "What I saw this autumn")
    phone.write("Your statement", WORDS)
    phone.press("Save the draft")
    phone.reads("Nobody but you can read it until you show it.", WORDS)
    address = re.sub(r"^https?://[^/]+", "", phone.page.url)
    assert partner.page.goto(address).status == 404

    phone.follow("Show it to the partners")
    phone.press("Show it to the partners")
    phone.reads("Shown to the partners")
    partner.open(address)
    partner.reads(WORDS, "Nobody else can change them.")
    assert "Go on writing" not in partner.page.inner_text("main")
    assert partner.page.goto(f"{address}change/").status == 403
    partner.open(address)
    partner.follow("Note a point of fact")
    partner.write("Which fact is not so, and what is?", "One partner left early, in March.")
    partner.press("Note it")
    partner.reads("Noted beside the statement.", "One partner left early, in March.", "Not answered yet.")

    phone.open("/scrutiny/")
    phone.reads("What I saw this autumn")
    phone.open(address)
    phone.follow("Answer")
    phone.write("Your answer", "So he did. It does not change what I say.")
    phone.press("Answer it")
    phone.reads("Answered.", WORDS)
    phone.follow("Give it for the report")
    phone.press("Give it for the report")
    phone.reads("Given for the report")
    partner.open(address)
    partner.reads("So he did.", WORDS)
    assert "Note a point of fact" not in partner.page.inner_text("main")
