"""checks format, lint, types, floors, templates, migrations and docs"""

import tempfile
from concurrent.futures import ThreadPoolExecutor

from tools.environment import PYTHON, command_of, make_environment
from tools.steps import ROOT, Failure, run_step

CODE = [
    name for name in ("goldthread", "tests", "tools", "examples", "bench", "manage.py", "run") if (ROOT / name).exists()
]
AT_ONCE = 2
DOCS = "tests/house/test_docs.py"


def main(arguments: list[str]) -> int:
    """Try every check, two side by side, then fail with what each of them found."""
    make_environment(lock="dev")
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "GOLDTHREAD_DEBUG": "1",
            "GOLDTHREAD_SECRET_KEY": "only for checks, which keep nothing secret and nothing at all",
            "GOLDTHREAD_DATA": folder,
            "DATABASE_URL": "",
        }
        with ThreadPoolExecutor(AT_ONCE) as side_by_side:
            said = list(side_by_side.map(lambda check: _try(*check, environment), _checks()))
    found = [each for each in said if each]
    if found:
        raise Failure("\n\n".join(found))
    return 0


def _checks() -> list[tuple[str, list[str]]]:
    manage = [str(PYTHON), "manage.py"]
    return [
        ("Types", [command_of("mypy"), "--no-error-summary"]),  # the longest comes first
        ("Format", [command_of("ruff"), "format", "--check", *CODE]),
        ("Lint", [command_of("ruff"), "check", "--quiet", *CODE]),
        ("Floors", [command_of("lint-imports")]),
        ("Templates", [command_of("djlint"), "goldthread", "--lint", "--quiet"]),
        ("Settings", [*manage, "check", "--fail-level", "WARNING"]),
        ("Migrations", [*manage, "makemigrations", "--check", "--dry-run"]),
        ("Docs", [str(PYTHON), "-m", "pytest", "-q", DOCS]),
    ]


def _try(words: str, command: list[str], environment: dict[str, str]) -> str:
    try:
        run_step(words, command, env=environment, alone=False)
    except Failure as failure:
        return str(failure)
    return ""
