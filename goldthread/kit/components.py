"""The components pages are made of: each function checks what it is given and returns what its template shows."""

import html
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

from django.forms import BaseForm
from django.template import TemplateSyntaxError
from django.utils.formats import localize
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from goldthread.kit.due import Due
from goldthread.kit.periods import ago
from goldthread.kit.refusal import Stale
from goldthread.kit.words import in_words, sentence_case

Shown = dict[str, Any]

TONES = {
    "late": "red",
    "soon": "orange",
    "good": "green",
    "moving": "blue",
    "done": "teal",
    "stopped": "purple",
    "new": "yellow",
    "quiet": "grey",
}
STATES = {
    "late": ("late", "red", "overdue"),
    "soon": ("amber", "due soon", "sent back", "bare", "no evidence"),
    "good": ("green", "on track", "accepted", "agreed", "achieved", "impact shown", "covered", "in force", "verified"),
    "moving": ("under way", "in progress", "assigned", "continuing", "open"),
    "done": ("done", "completed", "carried out"),
    "stopped": ("blocked", "suspended", "paused", "failed"),
    "new": ("new", "proposed", "draft", "drafted", "conditional", "not verified", "claimed done", "said to be done"),
}  # fmt: skip
TONE_OF = {state: tone for tone, states in STATES.items() for state in states}
BUTTONS = {"primary": "", "secondary": "govuk-button--secondary", "warning": "govuk-button--warning"}


def _one_of(component: str, name: str, value: str, accepted: Iterable[str]) -> str:
    if value not in accepted:
        raise TemplateSyntaxError(f"{component}: {name} is {value!r}; it accepts {', '.join(accepted)}.")
    return value


def button(label: str, href: str = "", kind: str = "primary", name: str = "", value: str = "", form: str = "") -> Shown:
    """A button that says what it does; with an address it is a link that looks like one."""
    look = BUTTONS[_one_of("button", "kind", kind, BUTTONS)]
    return {"label": label, "href": href, "look": look, "name": name, "value": value, "form": form}


def tag(words: str, tone: str = "") -> Shown:
    """A state as a word with a colour. Colour follows the word; red is only for what is late."""
    tone = tone or TONE_OF.get(str(words).lower(), "quiet")
    return {"words": sentence_case(str(words)), "colour": TONES[_one_of("tag", "tone", tone, TONES)]}


def summary(content: SafeString, label: str = "") -> Shown:
    """A list of facts about one record, made of rows."""
    return {"content": content, "label": label}


def row(content: SafeString, label: str, empty: str = "Not recorded", href: str = "", verb: str = "Change") -> Shown:
    """One fact in a summary: its name, its value, and a link that changes it."""
    return {
        "content": content,
        "label": label,
        "empty": empty,
        "href": href,
        "verb": verb,
        "is_empty": not content.strip(),
    }


def table(
    rows: Iterable[Any],
    columns: Sequence[Any] = (),
    heads: Sequence[str] = (),
    caption: str = "",
    hide_caption: bool = False,
    sorting: Mapping[str, Any] | None = None,
    numbers: str = "",
) -> Shown:
    """A table that becomes cards on a phone. Give columns and records, or heads and rows of cells; the first cell is
    the record's own words. Numbers names, by heading, the columns that hold figures ("Done, Late")."""
    figures = {each.strip() for each in numbers.split(",")}
    if columns:
        figures |= {column.label for column in columns if column.is_number}
        heads = [column.label for column in columns]
        rows = [[column.cell(record) for column in columns] for record in rows]
    sorting = sorting or {}
    headings = [{"label": head, "is_number": head in figures, "sort": sorting.get(head)} for head in heads]
    return {
        "caption": caption,
        "hide_caption": hide_caption,
        "headings": headings,
        "body": mark_safe("\n".join(_body(headings, rows))),  # noqa: S308 - every cell in it is escaped there
    }


def shown(words: Any) -> str:
    """Words made safe for a page, as a template would: bare words, which are most of a list, without asking twice."""
    return html.escape(words) if type(words) is str else conditional_escape(localize(words))


def _body(headings: Sequence[Mapping[str, Any]], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """The rows of a table: the longest part of a long page, so that it is put together here and not in its template."""
    kinds = [" govuk-table__cell--numeric" if each["is_number"] else "" for each in headings]
    starts = [
        f'<td class="govuk-table__cell{kind}" data-label="{escape(each["label"])}">'
        for each, kind in zip(headings, kinds, strict=True)
    ]
    for first, *others in rows:
        words = f'<th scope="row" class="govuk-table__header gt-table__words">{shown(first)}</th>'
        cells = zip(starts[1:], others, strict=True)
        told = "".join(f"{start}{shown(cell)}</td>" for start, cell in cells)
        yield f'<tr class="govuk-table__row">{words}{told}</tr>'


def tabs(items: Iterable[tuple[str, str, bool]], label: str) -> Shown:
    """A switch between pages of one kind, such as years: label, address, whether it is this one."""
    return {"items": list(items), "label": label}


def details(content: SafeString, summary: str, is_open: bool = False) -> Shown:
    """Help or detail that opens where the question arises."""
    return {"content": content, "summary": summary, "is_open": is_open}


def inset(content: SafeString) -> Shown:
    """A text set apart from what surrounds it, such as a quotation from the source."""
    return {"content": content}


def warning(sentence: str) -> Shown:
    """A consequence worth knowing before going on."""
    return {"sentence": sentence}


def notice(sentence: str, kind: str = "done") -> Shown:
    """One sentence of what happened (done), or of what matters here (note)."""
    return {"sentence": sentence, "kind": _one_of("notice", "kind", kind, ("done", "note"))}


def breadcrumbs(items: Iterable[tuple[str, str]]) -> Shown:
    """The way from the top to this page: label and address; the page itself is not in it."""
    return {"items": list(items)}


def heading(words: str, caption: str = "") -> Shown:
    """The page's one h1: the thing's own words, with its reference and kind above."""
    return {"words": words, "caption": caption}


def pagination(context: Mapping[str, Any], page: Any, label: str = "Pages") -> Shown:
    """Links to the pages of a list that has more than one; what was asked for is kept."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    kept = f"{query.urlencode()}&" if query else ""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "label": label, "kept": kept, "numbers": list(numbers), "gap": page.paginator.ELLIPSIS}


def filters(context: Mapping[str, Any], form: BaseForm) -> Shown:
    """The questions that narrow a list, as a panel that stays open while it narrows anything."""
    names = {form.add_prefix(name) for name in form.fields}
    asked = context["request"].GET
    kept = [(name, value) for name, values in asked.lists() if name not in names | {"page"} for value in values]
    return {"form": form, "kept": kept, "is_narrowed": any(value for name in names for value in asked.getlist(name))}


def error_summary(form: BaseForm) -> Shown:
    """What to put right, above the form, each line a link to its place."""
    return {"found": [(error, _place(form, name)) for name, errors in form.errors.items() for error in errors]}


def _place(form: BaseForm, name: str) -> str:
    """The id of the box an error is about; the first box of a group; none for what is about the whole form."""
    if name not in form.fields or form[name].is_hidden:
        return ""
    return f"{form[name].auto_id}_0" if form[name].use_fieldset else form[name].id_for_label


def nothing(content: SafeString, heading: str, href: str = "", verb: str = "") -> Shown:
    """An empty place: that it is empty, what will appear here, and what to do next."""
    return {"content": content, "heading": heading, "href": href, "verb": verb}


def stat(number: int, words: str, href: str = "") -> Shown:
    """A number with its words, which opens the records it was counted from."""
    return {"number": f"{number:,}", "words": words, "href": href}


def bar(parts: Iterable[tuple[str, int]], label: str = "Actions by state") -> Shown:
    """Counts by state as one bar with the counts in words beside it."""
    counted = [(words, number, TONES[TONE_OF.get(words.lower(), "quiet")]) for words, number in parts if number]
    total, begins, drawn = sum(number for _, number, _ in counted), 0.0, ""
    for _, number, colour in counted:
        width = 100 * number / total
        place = f'x="{round(begins, 2)}" y="0" width="{round(width, 2)}" height="4"'
        drawn += f'<rect class="gt-bar__piece gt-bar__piece--{colour}" {place}></rect>'
        begins += width
    said = sentence_case(", ".join(f"{in_words(number)} {words.lower()}" for words, number, _ in counted))
    return {"drawn": mark_safe(drawn), "label": label, "said": said}  # noqa: S308 - numbers, and colours of ours


def progress(percent: int, says: str) -> Shown:
    """How far work in the background is, with a sentence that is read out when it changes."""
    return {"percent": percent, "says": says}


def timeline(entries: Iterable[Any], label: str = "History") -> Shown:
    """What happened, newest first. An entry has a sentence and when, and perhaps changes: (label, before, after)."""
    return {"entries": list(entries), "label": label}


def figure(content: SafeString, title: str, source: str, as_at: str) -> Shown:
    """A figure or small table with the message as its title, its source and the day it was true."""
    return {"content": content, "title": title, "source": source, "as_at": as_at}


def chart(
    svg: str, title: str, heads: Sequence[str], rows: Iterable[Sequence[Any]], source: str, as_at: str = ""
) -> Shown:
    """A drawn chart with its message, its source, and its numbers a click away."""
    drawing = mark_safe(svg)  # noqa: S308 - our own drawing, which escapes its words
    return {"svg": drawing, "title": title, "heads": list(heads), "rows": list(rows), "source": source, "as_at": as_at}


def steps(items: Iterable[tuple[str, str]], label: str = "What you can do next") -> Shown:
    """What may happen next to a record: label and address. The first is the primary button, the rest are links."""
    listed = list(items)
    return {"first": listed[0] if listed else None, "others": listed[1:], "label": label}


def both_texts(stale: Stale) -> Shown:
    """Two texts side by side, where they differ, when somebody else saved first: theirs, and what was just typed."""
    labels = dict.fromkeys([*stale.theirs, *stale.mine])
    pairs = [(label, stale.theirs.get(label, ""), stale.mine.get(label, "")) for label in labels]
    return {"sentence": stale.sentence, "pairs": [each for each in pairs if each[1] != each[2]]}


def draft_notice(when: str, version: int | None = None, href: str = "", verb: str = "Discard the draft") -> Shown:
    """Says that what is in the boxes is a draft nobody else sees, and from when."""
    return {"when": when, "version": version, "href": href, "verb": verb}


Grouped = Iterable[
    tuple[str | None, Iterable[Any], int]
]  # as Django's widgets give them: what stands alone, each alone


def options(groups: Grouped) -> SafeString:
    """The options of a list to choose from: put together here, for a list of agencies and one of themes are most of a
    form."""
    found = []
    for name, choices, _ in groups:
        said = "\n".join(_option(each) for each in choices)
        found.append(f'<optgroup label="{escape(name)}">\n{said}\n</optgroup>' if name else said)
    return mark_safe("\n".join(found))  # noqa: S308 - every word in it is escaped there


def _option(each: Mapping[str, Any]) -> str:
    chosen = " selected" if each["selected"] else ""
    return f'<option value="{html.escape(str(each["value"]))}"{chosen}>{shown(each["label"])}</option>'


def boxes(groups: Grouped) -> SafeString:
    """The boxes to tick of one question."""
    found = []
    for name, choices, _ in groups:
        said = "\n".join(_box(each) for each in choices)
        found.append(f'<p class="govuk-body gt-group">{conditional_escape(name)}</p>\n{said}' if name else said)
    return mark_safe("\n".join(found))  # noqa: S308 - every word in it is escaped there


def _box(each: Mapping[str, Any]) -> str:
    said = "".join(
        f" {name}" if value is True else f' {name}="{html.escape(str(value))}"'
        for name, value in each["attrs"].items()
        if value is not False and name not in ("class", "placeholder")
    )
    name, value, label = html.escape(each["name"]), html.escape(str(each["value"])), shown(each["label"])
    box = f'<input class="govuk-checkboxes__input" type="checkbox" name="{name}" value="{value}"{said}>'
    place = html.escape(each["attrs"].get("id", ""))
    words = f'<label class="govuk-label govuk-checkboxes__label" for="{place}">{label}</label>'
    return f'<div class="govuk-checkboxes__item">{box}{words}</div>'


def dues(items: Iterable[Due], today: date, hand: str = "") -> SafeString:
    """What waits, a line each, as options are: somebody may have hundreds. `hand` is the page that hands one on."""
    return mark_safe("".join(_due(each, today, hand) for each in items))  # noqa: S308 - every word in it is escaped there


def _due(due: Due, today: date, hand: str) -> str:
    what, where = shown(due.what), html.escape(due.where)
    said = [each for each in (shown(due.whose), _when(due, today), shown(due.why)) if each]
    named = f'<span class="govuk-visually-hidden"> {what}</span>'
    verb = f'<a class="govuk-link" href="{where}">{shown(due.verb)}{named}</a>'
    on = f"{html.escape(hand)}?item={quote(due.where, safe='')}"
    handed = f'<a class="govuk-link" href="{on}">Hand it on<span class="govuk-visually-hidden">: {what}</span></a>'
    beside = f' <span class="gt-screen">· {handed}</span>' if hand else ""
    return (
        f'<li class="gt-due"><p class="govuk-body gt-due__what"><a class="govuk-link" href="{where}">{what}</a></p>'
        f'<p class="govuk-body-s gt-due__why">{" · ".join([*said, verb])}{beside}</p></li>'
    )


def _when(due: Due, today: date) -> str:
    """Until when, in words; how late it is stands out."""
    words, last = conditional_escape(str(due.when)) if due.when else "", due.when.last
    if last is None or not due.when.is_day:
        return words
    left = escape(ago(last, today))
    return f"{escape(due.until)} {words} ({f'<strong>{left}</strong>' if last < today else left})"


def anchor(words: str) -> str:
    """The place on a page that a heading of these words makes."""
    return slugify(words)


BLOCKS: tuple[Callable[..., Shown], ...] = (summary, row, details, inset, nothing, figure)
LEAVES: tuple[Callable[..., Shown], ...] = (
    button, tag, table, tabs, warning, notice, breadcrumbs, heading, pagination, filters, error_summary, stat, bar,
    progress, timeline, chart, steps, both_texts, draft_notice,
)  # fmt: skip
