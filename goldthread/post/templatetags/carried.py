"""The hidden field by which a form says whose it is, so that it outlives a sign-in."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from goldthread.post.carried import seal_person
from goldthread.post.signed_out import KEPT, TOKEN

register = template.Library()


@register.simple_tag(takes_context=True)
def carried(context: dict[str, Any]) -> SafeString:
    """In every form that saves: nothing for a visitor, else the sealed number of the person."""
    user = getattr(context.get("request"), "user", None)
    if user is None or not user.is_authenticated:
        return SafeString("")
    return format_html('<input type="hidden" name="{}" value="{}">', TOKEN, seal_person(user.pk))


@register.simple_tag(takes_context=True)
def kept(context: dict[str, Any]) -> str:
    """On the sign-in page: what it carries, also after a wrong password."""
    request = context.get("request")
    return context.get(KEPT) or (request.POST.get(KEPT, "") if request else "")
