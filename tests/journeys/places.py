"""Where every page of Wessmere is: an address for each name of the resolver, about a record that suits the page."""

import csv
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone

from goldthread.actions.models import Action, Claim, Evidence, Impact, Progress, Recommendation, Source
from goldthread.actions.operations.evidence import bring_evidence
from goldthread.challenges.models import Challenge, Disagreements, Escalation
from goldthread.clocks.models import ClosedDay, Term
from goldthread.kit.files.checks import bring
from goldthread.meetings.models import AgendaItem, Decision, HighlightReport, Meeting, Told
from goldthread.meetings.models import Paper as MeetingPaper
from goldthread.partners.models import (
    Agency,
    Comment,
    ErasureRequest,
    FootprintArea,
    Group,
    GroupShare,
    Holding,
    Import,
    Membership,
    PartnerRole,
    Partnership,
    Person,
    Seat,
    Theme,
)
from goldthread.partners.operations import bringing
from goldthread.plan.models import Kind, Measure, Objective, Outcome, Phase, Plan, PlannedAction
from goldthread.post.checking import finding_of
from goldthread.post.models import Job, StoredFile
from goldthread.post.operations.files import settle_file
from goldthread.report.models import Paper, Part, Passage, Question, Report, Section, Template
from goldthread.report.operations.templates import add_template
from goldthread.risks.models import Milestone, OutsideChange, Risk, RiskShare
from goldthread.scrutiny.models import (
    Activity,
    FactPoint,
    Finding,
    FocusArea,
    PlannedScrutiny,
    PrivateNote,
    Statement,
    StatementText,
)
from goldthread.sources.models import Inspection, Sharing
from tests.factories.accounts import way_in_for
from tests.factories.bringing import read_into
from tests.factories.templates import a_council_template
from tests.kit.files.made import a_word

SCRUTINEER = "scrutineer@wessmere.example"
TABLE = Path(__file__).parents[1] / "house" / "access.csv"
S = Action.Status


def rows() -> list[dict[str, str]]:
    """The rows of the access table that open a page, files and pieces of pages aside."""
    found = list(csv.DictReader(TABLE.read_text().splitlines()))
    aside = (
        "report:download", "report:paper-download", "report:made", "report:starter", "report:template-file",
        "report:filled", "plan:inside", "meetings:download", "actions:evidence-file", "post:alive",
        "post:stay", "desk:hand", "desk:asked", "meetings:feed", "meetings:highlight-file", "meetings:pack-file",
        "scrutiny:take-notes",
        "meetings:interest", "meetings:pack",  # who sits in a group and what was packed is told in a story
    )  # fmt: skip
    return [row for row in found if row["method"] == "GET" and row["url"] not in aside]


def places(row: dict[str, str], *, all_states: bool = True) -> list[str]:
    """The addresses at which to look at a page: one, or one for each state that its records may be in."""
    name = row["url"]
    found = SEVERAL[name]() if name in SEVERAL else [{**MORE.get(name, {}), **_pk(name)}]
    return [reverse(name, kwargs=arguments) for arguments in (found if all_states else found[:1])]


def _pk(name: str) -> dict[str, int]:
    route = routes()[name]
    if "<int:pk>" not in route:
        return {}
    folder, within, *_ = route.split("/")
    find = OTHERS.get(name) or FOLDERS.get(f"{folder}/{within}") or FOLDERS[folder]
    return {"pk": find().pk}


@cache
def routes() -> dict[str, str]:
    """The route of every name that the resolver knows."""
    return dict(_walk(get_resolver().url_patterns))


def _walk(patterns: list[Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else prefix)
        else:
            yield f"{prefix}{pattern.name}", str(pattern.pattern)


def a_note() -> PrivateNote:
    """A note that the scrutineer keeps to themselves."""
    author, on = Person.objects.get(email=SCRUTINEER), timezone.localdate()
    return PrivateNote.objects.get_or_create(author=author, on=on, words="Ask about school nurses.")[0]


def a_draft() -> Statement:
    """A statement that the scrutineer still writes, which is nobody else's."""
    if found := Statement.objects.filter(key="being-written").first():
        return found
    author, home = Person.objects.get(email=SCRUTINEER), Partnership.objects.get(key="wessmere")
    about = {"title": "The year so far", "starts_on": date(2026, 4, 1), "ends_on": date(2026, 9, 30)}
    made = Statement.objects.create(home=home, key="being-written", number=999, author=author, words="So far.", **about)
    StatementText.objects.create(statement=made, words="So far.", saved_on=timezone.localdate())
    return made


def a_kept_template() -> Template:
    """A council's template, of the partnership whose paper is the latest, with a name that nobody knows."""
    if found := Template.objects.first():
        return found
    home, by = Paper.objects.latest("pk").home, Person.objects.get(email="manager@wessmere.example")
    content = BytesIO(a_council_template(("{{ chairman }}", "{{ everything }}")))
    file, on = bring("committee report.docx", content), timezone.localdate()
    kept = add_template(home=home, name="Wessmere Council", kind="paper", file=file, by=by, on=on)
    settle_file(file=kept.file, finding=finding_of(kept.file), by=None, on=on)
    return kept


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


def statement() -> Objective:
    return Objective.objects.get(home__key="wessmere", key="vision-heard")


def recommendation(state: str = "accepted") -> Recommendation:
    return Recommendation.objects.filter(circle="partnership", status=state).earliest("pk")


def report() -> Report:
    return Report.objects.get(home__key="wessmere", key="report-2025-26")


def section() -> Section:
    return report().sections.exclude(narrative="").earliest("pk")


def paper() -> Paper:
    return Paper.objects.get(home__key="wessmere", key="board-2026")


def first(model: Any, **like: Any) -> Callable[[], Any]:
    """The first record that is like this."""
    return lambda: model.objects.filter(**like).earliest("pk")


def of_the_objective(model: Any, path: str) -> Callable[[], Any]:
    return lambda: model.objects.filter(**{path: objective()}).earliest("pk")


def way_in() -> list[dict[str, str]]:
    """A link that can still be used."""
    return [{"link": way_in_for(Person.objects.get(email="member.learning@wessmere.example")).link}]


def background_job() -> Job:
    """Work of the manager's that is half done."""
    now, manager = timezone.now(), Person.objects.get(email="manager@wessmere.example").pk
    told = {"percent": 40, "says": "Twelve of 30 rows are read.", "state": "running", "attempts": 1}
    asked = {"on": now.date(), "asked_at": now, "started_at": now, "beat_at": now}
    return Job.objects.get_or_create(kind="bring a workbook", asked_by_id=manager, defaults={**told, **asked})[0]


def spreadsheet(*steps: str) -> Import:
    """A tracker that the manager brings in, looked through or loaded."""
    asked = {"by": Person.objects.get(email="manager@wessmere.example"), "on": timezone.localdate()}
    brought = read_into(home(), asked["by"], kind="actions", on=asked["on"])
    for step in steps:
        more = {"columns": brought.columns} if step == "look_through" else {}
        brought = getattr(bringing, step)(imported=brought, version=brought.version, **more, **asked)
    return brought


def comment() -> Comment:
    """A comment of the manager's that nobody has answered."""
    now, manager = timezone.now(), Person.objects.get(email="manager@wessmere.example")
    beside = {"home": home(), "record_kind": "actions.action", "record_id": action().pk, "by": manager}
    return Comment.objects.get_or_create(
        **beside, defaults={"words": "Is the date right?", "on": now.date(), "at": now}
    )[0]


def to_erase() -> ErasureRequest:
    """A request of the business unit's that waits for a second person."""
    unit, told = Person.objects.get(email="unit@wessmere.example"), Progress.objects.filter(action=action())
    about = {"record_kind": "actions.progress", "record_id": told.earliest("pk").pk, "field": "words"}
    asked = {"partnership": home(), "place": "Progress: words", "reason": "It gave a date of birth."}
    return ErasureRequest.objects.get_or_create(
        **about, status="waiting", defaults={**asked, "asked_by": unit, "asked_on": timezone.localdate()}
    )[0]


def attendance() -> Evidence:
    return Evidence.objects.get(key="attendance-2026")


def held_back() -> Evidence:
    """A file that the manager brought and that may name a child."""
    title, manager = "Letter of a school", Person.objects.get(email="manager@wessmere.example")
    if not Evidence.objects.filter(title=title).exists():
        brought = [bring("letter.docx", BytesIO(a_word("NHS number 943 476 5919")))]
        about = {"partnership": home(), "title": title, "by": manager, "on": timezone.localdate()}
        bring_evidence(files=brought, **about)
        for file in StoredFile.objects.filter(name="letter.docx"):
            settle_file(file=file, finding=finding_of(file), by=None, on=timezone.localdate())
    return Evidence.objects.get(title=title)


def assigned_section() -> Section:
    """A section that Children's Services are asked to write."""
    body = Agency.objects.get(key="wessmere-childrens-services")
    report().sections.filter(key="gaps").update(status="assigned", assigned_agency=body)
    return report().sections.get(key="gaps")


def neighbour() -> Partnership:
    return Partnership.objects.get(key="norden")


def shared() -> GroupShare:
    """A group of Wessmere's that a neighbour shares."""
    group = Group.objects.get(home__key="wessmere", key="quality")
    return GroupShare.objects.get_or_create(group=group, partnership=neighbour())[0]


def area() -> FootprintArea:
    """Wessmere as if it were a footprint: no one of Wessmere keeps the footprint itself."""
    return FootprintArea.objects.get_or_create(footprint=home(), member=neighbour())[0]


def drafted() -> Meeting:
    """A meeting whose minutes are being written."""
    return Meeting.objects.get(home__key="wessmere", key="quality-2026-09-30")


def drafted_item() -> AgendaItem:
    return AgendaItem.objects.filter(meeting=drafted(), is_restricted=False).earliest("pk")


SEVERAL: dict[str, Callable[[], list[dict[str, Any]]]] = {
    "meetings:decision": each(Decision),
    "meetings:draft-highlight": lambda: [
        {
            "pk": Meeting.objects.get(key="business-2026-11-25").pk,
            "group": Group.objects.get(home__key="wessmere", key="quality").pk,
        }
    ],
    "scrutiny:earlier-text": lambda: [{"pk": a_draft().pk, "text": a_draft().texts.earliest("pk").pk}],
    "meetings:minutes": lambda: [
        {"pk": Meeting.objects.filter(home__key="wessmere", circle="partnership", minutes=state).latest("pk").pk}
        for state in ("none", "draft", "chair", "sent", "agreed")
    ],
    "meetings:room": lambda: [{"pk": drafted().pk}, {"pk": Meeting.objects.get(key="business-2026-07-22").pk}],
    "actions:action": each(Action),
    "actions:recommendation": each(Recommendation),
    "actions:evidence-page": lambda: [{"pk": pk} for pk in (attendance().pk, held_back().pk)],
    "actions:clear-file": lambda: [{"pk": held_back().pk, "number": 1}],
    "actions:take-file-away": lambda: [{"pk": held_back().pk, "number": 1}],
    "plan:objective": each(Objective),
    "challenges:challenge": each(Challenge),
    "risks:risk": each(Risk),
    "risks:outside-change": each(OutsideChange),
    "plan:set-position": lambda: [{"pk": statement().pk, "year": 2026}],
    "plan:plan-page": each(Plan),
    "plan:take-out-of-plan": lambda: [{"pk": objective().pk, "plan": objective().places.earliest("pk").plan_id}],
    "report:report": each(Report),
    "report:fill": lambda: [{"pk": a_kept_template().pk, "record": Paper.objects.latest("pk").pk}],
    "report:section": lambda: [{"pk": report().pk, "key": key} for key in ("summary", "plan", "impact", "gaps")],
    "partners:way-in": lambda: way_in(),
    "partners:import": lambda: [{"pk": spreadsheet(*steps).pk} for steps in ((), ("look_through",))],
    "partners:ask-erasure": lambda: [{"kind": "actions.action", "number": action().pk}],
    "partners:comments": lambda: [{"kind": "actions.action", "number": action().pk}],
    "desk:partners-part": lambda: [{"key": key} for key in ("late", "decisions", "unattended")],
    "desk:gap-records": lambda: [{"key": key} for key in ("no-impact", "no-lead", "objective-no-action")],
    "desk:thread": lambda: [
        {"kind": "objective", "pk": objective().pk},
        {"kind": "recommendation", "pk": recommendation().pk},
        {"kind": "action", "pk": action(S.DONE).pk},
    ],
}
MORE: dict[str, dict[str, str]] = {
    "meetings:step": {"step": "cancel"},
    "scrutiny:planned-step": {"step": "begin"},
    "scrutiny:focus-step": {"step": "close"},
    "scrutiny:statement-step": {"step": "give"},
    "meetings:minutes-step": {"step": "pass-to-the-chair"},
    "meetings:decision-step": {"step": "supersede"},
    "desk:who-sees": {"kind": "action"},
    "desk:voice": {"key": "open"},
    "actions:step": {"step": "block"},
    "challenges:step": {"step": "withdraw"},
    "risks:step": {"step": "accept"},
    "risks:change-step": {"step": "finish"},
    "actions:answer": {"step": "accept"},
    "plan:plan-step": {"step": "suspend"},
    "plan:step": {"step": "pause"},
    "report:step": {"step": "mark-as-complete"},
    "report:section-step": {"step": "say-it-is-ready"},
    "report:answer-item": {"item": "Y13"},
    "report:figure": {"figure": "done"},
    "report:figure-period": {"figure": "done"},
    "report:add-tail-row": {"name": "legislation"},
}
OTHERS: dict[str, Callable[[], Any]] = {
    **dict.fromkeys(("meetings:add-guest", "meetings:came-up", "meetings:chair", "meetings:minutes-step"), drafted),
    "meetings:item": drafted_item,
    **dict.fromkeys(("scrutiny:change-statement", "scrutiny:statement-step"), lambda: a_draft()),
    "meetings:reply": first(Decision, key="lead-partners"),
    "meetings:ratify": first(Decision, key="by-the-chair"),
    **dict.fromkeys(
        ("meetings:told", "meetings:carry-out", "meetings:take-told"),
        lambda: Told.objects.get(decision__key="one-toolkit", agency__key="wessmere-childrens-services"),
    ),
    "post:job": lambda: background_job(),
    "partners:import-names": lambda: spreadsheet("look_through"),
    "partners:import-load": lambda: spreadsheet("look_through"),
    "partners:import-undo": lambda: spreadsheet("look_through", "load_spreadsheet"),
    "report:section-step": lambda: assigned_section(),
    "partners:answer-comment": lambda: comment(),
    "partners:take-back-comment": lambda: comment(),
    "actions:decide-claim": first(Claim, state="waiting"),
    "actions:revise-evidence": lambda: attendance(),
    "actions:decide-impact": first(Impact, state="reported"),
    "actions:answer": lambda: recommendation("proposed"),
    "plan:change-kind": first(Kind, home__key="wessmere"),
    "plan:statement": lambda: statement(),
    "plan:plan-step": first(Plan, status="in force"),
    "report:tie": lambda: Passage.objects.filter(section__report=report()).earliest("pk"),
}
FOLDERS: dict[str, Callable[[], Any]] = {  # by the first part of a route, or by its first two
    "meetings": first(Meeting, key="business-2026-11-25"),
    "meetings/papers": first(MeetingPaper, meeting__key="business-2026-11-25"),
    "meetings/reports": first(HighlightReport, meeting__key="business-2026-11-25"),
    "scrutiny/activities": first(Activity, home__key="wessmere", circle="partnership", author__email=SCRUTINEER),
    "scrutiny/plan": first(PlannedScrutiny, home__key="wessmere", status="planned"),
    "scrutiny/findings": first(Finding, home__key="wessmere", circle="partnership"),
    "scrutiny/focus": first(FocusArea, home__key="wessmere", key="schools"),
    "scrutiny/facts": first(FactPoint, statement__key="half-2026-27"),
    "scrutiny/statements": first(Statement, home__key="wessmere", key="half-2026-27"),
    "scrutiny/notes": lambda: a_note(),
    "decisions": first(Decision, key="one-toolkit"),
    "templates": lambda: a_kept_template(),
    "partnerships": home,
    "erasures": lambda: to_erase(),
    "bring": lambda: spreadsheet(),
    "challenges": first(Challenge, key="referral-answers"),
    "stages": first(Escalation, challenge__key="share-of-cost", stage=2),
    "risks": first(Risk, key="public-health-nurses"),  # none of those who walk owns it
    "risk-shares": first(RiskShare, risk__key="cross-border"),
    "changes": first(OutsideChange, key="trusts-merge"),
    "milestones": first(Milestone, is_done=False, kind="required"),
    "disagreements": first(Disagreements),
    "inspections": first(Inspection, key="childrens-2026"),
    "shared": first(Sharing, key="carers-adults"),
    "groups": first(Group, home__key="wessmere", key="quality"),
    "agencies": first(Agency, key="wessmere-childrens-services"),
    "equal-voice": first(Agency, key="four-waters-police"),
    "memberships": first(Membership, agency__key="wessmere-childrens-services"),
    "safeguarding-partners": first(PartnerRole, partnership__key="wessmere", ends_on=None),
    "shares": lambda: shared(),
    "closed-days": first(ClosedDay, home__key="wessmere"),
    "terms": first(Term, home__key="wessmere"),
    "seats": first(Seat, partnership__key="wessmere", role="chair"),
    "holdings": first(Holding, seat__partnership__key="wessmere", seat__role="chair"),
    "people": first(Person, email="member.learning@wessmere.example"),
    "themes": first(Theme, partnership__key="wessmere"),
    "areas": lambda: area(),
    "who-sees": action,
    "actions": action,
    "recommendations": recommendation,
    "sources": first(Source, circle="partnership"),
    "evidence": first(Evidence, circle="partnership"),
    "impacts": first(Impact),
    "plan": objective,
    "plans": first(Plan, status="in force"),
    "objectives": objective,
    "outcomes": of_the_objective(Outcome, "objective"),
    "measures": of_the_objective(Measure, "outcome__objective"),
    "phases": first(Phase, objective__home__key="wessmere"),
    "placed": of_the_objective(PlannedAction, "objective"),
    "reports": report,
    "sections": section,
    "papers": paper,
    "parts": lambda: Part.objects.filter(paper=paper()).earliest("pk"),
    "questions": first(Question, paper__home__key="wessmere"),
}
