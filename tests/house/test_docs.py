"""What the docs promise is there, and what is there is in the docs."""

import re
from pathlib import Path

import pytest

from goldthread import cli
from tools import bench, check, demo, lock, test

ROOT = Path(__file__).resolve().parents[2]
DOCS = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
OWN_SETTING = re.compile(r"\b(?:GOLDTHREAD_[A-Z_]+|DATABASE_URL)\b")


def settings_read():
    return set(OWN_SETTING.findall((ROOT / "goldthread" / "settings.py").read_text()))


def text_of(name):
    return (ROOT / name).read_text()


@pytest.mark.parametrize("name", sorted(settings_read()))
def test_every_setting_has_a_row_in_the_docs(name):
    assert f"| `{name}` |" in text_of("docs/settings.md")


def test_every_setting_of_the_docs_is_read():
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", text_of("docs/settings.md"), re.M)) == settings_read()


def test_the_commands_of_the_docs_are_those_that_exist():
    documented = re.findall(r"^\| `([a-z-]+)(?: [A-Z-]+)?` \|", text_of("docs/install.md"), re.M)
    assert sorted(documented) == sorted(cli.COMMANDS)


@pytest.mark.parametrize("module", [bench, check, demo, lock, test], ids=lambda module: module.__name__)
def test_the_readme_names_every_command_of_run(module):
    assert f"./run {module.__name__.rpartition('.')[2]}" in text_of("README.md")


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_between_the_docs_leads_somewhere(path):
    for target in LINK.findall(path.read_text()):
        assert (path.parent / target).exists(), f"{path.name} links to {target}, which is not there."


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_page_of_the_docs_is_unreachable_from_the_readme(path):
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop().resolve()
        if page not in reached and page.suffix == ".md" and page.exists():
            reached.add(page)
            waiting += [page.parent / target for target in LINK.findall(page.read_text())]
    assert path.resolve() in reached, f"Link to {path.relative_to(ROOT)} from README.md or from a page it links to."
