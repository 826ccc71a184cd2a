"""A new installation, with nothing in it, as whoever installs one makes it: prepared, and served in a process of its
own; on PostgreSQL with a database of its own."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"^ +(\w{4}(?:-\w{4}){3})$", re.M)
NAME = f"new_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"


@contextmanager
def fresh_installation(folder: Path) -> Iterator[tuple[str, str]]:
    """The address of a new installation and the code that setting it up asks for, for as long as the block lasts."""
    with own_database() as url:
        port = free_port()
        settings = {**os.environ, "GOLDTHREAD_LOCAL": "1", "GOLDTHREAD_DEBUG": "", "GOLDTHREAD_DATA": str(folder)}
        settings |= {"DATABASE_URL": url, "GOLDTHREAD_SECRET_KEY": "of a new installation " * 4}
        settings |= {"DJANGO_SETTINGS_MODULE": "goldthread.settings"}
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


@contextmanager
def own_database() -> Iterator[str]:
    """A DATABASE_URL for an empty database beside that of the tests; none for SQLite, whose file is in the folder."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        yield ""
        return
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {NAME}")
        cursor.execute(f"CREATE DATABASE {NAME}")
    yield urlsplit(url)._replace(path=f"/{NAME}").geturl()
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


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
