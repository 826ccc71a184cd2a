"""What the repository holds: nothing big, nothing secret, nothing of the place where it was made, and a licence beside
everything that others wrote."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MEGABYTE = 1_000_000
NAMES = ("pypi", "npmjs", "artifactory", "nexus", "jfrog", "devpi", "pkg.dev")
REGISTRY = re.compile(rf"https?://[\w.@:-]*({'|'.join(NAMES)})[\w.-]*|--(extra-)?index-url|^registry\s*=", re.I | re.M)
SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{30,}|\bxox[abp]-\w{10,}|\bsk-[A-Za-z0-9]{20,}"
)
PLACE = re.compile(r"(?<![\w.])/(work|home|root|Users|farm)/\w")
OTHERS = ("tests/vendor/axe.min.js", "goldthread/kit/fonts", "goldthread/kit/static/kit", "frontend/src")


def tracked():
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if told.returncode:
        return [path for path in ROOT.rglob("*") if path.is_file() and not set(path.parts) & LEFT_OUT]
    return [ROOT / name for name in told.stdout.split("\0") if name and (ROOT / name).is_file()]


LEFT_OUT = {
    ".git",
    ".venv",
    "data",
    "out",
    "node_modules",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
}
FILES = tracked()
TEXTS = {}
for each in FILES:
    try:
        TEXTS[each.relative_to(ROOT).as_posix()] = each.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        continue
HERE = Path(__file__).relative_to(ROOT).as_posix()


def found(pattern):
    return [(name, hit[0]) for name, text in TEXTS.items() if name != HERE for hit in pattern.finditer(text)]


def test_there_is_something_to_look_at():
    assert len(TEXTS) > 200


def test_no_file_is_big():
    assert {path.name: path.stat().st_size for path in FILES if path.stat().st_size > MEGABYTE} == {}


def test_no_file_names_where_packages_are_fetched():
    assert found(REGISTRY) == []


def test_no_file_names_a_folder_of_the_machine_it_was_written_on():
    assert found(PLACE) == []


def test_no_file_holds_a_secret():
    assert found(SECRET) == []


def test_nothing_made_by_running_is_kept():
    kept = [name for name in TEXTS if name.startswith(("out/", "data/")) or name.endswith((".sqlite3", ".pyc", ".log"))]
    assert kept == []


@pytest.mark.parametrize("place", OTHERS)
def test_what_others_wrote_has_its_licence_beside_it(place):
    folder = ROOT / place if (ROOT / place).is_dir() else (ROOT / place).parent
    beside = [path for path in folder.iterdir() if re.search(r"licen[cs]e|OFL|copying", path.name, re.I)]
    assert beside and all(path.read_text().strip() for path in beside)


def test_every_script_and_font_that_others_wrote_is_known():
    """A new one gets its licence, and a place in the list above."""
    theirs = {path for path in FILES if path.suffix in {".ttf", ".woff2", ".otf"} or ".min." in path.name}
    assert [path.name for path in theirs if not path.relative_to(ROOT).as_posix().startswith(OTHERS)] == []
