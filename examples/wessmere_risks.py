"""Wessmere's risks, the scales they were rated on, the changes it lives through, and where its vision stands: every state
of a register, with a risk that comes back this year and one that is put off to the next."""

from datetime import date
from typing import Any

from examples.invent import Folder, Row, hang

HOME = "wessmere"
SCALES: tuple[tuple[str, date, tuple[str, ...], tuple[str, ...], tuple[tuple[int, str, str], ...]], ...] = (
    (
        "four-by-four", date(2023, 4, 1), ("Unlikely", "Possible", "Likely", "Certain"),
        ("Slight", "Some", "Serious", "Severe"),
        ((1, "Low", "good"), (4, "Medium", "new"), (9, "High", "stopped")),
    ),
    (
        "five-by-five", date(2025, 4, 1), ("Rare", "Unlikely", "Possible", "Likely", "Almost certain"),
        ("Insignificant", "Minor", "Moderate", "Major", "Severe"),
        ((1, "Low", "good"), (5, "Medium", "new"), (10, "High", "soon"), (16, "Critical", "stopped")),
    ),
)  # fmt: skip


def make_risks(folder: Folder) -> None:
    """Add the scales, the register, the changes, and the positions on the statements of vision."""
    for key, starts_on, likelihood, impact, bands in SCALES:
        scale = folder.add(f"{HOME}/scales", key=key, starts_on=starts_on, size=len(likelihood))
        for side, names in (("likelihood", likelihood), ("impact", impact)):
            for value, name in enumerate(names, 1):
                hang(scale, "grades", side=side, value=value, name=name)
        for lowest, name, tone in bands:
            hang(scale, "bands", lowest=lowest, name=name, tone=tone)
    for make in (watched, put_off, shared_out, at_an_end, awkward):
        make(folder)
    live_through(folder)


def risk(folder: Folder, key: str, title: str, /, **more: Any) -> Row:
    """Put a risk on the register."""
    return folder.add(f"{HOME}/risks", key=key, title=title, **more)


def rate(row: Row, which: str, likelihood: int, impact: int, on: date, reason: str = "", **more: Any) -> None:
    """Rate a risk on the scale of its day."""
    scale = "four-by-four" if on < date(2025, 4, 1) else "five-by-five"
    hang(
        row,
        "scores",
        which=which,
        likelihood=likelihood,
        impact=impact,
        scale=scale,
        rated_on=on,
        reason=reason,
        **more,
    )


def watched(folder: Folder) -> None:
    """Risks that are open: one with a long history on two scales, one whose review is late, one past its target."""
    row = risk(
        folder, "social-worker-vacancies", "Too few experienced social workers in the assessment teams",
        cause="Experienced workers leave for agencies that pay more, and newly qualified ones take their place.",
        event="Assessments are made by people in their first year, or wait.",
        consequence="Children stay longer where they are not safe, and tell their story to several strangers.",
        category="workforce", children="Children waiting for an assessment; children on a plan", raised="14 May 2024",
        raised_by="delegated-police", owner="lead-childrens-services", group="business",
        controls="A pay supplement since June 2024.\nA team of practice leads who sit with new workers.",
        control_strength="partial", control_sure="Exit interviews, and the quarterly count of vacancies.",
        treatment="treat", target_on=date(2027, 3, 31), review_on=date(2026, 12, 9), themes=["neglect"],
        national_cause="A shortage of experienced social workers across the country",
    )  # fmt: skip
    for which, likelihood, impact, on, reason, counts in (
        ("current", 4, 3, date(2024, 5, 14), "One post in four is empty.", True),
        ("inherent", 5, 5, date(2025, 5, 13), "As if there were neither supplement nor practice leads.", False),
        ("current", 4, 5, date(2025, 5, 13), "Rated again on the new scale.", True),
        ("target", 2, 4, date(2025, 5, 13), "", True),
        ("current", 5, 4, date(2025, 11, 12), "Three practice leads left.", True),
        ("current", 4, 4, date(2026, 2, 11), "Two came back.", True),
        ("current", 3, 4, date(2026, 9, 9), "One post in ten is empty.", True),
    ):
        rate(row, which, likelihood, impact, on, reason, counts_controls=counts)
    hang(row, "reviews", on="11 February 2026", words="The supplement works slowly; keep it another year.", by_group="business", presented_by="lead-childrens-services", next_on=date(2026, 9, 9))  # fmt: skip
    hang(row, "reviews", on="9 September 2026", words="Vacancies are down. Look again before the winter.", by_group="business", presented_by="lead-childrens-services", next_on=date(2026, 12, 9))  # fmt: skip
    hang(row, "treated", action="workforce")
    row = risk(
        folder, "case-system", "The new case system does not show a child's school",
        cause="The field was left out of the first release.", event="Nobody is told when a child leaves a school.",
        consequence="A child out of school is found late.", category="data", children="Children out of school",
        raised="January 2026", owner_agency="wessmere-council", group="quality", control_strength="weak",
        controls="A list by hand, each Friday.", treatment="treat", review_on=date(2026, 10, 14),
    )  # fmt: skip
    rate(row, "current", 3, 3, date(2026, 1, 21), "The list is often two weeks old.")
    row = risk(
        folder, "part-time-timetables", "Part-time timetables go on for months without anybody agreeing to them",
        category="practice", children="Children with part-time timetables", raised="Q2 2025", owner="school-mere-bank",
        group="quality", treatment="treat", target_on=date(2026, 7, 31), review_on=date(2027, 1, 20),
    )  # fmt: skip
    rate(row, "current", 4, 3, date(2025, 6, 18), "Forty children in the last count.")
    rate(row, "target", 2, 3, date(2025, 6, 18), "Ten, each agreed with the family.")
    rate(row, "current", 4, 3, date(2026, 6, 17), "Thirty-eight.")


def put_off(folder: Folder) -> None:
    """Risks to be revisited in a named year: one that is due now, one in the year to come, one that was revisited."""
    row = risk(
        folder, "public-health-nurses", "Too few health visitors and school nurses",
        cause="Posts stay empty here as elsewhere.", event="Visits are late, and schools wait for a nurse.",
        consequence="Early signs are missed in babies, and older children have nobody to turn to.",
        category="workforce", children="Babies; children of school age", raised="2024-25", owner="lead-public-health",
        treatment="treat", revisit_from=date(2026, 4, 1), revisit_words="2026/27",
        national_cause="Fewer health visitors in the country than ten years ago",
    )  # fmt: skip
    rate(row, "current", 4, 4, date(2025, 7, 9), "Six of 31 posts are empty.", counts_controls=True)
    rate(row, "current", 3, 4, date(2026, 1, 14), "Plans are under way; four posts are empty.", counts_controls=True)
    hang(row, "reviews", on="14 January 2026", words="Plans to find and keep nurses were presented. To be revisited next year.", by_group="board", presented_words="Director of Public Health")  # fmt: skip
    row = risk(
        folder, "family-help", "Families fall between the old early help teams and the new Family Help teams",
        category="reorganisation", raised="October 2026", owner="lead-childrens-services", group="business",
        revisit_from=date(2027, 4, 1), revisit_words="2027-28", treatment="treat", review_on=date(2027, 2, 10),
    )  # fmt: skip
    rate(row, "current", 3, 3, date(2026, 10, 7))
    row = risk(
        folder, "night-referrals", "Referrals made at night wait until the morning", category="practice",
        raised="March 2025", owner="lead-police", group="board", revisit_from=date(2026, 4, 1),
        revisit_words="2026/27", revisited_on=date(2026, 6, 10), review_on=date(2027, 6, 9), treatment="treat",
    )  # fmt: skip
    rate(row, "current", 4, 4, date(2025, 5, 7))
    rate(row, "current", 2, 4, date(2026, 6, 10), "Two duty officers every night.", counts_controls=True)
    hang(row, "reviews", on="10 June 2026", words="The night rota is in place, as CH-1 asked. Look again in a year.", by_group="board", presented_by="lead-police", next_on=date(2027, 6, 9), is_revisit=True)  # fmt: skip


def shared_out(folder: Folder) -> None:
    """Risks with more than one area, taken to another group, or kept by a few."""
    row = risk(
        folder, "cross-border", "Children who go missing across the border are looked for twice or not at all",
        cause="Each area keeps a list of its own.", category="data", children="Children who go missing",
        raised="May 2025", owner="lead-police", group="business", treatment="treat", review_on=date(2027, 1, 13),
    )  # fmt: skip
    rate(row, "inherent", 4, 5, date(2025, 5, 21), counts_controls=False)
    rate(row, "current", 3, 5, date(2025, 5, 21), counts_controls=True)
    hang(row, "shares", partnership="norden", comment="The same here: most go to the coast.")
    hang(row, "shares", partnership="easthaven", comment="Less often, and mostly at weekends.")
    row = risk(
        folder, "hospital-discharge", "Babies are discharged before the plan for them is agreed",
        category="practice", children="Babies", raised="August 2026", owner="lead-hospital", group="quality",
        treatment="treat", review_on=date(2027, 1, 20), escalated_to="executive", escalated_on=date(2026, 11, 4),
        escalated_why="The hospital cannot hold a bed for the weekend without money from its commissioner.",
    )  # fmt: skip
    rate(row, "current", 4, 5, date(2026, 9, 16), "Three in a month.")
    row = risk(
        folder, "audit-access", "Auditors cannot read the records of two agencies", category="legal",
        raised="September 2026", owner="chair-quality", group="quality", circle="group", circle_group="quality",
        review_on=date(2026, 12, 16),
    )  # fmt: skip
    rate(row, "current", 3, 2, date(2026, 9, 16))


def at_an_end(folder: Folder) -> None:
    """Accepted, closed, transferred, and one that has happened."""
    row = risk(
        folder, "three-chairs", "Three seats on the main board change hands at once", category="reorganisation",
        raised="April 2025", owner="manager", treatment="tolerate", status="accepted", review_on=date(2026, 3, 31),
        reason="Elections fall where they fall; deputies sit in.",
    )  # fmt: skip
    rate(row, "current", 2, 2, date(2025, 4, 16))
    row = risk(
        folder, "cyber-attack", "The case system is locked by criminals", kind="issue", happened="3 July 2026",
        category="data", raised="2024", owner_agency="wessmere-council", treatment="transfer",
        control_strength="strong", controls="Copies every night, elsewhere.", control_sure="Brought back in a day, in July.",
        event="The system was locked for 22 hours; nothing was lost.", review_on=date(2027, 1, 13), group="executive",
    )  # fmt: skip
    rate(row, "current", 3, 4, date(2024, 9, 11))
    rate(row, "current", 2, 4, date(2026, 7, 29), "It happened, and the copies worked.", counts_controls=True)
    row = risk(
        folder, "training-provider", "The training provider closes", category="funding", raised="2024-25",
        owner="unit", treatment="terminate", status="closed", closed_on=date(2026, 5, 20),
        reason="The partnership trains with its own people since April.",
    )  # fmt: skip
    rate(row, "current", 3, 3, date(2025, 4, 16))


def awkward(folder: Folder) -> None:
    """Nobody owns it; nobody has rated it; nobody knows when it was raised."""
    risk(folder, "young-carers-unknown", "Nobody knows how many young carers there are", category="demand", children="Young carers", themes=["voice"])  # fmt: skip
    risk(folder, "bus-route", "A bus route that takes children to a youth club ends", raised="early 2026 (January 2026 to March 2026)", review_on=date(2026, 11, 30))  # fmt: skip


def live_through(folder: Folder) -> None:
    """Changes in every state, one of which partners have not looked at, and one with something left undone."""
    path = f"{HOME}/changes"
    row = folder.add(
        path, key="trusts-merge", kind="organisation", title="Two health trusts become one",
        agency="wessmere-community-health", takes_effect="1 April 2027", status="under way",
        detail="Community Health and the hospital trust merge; the name is not yet known.",
        means="Named nurses may change all at once, and so may the seats of health in every group.",
        risk="public-health-nurses",
    )  # fmt: skip
    hang(row, "milestones", kind="looked", words="The executive asked who will sit where.", on="June 2026")
    hang(row, "milestones", kind="concern", words="No named doctor for children in care is planned.", on="June 2026")
    hang(row, "milestones", kind="required", words="Say who takes each seat of health.", whom="Wessmere Community Health", on="30 September 2026")  # fmt: skip
    hang(row, "milestones", kind="required", words="Agree a telephone number that works on the first day.", whom="Wessmere Hospital Trust", on="1 March 2027")  # fmt: skip
    row = folder.add(
        path, key="family-help-teams", kind="organisation", title="Early help becomes Family Help",
        agency="wessmere-childrens-services", takes_effect="October 2026", status="under way",
        means="Families may lose the worker they know.", risk="family-help",
    )  # fmt: skip
    hang(row, "milestones", kind="looked", words="The board heard how families will be told.", on="7 October 2026")
    folder.add(path, key="probation-move", kind="organisation", title="Probation moves to another county's office", agency="wessmere-probation", takes_effect="2027", status="proposed")  # fmt: skip
    folder.add(path, key="borough-merger", kind="organisation", title="The borough and the county become one council", agency="lower-mere-borough", status="dropped", reason="The government decided against it in May 2026.")  # fmt: skip
    row = folder.add(
        path, key="school-nurses-move", kind="organisation", title="School nurses move from the council to Community Health",
        agency="wessmere-community-health", takes_effect="1 September 2025", status="done",
        detail="The same nurses, under another employer, with records in another system.",
        means="A school may not know whom to ring, and a worry may be written where the next nurse does not look.",
        result="All but one of the schools that were asked in March 2026 knew whom to ring. Records of before the move are read by request.",
    )  # fmt: skip
    hang(row, "milestones", kind="looked", words="The board asked how a school hears whom to ring.", on="11 June 2025")
    hang(row, "milestones", kind="required", words="Tell every school the new number before the term begins.", whom="Wessmere Community Health", on="31 August 2025", is_done=True, done_on=date(2025, 8, 27))  # fmt: skip
    row = folder.add(
        path, key="new-guidance", kind="guidance", title="A new edition of Working Together",
        edition="working-together-2026", takes_effect="2026", status="under way",
        detail="Duties of lead safeguarding partners, and what the yearly report holds.",
    )  # fmt: skip
    hang(row, "milestones", kind="briefed", words="What changes, in an hour.", whom="Lead safeguarding partners", on="15 April 2026")  # fmt: skip
    hang(row, "milestones", kind="decided", words="The executive meets four times a year from now on.", on="20 May 2026")  # fmt: skip
    hang(row, "milestones", kind="required", words="Publish the revised arrangements.", whom="Business unit", on="31 December 2026")  # fmt: skip
    row = folder.add(
        path, key="edition-before", kind="guidance", title="The edition of 2023", edition="working-together-2023",
        takes_effect="December 2023", status="done", result="Arrangements were published in 2024.",
    )  # fmt: skip
    hang(row, "milestones", kind="required", words="Publish arrangements.", on="December 2024", is_done=True, done_on=date(2024, 12, 11))  # fmt: skip


def take_positions(folder: Folder) -> None:
    """Say where two of the statements of vision stand, this year and last, with and without evidence."""
    rows = {row["key"]: row for row in folder.rows[f"{HOME}/objectives"]}
    said: tuple[tuple[str, date, str, str, list[str]], ...] = (
        ("vision-heard", date(2025, 4, 1), "no", "Fewer than half of the plans that were audited say what a child said.", []),
        ("vision-heard", date(2026, 4, 1), "partly", "Two in three plans say it now, and children say that they are asked, but not that they are told what changed.", ["dip-sample-supervision"]),
        ("vision-learning", date(2026, 4, 1), "yes", "Each review of the year has led to something that is done differently.", ["night-rota"]),
    )  # fmt: skip
    for key, year, seen, words, evidence in said:
        hang(rows[key], "positions", year_starts_on=year, seen=seen, words=words, agreed_on=date(year.year, 10, 14), evidence=evidence)  # fmt: skip
