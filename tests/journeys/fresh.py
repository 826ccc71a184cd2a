"""A new installation, with nothing in it, as whoever installs one makes it: prepared, and served in a process of its
own; on PostgreSQL with a database of its own. Where `./run test` has migrated from empty, it begins there."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.installation import ROOT, installation, migrated

CODE = re.compile(r"^ +(\w{4}(?:-\w{4}){3})$", re.M)
LIVE = {"GOLDTHREAD_LOCAL": "1", "GOLDTHREAD_DEBUG": "", "GOLDTHREAD_SECRET_KEY": "of a new installation " * 4}


@contextmanager
def fresh_installation(folder: Path) -> Iterator[tuple[str, str]]:
    """The address of a new installation and the code that setting it up asks for, for as long as the block lasts."""
    with installation(folder, "new", migrated()) as made:
        port, settings = free_port(), {**made.environment, **LIVE}
        prepare = [sys.executable, "-m", "goldthread.cli", "prepare"]
        said = subprocess.run(prepare, cwd=ROOT, env=settings, check=True, capture_output=True, text=True).stdout
        command = [sys.executable, "-m", "gunicorn", "goldthread.wsgi", "--bind", f"localhost:{port}"]
        server = subprocess.Popen([*command, "--threads", "4", "--log-level", "error"], cwd=ROOT, env=settings)
        try:
            wait_for(port)
            yield f"http://localhost:{port}", CODE.search(said)[1]
        finally:
            server.terminate()
            server.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return probe.getsockname()[1]


def wait_for(port: int) -> None:
    """Wait until somebody answers, half a minute at most."""
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("localhost", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("The new installation does not answer.")
