"""The tree: bodies that stand under others, the highest at the left or at the top; a body may stand under several."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from goldthread.kit.charts.svg import BLUE, GREY, INK, PAPER, drawing, label, number, tag, wrapped

SIZE, LEADING, PAD, GUTTER, GAP, INDENT = 14.0, 18.0, 10.0, 44.0, 14.0, 22.0
MOST_INDENT = 5


@dataclass(frozen=True)
class Branch:
    """A body, what it stands under (keys of others), and whether it is at rest, which draws it dashed."""

    key: str
    text: str
    caption: str = ""
    under: tuple[str, ...] = ()
    href: str = ""
    at_rest: bool = False


@dataclass
class _Placed:
    branch: Branch
    depth: int
    lines: list[str]
    captions: list[str]
    width: float
    x: float = 0.0
    y: float = 0.0
    children: list["_Placed"] = field(default_factory=list)

    @property
    def height(self) -> float:
        return 2 * PAD + LEADING * (len(self.lines) + len(self.captions))

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def tree(
    key: str,
    title: str,
    description: str,
    branches: Sequence[Branch],
    *,
    vertical: bool = False,
    width: float | None = None,
) -> str:
    """Every body in its box, joined to each it stands under; `vertical` is for a narrow screen. One that would stand
    above itself is drawn without the link that closes the ring."""
    width = width or (340.0 if vertical else 960.0)
    parents = _without_rings(branches)
    depths = _depths(parents)
    each = width - 2 if vertical else _column(max(depths.values(), default=0) + 1, width)
    placed = {branch.key: _sized(branch, depths[branch.key], each, vertical) for branch in branches}
    roots = _hung(placed, parents)
    height = _down(roots) if vertical else _across(roots, each)
    joints = _rails(placed, parents) if vertical else _joints(placed, parents, each)
    parts = [*(_joined(points) for points in joints), *(_drawn(one) for one in placed.values())]
    bottom = max([2.0, height, *(y + 6 for points in joints for _, y in points)])
    return drawing(key, title, description, width, bottom + 2, parts, "group" if placed else "img")


def _column(columns: int, width: float) -> float:
    return (width - GUTTER * (columns - 1) - 4) / columns


def _without_rings(branches: Sequence[Branch]) -> dict[str, tuple[str, ...]]:
    """What each stands under among those drawn, without what would make it stand above itself."""
    known = {branch.key for branch in branches}
    kept: dict[str, tuple[str, ...]] = dict.fromkeys(known, ())
    for branch in branches:
        for parent in branch.under:
            if parent in known and branch.key not in {parent, *_above(parent, kept)}:
                kept[branch.key] = (*kept[branch.key], parent)
    return {branch.key: kept[branch.key] for branch in branches}


def _above(key: str, parents: dict[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    wave = set(parents[key])
    while wave:
        found |= wave
        wave = {above for each in wave for above in parents[each]} - found
    return found


def _depths(parents: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """How many stand above each, along the longest way up."""
    found: dict[str, int] = {}

    def depth(key: str) -> int:
        if key not in found:
            found[key] = max((depth(each) + 1 for each in parents[key]), default=0)
        return found[key]

    return {key: depth(key) for key in parents}


def _sized(branch: Branch, depth: int, width: float, vertical: bool) -> _Placed:
    own = width - INDENT * min(depth, MOST_INDENT) if vertical else width
    captions = wrapped(branch.caption, own - 2 * PAD, 13, most=3) if branch.caption else []
    return _Placed(branch, depth, wrapped(branch.text, own - 2 * PAD, SIZE, most=8), captions, own)


def _hung(placed: dict[str, _Placed], parents: dict[str, tuple[str, ...]]) -> list[_Placed]:
    """Hang each under the lowest of those it stands under, and return those that stand under none."""
    roots: list[_Placed] = []
    for key, one in placed.items():
        above = [placed[each] for each in parents[key]]
        nearest = next((each for each in above if each.depth == one.depth - 1), None)
        (nearest.children if nearest else roots).append(one)
    return roots


def _across(roots: list[_Placed], each: float) -> float:
    """Rows for those with nobody under them; the others stand at the middle of theirs."""
    bottom = 2.0

    def place(one: _Placed) -> None:
        nonlocal bottom
        one.x, top = 2 + one.depth * (each + GUTTER), bottom
        for child in one.children:
            place(child)
        if one.children:
            one.y = max((one.children[0].middle + one.children[-1].middle) / 2 - one.height / 2, top)
            bottom = max(bottom, one.y + one.height + GAP)
        else:
            one.y, bottom = bottom, bottom + one.height + GAP

    for root in roots:
        place(root)
    return bottom - GAP + 2


def _down(roots: list[_Placed]) -> float:
    """One beneath the other, each indented under what it stands under."""
    y = 2.0
    waiting = list(reversed(roots))
    while waiting:
        one = waiting.pop()
        one.x, one.y = 1 + INDENT * min(one.depth, MOST_INDENT), y
        y += one.height + GAP
        waiting.extend(reversed(one.children))
    return y - GAP + 2


def _links(placed: dict[str, _Placed], parents: dict[str, tuple[str, ...]]) -> Iterator[tuple[_Placed, _Placed]]:
    for key, above in parents.items():
        yield from ((placed[each], placed[key]) for each in above)


def _joints(placed: dict[str, _Placed], parents: dict[str, tuple[str, ...]], each: float) -> list[list[tuple]]:
    """Right angles in the gutters; a link that leaps a column passes where no box stands."""
    joints = []
    for upper, lower in _links(placed, parents):
        start, end = upper.x + upper.width, lower.x
        turn = end - GUTTER / 2 + 3 * (upper.depth % 3)
        points = [(start, upper.middle), (turn, upper.middle), (turn, lower.middle), (end, lower.middle)]
        between = [one for one in placed.values() if upper.depth < one.depth < lower.depth]
        if between:
            lane, leave = _free_lane(between, lower.middle), start + 12
            points[1:3] = [(leave, upper.middle), (leave, lane), (turn, lane), (turn, lower.middle)]
        joints.append(points)
    return joints


def _free_lane(between: list[_Placed], near: float) -> float:
    """The height nearest to a box at which no other is in the way."""
    lanes = [near, *(edge for one in between for edge in (one.y - GAP / 2, one.y + one.height + GAP / 2))]
    free = [y for y in lanes if y > 0 and not any(one.y - 2 <= y <= one.y + one.height + 2 for one in between)]
    return min(free, key=lambda y: abs(y - near))


def _rails(placed: dict[str, _Placed], parents: dict[str, tuple[str, ...]]) -> list[list[tuple]]:
    """Rails in the indent of each box; a further parent is said in the words of the caption and not drawn."""
    drawn = []
    for upper in placed.values():
        for lower in upper.children:
            x = upper.x + 9
            drawn.append([(x, upper.y + upper.height), (x, lower.middle), (lower.x, lower.middle)])
    return drawn


def _joined(points: list[tuple]) -> str:
    kept = [points[0], *(after for before, after in pairwise(points) if after != before)]
    path = "M" + " L".join(f"{number(float(x))} {number(float(y))}" for x, y in kept)
    return tag("path", d=path, fill="none", stroke=BLUE, stroke_width=2)


def _drawn(one: _Placed) -> str:
    markup = "".join(_box(one))
    return tag("a", markup, href=one.branch.href) if one.branch.href else tag("g", markup)


def _box(one: _Placed) -> Iterator[str]:
    dashes, edge = ("6 4", GREY) if one.branch.at_rest else (None, BLUE)
    frame = {"x": one.x, "y": one.y, "width": one.width, "height": one.height}
    yield tag("rect", **frame, fill=PAPER, stroke=edge, stroke_width=2, stroke_dasharray=dashes)
    y = one.y + PAD + 13
    for text in one.captions:
        yield label(text, one.x + PAD, y, size=13, fill=GREY)
        y += LEADING
    for text in one.lines:
        yield label(text, one.x + PAD, y, size=SIZE, fill=BLUE if one.branch.href else INK)
        y += LEADING
