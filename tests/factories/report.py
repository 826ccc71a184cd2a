"""One of each noun of the report chapter, in the small world of the cast."""

from datetime import date

from goldthread.kit.library import guidance
from goldthread.report.coverage import usual_items
from goldthread.report.models import (
    Paper,
    Part,
    Passage,
    PreviousDecision,
    Question,
    Report,
    Section,
    Tie,
)

EDITION = "working-together-2026"
NARRATIVE = "Toolkits are used by every team. Neglect is named earlier than before.\n\n- In schools\n- In clinics"


def a_report(world, **more):
    """A report on the year of the small world, with four sections, two claims and one tie."""
    given = {
        "home": world.wessmere, "key": "yearly-2026", "title": "Yearly report 2026-27", "starts_on": date(2026, 4, 1),
        "ends_on": date(2027, 3, 31), "edition": EDITION,
    }  # fmt: skip
    report = Report.objects.create(**(given | more))
    items = guidance(report.edition).items
    for place, key in enumerate(("about", "summary", "plan", "impact", "conclusions")):
        words = NARRATIVE if key in ("impact", "conclusions") else ""
        Section.objects.create(report=report, key=key, position=place, narrative=words, items=usual_items(items, key))
    report.told = report.sections.get(key="conclusions")
    claim = {"section": report.told, "is_tied": True}
    report.claim = Passage.objects.create(key="earlier", words="Neglect is named earlier than before.", **claim)
    report.bare = Passage.objects.create(section=report.told, key="used", words="used by every team")
    report.tie = Tie.objects.create(passage=report.claim, action=world.action)
    return report


def a_paper(world, report=None, **more):
    """A committee paper made from a report, with three parts, a previous decision and a question."""
    report = report or a_report(world)
    given = {
        "home": world.wessmere, "report": report, "key": "board-2027", "committee": "Wessmere Example Board",
        "title": "Yearly report 2026-27", "verb": "note", "previous": "listed",
    }  # fmt: skip
    paper = Paper.objects.create(**(given | more))
    for place, key in enumerate(("purpose", "objectives:part-a", "conclusions")):
        Part.objects.create(paper=paper, key=key, position=place)
    paper.part = paper.parts.get(key="purpose")
    paper.row = PreviousDecision.objects.create(paper=paper, title="Yearly report 2025-26")
    paper.question = Question.objects.create(paper=paper, words="What do children say?")
    return paper


def last_years(world):
    """The paper of the year before, with a question that waits."""
    report = a_report(
        world, key="yearly-2025", title="Yearly report 2025-26", starts_on=date(2025, 4, 1), ends_on=date(2026, 3, 31)
    )
    return a_paper(world, report, key="board-2026")
