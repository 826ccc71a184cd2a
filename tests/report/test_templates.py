"""A council's own template: what its page says before anything is made, and what is made."""

from io import BytesIO

import docx
import pytest
from django.urls import reverse

from goldthread.kit.files.checks import bring
from goldthread.kit.refusal import Refusal
from goldthread.post import work
from goldthread.post.models import Job, StoredFile
from goldthread.report import files, outlines
from goldthread.report.files import composed, filled
from goldthread.report.models import Template
from goldthread.report.operations import templates as operations
from goldthread.report.placeholders import check, name_of, usual
from goldthread.report.starter import starter
from tests.cast import TODAY, build_world
from tests.factories.report import a_paper, a_report
from tests.factories.templates import a_council_template, a_template

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(clock):
    return build_world()


@pytest.fixture
def manager(client, world):
    client.force_login(world.people["manager"])
    return client


def page(client, name, *parts):
    answer = client.get(reverse(f"report:{name}", args=parts))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def by(world):
    return {"by": world.people["manager"], "on": TODAY}


def brought(lines, name="committee report.docx"):
    return bring(name, BytesIO(a_council_template(lines)))


def text_of(content):
    return "\n".join(each.text for each in docx.Document(BytesIO(content)).paragraphs)


def test_an_unknown_name_is_listed_with_the_nearest_that_is_known():
    found = check([{"name": "titel", "place": "the text", "wrong": ""}], "paper", {}, None)
    assert [(each.name, each.words) for each in found.unknown] == [("titel", "title")] and not found.is_fit
    assert check([{"name": "titel", "place": "", "wrong": ""}], "paper", {}, None, ["titel"]).is_fit


def test_parts_without_a_place_are_listed(world):
    template = a_template(world, lines=("{{ section_purpose }}", "{{ section_summary }}"))
    paper = a_paper(world)
    found = outlines.check_of(template, world.people["manager"], paper)
    assert [line.title for line in found.missing] == [
        "In plain words", "Conclusions", "Required corporate and legal information",
    ]  # fmt: skip
    assert [each.name for each in found.empty] == ["section_summary"]


@pytest.mark.parametrize("make", [a_report, a_paper])
def test_the_outline_is_what_prints(world, make):
    record = make(world)
    document = composed(record, "")[0]
    printed = [name_of(each.key) for each in document.sections if each.level == 1]
    assert [line.name for line in outlines.outline(record)] == printed


def test_the_page_says_what_is_wrong_before_anything_is_made(manager, world):
    paper = a_paper(world)
    template = a_template(world, lines=("{{ chairman }}", "{{ parts }}", "See {{ tail }}"))
    shown = page(manager, "template", template.pk)
    for words in ("It cannot be filled yet", "chairman", "needs a paragraph of its own", "Left out", "In plain words"):
        assert words in shown
    fill = reverse("report:fill", args=(template.pk, paper.pk))
    assert "cannot be filled yet" in " ".join(manager.get(fill).content.decode().split())
    assert manager.get(f"{fill}file/")["Location"] == fill


@pytest.mark.said_once  # a file is filled in Python
def test_what_is_unknown_may_be_left_empty(manager, world):
    template, paper = a_template(world, lines=("Chair: {{ chairman }}", "{{ everything }}")), a_paper(world)
    manager.post(reverse("report:leave-empty", args=(template.pk,)), {"version": 1, "names": ["chairman"]})
    template.refresh_from_db()
    assert template.left_empty == ["chairman"]
    answer = manager.get(reverse("report:filled", args=(template.pk, paper.pk)))
    assert "Chair: \n" in text_of(answer.content) and "example-council.docx" in answer["Content-Disposition"]


@pytest.mark.said_once  # a file is filled in Python
def test_a_paper_is_filled_into_the_council_s_template(world):
    content = filled(a_paper(world), a_template(world), "https://example.org/", TODAY).content
    document = docx.Document(BytesIO(content))
    text = text_of(content)
    assert "Example Council" in document.sections[0].header.paragraphs[-1].text
    assert document.sections[0].footer.paragraphs[-1].text == "Yearly report 2026-27"
    assert "Purpose of this report" in text and "Required corporate and legal information" in text
    assert next(each for each in document.paragraphs if each.text.startswith("1.")).style.name == "Numbered Paragraph"


@pytest.mark.said_once  # a file is filled in Python
@pytest.mark.parametrize("kind", ["report", "paper"])
def test_the_starter_holds_a_place_for_everything(world, kind):
    home, record = world.wessmere, (a_report if kind == "report" else a_paper)(world)
    file = bring("starter.docx", BytesIO(starter(kind)))
    template = operations.add_template(home=home, name="Starter", kind=kind, file=file, **by(world))
    found = outlines.check_of(template, world.people["manager"], record)
    assert found.is_fit and not (found.unknown or found.missing or found.empty) and found.has_marking


def test_a_template_with_code_is_refused_and_nothing_is_kept(manager, world):
    with pytest.raises(Refusal, match="“committee report.docx” asks for something other"):
        file = brought(("{{ ''.__class__ }}",))
        operations.add_template(home=world.wessmere, name="A", kind="paper", file=file, **by(world))
    assert not Template.objects.exists() and not StoredFile.objects.exists()


def test_a_mended_file_takes_its_place(world):
    template = a_template(world, lines=("{{ titel }}",))
    row = operations.revise_template(template=template, file=brought(("{{ title }}",)), version=1, **by(world))
    assert {each["name"] for each in row.uses} == {"title"} and row.file_id != template.file_id


def test_others_see_it_once_its_file_is_checked(world):
    template = a_template(world, state="waiting")
    assert template in Template.objects.visible_to(world.people["manager"])
    assert template not in Template.objects.visible_to(world.people["scrutineer"])


def test_one_that_is_retired_is_offered_no_more(manager, world):
    paper, template = a_paper(world), a_template(world)
    assert "in the template of Example Council" in page(manager, "paper", paper.pk)
    operations.retire_template(template=template, version=1, **by(world))
    assert "in the template of" not in page(manager, "paper", paper.pk)
    assert manager.get(reverse("report:fill", args=(template.pk, paper.pk))).status_code == 404


def test_a_large_one_is_made_in_the_background(manager, world, monkeypatch):
    monkeypatch.setattr(files, "LARGE", 0)
    template, paper = a_template(world), a_paper(world)
    manager.post(reverse("report:make-filled", args=(template.pk, paper.pk)))
    job = Job.objects.latest("pk")
    work.see_to(job.pk)
    job.refresh_from_db()
    assert job.state == Job.State.DONE
    assert "Purpose of this report" in text_of(manager.get(job.result_url).content)


def test_every_placeholder_says_what_it_stands_for(manager, world):
    shown = page(manager, "templates")
    assert all(name in shown for kind in ("report", "paper") for name in usual(kind))
