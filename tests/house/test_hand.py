"""How the code is written and what it says: habits and words that are not wanted here, found by reading it."""

import ast
import re
from functools import cache
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted(path for path in (ROOT / "goldthread").rglob("*.py") if "migrations" not in path.parts)
TEMPLATES = sorted((ROOT / "goldthread").rglob("*.html"))
OURS = [model for model in apps.get_models() if model.__module__.startswith("goldthread.")]
DRAWERS = {"utils", "helpers", "common", "core", "misc", "services"}
DOORS = {"get", "all", "filter", "exclude", "create", "update", "first", "values", "count"}
UNWANTED = re.compile(r"\b(please|successful(ly)?|invalid|anecdot\w+|orphan\w*|spine)\b", re.I)
OFF_THE_SCREEN = re.compile(UNWANTED.pattern + r"|\bcircles?\b|\w!(?!=)", re.I)
MARKUP = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}|<!--.*?-->|<!doctype[^>]*>|<[^>]*>", re.S | re.I)


@cache
def trees():
    """Every module that holds something, read once a test asks: many a process gathers these tests and runs others."""
    return {path: ast.parse(text) for path in CODE if (text := path.read_text()).strip()}


@cache
def nodes():
    """Every node of every module."""
    return [(path, node) for path, tree in trees().items() for node in ast.walk(tree)]


def found(look):
    """Where it was found: every node of every module for which `look` holds."""
    return [f"{path.relative_to(ROOT)}:{node.lineno}" for path, node in nodes() if look(path, node)]


def test_a_module_says_what_it_is():
    assert not [str(path.relative_to(ROOT)) for path, tree in trees().items() if not ast.get_docstring(tree)]


def test_there_is_no_drawer():
    assert not [path for path in CODE if DRAWERS & {*path.relative_to(ROOT).parts, path.stem}]


def test_nothing_is_imported_inside_a_function():
    def imports(path, node):
        return isinstance(node, ast.FunctionDef) and any(
            isinstance(each, ast.Import | ast.ImportFrom) for each in ast.walk(node)
        )

    assert not found(imports)


def test_no_class_has_more_than_two_bases():
    assert not found(lambda path, node: isinstance(node, ast.ClassDef) and len(node.bases) > 2)


def test_a_number_that_is_typed_cannot_stop_a_page():
    """`isdigit` takes "²" for a figure, which `int` does not; a list of several asks a database for any number."""

    def trips(path, node):
        return getattr(node, "attr", "") == "isdigit" or several(node) and path.stem != "choosing"

    def several(node):
        return getattr(node, "attr", "") == "ModelMultipleChoiceField"

    assert not found(trips)


def test_nothing_points_at_just_anything():
    assert not found(
        lambda path, node: isinstance(node, ast.Name) and node.id.startswith("Generic") and "Key" in node.id
    )


def test_a_page_reads_through_visible_to_and_nothing_else():
    def opens_another_door(path, node):
        is_page = path.name == "views.py" or "views" in path.parts
        return is_page and isinstance(node, ast.Attribute) and node.attr in DOORS and is_manager(node.value)

    def is_manager(node):
        return isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}

    assert not found(opens_another_door)


def test_every_model_says_what_it_is_and_has_its_one_door():
    assert not [model._meta.label for model in OURS if model.__doc__.startswith(f"{model.__name__}(")]
    assert not [model._meta.label for model in OURS if not hasattr(model._default_manager.all(), "visible_to")]


def test_no_template_says_what_is_not_said_here():
    said = {path: MARKUP.sub(" ", path.read_text()) for path in TEMPLATES}
    assert not [(path.name, word[0]) for path, text in said.items() for word in OFF_THE_SCREEN.finditer(text)]


def test_no_sentence_in_the_code_says_what_is_not_said_here():
    docs = {id(node.value) for _, node in nodes() if isinstance(node, ast.Expr)}

    def says_it(path, node):
        is_sentence = (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and " " in node.value
            and "\\" not in node.value
        )
        return is_sentence and id(node) not in docs and UNWANTED.search(node.value)

    assert not found(says_it)
