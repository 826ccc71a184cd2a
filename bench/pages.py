"""Every page of the site, from the addresses themselves, each with the record that makes it work hardest."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from django.db.models import Count
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from bench.places import HOME
from goldthread.actions.models import Action, Claim, Evidence, Impact, Recommendation, Source
from goldthread.partners.models import Agency, Group, Partnership
from goldthread.plan.models import Kind, Measure, Objective, Outcome, Plan, PlannedAction
from goldthread.report.models import Paper, Part, Passage, Question, Report, Tie
from goldthread.report.models import Section as ReportSection

LEFT_OUT = {
    "account_login": "for those who are not signed in",
    "account_logout": "one question, and no record is read",
    "account_inactive": "for those who may not sign in",
    "kit:gallery": "shows the components to those who build pages; no record is read",
    "post:typed": "shows what was typed before a sign-in ended, and moves on when nothing was",
    "report:download": "a file, measured among the reports",
    "report:paper-download": "a file, measured among the reports",
    "report:made": "a file, measured among the reports",
    "post:job": "one row that somebody asked for, and nothing of the record",
    "post:alive": "one word, for a monitor",
    **dict.fromkeys(
        (
            "partners:import",
            "partners:import-sheets",
            "partners:import-columns",
            "partners:import-load",
            "partners:import-undo",
            "partners:import-throw-away",
        ),
        "a spreadsheet under way is no part of the record; bench/spreadsheets.py measures one",
    ),
    "actions:evidence-file": "the bytes of a file, as they stand",
    "actions:revise-evidence": "asks for a file, and reads what the page of a change reads",
    "actions:clear-file": "a file of the reader's own that is held back",
    "actions:take-file-away": "a file of the reader's own that is held back",
}
ASKED_ANOTHER_WAY = {
    "actions:actions": ("page=100", "sort=due", "sort=-due", "status=under+way"),
    "actions:recommendations": ("page=20",),
    "actions:evidence-list": ("page=100", "kind=file", "status=done", "serves=none", "last_day=soon"),
    "plan:plan": ("year=all", "year=2020"),
    "desk:search": ("q=children", "q=neglect+audit", "q=audit&kind=evidence", "q=ac-4321"),
    "desk:gaps": ("by=agency", "by=objective"),
}
PLAIN = ("public", "respondents", "partnership")


@dataclass(frozen=True)
class Asked:
    """One page to ask: the name of its address, what tells it apart from others of that name, and the address."""

    name: str
    words: str
    url: str


def heaviest(model: Any, by: str = "", **where: Any) -> int:
    """Return the record that has the most of something, or the newest."""
    found = model.objects.filter(**where)
    found = found.alias(most=Count(by)).order_by("-most", "pk") if by else found.order_by("-pk")
    pk = found.values_list("pk", flat=True).first()
    if pk is None:
        raise LookupError(f"The record has no {model._meta.verbose_name} like this: {where}")
    return pk


HERE: dict[str, Any] = {"home__key": HOME, "circle__in": PLAIN}
OPEN: dict[str, Any] = {**HERE, "lines__agency__key": "agency-00", "lines__capacity": "lead", "status": "under way"}
TOLD: dict[str, Any] = {"action__home__key": HOME, "action__circle__in": PLAIN}
RECORDS: dict[str, Callable[[], int]] = {  # by the first word of an address
    "actions": lambda: heaviest(Action, "progress_set", **OPEN),
    "agencies": lambda: heaviest(Agency, "lines"),
    "claims": lambda: heaviest(Claim, "evidence_uses", state="waiting", line__isnull=False, **TOLD),
    "evidence": lambda: heaviest(Evidence, "uses", **HERE),
    "groups": lambda: heaviest(Group, "lines", home__key=HOME),
    "impacts": lambda: heaviest(Impact, state="reported", line__isnull=False, **TOLD),
    "kinds": lambda: heaviest(Kind, "objectives", home__key=HOME),
    "measures": lambda: heaviest(Measure, "readings", outcome__objective__home__key=HOME),
    "objectives": lambda: heaviest(Objective, "planned", **HERE, status="in force"),
    "outcomes": lambda: heaviest(Outcome, "planned", objective__home__key=HOME),
    "papers": lambda: heaviest(Paper, home__key=HOME),
    "partnerships": lambda: heaviest(Partnership, key=HOME),
    "parts": lambda: heaviest(Part, paper__home__key=HOME),
    "placed": lambda: heaviest(PlannedAction, objective__home__key=HOME),
    "plans": lambda: heaviest(Plan, "places", home__key=HOME),
    "questions": lambda: heaviest(Question, paper__home__key=HOME),
    "recommendations": lambda: heaviest(Recommendation, "actions", **HERE, status="accepted"),
    "reports": lambda: heaviest(Report, home__key=HOME, status="draft"),
    "sections": lambda: heaviest(ReportSection, "passages", report__status="draft"),
    "sources": lambda: heaviest(Source, "recommendations", **HERE),
    "ties": lambda: heaviest(Tie),
}
BY_ADDRESS: dict[tuple[str, str], tuple[Any, ...] | Callable[[], int]] = {
    ("actions:answer", "step"): ("mark-as-carried-out",),
    ("actions:step", "step"): ("block",),
    ("desk:gap-records", "key"): ("no-impact", "no-action", "no-measure"),
    ("desk:thread", "kind"): ("action", "recommendation", "objective"),
    ("plan:change-kind", "pk"): RECORDS["kinds"],
    ("plan:decide", "pk"): RECORDS["objectives"],
    ("plan:plan-step", "step"): ("suspend",),
    ("plan:step", "step"): ("pause",),
    ("report:answer-item", "item"): ("Y14",),
    ("report:add-tail-row", "name"): ("strategic",),
    ("report:figure", "figure"): ("actions",),
    ("report:figure-period", "figure"): ("actions",),
    ("report:leave", "question"): RECORDS["questions"],
    ("report:remove-tail-row", "name"): ("strategic",),
    ("report:remove-tail-row", "row"): (1,),
    ("report:section", "key"): ("summary", "progress", "impact"),
    ("report:step", "step"): ("complete",),
    ("report:take-up", "question"): RECORDS["questions"],
    ("report:tie", "pk"): lambda: heaviest(Passage),
    ("report:unmark", "pk"): lambda: heaviest(Passage),
}


def every_page() -> Iterator[Asked]:
    """Yield every page to ask, from the addresses as the site knows them."""
    for name, route in addresses(get_resolver().url_patterns):
        if name in LEFT_OUT:
            continue
        arguments = re.findall(r"<(?:\w+:)?(\w+)>", route)
        for values in product(*(values_of(name, route, argument) for argument in arguments)):
            given = dict(zip(arguments, values, strict=True))
            if name == "desk:thread":
                given["pk"] = found(f"{given['kind']}s")
            words = " ".join(str(value) for argument, value in given.items() if isinstance(value, str))
            url = reverse(name, kwargs=given)
            yield Asked(name, words, url)
            yield from (Asked(name, f"?{query}", f"{url}?{query}") for query in ASKED_ANOTHER_WAY.get(name, ()))


def addresses(patterns: list[Any], space: str = "", before: str = "") -> Iterator[tuple[str, str]]:
    """Yield the name and the route of every address."""
    for pattern in patterns:
        route = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else space, route)
        elif isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}", route


def values_of(name: str, route: str, argument: str) -> tuple[Any, ...]:
    """Return what an argument of an address may be."""
    given = BY_ADDRESS.get((name, argument))
    if isinstance(given, tuple):
        return given
    first = route.split("/")[0]
    if given is not None:
        return (given(),)
    if name == "desk:thread":
        return ("",)
    if argument != "pk" or first not in RECORDS:
        raise LookupError(f"{name}: say in bench/pages.py what <{argument}> stands for in {route}")
    return (found(first),)


@cache
def found(first: str) -> int:
    return RECORDS[first]()
