"""Writes the pages of the docs that are made from tables in the code: `python -m tools.written_docs`."""

import os
from pathlib import Path

import django
from django.apps import apps

from goldthread.kit.lifecycle import Lifecycle, all_lifecycles
from goldthread.kit.words import sentence_case
from goldthread.partners.roles import ROLES, Permission

DOCS = Path(__file__).resolve().parents[1] / "docs"
CHAPTERS = ("partners", "plan", "actions", "report", "post", "trail")
MADE = "This page is made from the code by `python -m tools.written_docs`; a test fails when the two differ.\n"


def pages() -> dict[str, str]:
    """Each made page by the name of its file."""
    return {
        "glossary.md": glossary_page(),
        "lifecycles.md": lifecycles_page(),
        "permissions.md": permissions_page(),
    }


def glossary_page() -> str:
    parts = ["# Glossary\n", MADE, "Each thing that the record holds, in the chapter that keeps it.\n"]
    for chapter in CHAPTERS:
        models = sorted(apps.get_app_config(chapter).get_models(), key=lambda model: str(model._meta.verbose_name))
        rows = [
            [sentence_case(str(model._meta.verbose_name)), " ".join((model.__doc__ or "").split())] for model in models
        ]
        parts += [f"## {chapter.capitalize()}\n", _rows(["Thing", "What it is"], rows)]
    return "\n".join(parts)


def lifecycles_page() -> str:
    parts = [
        "# Lifecycles\n",
        MADE,
        "What may happen next to each thing. A step that is not in its table is refused.\n",
    ]
    for model, _name, lifecycle in sorted(all_lifecycles(), key=lambda found: found[0].__name__):
        words = str(model._meta.verbose_name)
        parts += [f"## {words[:1].upper()}{words[1:]}\n", f"{' '.join((model.__doc__ or '').split())}\n"]
        parts += [_table(lifecycle), f"```mermaid\n{lifecycle.diagram()}\n```\n"]
    return "\n".join(parts)


def _table(lifecycle: Lifecycle) -> str:
    heads = ["Step", "From", "To", "Who may", "Asks for"]
    rows = [list(row.values()) for row in lifecycle.table()]
    return _rows(heads, rows)


def permissions_page() -> str:
    parts = ["# Permissions\n", MADE]
    parts += ["A person may do what the roles of their seats let them do, in the partnership where they sit.\n"]
    parts += ["## Roles\n"]
    parts += [_rows(["Role", "What it is"], [[role.title, role.description] for role in ROLES.values()])]
    parts += ["## Who may do what\n"]
    heads = ["Permission", *(role.title for role in ROLES.values())]
    rows = [
        [str(permission), *("yes" if permission in role.permissions else "" for role in ROLES.values())]
        for permission in Permission
    ]
    return "\n".join([*parts, _rows(heads, rows)])


def _rows(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.settings")
    os.environ.setdefault("GOLDTHREAD_DEBUG", "1")
    os.environ.setdefault("GOLDTHREAD_SECRET_KEY", "only to write pages")
    django.setup()
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
