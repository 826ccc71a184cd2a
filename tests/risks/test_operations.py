"""What is done with risks: rating, reviewing, accepting, escalating, sharing; and what each refuses."""

from datetime import date, timedelta

import pytest

from goldthread.kit.periods import Span
from goldthread.kit.refusal import Refusal
from goldthread.risks import operations
from goldthread.risks.models import Risk, Score
from goldthread.risks.rules import STANDINGS
from goldthread.risks.scales import matrices
from goldthread.risks.shown import chart_of
from tests.cast import TODAY, YEAR
from tests.factories.risks import a_risk, a_scale, rated


def test_a_risk_needs_only_its_title_and_takes_the_next_number(world, doing):
    first = operations.add_risk(partnership=world.wessmere, title="Too few nurses", **doing)
    second = operations.add_risk(partnership=world.wessmere, title="A rise in demand", kind="issue", **doing)
    assert second.number == first.number + 1
    assert (first.current_score, str(first.raised)) == (None, "3 May 2026")


def test_a_score_outside_the_scale_is_refused_naming_the_scale_and_nothing_is_kept(world, doing):
    risk = a_risk(world)
    with pytest.raises(Refusal) as caught:
        operations.rate_risk(risk=risk, which="current", likelihood=6, impact=2, **doing)
    assert caught.value.field == "likelihood"
    assert "from 1 (rare) to 5 (almost certain) on the usual scale, 5 by 5" in caught.value.sentence
    assert not Score.objects.exists()


def test_a_score_is_checked_on_the_scale_of_its_day_and_keeps_it_when_the_scale_changes(world, doing):
    risk = a_risk(world)
    old = operations.rate_risk(
        risk=risk, which="current", likelihood=5, impact=5, rated_on=YEAR - timedelta(1), **doing
    )
    scale = a_scale(world, YEAR, size=3)
    with pytest.raises(Refusal) as caught:
        operations.rate_risk(risk=risk, which="current", likelihood=4, impact=1, **doing)
    assert "the scale in force from 1 April 2026, 3 by 3" in caught.value.sentence
    new = operations.rate_risk(risk=risk, which="current", likelihood=3, impact=3, **doing)
    old.refresh_from_db()
    assert (old.scale, new.scale) == (None, scale)
    risk.refresh_from_db()
    assert (risk.current_score, risk.current_scale) == (9, scale)
    scales = matrices([None, scale.pk])
    assert scales[None].says(5, 5) == "25, critical (almost certain, severe)"


def test_ratings_are_drawn_over_time_with_the_bands_and_one_day_alone_is_no_line(world):
    risk = a_risk(world)
    rated(risk, 4, 4, on=date(2025, 10, 1))
    rated(risk, 2, 3, which="target", on=date(2025, 10, 1))
    scales = matrices([None])
    assert chart_of(risk, scales) == ""
    rated(risk, 3, 3, on=date(2026, 1, 5))
    drawn = chart_of(Risk.objects.get(pk=risk.pk), scales)
    assert "Critical, from 16" in drawn and "Current" in drawn and "Target" in drawn


def test_an_accepted_risk_is_tolerated_and_never_turns_late(world, doing):
    risk = a_risk(world, review_on=TODAY - timedelta(100))
    rated(risk, 2, 2)
    risk.refresh_from_db()
    assert STANDINGS.read(risk, TODAY).key == "late"
    risk = operations.take_risk_step(risk=risk, step="accept", reason="Nobody can lower it.", version=1, **doing)
    assert (risk.treatment, STANDINGS.read(risk, TODAY).key) == ("tolerate", "accepted")
    with pytest.raises(Refusal):
        operations.take_risk_step(risk=risk, step="close", reason=" ", version=2, **doing)


def test_a_risk_that_happens_becomes_an_issue_under_its_number(world, doing):
    risk = a_risk(world)
    issue = operations.risk_happened(risk=risk, version=1, **doing)
    assert (issue.kind, issue.number, str(issue.happened)) == ("issue", risk.number, "3 May 2026")
    with pytest.raises(Refusal):
        operations.risk_happened(risk=issue, version=2, **doing)


def test_the_next_review_comes_after_this_one_and_a_revisit_not_before_its_year(world, doing):
    risk = operations.set_revisit(risk=a_risk(world), year=date(2027, 6, 1), version=1, **doing)
    assert (risk.revisit_from, risk.revisit_words, risk.has_revisit) == (date(2027, 4, 1), "2027-28", False)
    risk.refresh_from_db()
    assert risk.has_revisit
    with pytest.raises(Refusal, match="which begins on 1 April 2027"):
        operations.review_risk(risk=risk, words="Looked.", is_revisit=True, version=2, **doing)
    with pytest.raises(Refusal):
        operations.review_risk(risk=risk, words="Looked.", next_on=TODAY, version=2, **doing)
    operations.review_risk(risk=risk, words="Looked.", next_on=date(2026, 9, 1), version=2, **doing)
    risk.refresh_from_db()
    assert (risk.review_on, risk.has_revisit) == (date(2026, 9, 1), True)


def test_an_area_that_shares_a_risk_reads_it_and_says_what_it_means_there(world, doing, client):
    risk, neighbour = a_risk(world), world.people["neighbouring manager"]
    assert not Risk.objects.visible_to(neighbour).exists()
    share = operations.share_risk(risk=risk, partnership=world.norden, **doing)
    assert Risk.objects.visible_to(neighbour).get() == risk
    mine = {"by": neighbour, "on": TODAY}
    share = operations.change_share(
        share=share, owner=world.seats["neighbouring manager"], comment="Worse.", version=1, **mine
    )
    with pytest.raises(Refusal):
        operations.share_risk(risk=risk, partnership=world.norden, **doing)
    action = operations.add_area_action(share=share, words="Ask for a nurse of their own", **mine)
    assert (action.home, risk.treated.get().area) == (world.norden, world.norden)
    client.force_login(neighbour)
    theirs = client.get(risk.get_absolute_url()).content.decode().split("Areas that share it")[1]
    assert "Ask for a nurse of their own" in theirs and "Add an action there" in theirs and "Worse." in theirs
    operations.stop_sharing(share=share, version=share.version, **doing)
    assert not Risk.objects.visible_to(neighbour).exists()


def test_an_action_added_for_a_risk_arises_from_it(world, doing):
    risk = a_risk(world)
    action = operations.add_risk_action(risk=risk, words="Hold a recruitment day", **doing)
    assert action.has_source and risk.actions.get() == action
    operations.tie_actions(risk=risk, actions=[world.action], **doing)
    with pytest.raises(Refusal):
        operations.tie_actions(risk=risk, actions=[world.action], **doing)


def test_what_has_to_be_done_about_a_change_may_lie_ahead_and_what_was_done_may_not(world, doing):
    from_ = {"partnership": world.wessmere, "kind": "guidance", "title": "A new edition"}
    change = operations.add_change(**from_, **doing)
    ahead = {"happened": Span.day(TODAY + timedelta(30)), "words": "Publish new arrangements."}
    with pytest.raises(Refusal):
        operations.add_milestone(change=change, kind="looked", **ahead, **doing)
    required = operations.add_milestone(change=change, kind="required", **ahead, **doing)
    done = operations.settle_milestone(milestone=required, version=1, **doing)
    assert (done.is_done, done.done_on) == (True, TODAY)
