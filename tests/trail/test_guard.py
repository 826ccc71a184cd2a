"""The database refuses to change or delete the trail, whoever asks."""

import pytest
from django.db import DatabaseError, connection, transaction

from goldthread.trail.models import Entry, Erasure, Payload

SPELLED = {
    "update an entry": "UPDATE trail_entry SET by_id = 77",
    "delete an entry": "DELETE FROM trail_entry",
    "update what it said": "UPDATE trail_payload SET body = ''",
    "delete what it said": "DELETE FROM trail_payload",
}
ON_SQLITE = {
    "replace an entry": "INSERT OR REPLACE INTO trail_entry SELECT * FROM trail_entry WHERE id = 1",
    "replace what it said": "INSERT OR REPLACE INTO trail_payload SELECT * FROM trail_payload WHERE entry_id = 1",
}
ON_POSTGRESQL = {
    "empty the trail": "TRUNCATE trail_entry CASCADE",
    "empty what it said": "TRUNCATE trail_payload",
    "insert over one": "INSERT INTO trail_entry SELECT * FROM trail_entry ON CONFLICT (id) DO UPDATE SET by_id = 77",
}


def refused(statement: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError:
        return True
    return False


def test_the_database_refuses(written):
    own = ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRESQL
    before = list(Entry.objects.order_by("id").values()), list(Payload.objects.order_by("pk").values())
    assert [what for what, statement in (SPELLED | own).items() if not refused(statement)] == []
    assert (list(Entry.objects.order_by("id").values()), list(Payload.objects.order_by("pk").values())) == before


def test_the_models_are_refused_too(written):
    entry = Entry.objects.get(id=1)
    entry.by_id = 77
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        Payload.objects.filter(entry_id=1).delete()


def test_only_a_payload_marked_for_erasure_can_go(written):
    Erasure.objects.create(entry_id=1)
    assert Payload.objects.filter(entry_id=1).delete()[0] == 1
    assert refused("DELETE FROM trail_payload WHERE entry_id = 2")
