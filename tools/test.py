"""runs the whole suite on SQLite and on PostgreSQL, with the journeys in a real browser

What follows is handed to pytest: `./run test tests/kit -k spans` runs that much, on both.
It installs Chromium, PostgreSQL and ClamAV from Debian's packages where it may, and stops where it may not.
"""

import os
import subprocess
import time

from tools.environment import PYTHON, make_environment
from tools.postgresql import own_postgresql
from tools.steps import ROOT
from tools.system import bring_chromium, bring_clamav

JOURNEYS = "tests/journeys"
WALK = f"{JOURNEYS}/test_walk.py"  # it looks at pages, which are the same on both engines: the other tests see to that
EYES_SHUT = {"JOURNEY_AXE": "off"}  # so is what the accessibility checker would find on them


def main(arguments: list[str]) -> int:
    if arguments in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    make_environment(lock="dev")
    bring_chromium()
    bring_clamav()
    with own_postgresql() as url:
        results = [_suite("SQLite", "", arguments), _suite("PostgreSQL", url, arguments)]
    return max(code for result in results for code in result)


def _suite(engine: str, url: str, arguments: list[str]) -> list[int]:
    if arguments:
        return [_pytest(f"{' '.join(arguments)} on {engine}", url, arguments)]
    both = ["-n", "2", "--ignore", JOURNEYS]
    told = [JOURNEYS, "-n", "2", "--dist", "loadgroup"]
    if not url:
        return [
            _pytest(f"Everything but the journeys, on {engine}", url, both),
            _pytest(f"The journeys and the walk of every page, in Chromium, on {engine}", url, told),
        ]
    return [
        _pytest(f"Everything that asks the database, on {engine}", url, [*both, "--asks-database"]),
        _pytest(f"The journeys, in Chromium, on {engine}", url, [*told, "--ignore", WALK], EYES_SHUT),
    ]


def _pytest(words: str, url: str, arguments: list[str], more: dict[str, str] | None = None) -> int:
    print(f"\n{words}", flush=True)
    started = time.monotonic()
    environment = {**os.environ, "DATABASE_URL": url, **(more or {})}
    done = subprocess.run([str(PYTHON), "-m", "pytest", "-q", *arguments], cwd=ROOT, env=environment)
    print(f"{words}: {time.monotonic() - started:.0f} s", flush=True)
    return done.returncode
