"""People come and go: an invitation that a mail scanner opens first, a locked-out person, and somebody who leaves."""

import re

import pytest
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from goldthread.partners.models import Person, Seat
from goldthread.post.models import Letter
from tests.journeys.conftest import PASSWORD
from tests.journeys.visitor import PHONE

STRONG = "three plain words together"


def letter_to(person):
    text = Letter.objects.filter(person_id=person.pk).latest("pk").text
    return re.search(r"https?://\S+", text)[0], re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", text)[0]


def scan(link, site):
    """What a careful mail system does with a link, before anybody has read the letter."""
    scanner, path = Client(), link.removeprefix(site)
    assert scanner.head(path, headers={"host": "localhost"}).status_code == 200
    assert scanner.get(path, headers={"host": "localhost"}).status_code == 200
    assert scanner.post(path, {"code": ""}, headers={"host": "localhost"}).status_code == 422


def test_an_invitation_outlives_the_scanner_that_opens_it_first(come, site):
    invited = Person.objects.create(name="Vic Sample", email="vic@wessmere.example", password=make_password(None))
    manager = come("manager")
    manager.open(reverse("partners:person", args=(invited.pk,)))
    manager.follow("Let them in")
    manager.press("Send an invitation")
    manager.reads("Waiting to go out", "Not used yet")
    link, code = letter_to(invited)
    scan(link, site)
    visitor = come(width=PHONE)
    visitor.open(link)
    visitor.write("Code", code.lower())
    visitor.press("Go on")
    visitor.write("New password", "password1234")
    visitor.write("The same password again", "password1234")
    visitor.press("Keep it and sign in")
    visitor.reads("Many people use this password")
    visitor.write("New password", STRONG)
    visitor.write("The same password again", STRONG)
    visitor.press("Keep it and sign in")
    assert visitor.page.url == f"{site}/"
    manager.open(reverse("partners:account", args=(invited.pk,)))
    manager.reads("Used on")


@pytest.mark.told_twice("partners", "wrong passwords are counted in a table")
def test_somebody_locked_out_on_deadline_day_is_in_again_within_a_minute(come, site):
    cache.clear()
    locked_out = Person.objects.get(email="school.west.fen@wessmere.example")
    visitor = come(width=PHONE)
    visitor.open(reverse("account_login"))
    for _ in range(6):
        visitor.write("E-mail address", locked_out.email)
        visitor.write("Password", "not this one")
        visitor.press("Sign in")
    visitor.reads("Wait five minutes")
    manager = come("manager")
    manager.open(reverse("partners:account", args=(locked_out.pk,)))
    manager.reads("Wrong passwords have stopped this account")
    manager.press("Show a code to read out")
    code = re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", manager.text)[0]
    visitor.open(reverse("account_login"))
    visitor.follow("I cannot get in")
    visitor.unfold("I was told a code")
    visitor.follow("Type the code here")
    visitor.write("E-mail address", locked_out.email)
    visitor.write("Code", code)
    visitor.press("Go on")
    visitor.write("New password", STRONG)
    visitor.write("The same password again", STRONG)
    visitor.press("Keep it and sign in")
    assert visitor.page.url == f"{site}/"
    Person.objects.filter(pk=locked_out.pk).update(password=make_password(PASSWORD))


@pytest.mark.told_twice("desk", "everything of a seat is written at once, and another's session ends")
def test_somebody_leaves_and_everything_is_handed_on(come, site):
    seat = Seat.objects.get(partnership__key="wessmere", title="Mere Youth Charity lead")
    leaver = Person.objects.get(email="lead.charity@wessmere.example")
    follows = Person.objects.create(name="Wyn Sample", email="wyn@wessmere.example", password=make_password(PASSWORD))
    left = come("lead.charity")
    left.open("/")
    manager = come("manager")
    manager.open(reverse("partners:person", args=(leaver.pk,)))
    manager.follow("hand on what they answer for")
    manager.reads("Actions led", seat.title)
    manager.write("Their last day", "21/11/26")
    for box in manager.page.get_by_label(re.compile("^Who holds this seat next")).all():
        box.select_option(label="Wyn Sample")
    manager.tick("Close the account")
    manager.press("Record that they leave")
    manager.reads("Pia Placeholder's last day is 21 November 2026. Two seats are handed on. The account is closed.")
    left.open("/")
    assert reverse("account_login") in left.page.url
    manager.follow("Mere Youth Charity lead")
    manager.follow("Its briefing")
    manager.reads("Wyn Sample", "not yet", "What comes first")
    new = come(follows.email, width=PHONE)
    new.open("/")
    new.reads("Your briefing: Mere Youth Charity lead")
    new.page.goto(reverse("desk:briefing", args=(seat.pk,)))
    new.look()
    new.press("I have read this")
    new.reads("Noted that you have read it.")
    new.open("/")
    assert "Your briefing: Mere Youth Charity lead" not in new.text
    assert new.page.url == f"{site}/"
