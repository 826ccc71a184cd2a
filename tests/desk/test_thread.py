"""The golden thread of a record: what is joined to what, what is missing, and what a reader does not see."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.actions.models import Action, Evidence, Impact, Line, Source
from goldthread.challenges.models import Challenge, ChallengedAction, ChallengeEvidence
from goldthread.desk.queries import action_thread, challenge_thread, objective_thread, recommendation_thread
from goldthread.report.models import Passage, Report, Section, Tie
from tests.cast import TODAY, YEAR, build_world
from tests.factories.challenges import a_challenge
from tests.factories.scrutiny import a_finding

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def world():
    return build_world()


def captions(knots):
    return [knot.caption for knot in knots]


def test_an_action_is_joined_to_its_recommendation_and_objective(world):
    thread = action_thread(world.people["manager"], world.action.pk, TODAY)
    assert captions(thread.strands[0].before) == ["RC-1: recommendation", "OB-1: Part A objective"]


def test_a_recommendation_names_its_source_to_those_who_may_see_it(world):
    thread = recommendation_thread(world.people["manager"], world.recommendation.pk, TODAY)
    assert thread.why[0].words == "Audit of neglect"


def test_a_restricted_source_is_not_named(world):
    Source.objects.update(circle="group", circle_group=world.business)
    thread = recommendation_thread(world.people["agency lead"], world.recommendation.pk, TODAY)
    assert "Audit of neglect" not in " ".join(f"{knot.words} {knot.more}" for knot in thread.knots())
    assert thread.why[0].caption == "RC-1: recommendation"


def test_evidence_with_a_circle_of_its_own_is_left_out(world):
    Evidence.objects.update(circle="group", circle_group=world.business)
    shown = action_thread(world.people["manager"], world.claimed.pk, TODAY)
    hidden = action_thread(world.people["group member"], world.claimed.pk, TODAY)
    assert "Attendance list" in [knot.words for knot in shown.knots()]
    assert "Attendance list" not in [knot.words for knot in hidden.knots()]


def test_a_done_action_with_nothing_after_it_has_two_gaps_that_lead_to_their_mending(world):
    Action.objects.filter(pk=world.action.pk).update(status="done", done_first=TODAY, done_last=TODAY)
    thread = action_thread(world.people["manager"], world.action.pk, TODAY)
    mends = {knot.words: knot.mend for knot in thread.gaps}
    assert mends == {
        "Done with no evidence": f"/actions/{world.action.pk}/evidence/",
        "Done with no evidence of impact": f"/actions/{world.action.pk}/impact/",
    }
    assert not thread.is_whole


def test_a_reader_who_may_not_mend_is_led_to_no_closed_door(world, client):
    Action.objects.filter(pk=world.action.pk).update(status="done", done_first=TODAY, done_last=TODAY)
    for who, mends in (("manager", True), ("scrutineer", False)):
        client.force_login(world.people[who])
        page = client.get(f"/thread/action/{world.action.pk}/").content.decode()
        assert "Done with no evidence" in page
        assert (f"/actions/{world.action.pk}/evidence/" in page) is mends
        listed = client.get("/gaps/no-evidence/").content.decode()
        assert (f"/actions/{world.action.pk}/evidence/" in listed) is mends


def test_a_thread_is_whole_when_evidence_and_impact_are_there(world):
    world.claimed.recommendations.add(world.recommendation)
    Action.objects.filter(pk=world.claimed.pk).update(
        status="done", done_first=TODAY, done_last=TODAY, evidenced_on=TODAY, impact_on=TODAY
    )
    Impact.objects.update(state="accepted")
    assert action_thread(world.people["manager"], world.claimed.pk, TODAY).is_whole


def test_the_thread_of_an_objective_runs_to_the_report(world):
    report = Report.objects.create(
        home=world.wessmere,
        key="r",
        title="Yearly report",
        starts_on=YEAR,
        ends_on=TODAY,
        edition="working-together-2026",
    )
    section = Section.objects.create(report=report, key="impact", narrative="Neglect is named earlier.")
    passage = Passage.objects.create(section=section, key="earlier", words="Neglect is named earlier.")
    Tie.objects.create(passage=passage, action=world.action)
    thread = objective_thread(world.people["manager"], world.objective.pk, TODAY)
    assert "Neglect is named earlier." in [knot.words for knot in thread.strands[0].at(4)]


def test_the_picture_joins_every_box_to_a_box_that_is_there(world):
    thread = objective_thread(world.people["manager"], world.objective.pk, TODAY)
    drawing = thread.picture()
    assert (
        "Launch the revised neglect" in drawing.replace("</tspan>", "").replace("<tspan>", "")
        or "neglect toolkit" in drawing
    )
    assert "style=" not in drawing


@pytest.mark.said_once  # Django puts the same queries to either engine
def test_the_cost_of_a_thread_does_not_grow_with_its_actions(world, client):
    def cost() -> int:
        client.force_login(world.people["manager"])
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/thread/recommendation/{world.recommendation.pk}/").status_code == 200
            assert client.get(f"/thread/challenge/{challenge.pk}/").status_code == 200
        return len(asked)

    challenge = a_followed_challenge(world)

    cost()
    few = cost()
    assert few <= 12 + 12
    for number in range(10, 40):
        action = Action.objects.create(home=world.wessmere, key=f"ac-{number}", number=number, words=f"Part {number}")
        Line.objects.create(action=action, agency=world.health)
        world.recommendation.actions.add(action)
        ChallengedAction.objects.create(challenge=challenge, action=action)
    assert cost() == few


def a_followed_challenge(world):
    """A finding that became a challenge, accepted, with an action that follows; it says what changed."""
    challenge = a_challenge(
        world, "answered", verdict="accepted", outcome="changed", changed="Fathers are asked first."
    )
    a_finding(world, challenge=challenge)
    ChallengedAction.objects.create(challenge=challenge, action=world.action)
    return challenge


def test_the_thread_of_a_challenge_runs_from_the_finding_to_what_changed(world, client):
    challenge = a_followed_challenge(world)
    ChallengeEvidence.objects.create(challenge=challenge, evidence=Evidence.objects.earliest("pk"))
    thread = challenge_thread(world.people["manager"], challenge.pk, TODAY)
    assert captions(thread.why) == ["SF-1: finding", f"CH-{challenge.number}: challenge"]
    assert [strand.action.words for strand in thread.strands] == [str(world.action)]
    assert captions(thread.after) == ["Evidence of the change", "What changed"]
    client.force_login(world.people["manager"])
    assert "Fathers are asked first." in client.get(f"/thread/challenge/{challenge.pk}/").content.decode()


def test_a_challenge_that_changed_something_with_nothing_to_show_it_has_a_gap_its_followers_can_mend(world):
    challenge = a_followed_challenge(world)
    mends = {knot.words: knot.mend for knot in challenge_thread(world.people["manager"], challenge.pk, TODAY).after}
    assert mends["Nothing shows yet that it changed"] == f"/challenges/{challenge.pk}/changed/"


def test_an_action_that_follows_from_a_challenge_names_it_as_its_reason_to_those_who_may_see_it(world):
    challenge = a_followed_challenge(world)
    named = f"CH-{challenge.number}: challenge"
    assert named in captions(action_thread(world.people["manager"], world.action.pk, TODAY).strands[0].before)
    Challenge.objects.update(circle="group", circle_group=world.business)
    assert named not in captions(action_thread(world.people["group member"], world.action.pk, TODAY).strands[0].before)
