"""Every form that changes what stands carries the version it was made from: without one, or with another, nothing is
saved."""

import pytest
from django.db import transaction
from django.urls import reverse

from goldthread.trail.models import Entry
from tests.cast import CAST
from tests.house.test_access import bodies, rows

OVERWRITES_NOTHING = {
    "it adds a record, and there is none yet to be overwritten": (
        "actions:add", "actions:add-answering", "actions:add-recommendation", "actions:add-source",
        "actions:bring-evidence", "challenges:count", "challenges:raise", "clocks:add-term", "clocks:close-days",
        "clocks:work-on-holiday", "meetings:add-decision", "meetings:plan", "meetings:put-round", "meetings:series",
        "partners:add-agency", "partners:add-group", "partners:add-partnership", "partners:add-person",
        "partners:add-seat", "partners:add-theme", "partners:bring", "partners:invite", "partners:name-partner",
        "partners:step-groups", "partners:step-partners", "partners:step-seats", "plan:add-kind", "plan:add-objective",
        "plan:add-plan", "plan:install-kinds", "report:add-report", "report:add-template", "risks:add",
        "risks:add-change", "risks:set-scale", "scrutiny:add-finding", "scrutiny:add-planned", "scrutiny:log",
        "scrutiny:set-focus", "scrutiny:write-note", "scrutiny:write-statement", "sources:add-inspection",
        "sources:share",
    ),
    "it adds a row to a record, beside those that are there": (
        "actions:claim", "actions:evidence", "actions:impact", "actions:progress", "challenges:action",
        "meetings:add-guest", "meetings:came-up", "meetings:decision-action", "meetings:decision-evidence",
        "meetings:interest", "meetings:tell", "partners:add-area", "partners:add-members", "partners:answer-comment",
        "partners:ask-erasure", "partners:comments", "partners:join-agency", "partners:succeed",
        "partners:succeed-agency", "plan:add-action", "plan:add-event",
        "plan:add-measure", "plan:add-outcome", "plan:add-phase", "plan:add-reading", "plan:answer",
        "plan:place-action", "report:add-paper", "risks:add-action", "risks:add-milestone", "risks:rate",
        "risks:share", "risks:share-action", "risks:tie", "scrutiny:finding-action", "scrutiny:finding-challenge",
        "scrutiny:finding-recommend", "scrutiny:log-meeting", "scrutiny:note-fact", "sources:add-joint",
        "sources:recommended",
    ),
    "it fills what is empty, and leaves what is filled": (
        "actions:evidence-several", "plan:set-position", "scrutiny:answer-fact", "scrutiny:judge-focus",
        "scrutiny:report-focus",
    ),
    "it is the reader's own, and nobody else writes there": (
        "actions:clear-file", "actions:take-file-away", "meetings:end-feed", "meetings:reply", "scrutiny:delete-note",
    ),
    "it holds no words: it opens a door, shuts one, or sets work going, and may be pressed twice": (
        "desk:asked", "desk:give-briefing", "desk:hand", "desk:take-back", "meetings:guest", "meetings:room",
        "partners:close-account", "partners:lift-stop", "partners:open-account", "partners:send-way-in",
        "partners:told-code", "partners:way-in", "post:letter-again", "post:try-again", "report:make-filled",
        "report:make-paper", "report:make-report",
    ),
}  # fmt: skip
LEFT_OUT = {name for names in OVERWRITES_NOTHING.values() for name in names}
SAVED = [row for row in rows() if row["method"] == "POST" and "yes" in row.values() and row["trail"] == "entry"]


def test_what_overwrites_nothing_is_named_once_and_saves_something():
    named = [name for names in OVERWRITES_NOTHING.values() for name in names]
    assert sorted(set(named) - {row["url"] for row in SAVED}) == []
    assert len(named) == len(LEFT_OUT)


@pytest.mark.said_once  # versions are compared in Python; of two at once test_racing.py asks both engines
@pytest.mark.parametrize("row", [row for row in SAVED if row["url"] not in LEFT_OUT], ids=lambda row: row["url"])
def test_nothing_is_saved_without_the_version_that_a_form_was_made_from(house, db, row):
    arguments, body = bodies()[row["url"]](house.world)
    client = house.client(next(who for who in CAST if row[who] == "yes"))
    url, before = reverse(row["url"], kwargs=arguments), Entry.objects.count()
    carried = [name for name in body if name.startswith("version")]
    rest = {name: value for name, value in body.items() if name not in carried}
    for sent in (rest, rest | dict.fromkeys(carried or ["version"], 77)):
        with transaction.atomic():
            response = client.post(url, sent)
            assert Entry.objects.count() == before, "saved: carry the version, or say why it overwrites nothing"
            assert response.status_code in (302, 409, 422), response.status_code
            transaction.set_rollback(True)
