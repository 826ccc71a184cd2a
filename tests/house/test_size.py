"""How big things are: the bounds of the codebases this house learns from, a little generous."""

import ast
from functools import cache
from statistics import median, quantiles

from tests.house.test_hand import ROOT, nodes, trees


@cache
def lines_of_files():
    return {path: len(path.read_text().splitlines()) for path in trees()}


@cache
def lines_of_functions():
    return {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path, node in nodes()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def p95(sizes):
    return quantiles(sizes, n=20)[-1]


def test_files_are_short():
    assert median(lines_of_files().values()) <= 80
    assert p95(lines_of_files().values()) <= 330


def test_no_file_is_long():
    assert {str(path.relative_to(ROOT)): lines for path, lines in lines_of_files().items() if lines > 400} == {}


def test_functions_are_short():
    assert median(lines_of_functions().values()) <= 9
    assert p95(lines_of_functions().values()) <= 35


def test_no_function_is_long():
    assert {name: lines for name, lines in lines_of_functions().items() if lines > 60} == {}


def test_a_page_of_the_screen_is_a_short_function():
    pages = {name: lines for name, lines in lines_of_functions().items() if "/views" in name}
    assert {name: lines for name, lines in pages.items() if lines > 30} == {}
