"""Bars: one a row with its number at the end, and one bar of states with their counts in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.kit.charts.svg import (
    BLUE,
    COLOURS,
    GREY,
    INK,
    PALE,
    PAPER,
    drawing,
    label,
    tag,
    width_of,
    wrapped,
)


@dataclass(frozen=True)
class Share:
    """How many are in one state; `words` reads after the number ("complete"). `colour` only where the state has one."""

    words: str
    count: int
    colour: str = ""

    @property
    def text(self) -> str:
        return f"{self.count:,} {self.words}"


def bars(
    key: str,
    title: str,
    description: str,
    *,
    rows: Sequence[tuple[str, float | None]],
    unit: str = "",
    width: float = 480,
) -> str:
    """A bar a row, as long as its number; a row with nothing known says so."""
    most = max((value for _, value in rows if value is not None), default=0) or 1
    end = max((width_of(_printed(value, unit), 14) for _, value in rows), default=0) + 10
    left = min(width * 0.42, max((width_of(name, 14) for name, _ in rows), default=0)) + 12
    room, y, parts = width - left - end, 4.0, []
    for name, value in rows:
        lines = wrapped(name, left - 12, 14, most=4)
        tall = max(26.0, 17.0 * len(lines) + 5)
        parts += [label(text, 0, y + tall / 2 + 5 + 17 * (i - (len(lines) - 1) / 2)) for i, text in enumerate(lines)]
        long = room * max(value or 0, 0) / most
        parts.append(
            tag("rect", x=left, y=y + tall / 2 - 10, width=max(long, 1.0), height=20, fill=BLUE if value else PALE)
        )
        fill = INK if value is not None else GREY
        parts.append(label(_printed(value, unit), left + max(long, 1.0) + 6, y + tall / 2 + 5, fill=fill))
        y += tall + 6
    return drawing(key, title, description, width, y, parts)


def _printed(value: float | None, unit: str) -> str:
    if value is None:
        return "Not recorded"
    return f"{value:,.10g}{unit if unit in ('', '%') else f' {unit}'}"


def states(key: str, title: str, description: str, *, shares: Sequence[Share], width: float = 480) -> str:
    """One bar divided by state; beneath it each state's colour, count and words."""
    shown = [(share, share.colour or COLOURS[place % 6]) for place, share in enumerate(shares) if share.count]
    total, x, parts = sum(share.count for share, _ in shown), 0.0, []
    if not total:
        parts.append(tag("rect", x=1, y=1, width=width - 2, height=18, fill=PAPER, stroke=GREY, stroke_dasharray="4 4"))
    for share, colour in shown:
        long = width * share.count / total
        parts.append(tag("rect", x=x, y=0, width=max(long - 2, 1.0), height=20, fill=colour))
        x += long
    names = list(_names(shown, width))
    height = 32.0 + 22 * (names[-1][0] if names else 0) + 10
    return drawing(key, title, description, width, height, parts + [part for _, part in names])


def _names(shown: Sequence[tuple[Share, str]], width: float) -> Iterator[tuple[int, str]]:
    """The states in words, row by row, each with its row."""
    x, row = 0.0, 0
    for share, colour in shown:
        long = 20 + width_of(share.text, 14)
        if x and x + long > width:
            x, row = 0.0, row + 1
        y = 36.0 + 22 * row
        yield row, tag("rect", x=x, y=y - 11, width=13, height=13, fill=colour)
        yield row, label(share.text, x + 19, y)
        x += long + 18
