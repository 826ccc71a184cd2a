"""The post's background work: looking at files that were brought."""

from collections import Counter
from typing import Any

from goldthread.kit.files.scanner import ScannerAway
from goldthread.kit.refusal import Refusal
from goldthread.kit.words import counted, sentence_case
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
    return said_of(numbers), ""


def said_of(numbers: list[int]) -> str:
    """How many files came through, and how many wait for whoever brought them."""
    states = Counter(StoredFile.objects.filter(pk__in=numbers).values_list("state", flat=True))
    settled = states["held"] + states["refused"]
    told = [f"{counted(states['checked'], 'file')} checked"] if states["checked"] or not settled else []
    told += [f"{counted(settled, 'file')} to settle, on your home page"] if settled else []
    return sentence_case(f"{', '.join(told)}.")


JOBS = {CHECK_FILES: check_files}
