"""The post's background work: looking at files that were brought."""

from typing import Any

from goldthread.kit.files.scanner import ScannerAway
from goldthread.kit.refusal import Refusal
from goldthread.post.checking import finding_of
from goldthread.post.models import StoredFile
from goldthread.post.operations.files import CHECK_FILES, settle_file

UNSCANNED = "The virus scanner does not answer, so these files wait. Start the scanner, then try this again."


def check_files(job: Any) -> tuple[str, str]:
    """Look at each file that still waits, and say what came of it. Doing it twice ends the same."""
    numbers = job.arguments["files"]
    for place, number in enumerate(numbers):
        file = StoredFile.objects.filter(pk=number).first()
        if file is None or not file.is_to_be_looked_at:
            continue
        job.tell(100 * place // len(numbers), f"Looking at file {place + 1} of {len(numbers)}.")
        try:
            finding = finding_of(file)
        except ScannerAway:
            raise Refusal(UNSCANNED) from None
        settle_file(file=file, finding=finding, by=None, on=job.on)
    return f"{len(numbers)} looked at.", ""


JOBS = {CHECK_FILES: check_files}
