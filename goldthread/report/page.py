"""What the pages of a report show: the editor with one section as it will print, and one figure with its records."""

from dataclasses import replace
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import slugify

from goldthread.kit.document import html
from goldthread.kit.document.nodes import Section as Printed
from goldthread.partners.commenting import open_by_paragraph
from goldthread.partners.policy import may
from goldthread.partners.roles import Permission
from goldthread.report import narrative, outlines, queries
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
BESIDE = (
    '<p class="gt-beside gt-screen"><a class="govuk-link" href="{}?passage={}">{}'
    '<span class="govuk-visually-hidden"> on paragraph {}</span></a></p>\n'
)


def editor(request: HttpRequest, report: Report, key: str = "", status: int = 200, **more: Any) -> HttpResponse:
    """The editor, with the section of this key in the middle; the first one when none is named."""
    rows = queries.sections_of(report)
    here = next((row for row in rows if row.key == key), None) if key else next(iter(rows), None)
    if key and here is None:
        raise Http404
    may_write = may(request.user, Permission.WRITE_REPORT, report)
    shown = {
        "record": report,
        "period": period_of(report),
        "lines": queries.lines(rows, here.key if here else ""),
        "section": here,
        "title": queries.title_of(here) if here else "",
        "printed": printed_beside(request.user, report, here, with_words="form" not in more) if here else "",
        "claims": queries.claims_said(here),
        "may_write": may_write,
        **(assigned_shown(request.user, here) if here else {}),
        "templates": outlines.in_use(report.home_id, "report", request.user),
        "is_open": report.status == Report.Status.DRAFT,
        **more,
    }
    return render(request, "report/editor.html", shown, status=status)


def alone(request: HttpRequest, section: Section, status: int = 200, **more: Any) -> HttpResponse:
    """One section for somebody who is asked to write it and does not see the rest of the report."""
    shown = {
        "record": section.report,
        "section": section,
        "title": queries.title_of(section),
        "printed": printed_beside(request.user, section.report, section, "form" not in more, linked=False),
        "is_open": section.report.status == Report.Status.DRAFT,
        **assigned_shown(request.user, section),
        **more,
    }
    return render(request, "report/section_alone.html", shown, status=status)


def assigned_shown(person: Any, section: Section) -> Shown:
    """Who writes a section, whether the reader may, and the steps that are theirs to take."""
    is_writer = may(person, Permission.WRITE_REPORT, section.report)
    is_asked = may(person, Permission.WRITE_SECTION, section)
    mine = {Permission.WRITE_REPORT: is_writer, Permission.WRITE_SECTION: is_asked}
    steps = [step for step in Section.LIFECYCLE.open_steps(section) if mine[step.permission] and step.name != "assign"]
    return {
        "assigned": queries.sentence_of(section),
        "may_write_section": is_writer or is_asked,
        "steps": [(step.words, queries.address("section-step", section.pk, slugify(step.name))) for step in steps],
    }


def printed_beside(person: Any, report: Report, section: Section, with_words: bool, linked: bool = True) -> str:
    """One section as it will print, with a link to the comments of the reader beside each paragraph of its words."""
    printed = as_printed(report, section, with_words, linked)
    if not with_words or not section.narrative:
        return printed
    url = reverse("partners:comments", args=("report.section", section.pk))
    links = [
        format_html(BESIDE, url, mark, f"Comment ({number})" if number else "Comment", place + 1)
        for place, (mark, number) in enumerate(open_by_paragraph(section, person))
    ]
    return html.with_pieces(printed, links)


def as_printed(report: Report, section: Section, with_words: bool = True, linked: bool = True) -> str:
    """One section as it will print, as a piece of a page; without its words while they stand in a box beneath, and not
    linked for a reader who may open none of the records it tells of."""

    def make() -> str:
        whole = report_whole(report, keys=(section.key,))
        placed = whole.sections[0] if with_words else replace(whole.sections[0], narrative="", claims=())
        made = one(placed, whole)
        words = made[0].nodes[len(made[0].nodes) - len(narrative.blocks(placed.narrative)) :]
        after = {id(block): html.marked_place(place) for place, block in enumerate(words)}
        return html.part(made, base="/" if linked else "", after=after)

    return kept(("section", section.pk, with_words, linked), make)


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


def figure_of(report: Report, key: str, section: str = "") -> FigureFact | None:
    """One figure of the report, or of a section with a period of its own, with the records behind it; None when there
    is no figure of this key, or no such section."""
    if key not in TABLE:
        return None
    return kept(("figure", report.pk, key, section), partial(_counted, report, key, section))


def _counted(report: Report, key: str, section: str) -> FigureFact | None:
    facts = counted_facts(report, key, section)
    return facts.figure(key) if facts else None


def folder_name(report: Report) -> str:
    """A report's name for files: the partnership's key and the period, as short as it can be said."""
    return f"{report.home.key}-{period_of(report).short().replace('/', '-').replace(' ', '-').lower()}"
