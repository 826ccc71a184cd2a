"""The gallery: every component in its variants, for those who make pages and for the checks."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from goldthread.kit.charts.bars import bars
from goldthread.kit.columns import Column, sorting
from goldthread.kit.components import STATES, TONES
from goldthread.kit.forms import DayField, FilterForm, NarrativeField, SpanField, VersionedForm
from goldthread.kit.refusal import Stale

KINDS = [("", "Any"), ("plan", "A plan"), ("action", "An action")]
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


class GalleryForm(VersionedForm):
    words = forms.CharField(label="What has to happen", help_text="One sentence that begins with a verb.")
    due = DayField(label="Due date")
    happened = SpanField(label="When it happened", required=False)
    kind = forms.ChoiceField(label="Kind", choices=KINDS)
    strength = forms.ChoiceField(
        label="How strong is the evidence?",
        widget=forms.RadioSelect,
        choices=[("one", "An example"), ("two", "An audit")],
    )
    agencies = forms.MultipleChoiceField(
        label="Who helps?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("h", "Health"), ("p", "Police")],
    )
    impact = NarrativeField(label="What is different for children, and how do you know?", max_length=400)
    is_told = forms.BooleanField(label="Tell the group that oversees it", required=False)


class GalleryFilter(FilterForm):
    says = forms.CharField(label="Words")
    about = forms.ChoiceField(label="Kind", choices=KINDS)


COLUMNS = (
    Column(
        "Action",
        "words",
        sort="words",
        shown=lambda row: format_html('<a class="govuk-link" href="#table">{}</a>', row.words),
    ),
    Column("Lead", "lead", empty="No one has this yet"),
    Column("Due", "due", sort="due", empty="Not known"),
    Column("Updates", "updates", is_number=True),
)
ROWS = (
    SimpleNamespace(words="AC-12 Launch the revised neglect toolkit", lead="Health", due=date(2027, 3, 31), updates=3),
    SimpleNamespace(words="AC-13 Agree one form for referrals", lead="", due=None, updates=0),
    SimpleNamespace(words=f"AC-14 {LONG}", lead="Police", due=date(2026, 5, 3), updates=1204),
)
CHART = (("2024-25", 61), ("2025-26", 74))
HISTORY = (
    SimpleNamespace(
        sentence="A. Example, Health lead, reported progress: toolkit drafted.", when="3 May 2026", changes=()
    ),
    SimpleNamespace(
        sentence="The manager changed the due date.",
        when="1 April 2026",
        changes=[("Due", "31 December 2026", "31 March 2027"), ("Lead", "", "Health")],
    ),
)
STALE = Stale(
    "A. Example saved this action two minutes ago, after you opened it.",
    {"What has to happen": "Launch the revised neglect toolkit with schools."},
    {"What has to happen": "Launch the neglect toolkit in every agency by spring."},
)


def shown(request: HttpRequest) -> dict[str, Any]:
    asked = {"words": "", "due_day": "31", "due_month": "2", "due_year": "2026", "happened": "soonish", "kind": "plan"}
    pages = Paginator(range(900), 50)
    return {
        "states": [state for states in STATES.values() for state in states],
        "tones": TONES,
        "columns": COLUMNS,
        "rows": ROWS,
        "sorting": sorting(COLUMNS, "due", request.GET),
        "years": [
            ("2024-25", "#tabs", False),
            ("2025-26", "#tabs", False),
            ("2026-27", "#tabs", True),
            ("All years", "#tabs", False),
        ],
        "way": [("Plan", "#"), ("Part A", "#"), ("Neglect", "#")],
        "page": pages.page(9),
        "filter_form": GalleryFilter(request.GET),
        "form": GalleryForm(),
        "wrong": GalleryForm(asked, auto_id="wrong_%s"),
        "parts": [("Late", 3), ("Amber", 4), ("On track", 12), ("Blocked", 1), ("Done", 9), ("Not started", 2)],
        "history": HISTORY,
        "stale": STALE,
        "steps": [("Report progress", "#steps"), ("Claim it done", "#steps"), ("Change the due date", "#steps")],
        "long": LONG,
        "today": date(2026, 5, 3),
        "chart_rows": CHART,
        "drawing": bars("reviews", "Reviews in time", "61 in 2024-25 and 74 in 2025-26", rows=CHART),
    }


@require_safe
@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "kit/gallery.html", shown(request))
