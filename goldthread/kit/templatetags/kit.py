"""The components as template tags, and the few filters that put days and numbers into words."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache, wraps
from inspect import signature
from typing import Any

from django.template import Library, TemplateSyntaxError
from django.template.loader import get_template

from goldthread.kit import components, words
from goldthread.kit.offers import offered
from goldthread.kit.periods import ago, since, uk_date
from goldthread.kit.references import reference, with_references

register = Library()
register.filter("uk_date", lambda day: uk_date(day) if isinstance(day, date) else "")
register.filter("due_in", lambda day, today: ago(day, today) if day else "")
register.filter("since", lambda day, today: since(day, today) if day else "")
register.filter("in_words", words.in_words)
register.filter("unstopped", words.unstopped)
register.filter("sentence_case", words.sentence_case)
register.filter("reference", reference)
register.filter("with_references", with_references)
register.filter("anchor", components.anchor)
register.filter("options", components.options)
register.filter("boxes", components.boxes)
register.simple_tag(components.dues, name="dues")


@register.filter
def listed(names: str) -> list[str]:
    """Headings written in one string: {{ "Year,Reviews"|listed }}."""
    return [each.strip() for each in names.split(",")]


@register.filter
def counted(number: int, nouns: str) -> str:
    """A count with its noun: {{ 3|counted:"agency,agencies" }} says "three agencies"."""
    one, _, many = nouns.partition(",")
    return words.counted(number, one, many)


@register.simple_tag(takes_context=True)
def marking_here(context: Any) -> str:
    """The protective marking of a page: the partnership's usual one, or what its record, its list or the rows it names
    as `marked` ask beyond."""
    usual = getattr(context.get("frame"), "marking", "")
    rows = [*getattr(context.get("page"), "object_list", ()), *(context.get("marked") or ())]
    told = offered("marking", "shown_marking")
    return str(told[0](context.get("record"), rows, usual)) if told and context.get("navigation") else usual


def _rendered(component: Callable[..., components.Shown]) -> Callable[..., str]:
    template = f"kit/components/{component.__name__}.html"

    @wraps(component)
    def render(*args: Any, **kwargs: Any) -> str:
        return get_template(template).render(component(*args, **kwargs))

    return lru_cache(maxsize=512)(render) if component is components.tag else render  # a list shows the same few


def _strict(component: Callable[..., components.Shown], given: int) -> None:
    """Add to Django's complaint about an unknown attribute the names that are accepted."""
    name = component.__name__
    compiled, accepted = register.tags[name], list(signature(component).parameters)[given:]

    def compile_strictly(parser: Any, token: Any) -> Any:
        try:
            return compiled(parser, token)
        except TemplateSyntaxError as error:
            if not str(error).startswith(f"'{name}' "):
                raise
            raise TemplateSyntaxError(f"{error}. It accepts: {', '.join(accepted) or 'no attributes'}.") from None

    register.tags[name] = compile_strictly


for leaf in components.LEAVES:
    in_context = next(iter(signature(leaf).parameters)) == "context"
    register.simple_tag(_rendered(leaf), takes_context=in_context, name=leaf.__name__)
    _strict(leaf, int(in_context))
for block in components.BLOCKS:
    register.simple_block_tag(_rendered(block), name=block.__name__)
    _strict(block, 1)
