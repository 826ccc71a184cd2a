"""Comments: who reads them, who is told, what stays with the writing team, and how a paragraph is found again."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from goldthread.desk.offers import owed
from goldthread.kit.erasing import Erased
from goldthread.kit.exchange.dump import dump_folder
from goldthread.kit.refusal import Refusal
from goldthread.partners import erasing
from goldthread.partners.commenting import conversations, may_resolve, open_by_paragraph
from goldthread.partners.models import Comment
from goldthread.partners.operations import comments as operations
from goldthread.partners.passages import beginning_of, marks_of, paragraphs_of, place_of
from goldthread.post.models import Findable, Letter
from goldthread.report.models import Section
from goldthread.trail.models import Entry, Payload
from tests.cast import TODAY, build_world
from tests.factories.comments import a_comment
from tests.factories.report import a_report

SITE = "https://goldthread.example"
SECRET = "Zircon words that nobody exports"


@pytest.fixture
def world(db, clock):
    return build_world()


def write(world, words="Is the date right?", by="manager", to=("agency lead",), record=None, **more):
    people = [world.people[who] for who in to]
    about = {"record": record or world.action, "words": words, "to": people, "site": SITE}
    return operations.add_comment(**about, **more, by=world.people[by], on=TODAY)


def seen_by(world):
    return {who for who, person in world.people.items() if Comment.objects.visible_to(person).exists()}


def test_a_comment_is_read_by_whoever_reads_the_record_and_by_nobody_else(world):
    write(world)
    assert seen_by(world) == {"agency lead", "group member", "chair", "lead partner", "scrutineer", "manager"}
    type(world.action).objects.update(circle="group", circle_group=world.subgroup)
    assert seen_by(world) == {"agency lead", "group member", "chair", "scrutineer", "manager"}, "health leads it"


def test_an_internal_note_is_read_by_the_writing_team_alone(world):
    write(world, to=(), is_internal=True)
    assert seen_by(world) == {"manager"}


def test_nobody_is_written_to_who_may_not_see_the_record(world):
    with pytest.raises(Refusal, match="Neighbouring Manager Example may not see this action"):
        write(world, to=("chair", "neighbouring manager"))
    assert not Comment.objects.exists() and not Letter.objects.exists()


def test_an_internal_note_is_written_within_the_team_only(world):
    with pytest.raises(Refusal, match="is not of the writing team"):
        write(world, is_internal=True)
    with pytest.raises(Refusal, match="Only the writing team"):
        write(world, by="chair", to=(), is_internal=True)


def test_the_letter_says_that_there_is_a_comment_and_nothing_of_it(world):
    comment = write(world, SECRET)
    letter = Letter.objects.get()
    assert letter.to == world.people["agency lead"].email
    assert f"{SITE}{comment.get_absolute_url()}" in letter.text and "Manager Example wrote a comment" in letter.text
    assert "Zircon" not in letter.text + letter.subject and world.action.words not in letter.text


def test_it_waits_for_whoever_it_is_for_until_they_answer_or_it_is_resolved(world):
    def waiting(who):
        return [due.where for due in owed(world.people[who], TODAY) if "comment" in due.where]

    comment = write(world)
    assert waiting("agency lead") == [comment.get_absolute_url()] and not waiting("manager")
    answer = operations.answer(
        comment=comment, record=world.action, words="It is.", by=world.people["agency lead"], on=TODAY
    )
    assert not waiting("agency lead") and waiting("manager") == [answer.get_absolute_url()]
    operations.resolve_comment(comment=comment, version=1, by=world.people["manager"], on=TODAY)
    assert not waiting("agency lead") and not waiting("manager")
    operations.answer(comment=answer, record=world.action, words="And yet.", by=world.people["agency lead"], on=TODAY)
    comment.refresh_from_db()
    assert comment.resolved_on is None and comment.answers.count() == 2, "an answer opens it again"


def test_an_answer_is_as_internal_as_what_it_answers(world):
    note = write(world, to=(), is_internal=True)
    answer = operations.answer(comment=note, record=world.action, words="Yes.", by=world.people["manager"], on=TODAY)
    assert answer.is_internal and seen_by(world) == {"manager"}


def test_it_is_taken_back_by_whoever_wrote_it_while_nobody_has_answered(world):
    comment, lead = write(world), world.people["agency lead"]
    with pytest.raises(Refusal, match="Only whoever wrote"):
        operations.take_back(comment=comment, version=1, by=lead, on=TODAY)
    operations.answer(comment=comment, record=world.action, words="It is.", by=lead, on=TODAY)
    with pytest.raises(Refusal, match="Somebody has answered"):
        operations.take_back(comment=comment, version=1, by=world.people["manager"], on=TODAY)
    other = write(world)
    operations.take_back(comment=other, version=1, by=world.people["manager"], on=TODAY)
    assert not Comment.objects.filter(pk=other.pk).exists()


def test_whoever_wrote_it_it_is_for_or_writes_the_report_resolves_it(world):
    comment = write(world, by="chair")
    able = {who for who, person in world.people.items() if may_resolve(person, [comment])}
    assert able == {"chair", "agency lead", "manager"}


def test_the_trail_keeps_that_it_was_said_and_not_a_word(world):
    write(world, SECRET)
    write(world, SECRET, to=(), is_internal=True)
    said, internal = Entry.objects.filter(record_kind="partners.comment").order_by("pk")
    assert said.payload and not hasattr(internal, "payload")
    assert not any("Zircon" in each.body for each in Payload.objects.all())


def test_the_text_of_a_comment_goes_through_the_gate(world, client):
    client.force_login(world.people["manager"])
    url = reverse("partners:comments", args=("actions.action", world.action.pk))
    answer = client.post(url, {"words": "The NHS number is 943 476 5919."})
    assert answer.status_code == 422 and not Comment.objects.exists()


def test_no_export_holds_a_comment(world, client, tmp_path):
    """The words stand beside the action and a paragraph of the report, to be seen in none of their files."""
    report = a_report(world)
    mark = marks_of(paragraphs_of(report.told.narrative))[0]
    for more in ({}, {"is_internal": True, "to": ()}):
        write(world, SECRET, **more)
        write(world, SECRET, record=report.told, passage=mark, **more)
    client.force_login(world.people["manager"])
    addresses = [(reverse("report:download", args=(report.pk, kind)), {}) for kind in ("docx", "html")]
    addresses += [(reverse("report:preview", args=(report.pk,)), {})]
    addresses += [(reverse("actions:actions"), {"format": kind}) for kind in ("csv", "xlsx")]
    for url, asked in addresses:
        answer = client.get(url, asked)
        body = answer.getvalue()
        assert answer.status_code == 200 and b"Zircon" not in unpacked(body), (url, asked)
    dump_folder(tmp_path / "dumped")
    assert not any("Zircon" in path.read_text() for path in (tmp_path / "dumped").rglob("*.toml"))
    assert not Findable.objects.filter(text__contains="Zircon").exists()


def unpacked(body):
    """The parts of a file of Office; any other file as it is."""
    if not body.startswith(b"PK"):
        return body
    with ZipFile(BytesIO(body)) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())


def test_erasing_takes_the_words_out_of_every_comment_that_repeats_them(world):
    words = "A. Example of the school was born in a year that is told here"
    world.action.detail = words
    comment = a_comment(world, words=f"It says: {words}. Why?")
    found = erasing.erase(Erased(world.action, "detail", words, world.people["manager"], TODAY))
    comment.refresh_from_db()
    assert found == [comment] and "born" not in comment.words and "Erased on" in comment.words


PARAGRAPHS = [
    "Neglect is named earlier than before, and by more of the people who meet a child first.",
    "Schools told us that the toolkit is short enough to be used in the week in which it matters.",
    "- In schools\n- In clinics",
]


@pytest.mark.parametrize(
    ("now", "place"),
    [
        (PARAGRAPHS, 1),
        ([PARAGRAPHS[1], PARAGRAPHS[0]], 0),
        ([PARAGRAPHS[0], PARAGRAPHS[1].replace("short enough", "now short enough"), PARAGRAPHS[2]], 1),
        ([PARAGRAPHS[0], PARAGRAPHS[1] + " We thank them.", PARAGRAPHS[2]], 1),
        ([PARAGRAPHS[0], PARAGRAPHS[2]], None),
        ([], None),
    ],
)
def test_a_paragraph_is_found_again_after_a_small_edit_and_gone_when_it_is_gone(now, place):
    mark = marks_of(PARAGRAPHS)[1]
    assert place_of(mark, beginning_of(PARAGRAPHS[1]), now) == place


def test_two_paragraphs_of_the_same_words_are_told_apart_by_their_place():
    twice = ["The same.", "Another.", "The same."]
    assert [place_of(mark, "The same.", twice) for mark in marks_of(twice)] == [0, 1, 2]


def test_comments_follow_their_paragraph_and_say_when_it_has_gone(world):
    section, manager = a_report(world).told, world.people["manager"]
    first, second = marks_of(paragraphs_of(section.narrative))
    write(world, record=section, passage=second)
    assert open_by_paragraph(section, manager) == [(first, 0), (second, 1)]
    section.narrative = "A new beginning.\n\n" + section.narrative
    assert [number for _, number in open_by_paragraph(section, manager)] == [0, 0, 1]
    section.narrative = "Nothing of it is left."
    (talk,) = conversations(section, manager)
    assert talk.is_gone and talk.first.row.beginning


def test_a_paragraph_that_changed_meanwhile_takes_no_comment(world):
    section = a_report(world).told
    mark = marks_of(paragraphs_of(section.narrative))[0]
    section.narrative = "Other words."
    with pytest.raises(Refusal, match="has changed since"):
        write(world, record=section, passage=mark)


def test_every_noun_that_can_be_found_in_a_chapter_can_be_commented_on(world):
    report = a_report(world)
    for record in (
        world.action,
        world.recommendation,
        world.source,
        world.evidence,
        world.objective,
        world.plan,
        world.subgroup,
    ):
        write(world, record=record, to=())
    write(world, record=report, to=())
    write(world, record=Section.objects.first(), to=())
    assert Comment.objects.count() == 9 == Comment.objects.visible_to(world.people["manager"]).count()
