"""The link by which those who may erase ask that words on a page go."""

from typing import Any

from django import template

from goldthread.partners import erasable

register = template.Library()


@register.inclusion_tag("partners/_erase_link.html", takes_context=True)
def erase_link(context: dict[str, Any], record: Any) -> dict[str, str]:
    """A link for a record; nothing for a reader who may not erase there."""
    return {"url": erasable.address(record, context["request"].user)}
