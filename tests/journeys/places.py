"""Where every page of Wessmere is: an address for each name of the resolver, about a record that suits the page."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.urls import reverse

from goldthread.actions.models import Action, Claim, Evidence, Impact, Recommendation, Source
from goldthread.partners.models import Agency, Group, Partnership
from goldthread.plan.models import Kind, Measure, Objective, Outcome, Plan, PlannedAction
from goldthread.report.models import Paper, Part, Passage, Question, Report, Section

TABLE = Path(__file__).parents[1] / "house" / "access.csv"
S = Action.Status


def rows() -> list[dict[str, str]]:
    """The rows of the access table that open a page, files and pieces of pages aside."""
    found = list(csv.DictReader(TABLE.read_text().splitlines()))
    aside = ("report:download", "report:paper-download", "plan:inside")
    return [row for row in found if row["method"] == "GET" and row["url"] not in aside]


def places(row: dict[str, str]) -> Iterator[str]:
    """The addresses at which to look at a page: mostly one, more where records differ."""
    name = row["url"]
    if name in SEVERAL:
        for arguments in SEVERAL[name]():
            yield reverse(name, kwargs=arguments)
    else:
        yield reverse(name, kwargs=ONE[name]() if name in ONE else {})


def pk(find: Callable[[], Any], **more: Any) -> Callable[[], dict[str, Any]]:
    return lambda: {"pk": find().pk, **more}


def each(model: Any) -> Callable[[], list[dict[str, Any]]]:
    """The first record in every state that there is."""

    def found() -> list[dict[str, Any]]:
        mine = model.objects.filter(home__key="wessmere")
        open_to_all = mine.filter(circle="partnership") if hasattr(model, "circle") else mine
        states = open_to_all.order_by("status").values_list("status", flat=True).distinct()
        return [{"pk": open_to_all.filter(status=state).earliest("pk").pk} for state in states]

    return found


def home() -> Partnership:
    return Partnership.objects.get(key="wessmere")


def action(*states: str) -> Action:
    """An action that Children's Services lead."""
    mine = Action.objects.filter(lines__agency__key="wessmere-childrens-services", lines__capacity="lead")
    return mine.filter(status__in=states or (S.UNDER_WAY,)).earliest("pk")


def objective() -> Objective:
    return Objective.objects.get(home__key="wessmere", key="neglect")


def recommendation(state: str = "accepted") -> Recommendation:
    return Recommendation.objects.filter(circle="partnership", status=state).earliest("pk")


def report() -> Report:
    return Report.objects.get(home__key="wessmere", key="report-2025-26")


def section() -> Section:
    return report().sections.exclude(narrative="").earliest("pk")


def paper() -> Paper:
    return Paper.objects.get(home__key="wessmere", key="board-2026")


def of_objective(*names: str) -> dict[str, Callable]:
    return {f"plan:{name}": pk(objective) for name in names}


def of_report(*names: str, **more: str) -> dict[str, Callable]:
    return {f"report:{name}": pk(report, **more) for name in names}


def of_paper(*names: str, **more: str) -> dict[str, Callable]:
    return {f"report:{name}": pk(paper, **more) for name in names}


def of_action(*names: str) -> dict[str, Callable]:
    return {f"actions:{name}": pk(action) for name in names}


SEVERAL: dict[str, Callable[[], list[dict[str, Any]]]] = {
    "actions:action": each(Action),
    "actions:recommendation": each(Recommendation),
    "plan:objective": each(Objective),
    "plan:plan-page": each(Plan),
    "report:report": each(Report),
    "report:section": lambda: [{"pk": report().pk, "key": key} for key in ("summary", "plan", "impact", "gaps")],
    "desk:gap-records": lambda: [{"key": key} for key in ("no-lead", "no-impact", "objective-no-action")],
    "desk:thread": lambda: [
        {"kind": "action", "pk": action(S.DONE).pk},
        {"kind": "recommendation", "pk": recommendation().pk},
        {"kind": "objective", "pk": objective().pk},
    ],
}  # fmt: skip
ONE: dict[str, Callable[[], dict[str, Any]]] = {
    "partners:partnership": pk(home),
    "partners:settings": pk(home),
    "partners:rename": pk(home),
    "partners:succeed": pk(home),
    "partners:group": pk(lambda: Group.objects.get(home__key="wessmere", key="quality")),
    "partners:agency": pk(lambda: Agency.objects.get(key="wessmere-childrens-services")),
    **of_action("change", "leads", "due", "answers", "rating", "lift", "progress", "claim", "evidence", "impact"),
    "actions:step": pk(action, step="block"),
    "actions:decide-claim": pk(lambda: Claim.objects.filter(state="waiting").earliest("pk")),
    "actions:decide-impact": pk(lambda: Impact.objects.filter(state="reported").earliest("pk")),
    "actions:complete-impact": pk(lambda: Impact.objects.earliest("pk")),
    "actions:evidence-page": pk(lambda: Evidence.objects.filter(circle="partnership").earliest("pk")),
    "actions:change-recommendation": pk(recommendation),
    "actions:add-answering": pk(recommendation),
    "actions:answer": pk(lambda: recommendation("proposed"), step="accept"),
    "actions:source": pk(lambda: Source.objects.filter(circle="partnership").earliest("pk")),
    "actions:change-source": pk(lambda: Source.objects.filter(circle="partnership").earliest("pk")),
    "plan:change-kind": pk(lambda: Kind.objects.earliest("pk")),
    "plan:change-plan": pk(lambda: Plan.objects.latest("pk")),
    "plan:add-event": pk(lambda: Plan.objects.latest("pk")),
    "plan:plan-step": pk(lambda: Plan.objects.get(status="in force"), step="suspend"),
    "plan:step": pk(objective, step="pause"),
    "plan:decide": pk(objective),
    **of_objective("history", "changes", "change-objective", "reword", "split", "merge", "owners", "oversight"),
    **of_objective("place", "add-outcome", "add-measure", "add-phase", "add-action", "place-action", "answer"),
    "plan:change-outcome": pk(lambda: Outcome.objects.filter(objective=objective()).earliest("pk")),
    "plan:change-measure": pk(lambda: Measure.objects.filter(outcome__objective=objective()).earliest("pk")),
    "plan:add-reading": pk(lambda: Measure.objects.filter(outcome__objective=objective()).earliest("pk")),
    "plan:take-away": pk(lambda: PlannedAction.objects.filter(objective=objective()).earliest("pk")),
    **of_report("settings", "preview", "coverage", "arrange", "add-section", "add-paper"),
    **of_report("step", step="mark-as-complete"),
    **of_report("answer-item", item="Y13"),
    **of_report("figure", "figure-period", figure="done"),
    "report:write": pk(section),
    "report:section-settings": pk(section),
    "report:claims": pk(section),
    "report:tie": pk(lambda: Passage.objects.filter(section__report=report()).earliest("pk")),
    **of_paper("paper", "paper-preview", "header", "opening", "add-part", "tail"),
    **of_paper("resolution", "deferral", "add-question"),
    **of_paper("add-tail-row", name="legislation"),
    "report:part": pk(lambda: Part.objects.filter(paper=paper()).earliest("pk")),
    "report:answer-question": pk(lambda: Question.objects.filter(paper__home__key="wessmere").earliest("pk")),
}  # fmt: skip
