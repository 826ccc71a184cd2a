"""A real virus scanner for the tests, with one signature of its own, started on a socket in a temporary folder."""

import hashlib
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from goldthread.kit.files.scanner import is_there

HARM = b"%PDF-1.7\nThis stands for something that does harm.\n%%EOF\n"
NAME = "Goldthread.Private.Test"
SECONDS = 60
MISSING = "clamd is not installed. ./run test installs it; by hand: apt-get install clamav-daemon"


@contextmanager
def own_clamd() -> Iterator[str]:
    """The address of a scanner that knows one signature, for as long as the block lasts."""
    program = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin")
    assert program, MISSING
    folder = Path(tempfile.mkdtemp(prefix="gt-clamd-", dir="/tmp"))  # a socket's path must be short
    signature = f"{hashlib.md5(HARM).hexdigest()}:{len(HARM)}:{NAME}\n"
    (folder / "db").mkdir()
    (folder / "db" / "own.hdb").write_text(signature)
    settings = f"LocalSocket {folder}/s\nDatabaseDirectory {folder}/db\nForeground yes\nLogFile {folder}/log\n"
    (folder / "conf").write_text(settings)
    daemon = subprocess.Popen(
        [program, f"--config-file={folder}/conf"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(f"{folder}/s", daemon)
        yield f"{folder}/s"
    finally:
        daemon.terminate()
        daemon.wait(SECONDS)
        shutil.rmtree(folder, ignore_errors=True)


def wait_for(address: str, daemon: subprocess.Popen) -> None:
    until = time.monotonic() + SECONDS
    while not is_there(address):
        assert daemon.poll() is None, "clamd ended before it listened"
        assert time.monotonic() < until, "clamd does not listen"
        time.sleep(0.05)
