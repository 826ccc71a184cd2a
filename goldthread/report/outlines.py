"""The sections that a report or a paper will print, without composing it: what a template is held against."""

from typing import Any

from django.db.models import QuerySet

from goldthread.partners.models import Partnership, Person
from goldthread.report import queries
from goldthread.report.models import Paper, Part, Report, Section, TailState, Template
from goldthread.report.parts import PartFact
from goldthread.report.placeholders import TAIL, Check, Line, check, name_of

MODELS: dict[str, type[Report] | type[Paper]] = {"report": Report, "paper": Paper}
EQUALITIES = ("equality", "impact_assessment")
CORPORATE = ("strategic", "previous", "legislation", "background")


def outline(record: Report | Paper) -> list[Line]:
    """Return the sections of the first level that a record prints, in their order."""
    return of_report(record) if isinstance(record, Report) else of_paper(record)


def of_report(report: Report) -> list[Line]:
    """Return the sections of a report that print."""
    shown = [row for row in queries.sections_of(report) if not row.is_hidden]
    return [Line(name_of(row.key), queries.title_of(row)) for row in shown]


def of_paper(paper: Paper) -> list[Line]:
    """Return the opening page, the parts that begin under a heading of their own, and the tail as far as it prints."""
    opening = [Line(name_of("opening"), "In plain words")] if paper.has_opening else []
    parts: list[Line] = []
    for row in queries.parts_of(paper):
        fact = PartFact(row.key, row.title)
        if not row.is_hidden and (fact.heading or not parts):
            parts.append(Line(name_of(row.key), fact.heading or "This report"))
    printed = {"corporate": CORPORATE, "equalities": EQUALITIES}
    tail = [
        Line(name_of(key), TAIL[key])
        for key, names in printed.items()
        if any(getattr(paper, name) != TailState.ABSENT for name in names)
    ]
    return [*opening, *parts, *tail]


def own_names(home: Partnership, kind: str, person: Person) -> dict[str, str]:
    """Return the placeholders of sections and parts that the partnership's own reports or papers have."""
    rows: QuerySet
    if kind == "report":
        rows = Section.objects.visible_to(person).filter(report__home=home)
    else:
        rows = Part.objects.visible_to(person).filter(paper__home=home)
    found = rows.order_by("key").values_list("key", "title")
    return {name_of(key): f"The section “{title if title not in ('', '-') else key}”" for key, title in found}


def records_for(template: Template, person: Person) -> list[Report | Paper]:
    """Return what a template can be filled with, the latest first."""
    order = "-starts_on" if template.kind == "report" else "-on_first"
    found = queries.of_home(MODELS[template.kind], template.home, person)
    return list(found.order_by(order, "-pk")[:20])


def check_of(template: Template, person: Person, record: Report | Paper | None) -> Check:
    """Return how a template stands to one record, or to what may be named at all when there is none."""
    own = own_names(template.home, template.kind, person)
    return check(template.uses, template.kind, own, outline(record) if record else None, template.left_empty)


def in_use(home: int, kind: str, person: Any) -> list[Template]:
    """Return the templates of a kind that a record of a partnership can be filled into."""
    found = Template.objects.visible_to(person).filter(home=home, kind=kind, retired_on=None, file__state="checked")
    return list(found.order_by("name", "pk"))
