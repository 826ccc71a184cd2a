"""What a form may send: the rest of a file that is too big never reaches the disk, and the form says so."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler

from goldthread.kit.files.limits import biggest, limit


class Bounded(FileUploadHandler):
    """Lets through one byte more than a file may have, so that its check can say it is too big, and no more files at
    once than a form may send."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.whole = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.here = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        room = min(biggest() + 1 - self.here, limit("at once") * (biggest() + 1) - self.whole)
        kept = raw_data[: max(room, 0)]
        self.here += len(kept)
        self.whole += len(kept)
        return kept or None

    def file_complete(self, file_size: int) -> None:
        return None
