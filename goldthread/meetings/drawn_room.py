"""The places of a room as the page shows them, put together here: through templates they were most of its time, and a
big board has a hundred."""

from collections.abc import Iterable, Mapping
from datetime import time

from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join

from goldthread.meetings.forms.room import MARKS, MODES
from goldthread.meetings.roomful import Row

Boxes = Mapping[str, BoundField]
TOLD = ("came_at", "left_at", "who", "note")
PLACE = """<fieldset class="gt-place" data-place="{}"><legend class="gt-place__who"><strong>{}</strong>\
<span class="gt-place__sits">{}</span></legend>
<input type="hidden" name="{}" value="{}">
{}
<div class="gt-place__marks">{}</div>
<details class="gt-place__more"{}><summary>How, when and who</summary>
<div class="gt-place__boxes">
<label>Took part<select class="govuk-select" name="{}"{}>{}</select></label>
<label>Came late, at<input class="govuk-input" name="{}" value="{}" inputmode="numeric" autocomplete="off"{}></label>
<label>Left early, at<input class="govuk-input" name="{}" value="{}" inputmode="numeric" autocomplete="off"{}></label>
<label class="gt-place__wide">Who came instead<input class="govuk-input" name="{}" value="{}" maxlength="160" \
autocomplete="off"{}>{}</label>
<label class="gt-place__wide">Note<input class="govuk-input" name="{}" value="{}" maxlength="200" \
autocomplete="off"{}></label>
</div>{}</details>
<p class="gt-place__said" role="status"></p></fieldset>
"""
MARK = """<label class="gt-mark gt-mark--{}"><input type="radio" name="{}" value="{}"{}{}><span>{}</span></label>"""
WRONG = """<p class="govuk-error-message" id="{}"><span class="govuk-visually-hidden">Error:</span> {}</p>"""
DEPUTIES = """<span class="govuk-hint govuk-!-margin-bottom-0">Named deputy: {}</span>"""


def places(lines: Iterable[tuple[Row, Boxes]], is_closed: bool) -> str:
    """Every place with its boxes; those of a meeting that is closed cannot be used."""
    off = " disabled" if is_closed else ""
    return format_html_join("", "{}", ((_place(row, boxes, off),) for row, boxes in lines))


def _place(row: Row, boxes: Boxes, off: str) -> str:
    mark, mode, was = boxes["mark"], boxes["mode"], boxes["was"]
    came, left, who, note = ((boxes[name].html_name, _words(boxes[name]), off) for name in TOLD)
    others = ((_wrong(box),) for name, box in boxes.items() if name != "mark")
    deputies = format_html(DEPUTIES, ", ".join(row.deputies)) if row.deputies else ""
    return format_html(
        PLACE, row.key, row.name, row.sits, was.html_name, was.value() or "", _wrongs(mark, 1),
        _marks(row, mark, off), " open" if _says_more(row, boxes) else "", mode.html_name, off, _options(mode),
        *came, *left, *who, deputies, *note, format_html_join("", "{}", others),
    )  # fmt: skip


def _says_more(row: Row, boxes: Boxes) -> bool:
    said = row.said
    is_told = said.mode or said.came_at or said.left_at or said.mark == "deputy" or said.note
    return bool(is_told) or any(boxes[name].errors for name in TOLD)


def _wrongs(box: BoundField, most: int | None = None) -> str:
    return format_html_join("", WRONG, ((box.auto_id, error) for error in list(box.errors)[:most]))


def _wrong(box: BoundField) -> str:
    caught = getattr(box.field, "caught", None)
    return format_html(
        "{}{}", _wrongs(box), render_to_string("kit/forms/caught.html", {"field": box}) if caught else ""
    )


def _words(box: BoundField) -> str:
    value = box.value()
    return f"{value:%H:%M}" if isinstance(value, time) else "" if value is None else str(value)


def _marks(row: Row, box: BoundField, off: str) -> str:
    chosen = _words(box)
    open_to_them = [each for each in MARKS if row.sitter or each[0] in ("deputy", "")]
    told = (
        (value or "none", box.html_name, value, " checked" if value == chosen else "", off, words)
        for value, words in open_to_them
    )
    return format_html_join("", MARK, told)


def _options(box: BoundField) -> str:
    chosen = _words(box)
    told = ((value, " selected" if value == chosen else "", words) for value, words in MODES)
    return format_html_join("", '<option value="{}"{}>{}</option>', told)
