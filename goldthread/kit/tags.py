"""A state as its tag, for the cells of a list."""

from functools import cache

from django.template.loader import get_template

from goldthread.kit.components import tag


@cache
def tag_of(label: str, tone: str = "") -> str:
    """The tag of a state; a list shows the same few over and over."""
    return get_template("kit/components/tag.html").render(tag(label, tone))
