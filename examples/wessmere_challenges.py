"""Wessmere's challenges, inspections and work with other boards, in every state a real log shows: answered late,
refused, raised again, taken further, closed by the next holder of a seat, left behind by a seat that ended."""

from datetime import date
from typing import Any

from examples.invent import Folder, Row, hang

HOME = "wessmere"


def make_challenges(folder: Folder) -> None:
    """Add the challenges, the counts of practitioners' escalations, the inspections and what was shared."""
    add_evidence(folder)
    for make in (settled, waiting, left_behind, others):
        make(folder)
    count_disagreements(folder)
    add_inspections(folder)
    share(folder)


def add_evidence(folder: Folder) -> None:
    """Add what shows that challenges changed something."""
    for key, title, note in (
        ("night-rota", "Night rota of the front door", "Two duty officers every night since 1 June 2026; the rota is kept by the police."),
        ("dip-sample-supervision", "Dip sample of supervision", "18 of 20 supervision records of September 2026 speak of the child's day."),
    ):  # fmt: skip
        folder.add(f"{HOME}/evidence", key=key, kind="note", title=title, note=note, entered_on=date(2026, 10, 5), added_by="unit@wessmere.example")  # fmt: skip


def challenge(folder: Folder, key: str, words: str, /, **more: Any) -> Row:
    """Add a challenge."""
    return folder.add(f"{HOME}/challenges", key=key, words=words, **more)


def answer(row: Row, verdict: str, words: str, on: date, due_on: date | None = None, **more: Any) -> Row:
    """Hang an answer on a challenge."""
    return hang(row, "answers", verdict=verdict, words=words, on=on, due_on=due_on, **more)


def settled(folder: Folder) -> None:
    """Challenges that are closed: one changed something, one nothing, one was refused, one by the seat's next holder."""
    row = challenge(
        folder, "night-cover", "Why does a referral at night wait until the morning?", agency="four-waters-police",
        raised_by="scrutineer", raised="10 March 2026", forum="The March executive, which did not meet; by letter",
        answer_due_on=date(2026, 4, 7), status="closed", verdict="accepted", outcome="changed",
        changed="A referral made at night is read by a duty officer within the hour, and a child is seen the same night where the officer asks for it.",
        changed_on=date(2026, 6, 1), closed_on=date(2026, 9, 9), closed_by="scrutineer",
        reason="The night rota has run for three months and the dip sample bears it out.",
        detail="Seen while reading referrals of January and February; the board keeps the risk as R-6.", themes=["exploitation"],
        actions=["police-briefing"], evidence=["night-rota"],
    )  # fmt: skip
    answer(row, "accepted", "Two duty officers a night from June.", date(2026, 3, 30), date(2026, 4, 7), seat="lead-police", entered_by="lead.police@wessmere.example")  # fmt: skip
    row = challenge(
        folder, "supervision-day", "How does supervision ask what a day is like for the child?",
        agency="wessmere-childrens-services", raised_by="business-chair", raised="11 February 2026",
        forum="Business group", answer_due_on=date(2026, 3, 11), status="closed", verdict="partly", outcome="changed",
        changed="The form of supervision asks for the child's day; most records now speak of it.",
        changed_on=date(2026, 9, 30), closed_on=date(2026, 10, 7), closed_by="business-chair",
        reason="The new chair of the group read the dip sample and is content.", themes=["neglect"],
        actions=["plans-audit"], evidence=["dip-sample-supervision"],
    )  # fmt: skip
    answer(row, "partly", "The form will ask it. Time for longer supervision is not there.", date(2026, 3, 20), date(2026, 3, 11), seat="lead-childrens-services", entered_by="lead.childrens.services@wessmere.example")  # fmt: skip
    row = challenge(
        folder, "carers-again", "Will every agency ask about young carers?", partnership="wessmere",
        raised_by="school-mere-bank", raised="June 2026", forum="The head teachers' forum", status="closed",
        answer_due_on=date(2026, 7, 15), verdict="refused", outcome="unchanged", closed_on=date(2026, 9, 2),
        closed_by="school-mere-bank", reason="We do not agree, and will raise it in next year's return.",
        themes=["voice"],
    )  # fmt: skip
    answer(row, "refused", "The strategy of the council asks this already; a second duty would add forms and nothing else.", date(2026, 7, 14), date(2026, 7, 15), seat="manager", entered_by="manager@wessmere.example")  # fmt: skip
    challenge(
        folder, "old-log", "Minutes reach members too late to act on them.", group="business",
        raised_by_words="A former member of the board", raised="2019-20", status="withdrawn",
        reason="Taken over from the old log; the group it was put to works otherwise now.",
    )  # fmt: skip


def waiting(folder: Folder) -> None:
    """Challenges that wait: for a first answer, for one that is late, for a second one, for who raised it to weigh one."""
    challenge(
        folder, "fathers-asked", "How many assessments before birth speak with the father?", agency="wessmere-hospital",
        raised_by="delegated-police", raised="7 October 2026", forum="Business group", answer_due_on=date(2026, 11, 4),
        themes=["infants"],
    )  # fmt: skip
    challenge(
        folder, "measures-late", "Quarter 2 figures came after the meeting they were for.", group="quality",
        raised_by="lead-council", raised="18 November 2026", forum="Quality and scrutiny subgroup",
        answer_due_on=date(2026, 12, 16),
    )  # fmt: skip
    row = challenge(
        folder, "referral-answers", "Schools still do not hear what becomes of a referral.",
        agency="wessmere-childrens-services", raised_by="school-west-fen", raised="12 May 2026", times=2,
        forum="Return of West Fen", answer_due_on=date(2026, 12, 1),
        reason="The letter exists; our last five referrals brought none.", themes=["education"],
        actions=["referral-feedback"], outcome="early",
    )  # fmt: skip
    answer(row, "accepted", "A letter goes out with every decision from 1 June.", date(2026, 5, 29), date(2026, 6, 9), told_how="from its e-mail of 29 May 2026", entered_by="unit@wessmere.example")  # fmt: skip
    hang(row, "raised_again", time=2, why="The letter exists; our last five referrals brought none.", on=date(2026, 11, 3), due_on=date(2026, 12, 1))  # fmt: skip
    row = challenge(
        folder, "plans-daily-life", "Plans name services and not a child's day.", agency="wessmere-community-health",
        raised_by="chair-quality", raised="4 February 2026", forum="Quality and scrutiny subgroup", status="answered",
        answer_due_on=date(2026, 3, 4), verdict="partly", themes=["neglect"],
    )  # fmt: skip
    answer(row, "partly", "Health visitors will; therapists have another form.", date(2026, 4, 15), date(2026, 3, 4), told_how="from its letter of 15 April 2026", entered_by="unit@wessmere.example")  # fmt: skip


def left_behind(folder: Folder) -> None:
    """Challenges whose raisers are gone: a seat that ended, and one that nobody holds."""
    row = challenge(
        folder, "sleep-question", "Is the question about sleep asked at the first visit of every health visitor?",
        agency="wessmere-community-health", raised_by="safe-sleep-chair", raised="11 June 2025",
        forum="Safer sleep task-and-finish group", answer_due_on=date(2025, 7, 9), status="answered", verdict="accepted",
        themes=["infants"], actions=["sleep-records"],
    )  # fmt: skip
    answer(row, "accepted", "It is on the form since July.", date(2025, 7, 1), date(2025, 7, 9), seat="lead-community-health", entered_by="lead.community.health@wessmere.example")  # fmt: skip
    row = challenge(
        folder, "licensing", "Licensing hears of drivers under suspicion too late.", agency="four-waters-police",
        raised_by="lead-borough", raised="9 April 2026", answer_due_on=date(2026, 5, 7), status="answered",
        verdict="accepted", themes=["exploitation"], actions=["taxi-watch"],
    )  # fmt: skip
    answer(row, "accepted", "A named officer tells the borough the same week.", date(2026, 5, 6), date(2026, 5, 7), seat="lead-police", entered_by="lead.police@wessmere.example")  # fmt: skip


def others(folder: Folder) -> None:
    """Challenges that were taken further, put to others, kept among a few; and effective practice."""
    row = challenge(
        folder, "share-of-cost", "One partner's share of the cost was cut without a word to the others.",
        partnership="wessmere", raised_by="lead-health", raised="10 June 2026", forum="Executive", stage=2,
        answer_due_on=date(2026, 7, 8), status="answered", verdict="refused",
    )  # fmt: skip
    answer(row, "refused", "The council decides its own budget.", date(2026, 7, 22), date(2026, 7, 8), seat="lead-council", entered_by="lead.council@wessmere.example")  # fmt: skip
    hang(row, "stages", stage=1, to="The heads of safeguarding of the two bodies", why="The answer does not say what falls away.", on=date(2026, 8, 5), view="Both have reasons; neither has told the other which work stops.", viewed_by="scrutineer", viewed_on=date(2026, 8, 12), result="They did not agree.", settled_on=date(2026, 8, 26))  # fmt: skip
    hang(row, "stages", stage=2, to="The delegated safeguarding partners", why="The two bodies did not agree.", on=date(2026, 9, 9), view="The cut should be laid before all three partners, with what it stops.", viewed_by="scrutineer", viewed_on=date(2026, 9, 16))  # fmt: skip
    challenge(
        folder, "hotel-keys", "Hotels near the station do not ask who visits young guests.",
        outside="Example Hotels of Mere Street", raised_by="lead-police", raised="September 2026",
        answer_due_on=date(2026, 12, 18), themes=["exploitation"],
    )  # fmt: skip
    challenge(
        folder, "joint-neglect", "The joint neglect strategy has waited for Norden since the summer.",
        partnership="norden", raised_by="manager", raised="2 November 2026", answer_due_on=date(2026, 11, 30),
        themes=["neglect"], actions=["neglect-strategy"],
    )  # fmt: skip
    challenge(
        folder, "forum-money", "Who pays for the evaluation of the youth forum?", agency="outside-evaluator",
        raised_by="chair-quality", raised="5 November 2026", circle="group", circle_group="quality",
        answer_due_on=date(2026, 12, 3),
    )  # fmt: skip
    row = challenge(
        folder, "youth-voice", "The youth forum writes to each member what became of their words: others could do the same.",
        kind="practice", group="quality", raised_by="scrutineer", raised="15 July 2026", status="closed",
        verdict="accepted", outcome="changed", changed="Mere Youth Charity does it now as well.",
        changed_on=date(2026, 10, 1), closed_on=date(2026, 10, 20), closed_by="scrutineer", reason="Taken up.",
        themes=["voice"],
    )  # fmt: skip
    answer(row, "accepted", "We wrote it up on one page for others.", date(2026, 8, 3), seat="chair-quality", entered_by="chair.quality@wessmere.example")  # fmt: skip
    challenge(
        folder, "school-lead", "Mere Bank names a second person for days when its lead is away.", kind="practice",
        agency="mere-bank-primary", raised_by="manager", raised="October 2026", themes=["education"],
    )  # fmt: skip
    row = challenge(
        folder, "buses-evening", "Could evening buses wait until the youth club has closed?",
        agency="lower-mere-borough", raised_by="lead-charity", raised="16 September 2025",
        forum="Business group", answer_due_on=date(2025, 10, 14), status="closed", verdict="partly", outcome="unchanged",
        closed_on=date(2026, 2, 11), closed_by="lead-charity",
        reason="The operator was asked twice and kept its timetable. Nothing came of it.", themes=["exploitation"],
    )  # fmt: skip
    answer(row, "partly", "The timetable is the operator's. We will ask it.", date(2025, 10, 9), date(2025, 10, 14), told_how="from its letter of 9 October 2025", entered_by="unit@wessmere.example")  # fmt: skip


COUNTS = (
    ("threshold", 2, "changed", 14, "four-waters-icb"), ("threshold", 1, "agreed", 31, ""), ("decision", 3, "stood", 6, ""),
    ("sharing", 1, "agreed", 9, "four-waters-police"), ("provision", 4, "changed", 3, ""), ("decision", 5, "open", 1, ""),
)  # fmt: skip
LEARNED = {
    "threshold": "Most were settled once both had read the same chart of thresholds.",
    "sharing": "Practitioners name the law less often when they know whom to ring.",
}


def count_disagreements(folder: Folder) -> None:
    """Add last year's counts of practitioners' escalations, two of them small."""
    for kind, stage, outcome, count, agency in COUNTS:
        learning = LEARNED.get(kind, "") if stage < 3 and outcome == "agreed" else ""
        folder.add(f"{HOME}/disagreements", key=f"{kind}-{stage}-{outcome}", starts_on=date(2025, 4, 1), ends_on=date(2026, 3, 31), kind=kind, stage=stage, outcome=outcome, count=count, agency=agency, learning=learning)  # fmt: skip


def add_inspections(folder: Folder) -> None:
    """Add four inspections: brought to the partners, recorded by the agency itself, and not brought yet."""
    joint = folder.add(
        f"{HOME}/inspections", key="front-door-2025", title="Joint inspection of the front door", source="inspection-2025",
        inspectorate="joint", kind="Joint targeted area inspection", inspected="November 2025",
        published_on=date(2026, 1, 20), brought_on=date(2026, 3, 18), brought_to="Main board",
        practice="Referrers are rung back by the person who decided.",
        concerns="Cover at night, and what referrers are told.",
    )  # fmt: skip
    for agency in ("wessmere-childrens-services", "four-waters-police", "four-waters-icb"):
        hang(joint, "agencies", agency=agency)
    for key, title, said_by, dated in (
        ("inspection-hospital", "Inspection of the Hospital Trust", "Care Quality Commission", "September 2026"),
        ("inspection-childrens", "Focused visit to Children's Services", "Ofsted", "May 2026"),
        ("inspection-west-fen", "Inspection of West Fen Academy", "Ofsted", "10 June 2026"),
    ):
        folder.add(f"{HOME}/sources", key=key, kind="inspection", title=title, said_by=said_by, dated=dated)
    hospital = folder.add(
        f"{HOME}/inspections", key="hospital-2026", title="Inspection of the Hospital Trust",
        source="inspection-hospital", inspectorate="cqc", grade="Requires improvement", inspected="September 2026",
        published_on=date(2026, 11, 12), concerns="Safeguarding training of agency staff.",
    )  # fmt: skip
    hang(hospital, "agencies", agency="wessmere-hospital", grade="Requires improvement")
    visit = folder.add(
        f"{HOME}/inspections", key="childrens-2026", title="Focused visit to Children's Services",
        source="inspection-childrens", inspectorate="ofsted", kind="Focused visit", inspected="May 2026",
        published_on=date(2026, 6, 24), brought_on=date(2026, 9, 9), brought_to="Executive",
        practice="Social workers keep the same families when a family moves within the area.",
    )  # fmt: skip
    hang(visit, "agencies", agency="wessmere-childrens-services")
    school = folder.add(
        f"{HOME}/inspections", key="west-fen-2026", title="Inspection of West Fen Academy",
        source="inspection-west-fen", inspectorate="ofsted", grade="Good", inspected="10 June 2026",
        published_on=date(2026, 7, 3), brought_on=date(2026, 7, 22), brought_to="Business group",
        practice="Every form has a named adult whom pupils chose themselves.",
    )  # fmt: skip
    hang(school, "agencies", agency="west-fen-academy", grade="Good")


def share(folder: Folder) -> None:
    """Add what was shared with other boards: answered with a joint action, and waiting for an answer."""
    folder.add(
        f"{HOME}/sharings", key="carers-adults", words="Learning on young carers from the audit of low attendance",
        board="Wessmere Safeguarding Adults Board", why="Parents' own needs keep children from school.",
        shared="14 May 2026", answer_due_on=date(2026, 6, 30), answered_on=date(2026, 6, 25), told_how="at their June meeting",
        answer="Adult services ask who else lives in the home, from September.", actions=["attendance-dip"],
    )  # fmt: skip
    folder.add(
        f"{HOME}/sharings", key="places-norden", words="The map of places where children come to harm",
        board="Norden Safeguarding Children Partnership", partnership="norden", shared="28 October 2026",
        why="Two of the places lie across the border.", answer_due_on=date(2026, 11, 18), actions=["places-map"],
    )  # fmt: skip
    folder.add(
        f"{HOME}/sharings", key="sleep-trust", words="The safer sleep briefing, for its family centres",
        board="Wessmere Children's Trust", shared="spring 2026",
    )  # fmt: skip
