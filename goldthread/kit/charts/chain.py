"""The chain: columns of boxes, left to right or top to bottom; solid lines for links, dashed boxes for gaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from goldthread.kit.charts.svg import BLUE, GREY, INK, PAPER, PLUM, drawing, label, number, tag, wrapped

SIZE, LEADING, PAD, LEFT = 14.0, 18.0, 10.0, 32.0


@dataclass(frozen=True)
class Box:
    """A record in the chain, or a gap in it. `column` counts from nought; `links` are keys of boxes it leads to."""

    key: str
    column: int
    text: str
    caption: str = ""
    kind: Literal["link", "gap"] = "link"
    href: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Placed:
    box: Box
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True)
class _Joint:
    points: tuple[tuple[float, float], ...]
    broken: bool


def chain(
    key: str,
    title: str,
    description: str,
    *,
    columns: Sequence[str],
    boxes: Sequence[Box],
    vertical: bool = False,
    width: float | None = None,
) -> str:
    """The boxes under their columns' names, each joined to what it leads to; `vertical` is for a narrow screen."""
    width = width or (340.0 if vertical else 960.0)
    if vertical:
        names, placed, height = _down(columns, boxes, width)
        joints = _joints_down(placed)
    else:
        names, placed, height = _across(columns, boxes, width)
        joints = _joints_across(placed)
    bottom = max([height, *(y + 8 for joint in joints for _, y in joint.points)])
    parts = [*names, *(_joined(joint) for joint in joints), *(_drawn(one) for one in placed)]
    role = "group" if any(box.href for box in boxes) else "img"
    return drawing(key, title, description, width, bottom, parts, role)


def _sized(box: Box, x: float, y: float, width: float) -> _Placed:
    lines = tuple(wrapped(box.text, width - 2 * PAD, SIZE, most=8))
    height = 2 * PAD + LEADING * (len(lines) + bool(box.caption))
    return _Placed(box, x, y, width, height, lines)


def _across(columns: Sequence[str], boxes: Sequence[Box], width: float) -> tuple[list[str], list[_Placed], float]:
    gutter = 40.0
    each = (width - gutter * (len(columns) - 1) - 4) / len(columns)
    names, placed, height = [], [], 0.0
    for place, name in enumerate(columns):
        x, y = 2 + place * (each + gutter), 34.0
        names.append(label(name, x, 18, size=16, font_weight="bold"))
        for box in (box for box in boxes if box.column == place):
            placed.append(_sized(box, x, y, each))
            y += placed[-1].height + 16
        height = max(height, y)
    return names, placed, height


def _down(columns: Sequence[str], boxes: Sequence[Box], width: float) -> tuple[list[str], list[_Placed], float]:
    names, placed, y = [], [], 0.0
    for place, name in enumerate(columns):
        names.append(label(name, LEFT, y + 18, size=16, font_weight="bold"))
        y += 30
        for box in (box for box in boxes if box.column == place):
            placed.append(_sized(box, LEFT, y, width - LEFT - 2))
            y += placed[-1].height + 12
        y += 10
    return names, placed, y


def _links(placed: list[_Placed]) -> Iterator[tuple[int, _Placed, _Placed]]:
    """Each link with the place of its start among the boxes that lead anywhere."""
    places = {one.box.key: one for one in placed}
    starts = [one for one in placed if any(key in places for key in one.box.links)]
    for lane, start in enumerate(starts):
        yield from ((lane, start, places[key]) for key in start.box.links if key in places)


def _joints_across(placed: list[_Placed]) -> list[_Joint]:
    """Right angles in the gutters; a link that leaps a column passes beneath its boxes."""
    joints = []
    for lane, start, end in _links(placed):
        x1, y1, x2, y2 = start.x + start.width, _middle(start), end.x, _middle(end)
        turn = x2 - 10 - 7 * (lane % 4)
        between = [one for one in placed if start.box.column < one.box.column < end.box.column]
        if between:
            beneath = max(one.y + one.height for one in between) + 8
            points: tuple[tuple[float, float], ...] = (
                (x1, y1),
                (x1 + 10, y1),
                (x1 + 10, beneath),
                (turn, beneath),
                (turn, y2),
                (x2, y2),
            )
        else:
            points = ((x1, y1), (turn, y1), (turn, y2), (x2, y2))
        joints.append(_Joint(points, "gap" in {start.box.kind, end.box.kind}))
    return joints


def _joints_down(placed: list[_Placed]) -> list[_Joint]:
    """Rails at the left, a rail for each start, used again below where it ends."""
    rails: list[float] = []
    taken: dict[str, int] = {}
    joints = []
    ends = {
        start.box.key: max(_middle(to) for _, one, to in _links(placed) if one is start)
        for _, start, _ in _links(placed)
    }
    for _, start, end in _links(placed):
        if start.box.key not in taken:
            free = [place for place, until in enumerate(rails) if until < _middle(start) - 8]
            taken[start.box.key] = free[0] if free else len(rails)
            rails[taken[start.box.key] : taken[start.box.key] + 1] = [ends[start.box.key]]
        x = start.x - 7.0 - 5.0 * (taken[start.box.key] % 5)
        points = ((start.x, _middle(start)), (x, _middle(start)), (x, _middle(end)), (end.x, _middle(end)))
        joints.append(_Joint(points, "gap" in {start.box.kind, end.box.kind}))
    return joints


def _middle(one: _Placed) -> float:
    return one.y + one.height / 2


def _joined(joint: _Joint) -> str:
    path = "M" + " L".join(f"{number(x)} {number(y)}" for x, y in joint.points)
    dashes = "5 4" if joint.broken else None
    return tag(
        "path", d=path, fill="none", stroke=PLUM if joint.broken else BLUE, stroke_width=2, stroke_dasharray=dashes
    )


def _drawn(one: _Placed) -> str:
    markup = "".join(_box(one))
    return tag("a", markup, href=one.box.href) if one.box.href else tag("g", markup)


def _box(one: _Placed) -> Iterator[str]:
    gap = one.box.kind == "gap"
    frame = {"x": one.x, "y": one.y, "width": one.width, "height": one.height}
    yield tag(
        "rect",
        **frame,
        fill=PAPER,
        stroke=PLUM if gap else BLUE,
        stroke_width=2,
        stroke_dasharray="6 4" if gap else None,
    )
    y = one.y + PAD + 13
    if one.box.caption:
        yield label(one.box.caption, one.x + PAD, y, size=13, fill=GREY)
        y += LEADING
    for text in one.lines:
        fill = PLUM if gap else BLUE if one.box.href else INK
        yield label(text, one.x + PAD, y, size=SIZE, fill=fill)
        y += LEADING
