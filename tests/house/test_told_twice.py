"""Which stories are told on the second engine, too: at least one of each chapter, and each for a reason."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STORIES = sorted((ROOT / "tests" / "journeys").glob("test_*.py"))
# Their pages are opened in the stories of others: a term, an inspection's report, and the gallery of parts.
WITHOUT_STORIES = {"clocks", "sources", "kit"}


def told_twice() -> Iterator[tuple[str, ...]]:
    """Of each story that is told twice, its chapter and why, as its mark has them."""
    for path in STORIES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.told_twice":
                yield tuple(ast.literal_eval(each) for each in node.args)


def test_each_chapter_has_a_story_that_is_told_on_both_engines():
    chapters = {path.parent.name for path in ROOT.glob("goldthread/*/urls.py")}
    assert {chapter for chapter, _ in told_twice()} == chapters - WITHOUT_STORIES


def test_each_says_what_an_engine_has_a_say_in():
    assert all(len(why.split()) >= 4 for _, why in told_twice())
