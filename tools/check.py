"""checks format, lint, types, floors, templates, migrations and docs"""

import tempfile

from tools.environment import PYTHON, command_of, make_environment
from tools.steps import ROOT, Failure, run_step

CODE = [
    name for name in ("goldthread", "tests", "tools", "examples", "bench", "manage.py", "run") if (ROOT / name).exists()
]
DOCS = "tests/house/test_docs.py"


def main(arguments: list[str]) -> int:
    """Try every check, then fail with what each of them found."""
    make_environment(lock="dev")
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "GOLDTHREAD_DEBUG": "1",
            "GOLDTHREAD_SECRET_KEY": "only for checks, which keep nothing secret and nothing at all",
            "GOLDTHREAD_DATA": folder,
            "DATABASE_URL": "",
        }
        found = [said for words, command in _checks() if (said := _try(words, command, environment))]
    if found:
        raise Failure("\n\n".join(found))
    return 0


def _checks() -> list[tuple[str, list[str]]]:
    manage = [str(PYTHON), "manage.py"]
    return [
        ("Format", [command_of("ruff"), "format", "--check", *CODE]),
        ("Lint", [command_of("ruff"), "check", "--quiet", *CODE]),
        ("Types", [command_of("mypy"), "--no-error-summary"]),
        ("Floors", [command_of("lint-imports")]),
        ("Templates", [command_of("djlint"), "goldthread", "--lint", "--quiet"]),
        ("Settings", [*manage, "check", "--fail-level", "WARNING"]),
        ("Migrations", [*manage, "makemigrations", "--check", "--dry-run"]),
        ("Docs", [str(PYTHON), "-m", "pytest", "-q", DOCS]),
    ]


def _try(words: str, command: list[str], environment: dict[str, str]) -> str:
    try:
        run_step(words, command, env=environment)
    except Failure as failure:
        return str(failure)
    return ""
