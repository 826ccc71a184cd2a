"""Preparing a meeting: what is offered for its agenda, its order, its papers, interests, reminders and reports."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.actions.models import Action, Line
from goldthread.kit.due import Due
from goldthread.kit.files.checks import bring
from goldthread.kit.periods import NOT_KNOWN, Period, Span
from goldthread.kit.references import reference
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.meetings import operations
from goldthread.meetings.drafting import highlights
from goldthread.meetings.due import due, owes
from goldthread.meetings.models import AgendaItem, Declaration, Feed, HighlightReport, Meeting, Paper
from goldthread.meetings.tabling import RESTRICTED, from_due, proposals
from goldthread.partners.models import GroupParent
from goldthread.post.models import Letter
from goldthread.trail.models import Entry
from goldthread.trail.queries import history
from tests.cast import TODAY, build_world
from tests.factories.decisions import a_decision, to_tell
from tests.factories.evidence import filed
from tests.factories.meetings import a_meeting, a_paper, a_report, an_item
from tests.factories.report import a_report as a_report_of_the_year
from tests.kit.files.made import a_pdf

LAST_MONTH = date(2026, 4, 1)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def world():
    return build_world()


def by(world, who="manager"):
    return {"by": world.people[who], "on": TODAY}


def come(world, who="manager"):
    client = Client()
    client.force_login(world.people[who])
    return client


def late_action(world, **more):
    about = {"words": "Send the audit round", "status": "under way", "has_lead": True, **more}
    action = Action.objects.create(
        home=world.wessmere, key="late", number=77, **about, **columns("due", Span.day(date(2026, 4, 1)))
    )
    Line.objects.create(action=action, group=world.subgroup)
    return action


def test_what_is_late_is_offered_and_goes_on_the_agenda_between_opening_and_close(world):
    late_action(world)
    meeting = a_meeting(world)
    offered = proposals(meeting, world.people["manager"], TODAY)
    assert "AC-77: Send the audit round" in [each.title for each in offered]
    operations.add_items(meeting=meeting, items=reversed(offered), version=1, **by(world))
    titles = [each.title for each in AgendaItem.objects.filter(meeting=meeting).order_by("position")]
    assert titles[0] == "Welcome and apologies" and titles[-1] == "Date of the next meeting"
    assert "AC-77: Send the audit round" in titles[2:-2]
    assert list(meeting.items.values_list("position", flat=True)) == list(range(1, len(offered) + 1))
    assert [each.title for each in proposals(meeting, world.people["manager"], TODAY)] == []


def test_reports_and_papers_that_were_asked_for_are_offered_and_a_paper_comes_under_its_item(world):
    meeting = a_meeting(world, group=world.business)
    paper = a_paper(meeting, "Budget", asked_agency=world.health, due_on=date(2026, 5, 1))
    HighlightReport.objects.create(
        meeting=meeting, group=world.subgroup, starts_on=TODAY, ends_on=TODAY, wanted="- Two"
    )
    offered = {each.title: each for each in proposals(meeting, world.people["manager"], TODAY)}
    report = offered[f"Report of {world.subgroup}"]
    assert (report.kind, report.why) == ("highlight", "It wants decisions of this meeting")
    assert offered["Budget"].why == f"Asked of {world.health}, due on 1 May 2026"
    operations.add_items(meeting=meeting, items=[offered["Budget"]], version=1, **by(world))
    paper.refresh_from_db()
    assert paper.item == meeting.items.get(title="Budget")
    assert "Budget" not in [each.title for each in proposals(meeting, world.people["manager"], TODAY)]


def test_what_was_asked_for_and_did_not_come_is_offered(world):
    silent = late_action(world, words="Say nothing", heard_on=date(2025, 11, 3), added_on=date(2025, 10, 1))
    Action.objects.filter(pk=silent.pk).update(due_first=None, due_last=None, due_words="ongoing")
    last = a_meeting(world, group=world.business, number=1, on=date(2026, 4, 1), status="held")
    paper = a_paper(last, "Budget", asked_agency=world.health, asked_on=LAST_MONTH, due_on=LAST_MONTH)
    decision = a_decision(world, group=world.business)
    told = to_tell(decision, world.health, carries_out=True, due_on=LAST_MONTH)
    section = a_report_of_the_year(world).told
    asked = {"status": "assigned", "assigned_agency": world.health, "assigned_due": LAST_MONTH}
    type(section).objects.filter(pk=section.pk).update(**asked)
    GroupParent.objects.get_or_create(group=world.subgroup, parent=world.business, starts_on=date(2025, 1, 1))

    def offered():
        meeting = Meeting.objects.filter(number=90).first() or a_meeting(world, world.business, 90)
        return {each.title: each.why for each in proposals(meeting, world.people["manager"], TODAY)}

    found, where = offered(), f"{section}, in {section.report}"
    assert found["AC-77: Say nothing"] == "No update since the last round, January 2026 to March 2026"
    assert found["Budget"] == f"Late: asked of {world.health} by 1 April 2026 for the last meeting, and not here"
    assert found[f"{reference(decision)}: {decision.words}"].startswith("Late: to be carried out")
    assert found[where] == f"Late: asked of {world.health} by 1 April 2026"
    Action.objects.filter(pk=silent.pk).update(heard_on=TODAY)
    Paper.objects.filter(pk=paper.pk).update(evidence=filed(world))
    type(told).objects.filter(pk=told.pk).update(done_on=TODAY)
    type(section).objects.filter(pk=section.pk).update(status="ready")
    assert not found.keys() & {"AC-77: Say nothing", "Budget", where} & offered().keys()
    assert f"{reference(decision)}: {decision.words}" not in offered()


def test_of_a_restricted_record_no_word_reaches_the_agenda(world):
    panel = {"circle": "group", "circle_group": world.business}
    late_action(world, words="Concern about one school", **panel)
    meeting = a_meeting(world)
    offered = proposals(meeting, world.people["manager"], TODAY)
    secret = next(each for each in offered if each.is_restricted)
    assert secret.title == RESTRICTED and "one school" in secret.shown
    operations.add_items(meeting=meeting, items=[secret], version=1, **by(world))
    for who in ("group member", "agency lead", "lead partner"):
        page = come(world, who).get(meeting.get_absolute_url()).content.decode()
        assert "one school" not in page
    assert RESTRICTED not in come(world, "agency lead").get(meeting.get_absolute_url()).content.decode()
    assert from_due(Due("Secret", "x", NOT_KNOWN, "why", "/x/", restricted=True)).title == RESTRICTED


def test_items_are_ordered_by_numbers_and_by_buttons(world):
    meeting = a_meeting(world)
    a, b, c = (an_item(meeting, title) for title in "ABC")
    about = {"meeting": meeting, "rows": {}, **by(world)}
    operations.set_agenda(places={a.pk: 3, b.pk: 1, c.pk: 2}, version=1, **about)
    assert order(meeting) == "BCA"
    operations.set_agenda(places={}, move=(a.pk, -1), version=2, **about)
    assert order(meeting) == "BAC"
    operations.set_agenda(places={}, drop=[b.pk], version=3, **about)
    assert order(meeting) == "AC" and list(meeting.items.values_list("position", flat=True)) == [1, 2]


def order(meeting):
    return "".join(meeting.items.order_by("position").values_list("title", flat=True))


def test_an_up_button_keeps_what_was_typed(world):
    meeting = a_meeting(world)
    first, second = an_item(meeting, "A"), an_item(meeting, "B")
    typed = {"version": "1", "move": f"up-{second.pk}"}
    for place, item in enumerate((first, second), 1):
        typed |= {f"title_{item.pk}": f"{item} again", f"kind_{item.pk}": "discussion", f"position_{item.pk}": place}
    answer = come(world).post(reverse("meetings:agenda", args=(meeting.pk,)), typed)
    assert answer["Location"].endswith(f"#down-{second.pk}"), "the button that still moves it is at hand"
    assert list(meeting.items.order_by("position").values_list("title", flat=True)) == ["B again", "A again"]


def test_an_item_with_minutes_stays(world):
    meeting = a_meeting(world)
    item = an_item(meeting, minuted="Agreed.")
    with pytest.raises(Refusal, match="has minutes"):
        operations.set_agenda(meeting=meeting, rows={}, places={}, drop=[item.pk], version=1, **by(world))


def test_a_paper_comes_through_the_library_for_those_who_may_read_it(world, tmp_path):

    meeting = a_meeting(world)
    open_one, secret = a_paper(meeting), a_paper(meeting, "Staffing", is_restricted=True)
    for paper in (open_one, secret):
        operations.attach_paper(paper=paper, version=paper.version, file=bring("p.pdf", BytesIO(a_pdf())), **by(world))
        paper.refresh_from_db()
    assert open_one.evidence.circle == "partnership"
    assert (secret.evidence.circle, secret.evidence.circle_group) == ("group", world.subgroup)


def test_the_history_of_a_meeting_names_no_paper_for_it_may_be_restricted_later(world):
    meeting = a_meeting(world)
    about = {"meeting": meeting, "title": "Staffing at one partner", "version": meeting.version}
    operations.ask_paper(**about, asked=world.health, **by(world))
    told = [each.sentence for each in history(meeting, world.people["agency lead"])]
    assert f"asked {world.health} for a paper" in told and not [each for each in told if "Staffing" in each]


def test_evidence_of_another_group_is_no_paper_here(world):
    evidence = filed(world)
    type(evidence).objects.filter(pk=evidence.pk).update(circle="group", circle_group=world.business)
    evidence.refresh_from_db()
    paper = a_paper(a_meeting(world))
    with pytest.raises(Refusal, match="kept for Business group alone"):
        operations.attach_paper(paper=paper, version=paper.version, evidence=evidence, **by(world))


def test_evidence_of_the_group_makes_its_paper_restricted(world):
    evidence = filed(world)
    type(evidence).objects.filter(pk=evidence.pk).update(circle="group", circle_group=world.subgroup)
    evidence.refresh_from_db()
    paper = a_paper(a_meeting(world))
    paper = operations.attach_paper(paper=paper, version=paper.version, evidence=evidence, **by(world))
    assert paper.is_restricted
    assert not Paper.objects.visible_to(world.people["lead partner"]).filter(pk=paper.pk).exists()


def test_a_member_says_none_with_one_button_and_may_change_their_mind(world):
    meeting = a_meeting(world)
    operations.ask_interests(meeting=meeting, version=1, **by(world))
    assert {each.to for each in Letter.objects.all()} == {"chair@example.org", "group.member@example.org"}
    member = world.people["group member"]
    assert [each.what for each in due(member, TODAY)] == ["Interests: Meeting of the Quality subgroup"]
    where = reverse("meetings:interest", args=(meeting.pk,))
    come(world, "group member").post(where, {"none": "1"})
    assert Declaration.objects.get().is_none and not due(member, TODAY)
    come(world, "group member").post(where, {"words": "My trust would run it."})
    assert Declaration.objects.get().words == "My trust would run it."
    assert not Declaration.objects.visible_to(world.people["lead partner"]).exists()


def test_whoever_is_late_is_reminded_once_a_day_and_it_is_in_the_trail(world):
    meeting = a_meeting(world)
    a_paper(meeting, "Neglect", asked_agency=world.health, asked_on=TODAY, due_on=date(2026, 5, 1))
    a_paper(meeting, "Staffing", asked_agency=world.health, asked_on=TODAY, due_on=date(2026, 5, 1), is_restricted=True)
    operations.chase(meeting=meeting, version=1, **by(world))
    letter = Letter.objects.get()
    assert letter.to == "agency.lead@example.org" and "“Neglect”" in letter.text and "Staffing" not in letter.text
    assert Entry.objects.filter(operation="chase", record_kind="meetings.paper").count() == 2
    with pytest.raises(Refusal, match="reminded today already"):
        operations.chase(meeting=meeting, version=2, **by(world))
    assert [each.what for each in due(world.people["agency lead"], TODAY)][:1] == ["Paper: Neglect"]
    assert len(owes(world.people["manager"], world.health, TODAY)) == 2


def test_a_report_is_drafted_from_what_everybody_may_read(world):
    GroupParent.objects.create(group=world.subgroup, parent=world.business)
    late_action(world)
    Action.objects.filter(key="late").update(circle="partnership")
    secret = late_action_of(world, "Concern about one school")
    assert secret.circle == "group"
    meeting = a_meeting(world, world.business)
    a_paper(meeting, asked_group=world.subgroup, item=an_item(meeting, "Adopt the toolkit", kind="decision"))
    a_paper(meeting, asked_group=world.subgroup, item=an_item(meeting, "A school", kind="decision", is_restricted=True))
    an_item(meeting, "Somebody else's decision", kind="decision")
    report = operations.draft_highlight(meeting=meeting, group=world.subgroup, version=1, **by(world))
    assert "AC-77: Send the audit round" in report.summary and "one school" not in report.summary
    assert report.wanted == "- Adopt the toolkit"
    with pytest.raises(Refusal, match="has a report for this meeting already"):
        operations.draft_highlight(meeting=meeting, group=world.subgroup, version=2, **by(world))


def late_action_of(world, words):
    action = Action.objects.create(
        home=world.wessmere, key="s", number=78, words=words, status="under way", has_lead=True, circle="group",
        circle_group=world.business, **columns("due", Span.day(date(2026, 4, 1))),
    )  # fmt: skip
    Line.objects.create(action=action, group=world.subgroup)
    return action


def test_the_longest_draft_of_a_report_is_short_enough_for_two_pages(world):
    for number in range(9):
        Action.objects.create(
            home=world.wessmere, key=f"long-{number}", number=100 + number, words="A word " * 80, status="blocked",
            reason="Nobody can " * 25, has_lead=True,
        )  # fmt: skip
    for action in Action.objects.filter(number__gte=100):
        Line.objects.create(action=action, group=world.subgroup)
    found = highlights(world.subgroup, world.people["manager"], Period(date(2026, 1, 1), TODAY))
    lines = found.escalations.splitlines()
    assert len(lines) == 7 and lines[-1] == "- And 3 more." and max(map(len, lines)) < 260


def test_a_draft_report_is_for_those_who_word_it(world):
    report = a_report(world, a_meeting(world, world.business))
    assert come(world, "lead partner").get(report.get_absolute_url()).status_code == 404
    assert come(world, "chair").get(report.get_absolute_url()).status_code == 200


def test_agenda_and_papers_are_sent_with_no_word_of_them(world):
    meeting = a_meeting(world)
    with pytest.raises(Refusal, match="Nothing is on the agenda yet"):
        operations.send_papers(meeting=meeting, version=1, **by(world))
    an_item(meeting, "Staffing")
    operations.send_papers(meeting=meeting, version=1, **by(world))
    meeting.refresh_from_db()
    assert meeting.sent_on == TODAY and not any("Staffing" in each.text for each in Letter.objects.all())


def test_a_calendar_address_shows_what_its_owner_may_see_and_ends(world):
    board = a_meeting(world)
    a_meeting(world, circle="group", circle_group=world.subgroup, title="Staffing at one partner")
    a_meeting(world, world.business, circle="panel", circle_group=world.business, title="One school")
    key = operations.make_feed(person=world.people["group member"], **by(world, "group member"))
    assert key not in Feed.objects.get().key_hash
    read = Client().get(f"/calendar/{key}.ics").content.decode()
    assert "Meeting of the Quality subgroup" in read and "Restricted meeting" in read
    assert "Staffing" not in read and "One school" not in read and read.count("BEGIN:VEVENT") == 2
    operations.take_step(meeting=board, step="cancel", reason="Nobody can come.", version=1, **by(world))
    then = Client().get(f"/calendar/{key}.ics").content.decode()
    assert [then.count(each) for each in ("BEGIN:VEVENT", "STATUS:CANCELLED", "SUMMARY:Cancelled: Meeting")] == [
        2,
        1,
        1,
    ]
    assert set(re.findall(r"UID:.*", then)) == set(re.findall(r"UID:.*", read))
    again = operations.make_feed(person=world.people["group member"], **by(world, "group member"))
    assert Client().get(f"/calendar/{key}.ics").status_code == 404
    world.people["group member"].is_active = False
    world.people["group member"].save()
    assert Client().get(f"/calendar/{again}.ics").status_code == 404


def test_the_key_of_an_address_is_in_no_log(world, caplog):
    key = operations.make_feed(person=world.people["manager"], **by(world))
    Client().get(f"/calendar/{'x' * 43}.ics")
    for _ in range(62):
        last = Client().get(f"/calendar/{key}.ics").status_code
    assert last in {404, 429} and key not in caplog.text and "calendar" not in caplog.text
