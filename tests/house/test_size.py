"""How big things are: the bounds of the codebases this house learns from, a little generous."""

import ast
from statistics import median, quantiles

from tests.house.test_hand import ROOT, TREES

LINES = {path: len(path.read_text().splitlines()) for path in TREES}
FUNCTIONS = {
    f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
    for path, tree in TREES.items()
    for node in ast.walk(tree)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
}


def p95(sizes):
    return quantiles(sizes, n=20)[-1]


def test_files_are_short():
    assert median(LINES.values()) <= 80
    assert p95(LINES.values()) <= 330


def test_no_file_is_long():
    assert {str(path.relative_to(ROOT)): lines for path, lines in LINES.items() if lines > 400} == {}


def test_functions_are_short():
    assert median(FUNCTIONS.values()) <= 9
    assert p95(FUNCTIONS.values()) <= 35


def test_no_function_is_long():
    assert {name: lines for name, lines in FUNCTIONS.items() if lines > 60} == {}


def test_a_page_of_the_screen_is_a_short_function():
    pages = {name: lines for name, lines in FUNCTIONS.items() if "/views" in name}
    assert {name: lines for name, lines in pages.items() if lines > 30} == {}
