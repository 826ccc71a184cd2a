"""An installation of its own, with its own database on the engine of the suite: for what only whole processes show."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql

from tests.migrated import MADE

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Installation:
    """A data folder and a database, and what a process has to be told to use them."""

    folder: Path
    url: str

    @property
    def environment(self) -> dict[str, str]:
        own = {
            "GOLDTHREAD_DATA": str(self.folder),
            "DATABASE_URL": self.url,
            "DJANGO_SETTINGS_MODULE": "goldthread.settings",
        }
        return {**os.environ, **own, "GOLDTHREAD_DEBUG": "1", "PYTHONPATH": str(ROOT)}

    def start(self, *arguments: str, **more: str) -> subprocess.Popen:
        """A Python process of this installation."""
        return subprocess.Popen(
            [sys.executable, *arguments], cwd=ROOT, env={**self.environment, **more},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip

    def run(self, *arguments: str, **more: str) -> str:
        """What a Python process of this installation says; it has to end well."""
        process = self.start(*arguments, **more)
        said, _ = process.communicate(timeout=300)
        assert process.returncode == 0, said
        return said

    def goldthread(self, *arguments: str) -> str:
        return self.run("-m", "goldthread.cli", *arguments)

    def refused(self, *arguments: str) -> str:
        """What the command says when it refuses."""
        process = self.start("-m", "goldthread.cli", *arguments)
        said, _ = process.communicate(timeout=300)
        assert process.returncode == 1, said
        return said


def _postgresql(name: str) -> str:
    told = settings.DATABASES["default"]
    return f"postgresql://{quote(told['USER'])}:{quote(told['PASSWORD'])}@/{name}?host={quote(told['HOST'], safe='')}"


def _tell_postgresql(statement: str, *names: str) -> None:
    with psycopg.connect(_postgresql("postgres"), autocommit=True) as server:
        server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def migrated() -> Installation | None:
    """What an installation can begin as a copy of: a database that `./run test` migrated; None, and it is empty."""
    if not MADE:
        return None
    return (
        Installation(Path(MADE).parent, "")
        if connection.vendor == "sqlite"
        else Installation(Path(), _postgresql(MADE))
    )


@contextmanager
def installation(folder: Path, name: str, template: Installation | None = None) -> Iterator[Installation]:
    """An installation with an empty database, or with a copy of another's."""
    folder.mkdir(parents=True, exist_ok=True)
    if connection.vendor == "sqlite":
        if template:
            shutil.copytree(template.folder, folder, dirs_exist_ok=True)
        yield Installation(folder, "")
        return
    name = f"{name}_{os.getpid()}"
    _tell_postgresql("DROP DATABASE IF EXISTS {}", name)
    if template:
        _tell_postgresql("CREATE DATABASE {} TEMPLATE {}", name, template.url.partition("@/")[2].partition("?")[0])
    else:
        _tell_postgresql("CREATE DATABASE {}", name)
    try:
        yield Installation(folder, _postgresql(name))
    finally:
        _tell_postgresql("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
