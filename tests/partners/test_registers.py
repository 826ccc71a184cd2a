"""A register of risks, a log of challenges and one of decisions, brought in from a spreadsheet and taken back."""

import pytest

from goldthread.challenges.models import Challenge
from goldthread.meetings.models import Decision
from goldthread.partners.operations.naming import say_who_is_meant
from goldthread.risks.models import Risk
from tests.cast import TODAY, build_world
from tests.factories.bringing import loaded, looked_through, undone
from tests.factories.challenges import a_challenge
from tests.factories.risks import a_risk

pytestmark = pytest.mark.django_db
RISKS = """Risk,Likelihood,Impact,Inherent Likelihood,Inherent Impact,Risk owner,Status,Mitigation,Review date
Too few school nurses,4,3,5,4,Wessmere Health Trust,Open,Agency staff,30/09/2026
Old case system,2,2,,,A. Nother,Closed,,
Scored on another scale,9,3,,,,Open,,
"""
CHALLENGES = """Challenge,Challenge to,Challenged by,Date raised,Response,Resolution,Outcome,What changed
Who reads the audits?,Wessmere Health Trust,Scrutineer seat,1 May 2026,Partially,One lead.,Yes,A lead reads them
Why so late?,A college far away,The former chair,2019,,,,
To nobody at all,,The chair,2020,,,,
"""
DECISIONS = """Decision,Decided by,Date of decision,Status,Key decision,Rationale
Fund one toolkit,Business group,31 June 2026,Agreed,Yes,One is enough.
Close the hub,No such group,2 May 2026,Rejected,No,
"""


@pytest.fixture
def world(clock):
    return build_world()


def outcomes(imported) -> list[str]:
    return [row.outcome for row in imported.rows.order_by("position")]


def sentences(imported) -> str:
    return " ".join(sentence for row in imported.rows.all() for _, _, sentence, *_ in row.problems)


def test_a_register_of_risks_is_loaded_with_its_ratings_and_taken_back(world):
    imported = loaded(world, RISKS)
    assert imported.kind == "risks"
    assert outcomes(imported) == ["new", "new", "refused"]
    assert "9 is outside it" in sentences(imported) and "without an owner" in sentences(imported)
    nurses, system = Risk.objects.order_by("number")
    assert (nurses.current_score, nurses.owner_agency, nurses.controls) == (12, world.health, "Agency staff")
    assert nurses.scores.filter(which="inherent", likelihood=5, impact=4).exists()
    assert (system.status, system.reason) == ("closed", "As the register had it")
    for words, body in (("A. Nother", world.seats["chair"]), ("Wessmere Health Trust", world.council)):
        about = {"imported": imported, "meant": {words: body}, "by": world.people["manager"], "on": TODAY}
        imported = say_who_is_meant(**about, version=imported.version)
    system.refresh_from_db()
    nurses.refresh_from_db()
    assert (system.owner, nurses.owner_agency) == (world.seats["chair"], world.health)
    assert "without an owner" not in sentences(imported)
    undone(world, imported)
    assert not Risk.objects.exists()


def test_a_risk_that_was_here_gets_its_owner_from_a_name_and_loses_it_with_the_register(world):
    risk = a_risk(world)
    imported = loaded(world, f"Risk,Reference,Risk owner\n{risk},R-{risk.number},A. Nother\n")
    about = {"imported": imported, "meant": {"A. Nother": world.council}, "by": world.people["manager"], "on": TODAY}
    imported = say_who_is_meant(**about, version=imported.version)
    risk.refresh_from_db()
    assert risk.owner_agency == world.council
    undone(world, imported)
    risk.refresh_from_db()
    assert risk.owner_agency is None


def test_a_log_of_challenges_keeps_old_words_and_leaves_closing_to_whoever_raised_it(world):
    imported = loaded(world, CHALLENGES)
    assert imported.kind == "challenges"
    assert outcomes(imported) == ["new", "new", "refused"]
    audits, late = Challenge.objects.order_by("number")
    assert (audits.agency, audits.verdict, audits.status, audits.outcome) == (
        world.health, "partly", "answered", "changed",
    )  # fmt: skip
    assert audits.raised_by == world.seats["scrutineer"]
    assert (late.outside, late.raised_by_words, str(late.raised)) == ("A college far away", "The former chair", "2019")
    undone(world, imported)
    assert not Challenge.objects.exists()


def test_a_log_of_decisions_keeps_an_impossible_date_as_its_words(world):
    imported = loaded(world, DECISIONS)
    assert imported.kind == "decisions"
    toolkit, hub = Decision.objects.order_by("number")
    assert (toolkit.group, toolkit.is_key, str(toolkit.decided)) == (world.business, True, "31 June 2026")
    assert (hub.group, hub.status) == (None, "not taken")
    undone(world, imported)
    assert not Decision.objects.exists()


def test_what_is_here_is_changed_by_its_reference_and_put_back_and_what_stays_is_flagged(world):
    risk = a_risk(world)
    before = risk.review_on
    text = f"Risk,Reference,Next review,Likelihood,Controls\n{risk},R-{risk.number},1 December 2026,5,\n"
    imported = loaded(world, text)
    risk.refresh_from_db()
    assert str(risk.review_on) == "2026-12-01" and "and stays so" in sentences(imported)
    undone(world, imported)
    risk.refresh_from_db()
    assert risk.review_on == before


def test_the_words_of_a_challenge_are_its_raisers(world):
    challenge = a_challenge(world)
    text = f"Challenge,Reference,Put to,Challenged by\nOther words,CH-{challenge.number},Wessmere Health Trust,\n"
    imported = looked_through(world, text)
    assert outcomes(imported) == ["refused"] and "raiser's own" in sentences(imported)
