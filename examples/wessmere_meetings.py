"""Wessmere's meetings and who came: every mark and every shape that a real register shows, from a vacant seat and two
people in one to a meeting moved, one that nobody said was held, and one whose date an old paper gives wrongly."""

from datetime import date, time
from random import Random

from examples.invent import NOW, Folder, Row, hang

HOME, JOINT = "wessmere", "four-waters"
SEED = 1989
PLACES = ("County Hall, room 3", "The Old Exchange, Mere Street", "")
# group -> the days it met or was to meet
DAYS: dict[str, tuple[date, ...]] = {
    "executive": (
        date(2025, 5, 14), date(2025, 9, 10), date(2025, 12, 10), date(2026, 3, 11), date(2026, 6, 10), date(2026, 9, 9),
        date(2026, 12, 9),
    ),
    "board": (
        date(2025, 6, 18), date(2025, 9, 24), date(2025, 12, 17), date(2026, 3, 18), date(2026, 6, 17), date(2026, 9, 23),
        date(2026, 12, 16),
    ),
    "business": (
        date(2025, 5, 28), date(2025, 7, 23), date(2025, 10, 8), date(2025, 11, 26), date(2026, 1, 28), date(2026, 5, 27),
        date(2026, 7, 22), date(2026, 10, 7), date(2026, 11, 25),
    ),
    "quality": (
        date(2025, 6, 4), date(2025, 10, 1), date(2026, 2, 4), date(2026, 6, 3), date(2026, 9, 30), date(2026, 11, 18),
        date(2027, 1, 20),
    ),
    "safe-sleep": (date(2025, 4, 9), date(2025, 5, 7), date(2025, 6, 11)),
}  # fmt: skip
JOINT_DAYS = (date(2025, 11, 5), date(2026, 2, 25), date(2026, 5, 20), date(2026, 10, 14))
STOPPED = {
    ("executive", date(2026, 3, 11)): ("cancelled", "Not quorate: two of the three partners were at an inspection."),
    ("business", date(2025, 10, 8)): ("displaced", "A rapid review took the day."),
    ("quality", date(2026, 6, 3)): ("cancelled", "The audit was not finished."),
}
MOVED = {("business", date(2025, 10, 8)): date(2025, 10, 15)}
UNSAID = ("quality", date(2026, 11, 18))  # its day has passed, and nobody said that it was held
OLD = date(2025, 5, 28)  # an old paper gives this one a day that is not in the calendar
SHORT = ("executive", date(2026, 9, 9))  # held although one of the three partners was away
UNMARKED = ("board", date(2026, 9, 23))  # the last seats were not marked
AGREED, LATELY = date(2026, 7, 1), date(2026, 10, 1)
ODDS = (("attended", 72), ("part", 6), ("deputy", 9), ("apologies", 9), ("absent", 4))
FARAWAY = {"board-secondary": (("attended", 20), ("apologies", 30), ("absent", 50))}
MODES = ("room", "room", "online", "phone")
DEPUTIES = {
    "board-health": "designated.nurse",
    "business-childrens": "quality.childrens",
    "exec-police": "deputy.police",
}
JOINT_SEATS = (
    ("joint-police", "Police, Four Waters exploitation group", "four-waters-police", "lead.police"),
    ("joint-childrens", "Wessmere Children's Services, Four Waters exploitation group", "wessmere-childrens-services", "lead.childrens.services"),
    ("joint-health", "Integrated care board, Four Waters exploitation group", "four-waters-icb", "lead.health"),
)  # fmt: skip
TWICE = ("d.wyn", "D. Wyn Example", "head.primary")  # the same head, entered a second time and merged


def make_meetings(folder: Folder) -> None:
    """Add the meetings of Wessmere and of the joint group, with who came."""
    random = Random(SEED)
    add_joint_seats(folder)
    again, name, kept = TWICE
    folder.add("people", email=_mail(again), name=name, is_active=False, merged_into=_mail(kept))
    planned = [(day, group) for group, days in DAYS.items() for day in days]
    planned += [(day, group) for (group, _), day in MOVED.items()]
    for number, (day, group) in enumerate(sorted(planned), 1):
        add_meeting(folder, HOME, number, group, day, random)
    for number, day in enumerate(JOINT_DAYS, 1):
        add_meeting(folder, JOINT, number, "exploitation", day, random)


def add_joint_seats(folder: Folder) -> None:
    """Seat agencies in the group that four partnerships share."""
    for key, title, agency, who in JOINT_SEATS:
        values = {"role": "member", "group": "exploitation", "agency": agency, "starts_on": date(2024, 4, 1)}
        seat = folder.add(f"{JOINT}/seats", key=key, title=title, **values)
        hang(seat, "holders", person=_mail(who), starts_on=date(2024, 4, 1))


def add_meeting(folder: Folder, home: str, number: int, group: str, day: date, random: Random) -> Row:
    """Add one meeting, as it stands in November 2026."""
    status, reason = STOPPED.get((group, day), ("held" if day < NOW and (group, day) != UNSAID else "planned", ""))
    row = folder.add(
        f"{home}/meetings", key=_key(group, day), number=number, group=group, on=day, status=status, reason=reason,
        starts_at=time(10, 0), ends_at=time(12, 30), place=random.choice(PLACES), circle="partnership",
    )  # fmt: skip
    if (group, day) in MOVED:
        row["moved_to"] = _key(group, MOVED[group, day])
    if day == OLD and group == "business":
        row |= {"date_words": "Wednesday 31 May 2025", "is_date_doubtful": True}
    if group == "executive":
        row["chaired_by"] = "exec-police"
    if status == "held":
        row["minutes"] = "agreed" if day < AGREED else "draft" if day > LATELY else "sent"
        mark_seats(folder, home, row, random)
        add_guests(row, random)
    return row


def mark_seats(folder: Folder, home: str, row: Row, random: Random) -> None:
    """Mark every seat of the group that somebody holds that day."""
    seats = [
        each for each in folder.rows[f"{home}/seats"] if each.get("group") == row["group"] and _lasts(each, row["on"])
    ]
    if (row["group"], row["on"]) == UNMARKED:
        seats = seats[:-4]
    for seat in seats:
        holders = [each for each in seat.get("holders", ()) if _lasts(each, row["on"]) and not each.get("is_deputy")]
        for place, holder in enumerate(holders):
            mark_one(row, seat, holder["person"], place, random)
    if (row["group"], row["on"]) == SHORT:
        short = next(each for each in row["attendance"] if each["seat"] == "exec-health")
        short |= {"mark": "apologies"}
        short.pop("mode", None)
        row["quorum_judged"] = "The report on the budget was taken for information. Nothing was decided."


def mark_one(row: Row, sits: Row, person: str, place: int, random: Random) -> None:
    """Mark one holder of one seat; the second of two who share it comes when the first does not. Nobody deputises for
    those who are no members."""
    seat = sits["key"]
    states, weights = zip(*FARAWAY.get(seat, ODDS), strict=True)
    mark = random.choices(states, weights)[0] if place == 0 else random.choice(("attended", "apologies"))
    mark = "attended" if mark == "deputy" and "capacity" in sits else mark
    values: Row = {"seat": seat, "person": person, "mark": mark}
    if seat == "board-primary" and row["on"] == date(2026, 6, 17):
        values |= {"person": _mail(TWICE[0]), "mark": "attended"}
    if mark == "deputy":
        deputy = DEPUTIES.get(seat)
        values |= {"deputy": _mail(deputy)} if deputy else {"who": "A. Deputy"}
    if values["mark"] in ("attended", "part", "deputy"):
        values["mode"] = random.choice(MODES)
    if values["mark"] == "part":
        values["left_at" if random.random() < 0.5 else "came_at"] = time(11, 15)
    hang(row, "attendance", **values)


def add_guests(row: Row, random: Random) -> None:
    """Add those who hold no seat: a presenter, somebody who took the minutes, an observer, a guest of an agency."""
    if row["group"] == "board":
        hang(row, "attendance", guest="presenter", who="A. Presenter", agency="wessmere-probation", mark="attended")
        hang(row, "attendance", guest="minutes", person=_mail("unit"), mark="attended", mode="room")
    if row["group"] == "quality" and random.random() < 0.7:
        hang(row, "attendance", guest="observer", who="A. Student", mark="attended")
    if row["key"] == "business-2026-05-27":  # marked for a seat that had ended: it counts for nobody
        hang(row, "attendance", seat="safe-sleep-chair", person=_mail("safe.sleep"), mark="attended")


def _lasts(row: Row, day: date) -> bool:
    return row.get("starts_on", date.min) <= day <= row.get("ends_on", date.max)


def _key(group: str, day: date) -> str:
    return f"{group}-{day.isoformat()}"


def _mail(who: str) -> str:
    return f"{who}@wessmere.example"
