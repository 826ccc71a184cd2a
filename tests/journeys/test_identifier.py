"""What may say who a child is: stopped in a form, cleared where it is none, and erased where it slipped in."""

from io import BytesIO

import pytest
from django.utils import timezone

from goldthread.actions.models import Action, EvidenceFile
from goldthread.actions.operations.evidence import bring_evidence
from goldthread.kit.files.checks import bring
from goldthread.partners.models import Catch, Partnership, Person
from goldthread.post import vault
from goldthread.post.checking import finding_of
from goldthread.post.models import Findable, StoredFile
from goldthread.post.operations.files import settle_file
from tests.kit.files.made import a_word

TITLE = "Note of a headteacher"


def an_action() -> Action:
    """An action of its own, so that the other stories keep theirs."""
    mine = Action.objects.filter(home__key="wessmere", circle="partnership", status="under way")
    return mine.latest("pk")


def slipped_in() -> EvidenceFile:
    """A file that names a child in words which no list knows, brought and checked."""
    manager, today = Person.objects.get(email="manager@wessmere.example"), timezone.localdate()
    brought = [bring("note.docx", BytesIO(a_word("Zebulonius from Exampleton was seen by the nurse")))]
    home = Partnership.objects.get(key="wessmere")
    bring_evidence(files=brought, partnership=home, title=TITLE, by=manager, on=today)
    file = EvidenceFile.objects.select_related("file").get(evidence__title=TITLE)
    settle_file(file=file.file, finding=finding_of(file.file), by=None, on=today)
    return EvidenceFile.objects.select_related("file", "evidence").get(pk=file.pk)


def test_an_identifier_is_stopped_and_a_false_match_is_cleared(come):
    action, manager = an_action(), come("manager")
    manager.open(f"{action.get_absolute_url()}change/")
    manager.write("More about it", "The school asked about Amira, 7. The audit has case number 123456.")
    manager.press("Save the action")
    manager.reads("This may say who a child is.", "This looks like a name with an age.")
    assert manager.box("More about it").input_value().startswith("The school asked about Amira, 7.")
    manager.write("More about it", "The school asked about Child A. The audit has case number 123456.")
    manager.press("Save the action")
    manager.tick("This does not identify a child")
    manager.write("Because", "It is the number of the audit, which was of 60 children")
    manager.press("Save the action")
    assert manager.heading == action.words
    action.refresh_from_db()
    assert action.detail == "The school asked about Child A. The audit has case number 123456."
    manager.open("/partnerships/")
    manager.open(f"/partnerships/{action.home_id}/catches/")
    manager.reads("By kind", "Name with an age", "It is the number of the audit")
    cleared = Catch.objects.get(outcome="cleared", record_kind="actions.action", record_id=action.pk)
    assert cleared.reason == "It is the number of the audit, which was of 60 children"


@pytest.mark.told_twice("partners", "the trail's triggers are set aside and put back")
def test_what_slipped_in_through_a_file_is_erased_by_two_people(come):
    file, manager, unit = slipped_in(), come("manager"), come("unit")
    digest = file.file.digest
    assert vault.has(digest) and Findable.objects.filter(text__contains="Zebulonius").exists()
    manager.open(file.evidence.get_absolute_url())
    manager.follow("ask that it be erased")
    manager.page.get_by_label("note.docx").check()
    manager.write("Why", "The file names a child")
    manager.press("Ask a second person to agree")
    manager.reads("You asked for this. Somebody else has to agree.")
    unit.open("/")
    unit.follow("Read it, and agree")
    unit.reads("The file names a child", "note.docx")
    unit.press("Erase it")
    unit.reads("It is erased.", "One file")
    assert not vault.has(digest) and not Findable.objects.filter(text__contains="Zebulonius").exists()
    stored = StoredFile.objects.get(pk=file.file_id)
    assert (stored.state, stored.name, stored.text) == ("erased", "Erased file", "")
    unit.open("/evidence/")
    assert TITLE not in unit.page.content()
