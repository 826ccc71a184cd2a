"""Migrations are named, stand in one line, lack nothing, and lean on none of our code, which goes on changing."""

import ast
import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.house.test_hand import ROOT

FILES = sorted((ROOT / "goldthread").glob("*/migrations/0*.py"))
OURS = sorted({path.parts[-3] for path in FILES})


@pytest.fixture(scope="module")
def loader():
    return MigrationLoader(connection=None)


@pytest.mark.parametrize("app", OURS)
def test_the_migrations_of_a_chapter_stand_in_one_line(loader, app):
    assert len(loader.graph.leaf_nodes(app)) == 1
    numbers = [int(path.name[:4]) for path in FILES if path.parts[-3] == app]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3::2]))
def test_a_migration_is_named_and_imports_nothing_of_ours(path):
    assert not re.search(r"_auto_|\d{8}_\d{4}", path.name)
    imported = [
        name
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in [getattr(node, "module", "") or "", *(each.name for each in node.names)]
    ]
    assert [name for name in imported if name.startswith("goldthread")] == []


@pytest.mark.django_db
def test_no_change_of_a_model_is_without_its_migration():
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())
