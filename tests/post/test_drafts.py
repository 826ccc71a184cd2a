"""Drafts belong to their authors, and leave no trail."""

import pytest

from goldthread.partners.models import Partnership
from goldthread.post.models import Draft
from goldthread.post.operations import discard_draft, keep_draft
from goldthread.post.queries import draft_of, drafts_of
from goldthread.trail.models import Entry
from tests.conftest import TODAY

KIND = "partners.partnership"


@pytest.fixture
def keep(partnership):
    def keep(by, text, record_id=partnership.pk, version=1):
        named = {"record_kind": KIND, "record_id": record_id, "field": "area"}
        return keep_draft(**named, text=text, version=version, by=by, on=TODAY)

    return keep


def test_a_draft_is_kept_once_with_the_latest_text_and_the_first_version(keep, person, partnership):
    keep(person, "First")
    keep(person, "Second", version=5)
    draft = draft_of(person, partnership, "area")
    assert (draft.text, draft.version) == ("Second", 1)
    assert drafts_of(person) == [draft]
    assert not Entry.objects.exists()


def test_nobody_sees_the_draft_of_another(keep, person, other, partnership):
    keep(person, "Hers")
    keep(other, "His")
    assert [draft.text for draft in Draft.objects.visible_to(person)] == ["Hers"]
    assert draft_of(other, partnership, "area").text == "His"


def test_a_draft_for_a_record_to_be_is_kept_once_too(keep, person):
    keep(person, "First", record_id=None)
    keep(person, "Second", record_id=None)
    assert [draft.text for draft in drafts_of(person)] == ["Second"]


def test_a_discarded_draft_is_gone_and_the_others_stay(keep, person, other, partnership):
    keep(person, "Hers")
    keep(other, "His")
    discard_draft(record_kind=KIND, record_id=partnership.pk, field="area", by=person, on=TODAY)
    assert [draft.text for draft in Draft.objects.all()] == ["His"]
    assert draft_of(person, Partnership.objects.get(), "area") is None
