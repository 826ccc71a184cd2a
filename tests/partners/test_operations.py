"""What is written about partnerships: settings, names and succession."""

from datetime import date

import pytest

from goldthread.kit.refusal import Refusal, Stale
from goldthread.partners.models import Partnership, name_on
from goldthread.partners.operations import change_settings, rename_partnership, succeed
from goldthread.trail.models import Entry
from tests.cast import build_world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
NEW = {"name": "Mere and Fen Partnership", "short_name": "Mere and Fen", "kind": "joint", "until": date(2026, 3, 31)}


@pytest.fixture
def world():
    return build_world()


@pytest.fixture
def by(world, today):
    return {"by": world.people["manager"], "on": today}


def test_settings_change_with_an_entry_in_the_trail(world, by):
    changed = change_settings(partnership=world.wessmere, version=1, soon_days=14, **by)
    assert (changed.soon_days, changed.version) == (14, 2)
    assert Entry.objects.get().operation == "change_settings"


def test_settings_from_an_older_page_are_refused_with_both_texts(world, by):
    change_settings(partnership=world.wessmere, version=1, marking="OFFICIAL", **by)
    with pytest.raises(Stale) as refused:
        change_settings(partnership=world.wessmere, version=1, marking="SECRET", **by)
    assert refused.value.theirs == {"Marking": "OFFICIAL"}
    assert refused.value.mine == {"Marking": "SECRET"}


def test_settings_without_a_version_are_refused(world, by):
    with pytest.raises(Stale):
        change_settings(partnership=world.wessmere, version=None, soon_days=14, **by)


def test_what_was_recorded_before_a_new_name_keeps_the_old_one(world, by):
    rename_partnership(partnership=world.wessmere, version=1, **NEW, **by)
    row = Partnership.objects.prefetch_related("former_names").get(pk=world.wessmere.pk)
    assert row.name == "Mere and Fen Partnership"
    assert name_on(row, date(2026, 3, 31)) == "Wessmere Safeguarding Children Partnership"
    assert name_on(row, date(2026, 4, 1)) == "Mere and Fen Partnership"


def test_a_name_cannot_end_on_a_day_that_lies_ahead(world, by):
    with pytest.raises(Refusal, match="cannot lie ahead") as refused:
        rename_partnership(partnership=world.wessmere, version=1, **NEW | {"until": date(2026, 5, 4)}, **by)
    assert refused.value.field == "until"


def test_a_name_cannot_end_before_one_that_ended_later(world, by):
    rename_partnership(partnership=world.wessmere, version=1, **NEW, **by)
    with pytest.raises(Refusal, match="Choose a day after it"):
        rename_partnership(partnership=world.wessmere, version=2, **NEW | {"until": date(2025, 3, 31)}, **by)


def test_one_partnership_takes_over_what_is_owed(world, by):
    succeed(partnership=world.wessmere, after=world.norden, how="merged", starts=date(2027, 4, 1), is_heir=True, **by)
    other = Partnership.objects.create(key="other", name="Other", short_name="Other")
    with pytest.raises(Refusal, match="already"):
        succeed(partnership=world.wessmere, after=other, how="split", starts=date(2027, 4, 1), is_heir=True, **by)
    assert Entry.objects.count() == 1


def test_a_partnership_cannot_become_itself(world, by):
    with pytest.raises(Refusal, match="Choose another"):
        succeed(
            partnership=world.wessmere, after=world.wessmere, how="merged", starts=date(2027, 4, 1), is_heir=True, **by
        )


def test_succession_is_recorded_once(world, by):
    became = {"partnership": world.wessmere, "after": world.norden, "how": "merged", "starts": date(2026, 4, 1)}
    succeed(**became, is_heir=True, **by)
    with pytest.raises(Refusal, match="recorded already that it became Norden"):
        succeed(**became, is_heir=False, **by)
