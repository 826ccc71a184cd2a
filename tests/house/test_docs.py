"""What the docs promise is there, and what is there is in the docs."""

import re
from pathlib import Path

import pytest

from goldthread import cli
from tools import bench, check, demo, lock, test, worker

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


@pytest.mark.parametrize("module", [bench, check, demo, lock, test, worker], ids=lambda module: module.__name__)
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


def test_a_new_chapter_takes_less_than_ten_steps():
    steps = re.findall(r"^(\d+)\. ", text_of("docs/add-a-chapter.md"), re.M)
    assert steps == [str(number) for number in range(1, len(steps) + 1)] and len(steps) < 10


def test_every_decision_is_listed_under_its_own_title():
    pages = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    titles = {page.name: page.read_text().partition("\n")[0].split(". ", 1)[1] for page in pages}
    assert [int(name[:4]) for name in titles] == list(range(1, len(titles) + 1))
    assert re.findall(r"^\d+\. \[(.+)\]\((.+)\)$", text_of("docs/decisions/README.md"), re.M) == [
        (title, name) for name, title in titles.items()
    ]


@pytest.mark.parametrize("layer", ["desk", "report", "plan", "actions", "partners", "post", "trail", "kit"])
def test_the_architecture_names_every_floor(layer):
    floors = text_of("docs/architecture.md").split("```")[1]
    assert re.search(rf"\b{layer}\b", floors)


def test_the_floors_of_the_docs_are_those_of_the_contract():
    contract = re.search(r"^layers = \[(.*?)\]", text_of("pyproject.toml"), re.M | re.S)[1]
    floors = [line.strip().strip('",') for line in contract.splitlines() if line.strip()]
    assert text_of("docs/architecture.md").split("```")[1].split("\n")[1:-1] == floors


def test_every_file_the_docs_name_is_there():
    """A path in backticks that begins at the root of the repository leads to something."""
    begins = ("goldthread/", "tests/", "tools/", "examples/", "docs/", "requirements/", "frontend/")
    for path in DOCS:
        for name in re.findall(r"`([\w./-]+)`", path.read_text()):
            if name.startswith(begins):
                assert (ROOT / name).exists(), f"{path.name} names {name}"
