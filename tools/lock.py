"""makes requirements/base.txt and dev.txt anew from base.in and dev.in"""

import sys
import tempfile
from pathlib import Path

from tools.steps import ROOT, Failure, run_step

FLAGS = [
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--upgrade",
    "-q",
]


def main(arguments: list[str]) -> int:
    """Resolve in a throw-away environment, and refuse a lock that names an address."""
    with tempfile.TemporaryDirectory() as folder:
        run_step("Fetching the resolver", [sys.executable, "-m", "pip", "install", "-q", "--target", folder, "uv"])
        resolver = [str(Path(folder) / "bin" / "uv"), "pip", "compile", *FLAGS]
        for name in ("base", "dev"):
            path = f"requirements/{name}"
            run_step(f"Resolving {path}.in", [*resolver, f"{path}.in", "-o", f"{path}.txt"])
            if "://" in (ROOT / f"{path}.txt").read_text():
                raise Failure(f"{path}.txt names an address; take it out before it is committed.")
    return 0
