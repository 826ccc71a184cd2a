"""The pages of reports and papers: what they show, what they refuse, and how many queries they ask."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread.post.models import Draft
from goldthread.report.forms.reports import PREVIEW
from goldthread.report.models import Paper, Report
from goldthread.report.operations import sections
from tests.cast import TODAY, build_world
from tests.factories.report import a_paper, a_report, last_years

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(clock):
    return build_world()


@pytest.fixture
def manager(client, world):
    client.force_login(world.people["manager"])
    return client


def page(client, name, *parts, **asked):
    answer = client.get(reverse(f"report:{name}", args=parts), asked)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def send(client, name, *parts, **body):
    return client.post(reverse(f"report:{name}", args=parts), body)


def test_the_list_says_what_to_do_when_there_is_none(manager):
    assert "A report begins with two dates" in page(manager, "reports")


def test_a_report_is_begun_with_the_last_year_and_its_edition_offered(manager):
    offered = page(manager, "add-report")
    assert "Yearly report 2025-26" in offered
    assert '<option value="working-together-2023" selected>' in offered


def test_the_editor_shows_sections_with_their_state_and_items(manager, world):
    report = a_report(world)
    shown = page(manager, "report", report.pk)
    for words in ("About this report", "From the record", "Drafted; M2, Y01"[:7], "Preview the whole", "Word", "PDF"):
        assert words in shown
    assert "M1" in shown


def test_a_section_shows_its_facts_and_its_narrative(manager, world):
    report = a_report(world)
    shown = page(manager, "section", report.pk, "conclusions")
    assert "Neglect is named earlier than before." in shown and "Two claims marked, one tied to nothing." in shown
    assert "Responding to neglect" in page(manager, "section", report.pk, "plan")


def test_a_section_that_is_not_in_the_report_does_not_exist(manager, world):
    assert manager.get(reverse("report:section", args=(a_report(world).pk, "money"))).status_code == 404


def test_writing_shows_the_facts_above_the_box_and_saves(manager, world):
    report = a_report(world)
    assert "Save the narrative" in page(manager, "write", report.told.pk)
    answer = send(manager, "write", report.told.pk, narrative="Better.", version=1)
    assert answer.status_code == 302 and answer.url == reverse("report:section", args=(report.pk, "conclusions"))
    assert "Better." in page(manager, "section", report.pk, "conclusions")


def test_two_writers_see_both_texts(manager, world):
    report = a_report(world)
    sections.save_narrative(section=report.told, narrative="Theirs.", version=1, by=world.people["manager"], on=TODAY)
    answer = send(manager, "write", report.told.pk, narrative="Mine.", version=1)
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "Theirs." in shown and "Mine." in shown


def test_a_draft_is_kept_shown_and_given_up(manager, world):
    report = a_report(world)
    assert send(manager, "draft", report.told.pk, narrative="Half a sen", version=1).status_code == 204
    shown = page(manager, "write", report.told.pk)
    assert "Half a sen" in shown and "This is your draft" in shown
    send(manager, "draft", report.told.pk, give_up="yes")
    assert not Draft.objects.exists() and "Half a sen" not in page(manager, "write", report.told.pk)


def test_a_complete_report_offers_to_open_it_and_nothing_else(manager, world):
    report = a_report(world, status="complete")
    shown = page(manager, "section", report.pk, "conclusions")
    assert "Open again" in shown and "Edit the narrative" not in shown


def test_a_reader_who_may_not_write_is_offered_no_change(client, world):
    client.force_login(world.people["scrutineer"])
    shown = page(client, "section", a_report(world).pk, "conclusions")
    for words in ("Edit the narrative", "Dates and edition", "Order, rename"):
        assert words not in shown


def test_a_preview_of_words_is_made_of_what_was_typed_and_nothing_else(manager):
    answer = manager.post(PREVIEW, {"text": "Some **words** <script>alert(1)</script>"})
    assert reverse("report:words") == PREVIEW
    assert "<strong>words</strong>" in answer.content.decode() and "<script>" not in answer.content.decode()


@pytest.mark.said_once  # the story of the report does so on both
def test_the_preview_and_the_files_hold_the_whole_report(manager, world):
    report = a_report(world)
    assert "How this report" not in page(manager, "preview", report.pk)
    assert "Neglect is named earlier than before." in page(manager, "preview", report.pk)
    for kind, start in (("html", b"<!doctype html>"), ("pdf", b"%PDF"), ("docx", b"PK")):
        answer = manager.get(reverse("report:download", args=(report.pk, kind)))
        assert answer.content.startswith(start)
        assert f"wessmere-2026-27-report.{kind}" in answer["Content-Disposition"]
    assert manager.get(reverse("report:download", args=(report.pk, "exe"))).status_code == 404


def test_a_figure_opens_the_records_that_the_reader_may_see(client, world):
    report = a_report(world)
    world.action.circle, world.action.circle_group = "group", world.subgroup
    world.action.save()
    client.force_login(world.people["lead partner"])
    shown = page(client, "figure", report.pk, "actions")
    assert "Two records stand behind this figure, of which you may see one." in shown
    assert world.action.words not in shown
    client.force_login(world.people["manager"])
    assert world.action.words in page(client, "figure", report.pk, "actions")


def test_a_figure_nobody_counts_does_not_exist(manager, world):
    assert manager.get(reverse("report:figure", args=(a_report(world).pk, "magic"))).status_code == 404


def test_coverage_lists_every_item_with_its_answer(manager, world):
    report = a_report(world)
    shown = page(manager, "coverage", report.pk)
    assert "Y13" in shown and "Say that it does not apply" in shown
    send(manager, "answer-item", report.pk, "Y13", version=1, state="not applicable", reason="None fell in the year.")
    assert "Reason: None fell in the year." in page(manager, "coverage", report.pk)


def test_coverage_comes_alone_to_the_editor(manager, world):
    url = reverse("report:coverage", args=(a_report(world).pk,))
    shown = manager.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in shown and "All items and answers" in shown


def test_an_answer_without_a_reason_is_asked_again(manager, world):
    answer = send(manager, "answer-item", a_report(world).pk, "Y13", version=1, state="not applicable", reason="")
    assert answer.status_code == 422 and "Give the reason" in answer.content.decode()


def test_claims_are_marked_tied_and_untied_on_one_page(manager, world):
    report = a_report(world)
    assert send(manager, "claims", report.told.pk, words="In clinics", version=1).status_code == 302
    marked = report.told.passages.get(words="In clinics")
    assert send(manager, "tie", marked.pk, reference="rc-1", version=2).status_code == 302
    assert "Rests on" in page(manager, "claims", report.told.pk) and "RC-1" in page(manager, "claims", report.told.pk)


def test_a_claim_is_tied_to_the_impact_of_an_action(manager, world):
    report = a_report(world)
    send(manager, "tie", report.bare.pk, reference="AC-2", is_impact="on", version=1)
    assert report.bare.ties.get().impact == world.impact
    assert send(manager, "tie", report.bare.pk, reference="AC-1", is_impact="on", version=1).status_code == 422


def test_a_claim_cannot_be_tied_to_what_the_writer_may_not_see(manager, world):
    report = a_report(world)
    world.action.circle, world.action.circle_group = "panel", world.subgroup
    world.action.save()
    answer = send(manager, "tie", report.bare.pk, reference="AC-1", version=1)
    assert answer.status_code == 422 and "no record with the reference AC-1" in answer.content.decode()


def test_a_section_has_a_title_a_period_and_items(manager, world):
    report = a_report(world)
    body = {"version": 1, "title": "In the end", "items": ["M2"]}
    days = {"starts_on_day": "1", "starts_on_month": "1", "starts_on_year": "2026"}
    refused = send(manager, "section-settings", report.told.pk, **body, **days)
    assert refused.status_code == 422 and "Give both dates" in refused.content.decode()
    days |= {"ends_on_day": "31", "ends_on_month": "12", "ends_on_year": "2026"}
    assert send(manager, "section-settings", report.told.pk, **body, **days).status_code == 302
    shown = page(manager, "section", report.pk, "conclusions")
    assert "This section covers 1 January 2026 to 31 December 2026." in shown and "In the end" in shown


def test_a_paper_is_made_from_a_report_and_follows_last_years(manager, world):
    before = last_years(world)
    report = a_report(world)
    assert "Last year&#x27;s paper" in page(manager, "add-paper", report.pk)
    send(manager, "add-paper", report.pk, committee="Example Board", title="A paper", verb="note", after=before.pk)
    paper = Paper.objects.get(report=report)
    shown = page(manager, "paper", paper.pk)
    assert "Asked last year" in shown and "What do children say?" in shown


def test_the_header_keeps_a_date_that_is_only_a_month(manager, world):
    paper = a_paper(world)
    body = {"version": 1, "committee": "Example Board", "title": "A paper", "verb": "note", "meets": "May 2027"}
    assert send(manager, "header", paper.pk, **body).status_code == 302
    paper.refresh_from_db()
    assert (paper.on_first, paper.on_words) == (date(2027, 5, 1), "May 2027")
    assert "May 2027" in page(manager, "header", paper.pk)


@pytest.mark.said_once  # what is read is read on both; a file is made of it in Python
def test_the_paper_prints_as_a_page_and_as_files(manager, world):
    paper = a_paper(world)
    assert "The Wessmere Example Board is asked to note" in page(manager, "paper-preview", paper.pk)
    answer = manager.get(reverse("report:paper-download", args=(paper.pk, "docx")))
    assert answer.content.startswith(b"PK")


def test_none_is_refused_while_rows_stand_in_the_list(manager, world):
    states = dict.fromkeys(("strategic", "legislation", "background", "equality", "impact_assessment"), "absent")
    answer = send(manager, "tail", a_paper(world).pk, version=1, previous="none", **states)
    assert answer.status_code == 422 and "Take them out" in answer.content.decode()


def test_the_guidance_says_what_is_not_verified(client, world):
    client.force_login(world.people["administrator"])
    shown = page(client, "guidance", edition="working-together-2018")
    assert "Not verified" in shown and "W06" in shown and "Source:" in shown


ORDINARY = ("report", "section", "write", "claims", "arrange", "paper", "settings", "coverage", "figure", "preview")


def arguments(name, report, paper):
    return {
        "section": (report.pk, "plan"), "write": (report.told.pk,), "claims": (report.told.pk,), "paper": (paper.pk,),
        "figure": (report.pk, "actions"),
    }.get(name, (report.pk,))  # fmt: skip


@pytest.mark.said_once  # Django puts the same queries to either engine
@pytest.mark.parametrize("name", ORDINARY)
def test_a_page_asks_no_more_than_twelve_queries_once_the_record_stands_still(manager, world, name):
    report = a_report(world)
    paper = a_paper(world, report)
    sections.move_section(section=report.told, up=True, version=1, by=world.people["manager"], on=TODAY)
    url = reverse(f"report:{name}", args=arguments(name, report, paper))
    manager.get(url)
    with CaptureQueriesContext(connection) as asked:
        manager.get(url)
    assert len(asked) <= 12, [query["sql"][:90] for query in asked]


@pytest.mark.said_once  # Django puts the same queries to either engine
def test_gathering_asks_the_same_whether_there_is_little_or_much(manager, world):
    report = a_report(world)
    url = reverse("report:preview", args=(report.pk,))

    def queries():
        with CaptureQueriesContext(connection) as asked:
            manager.get(url)
        return len(asked)

    queries()
    before = queries()
    make = type(world.action).objects.create
    for number in range(3, 33):
        action = make(home=world.wessmere, key=f"more-{number}", number=number, words="More")
        world.objective.planned.create(action=action, year_starts_on=date(2026, 4, 1))
    assert queries() == before


def test_what_is_kept_is_made_anew_after_a_write(manager, world):
    report = a_report(world)
    sections.save_narrative(section=report.told, narrative="First.", version=1, by=world.people["manager"], on=TODAY)
    assert "First." in page(manager, "preview", report.pk)
    send(manager, "write", report.told.pk, narrative="Second.", version=2)
    shown = page(manager, "preview", report.pk)
    assert "Second." in shown and "First." not in shown


def test_reports_are_found_by_those_of_the_partnership_alone(client, world):
    a_report(world)
    client.force_login(world.people["neighbouring manager"])
    assert "Yearly report 2026-27" not in page(client, "reports")
    assert Report.objects.visible_to(world.people["administrator"]).count() == 0
