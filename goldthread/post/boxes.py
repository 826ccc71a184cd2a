"""What was typed, box by box, under the labels its own form gives them."""

from collections.abc import Iterable, Mapping

from django import forms
from django.urls import Resolver404, resolve

from goldthread.post.carried import Typed

CHOSEN = "As you chose it"
UNSHOWN = {"version"}


def boxes_of(typed: Typed) -> list[tuple[str, str]]:
    """Label and text of every box that was filled, in the order of the form."""
    fields = fields_of(typed.path)
    gathered: dict[str, list[str]] = {}
    for name, value in typed.data:
        gathered.setdefault(_field_name(name, fields), []).append(value)
    shown = [(label_of(name, fields), words_of(values, fields.get(name))) for name, values in gathered.items()]
    return [
        (label, words) for (label, words), name in zip(shown, gathered, strict=True) if words and name not in UNSHOWN
    ]


def fields_of(path: str) -> Mapping[str, forms.Field]:
    """The fields of the form at an address, when its page has one that can be found; else none."""
    try:
        view = resolve(path.partition("?")[0]).func
    except Resolver404:
        return {}
    form = getattr(getattr(view, "view_class", None), "form_class", None)
    return getattr(form, "base_fields", {})


def label_of(name: str, fields: Mapping[str, forms.Field]) -> str:
    alone = name if name in fields else name.partition("-")[2]  # a form among several on a page has a prefix
    label = str(fields[alone].label or "") if alone in fields else ""
    return label or name.replace("_", " ").strip().capitalize()


def words_of(values: Iterable[str], field: forms.Field | None) -> str:
    """The text of a box as people read it: a choice by its words, a day in its parts, a tick as Yes."""
    filled = [value.strip() for value in values if value.strip()]
    if not filled or isinstance(field, forms.BooleanField):
        return "Yes" if filled else ""
    if isinstance(field, forms.ModelChoiceField):
        return CHOSEN
    if isinstance(field, forms.ChoiceField):
        words = {str(value): str(label) for value, label in field.choices}  # type: ignore[misc, union-attr]
        return ", ".join(words[value] for value in filled) if words.keys() >= set(filled) else CHOSEN
    return " ".join(filled)


def _field_name(name: str, fields: Mapping[str, forms.Field]) -> str:
    """The field that a box belongs to: a day has three boxes, day_0 to day_2."""
    whole, _, part = name.rpartition("_")
    return whole if part.isdecimal() and whole in fields else name
