"""Lines over time, with a target and limits where there are any, and the small one that fits in a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from goldthread.kit.charts.svg import (
    COLOURS,
    GREY,
    INK,
    PALE,
    PAPER,
    PLUM,
    drawing,
    label,
    number,
    tag,
    width_of,
    wrapped,
)

Value = float | None


@dataclass(frozen=True)
class Series:
    """One line: its name and a value for each point on the axis, or none where nothing is known."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Level:
    """A straight line across: a target, or a limit."""

    label: str
    value: float


@dataclass(frozen=True)
class _Frame:
    left: float
    top: float
    width: float
    height: float
    low: float
    high: float
    points: int

    def x(self, place: int) -> float:
        return self.left + (self.width * place / (self.points - 1) if self.points > 1 else self.width / 2)

    def y(self, value: float) -> float:
        return self.top + self.height * (self.high - value) / (self.high - self.low)


def line(
    key: str,
    title: str,
    description: str,
    *,
    points: Sequence[str],
    series: Sequence[Series],
    levels: Sequence[Level] = (),
    unit: str = "",
    width: float = 480,
    height: float = 260,
) -> str:
    """Values over time, each line named at its end; levels are dashed and named."""
    values = [value for one in series for value in one.values if value is not None]
    ticks = _ticks([*values, *(level.value for level in levels)])
    names = [one.label for one in series] + [level.label for level in levels]
    right = min(width * 0.35, max((width_of(name, 14) for name in names), default=0)) + 14
    left = max(width_of(_printed(tick, unit), 14) for tick in ticks) + 10
    frame = _Frame(left, 16, width - left - right, height - 56, ticks[0], ticks[-1], len(points))
    across = GREY if PLUM in COLOURS[: len(series)] else PLUM  # a level never looks like one of the lines
    ends = [(frame.y(level.value), level.label, across) for level in levels]
    ends += [
        (frame.y(last), one.label, COLOURS[i % 4]) for i, one in enumerate(series) if (last := _last(one)) is not None
    ]
    parts = [
        *_axis(frame, ticks, unit),
        *_dates(frame, points),
        *(_level(frame, level, across) for level in levels),
        *(part for i, one in enumerate(series) for part in _line(frame, one, COLOURS[i % 4])),
        *_ends(frame, ends, right - 14),
    ]
    return drawing(key, title, description, width, height, parts)


def sparkline(
    key: str, title: str, description: str, *, values: Sequence[Value], width: float = 120, height: float = 32
) -> str:
    """A line without axes, its last point marked."""
    known = [value for value in values if value is not None] or [0.0]
    low, high = min(known), max(known)
    spread = (high - low) or 1.0
    frame = _Frame(
        4, 4, width - 8, height - 8, low if high > low else low - spread / 2, high + (high == low) / 2, len(values)
    )
    parts = list(_line(frame, Series("", tuple(values)), COLOURS[0], dots=False))
    return drawing(key, title, description, width, height, parts)


def _last(series: Series) -> Value:
    return next((value for value in reversed(series.values) if value is not None), None)


def _ticks(values: Sequence[float]) -> list[float]:
    """Four to seven round numbers that hold every value; from nought unless the values are far above it."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    low = min(0.0, low) if low < 0 or low < (high - low) * 2 else low
    spread = (high - low) or abs(high) or 1.0
    size = 10.0 ** len(str(int(spread))) / 100
    while spread < size * 2:
        size /= 10
    step = next(size * by for by in (1, 2, 5, 10, 20, 50, 100) if spread / (size * by) <= 5)
    first = int(low // step)
    last = first + 1
    while last * step < high:
        last += 1
    return [place * step for place in range(first, last + 1)]


def _printed(value: float, unit: str) -> str:
    return f"{value:,.10g}{unit if unit == '%' else ''}"


def _axis(frame: _Frame, ticks: Sequence[float], unit: str) -> Iterator[str]:
    for tick in ticks:
        y = frame.y(tick)
        yield tag("line", x1=frame.left, x2=frame.left + frame.width, y1=y, y2=y, stroke=PALE, stroke_width=1)
        yield label(_printed(tick, unit), frame.left - 8, y + 5, text_anchor="end", fill=GREY)


def _dates(frame: _Frame, points: Sequence[str]) -> Iterator[str]:
    widest = max((width_of(point, 14) for point in points), default=1) + 12
    every = max(1, -(-len(points) * int(widest) // max(1, int(frame.width))))
    for place, point in enumerate(points):
        if (len(points) - 1 - place) % every == 0:
            x = max(frame.x(place), width_of(point, 14) / 2)  # the first day is never cut off
            yield label(point, x, frame.top + frame.height + 24, text_anchor="middle", fill=GREY)


def _level(frame: _Frame, level: Level, colour: str) -> str:
    y = frame.y(level.value)
    ends = {"x1": frame.left, "x2": frame.left + frame.width, "y1": y, "y2": y}
    return tag("line", **ends, stroke=colour, stroke_width=2, stroke_dasharray="6 4")


def _line(frame: _Frame, series: Series, colour: str, dots: bool = True) -> Iterator[str]:
    """Straight between known values; broken where one is missing."""
    places = [(place, value) for place, value in enumerate(series.values)]
    last = max((place for place, value in places if value is not None), default=None)
    for known, run in groupby(places, key=lambda pair: pair[1] is not None):
        if not known:
            continue
        spots = [(frame.x(place), frame.y(value), place) for place, value in run if value is not None]
        path = " ".join(f"{number(x)},{number(y)}" for x, y, _ in spots)
        yield tag("polyline", points=path, fill="none", stroke=colour, stroke_width=3, stroke_linejoin="round")
        for x, y, place in spots:
            if dots or place == last:
                yield tag("circle", cx=x, cy=y, r=4 if dots else 3, fill=colour, stroke=PAPER, stroke_width=1)


def _ends(frame: _Frame, ends: list[tuple[float, str, str]], room: float) -> Iterator[str]:
    """Names at the ends of the lines, moved apart until they can be read."""
    floor = -100.0
    for y, name, colour in sorted(ends):
        for part in wrapped(name, room, 14, most=3):
            floor = max(y + 5, floor + 16)
            yield label(part, frame.left + frame.width + 12, floor, fill=INK if colour == COLOURS[3] else colour)
