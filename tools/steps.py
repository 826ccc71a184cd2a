"""Runs one step after another, says which, and how long each took."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LAST_LINES = 40


class Failure(Exception):
    """A step that did not work, as a sentence that says what to do."""


def run_step(words: str, command: list[str], *, env: dict[str, str] | None = None, is_loud: bool = False) -> None:
    """Run a command quietly under its own words; if it fails, show the end of what it said and stop."""
    if is_loud:
        print(f"\n{words}", flush=True)
        if subprocess.run(command, cwd=ROOT, env=_environment(env)).returncode:
            raise Failure(f"{words}: that did not work; the reason is above.")
        return
    started = time.monotonic()
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=_environment(env), stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
        _watch(process, words, started)
        print(f"{_start(words)} {time.monotonic() - started:5.1f} s", flush=True)
        if process.returncode:
            output.seek(0)
            said = "".join(output.readlines()[-LAST_LINES:])
            raise Failure(f"{said}\n{words}: that did not work. The command was: {' '.join(command)}")


def _watch(process: subprocess.Popen, words: str, started: float) -> None:
    try:
        while process.poll() is None:
            if sys.stdout.isatty():
                print(f"{words} ... {time.monotonic() - started:.0f} s", end="", flush=True)
            try:
                process.wait(timeout=1)
            except subprocess.TimeoutExpired:
                pass
    except KeyboardInterrupt:
        process.terminate()
        raise


def _start(words: str) -> str:
    back = "\r" if sys.stdout.isatty() else ""
    return f"{back}{words:56}"


def _environment(more: dict[str, str] | None) -> dict[str, str]:
    return {**os.environ, "PYTHONUNBUFFERED": "1", **(more or {})}


def answer_of(command: list[str]) -> str | None:
    """What a command prints, or None when it cannot be run or fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except FileNotFoundError:
        return None
    return None if done.returncode else done.stdout
