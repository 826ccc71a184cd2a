"""The hidden field by which a form says whose it is, so that it outlives a sign-in."""

from typing import Any

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from goldthread.post.carried import seal_person
from goldthread.post.drafting import drafts_in, offered_at
from goldthread.post.once import ONCE, new_key
from goldthread.post.signed_out import KEPT, TOKEN

register = template.Library()
OFFERED = "_offered"


@register.simple_tag(takes_context=True)
def carried(context: dict[str, Any]) -> SafeString:
    """In every form that saves: nothing for a visitor, else the sealed number of the person, and the key by which the
    form is saved once."""
    user = getattr(context.get("request"), "user", None)
    if user is None or not user.is_authenticated:
        return SafeString("")
    hidden = ((TOKEN, seal_person(user.pk)), (ONCE, new_key()))
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', hidden)


@register.simple_tag(takes_context=True)
def offered(context: dict[str, Any]) -> dict[str, Any]:
    """In a form that is asked: what its reader was typing into it and has not saved; once for each address that a page
    has forms for (`kept_at`, where it is not the page's own), and never in a form that came back with something to put
    right, which holds what was typed itself."""
    request: Any = context.get("request")
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or request.method != "GET":
        return {}
    place, before = context.get("kept_at") or request.path, getattr(request, OFFERED, ())
    if place in before:
        return {}
    setattr(request, OFFERED, (*before, place))
    boxes, saved_at = offered_at(place, drafts_in(request))
    return {"boxes": boxes, "saved_at": saved_at, "path": place}


@register.simple_tag(takes_context=True)
def kept(context: dict[str, Any]) -> str:
    """On the sign-in page: what it carries, also after a wrong password."""
    request = context.get("request")
    return context.get(KEPT) or (request.POST.get(KEPT, "") if request else "")
