"""Reading the trail through a record."""

from datetime import timedelta

from django.utils import timezone

from goldthread.partners.models import Partnership, Theme
from goldthread.trail.erase import erase_payloads
from goldthread.trail.models import Entry, Erasure, Payload
from goldthread.trail.queries import changed_since, history
from tests.conftest import TODAY


def test_history_reads_newest_first_in_sentences(written, person):
    told = history(written, person)
    assert [line.sentence for line in told] == [
        "renamed it Wessmere Three",
        "renamed it Wessmere Two",
        "renamed it Wessmere One",
    ]
    assert (told[0].by_id, told[0].on) == (person.pk, TODAY)
    assert (told[2].before, told[2].after) == ({"name": "Wessmere"}, {"name": "Wessmere One"})
    assert len(history(written, person, limit=2)) == 2


def test_a_record_one_may_not_see_tells_nothing(written, stranger):
    assert history(written, stranger) == []


def test_several_records_are_read_as_one(written, person, django_assert_max_num_queries):
    theme = Theme.objects.create(partnership=written, key="neglect", name="Neglect")
    with django_assert_max_num_queries(6):
        assert len(history([written, theme], person)) == 3


def test_what_was_erased_says_so(written, person):
    erase_payloads(record_kind="partners.partnership", record_id=written.pk, reason="A name", by=person, on=TODAY)
    told = history(written, person)
    assert [line.sentence for line in told] == ["erased what the trail said", "(erased)", "(erased)", "(erased)"]
    assert [line.is_erased for line in told] == [False, True, True, True]
    assert told[1].by_id == person.pk


def test_what_changed_since_covers_visible_records_only(written, person, stranger):
    an_hour_ago, seen = timezone.now() - timedelta(hours=1), Partnership.objects.visible_to(person)
    assert list(changed_since([seen], an_hour_ago)) == [("partners.partnership", written.pk)]
    assert changed_since([seen], timezone.now()) == {}
    assert changed_since([Partnership.objects.visible_to(stranger)], an_hour_ago) == {}


def test_entries_are_read_by_nobody_directly(written, person):
    for model in (Entry, Payload, Erasure):
        assert not model.objects.visible_to(person).exists()
