"""Every template compiles, every address in it exists, and none carries a style or a script of its own."""

import re

import pytest
from django.template.loader import get_template
from django.urls import NoReverseMatch, get_resolver, reverse

from tests.house.test_access import names
from tests.house.test_hand import ROOT, TEMPLATES

URL = re.compile(r"""{%-?\s*url\s+["']([\w:-]+)["']""")
INLINE = re.compile(r"<style\b|<script\b(?![^>]*\bsrc=)|<[^>]*\s(style|on[a-z]+)\s*=|javascript:", re.I)
STATIC = re.compile(r"""{%-?\s*static\s+["']([^"']+)["']""")
INCLUDE = re.compile(r"""{%-?\s*(?:include|extends)\s+["']([^"']+)["']""")


def name_of(path):
    return path.relative_to(path.parents[[part.name for part in path.parents].index("templates")]).as_posix()


EVERY = sorted(
    {name_of(path): path for path in [*TEMPLATES, *(ROOT / "goldthread").rglob("templates/**/*.txt")]}.items()
)


@pytest.mark.parametrize(("name", "path"), EVERY, ids=lambda each: each if isinstance(each, str) else "")
class TestEveryTemplate:
    def test_compiles_and_is_the_one_that_is_found(self, name, path):
        found = get_template(name)
        assert found.origin.name == str(path), f"{name} is hidden by {found.origin.name}"

    def test_leads_only_to_addresses_that_exist(self, name, path):
        known = set(names(get_resolver().url_patterns))
        assert set(URL.findall(path.read_text())) <= known

    def test_includes_only_what_exists(self, name, path):
        for included in INCLUDE.findall(path.read_text()):
            assert get_template(included)

    def test_carries_no_style_or_script(self, name, path):
        assert [hit[0] for hit in INLINE.finditer(path.read_text())] == []


def test_every_static_file_a_template_names_is_there():
    for path in TEMPLATES:
        for name in STATIC.findall(path.read_text()):
            assert list((ROOT / "goldthread").glob(f"*/static/{name}")), f"{path.name} names {name}"


def test_an_address_that_does_not_exist_is_noticed():
    with pytest.raises(NoReverseMatch):
        reverse("plan:nowhere")
