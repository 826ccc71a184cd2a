"""Wessmere's independent scrutiny: one scrutineer for three areas, what they planned, saw, found and said, and what
partners made of it."""

from datetime import date
from typing import Any

from examples.invent import Folder, hang

HOME, ME, BEFORE = "wessmere", "scrutineer@wessmere.example", "earlier.scrutineer@wessmere.example"
SERVED = ("norden", "easthaven")
WT23, WT26 = "working-together-2023", "working-together-2026"
YEAR, LAST = date(2026, 4, 1), date(2027, 3, 31)
BACK, BACK_LAST = date(2025, 4, 1), date(2026, 3, 31)


def make_scrutiny(folder: Folder) -> None:
    """Add everything that scrutiny keeps, with every state and awkward shape."""
    seat(folder)
    log(folder)
    plan(folder)
    find(folder)
    focus(folder)
    say(folder)


def seat(folder: Folder) -> None:
    """Seat the scrutineer in two of the neighbours as well, and somebody before them at home."""
    folder.add("people", name="Nell Sample", email=BEFORE)
    for home in SERVED:
        row = folder.add(f"{home}/seats", key="scrutineer", title="Independent scrutineer", role="scrutineer", starts_on=date(2024, 4, 1))  # fmt: skip
        hang(row, "holders", person=ME, starts_on=date(2024, 4, 1))
    row = folder.add(f"{HOME}/seats", key="scrutineer-before", title="Independent scrutineer until 2024", role="scrutineer", starts_on=date(2019, 9, 1), ends_on=date(2024, 3, 31))  # fmt: skip
    hang(row, "holders", person=BEFORE, starts_on=date(2019, 9, 1), ends_on=date(2024, 3, 31))


ACTIVITIES: tuple[dict[str, Any], ...] = (
    {"key": "audit-neglect", "kind": "audit", "done": "October 2025", "forum": "Audit of neglect practice", "capacity": "participant", "subject": "How auditors judged the records", "seen": "Auditors disagreed in the open and settled it on the record. Fathers were missing from half of the records.", "functions": ["wt23-f2", "wt23-f3"], "edition": WT23, "groups": ["quality"], "agencies": ["wessmere-childrens-services", "wessmere-hospital"], "themes": ["neglect"]},
    {"key": "forum-autumn", "kind": "children", "done": "14 November 2025", "forum": "Youth forum", "capacity": "participant", "subject": "What young people say they were told", "seen": "They know who listens. They do not know what changed.", "functions": ["wt23-f4"], "edition": WT23, "themes": ["voice"]},
    {"key": "panel-secure", "kind": "audit", "done": "3 February 2026", "forum": "Review of escalations between agencies", "capacity": "chair", "subject": "How agencies settle what they disagree on", "seen": "Most are settled by telephone in a day. Nobody learns from them.", "functions": ["wt23-f6"], "edition": WT23, "groups": ["business"], "counts_for": ["easthaven"]},
    {"key": "reading-2025", "kind": "reading", "done": "March 2026", "capacity": "reader", "subject": "Every agency's self-assessment", "edition": WT23},
    {"key": "partners-q1", "kind": "partners", "done": "28 April 2026", "forum": "Quarterly talk with the safeguarding partners", "capacity": "chair", "subject": "Whose voice is heard at the executive", "seen": "Health and police speak to each other's papers. Schools are spoken about.", "functions": ["wt26-f1", "wt26-f5"], "edition": WT26, "groups": ["executive"], "agencies": ["four-waters-police", "four-waters-icb"]},
    {"key": "front-door", "kind": "visit", "done": "9 June 2026", "forum": "The front door", "capacity": "observer", "subject": "A morning at the front door", "seen": "Calls from schools wait longest on Mondays. Staff said so before I asked.", "functions": ["wt26-f5"], "edition": WT26, "counts_for": ["norden", "easthaven"], "agencies": ["wessmere-childrens-services"], "themes": ["education"]},
    {"key": "partners-q2", "kind": "partners", "done": "15 July 2026", "forum": "Quarterly talk with the safeguarding partners", "capacity": "participant", "subject": "What was done with last year's areas of focus", "seen": "Two have moved. The third waits for a chair.", "functions": ["wt26-f1"], "edition": WT26, "groups": ["executive"]},
    {"key": "kept-close", "kind": "audit", "done": "2 September 2026", "forum": "Neglect task-and-finish group", "capacity": "reader", "subject": "Draft findings that the group is still weighing", "seen": "Not to be told before the group has read it.", "edition": WT26, "groups": ["neglect"], "circle": "group", "circle_group": "neglect"},
    {"key": "four-waters", "kind": "meeting", "done": "24 September 2026", "forum": "Four Waters exploitation group", "capacity": "observer", "subject": "Harm outside the home across four areas", "seen": "One map, four ways of drawing it. Nobody was asked twice.", "functions": ["wt26-f2"], "edition": WT26, "counts_for": ["norden", "easthaven"], "themes": ["exploitation"]},
    {"key": "briefing", "kind": "briefing", "done": "6 October 2026", "forum": "New lead safeguarding partners", "capacity": "participant", "subject": "What the guidance asks of those who lead", "functions": ["wt26-f5"], "edition": WT26, "counts_for": ["norden"]},
)  # fmt: skip


def log(folder: Folder) -> None:
    """Log ten activities over two years: chaired, counted for three areas, with no function, kept within a group."""
    for row in ACTIVITIES:
        folder.add(f"{HOME}/activities", author=ME, **row)


def plan(folder: Folder) -> None:
    """Plan this year and last: done, under way, waiting, and left out with its reason."""
    pieces = (
        ("heard-2025", "How children are told what changed", BACK, BACK_LAST, ["wt23-f4"], WT23, "done", "", "November 2025", ["forum-autumn"]),
        ("fathers-2025", "How often fathers are in the record", BACK, BACK_LAST, ["wt23-f2", "wt23-f3"], WT23, "done", "", "", ["audit-neglect"]),
        ("nights-2025", "Night cover of the duty teams", BACK, BACK_LAST, ["wt23-f2"], WT23, "not done", "The inspection looked at it in the same month.", "", []),
        ("schools", "How schools are heard by those who lead", YEAR, LAST, ["wt26-f1", "wt26-f4"], WT26, "under way", "", "December 2026", ["partners-q1", "front-door"]),
        ("exploitation", "Harm outside the home, across the Four Waters", YEAR, LAST, ["wt26-f2"], WT26, "under way", "", "", ["four-waters"]),
        ("reviews", "What became of the recommendations of reviews", YEAR, LAST, ["wt26-f3"], WT26, "planned", "", "31 March 2027", []),
        ("report", "The yearly report, before it is signed", YEAR, LAST, ["wt26-f7"], WT26, "planned", "", "before it is signed", []),
    )  # fmt: skip
    for key, subject, starts, ends, functions, edition, status, reason, due, activities in pieces:
        folder.add(
            f"{HOME}/scrutiny_plan", key=key, subject=subject, starts_on=starts, ends_on=ends, functions=functions,
            edition=edition, due=due, status=status, reason=reason, activities=activities,
        )  # fmt: skip


def find(folder: Folder) -> None:
    """Record a strength, things to improve with and without what followed, and a concern."""
    rows: tuple[dict[str, Any], ...] = (
        {"key": "open-talk", "kind": "strength", "words": "Auditors from different agencies challenge each other in the open and settle it on the record.", "activity": "audit-neglect", "found": "October 2025", "group": "quality", "themes": ["neglect"]},
        {"key": "told-back", "kind": "improve", "words": "Young people are listened to, and are seldom told what changed.", "activity": "forum-autumn", "found": "14 November 2025", "recommendation": "heard", "actions": ["you-said"], "themes": ["voice"]},
        {"key": "no-learning", "kind": "improve", "words": "Nobody gathers what agencies learn when they settle a disagreement.", "activity": "panel-secure", "found": "3 February 2026"},
        {"key": "mondays", "kind": "concern", "words": "Calls from schools wait longest on Mondays, when most of them come.", "activity": "front-door", "found": "9 June 2026", "agency": "wessmere-childrens-services", "themes": ["education"]},
    )  # fmt: skip
    for row in rows:
        folder.add(f"{HOME}/findings", **row)


def quarter(area: Any, starts: date, ends: date, words: str = "", verdict: str = "", judged: str = "", on: Any = None) -> None:  # fmt: skip
    """Hang what was said of one quarter on an area of focus."""
    told = {"words": words, "reported_by": "unit@wessmere.example", "reported_on": on} if words else {}
    done = {"verdict": verdict, "judged": judged, "judged_on": on} if verdict else {}
    hang(area, "quarters", starts_on=starts, ends_on=ends, **told, **done)


def focus(folder: Folder) -> None:
    """Set areas of focus for two years: one met, one carried on, one with nobody in particular to report on it."""
    q = [date(2025, 4, 1), date(2025, 7, 1), date(2025, 10, 1), date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1)]
    ends = [date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31), date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30)]  # fmt: skip
    add = lambda **row: folder.add(f"{HOME}/focus_areas", **row)  # noqa: E731
    sooner = add(key="sooner", words="See children who may be neglected sooner", raised_in="2024-25", starts_on=BACK, ends_on=BACK_LAST, status="met", reason="They are seen a week sooner than a year ago.", owner="manager", themes=["neglect"])  # fmt: skip
    quarter(
        sooner, q[1], ends[1], "The toolkit is in use in every team.", "some", "Used, not yet felt.", date(2025, 10, 9)
    )
    quarter(sooner, q[3], ends[3], "Children are seen a week sooner than a year ago.", "good", "", date(2026, 4, 10))
    told = add(key="told-2025", words="Tell children what changed because they spoke", raised_in="2024-25", starts_on=BACK, ends_on=BACK_LAST, status="carried", reason="They are heard, and not yet told.", themes=["voice"])  # fmt: skip
    quarter(told, q[2], ends[2], verdict="little", judged="Nobody reported, so I asked the forum myself.", on=date(2026, 1, 12))  # fmt: skip
    now = add(key="told-2026", words="Tell children what changed because they spoke, in every agency", raised_in="2025-26", starts_on=YEAR, ends_on=LAST, carries="told-2025", themes=["voice"])  # fmt: skip
    quarter(now, q[4], ends[4], "Three agencies tell children by post what changed.", "some", "A beginning. Ask whether they read it.", date(2026, 7, 14))  # fmt: skip
    quarter(now, q[5], ends[5], "Five of twelve agencies tell children what changed.", on=date(2026, 10, 20))
    add(key="schools", words="Give schools a place where decisions are made", detail="A seat that is filled, papers that schools bring, and a decision that changed because of them.", raised_in="2025-26", starts_on=YEAR, ends_on=LAST, owner="lead-council", themes=["education"])  # fmt: skip


def say(folder: Folder) -> None:
    """Give four statements: an earlier scrutineer's, two given, and one that is shown, with points of fact beside it."""
    add = lambda **row: folder.add(f"{HOME}/statements", **row)  # noqa: E731
    first = "The partnership held together through a hard year. I leave it in good hands."
    row = add(key="2023-24", author=BEFORE, seat="scrutineer-before", signed="Independent scrutineer", title="Independent scrutiny 2023-24", starts_on=date(2023, 4, 1), ends_on=date(2024, 3, 31), status="given", words=first, given_on=date(2024, 3, 28))  # fmt: skip
    hang(row, "versions", words=first, saved_on=date(2024, 3, 28), is_shown=True)
    words = "Partners listen to each other, and say so when they do not agree.\n\nTwo things did not move in the year. I ask for both again."
    row = add(key="2024-25", author=ME, seat="scrutineer", signed="Independent scrutineer", title="Independent scrutiny 2024-25", starts_on=date(2024, 4, 1), ends_on=date(2025, 3, 31), status="given", words=words, given_on=date(2025, 9, 12))  # fmt: skip
    hang(row, "versions", words="Partners listen to each other.", saved_on=date(2025, 9, 1))
    hang(row, "versions", words=words, saved_on=date(2025, 9, 4), is_shown=True)
    hang(row, "points_of_fact", seat="lead-council", words="The board met five times, not four.", on=date(2025, 9, 8), answer="So it did. I have counted again and it does not change what I say.", answered_on=date(2025, 9, 10))  # fmt: skip
    words = "I was at every executive meeting and at most of the board's. I saw partners ask each other hard questions and stay in the room for the answers.\n\n**What I would keep.** Audits in which agencies disagree in the open.\n\n**What I would change.** Children speak and are not told what came of it. Schools are spoken about, and seldom speak."
    spoken = "Good morning. This year I went to the front door, to the youth forum, and to the rooms in which decisions are made. What I heard in all three was the same: people here want to know whether it helped. Ask them, and tell them."
    row = add(key="2025-26", author=ME, seat="scrutineer", signed="Independent scrutineer", title="Independent scrutiny 2025-26", starts_on=BACK, ends_on=BACK_LAST, status="given", words=words, video="https://wessmere.example/scrutiny-2025-26", transcript=spoken, given_on=date(2026, 9, 21))  # fmt: skip
    hang(row, "versions", words=words, transcript=spoken, saved_on=date(2026, 9, 21), is_shown=True)
    words = (
        "Half a year is soon told. The areas of focus have an owner each but one, and that one is where nothing moved."
    )
    row = add(key="half-2026-27", author=ME, seat="scrutineer", title="Half-year note 2026-27", starts_on=YEAR, ends_on=date(2026, 9, 30), status="shown", words=words)  # fmt: skip
    hang(row, "versions", words=words, saved_on=date(2026, 11, 2), is_shown=True)
    hang(row, "points_of_fact", seat="lead-council", words="Both areas of focus have somebody who reports on them: the business unit does for the second.", on=date(2026, 11, 16))  # fmt: skip
