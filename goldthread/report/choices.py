"""Choices that forms offer: editions, verbs, parts built from the record, and how a list of the tail may stand."""

from goldthread.kit.library import library
from goldthread.partners.models import Partnership
from goldthread.plan.models import Kind, Objective
from goldthread.report.models import Paper
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
    found = {**HEADINGS, **BUILT, **of_plan(paper.home)}
    return [(key, words) for key, words in found.items() if key not in here]


def of_plan(home: Partnership) -> dict[str, str]:
    """The parts that the plan gives: what each kind of objective is, and each objective, with its words."""
    found = {}
    for kind in Kind.objects.filter(home=home, part=Kind.Part.OBJECTIVE).order_by("position", "pk"):
        found[kind.key] = f"What {kind.plural} are"
        found[f"objectives:{kind.key}"] = f"Every one of the {kind.plural}"
    for node in Objective.objects.filter(home=home, kind__part=Kind.Part.OBJECTIVE).order_by("number"):
        found[f"objective:{node.key}"] = node.words
        found[f"proposed:{node.key}"] = f"Proposed for next year: {node.words}"
    return found
