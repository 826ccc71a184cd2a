"""The panel in which a record's page shows the comments beside it."""

from typing import Any

from django import template
from django.urls import reverse

register = template.Library()


@register.inclusion_tag("partners/_comments_panel.html")
def comments(record: Any, words: str = "Comments") -> dict[str, str]:
    """The comments beside a record: fetched once the page stands, and a plain link until then."""
    return {"url": reverse("partners:comments", args=(record._meta.label_lower, record.pk)), "words": words}
