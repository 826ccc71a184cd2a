"""One door for reading and one for writing, seen in the code itself: pages and forms read through `visible_to` or a
chapter's queries, templates decide nothing, and what is named `get_` gets."""

import ast
import re

import pytest

from goldthread.partners.roles import ROLES
from tests.house.test_hand import CODE, ROOT, TEMPLATES, trees

ASKS = {
    "all", "filter", "exclude", "get", "first", "last", "count", "exists", "values", "values_list", "order_by",
    "aggregate", "annotate", "latest", "earliest", "in_bulk", "iterator", "distinct",
}  # fmt: skip
SAVES = {"save", "create", "bulk_create", "update", "bulk_update", "delete", "get_or_create", "update_or_create"}
NOT_RECORDS = {"GET", "POST", "session", "kwargs", "headers", "META", "COOKIES", "cleaned_data", "data", "fields"}
DOORS = {"visible_to", "of", "none", "current"}  # `of` is what somebody sits in; `none` and `current` read nothing
LIBRARY = {
    "source_kinds",
    "identifiers",
    "verbs",
    "escalation_stages",
    "inspectorates",
    "clocks",
    "editions",
    "standards",
    "agency_kinds",
    "words",
    "initial",
    "_meta",
    "files",
    "widget",
    "attrs",
}
OFFERED = {"self.records", "self.lines", "self.bodies"}  # what a field was given to choose from, through a door
PAGES = [path for path in CODE if "views" in {path.stem, *path.parts} or "forms" in {path.stem, *path.parts}]
PAGES += [path for path in CODE if "templatetags" in path.parts or path.stem == "verbs"]
TAG = re.compile(r"{%-?\s*(?:if|elif|with|for)\b.*?%}|{{.*?}}")


def nodes(paths, kind):
    return [
        (path, node)
        for path in paths
        for node in ast.walk(trees().get(path, ast.Module([], [])))
        if isinstance(node, kind)
    ]


def where(path, node):
    return f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)[:90]}"


def test_the_only_door_of_a_page_or_a_form_is_visible_to():
    doors = [
        (path, node)
        for path, node in nodes(PAGES, ast.Attribute)
        if isinstance(node.value, ast.Attribute)
        and node.value.attr in {"objects", "_default_manager", "_base_manager"}
        and node.attr not in DOORS
    ]
    assert [where(*found) for found in doors] == []


def test_no_page_or_form_asks_a_relation_of_a_record_in_hand_for_more_than_was_fetched_with_it():
    """`record.lines.all()` reads what the record was fetched with; anything else would ask the table, past the door."""

    def asks(node):
        verb, of = node.func, getattr(node.func, "value", None)
        if not isinstance(verb, ast.Attribute) or verb.attr not in ASKS - {"all"} or not isinstance(of, ast.Attribute):
            return False
        return of.attr not in NOT_RECORDS | LIBRARY and ast.unparse(of) not in OFFERED

    assert [where(path, node) for path, node in nodes(PAGES, ast.Call) if asks(node)] == []


def test_no_page_or_form_saves():
    def saves(node):
        is_method = isinstance(node.func, ast.Attribute) and node.func.attr in SAVES
        return is_method and not ast.unparse(node.func.value).endswith(("operations", "attrs", "context", "fields"))

    found = [(path, node) for path, node in nodes(PAGES, ast.Call) if saves(node)]
    assert [where(*each) for each in found if not is_a_dict(each[1])] == []


def is_a_dict(node):
    """`things.update({...})` on a dictionary, which is no record."""
    return node.func.attr == "update" and bool(node.args)


def test_what_is_named_get_writes_nothing():
    for path, function in nodes(CODE, ast.FunctionDef):
        if function.name.startswith("get_"):
            verbs = {call.func.attr for call in ast.walk(function) if is_method(call)}
            assert not SAVES - {"update"} & verbs, where(path, function)


def is_method(node):
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)


def test_markup_is_called_safe_in_the_kit_alone():
    named = [
        path.relative_to(ROOT).as_posix()
        for path, node in nodes(CODE, ast.alias)
        if node.name in {"mark_safe", "SafeText"} or node.name.endswith("safestring")
    ]
    assert [name for name in named if not name.startswith("goldthread/kit/")] == []


def test_every_write_lock_is_taken_in_the_trail():
    """`atomic` stands in one module: a transaction begins and ends with the operation."""
    named = {
        path.relative_to(ROOT).as_posix() for path, node in nodes(CODE, ast.Attribute) if node.attr == "atomic"
    } | {path.relative_to(ROOT).as_posix() for path, node in nodes(CODE, ast.alias) if node.name == "atomic"}
    assert named <= {"goldthread/trail/operation.py"}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: "/".join(path.parts[-2:]))
def test_a_template_decides_nothing_by_role_and_asks_no_table(path):
    for tag in TAG.findall(path.read_text()):
        assert not re.search(r"\.role\b", tag), tag
        assert not [key for key in ROLES if re.search(rf"[\"']{key}[\"']", tag)], tag
        assert not re.search(r"\.(filter|exclude|exists|objects|visible_to|values_list|order_by)\b", tag), tag
        assert "|safe" not in tag.replace(" ", ""), tag
