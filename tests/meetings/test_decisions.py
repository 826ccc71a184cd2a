"""Decisions: recorded with their words alone, key ones with what they rest on, put round, ratified, carried out."""

from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from goldthread.kit.periods import Span
from goldthread.kit.refusal import Refusal
from goldthread.meetings import wanted
from goldthread.meetings.decided import asked_of, lacks, replies_stand
from goldthread.meetings.deciding import ANSWERS, level_of, standing_of_replies
from goldthread.meetings.due import due as due_to
from goldthread.meetings.models import Decision, Reply, Told
from goldthread.meetings.operations import circulation, decisions
from goldthread.partners.models import Group, Seat
from goldthread.trail.models import Entry
from tests.cast import TODAY, build_world
from tests.factories.attendance import a_sitting
from tests.factories.decisions import NEXT, a_decision, put_round, to_tell


@pytest.fixture
def world(db, clock):
    return build_world()


def record(world, **more):
    given_ = {"partnership": world.wessmere, "words": "Use one toolkit", "by": world.people["manager"], "on": TODAY}
    return decisions.record_decision(**given_ | more)


def test_a_decision_needs_only_its_words(world):
    decision = record(world)
    assert (decision.level, decision.status, decision.decided) == ("group", "taken", Span.day(TODAY))


@pytest.mark.parametrize(
    ("level", "kind", "found"),
    [("", "executive", "delegated"), ("", "board", "board"), ("", "subgroup", "group"), ("lead", "executive", "lead")],
)
def test_the_level_comes_from_the_group(level, kind, found):
    assert level_of(level, kind) == found


def test_day_and_group_come_from_its_meeting(world):
    decision = record(world, meeting=a_sitting(world))
    assert (decision.group, decision.decided) == (world.subgroup, Span.day(date(2026, 4, 20)))


def test_a_decision_that_was_taken_cannot_lie_ahead(world):
    with pytest.raises(Refusal, match="cannot lie ahead"):
        record(world, decided=Span.day(date(2026, 6, 1)))


def test_a_key_decision_names_what_it_lacks_and_another_does_not(world):
    assert lacks(a_decision(world), False, TODAY) == []
    bare = a_decision(world, is_key=True)
    assert len(lacks(bare, False, TODAY)) == 8
    grounds = dict.fromkeys(("options", "reasons", "considered", "equality", "dissent", "delegation"), "Said.")
    full = a_decision(world, is_key=True, review_on=date(2026, 4, 1), **grounds)
    to_tell(full, world.health)
    assert lacks(full, False, TODAY) == [
        "Wessmere Health Trust has not been told yet, as far as is recorded.",
        "The day to look at it again has passed.",
    ]


def test_lead_partners_decide_by_right(world):
    sentences = lacks(a_decision(world, is_key=True, level="lead"), False, TODAY)
    assert not any("delegated" in each for each in sentences)


def test_the_page_of_a_key_decision_says_what_is_missing(world, client):
    client.force_login(world.people["lead partner"])
    page = client.get(a_decision(world, is_key=True).get_absolute_url()).text
    assert "It is not recorded why it was decided so." in page


def test_words_in_minutes_that_went_out_are_not_changed(world):
    decision = a_decision(world, meeting=a_sitting(world, minutes="agreed"))
    with pytest.raises(Refusal, match="takes the place"):
        decisions.change_decision(decision=decision, words="Other words", version=1, by=None, on=TODAY)
    decisions.change_decision(decision=decision, words=decision.words, reasons="Why", version=1, by=None, on=TODAY)


def test_one_decision_takes_the_place_of_another(world, client):
    old, new = a_decision(world), a_decision(world, words="Use two")
    client.force_login(world.people["chair"])
    address = reverse("meetings:decision-step", args=(old.pk, "supersede"))
    client.post(address, {"version": 1, "reason": "Too little", "superseded_by": f"D-{new.number}"})
    old.refresh_from_db()
    assert (old.status, old.superseded_by) == ("superseded", new)
    assert "Use two" in client.get(old.get_absolute_url()).text
    answer = client.post(
        reverse("meetings:decision-step", args=(new.pk, "supersede")),
        {"version": 1, "reason": "x", "superseded_by": f"D-{new.number}"},
    )
    assert "cannot take its own place" in answer.text


class TestByCirculation:
    def round(self, world, **more):
        about = {"group": world.subgroup, "words": "Pay for two days", "replies_by": NEXT.replace(day=20)}
        return circulation.put_round(**about | more, by=world.people["chair"], on=TODAY)

    def reply(self, world, decision, answer="agree", who="group member", by=None, **more):
        about = {"decision": decision, "seat": world.seats[who], "answer": answer}
        return circulation.reply(**about | more, by=by or world.people[who], on=TODAY)

    def test_it_is_being_decided_until_somebody_says_that_it_is(self, world):
        decision = self.round(world)
        assert (decision.status, decision.how, decision.put_round_on) == ("proposed", "circulation", TODAY)
        assert not decision.decided

    def test_a_group_in_which_nobody_could_reply_is_refused(self, world):
        empty = Group.objects.create(home=world.wessmere, key="empty", kind="subgroup", name="Empty")
        with pytest.raises(Refusal, match="nobody could reply"):
            self.round(world, group=empty)
        with pytest.raises(Refusal, match="has passed"):
            self.round(world, replies_by=date(2026, 4, 1))

    def test_replies_are_counted_by_seat_and_a_later_one_takes_the_place_of_an_earlier(self, world):
        decision = self.round(world)
        self.reply(world, decision, "disagree", words="Too dear.")
        self.reply(world, decision, "agree")
        assert Reply.objects.get().answer == "agree"
        assert Entry.objects.filter(operation="reply").count() == 2
        standing = replies_stand(asked_of(decision, decision.replies.all()))
        assert (standing.asked, standing.agree, standing.missing) == (2, 1, 1)
        assert standing.sentence == "One reply of two: one agrees."

    def test_the_unit_enters_a_reply_from_an_email(self, world, client):
        decision = self.round(world)
        client.force_login(world.people["manager"])
        body = {"seat": world.seats["group member"].pk, "answer": "abstain", "words": "From the e-mail of today."}
        client.post(reverse("meetings:reply", args=(decision.pk,)), body)
        assert Reply.objects.get().entered_by == world.people["manager"]

    def test_a_member_replies_for_their_own_seat_alone(self, world, client):
        decision = self.round(world)
        client.force_login(world.people["group member"])
        address = reverse("meetings:reply", args=(decision.pk,))
        refused = client.post(address, {"seat": world.seats["chair"].pk, "answer": "agree"})
        assert refused.status_code == 422 and not Reply.objects.exists()
        client.post(address, {"seat": world.seats["group member"].pk, "answer": "agree"})
        assert Reply.objects.get().seat == world.seats["group member"]

    def test_a_reply_after_it_was_decided_changes_nothing(self, world):
        decision = self.round(world)
        decisions.take_decision_step(decision=decision, step="take", version=1, by=None, on=TODAY)
        with pytest.raises(Refusal, match="no longer being decided"):
            self.reply(world, decision)

    def test_it_is_ratified_at_a_later_meeting_that_was_held(self, world, client):
        decision = self.round(world)
        taken = decisions.take_decision_step(decision=decision, step="take", version=1, by=None, on=TODAY)
        early, planned = a_sitting(world), a_sitting(world, on=TODAY, status="planned")
        client.force_login(world.people["manager"])
        asked = client.get(reverse("meetings:ratify", args=(decision.pk,))).content.decode()
        told = client.get(decision.get_absolute_url()).content.decode()
        assert "has not met since it was decided" in asked and "set it to “Taken”" in told
        assert "Being decided" in told.partition("Before and after")[2], "what stood before, in words of the page"
        for meeting, words in ((early, "before"), (planned, "was held")):
            with pytest.raises(Refusal, match=words):
                decisions.ratify(decision=taken, meeting=meeting, version=taken.version, by=None, on=TODAY)
        held = a_sitting(world, on=TODAY)
        done = decisions.ratify(decision=taken, meeting=held, version=taken.version, by=None, on=TODAY)
        assert (done.status, done.ratified_at) == ("ratified", held)


@given(st.integers(0, 30), st.lists(st.sampled_from([*ANSWERS])))
def test_replies_never_pass_the_number_asked(asked, answers):
    standing = standing_of_replies(asked, answers)
    assert standing.replied == len(answers) <= standing.asked
    assert standing.missing >= 0
    assert standing.replied + standing.missing == standing.asked


@given(st.integers(0, 30), st.lists(st.sampled_from([*ANSWERS])), st.sampled_from([*ANSWERS]))
def test_one_reply_more_lowers_what_is_missing_and_no_other_count(asked, answers, more):
    before, after = standing_of_replies(asked, answers), standing_of_replies(asked, [*answers, more])
    assert after.missing == max(before.missing - 1, 0)
    assert all(getattr(after, each) == getattr(before, each) + (each == more) for each in ANSWERS)


class TestWhatIsWanted:
    def test_a_member_is_asked_for_a_reply_until_they_gave_it(self, world):
        decision, member = put_round(world), world.people["group member"]
        (due,) = due_to(member, TODAY)
        assert (due.verb, due.why) == ("Reply", "A reply is wanted")
        Reply.objects.create(decision=decision, seat=world.seats["group member"], answer="agree", on=TODAY)
        assert due_to(member, TODAY) == []

    def test_an_agency_owes_what_it_carries_out_until_it_is_done(self, world):
        told = to_tell(a_decision(world), world.health, carries_out=True, due_on=NEXT)
        lead = world.people["agency lead"]
        assert [due.verb for due in due_to(lead, TODAY)] == ["Say that it is carried out"]
        assert len(wanted.owes(lead, world.health, TODAY)) == 1
        decisions.carry_out(told=told, version=told.version, done_words="Used in every team.", by=lead, on=TODAY)
        assert due_to(lead, TODAY) == wanted.owes(lead, world.health, TODAY) == []
        assert Told.objects.get().told_on == TODAY

    def test_whoever_must_only_be_told_carries_nothing_out(self, world):
        told = to_tell(a_decision(world), world.health)
        assert due_to(world.people["agency lead"], TODAY) == []
        with pytest.raises(Refusal, match="need only be told"):
            decisions.carry_out(told=told, version=told.version, done_words="x", by=None, on=TODAY)

    def test_the_next_agenda_ratifies_looks_again_and_agrees_minutes(self, world):
        a_decision(world, how="circulation")
        a_decision(world, review_on=date(2026, 6, 1))
        a_sitting(world, minutes="sent")
        manager = world.people["manager"]
        verbs = [due.verb for due in wanted.tabled(manager, world.subgroup, TODAY)]
        assert sorted(verbs) == ["Agree", "Look again", "Ratify"]
        assert wanted.tabled(manager, world.business, TODAY) == []

    def test_what_one_group_keeps_is_offered_to_no_other(self, world):
        narrow = {"circle": "group", "circle_group": world.subgroup, "how": "circulation"}
        a_decision(world, **narrow)
        assert [due.restricted for due in wanted.tabled(world.people["chair"], world.subgroup, TODAY)] == [True]
        assert wanted.tabled(world.people["agency lead"], world.subgroup, TODAY) == []

    def test_minutes_wait_for_whoever_takes_them_and_then_for_the_chair(self, world):
        meeting = a_sitting(world)
        chair, manager = world.people["chair"], world.people["manager"]
        assert [due.verb for due in due_to(manager, TODAY)] == ["Take the minutes"]
        type(meeting).objects.update(minutes="chair")
        assert [due.verb for due in due_to(chair, TODAY)] == ["Read them"]
        assert due_to(manager, TODAY) == due_to(world.people["group member"], TODAY) == []


def test_decisions_are_narrowed_by_group_level_key_year_and_state(world, client):
    a_decision(world, is_key=True, words="Key one")
    a_decision(world, group=world.business, level="board", words="Board one")
    client.force_login(world.people["manager"])
    for asked, words in (({"is_key": "on"}, "Key one"), ({"level": "board"}, "Board one"),
                         ({"group": world.business.pk}, "Board one")):  # fmt: skip
        page = client.get(reverse("meetings:decisions"), asked).text
        assert words in page
        assert page.count(" one</a>") == 1
    assert "Nothing fits" in client.get(reverse("meetings:decisions"), {"year": "2020"}).text


def test_a_chair_records_for_their_own_group_alone(world, client):
    client.force_login(world.people["chair"])
    body = {"words": "Use one", "how": "meeting", "circle": "partnership", "group": world.business.pk}
    assert client.post(reverse("meetings:add-decision"), body).status_code == 422
    client.post(reverse("meetings:add-decision"), body | {"group": world.subgroup.pk})
    assert Decision.objects.get().group == world.subgroup


def test_observers_are_not_asked_to_reply(world):
    decision = put_round(world)
    Seat.objects.filter(pk=world.seats["chair"].pk).update(capacity="observer")
    assert [each.seat for each in asked_of(decision, ())] == [world.seats["group member"].pk]


def test_an_observer_is_told_that_only_members_reply(world, client):
    decision = put_round(world)
    Seat.objects.filter(pk=world.seats["group member"].pk).update(capacity="observer")
    client.force_login(world.people["group member"])
    assert "Only members of the group reply" in client.get(reverse("meetings:reply", args=(decision.pk,))).text
