"""Writes the reference part of docs/exchange.md from the tables."""

import os
from pathlib import Path

import django

DOCUMENT = Path(__file__).resolve().parent.parent.parent / "docs" / "exchange.md"
MARK = "<!-- From here on made from the tables: python -m tests.exchange.write_docs -->\n"


def renewed():
    """The document with its reference part made anew."""
    from goldthread.kit.exchange.describe import described
    from goldthread.kit.exchange.tables import tables

    return DOCUMENT.read_text().partition(MARK)[0] + MARK + "\n" + described(tables())


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.settings")
    os.environ.setdefault("GOLDTHREAD_DEBUG", "1")
    django.setup()
    DOCUMENT.write_text(renewed())
