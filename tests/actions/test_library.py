"""The evidence library: files brought, one piece for many actions, owners and last days, revisions, and what goes."""

from datetime import date, timedelta
from io import BytesIO
from os.path import basename

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given
from hypothesis import settings as of_hypothesis
from hypothesis import strategies as st

from goldthread.actions import library, operations
from goldthread.actions.due import due
from goldthread.actions.models import Action, Evidence, EvidenceFile, EvidenceUse
from goldthread.kit.files.checks import bring
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Catch, Person
from goldthread.post import vault
from goldthread.post.checking import finding_of
from goldthread.post.models import Findable, Job, StoredFile
from goldthread.post.operations.files import settle_file
from goldthread.report.models import Passage, Report, Section, Tie
from goldthread.trail.models import Payload
from tests.cast import TODAY
from tests.factories.evidence import filed
from tests.kit.files.made import a_pdf, a_word, good_files, nasty_files

pytestmark = pytest.mark.django_db
NUMBER = "NHS number 943 476 5919"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    options = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "files": options}
    return tmp_path


@pytest.fixture
def action(world):
    return Action.objects.get(pk=world.action.pk)


@pytest.fixture
def come(people):
    def signed_in(who: str) -> Client:
        client = Client()
        client.force_login(people[who])
        return client

    return signed_in


def upload(name="audit.pdf", content=None):
    return SimpleUploadedFile(name, a_pdf() if content is None else content)


def look_at_all():
    for file in StoredFile.objects.filter(checked_at=None):
        settle_file(file=file, finding=finding_of(file), by=None, on=TODAY)


def page(name, evidence=None, **more):
    return reverse(f"actions:{name}", kwargs={"pk": evidence.pk, **more} if evidence else more or None)


def sees(people, who, evidence):
    person = Person.objects.get(pk=people[who].pk)
    return Evidence.objects.visible_to(person).filter(pk=evidence.pk).exists()


def test_a_name_that_may_say_who_a_child_is_is_stored_nowhere(world, action, come):
    """It would be the title of the evidence, and stand in the trail, before anybody has looked at the file."""
    body = {"files": [upload(f"{NUMBER}.pdf".replace(" ", "_"))], "text": "The audit.", "circle": "partnership"}
    answer = come("agency lead").post(reverse("actions:evidence", args=(action.pk,)), body)
    assert answer.status_code == 422 and "Rename the file" in answer.content.decode()
    assert not StoredFile.objects.exists() and not Evidence.objects.filter(kind="file").exists()
    assert not Payload.objects.filter(body__contains="943").exists()


def test_several_files_brought_to_an_action_become_pieces_that_others_see_once_they_are_checked(
    world, action, people, come
):
    body = {"files": [upload("one.pdf"), upload("two_pages.pdf", a_pdf(pages=2))], "text": "The audit.",
            "circle": "partnership"}  # fmt: skip
    answer = come("agency lead").post(reverse("actions:evidence", args=(action.pk,)), body)
    assert answer.status_code == 302
    one, two = Evidence.objects.filter(kind="file").order_by("number")
    assert (one.title, two.title, one.shows) == ("one", "two pages", "The audit.")
    assert set(action.evidence.filter(kind="file")) == {one, two} and Job.objects.count() == 1
    assert sees(people, "agency lead", one) and not sees(people, "manager", one)
    assert come("manager").get(page("evidence-file", one, number=1)).status_code == 404
    look_at_all()
    assert sees(people, "manager", one)
    sent = come("manager").get(page("evidence-file", two, number=1))
    assert b"".join(sent) == a_pdf(pages=2)
    assert sent["Content-Disposition"] == 'attachment; filename="two_pages.pdf"'
    assert sent["X-Content-Type-Options"] == "nosniff" and sent["Content-Security-Policy"].startswith("sandbox")
    assert sent["Content-Type"] == "application/pdf" and "no-store" in sent["Cache-Control"]


def test_a_part_is_claimed_done_with_files_in_the_same_form(world, action, come):
    body = {"words": "Launched.", "done": "1 May 2026", "files": [upload(), upload("b.pdf")], "circle": "partnership"}
    assert come("agency lead").post(reverse("actions:claim", args=(action.pk,)), body).status_code == 302
    action.refresh_from_db()
    uses = EvidenceUse.objects.filter(action=action, claim__isnull=False)
    assert action.status == "claimed" and uses.count() == 2 and action.evidenced_on == TODAY


@pytest.mark.said_once  # it is refused before any engine is asked to keep it
@pytest.mark.parametrize("nasty", nasty_files(), ids=str)
def test_of_a_nasty_file_the_page_says_what_to_do_and_nothing_is_stored(folder, action, come, nasty):
    files = [upload(), SimpleUploadedFile("x", nasty.content)]
    files[1]._name = nasty.name
    body = {"files": files, "circle": "partnership"}
    answer = come("agency lead").post(reverse("actions:evidence", args=(action.pk,)), body)
    paths = nasty.why.startswith(("a path in", "a Windows path", "a name that turns"))  # which never reach us
    assert answer.status_code == (302 if paths else 422)
    if not paths:
        assert not StoredFile.objects.exists() and not [each for each in folder.rglob("*") if each.is_file()]
        if nasty.content and "name" not in nasty.why:
            assert nasty.says in answer.content.decode().replace("&#x27;", "'")


def names_a_file(name: str) -> bool:
    """Django makes no upload of a folder's name; such names are among the nasty files above, sent as they are."""
    return basename(name) not in {"", ".", ".."}


@pytest.mark.said_once  # a file is judged in Python
@of_hypothesis(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_is_sent_as_a_file_there_is_no_error_page_and_what_is_refused_is_not_stored(
    folder, action, come, data
):
    good = good_files()
    name = data.draw(st.one_of(st.sampled_from(sorted(good)), st.text(min_size=1, max_size=60).filter(names_a_file)))
    content = bytearray(data.draw(st.one_of(st.sampled_from(sorted(good.values())), st.binary(max_size=300))))
    for _ in range(data.draw(st.integers(0, 3))):
        place = data.draw(st.integers(0, len(content)))
        content[place : place + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=40))
    before = (StoredFile.objects.count(), sum(path.is_file() for path in folder.rglob("*")))
    body = {"files": SimpleUploadedFile(name, bytes(content)), "circle": "partnership"}
    answer = come("agency lead").post(reverse("actions:evidence", args=(action.pk,)), body)
    assert answer.status_code in (302, 422)
    if answer.status_code == 422:
        assert before == (StoredFile.objects.count(), sum(path.is_file() for path in folder.rglob("*")))
    look_at_all()


def test_more_files_than_one_form_may_send_are_refused(action, come):
    body = {"files": [upload(f"{n}.pdf") for n in range(21)], "circle": "partnership"}
    answer = come("agency lead").post(reverse("actions:evidence", args=(action.pk,)), body)
    assert answer.status_code == 422 and b"at most 20 files" in answer.content


def test_a_file_that_waits_is_found_by_nobody_and_one_that_is_checked_by_its_words(world, action, people):
    brought = [bring("audit.docx", BytesIO(a_word("Zebra crossings")))]
    operations.bring_evidence(action=action, files=brought, by=people["agency lead"], on=TODAY)
    kept = Findable.objects.get(record_kind="actions.evidence", record_id=Evidence.objects.get(kind="file").pk)
    assert "Zebra" not in kept.text
    look_at_all()
    kept.refresh_from_db()
    assert "Zebra crossings" in kept.text


def test_a_file_held_back_is_settled_by_its_bringer_alone(world, action, people, come, clock):
    brought = [bring("audit.docx", BytesIO(a_word(NUMBER)))]
    (piece,) = operations.bring_evidence(action=action, files=brought, by=people["agency lead"], on=TODAY)
    look_at_all()
    action.refresh_from_db()
    assert action.evidenced_on is None, "what is held back shows nothing yet"
    lead = come("agency lead")
    shown = lead.get(piece.get_absolute_url()).content.decode()
    assert "It may say who a child is" in shown and "NHS number" in shown and "943 476" not in shown
    owed = due(Person.objects.get(pk=people["agency lead"].pk), TODAY)
    assert [each.verb for each in owed if "audit.docx" in each.what] == ["Settle it"]
    assert come("manager").post(page("clear-file", piece, number=1), {"reason": "No."}).status_code == 404
    assert lead.post(page("clear-file", piece, number=1), {"reason": ""}).status_code == 422
    assert lead.post(page("clear-file", piece, number=1), {"reason": "From the handbook."}).status_code == 302
    look_at_all()
    action.refresh_from_db()
    assert sees(people, "manager", piece) and action.evidenced_on == TODAY
    caught = Catch.objects.filter(record_kind="post.storedfile").order_by("pk")
    assert [(each.outcome, each.kind, each.place) for each in caught] == [
        ("found", "nhs", "A file: line 1"), ("cleared", "nhs", "A file: line 1"),
    ]  # fmt: skip


def test_a_file_held_back_and_taken_away_leaves_nothing(
    world, action, people, come, folder, django_capture_on_commit_callbacks
):
    brought = [bring("audit.docx", BytesIO(a_word(NUMBER)))]
    (piece,) = operations.bring_evidence(action=action, files=brought, by=people["agency lead"], on=TODAY)
    look_at_all()
    with django_capture_on_commit_callbacks(execute=True):
        answer = come("agency lead").post(page("take-file-away", piece, number=1))
    assert answer["Location"] == page("evidence-list")
    piece.refresh_from_db()
    assert piece.removed_on == TODAY and not [each for each in folder.rglob("*") if each.is_file()]


def test_a_newer_file_waits_while_others_read_the_one_before(world, people, come):
    piece = filed(world)
    answer = come("manager").post(page("revise-evidence", piece), {"version": 1, "file": upload("newer.pdf")})
    assert answer.status_code == 302
    assert come("chair").get(page("evidence-file", piece, number=2)).status_code == 404
    shown = come("chair").get(piece.get_absolute_url()).content.decode()
    assert "audit.pdf" in shown and "newer.pdf" not in shown
    look_at_all()
    shown = come("chair").get(piece.get_absolute_url()).content.decode()
    assert "Revision 2" in shown and "Revision 1" in shown
    assert come("manager").post(page("revise-evidence", piece), {"version": 1, "file": upload()}).status_code == 409


def test_one_piece_serves_many_actions_and_gives_nobody_new_readers(world, action, people, come):
    chosen = [world.evidence.pk, filed(world).pk]
    address = f"{page('evidence-several')}?chosen={chosen[0]}&chosen={chosen[1]}"
    assert come("manager").get(address).content.decode().count('name="chosen"') == 2
    body = {"chosen": chosen, "actions": "AC-1"}
    assert come("manager").post(page("evidence-several"), body).status_code == 302
    assert EvidenceUse.objects.filter(action=action, evidence__in=chosen).count() == 2
    again = come("manager").post(page("evidence-several"), body)
    assert again.status_code == 422 and b"used there already" in again.content
    with pytest.raises(Refusal, match="only to actions that you lead"):
        operations.use_evidence(evidence=[world.evidence], actions=[action], by=people["chair"], on=TODAY)


def test_an_owner_and_a_last_day_are_added_to_several_and_never_replaced(world, people):
    first, second = filed(world), filed(world, owner=world.seats["chair"], expires_on=date(2026, 9, 1))
    wanted = {"owner": world.seats["manager"], "expires_on": date(2027, 3, 31)}
    changed = operations.keep_several(evidence=[first, second], **wanted, by=people["manager"], on=TODAY)
    first.refresh_from_db(), second.refresh_from_db()
    assert changed == 1 and (first.owner, first.expires_on) == (wanted["owner"], wanted["expires_on"])
    assert (second.owner, second.expires_on) == (world.seats["chair"], date(2026, 9, 1))
    with pytest.raises(Refusal, match="has one already"):
        operations.keep_several(evidence=[second], **wanted, by=people["manager"], on=TODAY)


def test_whoever_looks_after_evidence_is_reminded_before_its_last_day(world, people, clock):
    filed(world, owner=world.seats["chair"], expires_on=TODAY + timedelta(30))
    filed(world, expires_on=TODAY - timedelta(1))
    filed(world, owner=world.seats["chair"], expires_on=TODAY + timedelta(31))
    told = {who: [each.why for each in due(Person.objects.get(pk=people[who].pk), TODAY) if each.verb == "Renew it"]
            for who in ("chair", "manager", "agency lead")}  # fmt: skip
    assert told == {"chair": ["Runs out on 2 June 2026"], "manager": ["Ran out on 2 May 2026"], "agency lead": []}


def test_what_goes_goes_everywhere_with_its_files_and_its_number_stays_taken(
    world, action, people, come, folder, django_capture_on_commit_callbacks
):
    piece = filed(world)
    operations.use_evidence(evidence=[piece], actions=[action], by=people["manager"], on=TODAY)
    shown = come("manager").get(page("remove-evidence", piece)).content.decode()
    assert "Used in one place" in shown and action.words in shown
    assert come("manager").post(page("remove-evidence", piece), {"version": 1}).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        done = come("manager").post(page("remove-evidence", piece), {"version": 1, "reason": "The wrong year."})
    assert done.status_code == 302
    action.refresh_from_db()
    assert not sees(people, "manager", piece) and action.evidenced_on is None
    assert not [each for each in folder.rglob("*") if each.is_file()]
    assert "The wrong year" in come("manager").get(action.get_absolute_url()).content.decode()
    later = operations.add_evidence(action=action, text="Seen.", by=people["manager"], on=TODAY)
    assert later.number == piece.number + 1


def test_the_history_of_an_action_never_says_what_evidence_was_called_that_only_a_few_could_read(
    world, action, people, come
):
    piece = filed(world, circle="group", circle_group=world.business)
    operations.use_evidence(evidence=[piece], actions=[action], by=people["manager"], on=TODAY)
    assert not sees(people, "agency lead", piece)
    operations.remove_evidence(evidence=piece, reason="Its year is over.", version=1, by=people["manager"], on=TODAY)
    history = come("agency lead").get(action.get_absolute_url()).content.decode()
    assert "lost the evidence" in history and "Audit of neglect" not in history


def test_evidence_that_a_report_or_an_accepted_claim_rests_on_is_not_removed_by_anybody(world, people):
    piece, version = world.evidence, {"version": world.evidence.version, "reason": "Gone.", "on": TODAY}
    world.claim.state = "accepted"
    world.claim.save()
    with pytest.raises(Refusal, match="Only the business unit"):
        operations.remove_evidence(evidence=piece, by=people["agency lead"], **version)
    about = {"home": world.wessmere, "key": "r", "title": "R", "starts_on": TODAY, "ends_on": TODAY}
    report = Report.objects.create(**about, edition="wt-2026")
    passage = Passage.objects.create(section=Section.objects.create(report=report, key="about"), words="All is well.")
    Tie.objects.create(passage=passage, evidence=piece)
    with pytest.raises(Refusal, match="A claim in a report rests on this"):
        operations.remove_evidence(evidence=piece, by=people["manager"], **version)


def test_the_library_is_narrowed_by_kind_state_use_last_day_owner_and_what_waits(world, people, come):
    old = filed(world, expires_on=TODAY - timedelta(3), owner=world.seats["chair"])
    waiting = filed(world, state="waiting")
    Evidence.objects.filter(pk=waiting.pk).update(title="Still waiting")
    client = come("manager")

    def found(**asked):
        rows = client.get(page("evidence-list"), asked).context["page"]
        return {row.pk for row in rows}

    everything = found()
    assert {old.pk, waiting.pk, world.evidence.pk} <= everything
    assert found(kind="file") == {old.pk, waiting.pk}
    assert found(waiting="on") == {waiting.pk}
    assert found(last_day="past") == found(last_day="soon") == {old.pk} == found(owner=world.seats["chair"].pk)
    assert found(last_day="none") == everything - {old.pk}
    assert found(serves="none") == {old.pk, waiting.pk} and found(serves="some") == everything - {old.pk, waiting.pk}
    used = Action.objects.get(evidence=world.evidence)
    assert world.evidence.pk in found(status=used.status) and not found(status="stood down")
    assert found(words=f"EV-{old.number}") == {old.pk}
    assert "Choose" not in client.get(page("evidence-list"), {"format": "csv"}).content.decode("utf-8-sig")


def test_how_many_there_are_is_counted_anew_after_something_is_written_and_for_each_reader_alone(world, people, come):
    def told(who):
        return come(who).get(page("evidence-list")).context["page"].paginator.count

    first = told("manager")
    come("manager").post(page("bring-evidence"), {"files": upload(), "circle": "partnership"})
    piece = Evidence.objects.get(kind="file")
    assert (told("manager"), told("chair")) == (first + 1, first)  # it is not checked yet
    settle_file(file=StoredFile.objects.get(), finding=finding_of(StoredFile.objects.get()), by=None, on=TODAY)
    assert told("chair") == first + 1
    with CaptureQueriesContext(connection) as asked:
        assert told("chair") == first + 1
    assert not [each for each in asked if "COUNT" in each["sql"]]
    gone = {"evidence": piece, "version": piece.version, "reason": "Brought twice."}
    operations.remove_evidence(**gone, by=people["manager"], on=TODAY)
    assert told("chair") == first


def test_evidence_of_a_panel_is_not_its_bringers_once_it_is_checked(world, people):
    panel = world.subgroup
    piece = filed(world, circle="panel", circle_group=panel)
    assert sees(people, "chair", piece) and not sees(people, "manager", piece)
    assert not EvidenceFile.objects.visible_to(people["manager"]).filter(evidence=piece).exists()


def test_a_piece_brought_to_the_library_needs_no_action_and_may_have_several(world, people, come):
    answer = come("manager").post(page("bring-evidence"), {"files": upload(), "circle": "partnership"})
    piece = Evidence.objects.get(kind="file")
    assert answer["Location"] == piece.get_absolute_url() and library.served_by(piece, people["manager"]) == []
    body = {"link": "https://example.org/a", "actions": "AC-1, AC-2", "circle": "partnership"}
    assert come("manager").post(page("bring-evidence"), body).status_code == 302
    assert EvidenceUse.objects.filter(evidence__link="https://example.org/a").count() == 2
    body = {"link": "https://example.org/b", "actions": "AC-2", "circle": "partnership"}
    refused = come("chair").post(page("bring-evidence"), body)
    assert refused.status_code == 422 and b"only to actions that you lead" in refused.content
    assert come("manager").post(page("bring-evidence"), {"circle": "partnership"}).status_code == 422


def test_bytes_that_are_gone_are_answered_like_a_page_that_is_not_there(world, come):
    piece = filed(world)
    vault.forget(StoredFile.objects.get().digest)
    assert come("manager").get(page("evidence-file", piece, number=1)).status_code == 404
