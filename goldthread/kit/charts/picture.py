"""Turns a drawing into a PNG with the fonts we ship, so that it looks the same on every machine."""

from pathlib import Path

from resvg_py import svg_to_bytes

FONTS = Path(__file__).parent.parent / "fonts"


def png(svg: str, zoom: float = 2.0) -> bytes:
    """The drawing as a picture on white; twice its size, for print."""
    return bytes(
        svg_to_bytes(
            svg_string=svg,
            zoom=zoom,
            background="#ffffff",
            skip_system_fonts=True,
            font_files=[str(path) for path in sorted(FONTS.glob("*.ttf"))],
            font_family="Source Sans 3",
            sans_serif_family="Source Sans 3",
        )
    )
