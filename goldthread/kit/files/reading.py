"""What a file says, read in a short-lived process of its own, so that whatever it does to its reader stays there."""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from goldthread.kit.files.limits import limit
from goldthread.kit.files.packed import CUT_SHORT, ENCRYPTED
from goldthread.kit.refusal import Refusal

MEGABYTES, SECONDS = 160, 30
PROCESS = Path(__file__).with_name("reading_process.py")
READ = ("pdf", "word", "excel", "slides", "csv", "text")
TOO_MUCH = "takes too much time or memory to read, as files made to do harm do. Save it anew, or bring it in parts."
LIMITS = {"pages": "pages", "cells": "filled cells", "characters read": "characters"}
COPIED_AT_ONCE = 1 << 20


@dataclass(frozen=True)
class Read:
    """The text of a file, and its pages where it has any."""

    text: str = ""
    pages: int | None = None


def read(file: IO[bytes], kind: str) -> Read:
    """Read a file of a kind. Raises Refusal for one that is locked, damaged, or more than may be read."""
    if kind not in READ:
        return Read()
    with tempfile.TemporaryFile() as copy:
        while piece := file.read(COPIED_AT_ONCE):
            copy.write(piece)
        copy.seek(0)
        text, told = _told(copy, kind)
    if sentence := _refusal(told):
        raise Refusal(sentence)
    return Read(text.decode(errors="replace"), told.get("pages"))


def _told(file: IO[bytes], kind: str) -> tuple[bytes, dict[str, Any]]:
    """The text as bytes, and what became of it."""
    limits = json.dumps({key: limit(key) for key in LIMITS})
    try:
        done = subprocess.run(  # noqa: S603  our own script, by its path, and no shell
            [sys.executable, "-I", str(PROCESS), kind, str(MEGABYTES), str(SECONDS), limits],
            stdin=file,
            capture_output=True,
            timeout=2 * SECONDS,
        )
        return done.stdout, json.loads(done.stderr) if done.returncode == 0 else {"refused": "too much"}
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return b"", {"refused": "too much"}


def _refusal(told: dict[str, Any]) -> str:
    refused = told.get("refused", "")
    if refused in LIMITS:
        most = limit(refused)
        return f"has more than {most:,} {LIMITS[refused]}, which cannot all be checked. Bring it in parts."
    return {"": "", "locked": ENCRYPTED, "damaged": CUT_SHORT}.get(refused, TOO_MUCH)
