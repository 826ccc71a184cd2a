"""Runs one step after another, says which, and how long each took."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LAST_LINES = 40
BACK = "\r" if sys.stdout.isatty() else ""  # on a terminal the seconds count up in place


class Failure(Exception):
    """A step that did not work, as a sentence that says what to do."""


def run_step(words: str, command: list[str], *, env: dict[str, str] | None = None, alone: bool = True) -> None:
    """Run a command quietly under its own words; if it fails, show the end of what it said and stop. One that is not
    alone says its words when it ends, so that those beside it do not write into its line."""
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        _watch(process, words) if alone else _await(process, words)
        if process.returncode:
            output.seek(0)
            said = "".join(output.readlines()[-LAST_LINES:])
            raise Failure(f"{said}\n{words}: that did not work. The command was: {' '.join(command)}")


def _watch(process: subprocess.Popen, words: str) -> None:
    started = time.monotonic()
    print(f"{words:56}", end="", flush=True)
    try:
        while process.poll() is None:
            try:
                process.wait(timeout=1)
            except subprocess.TimeoutExpired:
                print(f"{BACK}{words:56} {time.monotonic() - started:5.0f} s" if BACK else "", end="", flush=True)
    except KeyboardInterrupt:
        process.terminate()
        raise
    print(f"{BACK}{words:56}" if BACK else "", f"{time.monotonic() - started:5.1f} s", flush=True)


def _await(process: subprocess.Popen, words: str) -> None:
    started = time.monotonic()
    process.wait()
    print(f"{words:56} {time.monotonic() - started:5.1f} s\n", end="", flush=True)


def answer_of(command: list[str]) -> str | None:
    """What a command prints, or None when it cannot be run or fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except OSError:
        return None
    return None if done.returncode else done.stdout
