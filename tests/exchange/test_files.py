"""Files go out with the record and come in again with it, bytes and all; a folder that has lost some is refused."""

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from goldthread.actions.models import Evidence, EvidenceFile
from goldthread.desk.operations import dump_record, load_folder
from goldthread.kit.exchange.load import LoadRefused
from goldthread.post import vault
from goldthread.post.models import Job, StoredFile
from goldthread.post.work import see_to

WESSMERE = Path(__file__).resolve().parents[2] / "examples" / "wessmere"
DAY = date(2026, 11, 22)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    options = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path / "vault"}}
    settings.STORAGES = {**settings.STORAGES, "files": options}


def load(folder):
    return load_folder(folder=folder, because="The examples are invented.", by=None, on=DAY)


def test_files_come_with_the_record_are_looked_at_and_go_out_with_it(tmp_path):
    load(WESSMERE)
    files = list(StoredFile.objects.all())
    assert len(files) == len(list((WESSMERE / "files").iterdir())) > 2 and all(vault.has(each.digest) for each in files)
    piece = Evidence.objects.get(key="attendance-2026")
    row = EvidenceFile.objects.get(evidence=piece)
    assert (row.file.partnership_id, row.file.added_by_id) == (piece.home_id, piece.added_by_id)
    see_to(Job.objects.get().pk)
    row.file.refresh_from_db()
    assert "Four Waters Police\t9 June 2026\t18\t17" in row.file.text and row.file.state == "checked"
    dump_record(folder=tmp_path / "out", by=None, on=DAY)
    sent = {path.name: path.read_bytes() for path in (tmp_path / "out" / "files").iterdir()}
    assert sent == {path.name: path.read_bytes() for path in (WESSMERE / "files").iterdir()}
    assert load(tmp_path / "out").new.total() == 0


def test_a_folder_that_lost_the_bytes_of_a_file_is_refused_whole(tmp_path):
    copytree(WESSMERE, tmp_path / "w")
    first, second, *_ = sorted((tmp_path / "w" / "files").iterdir())
    first.unlink()
    second.write_bytes(b"something else")
    with pytest.raises(LoadRefused) as refused:
        load(tmp_path / "w")
    assert first.name in refused.value.sentence and second.name in refused.value.sentence
    assert not StoredFile.objects.exists() and not any((tmp_path / "vault").rglob("*/*"))
