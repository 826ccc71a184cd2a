"""The paper of 9 December 2021, made again from the example: every paragraph, table and text is there, and each of them
is there because an entry of the example says so: without the entry it is gone."""

from functools import cache

import pytest

from tests.hampshire.items import INVENTORY, ITEMS, PARAGRAPHS, TAIL, Item
from tests.hampshire.written import FOLDER, Entry, Written, generate, generate_without

pytestmark = pytest.mark.django_db
SECTIONS = [
    "In plain words",
    "What improved for children",
    "What did not",
    "What members are asked to do",
    "Purpose of this report",
    "Recommendation",
    "Executive summary",
    "Contextual information",
    "Conclusions",
    "Required corporate and legal information",
    "Links to the Strategic Plan",
    "Other significant links",
    "Links to previous Member decisions",
    "Direct links to specific legislation or Government directives",
    "Section 100D, Local Government Act 1972: background documents",
    "Equalities impact assessment",
    "1. Equality duty",
    "2. Equalities impact assessment",
]
UNDER = {
    1: "Purpose of this report",
    2: "Recommendation",
    3: "Executive summary",
    6: "Contextual information",
    21: "Conclusions",
}
FILES: dict[str, Written] = {}
WITHOUT: dict[tuple[Entry, ...], dict[str, Written]] = {}


def whole(file: str) -> Written:
    """One of the two Word files of the whole example, made once."""
    if not FILES:
        FILES.update(generate(FOLDER, frozenset({"paper", "report"})))
    return FILES[file]


@cache
def batches() -> list[tuple[Entry, ...]]:
    """The entries in batches, so that few files are made: no item loses two at once, and a part of the paper, which
    moves the numbers of all that follows, is taken alone."""
    found: list[list[Entry]] = []
    for entry in sorted({entry for each in ITEMS for entry in each.entries}):
        fits = [] if is_alone(entry) else [b for b in found if not is_alone(b[0]) and apart(entry, b)]
        if fits:
            fits[0].append(entry)
        else:
            found.append([entry])
    return [tuple(batch) for batch in found]


def is_alone(entry: Entry) -> bool:
    is_objective = entry.steps[0] == "objectives" and len(entry.steps) == 2
    return "parts" in entry.steps or (is_objective and not entry.steps[1].startswith(("vision", "priority")))


def apart(entry: Entry, batch: list[Entry]) -> bool:
    taken = {each.name for each in ITEMS if set(batch) & set(each.entries)}
    return not any(each.name in taken for each in ITEMS if entry in each.entries)


def without(entry: Entry, file: str) -> Written:
    """One of the two Word files of the example without an entry."""
    batch = next(batch for batch in batches() if entry in batch)
    if batch not in WITHOUT:
        wanted = frozenset(each.file for each in ITEMS if set(batch) & set(each.entries))
        WITHOUT[batch] = generate_without(batch, wanted)
    return WITHOUT[batch][file]


@pytest.mark.parametrize("item", PARAGRAPHS, ids=lambda item: item.name)
def test_every_numbered_paragraph_of_the_paper_stands_in_its_place(item):
    assert item.missing(whole("paper")) == set()


@pytest.mark.parametrize("item", TAIL, ids=lambda item: item.name)
def test_every_table_and_text_of_the_tail_stands_in_its_place(item):
    assert item.missing(whole("paper")) == set()


@pytest.mark.parametrize("item", INVENTORY, ids=lambda item: item.name)
def test_every_matter_of_the_inventory_that_is_held_is_printed(item):
    assert item.missing(whole(item.file)) == set()


@pytest.mark.said_once  # it shows that the assertions bite, which are held against the whole paper on both engines
@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_an_item_is_gone_when_an_entry_that_carries_it_is_taken_out(item: Item):
    for entry in item.entries:
        carried = {words for words, carrier in item.says if carrier == entry}
        assert carried <= item.missing(without(entry, item.file)), f"{entry} is gone, and the item stands"


def test_the_sections_stand_in_the_order_of_the_paper():
    assert whole("paper").headings() == SECTIONS


def test_paragraphs_are_numbered_through_and_stand_under_their_headings():
    numbered = [block for block in whole("paper").blocks if block.style == "Numbered Paragraph"]
    assert [block.number for block in numbered] == list(range(1, 25))
    headings = {block.number: block.heading for block in numbered}
    assert {number: headings[number] for number in UNDER} == UNDER


def test_each_paragraph_and_each_matter_has_its_assertion():
    assert [int(each.name.split()[0]) for each in PARAGRAPHS] == [each.where for each in PARAGRAPHS] == [*range(1, 25)]
    assert {each.name[:3] for each in INVENTORY} == {f"B{number:02}" for number in range(1, 28)}


def test_the_four_tables_of_the_tail_have_the_rows_of_the_paper():
    paper = whole("paper")
    assert [row[1] for row in paper.table("Links to the Strategic Plan")[1:]] == ["No", "Yes", "No", "Yes"]
    assert len(paper.table("Links to previous Member decisions")) == 2
    assert paper.table(TAIL[2].where)[1:] == (("", ""),), "empty in the paper, and not confirmed as none"
    assert paper.table(TAIL[3].where)[1:] == (("None", ""),)


def test_no_address_of_a_person_is_printed():
    assert not [block.text for file in ("paper", "report") for block in whole(file).blocks if "@" in block.text]
