"""The committee paper: header, numbers, headings, parts from the record, and the three kinds of nothing in its tail."""

from datetime import date

import pytest

from goldthread.kit.document.nodes import Paragraph, Run, Table, plain, runs
from goldthread.kit.document.text import write
from goldthread.kit.periods import Span
from goldthread.report.facts import PlannedFact
from goldthread.report.paper import PaperWhole, compose_paper
from goldthread.report.parts import PartFact, default_keys
from goldthread.report.tail import Listing, Tail, Text
from tests.report import sample


def whole(*parts, **more):
    given = {
        "facts": sample.facts(), "committee": "Eastmere Health and Wellbeing Board", "title": "Annual report",
        "on": Span.day(date(2021, 12, 9)), "parts": parts,
    }  # fmt: skip
    return PaperWhole(**(given | more))


def paper(*parts, **more):
    return compose_paper(whole(*parts, **more))


def said(*parts, **more):
    return " ".join(write(paper(*parts, **more)).split())


def numbers(document):
    blocks = [block for section in document.sections for block in section.nodes]
    return [(block.number, plain(block.words)) for block in blocks if isinstance(block, Paragraph) and block.number]


def usual(**more):
    return [PartFact(key) for key in default_keys(sample.facts().kinds)], more


def test_the_header_block_stands_in_the_councils_order():
    document = paper(authority="Eastmere Council", report_from="Independent Chair", contact="Partnership manager")
    assert [label for label, _ in document.header_rows] == [
        "Committee", "Date", "Title", "Report from", "Contact name", "Tel", "Email",
    ]  # fmt: skip
    assert dict(document.header_rows)["Date"] == "9 December 2021"
    assert dict(document.header_rows)["Tel"] == "Not recorded"
    assert document.owner == "Eastmere Council"


def test_paragraphs_are_numbered_through_the_paper_and_lists_are_not():
    parts = (
        PartFact("purpose", narrative="Why."),
        PartFact("context", narrative="First.\n\n- a point\n- another\n\nSecond."),
        PartFact("conclusions", narrative="In the end."),
    )
    assert numbers(paper(*parts)) == [(1, "Why."), (2, "First."), (3, "Second."), (4, "In the end.")]


def test_the_opening_page_has_no_numbers():
    assert numbers(paper(PartFact("purpose", narrative="Why."), improved="They are heard.\n\nThey say so.")) == [
        (1, "Why.")
    ]


def test_the_recommendation_is_bold_and_has_its_verb():
    document = paper(PartFact("recommendation"), verb="receive and consider")
    (block,) = [
        block for section in document.sections for block in section.nodes if getattr(block, "number", None) == 1
    ]
    (run,) = runs(block.words)
    assert isinstance(run, Run) and run.bold
    assert (
        run.text
        == "The Eastmere Health and Wellbeing Board is asked to receive and consider the content of this report."
    )


def test_a_part_without_a_heading_goes_on_under_the_one_before():
    document = paper(
        PartFact("summary", narrative="Well."), PartFact("vision"), PartFact("money", "What it cost", "Much.")
    )
    titles = [section.title for section in document.sections if section.key.startswith("part-")]
    assert titles == ["Executive summary", "What it cost"]


def test_a_hyphen_takes_the_heading_away():
    document = paper(PartFact("summary", narrative="Well."), PartFact("conclusions", "-", "So."))
    assert [section.title for section in document.sections if section.key.startswith("part-")] == ["Executive summary"]


def test_the_opening_page_comes_first_or_not_at_all():
    assert paper(PartFact("purpose")).sections[0].key == "opening"
    assert paper(PartFact("purpose"), has_opening=False).sections[0].key == "part-purpose"


def test_the_opening_page_tells_what_the_record_holds_unless_it_is_written():
    assert "Children say that they are heard (AC-1)" in said(PartFact("purpose"))
    assert "One action was late." in said(PartFact("purpose"))
    written = said(PartFact("purpose"), improved="More children are safe.")
    assert "More children are safe." in written and "AC-1" not in written


def test_the_usual_parts_are_all_built_from_the_record():
    parts, _ = usual()
    text = said(*parts)
    for words in (
        "Yearly report 2020-21 of Eastmere", "Of two actions in the period, one was done", "Agencies that understand",
        "Themed priorities for 2021-22 include: 1. Neglect", "Long-term objectives.",
        "Part A strategic objective: Responding to neglect", "Actions taken", "Proposed for 2021-22",
        "No objectives of this kind are recorded in the period.",
    ):  # fmt: skip
        assert words in text, words


def test_an_objective_is_one_numbered_paragraph():
    found = numbers(paper(PartFact("objective:responding-to-neglect", narrative="The review is waited for.")))
    assert found == [(1, "Part A strategic objective: Responding to neglect")]


def test_every_objective_of_a_kind_leaves_out_those_with_a_part_of_their_own():
    parts = (PartFact("objectives:part-a"), PartFact("objective:responding-to-neglect"))
    assert said(*parts).count("Part A strategic objective: Responding to neglect") == 1


def test_what_is_proposed_can_stand_as_a_paragraph_of_its_own():
    parts = (
        PartFact("objective:responding-to-neglect"),
        PartFact("proposed:responding-to-neglect", "Part A strategic objectives 2021-22", "A group has begun."),
    )
    document = paper(*parts)
    assert [words for _, words in numbers(document)] == [
        "Part A strategic objective: Responding to neglect", "Part A strategic objectives 2021-22",
    ]  # fmt: skip
    text = " ".join(write(document).split())
    assert text.count("Evaluate the toolkit") == 1 and "Proposed for 2021-22" not in text
    assert (
        text.index("Part A strategic objectives 2021-22") < text.index("Evaluate the toolkit") < text.index("A group")
    )


def test_an_action_says_who_else_leads_it_and_what_was_told():
    action = sample.action(
        3, "Evaluate it", "proposed", leads=("Westmere SCP", "Neglect group"), progress="It has begun."
    )
    given = sample.objective(planned=(PlannedFact(action, "proposed"),), groups=("Neglect group",))
    text = said(PartFact("objective:responding-to-neglect"), facts=sample.facts(objectives=(given,)))
    assert "Evaluate it (led by Westmere SCP)" in text and "It has begun." in text


def test_an_unknown_objective_is_a_gap_and_not_a_fault():
    assert "No objective with the key nowhere is in the record." in said(PartFact("objective:nowhere"))


ROWS = (("Safe lives", "Yes"),)


@pytest.mark.parametrize(
    ("state", "rows", "has_heading", "cells"),
    [
        ("absent", (), False, None),
        ("empty", (), True, ("", "")),
        ("none", (), True, ("None", "")),
        ("listed", ROWS, True, ("Safe lives", "Yes")),
        ("listed", (), True, ("", "")),
    ],
)
def test_absent_empty_none_and_listed_print_differently(state, rows, has_heading, cells):
    document = paper(PartFact("purpose"), tail=Tail(strategic=Listing(state, rows)))
    found = [section for section in document.sections if section.key == "strategic"]
    assert bool(found) == has_heading
    if cells:
        (table,) = [node for node in found[0].nodes if isinstance(node, Table)]
        assert table.rows == (cells,)


def test_none_prints_the_day_it_was_confirmed():
    text = said(PartFact("purpose"), tail=Tail(background=Listing("none"), confirmed_on=date(2021, 12, 1)))
    assert "None | Confirmed on 1 December 2021." in text


def test_an_absent_tail_leaves_no_heading():
    assert "Required corporate" not in said(PartFact("purpose"))


def test_a_text_of_the_tail_prints_in_its_three_states():
    assert "Equality duty" not in said(PartFact("purpose"), tail=Tail(equality=Text("absent")))
    assert said(PartFact("purpose"), tail=Tail(equality=Text("empty"))).endswith("1. Equality duty ................")
    assert said(PartFact("purpose"), tail=Tail(equality=Text("none"))).endswith("None")
    assert said(PartFact("purpose"), tail=Tail(equality=Text("listed", "The duty."))).endswith("The duty.")
    assert "not written yet" in said(PartFact("purpose"), tail=Tail(impact=Text("listed")))


def test_the_tail_stands_in_the_councils_order():
    listed = Listing("empty")
    tail = Tail(listed, listed, listed, listed, Text("listed", "Duty."), Text("listed", "Assessed."))
    keys = [section.key for section in paper(PartFact("purpose"), tail=tail).sections]
    assert keys[2:] == [
        "corporate", "strategic", "links", "previous", "legislation", "background", "equalities", "equality",
        "impact-assessment",
    ]  # fmt: skip
