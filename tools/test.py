"""runs the whole suite on SQLite and on PostgreSQL, with the journeys in a real browser

What follows is handed to pytest: `./run test tests/kit -k spans` runs that much, on both.
It installs Chromium, PostgreSQL and ClamAV from Debian's packages where it may, and stops where it may not.
"""

import os
import subprocess
import tempfile
import time

from tools.environment import PYTHON, make_environment
from tools.postgresql import own_postgresql
from tools.steps import ROOT, Failure
from tools.system import bring_chromium, bring_clamav

JOURNEYS = "tests/journeys"
# Pages are the same on both engines, which the other tests see to: so is what the accessibility checker would find on
# them, and a phone's width.
EYES_SHUT = {"JOURNEY_EYES": "shut"}
# Every test takes its rows back: a survey between two finds every table empty, and plans the next for no rows at all.
# A page over three hundred records then took a quarter of an hour, whenever the survey happened to come then.
UNSURVEYED = "autovacuum=off"


def main(arguments: list[str]) -> int:
    if arguments in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    make_environment(lock="dev")
    bring_chromium()
    bring_clamav()
    with own_postgresql(UNSURVEYED) as url, tempfile.TemporaryDirectory(prefix="goldthread-migrated-") as folder:
        copies = _migrated(folder, ("", url))
        results = [_suite("SQLite", "", copies[0], arguments), _suite("PostgreSQL", url, copies[1], arguments)]
    return max(code for result in results for code in result)


def _migrated(folder: str, urls: tuple[str, ...]) -> list[str]:
    """A database on each engine with every migration, both at once: each process of the tests begins with a copy."""
    print("Migrating a database on each engine", end="", flush=True)
    started = time.monotonic()
    command = [str(PYTHON), "-m", "tests.migrated", folder]
    made = [
        subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": url},
            stdout=subprocess.PIPE,
            text=True,
        )
        for url in urls
    ]
    said = [process.communicate()[0].strip() for process in made]
    if any(process.returncode for process in made):
        raise Failure("Migrations from empty do not work: what was said above tells where.")
    print(f" {time.monotonic() - started:.0f} s", flush=True)
    return said


def _suite(engine: str, url: str, copy: str, arguments: list[str]) -> list[int]:
    told = {"DATABASE_URL": url, "GOLDTHREAD_TEST_MIGRATED": copy}
    if arguments:
        return [_pytest(f"{' '.join(arguments)} on {engine}", told, arguments)]
    both = ["-n", "2", "--dist", "worksteal", "--ignore", JOURNEYS]
    stories = [JOURNEYS, "-n", "2", "--dist", "loadgroup", "--no-loadscope-reorder"]
    if not url:
        return [
            _pytest(f"Everything but the journeys, on {engine}", told, both),
            _pytest(f"The journeys and the walk of every page, in Chromium, on {engine}", told, stories),
        ]
    return [
        _pytest(f"Everything that asks the database, on {engine}", told, [*both, "--asks-database"]),
        _pytest(f"The stories an engine has a say in, on {engine}", told | EYES_SHUT, [*stories, "--asks-database"]),
    ]


def _pytest(words: str, told: dict[str, str], arguments: list[str]) -> int:
    print(f"\n{words}", flush=True)
    started = time.monotonic()
    done = subprocess.run([str(PYTHON), "-m", "pytest", "-q", *arguments], cwd=ROOT, env={**os.environ, **told})
    print(f"{words}: {time.monotonic() - started:.0f} s", flush=True)
    return done.returncode
