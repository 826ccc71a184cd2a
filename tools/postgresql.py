"""Starts a PostgreSQL of its own in a temporary folder, reached by a socket there, and takes it away afterwards."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from tools.steps import run_step
from tools.system import bring_postgresql

OWNER = "postgres"  # PostgreSQL refuses to run as root, so root hands its folder to this user
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=''"


@contextmanager
def own_postgresql(*more: str) -> Iterator[str]:
    """A DATABASE_URL for as long as the block lasts; more settings of the server may be given, each NAME=VALUE."""
    programs = bring_postgresql()
    folder = Path(tempfile.mkdtemp(prefix="goldthread-postgresql-", dir="/tmp"))  # a socket's path must be short
    as_owner = _hand_over(folder)
    control = [*as_owner, str(programs / "pg_ctl"), "-D", str(folder / "data"), "-s", "-w"]
    try:
        run_step(
            "Making a PostgreSQL of its own",
            [*as_owner, str(programs / "initdb"), "-D", str(folder / "data"), "-U", "goldthread", "-A", "trust",
             "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
        )  # fmt: skip
        log = str(folder / "log")
        told = " ".join([f"-k {folder}", FAST, *(f"-c {setting}" for setting in more)])
        run_step("Starting it", [*control, "-l", log, "-o", told, "start"])
        try:
            socket = quote(str(folder), safe="")
            run_step(
                "Making its database",
                [*as_owner, str(programs / "createdb"), "-h", str(folder), "-U", "goldthread", "goldthread"],
            )
            yield f"postgresql://goldthread@/goldthread?host={socket}"
        finally:
            run_step("Stopping PostgreSQL", [*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _hand_over(folder: Path) -> list[str]:
    if os.geteuid() != 0:
        return []
    shutil.chown(folder, OWNER)
    return ["runuser", "-u", OWNER, "--"]
