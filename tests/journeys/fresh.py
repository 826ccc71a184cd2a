"""A new installation, with nothing in it, as whoever installs one makes it: prepared, and served in a process of its
own; on PostgreSQL with a database of its own. Where `./run test` has migrated from empty, it begins there."""

import re
import socket
import subprocess
import sys
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
        settings = {**made.environment, **LIVE}
        prepare = [sys.executable, "-m", "goldthread.cli", "prepare"]
        said = subprocess.run(prepare, cwd=ROOT, env=settings, check=True, capture_output=True, text=True).stdout
        with socket.create_server(("localhost", 0)) as door:  # open already, so that nobody else can take its number
            door.setblocking(False)
            bound = ["--bind", f"fd://{door.fileno()}", "--threads", "4", "--log-level", "error"]
            command = [sys.executable, "-m", "gunicorn", "goldthread.wsgi", *bound]
            server = subprocess.Popen(command, cwd=ROOT, env=settings, pass_fds=[door.fileno()])
            try:
                yield f"http://localhost:{door.getsockname()[1]}", CODE.search(said)[1]
            finally:
                server.terminate()
                server.wait(timeout=60)
