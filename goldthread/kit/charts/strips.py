"""Strips: one bar a row, divided into the same few states in every row, with words at the end."""

from collections.abc import Sequence

from goldthread.kit.charts.svg import GREY, PAPER, drawing, label, tag, width_of, wrapped

State = tuple[str, str]


def strips(
    key: str,
    title: str,
    description: str,
    *,
    states: Sequence[State],
    rows: Sequence[tuple[str, Sequence[int], str]],
    width: float = 640,
) -> str:
    """A bar a row of the same length, divided by its counts of each state (words and colour); a row of nothing is an
    empty frame. Above them stands what each colour means."""
    end = max((width_of(said, 14) for *_, said in rows), default=0) + 10
    left = min(width * 0.36, max((width_of(name, 14) for name, *_ in rows), default=0)) + 12
    room, (y, parts) = max(width - left - end, 60.0), _legend(states, width)
    for name, counts, said in rows:
        lines = wrapped(name, left - 12, 14, most=3)
        tall = max(26.0, 17.0 * len(lines) + 5)
        parts += [label(text, 0, y + tall / 2 + 5 + 17 * (i - (len(lines) - 1) / 2)) for i, text in enumerate(lines)]
        parts += _bar(left, y + tall / 2 - 9, room, counts, states)
        parts.append(label(said, left + room + 8, y + tall / 2 + 5))
        y += tall + 6
    return drawing(key, title, description, width, y, parts)


def _legend(states: Sequence[State], width: float) -> tuple[float, list[str]]:
    x, y, parts = 0.0, 0.0, []
    for words, colour in states:
        long = 20 + width_of(words, 14)
        if x and x + long > width:
            x, y = 0.0, y + 22
        parts += [_block(x, y + 2, 13, 13, colour), label(words, x + 19, y + 14)]
        x += long + 18
    return y + 32, parts


def _bar(x: float, y: float, room: float, counts: Sequence[int], states: Sequence[State]) -> list[str]:
    total, parts = sum(counts), []
    if not total:
        return [tag("rect", x=x, y=y, width=room, height=18.0, fill=PAPER, stroke=GREY, stroke_dasharray="4 4")]
    for count, (_, colour) in zip(counts, states, strict=True):
        long = room * count / total
        if count:
            parts.append(_block(x, y, max(long - 2, 1.0), 18, colour))
        x += long
    return parts


def _block(x: float, y: float, wide: float, tall: float, colour: str) -> str:
    """White is drawn with a line around it, so that it is seen."""
    if colour != PAPER:
        return tag("rect", x=x, y=y, width=float(wide), height=float(tall), fill=colour)
    frame = {"stroke": GREY, "stroke_dasharray": "3 2"}
    return tag("rect", x=x + 0.5, y=y + 0.5, width=float(wide) - 1, height=float(tall) - 1, fill=colour, **frame)
