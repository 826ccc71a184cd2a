"""What chapters offer is found by name; a misspelt one would offer nothing, so what is meant to be there is named."""

import inspect

import pytest

from goldthread.kit.exchange.tables import tables
from goldthread.kit.offers import offers
from tests.house.test_hand import OURS

MEANT = {
    "due": {"actions", "challenges", "meetings", "partners", "plan", "post", "report", "risks", "scrutiny", "sources"},
    "told": {"report"},
    "untied": {"report"},
    "reseated": {"actions"},
    "owing": {"actions", "challenges", "meetings", "risks", "scrutiny"},
    "owned": {
        "actions",
        "challenges",
        "meetings",
        "partners",
        "plan",
        "post",
        "report",
        "risks",
        "scrutiny",
        "sources",
    },
    "prepared": {"partners", "post"},
}


@pytest.mark.parametrize("name", MEANT)
def test_each_offer_that_is_meant_to_be_there_is_found(name):
    assert {offer.__module__.split(".")[1] for offer in offers(name)} == MEANT[name]


@pytest.mark.parametrize("name", MEANT)
def test_offers_of_a_name_take_the_same_and_give_a_list(name):
    signatures = [inspect.signature(offer) for offer in offers(name)]
    assert len({len(each.parameters) for each in signatures}) == 1
    assert all("list[" in str(each.return_annotation) for each in signatures)


LEFT_OUT = {
    "trail": {"Entry", "Payload", "Erasure"},  # not a record: it is what happened to the records
    "post": {
        "Draft",
        "Job",
        "Letter",
        "Worker",
        "Findable",
        "Sent",
    },  # one person's, under way, or made from the records
    # ways in, for people and for spreadsheets, and what was stopped or erased there
    # what people say beside the records stays where it was said: decision 15
    "partners": {
        "Addressed",
        "Comment",
        "Invitation",
        "Import",
        "ImportedRow",
        "Mapping",
        "Meant",
        "Catch",
        "ErasureRequest",
    },
    # a scrutineer's own: notes that nobody else reads, and how far they have looked
    "scrutiny": {"LastLook", "PrivateNote"},
    # a private address is made anew, and a pack is bound again from what does come out
    "meetings": {"Feed", "Pack"},
    # what went out and what is to come, made from the records; chasing is a setting that names no record
    "desk": {"Chasing", "Digest", "DigestItem", "Handed"},
}


def test_every_table_comes_out_and_goes_in():
    """What load and dump leave out is named, with the reason."""
    left_out = {model._meta.label for model in OURS} - {model._meta.label for model in places_of_models()}
    assert left_out == {f"{app}.{name}" for app, names in LEFT_OUT.items() for name in names}


def places_of_models():
    def within(part):
        yield part.model
        for each in part.parts:
            yield from within(each)

    return {model for table in tables().all for model in within(table)}
