"""The small world with one row of every table in it, all of Wessmere's, so that no table goes unasked."""

from datetime import date, timedelta

from django.utils import timezone

from goldthread.actions.models import Slip
from goldthread.partners.models import (
    AgencySuccession,
    Catch,
    FootprintArea,
    FormerName,
    GroupFormerName,
    GroupParent,
    GroupShare,
    Import,
    ImportedRow,
    Invitation,
    Mapping,
    Meant,
    Partnership,
    Succession,
)
from goldthread.plan.models import (
    Lineage,
    Objective,
    Oversight,
    Phase,
    PlanEvent,
    PlannedRecommendation,
    Reading,
    Under,
    Wording,
    YearDecision,
)
from goldthread.post.finding import refresh_all
from goldthread.post.models import Draft, Job, Letter, Sent, Worker
from goldthread.report.models import (
    BackgroundDocument,
    Deferral,
    FigurePeriod,
    ItemAnswer,
    Legislation,
    Paper,
    Part,
    Passage,
    PreviousDecision,
    Question,
    Report,
    Section,
    StrategicLink,
    Tie,
)
from tests.cast import YEAR, World, agency, build_world
from tests.factories.challenges import fill_challenges
from tests.factories.chasing import fill_desk
from tests.factories.comments import a_comment
from tests.factories.decisions import fill_decisions
from tests.factories.erasing import asked_to_erase
from tests.factories.evidence import filed
from tests.factories.meetings import fill_meetings
from tests.factories.places import fill_structure
from tests.factories.risks import fill_risks
from tests.factories.scrutiny import fill_scrutiny
from tests.factories.templates import a_template

LAST = date(2027, 3, 31)


def fill_the_world() -> World:
    """The world of the cast, with one row more of each table that it leaves empty."""
    world = build_world()
    fill_places(world)
    fill_structure(world)
    fill_plan(world)
    fill_report(world)
    fill_risks(world)
    fill_meetings(world)
    fill_challenges(world)
    fill_decisions(world)
    Slip.objects.create(action=world.action)
    fill_scrutiny(world)
    fill_post(world)
    fill_desk(world)
    refresh_all()
    brought = Import.objects.create(home=world.wessmere, kind="actions", file="tracker.xlsx", brought_at=timezone.now())
    ImportedRow.objects.create(imported=brought, position=1, sheet="Tracker", number=2, outcome="new")
    Mapping.objects.create(home=world.wessmere, kind="actions", headings="x", used_on=YEAR)
    Meant.objects.create(home=world.wessmere, words="the team", agency=world.health)
    return world


def fill_post(world: World) -> None:
    """What the manager still writes and asked for, a letter, and a worker."""
    manager, now = world.people["manager"].pk, timezone.now()
    Draft.objects.create(author_id=manager, record_kind="x", field="words", saved_at=now)
    Job.objects.create(kind="render report", asked_by_id=manager, on=YEAR, asked_at=now)
    Letter.objects.create(key="one", to="a@example.org", message_id="<1@example.org>", written_at=now, due_at=now)
    filed(world)
    Sent.objects.create(author_id=manager, key="one", at=now)
    Worker.objects.create(name="worker", started_at=now, seen_at=now)


def fill_places(world: World) -> None:
    """Names that were, bodies that became others, and groups that stand under others."""
    home = world.wessmere
    footprint = Partnership.objects.create(key="waters", kind="footprint", name="Four Waters", short_name="Waters")
    FormerName.objects.create(partnership=home, name="Old", short_name="Old", kind="area", until=YEAR)
    Succession.objects.create(before=home, after=world.norden, how="merged", on=LAST)
    FootprintArea.objects.create(footprint=footprint, member=home)
    AgencySuccession.objects.create(before=agency("old", "Old body", "police", home), after=world.health)
    GroupParent.objects.create(group=world.subgroup, parent=world.business)
    GroupFormerName.objects.create(group=world.subgroup, name="Audit subgroup")
    GroupShare.objects.create(group=world.subgroup, partnership=home)
    made = {"made_at": timezone.now(), "expires_at": timezone.now() + timedelta(days=7)}
    Invitation.objects.create(person=world.people["agency lead"], purpose="invitation", code_hash="x", **made)
    Catch.objects.create(partnership=world.wessmere, kind="nhs", place="Action: “Words”", outcome="stopped", on=YEAR)
    asked_to_erase(world)
    a_comment(world)


def fill_plan(world: World) -> None:
    """A second objective, and every row that may hang on one."""
    row = world.objective
    other = Objective.objects.create(home=world.wessmere, key="other", number=2, kind=world.kind, words="Another")
    Under.objects.create(child=row, parent=other)
    Lineage.objects.create(objective=other, after=row, how="merged")
    PlanEvent.objects.create(plan=world.plan, kind="review", words="Mid-year review", key="review")
    Wording.objects.create(objective=row, words="Neglect")
    Oversight.objects.create(objective=row, group=world.subgroup)
    Phase.objects.create(objective=row, key="one", words="Phase one")
    YearDecision.objects.create(objective=row, year_starts_on=YEAR, decision="continue")
    Reading.objects.create(measure=world.measure, value=1)
    PlannedRecommendation.objects.create(objective=row, recommendation=world.recommendation)


def fill_report(world: World) -> None:
    """A report with a claim tied to an action, and a paper with a whole tail."""
    home = {"home": world.wessmere}
    report = Report.objects.create(**home, key="r", title="Report", starts_on=YEAR, ends_on=LAST, edition="wt-2026")
    FigurePeriod.objects.create(report=report, figure="done", starts_on=YEAR, ends_on=LAST)
    ItemAnswer.objects.create(report=report, item="W06", state="not applicable", reason="There is none.")
    passage = Passage.objects.create(section=Section.objects.create(report=report, key="about"), words="All is well.")
    Tie.objects.create(passage=passage, action=world.action)
    paper = Paper.objects.create(**home, key="p", report=report, committee="Board", title="Paper")
    for hangs, more in (
        (Part, {"key": "purpose"}),
        (StrategicLink, {"words": "Safe lives"}),
        (PreviousDecision, {"title": "Report"}),
        (Legislation, {"title": "Act"}),
        (BackgroundDocument, {"title": "Document"}),
        (Deferral, {}),
        (Question, {"words": "Why?"}),
    ):
        hangs.objects.create(paper=paper, **more)
    a_template(world)
    world.records |= {"report": report, "paper": paper}
