"""Binds several PDFs into one, with bookmarks and one page numbering, in a short-lived process with limits."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MEGABYTES, SECONDS = 500, 60
PROCESS = Path(__file__).with_name("binding_process.py")


class NotBound(Exception):
    """A PDF that cannot be taken in; `why` is locked, damaged, pages or too much."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Piece:
    """A PDF to be bound, and the words of its bookmark."""

    title: str
    content: bytes


@dataclass(frozen=True)
class Bound:
    """The one PDF, how many pages it has, and the page on which each piece begins, counted from one."""

    content: bytes
    pages: int
    starts: tuple[int, ...]


def cleaned(content: bytes, most: int = 2000) -> tuple[bytes, int]:
    """The pages of a PDF that somebody brought, without anything in it that acts, and how many they are. Raises
    NotBound for one that is locked, damaged, longer than `most` pages, or takes too much to read."""
    made, found = _run({"what": "clean", "most": most}, [content])
    return made, int(found["pages"])


def bind(pieces: Sequence[Piece], *, title: str, stamp: str, marking: str = "", language: str = "en-GB") -> Bound:
    """One PDF of several. `stamp` is printed on every page, with {page} and {pages} filled in, and the protective
    marking before it. Raises NotBound."""
    asked = {"what": "bind", "titles": [each.title for each in pieces], "title": title, "stamp": stamp}
    asked |= {"marking": marking}
    made, found = _run({**asked, "language": language}, [each.content for each in pieces])
    return Bound(made, int(found["pages"]), tuple(found["starts"]))


def _run(asked: dict[str, Any], files: Sequence[bytes]) -> tuple[bytes, dict[str, Any]]:
    head = json.dumps({**asked, "sizes": [len(each) for each in files]}).encode()
    try:
        done = subprocess.run(  # noqa: S603  our own script, by its path, and no shell
            [sys.executable, "-I", str(PROCESS), str(MEGABYTES), str(SECONDS)],
            input=b"\n".join([head, b"".join(files)]),
            capture_output=True,
            timeout=2 * SECONDS,
        )
        found = json.loads(done.stderr.rpartition(b"\n")[2]) if done.returncode == 0 else {"refused": "too much"}
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        found, done = {"refused": "too much"}, None
    if done is None or found.get("refused"):
        raise NotBound(found.get("refused", "too much"))
    return done.stdout, found
