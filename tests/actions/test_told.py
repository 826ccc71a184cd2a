"""Progress, claims, evidence and impact: who may tell, who may decide, and what follows."""

from datetime import date

import pytest

from goldthread.actions.forms.evidence import EvidenceForm
from goldthread.actions.models import Action, Claim, Evidence, Impact
from goldthread.actions.operations import (
    accept_claim,
    accept_impact,
    add_evidence,
    claim_done,
    complete_impact,
    record_impact,
    report_progress,
    send_back_claim,
    send_back_impact,
    set_leads,
    take_step,
)
from goldthread.kit.periods import Span, parse_span
from goldthread.kit.refusal import Refusal, Stale
from goldthread.partners.models import Person
from goldthread.trail.queries import history
from tests.cast import TODAY
from tests.factories.actions import action_of, line_of, panel_of, second_seat

NOTE = {"text": "62 names, kept by the trust."}


@pytest.fixture
def lead(people):
    return people["agency lead"]


@pytest.fixture
def action(world):
    return action_of(world)


def again(record):
    return type(record).objects.get(pk=record.pk)


def claim_by(person, action, **more):
    return claim_done(action=action, words="All trained.", by=person, on=TODAY, **more)


def test_lead_reports_progress_in_one_box_and_starts_the_action(action, lead, world):
    told = report_progress(action=action, words="Half are trained.", by=lead, on=TODAY)
    assert (told.line, told.told_how) == (line_of(action, world.health), "")
    row = again(action)
    assert (row.status, row.heard_on, str(row.started)) == ("under way", TODAY, "3 May 2026")
    assert again(told.line).heard_on == TODAY
    assert history(action, lead)[0].sentence == "reported progress: Half are trained."


def test_unit_enters_progress_for_an_agency_and_says_how_it_was_told(action, people):
    unit = {"action": action, "words": "Half are trained.", "by": people["manager"], "on": TODAY}
    with pytest.raises(Refusal, match="Say how Wessmere Health Trust told you"):
        report_progress(**unit)
    with pytest.raises(Refusal, match="after today"):
        report_progress(**unit, told_by="its e-mail", told_on=date(2026, 5, 4))
    told = report_progress(**unit, told_by="its e-mail", told_on=date(2026, 5, 1))
    assert told.told_how == "from its e-mail of 1 May 2026"
    assert again(action).heard_on == date(2026, 5, 1)


def test_each_of_several_leads_speaks_on_its_own_line(world, people, lead):
    action = action_of(world, leads=[world.health, world.subgroup])
    assert report_progress(action=action, words="Ours.", by=people["chair"], on=TODAY).line == line_of(
        action, world.subgroup
    )
    assert report_progress(action=action, words="Ours.", by=lead, on=TODAY).line == line_of(action, world.health)
    unit = {"action": action, "words": "x", "told_by": "its e-mail", "by": people["manager"], "on": TODAY}
    assert report_progress(**unit).line is None
    assert report_progress(**unit, line=line_of(action, world.health)).line == line_of(action, world.health)
    with pytest.raises(Refusal, match="not one of its leads"):
        report_progress(**unit, line=line_of(world.action, world.health))


def test_nothing_is_reported_on_what_was_stood_down(action, lead, people):
    take_step(action=action, step="stand down", reason="merged", version=1, by=people["manager"], on=TODAY)
    with pytest.raises(Refusal, match="stood down"):
        report_progress(action=action, words="Still going.", by=lead, on=TODAY)


def test_claim_with_evidence_and_impact_waits_to_be_checked(action, lead):
    claim = claim_by(lead, action, evidence={"link": "https://example.org/list"}, impact="They name neglect earlier.")
    row = again(action)
    assert (claim.state, row.status, claim.line.state) == ("waiting", "claimed", "claimed")
    assert (row.waiting_since, row.evidenced_on, row.impact_on, row.done) == (TODAY, TODAY, TODAY, Span.day(TODAY))
    assert history(action, lead)[0].sentence == "claimed it done: All trained."
    with pytest.raises(Refusal, match="already"):
        claim_by(lead, action)


def test_accepted_claim_makes_the_action_done_and_prints_the_role(action, lead, people):
    claim = claim_by(lead, action, evidence=NOTE, done=parse_span("March 2026"))
    claim = accept_claim(claim=claim, version=1, by=people["chair"], on=TODAY)
    row = again(action)
    assert (row.status, str(row.done), row.waiting_since) == ("done", "March 2026", None)
    assert (claim.state, claim.decided_as, claim.decided_by) == ("accepted", "Chair of a group", people["chair"])
    assert history(action, lead)[0].sentence == "accepted the evidence, as chair of a group"


def test_sent_back_claim_opens_the_action_again_with_what_is_missing(action, lead, people):
    claim = claim_by(lead, action, evidence=NOTE)
    with pytest.raises(Refusal, match="missing"):
        send_back_claim(claim=claim, reason=" ", version=1, by=people["scrutineer"], on=TODAY)
    claim = send_back_claim(claim=claim, reason="No dates on the list", version=1, by=people["scrutineer"], on=TODAY)
    row = again(action)
    assert (claim.state, row.status, row.done.is_unknown, row.evidenced_on) == ("sent back", "under way", True, None)
    assert claim_by(lead, action, evidence=NOTE).state == "waiting"
    with pytest.raises(Refusal, match="not possible"):
        accept_claim(claim=claim, version=2, by=people["scrutineer"], on=TODAY)


def test_action_with_several_leads_is_done_when_every_lead_is(world, people, lead):
    action = action_of(world, leads=[world.health, world.subgroup])
    ours = claim_by(lead, action)
    assert again(action).status == "under way"
    theirs = claim_by(people["chair"], action)
    assert again(action).status == "claimed"
    accept_claim(claim=ours, version=1, by=people["scrutineer"], on=TODAY)
    assert again(action).status == "claimed"
    accept_claim(claim=theirs, version=1, by=people["manager"], on=TODAY)
    assert again(action).status == "done"


def test_sent_back_claim_leaves_the_other_leads_their_day(world, people, lead):
    action = action_of(world, leads=[world.health, world.subgroup])
    ours = claim_by(lead, action, done=parse_span("10 April 2026"))
    theirs = claim_by(people["chair"], action, done=parse_span("20 April 2026"))
    assert str(again(action).done) == "20 April 2026"
    reason = {"reason": "Not yet", "version": 1, "by": people["manager"], "on": TODAY}
    send_back_claim(claim=theirs, **reason)
    assert str(again(action).done) == "10 April 2026"
    claim_by(people["chair"], action, done=parse_span("1 April 2026"))
    assert str(again(action).done) == "10 April 2026"
    send_back_claim(claim=ours, **reason)
    assert str(again(action).done) == "1 April 2026"


def test_blocked_action_keeps_its_reason_while_one_of_two_leads_is_done(world, people, lead):
    action = action_of(world, leads=[world.health, world.subgroup])
    step = {"step": "block", "reason": "no chair named", "version": action.version}
    take_step(action=action, **step, by=people["manager"], on=TODAY)
    ours = claim_by(lead, action)
    assert (again(action).status, again(action).reason) == ("blocked", "no chair named")
    accept_claim(claim=ours, version=1, by=people["scrutineer"], on=TODAY)
    assert (again(action).status, again(action).reason) == ("blocked", "no chair named")


def test_claim_that_waits_is_not_made_twice_after_the_action_is_opened_again(world, people, lead):
    action = action_of(world, leads=[world.health, world.subgroup])
    claim_by(lead, action)
    for step in ("stand down", "open again"):
        row = again(action)
        take_step(action=row, step=step, reason="as agreed", version=row.version, by=people["manager"], on=TODAY)
    with pytest.raises(Refusal, match="still waiting to be checked"):
        claim_by(lead, action)


def test_action_is_done_when_the_last_lead_with_an_open_part_leaves_it(world, people, lead):
    action = action_of(world, leads=[world.health, world.subgroup])
    accept_claim(claim=claim_by(lead, action), version=1, by=people["scrutineer"], on=TODAY)
    row = again(action)
    set_leads(action=row, leads=[world.health], version=row.version, by=people["manager"], on=TODAY)
    assert again(action).status == "done"


def test_claimed_action_is_under_way_again_when_another_lead_joins(world, people, lead, action):
    claim = claim_by(lead, action)
    row = again(action)
    both = [world.health, world.subgroup]
    set_leads(action=row, leads=both, version=row.version, by=people["manager"], on=TODAY)
    assert again(action).status == "under way"
    accept_claim(claim=claim, version=1, by=people["scrutineer"], on=TODAY)
    assert again(action).status == "under way"


def test_action_without_a_lead_goes_by_its_claim(world, people):
    action = action_of(world, leads=[])
    claim = claim_by(people["manager"], action, told_by="the chair, in the meeting")
    accept_claim(claim=claim, version=1, by=people["scrutineer"], on=TODAY)
    assert again(action).status == "done"


def test_neither_the_claimant_nor_whoever_sits_with_a_lead_decides(world, action, lead, people):
    claim = claim_by(lead, action, evidence=NOTE)
    verifier = second_seat(world, "agency lead", "chair", group=world.business)
    with pytest.raises(Refusal, match="You entered this"):
        accept_claim(claim=claim, version=1, by=verifier, on=TODAY)
    colleague = second_seat(world, "chair", "agency lead", agency=world.health)
    with pytest.raises(Refusal, match="You sit with Wessmere Health Trust, which leads this"):
        accept_claim(claim=claim, version=1, by=colleague, on=TODAY)
    with pytest.raises(Refusal, match="None of your seats"):
        accept_claim(claim=claim, version=1, by=people["lead partner"], on=TODAY)
    assert again(claim).state == "waiting"


def test_manager_seated_with_a_lead_may_decide_and_that_is_printed(world, action, lead):
    claim = claim_by(lead, action, evidence=NOTE)
    manager = second_seat(world, "manager", "agency lead", agency=world.health)
    claim = accept_claim(claim=claim, version=1, by=manager, on=TODAY)
    assert claim.decided_as == "Partnership manager, who also sits with Wessmere Health Trust, which leads this"


def test_whoever_entered_it_for_an_agency_cannot_accept_it_not_even_the_manager(action, people):
    claim = claim_by(people["manager"], action, told_by="its e-mail", told_on=date(2026, 5, 1))
    with pytest.raises(Refusal, match="You entered this"):
        accept_claim(claim=claim, version=1, by=people["manager"], on=TODAY)
    with pytest.raises(Stale):
        accept_claim(claim=claim, version=None, by=people["scrutineer"], on=TODAY)
    assert (
        accept_claim(claim=claim, version=1, by=people["scrutineer"], on=TODAY).decided_as == "Independent scrutineer"
    )


def test_claim_cannot_be_done_after_today_nor_on_a_paused_action(action, lead, people):
    with pytest.raises(Refusal, match="after today"):
        claim_by(lead, action, done=parse_span("June 2026"))
    take_step(action=action, step="pause", reason="funding", version=1, by=people["manager"], on=TODAY)
    with pytest.raises(Refusal, match="not possible"):
        claim_by(lead, action)
    assert not Claim.objects.filter(action=action).exists()


def test_done_action_opened_again_is_not_done_on_any_line(action, lead, people):
    claim = claim_by(lead, action)
    accept_claim(claim=claim, version=1, by=people["scrutineer"], on=TODAY)
    row = again(action)
    take_step(
        action=row, step="open again", reason="the list was wrong", version=row.version, by=people["manager"], on=TODAY
    )
    row = again(action)
    assert (row.status, row.done.is_unknown, row.lines.get().state) == ("under way", True, "open")


def test_evidence_keeps_its_own_readers_wherever_it_is_attached(world, action, lead, people):
    panel = panel_of(world)
    with pytest.raises(Refusal, match="a link, a note of what you saw, or a file"):
        add_evidence(action=action, by=people["manager"], on=TODAY)
    secret = add_evidence(
        action=action, text="What the panel saw", circle="panel", circle_group=panel, by=people["manager"], on=TODAY
    )
    assert again(action).evidenced_on == TODAY
    assert secret not in Evidence.objects.visible_to(lead)
    assert secret in Evidence.objects.visible_to(Person.objects.get(pk=people["chair"].pk))
    told = " ".join(f"{each.sentence} {each.before} {each.after}" for each in history(action, lead))
    assert "added evidence" in told
    assert "What the panel saw" not in told
    assert history(secret, lead) == []


def test_evidence_has_the_readers_of_its_action_unless_others_are_named(world, people):
    panel = panel_of(world)
    secret = action_of(world, circle="panel", circle_group=panel)
    lead = people["agency lead"]
    shown = add_evidence(action=secret, text="What we saw", by=lead, on=TODAY)
    assert (shown.circle, shown.circle_group) == ("panel", panel)
    assert shown in Evidence.objects.visible_to(lead)
    assert shown not in Evidence.objects.visible_to(people["lead partner"])
    form = EvidenceForm(record=secret, person=lead, today=TODAY)
    assert (form.initial["circle"], form.initial["circle_group"]) == ("panel", panel.pk)
    assert panel in form.fields["circle_group"].queryset


def test_impact_is_one_box_that_the_unit_completes_and_somebody_else_checks(action, lead, people):
    impact = record_impact(action=action, words="They name neglect earlier.", by=lead, on=TODAY)
    assert again(action).impact_on == TODAY
    more = {
        "baseline": "40%",
        "change": "55%",
        "source": "Audit",
        "strength": "audit",
        "dated": parse_span("March 2026"),
    }
    impact = complete_impact(impact=impact, version=1, by=people["manager"], on=TODAY, **more)
    assert (impact.baseline, impact.words, again(action).impact_on) == (
        "40%",
        "They name neglect earlier.",
        date(2026, 3, 31),
    )
    with pytest.raises(Stale):
        complete_impact(impact=impact, version=1, baseline="41%", by=people["manager"], on=TODAY)
    with pytest.raises(Refusal, match="You entered this"):
        accept_impact(impact=impact, version=2, by=second_seat_of(lead), on=TODAY)
    impact = accept_impact(impact=impact, version=2, by=people["manager"], on=TODAY)
    assert (impact.state, impact.decided_as) == ("accepted", "Partnership manager")


def second_seat_of(person):
    """The same person, with a seat that may check evidence."""
    seat = person.holdings.get().seat
    seat.role = "delegated partner"
    seat.save()
    return Person.objects.get(pk=person.pk)


def test_impact_sent_back_leaves_the_action_without(action, lead, people):
    impact = record_impact(action=action, words="It is better.", by=lead, on=TODAY)
    impact = send_back_impact(impact=impact, reason="How do you know?", version=1, by=people["scrutineer"], on=TODAY)
    assert (impact.state, again(action).impact_on) == ("sent back", None)
    with pytest.raises(Refusal, match="sent back"):
        complete_impact(impact=impact, version=2, baseline="1", by=people["manager"], on=TODAY)
    assert Impact.objects.filter(action=action).count() == 1


def test_a_refused_telling_leaves_nothing_behind(action, people):
    entries = len(history(action, people["manager"]))
    with pytest.raises(Refusal):
        claim_by(people["manager"], action, evidence=NOTE)
    assert len(history(action, people["manager"])) == entries
    assert again(action).status == Action.Status.AGREED


def test_partnership_that_leads_is_spoken_for_by_its_own_unit(world, people):
    action = action_of(world, leads=[world.norden])
    neighbour = people["neighbouring manager"]
    assert action in Action.objects.visible_to(neighbour)
    told = report_progress(action=action, words="Begun.", by=neighbour, on=TODAY)
    assert str(told.line) == "Norden Safeguarding Children Partnership"
    claim = claim_by(neighbour, action)
    assert (
        accept_claim(claim=claim, version=1, by=people["scrutineer"], on=TODAY).decided_as == "Independent scrutineer"
    )
