"""Prints what was measured, and what is over its budget."""

from bench.budgets import BUDGETS, WIRE, Row, Step


def of_pages(rows: list[Row]) -> str:
    """Return the table of pages; what is over its budget is marked with a star."""
    lines = [
        "| page | engine | actions | budget | queries | median ms | p95 ms | CPU ms | bytes |",
        "| --- | --- | ---: | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for row in rows:
        budget = BUDGETS[row.budget]
        queries = marked(f"{row.queries}", row.queries > budget.queries)
        late, heavy = marked(f"{row.p95_ms}", row.slow()), marked(f"{row.bytes:,}", row.bytes > WIRE)
        lines.append(
            f"| {row.name} | {row.engine} | {row.rows:,} | {row.budget} | {queries} | {row.median_ms} | {late} | {row.cpu_ms} | {heavy} |"
        )
    return "\n".join(lines)


def of_steps(steps: list[Step]) -> str:
    """Return the table of commands and reports."""
    lines = ["| command or report | engine | seconds | peak MB |", "| --- | --- | ---: | ---: |"]
    for step in steps:
        seconds = "" if step.seconds is None else f"{step.seconds}"
        peak = "" if step.peak_mb is None else f"{step.peak_mb:.0f}"
        lines.append(f"| {marked(step.name, step.over())} | {step.engine} | {seconds} | {peak} |")
    return "\n".join(lines)


def marked(text: str, is_over: bool) -> str:
    return f"{text} *" if is_over else text
