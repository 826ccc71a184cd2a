"""What verify-trail finds: changes, gaps, cut tails, and what was lost without an erasure."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from goldthread.kit.refusal import Refusal
from goldthread.trail.chain import hash_of
from goldthread.trail.erase import erase_payloads
from goldthread.trail.models import Entry, Erasure, Payload
from goldthread.trail.verify import verify
from tests.append_only import triggers_set_aside
from tests.conftest import TODAY
from tests.trail.conftest import rename


@pytest.fixture
def tampering(written):
    """The hand of somebody who owns the database and has switched its refusals off."""
    if connection.vendor == "postgresql":
        connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
    with triggers_set_aside(connection):
        yield written


def test_a_whole_chain_is_whole(written, capsys):
    report = verify()
    assert (report.is_whole, report.entries, report.erased) == (True, 3, 0)
    assert report.head == f"3:{Entry.objects.get(id=3).hash}"
    call_command("verify_trail", head=report.head)
    assert capsys.readouterr().out.splitlines() == [
        "The trail is whole: 3 entries, 0 of them erased. Its head is:",
        report.head,
    ]


def test_an_empty_chain_is_whole(db):
    assert verify().head == "0:"
    assert verify("0:").is_whole


def test_an_altered_entry_is_named(tampering):
    Entry.objects.filter(id=2).update(by_id=77)
    assert str(verify().first) == "Entry 2: was altered: its hash does not fit."
    with pytest.raises(CommandError, match=r"The trail is broken\. Entry 2: was altered"):
        call_command("verify_trail")


def test_an_altered_entry_with_its_hash_made_anew_breaks_the_next(tampering):
    entry = Entry.objects.get(id=2)
    entry.by_id = 77
    entry.hash = hash_of(entry)
    entry.save()
    assert verify().first.entry_id == 3


def test_a_gap_is_named(tampering):
    Payload.objects.filter(entry_id=2).delete()
    Entry.objects.filter(id=2).delete()
    assert verify().first.entry_id == 2
    assert "is missing" in verify().first.reason


def test_what_an_entry_said_cannot_be_altered_unseen(tampering):
    payload = Payload.objects.get(entry_id=1)
    Payload.objects.filter(entry_id=1).update(body=payload.body.replace("One", "Won"))
    assert str(verify().first) == "Entry 1: what it said was altered."


def test_a_payload_that_is_gone_without_an_erasure_is_missing(tampering):
    Payload.objects.filter(entry_id=1).delete()
    assert "no erasure accounts for it" in verify().first.reason
    Erasure.objects.create(entry_id=1)
    assert "no erasure accounts for it" in verify().first.reason


def test_a_cut_tail_shows_only_against_a_head(tampering):
    head = verify().head
    Payload.objects.filter(entry_id=3).delete()
    Entry.objects.filter(id=3).delete()
    assert verify().is_whole
    assert "the tail was cut" in verify(head).first.reason


def test_a_chain_written_anew_shows_against_a_head(tampering, person):
    head = verify().head
    Payload.objects.filter(entry_id=3).delete()
    Entry.objects.filter(id=3).delete()
    rename(record=tampering, name="Something else", version=4, by=person, on=TODAY)
    assert verify().is_whole
    assert "not the entry that the head names" in verify(head).first.reason


def test_a_head_that_is_none_is_refused(db):
    with pytest.raises(CommandError, match="is not a head"):
        call_command("verify_trail", head="abc")


def test_what_was_erased_is_accounted_for(written, person):
    head = verify().head
    kind = "partners.partnership"
    assert erase_payloads(record_kind=kind, record_id=written.pk, reason="A name", by=person, on=TODAY) == 3
    report = verify(head)
    assert (report.is_whole, report.entries, report.erased) == (True, 4, 3)
    assert list(Payload.objects.values_list("entry_id", flat=True)) == [4]
    assert "[1,2,3]" in Payload.objects.get().body
    with pytest.raises(Refusal, match="nothing more to erase"):
        erase_payloads(record_kind=kind, record_id=written.pk, reason="Again", by=person, on=TODAY)


def test_an_erasure_needs_a_reason(written, person):
    with pytest.raises(Refusal, match="Give a reason"):
        erase_payloads(record_kind="partners.partnership", record_id=written.pk, reason=" ", by=person, on=TODAY)
    assert Payload.objects.count() == 3


def test_the_erase_command_says_what_it_did(written, person, capsys):
    call_command("erase", "partners.partnership", str(written.pk), reason="A name", by="A@example.org")
    assert capsys.readouterr().out == "Erased what 3 entries said.\n"
    with pytest.raises(CommandError, match="Nobody here signs in as"):
        call_command("erase", "partners.partnership", str(written.pk), reason="A name", by="nobody@example.org")
    with pytest.raises(CommandError, match="nothing more to erase"):
        call_command("erase", "partners.partnership", str(written.pk), reason="A name", by="a@example.org")
