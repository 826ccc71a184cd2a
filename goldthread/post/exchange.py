"""What is loaded and dumped of files; their bytes stand beside, in `files/`, each under its digest."""

from django.utils import timezone

from goldthread.kit.exchange.tables import Table
from goldthread.post.models import StoredFile

FILES = Table(
    name="files",
    model=StoredFile,
    home="",
    fields=("key", "name", "kind", "size", "digest", "state", "why", "pages", "cleared_why"),
    listed={"kind": "file_kinds"},
    derived=lambda row: {"partnership_id": 0, "added_at": timezone.now()},  # told by the record that shows it
)

TABLES = (FILES,)
