"""Ratings and gaps, read for one row and compiled for a list, say the same."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.actions.models import Action, Recommendation
from goldthread.actions.rules import (
    COLOURS,
    GAPS,
    NEVER_SAT,
    RAG,
    RATINGS,
    RECOMMENDATION_GAPS,
    gaps_of,
    last_round,
    marks_of,
    rating_of,
)
from goldthread.kit.periods import Span
from tests.cast import TODAY

RHYTHM = SimpleNamespace(round_months=3, soon_days=30, year_start_month=4)
LAST_ROUND = date(2026, 1, 1)
IN_NINE, YESTERDAY = TODAY + timedelta(9), TODAY - timedelta(1)
CLAIMED = "Said to be done; the evidence is waiting to be checked"
ONGOING = {"due_last": None, "due_words": "ongoing"}
BY_HAND = {"rag_override": "red", "rag_reason": "worse than it looks"}


def row(**given):
    """An action under way that is heard of, due far off and has all that it needs."""
    plain = {
        "status": "under way", "reason": "", "due_last": date(2027, 3, 31), "due_words": "31 March 2027", "slips": 0,
        "has_lead": True, "lead_vacant_from": None, "has_source": True, "heard_on": date(2026, 4, 20), "added_on": None,
        "evidenced_on": None, "impact_on": None, "waiting_since": None, "done_last": None, "done_words": "",
        "is_change_undated": False,
        "rag_override": "", "rag_reason": "", "rag_until": None,
    }  # fmt: skip
    return plain | given


def read(**given):
    reading = rating_of(row(**given), RHYTHM, TODAY)
    return reading.key, reading.words


def test_the_last_round_is_the_one_that_is_finished():
    assert last_round(RHYTHM, TODAY).start == LAST_ROUND
    assert last_round(SimpleNamespace(round_months=6, soon_days=30, year_start_month=4), TODAY).start == date(
        2025, 10, 1
    )


@pytest.mark.parametrize(
    ("given", "key", "words"),
    [
        ({}, "green", "Due in 332 days"),
        ({"due_last": IN_NINE, "heard_on": None}, "amber", "Due in 9 days, no update since the last round"),
        ({"due_last": IN_NINE, "heard_on": LAST_ROUND}, "green", "Due in 9 days"),
        ({"due_last": TODAY + timedelta(31), "heard_on": None}, "green", "Due in 31 days"),
        ({"due_last": TODAY}, "green", "Due today"),
        ({"due_last": TODAY - timedelta(34)}, "red", "34 days late"),
        ({"slips": 1}, "amber", "Due in 332 days, and the date has slipped once"),
        ({"slips": 2}, "red", "Due in 332 days, and the date has slipped twice"),
        ({"has_lead": False}, "red", "Nobody leads it"),
        ({"lead_vacant_from": TODAY}, "red", "Whoever led it has gone, and nobody holds the seat"),
        ({"lead_vacant_from": NEVER_SAT}, "red", "Nobody sits for it yet"),
        ({"lead_vacant_from": TODAY + timedelta(1)}, "green", "Due in 332 days"),
        (ONGOING | {"heard_on": None}, "amber", "Ongoing, no update since the last round"),
        (ONGOING, "green", "Ongoing"),
        ({"due_last": None, "due_words": ""}, "green", "No due date"),
        ({"status": "agreed"}, "grey", "Not started. Due in 332 days"),
        ({"status": "agreed", "due_last": YESTERDAY}, "red", "1 day late"),
        ({"status": "blocked", "reason": "no chair", "due_last": YESTERDAY}, "blocked", "Blocked: no chair"),
        ({"status": "paused", "reason": "funding"}, "grey", "Paused: funding"),
        ({"status": "done", "done_last": TODAY, "done_words": "3 May 2026"}, "done", "Done on 3 May 2026"),
        ({"status": "done", "done_last": TODAY, "done_words": "spring 2026"}, "done", "Done spring 2026"),
        ({"status": "done"}, "done", "Done, on a day that is not known"),
        ({"status": "claimed", "due_last": YESTERDAY}, "claimed", CLAIMED),
        ({"status": "stood down", "reason": "merged"}, "closed", "Stood down: merged"),
        (BY_HAND | {"rag_until": TODAY}, "red", "Set by hand until 3 May 2026: worse than it looks"),
        (BY_HAND | {"rag_until": TODAY, "status": "claimed"}, "claimed", CLAIMED),
        (BY_HAND | {"rag_until": TODAY, "status": "paused", "reason": "funding"}, "grey", "Paused: funding"),
        ({"rag_override": "red", "rag_reason": "x", "rag_until": YESTERDAY}, "green", "Due in 332 days"),
    ],
)  # fmt: skip
def test_rating_is_computed_and_explained(given, key, words):
    assert read(**given) == (key, words)


@pytest.mark.parametrize(
    ("given", "keys"),
    [
        ({}, []),
        ({"has_lead": False, "has_source": False}, ["no-lead", "no-source"]),
        ({"lead_vacant_from": TODAY}, ["lead-vacant"]),
        ({"due_last": None, "due_words": ""}, ["no-due"]),
        ({"due_last": None, "due_words": "when the toolkit is ready"}, ["due-unknown"]),
        (ONGOING, []),
        ({"heard_on": None}, ["unheard"]),
        ({"heard_on": None, "added_on": TODAY}, []),
        ({"heard_on": None, "added_on": LAST_ROUND}, []),
        ({"heard_on": None, "added_on": LAST_ROUND - timedelta(1)}, ["unheard"]),
        ({"status": "done", "done_last": TODAY}, ["no-evidence", "no-impact"]),
        ({"status": "done", "evidenced_on": TODAY, "impact_on": TODAY}, ["done-unknown"]),
        ({"status": "claimed", "waiting_since": date(2025, 12, 31)}, ["waiting"]),
        ({"status": "claimed", "waiting_since": LAST_ROUND}, []),
        ({"is_change_undated": True}, ["change-undated"]),
        ({"status": "stood down", "has_lead": False, "has_source": False, "due_last": None, "due_words": ""}, []),
    ],
)
def test_each_kind_of_gap_is_named_apart(given, keys):
    assert [gap.key for gap in gaps_of(row(**given), RHYTHM, TODAY)] == keys


def test_every_reading_has_a_label_and_every_gap_a_key_of_its_own():
    assert set(RAG.keys) == set(RATINGS)
    every = [gap.key for gap in (*GAPS, *RECOMMENDATION_GAPS)]
    assert len(set(every)) == len(every)


days = st.one_of(st.none(), st.dates(TODAY - timedelta(300), TODAY + timedelta(60)))
known = {
    "status": st.sampled_from(Action.Status.values), "reason": st.just("reason"), "due_last": days,
    "due_words": st.sampled_from(["", "ongoing", "when ready"]), "slips": st.integers(0, 3), "has_lead": st.booleans(),
    "lead_vacant_from": days, "has_source": st.booleans(), "heard_on": days, "added_on": days,
    "evidenced_on": days, "impact_on": days,
    "waiting_since": days, "is_change_undated": st.booleans(), "done_last": days,
    "rag_override": st.sampled_from(["", *COLOURS]), "rag_until": days,
}  # fmt: skip


@given(st.fixed_dictionaries(known))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_list_reads_what_the_page_reads(world, values):
    values |= {"rag_reason": "reason", "rag_by": world.people["manager"]}
    values["rag_until"] = values["rag_until"] or TODAY
    action = Action(home=world.wessmere, key="one", number=99, words="One", **values)
    action.due_first, action.done_first = action.due_last, action.done_last
    Action.objects.filter(key="one").delete()
    action.save()
    marks = marks_of(RHYTHM, TODAY)
    rows = Action.objects.filter(key="one").annotate(rating=RAG.case(TODAY, **marks))
    assert rows.get().rating == rating_of(action, RHYTHM, TODAY).key
    held = {gap.key for gap in GAPS if rows.filter(gap.when.q(TODAY, **marks)).exists()}
    assert held == {gap.key for gap in gaps_of(action, RHYTHM, TODAY)}


@given(status=st.sampled_from(Recommendation.Status.values), has_action=st.booleans(), has_source=st.booleans())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_list_of_recommendations_reads_what_the_page_reads(world, status, has_action, has_source):
    Recommendation.objects.filter(key="one").delete()
    one = Recommendation.objects.create(
        home=world.wessmere, key="one", number=99, words="One", status=status, reason="why", has_action=has_action,
        source=world.source if has_source else None,
    )  # fmt: skip
    rows = Recommendation.objects.filter(key="one")
    held = {gap.key for gap in RECOMMENDATION_GAPS if rows.filter(gap.when.q(TODAY)).exists()}
    assert held == {gap.key for gap in gaps_of(one, RHYTHM, TODAY, RECOMMENDATION_GAPS)}


def test_an_unknown_span_is_no_due_date():
    assert [gap.key for gap in gaps_of(row(due_last=Span().last, due_words=str(Span().words)), RHYTHM, TODAY)] == [
        "no-due"
    ]
