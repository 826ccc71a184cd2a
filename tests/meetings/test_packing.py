"""The pack: one numbering, in the index, on the screen and on paper; nasty papers stand apart; nothing leaks."""

from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from goldthread.kit.document.binding import NotBound, Piece, bind, cleaned
from goldthread.meetings.packing import STAMP, Part, indexed, papers_for, whole_pack
from tests.cast import TODAY, build_world
from tests.factories.evidence import filed
from tests.factories.meetings import a_meeting, a_paper, an_item
from tests.kit.files.made import a_pdf

PARTS = st.lists(st.builds(Part, st.text(max_size=9), st.sampled_from([b"", b"x"]), st.integers(1, 400)), max_size=30)


def text_of(content):
    document = pypdfium2.PdfDocument(content)
    return [document[number].get_textpage().get_text_bounded() for number in range(len(document))]


@given(parts=PARTS, front=st.integers(1, 9))
def test_every_part_begins_where_the_one_before_it_ends(parts, front):
    entries = indexed(parts, front)
    expected = front + 1
    for part, entry in zip(parts, entries, strict=True):
        if part.is_bound:
            assert entry["page"] == expected
            expected += part.pages
        else:
            assert entry["page"] is None
    assert expected == front + 1 + sum(part.pages for part in parts if part.is_bound)


@settings(max_examples=6, deadline=None)
@given(sizes=st.lists(st.integers(1, 4), min_size=1, max_size=4))
def test_the_number_printed_is_the_number_of_the_page_and_of_its_label(sizes):
    bound = bind([Piece(f"Paper {n}", a_pdf(pages=n)) for n in sizes], title="Pack", stamp=STAMP)
    assert bound.pages == sum(sizes)
    assert list(bound.starts) == [1 + sum(sizes[:place]) for place in range(len(sizes))]
    for number, words in enumerate(text_of(bound.content), 1):
        assert f"Pack page {number} of {bound.pages}" in words
    document = pypdfium2.PdfDocument(bound.content)
    assert [document.get_page_label(number) for number in range(len(document))] == [
        str(number + 1) for number in range(bound.pages)
    ]
    assert [mark.get_dest().get_index() + 1 for mark in document.get_toc()] == list(bound.starts)


def test_a_turned_page_is_stamped_within_its_sight():
    writer = PdfWriter()
    for degrees in (0, 90, 180, 270):
        writer.add_page(PdfReader(BytesIO(a_pdf())).pages[0]).rotate(degrees)
    out = BytesIO()
    writer.write(out)
    bound = bind([Piece("Turned", out.getvalue())], title="Pack", stamp=STAMP)
    assert all(f"Pack page {number} of 4" in words for number, words in enumerate(text_of(bound.content), 1))


def test_what_acts_in_a_paper_stays_outside():
    writer = PdfWriter(BytesIO(a_pdf()))
    act = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert")}
    )
    writer.root_object[NameObject("/OpenAction")] = act
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): act})
    out = BytesIO()
    writer.write(out)
    made, pages = cleaned(out.getvalue())
    assert pages == 1 and b"JavaScript" not in made and b"app.alert" not in made


@pytest.mark.parametrize(("content", "why"), [(b"%PDF-1.7 nothing", "damaged"), (b"", "damaged")])
def test_a_damaged_paper_is_refused(content, why):
    with pytest.raises(NotBound) as refused:
        cleaned(content)
    assert refused.value.why == why


def test_a_locked_or_long_paper_is_refused():
    writer = PdfWriter(BytesIO(a_pdf()))
    writer.encrypt("secret", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    with pytest.raises(NotBound, match="locked"):
        cleaned(out.getvalue())
    with pytest.raises(NotBound, match="pages"):
        cleaned(a_pdf(pages=3), most=2)


@pytest.mark.django_db
def test_the_open_pack_has_no_word_of_what_is_restricted(clock):
    world = build_world()
    meeting = a_meeting(world)
    an_item(meeting, "Toolkit")
    secret = an_item(meeting, "Staffing at one partner", is_restricted=True)
    a_paper(meeting, "Open paper", evidence=filed(world))
    a_paper(meeting, "Staffing paper", evidence=filed(world), item=secret)
    assert [each.title for each in papers_for(meeting, whole=False)] == ["Open paper"]
    assert len(list(papers_for(meeting, whole=True))) == 2
    bound, index = whole_pack(meeting, False, TODAY, lambda percent, says: None)
    assert "Staffing" not in " ".join(text_of(bound.content)) + str(index)
    bound, index = whole_pack(meeting, True, TODAY, lambda percent, says: None)
    assert "Staffing at one partner" in " ".join(text_of(bound.content))
    assert [entry["title"] for entry in index] == ["Agenda", "Open paper", "Staffing paper"]


@pytest.mark.django_db
def test_a_paper_that_fewer_may_read_than_before_is_in_no_open_pack(clock):
    world = build_world()
    meeting = a_meeting(world)
    evidence = filed(world)
    a_paper(meeting, "Report", evidence=evidence)
    type(evidence).objects.filter(pk=evidence.pk).update(circle="group", circle_group=world.business)
    assert not list(papers_for(meeting, whole=False)) and not list(papers_for(meeting, whole=True))
