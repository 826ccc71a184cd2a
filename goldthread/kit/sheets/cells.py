"""One cell as text: days in words, whole numbers without a point, and nothing that runs."""

from datetime import date, datetime, time
from typing import Any

from goldthread.kit.exports import unguarded
from goldthread.kit.periods import uk_date
from goldthread.kit.words import printable

SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\ufeff": None, "\u200b": None, "\r": "\n"})


def text_of(value: Any) -> str:
    """What a cell says, as somebody would type it. A formula that came as words stays words."""
    if isinstance(value, str):
        return unguarded(printable(value.replace("\r\n", "\n")).translate(SPACES).strip())
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, (int, float)):
        return str(int(value)) if value == int(value) else f"{value:.15g}"
    if isinstance(value, (datetime, date)):
        return uk_date(value)
    return value.strftime("%H:%M") if isinstance(value, time) else str(value)
