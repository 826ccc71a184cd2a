"""What the pages of a report show: the editor with one section as it will print, and one figure with its records."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from goldthread.kit.document import html
from goldthread.kit.document.nodes import Section as Printed
from goldthread.partners.policy import may
from goldthread.partners.roles import Permission
from goldthread.report import queries
from goldthread.report.compose import compose, one, standing
from goldthread.report.facts import FigureFact, ItemFact
from goldthread.report.figures import TABLE
from goldthread.report.gathering import paper_whole, report_whole
from goldthread.report.gathering.kept import kept
from goldthread.report.gathering.whole import counted_facts, period_of
from goldthread.report.models import Paper, Part, Report, Section
from goldthread.report.paper import compose_paper, count_paragraphs
from goldthread.report.parts import BUILDERS, PaperFacts, PartFact, build

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

    def make() -> str:
        whole = report_whole(report, keys=(section.key,))
        placed = whole.sections[0]
        return html.part(one(placed if with_words else replace(placed, narrative="", claims=()), whole))

    return kept(("section", section.pk, with_words), make)


def whole_report(report: Report) -> str:
    """The whole report as it will print, as a piece of a page."""
    return kept(("report", report.pk), lambda: html.fragment(compose(report_whole(report)), level=1))


def whole_paper(paper: Paper) -> str:
    """The whole paper as it will print, as a piece of a page."""
    return kept(("paper", paper.pk), lambda: html.fragment(compose_paper(paper_whole(paper)), level=1))


def printed_part(part: Part, name: str) -> str:
    """What the record prints in a part of a paper, without the words beside it; nothing for a part of words alone."""
    if part.key not in BUILDERS and ":" not in part.key:
        return ""

    def make() -> str:
        whole = paper_whole(part.paper)
        blocks = build(PartFact(part.key, part.title), PaperFacts(whole.facts, whole.asks))
        return html.part(count_paragraphs((Printed("part", name, blocks),)))

    return kept(("part", part.pk), make)


def coverage_of(report: Report) -> tuple[ItemFact, ...]:
    """How the report stands to each item of its edition."""
    return kept(("coverage", report.pk), lambda: standing(report_whole(report)))


def figure_of(report: Report, key: str) -> FigureFact | None:
    """One figure of the report, with the records behind it; None when the report has no figure of this key."""
    if key not in TABLE:
        return None
    return kept(("figure", report.pk, key), lambda: counted_facts(report).figure(key))


def folder_name(report: Report) -> str:
    """A report's name for files: the partnership's key and the period, as short as it can be said."""
    return f"{report.home.key}-{period_of(report).short().replace('/', '-').replace(' ', '-').lower()}"
