"""Makes examples/wessmere: an invented partnership with every state a real record shows. Run: python -m examples.make_wessmere"""

from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from examples.invent import Folder, Maker, Row, Years, hang
from examples.make_files import make_files, write_bytes
from examples.wessmere_agendas import hang_agendas
from examples.wessmere_challenges import make_challenges
from examples.wessmere_decisions import make_decisions
from examples.wessmere_groups import seat_groups, shape_groups
from examples.wessmere_meetings import make_meetings
from examples.wessmere_risks import make_risks, take_positions
from examples.wessmere_scrutiny import make_scrutiny

HERE = Path(__file__).with_name("wessmere")
HOME = "wessmere"
SEED = 1974
THIS, LAST = date(2026, 4, 1), date(2025, 4, 1)

NEIGHBOURS = (("norden", "Norden"), ("easthaven", "Easthaven"), ("southmarsh", "Southmarsh"))
AGENCIES = (
    ("wessmere-council", "Wessmere Council", "council", "partner"),
    ("wessmere-childrens-services", "Wessmere Children's Services", "childrens-services", "relevant"),
    ("four-waters-icb", "Four Waters Integrated Care Board", "health-commissioner", "partner"),
    ("wessmere-hospital", "Wessmere Hospital Trust", "health-provider", "relevant"),
    ("wessmere-community-health", "Wessmere Community Health", "health-provider", "relevant"),
    ("four-waters-police", "Four Waters Police", "police", "partner"),
    ("wessmere-public-health", "Wessmere Public Health", "public-health", "relevant"),
    ("wessmere-probation", "Wessmere Probation", "criminal-justice", "relevant"),
    ("lower-mere-borough", "Lower Mere Borough Council", "district-council", "relevant"),
    ("mere-youth-charity", "Mere Youth Charity", "voluntary", "relevant"),
    ("mere-bank-primary", "Mere Bank Example Primary School", "education", "education"),
    ("west-fen-academy", "West Fen Example Academy", "education", "education"),
)
GROUPS = (
    ("executive", "executive", "Executive", ""),
    ("board", "board", "Main board", "executive"),
    ("business", "business", "Business group", "board"),
    ("quality", "subgroup", "Quality and scrutiny subgroup", "business"),
    ("learning", "subgroup", "Learning from reviews subgroup", "business"),
    ("neglect", "task", "Neglect task-and-finish group", "quality"),
    ("review-panel", "panel", "Case review panel", "learning"),
)
STATEMENTS = (
    ("vision-heard", "Every child in Wessmere is seen, heard and believed"),
    ("vision-one-team", "Agencies act as one team around a family"),
    ("vision-learning", "We learn in the open and change what we do"),
    ("vision-honest", "We say plainly what did not work"),
)
PRIORITIES = (
    ("priority-neglect", "Neglect", "neglect"),
    ("priority-exploitation", "Harm outside the home", "exploitation"),
    ("priority-infants", "Safety of babies", "infants"),
    ("priority-voice", "The voice of children", "voice"),
)


def make() -> Folder:
    """Return the whole invented record."""
    folder = Folder()
    make_places(folder)
    make_people(folder)
    shape_groups(folder)
    seat_groups(folder)
    make_meetings(folder)
    hang_agendas(folder)
    make_decisions(folder)
    make_sources(folder)
    maker = Maker(folder, HOME, Years(Random(SEED)), leads(), writers(), "manager@wessmere.example", DIFFERENT)
    make_actions(maker)
    make_challenges(folder)
    make_plan(folder)
    make_risks(folder)
    take_positions(folder)
    make_scrutiny(folder)
    make_reports(folder)
    make_files(folder, HOME, "unit@wessmere.example", "unit")
    return folder


def leads() -> list[Row]:
    """Return the agencies that lead most of the work."""
    keys = ("wessmere-childrens-services", "wessmere-hospital", "four-waters-police", "wessmere-community-health")
    return [{"agency": key} for key in keys]


def writers() -> dict[str, str]:
    """Return who answers for each agency, by its key; under no key, who tells of what no agency leads."""
    found = {
        where["agency"]: f"{key}@wessmere.example"
        for key, _, role, where, _ in SEATS
        if role in ("agency lead", "respondent")
    }
    return {"": "unit@wessmere.example", **found}


def make_places(folder: Folder) -> None:
    """Add the four neighbours, their footprint, and Wessmere's agencies, groups, kinds and themes."""
    wessmere = folder.add("partnerships", key=HOME, name="Wessmere Safeguarding Children Partnership", short_name="Wessmere SCP", area="Wessmere", starts="September 2019", is_invented=True, marking="OFFICIAL")  # fmt: skip
    hang(wessmere, "former_names", name="Wessmere Safeguarding Children Board", short_name="Wessmere SCB", kind="area", until=date(2019, 8, 31))  # fmt: skip
    for key, area in NEIGHBOURS:
        folder.add("partnerships", key=key, name=f"{area} Safeguarding Children Partnership", short_name=f"{area} SCP", area=area, starts="2019", is_invented=True)  # fmt: skip
    footprint = folder.add("partnerships", key="four-waters", kind="footprint", name="The Four Waters", short_name="Four Waters", is_invented=True)  # fmt: skip
    for key in (HOME, *(key for key, _ in NEIGHBOURS)):
        hang(footprint, "areas", member=key, starts_on=date(2019, 9, 1))
    make_agencies(folder)
    for key, kind, name, parent in GROUPS:
        group = folder.add(f"{HOME}/groups", key=key, kind=kind, name=name)
        if parent:
            hang(group, "under", parent=parent)
    paused = folder.add(f"{HOME}/groups", key="transitions", kind="task", name="Transitions group", is_paused=True, paused_why="No chair is named.")  # fmt: skip
    hang(paused, "under", parent="quality")
    joint = folder.add("four-waters/groups", key="exploitation", kind="subgroup", name="Four Waters exploitation group", purpose="Joins up the four areas' work on harm outside the home.")  # fmt: skip
    for key in (HOME, *(key for key, _ in NEIGHBOURS)):
        hang(joint, "shares", partnership=key, is_host=key == "norden")
    make_words(folder)


def make_agencies(folder: Folder) -> None:
    """Add the agencies, one that came from two, one that left, and a body outside with no account."""
    parts = {"council": "council", "health-commissioner": "health", "police": "police"}
    for key, name, kind, basis in AGENCIES:
        agency = folder.add("agencies", key=key, name=name, kind=kind, is_invented=True)
        hang(agency, "memberships", partnership=HOME, basis=basis, starts_on=date(2022, 7, 1) if kind == "health-commissioner" else date(2019, 9, 1))  # fmt: skip
        if basis == "partner":
            hang(agency, "partner_roles", partnership=HOME, part=parts[kind], starts_on=date(2022, 7, 1) if kind == "health-commissioner" else date(2019, 9, 1))  # fmt: skip
    earlier = folder.add("agencies", key="wessmere-ccg", name="Wessmere Clinical Commissioning Group", kind="health-commissioner", is_invented=True)  # fmt: skip
    hang(
        earlier, "memberships", partnership=HOME, basis="partner", starts_on=date(2019, 9, 1), ends_on=date(2022, 6, 30)
    )
    hang(earlier, "became", after="four-waters-icb", on=date(2022, 7, 1))
    left = folder.add("agencies", key="fen-housing", name="Fen Housing Trust", kind="voluntary", is_invented=True)
    hang(left, "memberships", partnership=HOME, starts_on=date(2020, 4, 1), ends_on=date(2026, 6, 30))
    folder.add("agencies", key="outside-evaluator", name="Example Evaluation Partners", kind="other", is_invented=True)


def make_words(folder: Folder) -> None:
    """Add the kinds of node and the themes."""
    kinds = (
        ("vision", "Vision statement", "Vision statements", "statement", None, []),
        ("priority", "Priority", "Priorities", "priority", None, []),
        ("part-a", "Part A objective", "Part A objectives", "objective", 3, ["priority"]),
        ("part-b", "Part B objective", "Part B objectives", "objective", 1, ["priority"]),
        ("thread", "Cross-cutting theme", "Cross-cutting themes", "thread", None, []),
    )
    for position, (key, name, plural, part, years, under) in enumerate(kinds, 1):
        folder.add(f"{HOME}/kinds", key=key, name=name, plural=plural, part=part, years=years, position=position, stands_under=under)  # fmt: skip
    for key, name in (("neglect", "Neglect"), ("exploitation", "Harm outside the home"), ("infants", "Safety of babies"), ("voice", "Voice of children"), ("education", "Education")):  # fmt: skip
        folder.add(f"{HOME}/themes", key=key, name=name)


SEATS = (
    ("manager", "Partnership manager", "manager", {}, "Ada Example"),
    ("unit", "Business unit co-ordinator", "business unit", {}, "Ben Sample"),
    ("scrutineer", "Independent scrutineer", "scrutineer", {}, "Cleo Placeholder"),
    ("lead.council", "Lead safeguarding partner, council", "lead partner", {"agency": "wessmere-council"}, "Dora Specimen"),
    ("lead.health", "Lead safeguarding partner, health", "lead partner", {"agency": "four-waters-icb"}, "Eli Specimen"),
    ("delegated.police", "Delegated safeguarding partner, police", "delegated partner", {"agency": "four-waters-police"}, "Fay Specimen"),
    ("chair.quality", "Chair, quality and scrutiny subgroup", "chair", {"group": "quality"}, "Gus Example"),
    ("chair.neglect", "Chair, neglect task-and-finish group", "chair", {"group": "neglect"}, "Hal Example"),
    ("member.learning", "Member, learning from reviews subgroup", "member", {"group": "learning"}, "Ida Sample"),
    ("panel", "Member, case review panel", "member", {"group": "review-panel"}, "Jon Placeholder"),
    ("lead.childrens.services", "Children's Services lead", "agency lead", {"agency": "wessmere-childrens-services"}, "Kit Example"),
    ("lead.hospital", "Hospital Trust lead", "agency lead", {"agency": "wessmere-hospital"}, "Lee Sample"),
    ("lead.community.health", "Community Health lead", "agency lead", {"agency": "wessmere-community-health"}, "Mia Placeholder"),
    ("lead.police", "Police lead", "agency lead", {"agency": "four-waters-police"}, "Ned Example"),
    ("lead.public.health", "Public Health lead", "agency lead", {"agency": "wessmere-public-health"}, "Ola Sample"),
    ("lead.charity", "Mere Youth Charity lead", "agency lead", {"agency": "mere-youth-charity"}, "Pia Placeholder"),
    ("school.mere.bank", "Designated safeguarding lead, Mere Bank", "respondent", {"agency": "mere-bank-primary"}, "Quin Example"),
    ("school.west.fen", "Designated safeguarding lead, West Fen", "respondent", {"agency": "west-fen-academy"}, "Roz Sample"),
)  # fmt: skip


def make_people(folder: Folder) -> None:
    """Add the people, with names that nobody bears, and their seats; one seat is vacant since its holder left."""
    for key, title, role, where, name in SEATS:
        email = f"{key}@wessmere.example"
        folder.add("people", email=email, name=name)
        seat = folder.add(
            f"{HOME}/seats", key=key.replace(".", "-"), title=title, role=role, starts_on=date(2024, 4, 1), **where
        )
        hang(seat, "holders", person=email, starts_on=date(2024, 4, 1))
    folder.add("people", email="administrator@wessmere.example", name="Sam Example", is_administrator=True)
    folder.add("people", email="leaver@wessmere.example", name="Tess Sample", is_active=False)
    vacant = folder.add(f"{HOME}/seats", key="lead-borough", title="Lower Mere Borough lead", role="agency lead", agency="lower-mere-borough", starts_on=date(2023, 4, 1))  # fmt: skip
    hang(vacant, "holders", person="leaver@wessmere.example", starts_on=date(2023, 4, 1), ends_on=date(2026, 5, 31))
    folder.add("people", email="manager@norden.example", name="Una Placeholder")
    neighbour = folder.add(
        "norden/seats", key="manager", title="Partnership manager", role="manager", starts_on=date(2024, 4, 1)
    )
    hang(neighbour, "holders", person="manager@norden.example", starts_on=date(2024, 4, 1))


SOURCES: tuple[tuple[str, str, str, str, str, dict[str, str]], ...] = (
    (
        "review-2025",
        "local-review",
        "Review of a baby's injuries (Review W1)",
        "Learning from reviews subgroup",
        "June 2025",
        {},
    ),
    (
        "panel-2026",
        "rapid-review",
        "Rapid review W2",
        "Case review panel",
        "February 2026",
        {"circle": "panel", "circle_group": "review-panel"},
    ),
    ("audit-neglect", "audit", "Audit of neglect practice", "Quality and scrutiny subgroup", "10 October 2025", {}),
    (
        "inspection-2025",
        "inspection",
        "Joint inspection of the front door",
        "Invented inspectorate",
        "November 2025",
        {},
    ),
    (
        "national-2026",
        "national-review",
        "National review of harm outside the home",
        "National panel",
        "spring 2026",
        {},
    ),
    (
        "scrutiny-2026",
        "scrutiny",
        "Scrutineer's look at how children are heard",
        "Independent scrutineer",
        "July 2026",
        {},
    ),
)
RECOMMENDATIONS: tuple[tuple[str, str, str, str, str, str, list[str], str], ...] = (
    ("safer-sleep", "review-2025", "1", "Every agency that meets parents of babies talks about safer sleep, and writes down that it did.", "accepted", "", ["sleep-briefings", "sleep-records"], "infants"),
    ("fathers", "review-2025", "2", "Assessments before birth include fathers and partners.", "accepted", "", ["fathers-form"], "infants"),
    ("bruising", "review-2025", "3", "The bruising protocol is understood in every emergency department.", "carried out", "", ["bruising-training"], "infants"),
    ("neglect-tool", "audit-neglect", "4.1", "One neglect tool is used by all agencies.", "accepted", "", ["neglect-toolkit", "neglect-training"], "neglect"),
    ("neglect-plans", "audit-neglect", "4.2", "Plans say what daily life is like for the child.", "accepted", "", ["plans-guide"], "neglect"),
    ("neglect-dental", "audit-neglect", "4.3", "Dentists can reach the front door in one call.", "partly", "Dentists are commissioned from elsewhere; we can offer the call, not the contract.", ["dental-line"], "neglect"),
    ("front-door", "inspection-2025", "2", "Decisions at the front door are told to whoever made the referral.", "accepted", "", ["referral-feedback"], "education"),
    ("front-door-night", "inspection-2025", "3", "Cover at night is reviewed.", "proposed", "", [], "exploitation"),
    ("exploitation-map", "national-2026", "R2", "Areas keep one picture of places where children come to harm.", "accepted", "", ["places-map", "police-briefing"], "exploitation"),
    ("exploitation-boys", "national-2026", "R5", "Services look at how boys are missed.", "proposed", "", [], "exploitation"),
    ("heard", "scrutiny-2026", "A", "Children are told what changed because they spoke.", "accepted", "", ["you-said"], "voice"),
    ("heard-again", "scrutiny-2026", "B", "Young carers are asked by every agency.", "refused", "The strategy of the council already asks this; a second duty would add forms and nothing else.", [], "voice"),
)  # fmt: skip


def make_sources(folder: Folder) -> None:
    """Add the sources, one of them for a case panel only, and their recommendations."""
    for key, kind, title, said_by, dated, circle in SOURCES:
        folder.add(f"{HOME}/sources", key=key, kind=kind, title=title, said_by=said_by, dated=dated, **circle)
    for key, source, number, words, status, reason, actions, theme in RECOMMENDATIONS:
        folder.add(f"{HOME}/recommendations", key=key, words=words, source=source, number_in_source=number, status=status, reason=reason, themes=[theme], actions=actions)  # fmt: skip
    folder.add(f"{HOME}/recommendations", key="panel-one", words="Agencies share the birth plan by the 30th week.", source="panel-2026", number_in_source="1", status="accepted", themes=["infants"], actions=["birth-plans"], repeats="fathers")  # fmt: skip
    folder.add(f"{HOME}/recommendations", key="no-source", words="Practitioners have one number for advice.", status="accepted")  # fmt: skip


TWO = [{"agency": "wessmere-hospital", "state": "done"}, {"agency": "wessmere-community-health"}]
SCHOOLS = [{"agency": "mere-bank-primary"}, {"agency": "west-fen-academy"}]
ACTIONS: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    ("sleep-briefings", "Brief every team that meets parents of babies on safer sleep", "done proved", {"lines": [{"agency": "wessmere-community-health"}]}),
    ("sleep-records", "Record the safer sleep conversation in the health record", "several", {"lines": TWO}),
    ("fathers-form", "Add fathers and partners to the assessment before birth", "late", {}),
    ("bruising-training", "Train emergency departments in the bruising protocol", "done no impact", {"lines": [{"agency": "wessmere-hospital"}]}),
    ("birth-plans", "Share the birth plan by the 30th week", "on track", {"lines": [{"agency": "wessmere-hospital"}, {"agency": "wessmere-childrens-services", "capacity": "support"}]}),
    ("neglect-toolkit", "Launch one neglect toolkit for all agencies", "done proved", {"lines": [{"group": "neglect"}]}),
    ("neglect-training", "Train practitioners with scenarios from the neglect toolkit", "slipped once", {"lines": [{"group": "neglect"}]}),
    ("neglect-champions", "Name a neglect champion in every agency", "slipped twice", {}),
    ("neglect-strategy", "Revise the neglect strategy with Norden", "on track", {"lines": [{"partnership": "norden"}, {"seat": "manager", "capacity": "support"}]}),
    ("plans-guide", "Write a one-page guide on describing daily life in plans", "done no evidence", {}),
    ("plans-audit", "Audit 20 plans for a description of daily life", "impact sent back", {"lines": [{"agency": "wessmere-childrens-services"}]}),
    ("dental-line", "Offer dentists one number to the front door", "by email", {"lines": [{"agency": "wessmere-childrens-services"}]}),
    ("neglect-schools", "Every school names who leads on neglect", "schools", {"lines": SCHOOLS, "asked_kind": "education"}),
    ("neglect-parents", "Ask parents what helped", "no due", {"lines": [{"agency": "mere-youth-charity"}]}),
    ("referral-feedback", "Tell whoever referred what was decided", "done said", {"lines": [{"agency": "wessmere-childrens-services"}]}),
    ("front-door-survey", "Survey referrers twice a year", "due soon", {}),
    ("front-door-training", "Joint training on thresholds", "claimed", {"lines": [{"agency": "wessmere-childrens-services"}]}),
    ("threshold-chart", "Reprint the threshold chart", "done unknown", {"lines": [{"seat": "unit"}]}),
    ("places-map", "Keep one map of places where children come to harm", "blocked", {"lines": [{"group": "four-waters/exploitation"}]}),
    ("police-briefing", "Weekly briefing on places from the police to schools", "on track", {"lines": [{"agency": "four-waters-police"}]}),
    ("return-talks", "Offer a talk after every return from being missing", "claimed long ago", {"lines": [{"agency": "mere-youth-charity"}]}),
    ("hotel-watch", "Train hotel staff to see exploitation", "superseded", {}),
    ("taxi-watch", "Train licensed drivers to see exploitation", "leaderless", {"lines": [{"seat": "lead-borough"}]}),
    ("housing-watch", "Housing officers ask about visitors to young tenants", "left", {"lines": [{"agency": "fen-housing", "lead_leaves": True}]}),
    ("exploitation-audit", "Audit twelve children at risk outside the home", "sent back", {"lines": [{"agency": "four-waters-police"}]}),
    ("boys-study", "Study how boys are missed", "proposed", {"lines": []}),
    ("you-said", "Publish what children said and what was done", "ongoing", {"lines": [{"agency": "mere-youth-charity"}]}),
    ("youth-forum", "Meet the youth forum every term", "done proved", {"lines": [{"group": "quality"}]}),
    ("child-panel", "Invite young people to interview panels", "not started", {"lines": []}),
    ("feedback-cards", "Feedback cards in three languages", "paused", {}),
    ("carers-survey", "Survey young carers", "stood down", {}),
    ("ceremony", "Evaluate the youth forum", "due in words", {"lines": [{"agency": "outside-evaluator"}]}),
    ("attendance-dip", "Dip-sample children with low attendance and a social worker", "quiet", {"lines": [{"agency": "wessmere-childrens-services"}]}),
    ("part-time", "Report part-time timetables every term", "done no impact", {"lines": [{"agency": "wessmere-council"}]}),
    ("advice-line", "One number for advice to practitioners", "by hand", {"lines": [{"agency": "wessmere-childrens-services"}]}),
    ("workforce", "Keep a picture of vacancies in key teams", "on track", {"lines": [{"agency": "wessmere-public-health"}]}),
)  # fmt: skip


class Special(Maker):
    """The shapes of an action that a plain state does not make."""

    def several(self, row: Row) -> None:
        self.on_track(row)

    def schools(self, row: Row) -> None:
        self.on_track(row)
        del row["progress"]

    def leaderless(self, row: Row) -> None:
        self.quiet(row)

    def left(self, row: Row) -> None:
        self.quiet(row)

    def by_hand(self, row: Row) -> None:
        self.late(row)
        row |= {"rag_override": "amber", "rag_reason": "The number works; only the poster is late.", "rag_by": self.checker, "rag_until": date(2027, 1, 31)}  # fmt: skip


DIFFERENT = {
    "sleep-briefings": ("data", "More parents of new babies say where their baby sleeps, and were told how to make it safe.", "61 of 100 visits", "88 of 100 visits", "Community Health, visits from July to September 2026"),
    "neglect-toolkit": ("data", "Children who may be neglected are seen sooner after somebody worries about them.", "19 working days", "12 working days", "Children's Services, quarterly figures"),
    "youth-forum": ("feedback", "Young people say that they were told what happened after they spoke up.", "Not asked before", "21 of 26 said so", "Feedback forms of the youth forum"),
    "referral-feedback": ("example", "A school that was told the outcome asked for help earlier the next time, and the family had a plan within two weeks.", "", "", "Told by the school at the subgroup"),
    "plans-audit": ("audit", "The audit was carried out and the report was shared.", "", "", "Audit of 20 plans"),
}  # fmt: skip


def make_actions(maker: Maker) -> None:
    """Add every action in the state that the table gives it."""
    special = Special(maker.folder, maker.home, maker.years, maker.leads, maker.writers, maker.checker, maker.different)
    for key, words, state, more in ACTIONS:
        lines = [dict(line) for line in more["lines"]] if "lines" in more else None
        special.action(
            key, words, state, lines=lines, **{name: value for name, value in more.items() if name != "lines"}
        )
    for row in maker.folder.rows[f"{HOME}/evidence"]:
        if row["key"] == "evidence-exploitation-audit":
            row |= {"circle": "group", "circle_group": "quality"}


OBJECTIVES: tuple[tuple[str, str, str, str, str, list[str], list[str]], ...] = (
    ("neglect", "part-a", "Children who are neglected are seen sooner and helped for longer", "1 April 2025", "31 March 2028", ["priority-neglect"],
     ["neglect-toolkit", "neglect-training", "neglect-champions", "neglect-strategy", "plans-guide", "plans-audit", "dental-line", "neglect-schools", "neglect-parents"]),
    ("exploitation", "part-a", "Children are safer outside the home", "1 April 2025", "31 March 2028", ["priority-exploitation"],
     ["places-map", "police-briefing", "return-talks", "hotel-watch", "taxi-watch", "housing-watch", "exploitation-audit"]),
    ("babies", "part-a", "Babies sleep and grow safely", "1 April 2025", "31 March 2028", ["priority-infants"],
     ["sleep-briefings", "sleep-records", "fathers-form", "bruising-training", "birth-plans"]),
    ("front-door", "part-b", "Referrers know what was decided and why", "1 April 2025", "31 March 2026", [], ["referral-feedback", "front-door-survey", "front-door-training", "threshold-chart"]),
    ("heard", "part-b", "Children are heard, and told what changed", "1 April 2026", "31 March 2027", ["priority-voice"], ["you-said", "youth-forum", "child-panel", "feedback-cards", "ceremony"]),
    ("schooling", "part-b", "Children out of school are known and safe", "1 April 2026", "31 March 2027", [], ["attendance-dip", "part-time"]),
    ("carers", "part-b", "Young carers are found", "1 April 2025", "31 March 2026", ["priority-voice"], ["carers-survey"]),
    ("workforce", "part-b", "Teams that protect children are staffed", "1 September 2026", "31 March 2027", [], ["workforce"]),
    ("advice", "part-b", "Practitioners get advice in one call", "1 April 2025", "31 March 2026", [], ["advice-line"]),
    ("night-cover", "part-b", "Children are safe at night", "", "", [], []),
)  # fmt: skip


def make_plan(folder: Folder) -> None:
    """Add the plans, the nodes above the objectives, the objectives and what hangs on them."""
    path = f"{HOME}/objectives"
    for position, (key, words) in enumerate(STATEMENTS, 1):
        folder.add(path, key=key, kind="vision", words=words, position=position)
    for position, (key, words, theme) in enumerate(PRIORITIES, 5):
        folder.add(path, key=key, kind="priority", words=words, position=position, themes=[theme])
    folder.add(path, key="thread-voice", kind="thread", words="The child's voice in everything we do", position=9)
    for position, (key, kind, words, starts, ends, under, actions) in enumerate(OBJECTIVES, 10):
        row = folder.add(
            path, key=key, kind=kind, words=words, starts=starts, ends=ends, position=position, under=under
        )
        if key != "night-cover":
            hang(row, "owners", partnership=HOME)
        for action in actions:
            hang(row, "actions", action=action, year_starts_on=LAST if ends == "31 March 2026" or action in ("neglect-toolkit", "plans-guide", "bruising-training") else THIS)  # fmt: skip
        globals()["shape_" + key.replace("-", "_")](row)
    keys = [row["key"] for row in folder.rows[path]]
    plan = folder.add(f"{HOME}/plans", key="plan-2025-28", title="Business plan 2025 to 2028", starts_on=LAST, ends_on=date(2028, 3, 31), status="in force", objectives=keys)  # fmt: skip
    hang(
        plan,
        "events",
        key="day-2025",
        kind="development",
        words="Development day: priorities agreed with young people.",
        on="January 2025",
    )
    hang(plan, "events", key="review-2025", kind="review", words="Mid-year review.", on="14 October 2025")
    hang(
        plan,
        "events",
        key="refresh-2026",
        kind="change",
        words="Yearly refresh: two objectives ended and two began.",
        on="March 2026",
    )
    hang(
        plan,
        "events",
        key="added-2026",
        kind="change",
        words="An objective on staffing was added part-way through the year.",
        on="1 September 2026",
    )
    folder.add(f"{HOME}/plans", key="plan-2022-25", title="Business plan 2022 to 2025", starts_on=date(2022, 4, 1), ends_on=date(2025, 9, 30), status="replaced", reason="The new plan began before this one ended.", replaced_by="plan-2025-28")  # fmt: skip


def decide(row: Row, decision: str, reason: str = "") -> None:
    """Add what the refresh decided for 2026-27."""
    hang(row, "decisions", year_starts_on=THIS, decision=decision, reason=reason, decided_by="manager@wessmere.example", decided="18 March 2026")  # fmt: skip


def measure(
    row: Row, outcome: str, words: str, key: str, readings: tuple[tuple[str, int], ...] = (), **more: Any
) -> None:
    """Add an outcome with one measure and its readings."""
    found = hang(row, "outcomes", key=key, words=outcome)
    held = hang(found, "measures", key="measure", words=words, **more)
    for on, value in readings:
        hang(held, "readings", value=value, on=on, source=more.get("source", ""))


def shape_neglect(row: Row) -> None:
    """Owned with Norden since April 2026; reworded once; with a measure that moves."""
    row["background"] = "Neglect is the commonest reason for a child protection plan in Wessmere."
    row["themes"] = ["neglect"]
    hang(row, "owners", partnership="norden", starts="1 April 2026")
    hang(row, "oversight", group="quality")
    hang(row, "oversight", group="neglect", part="works", starts="June 2025")
    hang(row, "wordings", words="Neglect is recognised early", until="31 March 2026", reason="Families asked for help that lasts, not only for being noticed.")  # fmt: skip
    readings = (("Q2 2025", 19), ("Q3 2025", 18), ("Q4 2025", 16), ("Q1 2026", 15), ("Q2 2026", 13), ("Q3 2026", 12))
    measure(row, "Children who may be neglected are seen within ten working days", "Average working days from referral to visit", "seen-sooner", readings, unit="working days", baseline="19", target="10", direction="down", source="Children's services, quarterly figures", as_at="Q3 2026")  # fmt: skip
    measure(row, "Plans describe the child's daily life", "Plans that do, of 20 audited", "daily-life", unit="of 20", baseline="9", target="18", direction="up", source="Audit of neglect practice")  # fmt: skip
    decide(row, "change", "The toolkit is out; the work moves to training and to schools.")


def shape_exploitation(row: Row) -> None:
    """Moved to the joint group on a day that nobody noted."""
    row["themes"] = ["exploitation"]
    hang(row, "oversight", group="quality", has_ended=True)
    hang(row, "oversight", group="four-waters/exploitation")
    hang(
        row,
        "phases",
        key="one",
        words="Find out where children come to harm",
        starts="1 April 2025",
        ends="31 March 2026",
    )
    hang(row, "phases", key="two", words="Make those places safer", starts="1 April 2026")
    hang(row, "outcomes", key="places", words="Places where children come to harm are known and changed")
    decide(row, "continue")


def shape_babies(row: Row) -> None:
    """Owned with Easthaven in its first year, and by Wessmere alone since."""
    row["themes"] = ["infants"]
    hang(row, "owners", partnership="easthaven", starts="1 April 2025", ends="31 March 2026")
    hang(row, "oversight", group="learning")
    measure(row, "Every parent of a new baby has had the safer sleep conversation", "Records that show it, of all visits", "sleep-talk", (("Q3 2025", 61), ("Q1 2026", 78), ("Q3 2026", 88)), unit="%", baseline="61", target="95", direction="up", source="Community Health")  # fmt: skip
    decide(row, "continue")


def shape_front_door(row: Row) -> None:
    row |= {"status": "completed", "reason": "Referrers are told; the survey goes on as everyday work."}
    hang(row, "outcomes", key="told", words="Nine of ten referrers know the outcome within three days")
    hang(
        row,
        "became",
        after="advice",
        how="split",
        on="1 October 2025",
        reason="Advice before a referral became work of its own.",
    )
    decide(row, "complete", "What it set out to do is done.")


def shape_heard(row: Row) -> None:
    row["under"] = [*row["under"], "thread-voice"]
    hang(row, "outcomes", key="told-back", words="Children say that they were told what changed")
    decide(row, "continue")


def shape_schooling(row: Row) -> None:
    row["themes"] = ["education"]
    measure(
        row,
        "Nobody is on a part-time timetable for more than six weeks",
        "Children over six weeks",
        "part-time",
        direction="down",
    )


def shape_carers(row: Row) -> None:
    row |= {"status": "stood down", "reason": "The council's strategy covers it."}
    hang(
        row,
        "became",
        after="heard",
        how="merged",
        on="31 March 2026",
        reason="Young carers are heard with all other children.",
    )
    decide(row, "stand down", "The council's strategy covers it.")


def shape_workforce(row: Row) -> None:
    hang(row, "oversight", group="business")
    hang(row, "outcomes", key="staffed", words="No key team has more than one post in ten vacant")


def shape_advice(row: Row) -> None:
    row |= {"status": "paused", "reason": "Rests until the new telephone contract begins."}
    hang(row, "outcomes", key="one-call", words="Advice is given in one call")
    decide(row, "pause", "Rests until the new telephone contract begins.")


def shape_night_cover(row: Row) -> None:
    """Proposed after the inspection; nobody owns it yet."""
    row["status"] = "proposed"


def make_reports(folder: Folder) -> None:
    """Add last year's report, this year's draft with claims tied and untied, and the papers that took them to members."""
    before = folder.add(f"{HOME}/reports", key="report-2024-25", title="Yearly report 2024-25", starts_on=date(2024, 4, 1), ends_on=date(2025, 3, 31), edition="working-together-2023", status="complete")  # fmt: skip
    for key in LAST_YEARS:
        hang(before, "sections", key=key)
    report = folder.add(f"{HOME}/reports", key="report-2025-26", title="Yearly report 2025-26", starts_on=LAST, ends_on=date(2026, 3, 31), as_at=date(2026, 11, 22), edition="working-together-2023", has_secure_establishment=False)  # fmt: skip
    for key, narrative in SECTIONS:
        section = hang(report, "sections", key=key, narrative=narrative)
        for name, words, tie in CLAIMS.get(key, ()):
            passage = hang(section, "passages", key=name, words=words)
            if tie:
                hang(passage, "ties", **tie)
    hang(
        report,
        "item_answers",
        item="Y14",
        state="not applicable",
        reason="There is no secure establishment in the area.",
    )
    hang(report, "figure_periods", figure="done-with-impact", starts_on=LAST, ends_on=date(2026, 11, 22))
    make_papers(folder)


SECTIONS = (
    ("about", ""),
    (
        "summary",
        "Children who may be neglected are seen a week sooner than a year ago. Work on harm outside the home is behind: the map of places waits for a chair.",
    ),
    ("arrangements", ""),
    ("structure", ""),
    ("attendance", ""),
    ("vision", ""),
    ("priorities", ""),
    ("plan", ""),
    (
        "impact",
        "Schools ask for help earlier. Parents of new babies are told about safer sleep by every agency that meets them.",
    ),
    (
        "progress",
        "Two things did not move. The map of places was blocked, and nobody leads on licensed drivers since a seat fell vacant.",
    ),
    ("learning", ""),
    ("decisions", ""),
    ("challenge", ""),
    ("risks", ""),
    ("organisations", ""),
    ("new-guidance", ""),
    ("inspections", ""),
    ("boards", ""),
    ("scrutiny", ""),
    ("voice", "The youth forum met every term and chose the questions for this report."),
    ("next", ""),
    ("conclusions", "The partnership is stronger where one group owns the work from start to finish."),
    ("guidance", ""),
    ("gaps", ""),
    ("sources", ""),
    ("abbreviations", ""),
)
LAST_YEARS = ("about", "arrangements", "vision", "plan", "impact", "learning", "decisions", "scrutiny", "sources")
CLAIMS: dict[str, tuple[tuple[str, str, Row | None], ...]] = {
    "summary": (("sooner", "Children who may be neglected are seen a week sooner than a year ago.", {"objective": "neglect"}),),
    "impact": (
        ("schools-ask", "Schools ask for help earlier.", None),
        ("every-agency", "Parents of new babies are told about safer sleep by every agency that meets them.", {"action": "sleep-briefings"}),
    ),
    "conclusions": (("stronger", "The partnership is stronger where one group owns the work from start to finish.", None),),
}  # fmt: skip


def make_papers(folder: Folder) -> None:
    """Add last year's paper, with a question that this year's takes up, and this year's with a deferral."""
    tail = {"strategic": "listed", "previous": "listed", "legislation": "empty", "background": "none", "confirmed_on": date(2026, 10, 1), "equality": "listed", "impact_assessment": "listed", "impact_words": "An equality impact assessment was made in August 2026; it asks us to watch how boys are missed."}  # fmt: skip
    last = folder.add(f"{HOME}/papers", key="board-2025", report="report-2024-25", authority="Wessmere Council", committee="Wessmere Health and Wellbeing Board", on="8 October 2025", title="Yearly report 2024-25", report_from="Independent scrutineer", verb="note", resolution="Noted. Members asked to see how boys are missed.", version_seen="Version of 30 September 2025")  # fmt: skip
    hang(last, "parts", key="purpose")
    hang(last, "questions", words="How do you know that boys are not missed?", answer="We do not know it yet.", offer="taken", taken_by="board-2026")  # fmt: skip
    hang(last, "questions", words="Do schools have a say?", answer="Through the education lead.")
    paper = folder.add(f"{HOME}/papers", key="board-2026", report="report-2025-26", authority="Wessmere Council", committee="Wessmere Health and Wellbeing Board", on="9 December 2026", title="Yearly report 2025-26", report_from="Independent scrutineer", contact="Partnership manager", email="office@wessmere.example", verb="receive-and-consider", improved="Children who may be neglected are seen a week sooner than a year ago.", not_improved="We do not yet know whether places where children come to harm are safer.", asked="To consider how members' own services can help with places and with boys who are missed.", **tail)  # fmt: skip
    for key in ("purpose", "recommendation", "summary", "vision", "context", "priorities", "part-a", "objectives:part-a", "part-b", "objectives:part-b", "conclusions"):  # fmt: skip
        hang(paper, "parts", key=key)
    hang(paper, "strategic_links", words="Children in Wessmere have the best start", bears=True)
    hang(paper, "strategic_links", words="Wessmere's economy grows", bears=False)
    hang(paper, "previous_decisions", title="Yearly report 2024-25", dated="8 October 2025")
    hang(paper, "deferrals", was_on=date(2026, 10, 7), until="9 December 2026", reason="The meeting was not quorate.")
    folder.add(f"{HOME}/papers", key="scrutiny-2026", report="report-2025-26", authority="Wessmere Council", committee="Children's Scrutiny Committee", on="January 2027", title="Yearly report 2025-26", verb="receive-and-consider")  # fmt: skip


if __name__ == "__main__":
    make().write(HERE)
    write_bytes(HERE)
