"""A section that is assigned: who sees it, who writes it, what waits for whom, and until when."""

from datetime import date

import pytest
from django.urls import reverse

from goldthread.desk.offers import owed
from goldthread.kit.refusal import Refusal
from goldthread.report import queries
from goldthread.report.models import Report, Section
from goldthread.report.operations import assigning as operations
from tests.cast import TODAY, build_world
from tests.factories.report import a_report

DUE = date(2026, 5, 20)


@pytest.fixture
def world(db, clock):
    world = build_world()
    world.told = a_report(world).told
    return world


def assign(world, **to):
    to = to or {"agency": world.school}
    about = {"section": world.told, "due": DUE, "words": "Half a page.", "version": world.told.version}
    world.told = operations.assign_section(**about, **to, by=world.people["manager"], on=TODAY)
    return world.told


def step(world, name, by="manager", **more):
    about = {"section": world.told, "step": name, "version": world.told.version}
    world.told = operations.take_step(**about, **more, by=world.people[by], on=TODAY)


def waiting(world, who):
    return [(due.verb, due.whose) for due in owed(world.people[who], TODAY) if "/reports/" in due.where]


def test_its_state_says_to_whom_and_until_when(world):
    assign(world)
    assert queries.state_of(world.told) == "Drafted; assigned to Wessmere Example School, due 20 May 2026"
    step(world, "say it is ready")
    assert queries.state_of(world.told) == "Drafted; ready, from Wessmere Example School"
    step(world, "agree")
    assert queries.state_of(world.told) == "Drafted; agreed with Wessmere Example School"


def test_whoever_is_asked_sees_that_section_and_no_more_of_the_report(world, client):
    respondent = world.people["respondent"]
    assert not Section.objects.visible_to(respondent).exists()
    assign(world)
    assert [*Section.objects.visible_to(respondent)] == [world.told]
    assert not Report.objects.visible_to(respondent).exists()
    client.force_login(respondent)
    page = client.get(world.told.get_absolute_url()).content.decode()
    assert "Half a page." in page and "Neglect is named earlier" in page and "Preview the whole" not in page
    assert "/figures/" not in page and "/actions/" not in page, "no link leads to what they may not open"
    other = world.told.report.sections.get(key="plan")
    assert client.get(other.get_absolute_url()).status_code == 404
    assert client.get(world.told.report.get_absolute_url()).status_code == 404


def test_they_write_it_say_that_it_is_ready_and_then_no_longer(world, client):
    assign(world)
    client.force_login(world.people["respondent"])
    write = reverse("report:write", args=(world.told.pk,))
    assert client.get(write).status_code == 200
    answer = client.post(write, {"version": world.told.version, "narrative": "Children told us."}, follow=True)
    assert "Children told us." in answer.content.decode()
    world.told.refresh_from_db()
    ready = reverse("report:section-step", args=(world.told.pk, "say-it-is-ready"))
    answer = client.post(ready, {"version": world.told.version}, follow=True)
    assert "ready to be agreed" in answer.content.decode()
    world.told.refresh_from_db()
    step(world, "agree")
    assert client.get(write).status_code == 403


def test_nobody_else_of_the_partnership_writes_it(world, client):
    assign(world)
    for who in ("agency lead", "chair", "group member", "scrutineer"):
        client.force_login(world.people[who])
        assert client.get(reverse("report:write", args=(world.told.pk,))).status_code == 403


def test_it_waits_for_them_until_it_is_ready_and_then_for_the_writing_team(world):
    assign(world, seat=world.seats["chair"])
    assert waiting(world, "chair") == [("Write it", "Chair seat")] and not waiting(world, "manager")
    step(world, "say it is ready", by="chair")
    assert not waiting(world, "chair") and waiting(world, "manager") == [("Agree it", "Whoever writes the report")]
    step(world, "send back", reason="Say how you know.")
    assert waiting(world, "chair") and world.told.assigned_words == "Say how you know."
    step(world, "take it back")
    assert not waiting(world, "chair") and world.told.assigned is None and world.told.assigned_due is None


def test_it_is_assigned_to_one_body_and_to_a_day_that_lies_ahead(world):
    with pytest.raises(Refusal, match="one agency or to one seat"):
        assign(world, agency=world.school, seat=world.seats["chair"])
    with pytest.raises(Refusal, match="has passed"):
        operations.assign_section(
            section=world.told, agency=world.school, due=date(2026, 5, 2), version=1, by=None, on=TODAY
        )


def test_a_section_of_words_alone_is_not_ready_without_any(world):
    Section.objects.filter(pk=world.told.pk).update(narrative="")
    assign(world)
    with pytest.raises(Refusal, match="Nothing is written"):
        step(world, "say it is ready", by="respondent")


def test_each_paragraph_carries_a_link_to_its_comments(world, client):
    client.force_login(world.people["manager"])
    page = client.get(world.told.get_absolute_url()).content.decode()
    assert page.count('class="gt-beside') == 2 and "<!--place" not in page
    assert "gt-beside" not in client.get(reverse("report:preview", args=(world.told.report_id,))).content.decode()
