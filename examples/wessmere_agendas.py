"""What Wessmere's meetings dealt with: agendas, papers asked for, late and put off, interests, and reports of groups."""

from datetime import date, timedelta
from typing import Any

from examples.invent import NOW, Folder, Row, hang

HOME = "wessmere"
OPENS = ("Welcome and apologies", "standing")
CLOSES = ("Any other business", "standing")
ITEMS: dict[str, tuple[tuple[str, str], ...]] = {
    "executive": (
        ("The partnership's money for the year", "decision"),
        ("What the scrutineer has seen", "information"),
        ("Risks that need the three partners", "discussion"),
    ),
    "board": (
        ("The business plan: where it stands", "discussion"),
        ("Learning from reviews", "information"),
        ("Attendance of the board", "discussion"),
        ("Harm outside the home", "discussion"),
    ),
    "business": (
        ("Actions that are late", "discussion"),
        ("Report of the Quality and scrutiny subgroup", "highlight"),
        ("Report of the Learning from reviews subgroup", "highlight"),
        ("The neglect toolkit", "decision"),
        ("Training for the year", "information"),
    ),
    "quality": (
        ("The audit programme", "discussion"),
        ("Audit of first contacts", "decision"),
        ("What practitioners say", "information"),
    ),
    "safe-sleep": (("Messages for new parents", "discussion"), ("What the group leaves behind", "decision")),
}
PAPERS = {
    "The partnership's money for the year": ("Budget for the year", "agency", "wessmere-council"),
    "Learning from reviews": ("What two reviews taught us", "group", "learning"),
    "The neglect toolkit": ("The toolkit, third draft", "agency", "wessmere-childrens-services"),
    "Audit of first contacts": ("Findings of the audit", "agency", "wessmere-community-health"),
}
LATE = "business-2026-11-25"  # one paper is late for it, one is put off, and interests are asked for
RESTRICTED = "executive-2026-12-09"  # one item of it is for the partners alone
ABSENT, AFTER, DEFERRED = "board-2026-06-17", "business-2026-07-22", "business-2026-10-07"
# what is here already for the meetings to come: meeting -> item, title of the paper, evidence
HERE: dict[str, tuple[tuple[str, str, str], ...]] = {
    LATE: (
        ("Actions that are late", "Actions that are late", "paper-late"),
        ("Report of the Quality and scrutiny subgroup", "How long children wait to be seen", "waiting-chart"),
        ("Training for the year", "Who came to the training", "attendance-2026"),
    ),
    "quality-2027-01-20": (("The audit programme", "Minutes with the audit of plans", "plans-minutes"),),
}
HOW = {ABSENT: "absent", AFTER: "after", DEFERRED: "deferred"}
SUMMARY = """### Done

- The audit of first contacts was finished.

### Late

- The second round of supervision training.

### Measures that moved

- Share of assessments that name neglect: 61 per cent, up from 48."""

LEARNED = """### Done

- The briefing on safer sleep went to every team.

### Late

- Nothing recorded.

### Measures that moved

- Teams that opened the briefing: 31 of 34."""


def hang_agendas(folder: Folder) -> None:
    """Give every meeting of Wessmere's groups an agenda and its papers, as they stood in November 2026."""
    for row in folder.rows[f"{HOME}/meetings"]:
        if row["status"] == "displaced" or row["group"] not in ITEMS:
            continue
        put_items(row)
        ask_papers(row)
        if row["status"] == "held":
            row["sent_on"] = row["on"] - timedelta(7)
        if row["group"] == "business":
            report(row)
    for row in folder.rows[f"{HOME}/meetings"]:
        prepare(row)


def put_items(row: Row) -> None:
    """Put what the group deals with on the agenda, and the minutes of the last meeting."""
    minutes = ("Minutes of the last meeting", "decision")
    for title, kind in (OPENS, minutes, *ITEMS[row["group"]], CLOSES):
        values: dict[str, Any] = {"kind": kind} if kind != "discussion" else {}
        if title == "Actions that are late":
            values |= {"why": "From the record of actions", "minutes_long": 20}
        hang(row, "items", title=title, **values)
    if row["key"] == RESTRICTED:
        hang(row, "items", title="A matter of staffing at one partner", kind="discussion", is_restricted=True)


def ask_papers(row: Row) -> None:
    """Ask for the papers of the items that need one. Those of meetings held are here, but for three that tell a story."""
    for place, item in enumerate(row["items"], 1):
        if item["title"] not in PAPERS:
            continue
        title, kind, key = PAPERS[item["title"]]
        due = row["on"] - timedelta(10)
        values: dict[str, Any] = {"item": f"#{place}", f"asked_{kind}": key, "asked_on": due - timedelta(21)}
        if row["status"] == "held":
            values["received_on"] = due - timedelta(1)
        if how := HOW.get(row["key"]):
            values["how"] = how
            if how == "deferred":
                del values["received_on"]
            if how == "after":
                values["circulated_on"] = row["on"] + timedelta(5)
        hang(row, "papers", title=title, due_on=due, **values)
    for item_title, title, evidence in HERE.get(row["key"], ()):
        place = next(place for place, item in enumerate(row["items"], 1) if item["title"] == item_title)
        hang(row, "papers", title=title, item=f"#{place}", evidence=evidence, received_on=NOW - timedelta(4))
    if row["key"] == RESTRICTED:
        own = {"evidence": "paper-staffing", "received_on": NOW - timedelta(3), "is_restricted": True}
        hang(row, "papers", title="Staffing at one partner", item=f"#{len(row['items'])}", **own)
        (budget,) = (paper for paper in row["papers"] if paper["title"] == "Budget for the year")
        budget |= {"evidence": "paper-budget", "received_on": NOW - timedelta(4)}


def report(row: Row) -> None:
    """The report of the quality subgroup to the business group; to the next meeting it is a draft."""
    if row["status"] not in ("held", "planned"):
        return
    values = {"summary": SUMMARY, "starts_on": row["on"] - timedelta(60), "ends_on": min(row["on"], NOW)}
    ready = row["status"] == "held"
    values |= {"state": "ready"} if ready else {}
    values |= {"escalations": "- Two agencies have not named an auditor."} if row["on"] >= date(2026, 5, 1) else {}
    values["starts_on"] = min(values["starts_on"], values["ends_on"])
    hang(row, "reports", group="quality", **values)
    if row["key"] == LATE:
        own = {"starts_on": row["on"] - timedelta(60), "ends_on": NOW, "summary": LEARNED, "state": "ready"}
        hang(row, "reports", group="learning", wanted="- Agree the day of the learning event.", **own)


def prepare(row: Row) -> None:
    """The meeting of this week: interests asked for and declared, an invitation sent, a paper late."""
    if row["key"] != LATE:
        return
    row |= {"asked_interests_on": NOW - timedelta(9), "invited_on": NOW - timedelta(40), "sequence": 1}
    hang(row, "interests", person=_mail("manager"), is_none=True, on=NOW - timedelta(8))
    hang(row, "interests", person=_mail("lead.health"), words="Our trust would run the training that is proposed.",
         item="#7", done="Takes no part in item 7", on=NOW - timedelta(7))  # fmt: skip


def _mail(who: str) -> str:
    return f"{who}@wessmere.example"
