"""Where the figures come from: each figure with its day and the references it was counted from."""

from goldthread.kit.document.nodes import Link, Table, Words
from goldthread.kit.periods import uk_date
from goldthread.report.facts import Facts, FigureFact
from goldthread.report.sections.built import Built, Usual

MOST = 60


def references(figure: FigureFact) -> str:
    """The references behind a figure, the first sixty where there are more."""
    found = [ref.reference for ref in figure.records]
    more = f" and {len(found) - MOST:,} more" if len(found) > MOST else ""
    return (", ".join(found[:MOST]) + more) or "None"


def named(figure: FigureFact) -> Words:
    """The figure's name, which opens its page where the document stands in the application."""
    return (Link(figure.label, figure.href),) if figure.href else figure.label


def section(facts: Facts) -> Built:
    rows = tuple(
        (named(figure), f"{figure.value:,}", figure.period.label(), uk_date(figure.as_at), references(figure))
        for figure in facts.figures
    )
    columns = ("Figure", "Value", "Period", "As at", "Counted from")
    return Built(
        (Table(columns, rows, caption="Figures and the records behind them", widths=(3, 1, 2, 2, 5), row_header=True),)
    )


USUAL = Usual(
    "sources", "Where the figures come from", section, frozenset({"plan", "actions", "recommendations", "figures"})
)
