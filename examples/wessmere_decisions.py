"""What Wessmere's meetings minuted and decided: minutes at every stage, and decisions of every shape, from one with its
words alone to a key one that rests on everything, one put round and ratified, one superseded, and one for few."""

from datetime import date, timedelta

from examples.invent import NOW, Folder, Row, hang
from goldthread.kit.words import joined

HOME = "wessmere"
HOW = {"attended": "attended", "part": "attended in part", "deputy": "deputy attended"}
MODES = {"room": ", in the room", "online": ", online", "phone": ", by telephone", "": ""}
SENT = {"board-2026-09-23"}  # sent to the members, and agreed in December
WITH_CHAIR = {"business-2026-10-07"}
DRAFT = {"quality-2026-09-30"}
CORRECTED = "board-2026-03-18"
INQUORATE = "executive-2026-09-09"  # one item was taken all the same, and one was not
FEW = "executive-2026-06-10"
MINUTED = {
    "Welcome and apologies": "The chair welcomed everybody. Apologies are listed above.",
    "Minutes of the last meeting": "They were agreed as a true record.",
    "The partnership's money for the year": "The three partners went through the budget line by line. Reserves stand at two months of spending.",
    "What the scrutineer has seen": "The scrutineer had sat in on two subgroups and asked how they know that a change lasts.",
    "Risks that need the three partners": "Two risks were moved up. The partners asked for a plan for the vacancies in health visiting.",
    "The business plan: where it stands": "Most actions are on time. The board asked why supervision training is late.",
    "Learning from reviews": "Two reviews say the same of fathers: they were known, and nobody spoke with them.",
    "Attendance of the board": "Schools came to every meeting; probation's seat has been empty since the spring.",
    "Harm outside the home": "- The new pathway is used in both hospitals.\n- Housing was not at the table, and should be.",
    "Actions that are late": "Each lead said what stands in the way and gave a day.",
    "Report of the Quality and scrutiny subgroup": "The report was taken as read. It asks for one decision.",
    "Report of the Learning from reviews subgroup": "The report was taken as read.",
    "The neglect toolkit": "The third draft was shown. Practitioners had tried it for a month and liked its first page best.",
    "Training for the year": "Places are full until the summer.",
    "The audit programme": "Four audits are planned, one of them with young people.",
    "Audit of first contacts": "In one of five the answer came too late to be of use.",
    "What practitioners say": "Practitioners want one number to ring.",
    "Messages for new parents": "Midwives and parents wrote them together.",
    "What the group leaves behind": "A page of messages, a film and the names of those who keep both up to date.",
    "Any other business": "None.",
}  # fmt: skip
REMARKS = {"The partnership's money for the year": "The council's member said that next year will be harder."}
GROUNDS = {
    "options": "Keep five forms, one for each agency; or wait for a national one.",
    "reasons": "Practitioners who see the same family could not read one another's words.",
    "considered": "The audit of neglect, what 40 practitioners said, and the month in which three teams tried it.",
    "equality": "Families who do not read English are helped by its pictures. It was tried with two of them.",
    "dissent": "The hospital asked for six months more. It was given three.",
    "delegation": "Paragraph 14 of the published arrangements leaves tools and forms to the business group.",
}


def make_decisions(folder: Folder) -> None:
    """Minute what was held, and add what was decided."""
    rows = folder.rows[f"{HOME}/meetings"]
    titles = {each["key"]: each["title"] for each in folder.rows[f"{HOME}/seats"]}
    for row in rows:
        if row["status"] == "held" and row.get("items"):
            minute(row, rows, titles)
    add_decisions(folder)


def minute(row: Row, rows: list[Row], titles: dict[str, str]) -> None:
    """Write the minutes of a meeting, and take them as far as they had come in November 2026."""
    if row["key"] == FEW:
        hang(row, "items", title="A matter of staffing at one partner", is_restricted=True)
    for place, item in enumerate(row["items"]):
        item["minuted"] = MINUTED.get(item["title"], "Two posts are empty. The partner gave a plan, with days.")
        item |= {"remarks": REMARKS[item["title"]]} if item["title"] in REMARKS else {}
        if row["key"] == INQUORATE and place in (2, 4):
            item["quorate"] = "taken" if place == 2 else "not"
    if row["key"] == INQUORATE:
        row["items"][4]["minuted"] = ""
    after = sorted((each for each in rows if each.get("group") == row["group"] and each.get("on", NOW) > row.get("on", NOW)
                    and each["status"] == "held"), key=lambda each: each.get("on", NOW))  # fmt: skip
    state = "sent" if row["key"] in SENT else "chair" if row["key"] in WITH_CHAIR else "draft"
    row["minutes"] = state if row["key"] in SENT | WITH_CHAIR | DRAFT or not after else "agreed"
    if row.get("on") is None:
        return
    row["minutes_drafted_on"] = row["on"] + timedelta(3)
    if row["minutes"] == "agreed":
        row |= {"agreed_at": after[0]["key"], "agreed_on": after[0]["on"]}
    if row["minutes"] in ("sent", "agreed"):
        keep(row, titles)


def keep(row: Row, titles: dict[str, str]) -> None:
    """Keep the minutes as they stood: when they were sent, corrected in one case, and agreed."""
    stood = [("sent", row["on"] + timedelta(10), "")]
    if row["key"] == CORRECTED:
        stood.append(("sent", row["on"] + timedelta(24), "Two apologies were missing."))
        row["minutes_why"] = "Two apologies were missing."
    if row["minutes"] == "agreed":
        stood.append(("agreed", row["agreed_on"], row.get("minutes_why", "")))
    came = register(row, titles)
    for how, on, why in stood:
        hang(
            row, "minutes_kept", how=how, on=on, why=why, words=text(row, came, True), open_words=text(row, came, False)
        )


def register(row: Row, titles: dict[str, str]) -> str:
    """Who came and how, and who did not, by seat."""
    came = [each for each in row.get("attendance", ()) if "seat" in each]
    there = [each for each in came if each.get("mark") in HOW]
    lines = [f"| {titles[each['seat']]} | {HOW[each['mark']]}{MODES[each.get('mode', '')]} |" for each in there]
    parts = ["\n".join(["| Seat | How |", "| --- | --- |", *lines])] if lines else ["Attendance is not recorded."]
    for mark, label in (("apologies", "Apologies"), ("absent", "Absent without apologies")):
        away = [titles[each["seat"]] for each in came if each.get("mark") == mark]
        parts += [f"**{label}:** {joined(away)}."] if away else []
    return "\n\n".join(["## Who was there", *parts])


def text(row: Row, came: str, whole: bool) -> str:
    """The minutes in the form in which the software keeps them, in short."""
    parts = [came]
    for place, item in enumerate(row["items"], 1):
        if item.get("is_restricted") and not whole:
            parts.append(
                f"## {place}. Restricted item\n\nThis item is restricted and is minuted for the members alone."
            )
            continue
        mark = " (restricted item)" if item.get("is_restricted") else ""
        said = item.get("minuted") or "Nothing is minuted."
        aside = f"\n\n**For members alone:**\n\n{item['remarks']}" if whole and item.get("remarks") else ""
        parts.append(f"## {place}. {item['title']}{mark}\n\n{said}{aside}")
    return "\n\n".join(parts)


def add_decisions(folder: Folder) -> None:
    """Every shape of a decision."""
    key = add(folder, "one-toolkit", "Every agency uses the one neglect toolkit from 1 October 2026",
        group="business", meeting="business-2026-07-22", item="business-2026-07-22#6", decided="22 July 2026",
        is_key=True, review_on=date(2027, 7, 21), themes=["neglect"], **GROUNDS)  # fmt: skip
    hang(key, "told", agency="wessmere-childrens-services", told_on=date(2026, 7, 24), carries_out=True, due_on=date(2026, 10, 1), done_on=date(2026, 9, 28), done_words="All teams have it, and supervisors ask for it.")  # fmt: skip
    hang(key, "told", agency="wessmere-hospital", told_on=date(2026, 7, 24), carries_out=True, due_on=date(2027, 1, 4))
    hang(key, "told", group="learning", told_on=date(2026, 9, 3))
    key["actions"], key["evidence"] = ["neglect-toolkit"], ["evidence-sleep-briefings"]
    add(folder, "five-forms", "Each agency keeps a form of its own, with the same first page", group="business",
        meeting="business-2025-07-23", decided="23 July 2025", status="superseded", superseded_by="one-toolkit",
        reason="The first page alone did not help.", themes=["neglect"])  # fmt: skip
    bare = add(folder, "budget-2026", "The budget of 2026-27 is agreed, with a share of each partner as last year",
        group="executive", level="delegated", meeting="executive-2025-12-10", item="executive-2025-12-10#3",
        decided="10 December 2025", is_key=True, reasons="No partner could give more.", review_on=date(2026, 11, 2))  # fmt: skip
    hang(bare, "told", agency="wessmere-council", told_on=date(2025, 12, 12))
    hang(bare, "told", agency="four-waters-police")
    add(folder, "words-alone", "The board meets four times a year", group="board", level="board", decided="2024")
    round_ = add(folder, "training-days", "Two more days of training are paid for from the reserve", group="business",
        how="circulation", status="ratified", put_round_on=date(2026, 8, 10), replies_by=date(2026, 8, 24),
        decided="25 August 2026", ratified_at="business-2026-10-07")  # fmt: skip
    for seat, answer, words in (
        ("business-chair", "agree", ""),
        ("business-childrens", "agree", "Agreed by e-mail."),
        ("business-health", "disagree", "It should come out of next year's money."),
    ):
        hang(round_, "replies", seat=seat, answer=answer, words=words, on=date(2026, 8, 18), entered_by="unit@wessmere.example")  # fmt: skip
    open_ = add(folder, "film", "The film on safer sleep is shown in every waiting room", group="business",
        how="circulation", status="proposed", put_round_on=date(2026, 11, 16), replies_by=date(2026, 12, 1),
        themes=["infants"])  # fmt: skip
    hang(open_, "replies", seat="business-chair", answer="agree", on=date(2026, 11, 17), entered_by="unit@wessmere.example")  # fmt: skip
    add(folder, "by-the-chair", "The audit of first contacts begins a month early", group="quality", how="chair",
        decided="2 November 2026")  # fmt: skip
    add(folder, "not-taken", "The seats of schools become one", group="board", level="board", status="not taken",
        meeting="board-2026-03-18", reason="Schools want both voices at the table.")  # fmt: skip
    add(folder, "looked-again", "Learning events are held on two days a year", group="board", level="board",
        meeting="board-2025-06-18", decided="18 June 2025", looked_on=date(2026, 6, 17),
        looked_words="It still stands: both days were full.", review_on=date(2027, 6, 16))  # fmt: skip
    few = add(folder, "staffing", "The partners pay for a post at one partner until March", group="executive",
        level="delegated", meeting=FEW, item=f"{FEW}#7", decided="10 June 2026", circle="group",
        circle_group="executive")  # fmt: skip
    hang(few, "told", agency="four-waters-police", carries_out=True, due_on=date(2027, 3, 31))
    add(folder, "lead-partners", "The three lead partners confirm the published arrangements", level="lead",
        decided="March 2026", is_key=True, options="Change them now, or when the guidance changes.",
        reasons="The guidance is about to change.", considered="The yearly report.", equality="No group is touched differently.",
        dissent="None", review_on=date(2027, 3, 31))  # fmt: skip


def add(folder: Folder, key: str, words: str, **values: object) -> Row:
    """Add a decision with the next number."""
    number = len(folder.rows.get(f"{HOME}/decisions", ())) + 1
    values = {"circle": "partnership", "level": "group", "how": "meeting", "status": "taken"} | values
    return folder.add(f"{HOME}/decisions", key=key, number=number, words=words, **values)
