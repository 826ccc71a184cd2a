"""Makes the virtual environment from the hash-pinned lock; a second run finds it made."""

import hashlib
import os
import sys

from tools.steps import ROOT, Failure, answer_of, run_step

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


def make_environment(*, lock: str) -> None:
    """Install requirements/LOCK.txt into .venv, unless that very lock is installed already. What Python compiles from
    here on, it keeps: of the ten thousand modules that come with the tools a quarter is ever read."""
    os.environ["PYTHONDONTWRITEBYTECODE"] = ""  # some machines forbid it, and each process would compile for itself
    path = ROOT / "requirements" / f"{lock}.txt"
    print_of_lock = hashlib.sha256(path.read_bytes() + sys.version.encode()).hexdigest()
    stamp = VENV / f"installed-{lock}"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == print_of_lock:
        return
    if answer_of([sys.executable, "-m", "pip", "--version"]) is None:
        raise Failure("This Python has no pip. On Debian: sudo apt-get install --no-install-recommends python3-pip")
    if not PYTHON.exists():
        run_step("Making the virtual environment", [sys.executable, "-m", "venv", "--without-pip", str(VENV)])
    count = sum(not line.startswith((" ", "#")) for line in path.read_text().splitlines())
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    pinned = ["--require-hashes", "--only-binary", ":all:", "-r", str(path)]
    compiled = ["--no-compile"] if lock == "dev" else []
    run_step(
        f"Installing {count} packages",
        [sys.executable, "-m", "pip", "--python", str(PYTHON), "install", *quiet, *compiled, *pinned],
    )
    stamp.write_text(print_of_lock)


def command_of(name: str) -> str:
    """The path of a command that a package of the lock brings."""
    return str(VENV / "bin" / name)
