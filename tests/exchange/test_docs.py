"""The document of the exchange format says what the tables say; `python -m tests.exchange.write_docs` renews it."""

import pytest

from tests.exchange.write_docs import DOCUMENT, renewed


def test_reference_of_the_format_is_up_to_date():
    if DOCUMENT.read_text() != renewed():
        pytest.fail("docs/exchange.md is out of date: run `python -m tests.exchange.write_docs`.")
