"""Raising, answering, following up, taking further and closing a challenge."""

from datetime import date, timedelta

import pytest

from goldthread.actions.models import Action
from goldthread.challenges.closing import closing_of
from goldthread.challenges.facts import for_period
from goldthread.challenges.models import Challenge
from goldthread.challenges.operations import (
    add_following,
    answer_challenge,
    close_challenge,
    escalate,
    raise_again,
    raise_challenge,
    record_change,
    settle_stage,
    take_step,
    tie_actions,
    view_stage,
)
from goldthread.challenges.shown import next_steps
from goldthread.kit.periods import Period, parse_span
from goldthread.kit.refusal import Refusal, Stale
from goldthread.partners.models import Holding, Person, Seat
from goldthread.trail.queries import history
from tests.cast import TODAY
from tests.factories.challenges import a_challenge, a_stage
from tests.factories.risks import a_risk

WORDS = "How does the trust know that its supervision is held?"
LATER = TODAY + timedelta(20)


def again(record):
    return type(record).objects.get(pk=record.pk)


def fresh(person):
    return Person.objects.get(pk=person.pk)


def raised(world, who="chair", **more):
    asked = {"to": world.health, "raised_by": world.seats[who], "answer_due_on": LATER} | more
    return raise_challenge(partnership=world.wessmere, words=WORDS, **asked, by=fresh(world.people[who]), on=TODAY)


def answered(world, challenge, who="agency lead", **more):
    said = {"verdict": "partly", "words": "In two of three teams."} | more
    row = again(challenge)
    return answer_challenge(challenge=row, **said, version=row.version, by=fresh(world.people[who]), on=TODAY)


def closed(world, challenge, who, **more):
    row = again(challenge)
    said = {"reason": "Settled."} | more
    return close_challenge(challenge=row, **said, version=row.version, by=fresh(world.people[who]), on=TODAY)


def test_anybody_with_a_seat_raises_one_from_it_a_school_too(world, people):
    challenge = raised(world, "respondent", to=world.wessmere)
    assert (challenge.number, challenge.key, challenge.body) == (1, "ch-1", world.wessmere)
    assert Challenge.objects.visible_to(people["respondent"]).get() == challenge
    with pytest.raises(Refusal, match="from a seat that you hold"):
        raised(world, "respondent", raised_by=world.seats["chair"])


def test_the_unit_enters_one_for_another_seat_or_from_an_old_log(world, people):
    unit = {"partnership": world.wessmere, "words": WORDS, "to": "Example Board", "by": people["manager"], "on": TODAY}
    entered = raise_challenge(**unit, raised_by=world.seats["chair"])
    old = raise_challenge(**unit, raised_by_words="A former chair", raised=parse_span("2019"))
    assert (entered.raiser, old.raiser, old.body) == ("Chair seat", "A former chair", "Example Board")
    assert "no seat is recorded" in closing_of(old, people["chair"], TODAY).sentence


def test_impossible_days_are_refused(world):
    with pytest.raises(Refusal, match="after today"):
        raised(world, raised=parse_span("May 2027"))
    with pytest.raises(Refusal, match="before it was raised"):
        raised(world, answer_due_on=date(2026, 5, 1))


def test_whoever_it_is_put_to_answers_with_reasons_where_it_is_not_accepted_in_full(world):
    challenge = raised(world)
    with pytest.raises(Refusal, match="Give the reasons"):
        answered(world, challenge, verdict="refused", words=" ")
    row = answered(world, challenge)
    answer = row.answers.get()
    assert (row.status, row.verdict, answer.seat, answer.days_late) == (
        "answered", "partly", world.seats["agency lead"], 0,
    )  # fmt: skip


def test_the_unit_enters_an_answer_from_an_e_mail_and_says_so(world):
    challenge = raised(world, answer_due_on=TODAY)
    with pytest.raises(Refusal, match="Say how Wessmere Health Trust answered"):
        answered(world, challenge, "manager")
    with pytest.raises(Refusal, match="after today"):
        answered(world, challenge, "manager", told_how="its e-mail", told_on=LATER)
    row = answered(world, challenge, "manager", told_how="its e-mail", told_on=TODAY)
    assert row.answers.get().told_how == "from its e-mail of 3 May 2026"
    assert history(row, fresh(world.people["chair"]))[0].sentence.startswith("answered: partly accepted")


def test_nobody_else_may_raise_it_again_close_it_or_withdraw_it(world):
    challenge = answered(world, raised(world))
    for who in ("manager", "agency lead", "scrutineer", "lead partner", "group member"):
        person = fresh(world.people[who])
        with pytest.raises(Refusal, match="Only the seat that raised it"):
            closed(world, challenge, who)
        about = {"challenge": challenge, "version": challenge.version, "by": person, "on": TODAY, "reason": "x"}
        with pytest.raises(Refusal, match="Only the seat that raised it"):
            raise_again(**about)
        with pytest.raises(Refusal, match="Only the seat that raised it"):
            take_step(**about, step="withdraw")


def test_the_seat_that_raised_it_closes_it_with_what_came_of_it(world):
    challenge = answered(world, raised(world))
    row = closed(world, challenge, "chair", outcome="changed", changed="Supervision is held monthly.")
    assert (row.status, row.outcome, row.changed_on, row.closed_by) == ("closed", "changed", TODAY, row.raised_by)
    chair = world.people["chair"]
    offered = [words for words, _ in next_steps(row, chair, closing_of(row, chair, TODAY))]
    assert offered[-1] == "Change what came of it" and "Say what came of it" not in offered


def test_the_next_holder_of_the_seat_closes_it_and_the_one_before_no_longer_can(world):
    challenge, seat = answered(world, raised(world)), world.seats["chair"]
    Holding.objects.filter(seat=seat).update(ends_on=TODAY - timedelta(1))
    Holding.objects.create(seat=seat, person=world.people["group member"], starts_on=TODAY)
    with pytest.raises(Refusal, match="Now held by Group Member Example"):
        closed(world, challenge, "chair")
    assert closed(world, challenge, "group member").status == "closed"


def test_the_scrutineer_closes_what_a_seat_raised_that_has_ended_or_stands_empty(world):
    seat = world.seats["chair"]
    first, second = answered(world, raised(world)), answered(world, raised(world))
    Holding.objects.filter(seat=seat).update(ends_on=TODAY - timedelta(1))
    assert "nobody holds that seat" in closing_of(again(first), world.people["chair"], TODAY).sentence
    assert closed(world, first, "scrutineer").closed_by == world.seats["scrutineer"]
    type(seat).objects.filter(pk=seat.pk).update(ends_on=TODAY - timedelta(1))
    assert "that seat has ended" in closing_of(again(second), world.people["chair"], TODAY).sentence
    assert closed(world, second, "scrutineer").status == "closed"


def test_an_empty_seat_to_which_somebody_is_named_waits_for_them(world):
    challenge, seat = answered(world, raised(world)), world.seats["chair"]
    Holding.objects.filter(seat=seat).update(ends_on=TODAY - timedelta(1))
    Holding.objects.create(seat=seat, person=world.people["group member"], starts_on=LATER)
    with pytest.raises(Refusal, match="somebody is named to"):
        closed(world, challenge, "scrutineer")


def test_a_challenge_is_not_closed_before_it_is_answered_and_effective_practice_may_be(world):
    with pytest.raises(Refusal, match="Nobody has answered it yet"):
        closed(world, raised(world), "chair")
    assert closed(world, raised(world, kind="practice"), "chair").status == "closed"


def test_it_is_raised_again_after_an_answer_and_waits_for_a_new_one(world):
    challenge = answered(world, raised(world))
    about = {"challenge": challenge, "version": challenge.version, "by": fresh(world.people["chair"]), "on": TODAY}
    with pytest.raises(Refusal, match="before today"):
        raise_again(**about, reason="Not settled.", answer_due_on=date(2026, 5, 2))
    row = raise_again(**about, reason="It does not say how.", answer_due_on=LATER)
    assert (row.status, row.verdict, row.times, row.raisings.get().why) == ("raised", "", 2, "It does not say how.")
    assert answered(world, row, verdict="accepted").answers.count() == 2


def test_opened_again_it_waits_for_an_answer_once_more(world):
    row = closed(world, answered(world, raised(world)), "chair")
    about = {"version": row.version, "by": fresh(world.people["chair"]), "on": TODAY}
    row = take_step(challenge=row, step="open again", reason="It came back.", **about)
    assert (row.status, row.closed_on, row.closed_by, row.times) == ("raised", None, None, 2)


def test_actions_follow_from_it_added_in_place_or_tied(world, people):
    challenge = raised(world)
    added = add_following(challenge=challenge, words="Hold supervision", by=people["chair"], on=TODAY)
    assert added.has_source
    row = again(challenge)
    tie_actions(challenge=row, actions=[added, world.claimed], version=row.version, by=people["chair"], on=TODAY)
    assert list(again(challenge).actions.order_by("number")) == [world.claimed, added]
    row = again(challenge)
    tie_actions(challenge=row, actions=[], version=row.version, by=people["agency lead"], on=TODAY)
    assert not Action.objects.get(pk=added.pk).has_source


def test_what_changed_is_recorded_with_evidence_and_says_so_where_it_is_used(world, people):
    challenge = answered(world, raised(world))
    about = {"challenge": challenge, "version": challenge.version, "by": people["agency lead"], "on": TODAY}
    with pytest.raises(Refusal, match="Say what changed"):
        record_change(**about, outcome="changed")
    told = {"outcome": "changed", "changed": "Supervision is held.", "changed_on": TODAY}
    row = record_change(**about, **told, evidence=[world.evidence], brought={"text": "A log of sessions."})
    assert row.evidence.count() == 2
    with pytest.raises(Refusal, match="Only who raised it"):
        record_change(**about | {"version": row.version, "by": people["group member"]}, **told)


def test_it_is_taken_further_by_stages_with_the_advisers_view_at_each(world, people):
    challenge = answered(world, raised(world))
    about = {"challenge": challenge, "version": challenge.version, "on": TODAY, "to": "Heads", "why": "It goes on."}
    with pytest.raises(Refusal, match="Only who raised it"):
        escalate(**about, stage=1, by=people["agency lead"])
    stage = escalate(**about, stage=1, by=people["scrutineer"])
    with pytest.raises(Refusal, match="nobody writes it|own"):
        view_stage(escalation=stage, view="Mine.", version=again(challenge).version, by=people["manager"], on=TODAY)
    version = again(challenge).version
    viewed = view_stage(escalation=stage, view="Partners decide.", version=version, by=people["scrutineer"], on=TODAY)
    assert (viewed.viewed_by, viewed.viewed_on) == (world.seats["scrutineer"], TODAY)
    row = again(challenge)
    with pytest.raises(Refusal, match="at that stage already"):
        escalate(**about | {"challenge": row, "version": row.version}, stage=1, by=people["chair"])
    settled = settle_stage(escalation=stage, result="To be done.", version=row.version, by=people["chair"], on=TODAY)
    assert settled.settled_on == TODAY


def test_the_view_is_of_the_scrutineers_own_seat_there_and_no_other_seat_writes_over_it(world, people):
    me = people["scrutineer"]
    next_door = Seat.objects.create(partnership=world.norden, title="A scrutineer elsewhere", role="scrutineer")
    second = Seat.objects.create(partnership=world.wessmere, title="Second scrutineer", role="scrutineer")
    Holding.objects.create(seat=next_door, person=me, starts_on=date(2020, 4, 1))
    Holding.objects.create(seat=second, person=people["stranger"], starts_on=date(2024, 4, 1))
    challenge = raised(world)
    stage = a_stage(challenge)
    given = {"escalation": stage, "view": "Decide.", "on": TODAY}
    viewed = view_stage(**given, version=again(challenge).version, by=Person.objects.get(pk=me.pk))
    assert viewed.viewed_by == world.seats["scrutineer"]
    with pytest.raises(Refusal, match="nobody writes over it"):
        view_stage(**given, version=again(challenge).version, by=Person.objects.get(pk=people["stranger"].pk))


def test_an_answer_made_from_an_older_version_is_refused(world):
    challenge = raised(world)
    answered(world, challenge)
    with pytest.raises(Stale):
        answer_challenge(challenge=challenge, verdict="accepted", version=1, by=world.people["agency lead"], on=TODAY)


def test_risks_and_challenges_share_one_run_of_numbers_where_the_partnership_wants_it(world):
    type(world.wessmere).objects.filter(pk=world.wessmere.pk).update(shares_numbers=True)
    risk = a_risk(world, number=7)
    assert raised(world).number == risk.number + 1
    assert raised(world).number == risk.number + 2


def test_the_report_tells_a_challenge_as_it_stood_on_its_day(world):
    year = Period(date(2026, 4, 1), date(2027, 3, 31))
    challenge = answered(world, raised(world))
    closed(world, challenge, "chair", outcome="changed", changed="Supervision is held.")
    now = for_period(world.wessmere, year, TODAY)
    before = for_period(world.wessmere, year, TODAY - timedelta(1))
    assert [each.verdict for each in now.challenges] == ["Partly accepted"]
    assert [(each.verdict, each.outcome, each.state) for each in before.challenges] == [("", "", "raised")]
    assert now.of("changed")[0].ref.pk == challenge.pk
    assert for_period(world.wessmere, Period(date(2024, 4, 1), date(2025, 3, 31)), TODAY).challenges == ()


def test_a_challenge_that_is_withdrawn_is_not_told(world):
    a_challenge(world, status="withdrawn")
    assert for_period(world.wessmere, Period(date(2026, 4, 1), date(2027, 3, 31)), TODAY).challenges == ()
