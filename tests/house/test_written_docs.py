"""The pages of the docs that are made from the code say what the code says."""

import pytest

from tools.written_docs import DOCS, pages


@pytest.mark.parametrize("name", ["glossary.md", "lifecycles.md", "permissions.md"])
def test_the_made_pages_are_up_to_date(name):
    written = (DOCS / name).read_text(encoding="utf-8")
    assert written == pages()[name], f"docs/{name} is behind the code: run python -m tools.written_docs"
