"""Wessmere's groups and who sits in them, with every shape that a real structure shows: two parents, a joint group whose
host changed, pauses, a change of name and of place, a group that ended, co-chairs, seats of sectors, and empty ones."""

from datetime import date
from typing import Any

from examples.invent import Folder, Row, hang

HOME = "wessmere"
BEGAN = date(2024, 4, 1)
GROUPS: dict[str, Row] = {
    "executive": {
        "purpose": "Sets the direction of the partnership and signs what it publishes.", "starts": "September 2019",
        "meetings_a_year": 4, "chair_rule": "rotating", "chair_words": "Council, health and police, a year each",
        "level": "lead", "quorum": "named", "quorum_words": "All three safeguarding partners, or a deputy with their authority.",
    },
    "board": {
        "purpose": "All agencies of the arrangements: hears how the plan goes, and challenges.",
        "starts": "September 2019", "meetings_a_year": 4, "level": "board", "quorum": "some", "quorum_number": 3,
        "quorum_words": "Three of the five agencies named.",
    },
    "business": {
        "purpose": "Prepares what the board decides, and watches what is late.", "starts": "September 2019",
        "meetings_a_year": 6, "chair_rule": "role", "chair_words": "The delegated partner of the police",
        "quorum": "number", "quorum_number": 3,
    },
    "quality": {
        "purpose": "Audits, measures, and what they say of children's lives.", "starts": "2019",
        "meetings_a_year": 6, "chair_rule": "two", "quorum": "chair",
        "quorum_words": "The chairs rule for audit reports; other items wait for the next meeting.",
    },
    "learning": {"purpose": "Takes what reviews teach to those who work with children.", "starts": "2019", "meetings_a_year": 6},
    "neglect": {
        "starts": "1 May 2025", "meetings_a_year": 6,
        "commission": "Set up by the quality and scrutiny subgroup after the audit of neglect.",
        "terms": "Reports to the subgroup each quarter. Ends when the toolkit is in use everywhere.",
        "outputs": "One toolkit for all agencies, and the training that goes with it.",
    },
    "transitions": {"starts": "1 October 2024", "meetings_a_year": 4, "commission": "To look at what happens to young people at eighteen."},
}  # fmt: skip
PAUSES = (
    ("transitions", date(2025, 2, 1), date(2025, 4, 30), "Waiting for the adults' board to name its members."),
    ("transitions", date(2026, 9, 1), None, "No chair is named."),
)
QUORUM = (
    ("executive", "wessmere-council"), ("executive", "four-waters-icb"), ("executive", "four-waters-police"),
    ("board", "wessmere-council"), ("board", "four-waters-icb"), ("board", "four-waters-police"),
    ("board", "wessmere-childrens-services"), ("board", "wessmere-hospital"),
)  # fmt: skip
PEOPLE = (
    ("police.early", "Uma Sample"), ("deputy.police", "Vic Placeholder"), ("head.primary", "Wyn Example"),
    ("head.secondary", "Xia Sample"), ("quality.childrens", "Yan Placeholder"), ("co.chair", "Zed Example"),
    ("designated.nurse", "Abe Specimen"), ("earlier.chair", "Bea Specimen"), ("safe.sleep", "Cal Specimen"),
)  # fmt: skip
# key, title, role, group, where and what else, then who sits there: person, from, until, whether as deputy
Sits = tuple[str, date | None, date | None, bool]
SEATS: tuple[tuple[str, str, str, str, Row, tuple[Sits, ...]], ...] = (
    ("exec-council", "Council, executive", "member", "executive", {"agency": "wessmere-council"}, (("lead.council", BEGAN, None, False),)),
    ("exec-health", "Integrated care board, executive", "member", "executive", {"agency": "four-waters-icb"}, (("lead.health", BEGAN, None, False),)),
    ("exec-police", "Police, executive (chair in 2026-27)", "chair", "executive", {"agency": "four-waters-police"}, (("delegated.police", BEGAN, None, False), ("deputy.police", date(2025, 1, 1), date(2026, 6, 30), True))),
    ("exec-scrutineer", "Independent scrutineer, executive", "scrutineer", "executive", {"capacity": "participating"}, (("scrutineer", BEGAN, None, False),)),
    ("exec-minutes", "Minutes, executive", "member", "executive", {"capacity": "attending"}, (("unit", BEGAN, None, False),)),
    ("board-chair", "Chair, main board", "chair", "board", {"agency": "wessmere-council"}, (("lead.council", BEGAN, None, False),)),
    ("board-health", "Integrated care board, main board", "member", "board", {"agency": "four-waters-icb"}, (("lead.health", BEGAN, None, False), ("designated.nurse", BEGAN, None, True))),
    ("board-police", "Police, main board", "member", "board", {"agency": "four-waters-police"}, (("police.early", BEGAN, date(2025, 12, 31), False), ("delegated.police", date(2026, 1, 1), None, False))),
    ("board-childrens-1", "Children's Services, main board", "member", "board", {"agency": "wessmere-childrens-services"}, (("lead.childrens.services", BEGAN, None, False),)),
    ("board-childrens-2", "Children's Services, early help, main board", "member", "board", {"agency": "wessmere-childrens-services"}, (("lead.childrens.services", BEGAN, None, False),)),
    ("board-childrens-3", "Children's Services, quality, main board", "member", "board", {"agency": "wessmere-childrens-services"}, (("quality.childrens", BEGAN, date(2026, 8, 31), False),)),
    ("board-hospital", "Hospital Trust, main board", "member", "board", {"agency": "wessmere-hospital"}, (("lead.hospital", BEGAN, None, False), ("lead.community.health", BEGAN, None, False))),
    ("board-public-health", "Public Health, main board", "member", "board", {"agency": "wessmere-public-health", "capacity": "adviser"}, (("lead.public.health", date(2026, 7, 1), None, False),)),
    ("board-probation", "Probation, main board", "member", "board", {"agency": "wessmere-probation"}, ()),
    ("board-primary", "Primary schools, main board", "member", "board", {"agency": "mere-bank-primary", "sector": "primary schools", "counts_for_agency": True, "sector_rule": "The head who holds the seat answers for that school as well."}, (("head.primary", BEGAN, None, False),)),
    ("board-secondary", "Secondary schools, main board", "member", "board", {"agency": "west-fen-academy", "sector": "secondary schools", "counts_for_agency": False, "sector_rule": "It speaks for all secondary schools and for none in particular."}, (("head.secondary", BEGAN, None, False),)),
    ("board-charity", "Voluntary sector, main board", "member", "board", {"sector": "voluntary sector"}, (("lead.charity", BEGAN, None, False),)),
    ("board-scrutineer", "Independent scrutineer, main board", "scrutineer", "board", {"capacity": "observer"}, (("scrutineer", BEGAN, None, False),)),
    ("business-chair", "Chair, business group", "chair", "business", {"agency": "four-waters-police"}, (("earlier.chair", BEGAN, date(2026, 3, 31), False), ("delegated.police", date(2026, 4, 1), None, False))),
    ("business-manager", "Partnership manager, business group", "member", "business", {}, (("manager", BEGAN, None, False),)),
    ("business-childrens", "Children's Services, business group", "member", "business", {"agency": "wessmere-childrens-services"}, (("lead.childrens.services", BEGAN, None, False), ("quality.childrens", BEGAN, None, True))),
    ("business-health", "Health, business group", "member", "business", {"agency": "wessmere-hospital"}, (("designated.nurse", BEGAN, None, False),)),
    ("quality-co-chair", "Co-chair, quality and scrutiny subgroup", "chair", "quality", {"agency": "wessmere-community-health"}, (("co.chair", date(2025, 9, 1), None, False),)),
    ("quality-police", "Police, quality and scrutiny subgroup", "member", "quality", {"agency": "four-waters-police"}, (("lead.police", BEGAN, None, False),)),
    ("quality-scrutineer", "Independent scrutineer, quality and scrutiny subgroup", "scrutineer", "quality", {"capacity": "observer"}, (("scrutineer", BEGAN, None, False),)),
    ("safe-sleep-chair", "Chair, safer sleep task-and-finish group", "chair", "safe-sleep", {"agency": "wessmere-public-health", "starts_on": date(2024, 5, 1), "ends_on": date(2025, 6, 30)}, (("safe.sleep", date(2024, 5, 1), date(2025, 6, 30), False),)),
)  # fmt: skip


def shape_groups(folder: Folder) -> None:
    """Give Wessmere's groups their rules, their pasts and their seats."""
    groups = {row["key"]: row for row in folder.rows[f"{HOME}/groups"]}
    for key, more in GROUPS.items():
        groups[key].update(more)
    groups["learning"]["under"].append({"parent": "executive", "starts_on": date(2026, 4, 1)})
    groups["neglect"]["under"] = [
        {"parent": "learning", "starts_on": date(2025, 5, 1), "ends_on": date(2025, 8, 31)},
        {"parent": "quality", "starts_on": date(2025, 9, 1)},
    ]
    hang(groups["quality"], "former_names", name="Audit subgroup", until=date(2026, 3, 31))
    for key, starts_on, ends_on, why in PAUSES:
        hang(groups[key], "pauses", starts_on=starts_on, ends_on=ends_on, why=why)
    for key, agency in QUORUM:
        hang(groups[key], "quorum_names", agency=agency)
    add_the_calendar(folder)
    add_the_ended(folder)
    change_the_host(folder)


def add_the_calendar(folder: Folder) -> None:
    """Days on which the offices are closed, and a year of school terms."""
    for day in (24, 29, 30, 31):
        folder.add(f"{HOME}/closed_days", key=f"christmas-{day}", on=date(2026, 12, day), name="Offices closed")
    for key, name, first, last in (
        ("autumn-1", "Autumn term 2026, first half", date(2026, 9, 2), date(2026, 10, 23)),
        ("autumn-2", "Autumn term 2026, second half", date(2026, 11, 2), date(2026, 12, 18)),
        ("spring-1", "Spring term 2027, first half", date(2027, 1, 4), date(2027, 2, 12)),
        ("spring-2", "Spring term 2027, second half", date(2027, 2, 22), date(2027, 3, 25)),
    ):
        folder.add(f"{HOME}/terms", key=key, name=name, starts_on=first, ends_on=last)


def add_the_ended(folder: Folder) -> None:
    """A task-and-finish group that did what it was asked, and says so."""
    row = folder.add(
        f"{HOME}/groups", key="safe-sleep", kind="task", name="Safer sleep task-and-finish group",
        starts="1 May 2024", ends="30 June 2025", meetings_a_year=8,
        commission="Set up by the business group after three rapid reviews in neighbouring areas.",
        terms="Reports to the business group. Twelve months, and two more if need be.",
        outputs="A briefing for every agency that meets parents, and a question in every first visit.",
        closing_note="The briefing went to all agencies in March 2025 and the question is asked since April. What is still to be done, asking whether it made a difference, went to the learning from reviews subgroup.",
    )  # fmt: skip
    hang(row, "under", parent="business")


def change_the_host(folder: Folder) -> None:
    """The joint group was hosted by Wessmere, and is by Norden since April 2026."""
    joint = next(row for row in folder.rows["four-waters/groups"] if row["key"] == "exploitation")
    others = [share for share in joint["shares"] if share["partnership"] not in (HOME, "norden")]
    until, since = date(2026, 3, 31), date(2026, 4, 1)
    joint |= {"meetings_a_year": 4, "shares": others}
    for partnership, was_host in ((HOME, True), ("norden", False)):
        hang(joint, "shares", partnership=partnership, is_host=was_host, ends_on=until)
        hang(joint, "shares", partnership=partnership, is_host=not was_host, starts_on=since)


def seat_groups(folder: Folder) -> None:
    """Add the people who sit in groups alone, and the seats."""
    for key, name in PEOPLE:
        folder.add("people", email=f"{key}@wessmere.example", name=name)
    for key, title, role, group, more, sitters in SEATS:
        values: dict[str, Any] = {"starts_on": BEGAN} | more
        seat = folder.add(f"{HOME}/seats", key=key, title=title, role=role, group=group, **values)
        for who, starts_on, ends_on, is_deputy in sitters:
            hang(seat, "holders", person=f"{who}@wessmere.example", is_deputy=is_deputy, starts_on=starts_on, ends_on=ends_on)  # fmt: skip
