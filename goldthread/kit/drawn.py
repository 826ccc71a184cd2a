"""Questions and their boxes as a page shows them, put together here: through templates they were half of a form's time,
and a form may have a hundred."""

import html
from collections.abc import Callable, Mapping
from typing import Any

from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.html import conditional_escape

from goldthread.kit.components import boxes, options, shown

Widget = Mapping[str, Any]
UNSAID = ("class", "placeholder")
INPUTS = (
    "color", "date", "datetime", "email", "file", "hidden", "number", "password", "search", "tel", "text", "time",
    "url",
)  # fmt: skip


def question(field: BoundField) -> str:
    """A question whole: its words, hint, errors and box, and what was found in it that may say who a child is."""
    kind, count = field.widget_type, field.field.widget.attrs.get("maxlength")
    counts = count if kind == "textarea" else None
    classes = f"{' govuk-form-group--error' if field.errors else ''}{' govuk-character-count' if counts else ''}"
    module = f' data-module="govuk-character-count" data-maxlength="{counts}" data-threshold="75"' if counts else ""
    asked = _several(field) if field.use_fieldset else _tick(field) if kind == "checkbox" else _one(field, counts)
    caught = getattr(field.field, "caught", None)
    found = render_to_string("kit/forms/caught.html", {"field": field}) if caught else "\n"
    return f'<div class="govuk-form-group{classes}"{module}>\n{asked}\n{found}</div>'


def _several(field: BoundField) -> str:
    described = f' aria-describedby="{shown(by)}"' if (by := field.aria_describedby) else ""
    legend = '<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">'
    words = f"{legend}{shown(field.label)}{_optional(field)}</legend>\n{_hint(field)}{_errors(field)}"
    return f'<fieldset class="govuk-fieldset"{described}>{words}{field}</fieldset>'


def _tick(field: BoundField) -> str:
    helped = _help(field)
    hint = f'<div id="{_place(field)}_helptext" class="govuk-hint govuk-checkboxes__hint">{helped}</div>'
    words = f'<label class="govuk-label govuk-checkboxes__label" for="{_label_of(field)}">{shown(field.label)}</label>'
    item = f'<div class="govuk-checkboxes__item">{field}{words}{hint if helped else ""}</div>'
    return f'{_errors(field)}<div class="govuk-checkboxes" data-module="govuk-checkboxes">{item}</div>'


def _one(field: BoundField, counts: Any) -> str:
    words = f"{shown(field.label)}{_optional(field)}"
    label = f'<label class="govuk-label gt-label" for="{_label_of(field)}">{words}</label>'
    told = '<div id="{}-info" class="govuk-hint govuk-character-count__message">Write up to {} characters.</div>'
    count = told.format(_place(field), counts) if counts else ""
    return f"{label}\n{_hint(field)}{_errors(field)}{field}{count}"


def _place(field: BoundField) -> str:
    return html.escape(str(field.auto_id))


def _label_of(field: BoundField) -> str:
    return html.escape(str(field.id_for_label))


def _optional(field: BoundField) -> str:
    form = field.form
    is_open = any(getattr(form, each, False) for each in ("is_filter", "is_offer"))
    is_asked = field.field.required or is_open or field.name in (getattr(form, "one_of", ()) or ())
    return "" if is_asked else " (optional)"


def _hint(field: BoundField) -> str:
    helped = _help(field)
    return f'<div id="{_place(field)}_helptext" class="govuk-hint">{helped}</div>' if helped else ""


def _help(field: BoundField) -> str:
    """What a field says beneath its words; some say it only when they are asked."""
    return shown(field.help_text() if callable(field.help_text) else field.help_text)


def _errors(field: BoundField) -> str:
    start = '<p class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span>'
    said = "".join(f"{start} {shown(error)}</p>" for error in field.errors)
    return f'<div id="{_place(field)}_error">{said}</div>' if said else ""


def _said(value: Any) -> str:
    return html.escape(value) if type(value) is str else conditional_escape(value)


def _attributes(widget: Widget, *besides: str) -> str:
    return "".join(
        f" {name}" if value is True else f' {name}="{_said(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False and name not in UNSAID and name not in besides
    )


def _classes(widget: Widget, own: str) -> str:
    more = widget["attrs"].get("class")
    return f"{own} {_said(more)}" if more else own


def _input(widget: Widget) -> str:
    kind, value = widget["type"], widget["value"]
    looks = "govuk-file-upload" if kind == "file" else _classes(widget, "govuk-input")
    look = "" if kind == "hidden" else f' class="{looks}"'
    filled = f' value="{_said(value)}"' if value is not None else ""
    return f'<input type="{_said(kind)}" name="{_said(widget["name"])}"{look}{filled}{_attributes(widget)}>'


def _checkbox(widget: Widget) -> str:
    filled = f' value="{_said(widget["value"])}"' if widget["value"] is not None else ""
    start = '<input type="checkbox" class="govuk-checkboxes__input"'
    return f'{start} name="{_said(widget["name"])}"{filled}{_attributes(widget)}>'


def _textarea(widget: Widget) -> str:
    counts = " govuk-js-character-count" if widget["attrs"].get("maxlength") else ""
    look, more = f"{_classes(widget, 'govuk-textarea')}{counts}", _attributes(widget, "maxlength", "cols")
    words = shown(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{_said(widget["name"])}" class="{look}"{more}>\n{words}</textarea>'


def _select(widget: Widget) -> str:
    look, more = _classes(widget, "govuk-select"), _attributes(widget)
    return f'<select name="{_said(widget["name"])}" class="{look}"{more}>\n{options(widget["optgroups"])}\n</select>'


def _ticks(widget: Widget) -> str:
    place = f' id="{_said(at)}"' if (at := widget["attrs"].get("id")) else ""
    start = f'<div class="govuk-checkboxes" data-module="govuk-checkboxes"{place}>'
    return f"{start}\n{boxes(widget['optgroups'])}\n</div>"


WIDGETS: dict[str, Callable[[Widget], str]] = {
    **dict.fromkeys(INPUTS, _input),
    "checkbox": _checkbox,
    "textarea": _textarea,
    "select": _select,
    "checkbox_select": _ticks,
}
DRAWN = {f"django/forms/widgets/{name}.html": draw for name, draw in WIDGETS.items()}
