"""Erasing what slipped in: two people, one operation, and nothing left of the words anywhere."""

from datetime import date

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import models
from django.urls import reverse
from django.utils import timezone

from goldthread.actions.models import Action, Evidence, EvidenceFile, Progress
from goldthread.actions.operations import remove_evidence, report_progress
from goldthread.kit.refusal import Refusal
from goldthread.meetings.models import MinutesKept
from goldthread.partners import erasable
from goldthread.partners.due import due
from goldthread.partners.models import ErasureRequest, Import, ImportedRow, Mapping, Person
from goldthread.partners.operations.catches import record_catch
from goldthread.partners.operations.erasing import agree_erasure, ask_erasure, take_back_erasure
from goldthread.post import made, vault
from goldthread.post.carried import seal
from goldthread.post.models import Draft, Findable, Letter, StoredFile
from goldthread.post.operations.finding import find_anew
from goldthread.report.models import Passage, Template
from goldthread.trail.models import Entry, Payload
from goldthread.trail.verify import verify
from tests.cast import TODAY, build_world
from tests.factories.actions import second_seat
from tests.factories.evidence import filed
from tests.factories.meetings import a_meeting, a_pack, an_item
from tests.factories.report import a_report
from tests.factories.scrutiny import a_statement
from tests.factories.templates import a_template

WORDS = "The school told us that Amira, 7, was born on 3 May 2019 and does not sleep."


@pytest.fixture
def world(db, clock):
    world = build_world()
    world.people["lead partner"] = second_seat(world, "lead partner", "business unit")
    return world


@pytest.fixture
def slipped(world):
    """Words that came in before the check knew them."""
    told = {"line": world.line, "told_by": "its e-mail", "by": world.people["manager"], "on": TODAY}
    report_progress(action=world.action, words=WORDS, **told)
    return Progress.objects.get(words=WORDS)


def ask(world, record, field="words", who="manager"):
    return ask_erasure(record=record, field=field, reason="It named a child.", by=world.people[who], on=TODAY)


def agree(world, erasure, who="lead partner"):
    return agree_erasure(erasure=erasure, version=erasure.version, by=world.people[who], on=TODAY)


def everywhere(words):
    """Every text column of every table that still says it."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField)
            if is_text and model._base_manager.filter(**{f"{field.attname}__contains": words}).exists():
                yield f"{model._meta.label}.{field.name}"


def test_it_goes_from_the_record_drafts_search_and_the_trail_and_leaves_an_entry(world, slipped):
    manager = world.people["manager"]
    about = {"record_kind": "actions:progress", "field": "words", "saved_at": "2026-05-03T10:00Z"}
    Draft.objects.create(author_id=manager.pk, text=f"{WORDS} More", **about)
    find_anew(by=manager, on=TODAY)
    assert list(everywhere("Amira, 7"))
    done = agree(world, ask(world, slipped))
    assert list(everywhere("Amira, 7")) == [] and list(everywhere("3 May 2019")) == []
    assert Progress.objects.get(pk=slipped.pk).words == "Erased on 3 May 2026"
    assert done.status == "done" and "one field" in done.erased.lower() and "one draft" in done.erased
    assert Findable.objects.filter(record_kind="actions.action").exists()
    entry = Entry.objects.get(operation="agree_erasure", record_kind="partners.erasurerequest")
    assert "agreed, and erased" in Payload.objects.get(entry=entry).body
    assert verify().is_whole


def test_the_person_who_asked_cannot_agree(world, slipped):
    erasure = ask(world, slipped)
    with pytest.raises(Refusal, match="Somebody other than the person who asked"):
        agree(world, erasure, who="manager")
    assert Progress.objects.get(pk=slipped.pk).words == WORDS


def test_a_request_that_was_taken_back_erases_nothing(world, slipped):
    erasure = ask(world, slipped)
    back = take_back_erasure(erasure=erasure, version=1, by=world.people["manager"], on=TODAY)
    with pytest.raises(Refusal):
        agree(world, back)
    assert Progress.objects.get(pk=slipped.pk).words == WORDS


def test_the_same_place_is_asked_for_once(world, slipped):
    ask(world, slipped)
    with pytest.raises(Refusal, match="Somebody has asked for this already"):
        ask(world, slipped)


def test_a_record_whose_key_was_made_of_the_words_gets_another(world):
    Action.objects.filter(pk=world.action.pk).update(words="Amira, 7, is to be seen", key="amira-7-is-to-be-seen")
    agree(world, ask(world, Action.objects.get(pk=world.action.pk)))
    row = Action.objects.get(pk=world.action.pk)
    assert (row.words, row.key) == ("Erased on 3 May 2026", f"erased-{row.pk}")


def test_claims_go_with_the_narrative_they_were_marked_in(world):
    report = a_report(world)
    section = Passage.objects.filter(section__report__home=world.wessmere).first().section
    agree(world, ask(world, section, field="narrative"))
    section.refresh_from_db()
    assert section.narrative == "Erased on 3 May 2026" and not section.passages.exists() and report


def test_what_waited_for_a_sign_in_goes_where_it_says_it(client, world, slipped):
    manager = world.people["manager"]
    client.force_login(manager)
    session = client.session
    session["kept"] = seal(manager.pk, "/actions/1/progress/", [("words", WORDS)])
    session.save()
    agree(world, ask(world, slipped))
    left = Session.objects.get(session_key=session.session_key).get_decoded()
    assert "kept" not in left and left["_auth_user_id"] == str(manager.pk)


def test_a_second_person_is_told_that_it_waits(world, slipped):
    ask(world, slipped)
    people = {who: Person.objects.get(pk=world.people[who].pk) for who in ("manager", "lead partner", "chair")}
    told = {
        who: [each.what for each in due(person, date(2026, 5, 4)) if "erasure" in each.what]
        for who, person in people.items()
    }
    assert told == {
        "manager": [],
        "chair": [],
        "lead partner": [f"An erasure waits for a second person: {ErasureRequest.objects.get().place}"],
    }


def test_two_people_walk_it_through_the_pages(client, world, slipped):
    client.force_login(world.people["manager"])
    page = client.get(reverse("actions:action", args=(world.action.pk,))).content.decode()
    place = reverse("partners:ask-erasure", args=("actions.action", world.action.pk))
    assert place in page
    assert "Amira, 7" in client.get(place).content.decode()
    chosen = {"what": f"actions.progress {slipped.pk} words", "reason": "It named a child."}
    assert client.post(place, {**chosen, "reason": "Amira, 7"}).status_code == 422, "the reason names nobody"
    asked = client.post(place, chosen, follow=True).content.decode()
    assert "Nothing is erased until a second person agrees." in asked and "Somebody else has to agree." in asked
    erasure = ErasureRequest.objects.get()
    agreeing = reverse("partners:agree-erasure", args=(erasure.pk,))
    assert client.post(agreeing, {"version": 1}).status_code == 422
    client.force_login(world.people["lead partner"])
    assert "Amira, 7" in client.get(agreeing).content.decode()
    done = client.post(agreeing, {"version": 1}, follow=True).content.decode()
    assert "It is erased." in done and "Amira" not in done
    assert "Amira" not in client.get(reverse("actions:action", args=(world.action.pk,))).content.decode()


def test_what_the_reader_may_not_see_is_not_offered(world):
    assert erasable.found("actions.action", world.action.pk, world.people["neighbouring manager"]) is None
    assert erasable.found("trail.payload", 1, world.people["manager"]) is None
    assert erasable.found("partners.person", world.people["chair"].pk, world.people["manager"]) is None
    assert erasable.found("nonsense", 1, world.people["manager"]) is None


def test_it_goes_from_letters_jobs_and_rows_that_were_brought_in(world, slipped):
    home = {"home": world.wessmere, "kind": "actions", "file": "tracker.xlsx", "brought_at": "2026-05-03T10:00Z"}
    brought = Import.objects.create(**home)
    told = [{"column": "Progress", "value": WORDS, "sentence": "Kept as it is."}]
    row = {"imported": brought, "position": 1, "sheet": "Tracker", "number": 2, "outcome": "new", "words": WORDS}
    kept = ImportedRow.objects.create(**row, problems=told, made=[["actions.progress", 1, {"words": WORDS}]])
    at = {"written_at": "2026-05-03T10:00Z", "due_at": "2026-05-03T10:00Z"}
    letter = Letter.objects.create(key="k", to="a@example.org", subject="Amira, 7", text=WORDS, message_id="m", **at)
    agree(world, ask(world, slipped))
    kept.refresh_from_db(), letter.refresh_from_db()
    assert "Amira" not in str([kept.words, kept.problems, kept.made, letter.subject, letter.text])
    assert kept.problems[0]["value"] == "Erased on 3 May 2026" and kept.problems[0]["sentence"] == "Kept as it is."


def test_statements_as_they_stood_and_files_that_were_made_go_too(world, slipped, django_capture_on_commit_callbacks):
    statement = a_statement(world, "shown")
    before = statement.texts.create(words=f"## One\n\n{WORDS}", saved_on=TODAY)
    made.keep(7, WORDS.encode())
    with django_capture_on_commit_callbacks() as afterwards:
        agree(world, ask(world, slipped))
    before.refresh_from_db()
    assert before.words == "## One\n\nErased on 3 May 2026" and made.forget_all in afterwards
    made.forget_all()
    assert made.read(7) is None


def test_a_file_goes_with_its_name_its_text_and_its_bytes(world):
    evidence = filed(world)
    file = EvidenceFile.objects.get(evidence=evidence)
    digest = file.file.digest
    assert digest and vault.has(digest)
    agree(world, ask(world, file, field="file"))
    stored = StoredFile.objects.get(pk=file.file_id)
    assert (stored.state, stored.name, stored.text, stored.digest) == ("erased", "Erased file", "", "")
    assert list(everywhere("erased-me")) == [] and verify().is_whole


def test_it_goes_from_agendas_kept_minutes_and_packs_that_copied_it(world, slipped):
    meeting = a_meeting(world)
    item = an_item(meeting, title=f"AC-1: {WORDS}")
    kept = MinutesKept.objects.create(
        meeting=meeting, number=1, how="sent", on=TODAY, words=f"## One\n\n{WORDS} Agreed."
    )
    pack = a_pack(meeting)
    agree(world, ask(world, slipped))
    item.refresh_from_db(), kept.refresh_from_db()
    assert item.title == "AC-1: Erased on 3 May 2026" and kept.words == "## One\n\nErased on 3 May 2026 Agreed."
    assert not type(pack).objects.exists() and list(everywhere("Amira")) == []


def test_whoever_asked_is_told_that_somebody_else_has_to_agree(client, world, slipped):
    erasure = ask(world, slipped)
    client.force_login(world.people["manager"])
    page = client.get(reverse("partners:agree-erasure", args=(erasure.pk,))).content.decode()
    assert "Somebody other than the person who asked has to agree." in page and "Erase it" not in page


def test_the_page_of_catches_counts_them_and_leads_to_what_is_kept(client, world):
    about = {"partnership": world.wessmere, "by": world.people["manager"], "on": TODAY}
    record_catch(kind="nhs", place="Action: “Words”", **about)
    record_catch(
        kind="birth", place="Action: “Words”", outcome="cleared", reason="A building", record=world.action, **about
    )
    record_catch(kind="birth", place="Older", partnership=world.wessmere, by=None, on=date(2025, 1, 1))
    client.force_login(world.people["manager"])
    page = reverse("partners:catches", args=(world.wessmere.pk,))
    text = client.get(page, {"period": "30"}).content.decode()
    assert "Two catches" in text and "A building" in text and "Older" not in text
    assert reverse("partners:ask-erasure", args=("actions.action", world.action.pk)) in text
    assert "Three catches" in client.get(page).content.decode()
    assert "A building" not in client.get(page, {"outcome": "stopped"}).content.decode()


def test_what_was_removed_from_the_library_can_still_be_erased(world):
    """Removed evidence is out of sight and keeps its words, so those who saw it can have them erased."""
    manager = world.people["manager"]
    Evidence.objects.filter(pk=world.evidence.pk).update(title=WORDS)
    remove_evidence(evidence=world.evidence, reason="It is out of date.", version=1, by=manager, on=TODAY)
    removed = erasable.found("actions.evidence", world.evidence.pk, manager)
    assert removed is not None and not Evidence.objects.visible_to(manager).filter(pk=removed.pk).exists()
    assert erasable.found("actions.evidence", world.evidence.pk, world.people["neighbouring manager"]) is None
    agree(world, ask(world, removed, field="title"))
    assert WORDS not in Evidence.objects.get(pk=world.evidence.pk).title


def test_what_columns_sheets_and_templates_say_goes_as_well(world, slipped):
    imported = Import.objects.create(
        home=world.wessmere, kind="actions", file="t.csv", brought_at=timezone.now(), wanted=[WORDS],
        columns={WORDS: "words"},
    )  # fmt: skip
    ImportedRow.objects.create(imported=imported, position=1, sheet=WORDS, number=2, outcome="new")
    Mapping.objects.create(home=world.wessmere, kind="actions", headings="x", columns={WORDS: "words"}, used_on=TODAY)
    template = a_template(world)
    Template.objects.filter(pk=template.pk).update(uses=[{"name": WORDS}])
    agree(world, ask(world, slipped))
    assert list(everywhere("Amira")) == []
