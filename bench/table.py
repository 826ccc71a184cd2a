"""Prints what was measured, and what is over its budget. `python -m bench.table FILE` prints the table of the docs."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from bench.budgets import BUDGETS, WIRE, Row, Step

ENGINES = ("SQLite", "PostgreSQL")


def line(cells: Iterable[object]) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def of_pages(rows: list[Row]) -> str:
    """Return the table of pages, both engines beside each other; what is over its budget is marked with a star."""
    figures = [f"{engine} {each}" for engine in ENGINES for each in ("median ms", "p95 ms", "CPU ms")]
    heads = ["page", "budget", "queries", *figures, "bytes"]
    lines = [line(heads), line(["---", "---", *["---:"] * (len(heads) - 2)])]
    for name in dict.fromkeys(row.name for row in rows):
        by_engine = {row.engine: row for row in rows if row.name == name}
        most = max(by_engine.values(), key=lambda row: row.queries)
        heavy = max(row.bytes for row in by_engine.values())
        queries = marked(f"{most.queries}", most.queries > BUDGETS[most.budget].queries)
        took = [cell for engine in ENGINES for cell in times(by_engine.get(engine))]
        lines.append(line([name, most.budget, queries, *took, marked(f"{heavy:,}", heavy > WIRE)]))
    return "\n".join(lines)


def times(row: Row | None) -> tuple[str, str, str]:
    if row is None:
        return "", "", ""
    return f"{row.median_ms}", marked(f"{row.p95_ms}", row.slow()), f"{row.cpu_ms}"


def of_steps(steps: list[Step]) -> str:
    """Return the table of commands and reports."""
    lines = [line(["command or report", "engine", "seconds", "peak MB"]), line(["---", "---", "---:", "---:"])]
    for step in steps:
        seconds = "" if step.seconds is None else f"{step.seconds}"
        peak = "" if step.peak_mb is None else f"{step.peak_mb:.0f}"
        lines.append(line([marked(step.name, step.over()), step.engine, seconds, peak]))
    return "\n".join(lines)


def marked(text: str, is_over: bool) -> str:
    return f"{text} *" if is_over else text


def main(path: str) -> None:
    told = json.loads(Path(path).read_text())
    rows = [Row(**each) for each in told if "queries" in each]
    biggest = max(row.rows for row in rows)
    print(of_pages([row for row in rows if row.rows == biggest]))
    print(f"\n{of_steps([Step(**each) for each in told if 'seconds' in each])}")


if __name__ == "__main__":
    main(sys.argv[1])
