"""The protective marking: set by who may read a record, shown on its pages, and carried by every file."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
from django.urls import reverse
from openpyxl import load_workbook

from goldthread.actions.models import Action, EvidenceUse
from goldthread.desk.operations import dump_record
from goldthread.kit.library import library
from goldthread.partners import marking
from goldthread.partners.marking import highest, in_circle, kept_by, marking_of, marking_of_all
from goldthread.partners.models import Circle, Partnership
from goldthread.post.finding import refresh_all
from goldthread.report.files import file_of
from goldthread.report.models import Section
from goldthread.risks.models import Risk, RiskAction
from tests.cast import build_world
from tests.factories.report import a_paper, a_report
from tests.factories.risks import a_risk
from tests.factories.scrutiny import a_note, an_activity

pytestmark = pytest.mark.django_db
HIGH = "OFFICIAL-SENSITIVE"
LATE = date(2026, 1, 31)


@pytest.fixture
def world(clock):
    made = build_world()
    Partnership.objects.filter(pk=made.wessmere.pk).update(marking="OFFICIAL")
    made.wessmere.refresh_from_db()
    return made


@pytest.fixture
def manager(client, world):
    client.force_login(world.people["manager"])
    return client


def kept_to_a_group(world, record):
    type(record).objects.filter(pk=record.pk).update(circle=Circle.GROUP, circle_group=world.subgroup)
    record.refresh_from_db()
    return record


def test_every_circle_has_its_marking():
    assert set(library().record_markings) == set(Circle.values)


@pytest.mark.parametrize(
    ("circle", "usual", "wanted"),
    [
        ("public", "", ""), ("public", "OFFICIAL", "OFFICIAL"), ("partnership", "OFFICIAL", "OFFICIAL"),
        ("group", "OFFICIAL", HIGH), ("panel", "", HIGH), ("group", f"{HIGH}: PERSONAL", f"{HIGH}: PERSONAL"),
        ("group", "House rules", HIGH), ("partnership", "House rules", "House rules"),
    ],
)  # fmt: skip
def test_a_record_bears_what_its_circle_sets_and_never_less_than_usual(circle, usual, wanted):
    assert in_circle(circle, usual) == wanted


def test_a_library_of_ones_own_may_lower_it(monkeypatch):
    shipped = library()
    own = replace(shipped.record_markings["public"], words="", instead=True)
    changed = replace(shipped, record_markings={**shipped.record_markings, "public": own})
    monkeypatch.setattr(marking, "library", lambda: changed)
    assert in_circle("public", "OFFICIAL") == ""


def test_the_highest_of_several():
    assert highest(["", "OFFICIAL", HIGH, "OFFICIAL"]) == HIGH and highest([]) == ""


def test_a_set_bears_the_highest_of_its_records(world):
    every = Action.objects.visible_to(world.people["manager"])
    assert marking_of_all(every, "OFFICIAL") == "OFFICIAL"
    kept_to_a_group(world, world.action)
    assert marking_of_all(every, "OFFICIAL") == HIGH


def test_what_hangs_on_a_record_bears_the_record_s(world):
    report = kept_to_a_group(world, a_report(world))
    assert kept_by(Section.objects.filter(report=report).first()) == report and marking_of(report) == HIGH


def header_of(client, url):
    page = client.get(url).content.decode()
    return page.partition("Protective marking: </span>")[2].partition("</span>")[0]


def test_a_page_shows_the_usual_marking_and_a_higher_one_of_its_record(manager, world):
    assert header_of(manager, reverse("desk:home")) == "OFFICIAL"
    assert header_of(manager, world.action.get_absolute_url()) == "OFFICIAL"
    kept_to_a_group(world, world.action)
    assert header_of(manager, world.action.get_absolute_url()) == HIGH
    assert header_of(manager, reverse("actions:actions")) == HIGH
    assert header_of(manager, reverse("desk:home")) == "OFFICIAL"


def test_what_waits_bears_the_marking_of_what_it_names(client, world):
    client.force_login(world.people["agency lead"])
    Action.objects.filter(pk=world.action.pk).update(due_first=LATE, due_last=LATE)
    pages = ("/", reverse("desk:owed"), reverse("desk:agency", args=(world.health.pk,)))
    assert {header_of(client, page) for page in pages} == {"OFFICIAL"}
    kept_to_a_group(world, world.action)
    assert world.action.words in client.get("/").content.decode()
    assert [header_of(client, page) for page in pages] == [HIGH] * 3


GATHERED = [
    ("manager", "desk:partners", ""), ("manager", "desk:search", "?q=Example+risk"), ("manager", "risks:matrix", ""),
    ("scrutineer", "scrutiny:coverage", ""), ("scrutineer", "scrutiny:scrutiny", ""),
]  # fmt: skip


@pytest.mark.parametrize(("who", "name", "asked"), GATHERED, ids=[name for _, name, _ in GATHERED])
def test_a_page_that_gathers_bears_the_highest_of_what_it_shows(client, world, who, name, asked):
    a_risk(world, title="Example risk", current_score=6, current_likelihood=2, current_impact=3)
    risk, activity = Risk.objects.get(title="Example risk"), an_activity(world)
    refresh_all()
    client.force_login(world.people[who])
    assert header_of(client, reverse(name) + asked) == "OFFICIAL"
    kept_to_a_group(world, risk)
    kept_to_a_group(world, activity)
    assert header_of(client, reverse(name) + asked) == HIGH


def test_what_somebody_answers_for_and_a_thread_bear_the_highest_of_what_stands_on_them(manager, world):
    seat, lead = world.seats["agency lead"], world.people["agency lead"]
    pages = [reverse("desk:briefing", args=(seat.pk,)), reverse("desk:leaving", args=(lead.pk,))]
    assert [header_of(manager, page) for page in pages] == ["OFFICIAL"] * 2
    use = EvidenceUse.objects.select_related("action", "evidence").first()
    named = [use.action.get_absolute_url(), reverse("desk:thread", args=("action", use.action.pk))]
    assert [header_of(manager, page) for page in named] == ["OFFICIAL"] * 2
    kept_to_a_group(world, use.evidence)
    assert [header_of(manager, page) for page in named] == [HIGH] * 2
    kept_to_a_group(world, world.action)
    assert [header_of(manager, page) for page in pages] == [HIGH] * 2


def test_a_restricted_reason_marks_the_thread_of_an_action_for_whoever_may_read_it(client, world):
    risk, action = a_risk(world), world.action
    RiskAction.objects.create(risk=risk, action=action)
    pages = [action.get_absolute_url(), reverse("desk:thread", args=("action", action.pk))]
    kept_to_a_group(world, risk)
    for who, marking_shown in (("manager", HIGH), ("agency lead", "OFFICIAL")):
        client.force_login(world.people[who])
        assert [header_of(client, page) for page in pages] == [marking_shown] * 2


def test_private_notes_bear_the_highest_on_their_page_and_in_their_file(client, world):
    a_note(world)
    client.force_login(world.people["scrutineer"])
    assert header_of(client, reverse("scrutiny:notes")) == HIGH
    answer = client.get(reverse("scrutiny:take-notes"))
    assert "private-notes-official-sensitive.txt" in answer["Content-Disposition"]
    assert answer.content.decode().startswith(f"{HIGH}\n")


def test_the_whole_record_in_a_folder_bears_the_highest_of_it(world, tmp_path):
    dump_record(folder=tmp_path / "one", by=None, on=LATE)
    kept_to_a_group(world, world.action)
    dump_record(folder=tmp_path / "two", by=None, on=LATE)
    assert [(tmp_path / name / "marking.txt").read_text() for name in ("one", "two")] == ["OFFICIAL\n", f"{HIGH}\n"]


def test_a_page_of_a_section_bears_its_report_s_marking(manager, world):
    report = kept_to_a_group(world, a_report(world))
    assert header_of(manager, reverse("report:write", args=(report.told.pk,))) == HIGH


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_list_carries_it_in_its_name(manager, world, kind):
    kept_to_a_group(world, world.action)
    answer = manager.get(reverse("actions:actions"), {"format": kind})
    assert f"actions-official-sensitive.{kind}" in answer["Content-Disposition"]
    if kind == "csv":
        assert answer.content.decode("utf-8-sig").splitlines()[0].count("OFFICIAL") == 0


def test_excel_prints_it_above_and_beneath_each_page(manager, world):
    answer = manager.get(reverse("actions:actions"), {"format": "xlsx"})
    book = load_workbook(BytesIO(answer.content))
    assert book.properties.keywords == "OFFICIAL"
    assert book.active.oddHeader.center.text == book.active.oddFooter.center.text == "OFFICIAL"


@pytest.mark.parametrize("make", [a_report, a_paper])
def test_reports_and_papers_carry_it_on_each_page(world, make):
    record = kept_to_a_group(world, make(world))
    assert file_of(record, "html", "").content.decode().count(f'class="document-marking">{HIGH}') == 2
    section = docx.Document(BytesIO(file_of(record, "docx", "").content)).sections[0]
    for place in (section.header, section.footer):
        assert HIGH in [each.text for each in place.paragraphs]
