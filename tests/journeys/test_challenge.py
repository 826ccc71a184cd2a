"""A challenge from raised to closed by its raiser; and one that the next holder of the seat closes."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from goldthread.challenges.models import Challenge
from goldthread.challenges.operations import answer_challenge, raise_challenge
from goldthread.partners.models import Holding, Seat
from tests.journeys.visitor import PHONE

ASKED = "Do families hear from one person and not from five?"


@pytest.mark.told_twice("challenges", "three people write by turns")
def test_a_challenge_goes_from_raised_to_closed_by_the_seat_that_raised_it(come):
    school = come("school.mere.bank", width=PHONE)
    school.open("/challenges/raise/")
    school.write("What do you ask of them", ASKED)
    school.choose("Whom is it put to?", "Wessmere Community Health")
    school.press("Raise it")
    school.reads("Waiting for an answer", "Only the seat that raised it can close it")
    challenge = Challenge.objects.get(words=ASKED)

    hospital = come("lead.community.health")
    hospital.open("/owed/")
    hospital.reads(ASKED)
    hospital.open(challenge.get_absolute_url())
    hospital.follow("Answer it")
    hospital.tick("Partly accepted")
    hospital.press("Record the answer")
    hospital.reads("There is a problem", "Give the reasons")
    hospital.write("The answer, with the reasons", "One nurse rings each family; at weekends two do.")
    hospital.press("Record the answer")
    hospital.reads("Partly accepted", "at weekends two do")
    assert "Close it" not in hospital.text

    manager = come("manager")
    manager.open(challenge.get_absolute_url())
    assert "Close it" not in manager.text
    manager.follow("Add an action that follows")
    manager.write("What will be done?", "Name one nurse for each family")
    manager.press("Add the action")
    manager.reads("Name one nurse for each family")

    school.open(challenge.get_absolute_url())
    school.follow("Close it")
    school.tick("Something changed")
    school.write("What changed, and for whom?", "Families of our pupils name their nurse.")
    school.write("Why is it closed?", "It is settled.")
    school.press("Close it")
    school.reads("The challenge is closed.", "Families of our pupils name their nurse.")


def test_the_next_holder_of_a_seat_closes_what_the_one_before_raised(come):
    seat, today = Seat.objects.get(key="chair-quality"), localdate()
    asked = {"raised_by": seat, "to": seat.partnership, "words": "Who reads the audit of plans?"}
    challenge = raise_challenge(partnership=seat.partnership, **asked, by=None, on=today)
    answer_challenge(challenge=challenge, verdict="accepted", version=1, by=None, on=today)
    before = come("chair.quality")
    before.open(challenge.get_absolute_url())
    before.reads("Now held by Gus Example")

    holding = Holding.objects.get(seat=seat, ends_on=None)
    Holding.objects.filter(pk=holding.pk).update(ends_on=today - timedelta(1))
    after = Seat.objects.get(key="member-learning").holdings.get().person
    taken = Holding.objects.create(seat=seat, person=after, starts_on=today)
    try:
        chair = come("member.learning", width=PHONE)
        chair.open(challenge.get_absolute_url())
        chair.reads("Now held by Ida Sample")
        chair.follow("Close it")
        chair.tick("Nothing changed")
        chair.write("Why is it closed?", "It goes into the audit of plans.")
        chair.press("Close it")
        chair.reads("The challenge is closed.", "which raised it")
    finally:
        taken.delete()
        Holding.objects.filter(pk=holding.pk).update(ends_on=None)
