"""The pen: SVG elements as strings, everything that comes from people escaped, and words broken into lines."""

from collections.abc import Iterable
from functools import cache
from html import escape

from django.utils.safestring import SafeString, mark_safe

from goldthread.kit.words import printable

BLUE, TURQUOISE, PLUM, ORANGE = "#12436D", "#28A197", "#801650", "#F46A25"
INK, GREY, PALE, PAPER = "#0B0C0C", "#595959", "#BFBFBF", "#FFFFFF"
COLOURS = (BLUE, TURQUOISE, PLUM, ORANGE, GREY, PALE)
FONT = "'Source Sans 3', Arial, sans-serif"

NARROW, WIDE = frozenset("fijltrI.,;:'|!()[] "), frozenset("mwMWQOGD@%&")


def tag(name: str, *children: str, **attributes: object) -> str:
    """An element. `font_size` becomes font-size, `class_` class; what is None is left out. Children are markup."""
    pairs = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(number(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{pairs}>{''.join(children)}</{name}>" if children else f"<{name}{pairs}/>"


def number(value: object) -> str:
    """A coordinate to a tenth; anything else as it is."""
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def label(text: str, x: float, y: float, *, size: float = 14, **attributes: object) -> str:
    """One line of text."""
    attributes = {"fill": INK, **attributes}
    return tag("text", escape(printable(text)), x=x, y=y, font_size=size, **attributes)


def drawing(
    key: str, title: str, description: str, width: float, height: float, parts: Iterable[str], role: str = "img"
) -> SafeString:
    """The whole picture under one name; `key` is unique on its page. With links inside, its role is "group"."""
    names = {"title": f"{key}-title", "description": f"{key}-description"}
    drawn = tag(
        "svg",
        tag("title", escape(printable(title)), id=names["title"]),
        tag("desc", escape(printable(description)), id=names["description"]),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(float(width))} {number(float(height))}",
        width=float(width),
        height=float(height),
        role=role,
        aria_labelledby=f"{names['title']} {names['description']}",
        font_family=FONT,
    )
    return mark_safe(drawn)  # noqa: S308 - every word in it is escaped where it is drawn


def width_of(text: str, size: float) -> float:
    """How wide a line is, near enough and never too little for the fonts we draw with."""
    return sum(map(_ems, text)) * size


@cache
def _ems(letter: str) -> float:
    return 0.32 if letter in NARROW else 0.88 if letter in WIDE else 0.68 if letter.isupper() else 0.55


def wrapped(text: str, width: float, size: float, most: int = 12) -> list[str]:
    """The text in lines that fit; a word longer than a line is cut, and past `most` lines an ellipsis stands."""
    lines = [""]
    for word in text.split():
        for piece in _pieces(word, width, size):
            longer = f"{lines[-1]} {piece}".strip()
            if lines[-1] and width_of(longer, size) > width:
                lines.append(piece)
            else:
                lines[-1] = longer
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1].rstrip('.,;')} …"]


def _pieces(word: str, width: float, size: float) -> list[str]:
    if width_of(word, size) <= width:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
