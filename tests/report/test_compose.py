"""The report as a whole: order, titles, hiding, own periods, claims, abbreviations, coverage."""

from datetime import date

from goldthread.kit.document.nodes import Footnote, Paragraph, runs
from goldthread.kit.document.text import write
from goldthread.kit.library import guidance
from goldthread.kit.periods import Period
from goldthread.report.compose import Placed, Whole, compose, standing
from goldthread.report.coverage import Standing, coverage, usual_items
from goldthread.report.facts import ClaimFact
from tests.report import sample

EDITION = guidance("working-together-2018")


def whole(*sections, **more):
    given = {"facts": sample.facts(), "sections": sections, "items": EDITION.items}
    return Whole(**(given | more))


def section(document, key):
    return next(section for section in document.sections if section.key == key)


def test_sections_print_in_their_order_under_their_own_titles_and_hidden_ones_do_not():
    document = compose(whole(Placed("vision", "What we hope for"), Placed("about"), Placed("summary", is_hidden=True)))
    assert [section.title for section in document.sections] == ["What we hope for", "About this report"]


def test_narrative_stands_beneath_the_facts():
    said = write(compose(whole(Placed("vision", narrative="We **hold** to it."))))
    assert said.index("Agencies that understand") < said.index("We hold to it.")


def test_narrative_takes_the_place_of_the_sentence_that_nothing_is_recorded():
    assert "Nothing is recorded" not in write(compose(whole(Placed("training", narrative="62 people came."))))


def test_a_section_with_a_period_of_its_own_says_so_and_prints_that_period():
    period = Period(date(2020, 1, 1), date(2020, 12, 31))
    earlier = sample.facts(period=period, objectives=())
    document = compose(whole(Placed("vision", period=period), own={"vision": earlier}))
    said = write(document)
    assert "This section covers 1 January 2020 to 31 December 2020." in said
    assert "Nothing is recorded of the partnership's vision." in said


def test_a_claim_that_is_tied_prints_a_note_with_its_references():
    claims = (ClaimFact("conclusions", "named earlier than before", (sample.ref("action", 1),)),)
    document = compose(
        whole(Placed("conclusions", narrative="Neglect is *named earlier\nthan before*, they say.", claims=claims))
    )
    (paragraph,) = [node for node in section(document, "conclusions").nodes if isinstance(node, Paragraph)]
    (note,) = [run for run in runs(paragraph.words) if isinstance(run, Footnote)]
    assert "".join(run.text for run in note.words) == "This rests on AC-1."
    assert "\ue000" not in write(document)


def test_a_claim_in_a_list_or_over_a_line_end_gets_its_note_too():
    claims = (ClaimFact("conclusions", "heard in time", (sample.ref("action", 2),)),)
    document = compose(whole(Placed("conclusions", narrative="They are:\n\n- heard in\n  time\n- safe", claims=claims)))
    assert "heard in time[1]" in write(document)


def test_a_claim_tied_to_nothing_is_a_gap():
    claims = (ClaimFact("conclusions", "all is well", ()),)
    document = compose(whole(Placed("conclusions", narrative="They say all is well.", claims=claims), Placed("gaps")))
    assert "tied to nothing in the record\n\n*  all is well" in write(document)


def test_a_hidden_sections_claims_are_no_gaps():
    claims = (ClaimFact("conclusions", "all is well", ()),)
    hidden = Placed("conclusions", narrative="They say all is well.", claims=claims, is_hidden=True)
    assert "all is well" not in write(compose(whole(hidden, Placed("gaps"))))


def test_abbreviations_that_stand_in_the_document_are_spelled_out_and_no_others():
    words = {"HIPS": "Hampshire, Isle of Wight, Portsmouth and Southampton", "CSE": "child sexual exploitation"}
    said = write(
        compose(whole(Placed("conclusions", narrative="We work in HIPS."), Placed("abbreviations"), words=words))
    )
    assert "HIPS | Hampshire" in said and "CSE" not in said
    none = compose(whole(Placed("conclusions", narrative="We work together."), Placed("abbreviations"), words=words))
    assert [each.key for each in none.sections] == ["conclusions"], "a page that says that there are none is too many"


def state(item, *sections, answers=None, secure=None):
    found = coverage(EDITION.items, sections, answers or {}, secure)
    return next(each for each in found if each.id == item)


def test_an_item_is_covered_where_a_section_meant_for_it_holds_something():
    assert state("M2", Standing("impact", "Impact", ("M2",), frozenset({"M2"}))).state == "covered"
    assert state("M2", Standing("impact", "Impact", ("M2",), is_written=True)).state == "covered"
    assert state("M2", Standing("impact", "Impact", ("M2",))).state == "bare"
    assert state("M2").state == "bare"


def test_an_item_with_a_condition_is_covered_only_where_somebody_wrote_of_it():
    answers = frozenset({"W05"})
    assert state("W05", Standing("arrangements", "Arrangements", ("W05",), answers)).state == "bare"
    assert state("W05", Standing("arrangements", "Arrangements", ("W05",), answers, is_written=True)).state == "covered"


def test_facts_cover_only_the_items_that_they_answer():
    given = whole(Placed("arrangements", items=("M1",)), Placed("plan", items=("M1",)))
    found = next(item for item in standing(given) if item.id == "M1")
    assert (found.state, found.where) == ("covered", ("What we did under the plan",))


def test_an_answer_counts_unless_the_item_is_covered():
    answers = {"W04": ("not applicable", "No child was spoken to.")}
    assert state("W04", answers=answers).state == "not applicable"
    assert state("W04", answers=answers).reason == "No child was spoken to."
    assert state("W04", Standing("voice", "Voice", ("W04",), is_written=True), answers=answers).state == "covered"


def test_restraint_is_conditional_where_there_is_no_secure_establishment():
    assert state("W06", secure=False).state == "conditional"
    assert state("W06", secure=None).state == "bare"
    assert state("W06", secure=True).state == "bare"


def test_the_report_prints_every_item_of_its_edition():
    said = write(compose(whole(Placed("impact", items=("M2", "W01")), Placed("guidance"))))
    for item in EDITION.items:
        assert f"\n{item.id} | " in said
    assert "See What difference it made." in said


def test_every_item_of_every_edition_has_a_usual_section():
    for key in ("working-together-2018", "working-together-2023", "working-together-2026"):
        items = guidance(key).items
        keys = {section for item in items for section in item.sections}
        assert {item.id for item in items} == {each for key in keys for each in usual_items(items, key)}


def test_standing_is_what_the_table_prints():
    given = whole(Placed("impact", items=("M2", "W01")), Placed("guidance"))
    assert {item.id: item.state for item in standing(given)}["M2"] == "covered"
