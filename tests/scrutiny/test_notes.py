"""Private notes: nobody but their author finds one, by any page, search, file or count."""

from pathlib import Path

import pytest
from django.core.management import call_command

from goldthread.partners.erasable import of_record
from goldthread.post.finding import refresh_all
from goldthread.post.models import Findable
from goldthread.scrutiny import operations
from goldthread.scrutiny.exchange import TABLES
from goldthread.scrutiny.models import PrivateNote
from goldthread.scrutiny.owned import owned
from goldthread.trail.models import Entry, Payload
from tests.cast import CAST, TODAY
from tests.factories import scrutiny as made

OTHERS = [who for who in CAST[1:] if who != "scrutineer"]


@pytest.fixture
def note(world):
    return operations.write_note(
        words=made.SECRET,
        home=world.wessmere,
        activity=made.an_activity(world),
        by=world.people["scrutineer"],
        on=TODAY,
    )


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_finds_one_by_its_page_or_on_any_list_of_scrutiny(world, note, client, who):
    client.force_login(world.people[who])
    assert client.get(note.get_absolute_url()).status_code == 404
    assert client.get(f"/scrutiny/notes/{note.pk}/change/").status_code == 404
    assert client.post(f"/scrutiny/notes/{note.pk}/delete/").status_code == 404
    for path in ("/scrutiny/notes/", "/scrutiny/notes/file/", "/scrutiny/notes/add/"):
        assert client.get(path).status_code == 403
    for path in (
        "/",
        "/scrutiny/",
        "/scrutiny/coverage/",
        f"/scrutiny/activities/{note.activity_id}/",
        "/search/?q=trust",
    ):
        assert made.SECRET not in client.get(path, follow=True).content.decode(), path


def test_its_author_reads_takes_away_changes_and_deletes_it(world, note, client):
    client.force_login(world.people["scrutineer"])
    assert made.SECRET in client.get(note.get_absolute_url()).content.decode()
    file = client.get("/scrutiny/notes/file/")
    assert made.SECRET in file.content.decode()
    assert "attachment" in file["Content-Disposition"]
    client.post(f"/scrutiny/notes/{note.pk}/change/", {"words": "Ask again.", "version": "1"})
    note.refresh_from_db()
    assert note.words == "Ask again."
    client.post(f"/scrutiny/notes/{note.pk}/delete/")
    assert not PrivateNote.objects.exists()


def test_the_trail_keeps_that_it_happened_and_no_word_of_it(world, note):
    entry = Entry.objects.get(operation="write_note")
    assert entry.payload_hash == ""
    assert not Payload.objects.filter(body__contains="trust sent").exists()


def test_no_search_index_and_no_dump_holds_one(world, note, tmp_path):
    refresh_all()
    assert not Findable.objects.filter(text__contains="trust sent").exists()
    assert "PrivateNote" not in {table.model.__name__ for table in TABLES}
    call_command("dump", str(tmp_path / "out"))
    assert not [path for path in Path(tmp_path).rglob("*.toml") if "trust sent" in path.read_text()]


def test_no_erasing_and_no_leaving_shows_one_to_somebody_else(world, note):
    manager, me = world.people["manager"], world.people["scrutineer"]
    assert not [each for each in of_record(note.activity, manager) if made.SECRET in each.words]
    seats = [world.seats["scrutineer"]]
    assert "Private notes" not in {each.kind for each in owned(manager, me, seats)}
    assert "Private notes" in {each.kind for each in owned(me, me, seats)}


def test_one_may_not_say_who_a_child_is_and_what_stops_it_is_noted_nowhere(world, client):
    client.force_login(world.people["scrutineer"])
    answer = client.post("/scrutiny/notes/add/", {"words": "NHS number 943 476 5919"})
    assert answer.status_code == 422
    assert not PrivateNote.objects.exists()
    client.force_login(world.people["manager"])
    page = client.get(f"/partnerships/{world.wessmere.pk}/stopped/", follow=True).content.decode()
    assert "rivate note" not in page


def test_the_page_says_who_runs_the_server(world, client, settings):
    client.force_login(world.people["scrutineer"])
    said = client.get("/scrutiny/notes/").content.decode()
    assert "does not say who that is" in said
    assert "can give out a code that opens your account" in said
    settings.KEPT_BY = "Wessmere Council's IT service"
    assert "Wessmere Council&#x27;s IT service runs" in client.get("/scrutiny/notes/").content.decode()
