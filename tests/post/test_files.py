"""Files: kept under their hash, looked at in the background, held back when they may name a child, taken out."""

from io import BytesIO

import pytest
from django.core.files.storage import storages

from goldthread.kit.files.checks import bring
from goldthread.kit.refusal import Refusal
from goldthread.post import vault
from goldthread.post.checking import finding_of, pieces
from goldthread.post.models import Job, StoredFile
from goldthread.post.operations.files import clear_file, erase_file, keep_file, keep_files, settle_file
from goldthread.post.operations.jobs import ask_again, ask_for
from goldthread.post.work import see_to
from goldthread.trail.operation import operation
from tests.cast import TODAY
from tests.kit.files.clamd import HARM, NAME, own_clamd
from tests.kit.files.made import a_locked_pdf, a_pdf, a_word, nasty_files

pytestmark = pytest.mark.django_db
NUMBER = "NHS number 943 476 5919"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "files": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }
    return tmp_path


@pytest.fixture
def keep(person, partnership):
    def kept(content=None, name="audit.pdf", **more):
        content = a_pdf() if content is None else content
        return keep_file(name=name, content=content, partnership_id=partnership.pk, by=person, on=TODAY, **more)

    return kept


def looked_at(file):
    settle_file(file=file, finding=finding_of(file), by=None, on=TODAY)
    file.refresh_from_db()
    return file


def stored(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_file_is_kept_under_its_hash_outside_the_web_and_is_its_bringers_alone(keep, person, other, folder, settings):
    file = keep()
    assert stored(folder) == [file.digest] and len(file.digest) == 64
    assert (file.state, file.kind, file.scan, file.added_by_id) == ("waiting", "pdf", "", person.pk)
    assert list(StoredFile.objects.visible_to(person)) == [file] and not StoredFile.objects.visible_to(other)
    assert not str(settings.FILES_DIR).startswith(str(settings.STATIC_ROOT))


def test_the_same_bytes_are_kept_once_and_go_with_the_last_file_that_has_them(
    keep, folder, person, django_capture_on_commit_callbacks
):
    first, second = keep(), keep(name="again.pdf")
    assert stored(folder) == [first.digest]
    with django_capture_on_commit_callbacks(execute=True):
        erase_file(file=first, reason="Brought twice.", by=person, on=TODAY)
    assert stored(folder) == [second.digest]
    with django_capture_on_commit_callbacks(execute=True):
        erase_file(file=second, reason="It named a child.", by=person, on=TODAY)
    second.refresh_from_db()
    assert stored(folder) == [] and (second.name, second.text, second.digest) == ("Erased file", "", "")


@pytest.mark.said_once  # it is refused before any engine is asked to keep it
@pytest.mark.parametrize("nasty", nasty_files(), ids=str)
def test_of_a_nasty_file_nothing_is_stored(keep, folder, nasty):
    with pytest.raises(Refusal):
        keep(nasty.content, nasty.name)
    assert stored(folder) == [] and not StoredFile.objects.exists() and not Job.objects.exists()


def test_several_files_are_kept_together_with_one_check(person, partnership, folder):
    files = [bring(f"{n}.txt", BytesIO(f"Audit {n}".encode())) for n in range(20)]
    keep_files(files=files, partnership_id=partnership.pk, by=person, on=TODAY)
    assert len(stored(folder)) == 20 and Job.objects.count() == 1


def test_bytes_go_again_when_what_they_were_brought_for_is_refused(keep, folder, person):
    @operation
    def bring(*, by, on):
        keep()
        raise Refusal("No.")

    with pytest.raises(Refusal):
        bring(by=person, on=TODAY)
    assert stored(folder) == []


def test_bytes_cut_short_by_a_power_cut_are_written_anew(keep, folder):
    file = keep()
    (folder / vault.place_of(file.digest)).write_bytes(b"%PDF")
    keep()
    assert (folder / vault.place_of(file.digest)).read_bytes() == a_pdf()


def test_a_file_is_looked_at_in_the_background_and_what_it_says_is_kept_for_search(keep):
    file = keep(a_word("Audit of neglect"), "audit.docx")
    see_to(Job.objects.get().pk)
    file.refresh_from_db()
    assert (file.state, file.scan) == ("checked", "not scanned") and "Audit of neglect" in file.text
    see_to(Job.objects.get().pk)
    assert StoredFile.objects.get().checked_at == file.checked_at, "a second time changes nothing"


def test_a_file_that_cannot_be_opened_is_refused_and_its_bytes_go(keep, folder, django_capture_on_commit_callbacks):
    file = keep(a_locked_pdf())
    with django_capture_on_commit_callbacks(execute=True):
        looked_at(file)
    assert file.state == "refused" and "locked with a password" in file.why and stored(folder) == []


def test_a_file_that_may_name_a_child_is_held_back_until_its_bringer_says_why_it_does_not(keep, person):
    file = looked_at(keep(a_word(f"First line\n{NUMBER}"), "audit.docx"))
    assert file.state == "held" and file.text == "" and NUMBER not in str(file.found) + file.why
    assert file.found == [{"kind": file.found[0]["kind"], "place": "line 2"}]
    with pytest.raises(Refusal, match="Say why"):
        clear_file(file=file, reason=" ", by=person, on=TODAY)
    clear_file(file=file, reason="An example from the NHS handbook.", by=person, on=TODAY)
    file.refresh_from_db()
    assert looked_at(file).state == "checked" and NUMBER in file.text
    with pytest.raises(Refusal, match="not held back"):
        clear_file(file=file, reason="Again.", by=person, on=TODAY)


def test_a_name_that_may_name_a_child_holds_a_file_back_and_a_page_is_told(keep):
    file = looked_at(keep(a_pdf(NUMBER, pages=2), "943 476 5919.pdf"))
    assert {each["place"] for each in file.found} == {"its name", "page 1", "page 2"}


def test_a_file_whose_bytes_are_gone_says_so(keep):
    file = keep()
    storages["files"].delete(vault.place_of(file.digest))
    assert "is no longer where files are kept" in looked_at(file).why


def test_a_long_text_is_taken_in_pieces_that_end_where_lines_do():
    text = "\n".join(f"Line {n} of many words" for n in range(20_000))
    parts = list(pieces(text))
    assert "".join(parts) == text and all(part.endswith("\n") for part in parts[:-1]) and len(parts) > 5
    assert "".join(pieces("x" * 100_000)) == "x" * 100_000


def test_asking_twice_for_the_same_file_is_one_job(keep, person):
    file = keep()
    job = Job.objects.get()
    assert ask_for(kind=job.kind, arguments={"files": [file.pk]}, once=job.once, by=person, on=TODAY) == job


def test_a_file_that_the_scanner_knows_is_refused_and_its_bytes_go(
    keep, folder, settings, django_capture_on_commit_callbacks
):
    with own_clamd() as settings.GOLDTHREAD_CLAMAV, django_capture_on_commit_callbacks(execute=True):
        clean, harm = looked_at(keep()), looked_at(keep(HARM, "harm.pdf"))
    assert (clean.state, clean.scan) == ("checked", "clean")
    assert (harm.state, harm.scan) == ("refused", "found") and NAME in harm.why
    assert stored(folder) == [clean.digest]


def test_while_the_scanner_does_not_answer_a_file_waits_and_its_job_can_be_tried_again(keep, person, settings):
    settings.GOLDTHREAD_CLAMAV = "/nowhere/clamd.ctl"
    file = keep()
    see_to(Job.objects.get().pk)
    file.refresh_from_db()
    assert file.state == "waiting" and "scanner does not answer" in Job.objects.get().says
    settings.GOLDTHREAD_CLAMAV = ""
    ask_again(job=Job.objects.get(), by=person, on=TODAY)
    see_to(Job.objects.get().pk)
    file.refresh_from_db()
    assert file.state == "checked"
