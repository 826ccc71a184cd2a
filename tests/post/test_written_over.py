"""What is deleted is written over: nothing of it is left in the files that a later back-up copies."""

import pytest
from django.db import connection

from tests.installation import installation, migrated

WORD = "qzxvplimk"
FILL = f"""
import django; django.setup()
from goldthread.post.models import Findable
about = {{"record_kind": "actions.action", "url": "/", "title": "Kept"}}
Findable.objects.bulk_create(Findable(**about, record_id=n, text=f"other words {{n}} " * 50) for n in range(2000))
Findable.objects.create(**about, record_id=9999, text="{WORD} " * 300)
"""
ERASE = """
import django; django.setup()
from goldthread.post.finding import write_over_what_is_gone
from goldthread.post.models import Findable
Findable.objects.filter(record_id=9999).update(text="Erased on 3 May 2026")
write_over_what_is_gone()
"""


def says(folder):
    return [file.name for file in folder.rglob("*") if file.is_file() and WORD.encode() in file.read_bytes()]


@pytest.mark.django_db
def test_an_erased_word_is_left_in_no_file_of_the_database(tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's back-up copies rows, and none that is gone")
    with installation(tmp_path / "data", "over", migrated()) as made:
        made.goldthread("prepare")
        made.run("-c", FILL)
        assert says(made.folder)
        made.run("-c", ERASE)
        assert says(made.folder) == []
