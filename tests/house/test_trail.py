"""Every write of the house is an operation, and nothing else writes."""

import ast
import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from goldthread.trail import operation as the_door

HOUSE = Path(__file__).parents[2] / "goldthread"
WRITERS = {"operations", "erase", "admission"}  # what may be erased and who is let in stand by themselves
READERS = ("views", "forms", "queries", "facts", "due", "rules")
WRITES = {
    "save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
    "set", "add", "remove", "clear",
}  # fmt: skip
ON_RECORDS_ONLY = {"set", "add", "remove", "clear", "update"}  # sets and dictionaries have these too
ATOMIC = {"atomic", "set_autocommit", "on_commit", "savepoint"}


def modules(*names: str) -> list[Path]:
    """Every module of these names, or inside a package of these names."""
    return [
        path
        for path in sorted(HOUSE.rglob("*.py"))
        if "migrations" not in path.parts and (path.stem in names or any(part in names for part in path.parts))
    ]


def all_modules() -> list[Path]:
    return [path for path in sorted(HOUSE.rglob("*.py")) if "migrations" not in path.parts]


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(HOUSE.parent).with_suffix("").parts).removesuffix(".__init__")


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef):
            yield node


def decoration(function: ast.FunctionDef) -> ast.expr | None:
    """The @operation or @operation(...) over a function."""
    for each in function.decorator_list:
        named = each.func if isinstance(each, ast.Call) else each
        if isinstance(named, ast.Name) and named.id == "operation":
            return each
    return None


def where(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(HOUSE)}:{node.lineno}"


def test_operations_take_keywords_only_with_by_and_on():
    for path, function in ((each, found) for each in all_modules() for found in functions(each)):
        if decoration(function):
            names = {each.arg for each in function.args.kwonlyargs}
            assert not function.args.args, f"{where(path, function)}: {function.name} takes keywords only"
            assert {"by", "on"} <= names, f"{where(path, function)}: {function.name} takes by= and on="


def test_operations_stand_in_modules_for_operations():
    astray = [
        f"{where(path, function)} {function.name}"
        for path in all_modules()
        for function in functions(path)
        if decoration(function) and not WRITERS & {path.stem, path.parent.stem}
    ]
    assert astray == []


def test_every_public_function_of_the_operations_is_an_operation_or_writes_nothing():
    for path in modules("operations"):
        for function in functions(path):
            if decoration(function) or function.name.startswith("_"):
                continue
            assert not list(transactions(function)), f"{where(path, function)}: {function.name}"


SILENT = {
    "post.operations.drafts": {"keep_draft", "discard_draft"},
    "post.operations.finding": {"find_anew"},
    "post.operations.sending": {"remember_where", "keep_typed", "throw_away"},
    "post.operations.progress": {"start_job", "tell_progress", "beat", "put_down", "end_job"},
    "post.operations.jobs": {"start_again_what_was_left"},
    "post.operations.letters": {"claim_letter", "letter_handed_over", "letter_sent", "letter_refused"},
    "scrutiny.operations.looking": {"look"},
    "post.operations.workers": {"worker_seen", "worker_gone", "forget_what_is_old"},
}


def test_only_drafts_what_can_be_found_and_how_far_the_background_is_are_silent():
    silent = {
        f"{dotted(path)}.{function.name}"
        for path in all_modules()
        for function in functions(path)
        if isinstance(decoration(function), ast.Call)
    }
    assert silent == {f"goldthread.{module}.{name}" for module, names in SILENT.items() for name in names}


def transactions(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ATOMIC:
            yield node
        if isinstance(node, ast.ImportFrom) and node.module == "django.db.transaction":
            yield node


def test_transactions_are_opened_by_the_operation_alone():
    opened = {dotted(path) for path in all_modules() if list(transactions(ast.parse(path.read_text())))}
    assert opened <= {"goldthread.trail.operation"}


def writes(tree: ast.AST) -> Iterator[ast.Call]:
    """Calls that write to records: by name, and for names that plain sets and dictionaries share, on `x.objects...` or
    on a relation of a record (`record.themes.add`)."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)) or node.func.attr not in WRITES:
            continue
        chain = ast.unparse(node.func.value)
        if node.func.attr not in ON_RECORDS_ONLY or ".objects" in chain or "record." in chain:
            yield node


def test_views_forms_and_queries_write_nothing():
    found = [
        f"{where(path, node)} {ast.unparse(node)[:60]}"
        for path in modules(*READERS)
        for node in writes(ast.parse(path.read_text()))
    ]
    assert found == []


def test_no_model_or_form_hides_a_rule_in_save():
    overridden = [
        where(path, function)
        for path in modules("models", "forms")
        for function in functions(path)
        if function.name in {"save", "delete", "full_clean", "save_base"}
    ]
    assert overridden == []


def test_no_signal_is_received():
    for path in all_modules():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom):
                assert not {"signals", "receiver"} & {
                    *(node.module or "").split("."),
                    *(each.name for each in node.names),
                }


def test_the_decorated_operations_are_those_the_door_made():
    """What the syntax shows is what runs: each decorated function is wrapped by the one decorator."""
    assert the_door.operation.__module__ == "goldthread.trail.operation"
    for path in modules("operations"):
        module = import_module(dotted(path))
        for function in functions(path):
            if decoration(function):
                made = getattr(module, function.name)
                assert inspect.unwrap(made) is not made, f"{where(path, function)}: {function.name}"
