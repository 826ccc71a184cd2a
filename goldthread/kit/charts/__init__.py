"""Charts as SVG: text stays text, nothing but presentation attributes, a title and a description for screen readers."""

from goldthread.kit.charts.bars import Share, bars, states
from goldthread.kit.charts.chain import Box, chain
from goldthread.kit.charts.lines import Level, Series, line, sparkline
from goldthread.kit.charts.picture import png
from goldthread.kit.charts.tree import Branch, tree

__all__ = [
    "Box", "Branch", "Level", "Series", "Share", "bars", "chain", "line", "png", "sparkline", "states",
    "tree",
]  # fmt: skip
