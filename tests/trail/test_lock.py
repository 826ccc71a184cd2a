"""Two people at one record: neither overwrites the other in silence."""

import pytest

from goldthread.kit.refusal import Refusal, Stale
from goldthread.partners.models import Partnership
from goldthread.trail.lock import checked, locked
from goldthread.trail.models import Entry
from tests.conftest import TODAY
from tests.trail.conftest import rename


def test_the_second_save_is_refused_with_both_texts(partnership, person):
    rename(record=partnership, name="Hers", version=1, by=person, on=TODAY)
    with pytest.raises(Stale) as caught:
        rename(record=partnership, name="His", version="1", by=person, on=TODAY)
    assert (caught.value.theirs, caught.value.mine) == ({"Name": "Hers"}, {"Name": "His"})
    assert Partnership.objects.get().name == "Hers"
    assert Entry.objects.count() == 1
    rename(record=partnership, name="His", version="2", by=person, on=TODAY)


@pytest.mark.parametrize("version", [None, "", "one", 0])
def test_a_form_without_its_version_is_refused(partnership, person, version):
    with pytest.raises(Stale):
        rename(record=partnership, name="His", version=version, by=person, on=TODAY)
    assert Partnership.objects.get().name == "Wessmere"


def test_a_record_that_is_gone_or_hidden_is_refused_alike(partnership, stranger):
    with pytest.raises(Refusal) as hidden:
        locked(Partnership.objects.visible_to(stranger), partnership.pk)
    with pytest.raises(Refusal) as gone:
        locked(Partnership.objects.all(), partnership.pk + 1)
    assert hidden.value.sentence == gone.value.sentence


def test_the_locked_row_is_the_one_in_the_database(partnership, person):
    partnership.name = "Only in memory"
    assert locked(Partnership.objects.visible_to(person).distinct(), partnership.pk).name == "Wessmere"
    checked(partnership, 1)
