"""Choices that forms offer: editions, verbs, parts built from the record, and how a list of the tail may stand."""

from datetime import date

from django.db.models import Q, QuerySet

from goldthread.actions.facts import OPEN_TO_PRINT
from goldthread.kit.library import library
from goldthread.partners.models import Partnership, Person, Seat
from goldthread.partners.queries import agencies_of
from goldthread.partners.roles import ROLES, Permission
from goldthread.plan.models import Kind, Objective
from goldthread.report.models import Paper, Report
from goldthread.report.parts import HEADINGS

YES_NO = (("yes", "Yes"), ("no", "No"), ("", "Not known"))
WORDS = {"yes": True, "no": False, "": None}
BUILT = {"vision": "The vision statements", "priorities": "The themed priorities"}


def as_yes_no(value: bool | None) -> str:
    return {True: "yes", False: "no", None: ""}[value]


def editions() -> list[tuple[str, str]]:
    return [(key, edition.title) for key, edition in library().editions.items()]


def verbs() -> list[tuple[str, str]]:
    return [(key, verb.words) for key, verb in library().verbs.items()]


def parts(paper: Paper) -> list[tuple[str, str]]:
    """The parts a paper does not have yet: the usual ones, each kind of objective, and each objective."""
    here = set(paper.parts.values_list("key", flat=True))
    found = {**HEADINGS, **BUILT, **of_plan(paper.report)}
    return [(key, words) for key, words in found.items() if key not in here]


def of_plan(report: Report) -> dict[str, str]:
    """The parts that the plan gives: what each kind of objective is, and each objective of the period that may be
    printed; one that a single group or panel keeps is not named here."""
    found: dict[str, str] = {}
    running = Q(ends_last__isnull=True) | Q(ends_last__gte=report.starts_on)
    begun = Q(starts_first__isnull=True) | Q(starts_first__lte=report.ends_on)
    nodes = Objective.objects.filter(running, begun, home=report.home_id, kind__part=Kind.Part.OBJECTIVE)
    nodes = nodes.filter(circle__in=OPEN_TO_PRINT)
    for node in nodes.select_related("kind").order_by("kind__position", "kind_id", "number"):
        found.setdefault(node.kind.key, f"What {node.kind.plural} are")
        found.setdefault(f"objectives:{node.kind.key}", f"Every one of the {node.kind.plural}")
        found[f"objective:{node.key}"] = node.words
        found[f"proposed:{node.key}"] = f"Proposed for next year: {node.words}"
    return found


def writers(home: Partnership, person: Person, on: date) -> tuple[QuerySet, QuerySet]:
    """The agencies and the seats of a partnership to which a section of its report can be assigned."""
    roles = [role.key for role in ROLES.values() if Permission.WRITE_SECTION in role.permissions]
    seats = Seat.objects.visible_to(person).filter(partnership=home, role__in=roles)
    return agencies_of(home, on), seats.filter(Q(ends_on=None) | Q(ends_on__gte=on)).order_by("title")
