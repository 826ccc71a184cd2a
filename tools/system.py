"""Brings what tests need from Debian's own packages: Chromium, PostgreSQL and ClamAV."""

import os
import shutil
from functools import cache
from pathlib import Path

from tools.steps import Failure, answer_of, run_step

CHROMIUM = ["chromium-headless-shell", "fonts-liberation2"]
POSTGRESQL = ["postgresql"]
CLAMAV = ["clamav-daemon"]
QUIET = {"DEBIAN_FRONTEND": "noninteractive"}


def bring_chromium() -> None:
    """Chromium without a window, which opens a page in half the time; one with a window does where it is there."""
    if shutil.which("chromium-headless-shell"):
        return
    try:
        _install("Installing Chromium", CHROMIUM)
    except Failure:
        if not shutil.which("chromium"):
            raise


def bring_clamav() -> None:
    """The virus scanner; the tests give it a signature of their own."""
    if not shutil.which("clamd") and not Path("/usr/sbin/clamd").exists():
        _install("Installing ClamAV", CLAMAV)


def bring_postgresql() -> Path:
    """The folder of PostgreSQL's own programs, installed first where need be."""
    if not _postgresql_programs():
        _install("Installing PostgreSQL", POSTGRESQL)
    return _postgresql_programs()[-1]


def _postgresql_programs() -> list[Path]:
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return sorted((path.parent for path in found), key=lambda path: float(path.parent.name))


def _install(words: str, packages: list[str]) -> None:
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    as_root = _as_root()
    if as_root is None or not shutil.which("apt-get"):
        raise Failure(
            f"The tests need {' and '.join(packages)}, and may not install them here. Install them, then run this "
            f"again:\n\n  sudo apt-get install --no-install-recommends {' '.join(packages)}"
        )
    _read_list()
    run_step(words, [*as_root, *install], env=QUIET)


@cache
def _read_list() -> None:
    """Debian's list of packages as it is now: once is enough for all that is installed."""
    run_step("Reading Debian's list of packages", [*(_as_root() or []), "apt-get", "update", "-q"], env=QUIET)


def _as_root() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if answer_of(["sudo", "-n", "true"]) is not None else None
