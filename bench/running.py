"""Runs a command, and says how long it took and the most memory it had."""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
KEY = "known to everybody, for it protects nothing but an invented partnership"


class Failed(Exception):
    """A command that did not work, with the end of what it said."""


@dataclass(frozen=True)
class Done:
    """A command that is over."""

    seconds: float
    peak_mb: float
    said: str


@dataclass(frozen=True)
class Installation:
    """Where one installation keeps its record, and on which engine."""

    engine: str
    data: Path
    database: str = ""

    @property
    def environment(self) -> dict[str, str]:
        mine = {"GOLDTHREAD_LOCAL": "1", "GOLDTHREAD_DEBUG": "", "GOLDTHREAD_DATA": str(self.data)}
        about = {
            "GOLDTHREAD_SECRET_KEY": KEY,
            "DATABASE_URL": self.database,
            "DJANGO_SETTINGS_MODULE": "goldthread.settings",
        }
        return {**os.environ, **mine, **about, "GOLDTHREAD_BEHIND_PROXY": "", "PYTHONPATH": str(ROOT)}

    def run(self, *command: str, shown: bool = False) -> Done:
        """Run a Python module to its end."""
        with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
            process = subprocess.Popen(
                [sys.executable, "-m", *command], cwd=ROOT, env=self.environment, text=True, stderr=errors,
                stdout=subprocess.PIPE if shown else output, stdin=subprocess.DEVNULL,
            )  # fmt: skip
            began = time.monotonic()
            last = ""
            for line in process.stdout or ():
                last = line
                print(line if line.startswith("  ") else "", end="", flush=True)
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            errors.seek(0)
            output.seek(0)
            if process.returncode:
                raise Failed(f"{' '.join(command)}: that did not work.\n{errors.read()[-3000:]}")
            return Done(round(time.monotonic() - began, 1), round(used.ru_maxrss / 1024, 1), last or output.read())

    def goldthread(self, *command: str) -> Done:
        return self.run("goldthread.cli", *command)

    def inside(self, *command: str, shown: bool = False) -> Any:
        """Run a task of bench/inside.py, and return what it found."""
        return json.loads(self.run("bench.inside", *command, shown=shown).said.strip().splitlines()[-1])
