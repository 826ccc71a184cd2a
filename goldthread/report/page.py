"""What the pages of a report show: the editor with one section as it will print, and one figure with its records."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.kit.document import html
from goldthread.partners.policy import may
from goldthread.partners.roles import Permission
from goldthread.report import queries
from goldthread.report.compose import one
from goldthread.report.facts import FigureFact
from goldthread.report.figures import TABLE
from goldthread.report.gathering import report_whole
from goldthread.report.gathering.whole import counted_facts, period_of
from goldthread.report.models import Report, Section

Shown = dict[str, Any]


def editor(request: HttpRequest, report: Report, key: str = "", status: int = 200, **more: Any) -> HttpResponse:
    """The editor, with the section of this key in the middle; the first one when none is named."""
    rows = queries.sections_of(report)
    here = next((row for row in rows if row.key == key), None) if key else next(iter(rows), None)
    if key and here is None:
        raise Http404
    shown = {
        "record": report,
        "period": period_of(report),
        "lines": queries.lines(rows, here.key if here else ""),
        "section": here,
        "title": queries.title_of(here) if here else "",
        "printed": as_printed(report, here, with_words="form" not in more) if here else "",
        "claims": queries.claims_said(here),
        "may_write": may(request.user, Permission.WRITE_REPORT, report),
        "is_open": report.status == Report.Status.DRAFT,
        **more,
    }
    return render(request, "report/editor.html", shown, status=status)


def as_printed(report: Report, section: Section, with_words: bool = True) -> str:
    """One section as it will print, as a piece of a page; without its words while they stand in a box beneath."""
    whole = report_whole(report, keys=(section.key,))
    placed = whole.sections[0]
    parts = one(placed if with_words else replace(placed, narrative="", claims=()), whole)
    return html.part(parts)


def figure_of(report: Report, key: str) -> FigureFact | None:
    """One figure of the report, with the records behind it; None when the report has no figure of this key."""
    if key not in TABLE:
        return None
    return counted_facts(report).figure(key)


def folder_name(report: Report) -> str:
    """A report's name for files: the partnership's key and the period, as short as it can be said."""
    return f"{report.home.key}-{period_of(report).short().replace('/', '-').replace(' ', '-').lower()}"
