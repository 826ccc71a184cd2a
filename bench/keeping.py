"""What it costs to look for identifiers, to take a big file in and read it, and to back everything up and restore it."""

import time
import zlib
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.budgets import Step
from bench.running import Installation
from goldthread.kit.files.checks import look
from goldthread.kit.files.reading import read
from goldthread.kit.identifiers import find

TEXT = (
    "The partnership met on 3 May 2026 and heard that 41 of 60 schools had answered; the board asked 4 agencies to say by "
    "31 March 2027 what had changed for children aged 7 to 11. Contact the council at The Castle, Winchester SO23 8UJ. "
)
LENGTH = 20_000
PAGES = 180
BIG_FILE = 20 * 1024 * 1024


def identifiers(only: str = "") -> dict[str, float]:
    """The best of several looks at a text of 20,000 characters, in seconds."""
    text = (TEXT * (LENGTH // len(TEXT) + 1))[:LENGTH]
    find(text)
    return {"seconds": round(min(timed(lambda: find(text)) for _ in range(9)), 4)}


def big_file(only: str = "") -> dict[str, Any]:
    """Look at a PDF of 20 MB and read its text, as the background does."""
    content = pdf_of(PAGES, BIG_FILE)
    seconds = timed(lambda: look("annual-audit.pdf", content)) + timed(lambda: read(BytesIO(content), "pdf"))
    return {"seconds": round(seconds, 2), "size": len(content)}


def timed(function: Any) -> float:
    began = time.perf_counter()
    function()
    return time.perf_counter() - began


def pdf_of(pages: int, size: int) -> bytes:
    """A PDF of so many pages with text, and a picture of noise on the first that makes it so big."""
    words = zlib.compress(b"BT /F1 9 Tf 40 800 Td 11 TL " + b"(" + TEXT.encode()[:90] + b") Tj T* " * 1 + b"ET")
    noise = bytes((seed * 2654435761 >> 7) % 256 for seed in range(4096)) * ((size - 200_000) // 4096)
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    kids = b" ".join(b"%d 0 R" % (6 + 2 * page) for page in range(pages))
    objects.append(b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids))
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    objects.append(b"<</Producer(Goldthread bench)>>")
    objects.append(b"<</Type/XObject/Subtype/Image/Width 64/Height 64/ColorSpace/DeviceGray/BitsPerComponent 8"
                   b"/Length %d>>stream\n%s\nendstream" % (len(noise), noise))  # fmt: skip
    for page in range(pages):
        resources = b"<</Font<</F1 3 0 R>>%s>>" % (b"" if page else b"/XObject<</I 5 0 R>>")
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources%s/Contents %d 0 R>>"
                       % (resources, 7 + 2 * page))  # fmt: skip
        objects.append(b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(words), words))
    return assembled(objects)


def assembled(objects: list[bytes]) -> bytes:
    """The file that these objects make, with its table of where each begins."""
    found, places = b"%PDF-1.7\n", []
    parts = [found]
    at = len(found)
    for number, each in enumerate(objects, 1):
        places.append(at)
        part = b"%d 0 obj\n%s\nendobj\n" % (number, each)
        parts.append(part)
        at += len(part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    ending = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R/Info 4 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return b"".join([*parts, ending % (len(objects) + 1, table, len(objects) + 1, at)])


def backed_up(installation: Installation, empty: Installation) -> list[Step]:
    """Back the whole installation up, and restore it into an empty one."""
    with TemporaryDirectory(prefix="goldthread-backup-") as folder:
        file = str(Path(folder) / "backup.zip")
        made = installation.goldthread("backup", file)
        empty.data.mkdir(parents=True, exist_ok=True)
        empty.goldthread("prepare")
        restored = empty.goldthread("restore", file)
    return [
        Step("back-up of everything", installation.engine, made.seconds, made.peak_mb),
        Step("restore of everything", installation.engine, restored.seconds, restored.peak_mb),
    ]
