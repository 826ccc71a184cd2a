"""Ten years of meetings of a big partnership: who sat in each of its groups, who came, and what was decided."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from random import Random

from goldthread.meetings.models import AgendaItem, Attendance, Decision, Meeting, Paper, Told
from goldthread.partners.models import Agency, Group, Holding, Partnership, Person, Seat

MEETINGS, SEATS, DECISIONS = 1_500, 20, 5_000  # twenty seats were marked at each meeting: 30,000 marks
GROUPS = 20
FIRST, LAST = date(2017, 4, 1), date(2027, 3, 31)
AT_ONCE = 2_000
SEED = 1948
MARKS = ("attended",) * 14 + ("part", "deputy", "deputy", "apologies", "apologies", "absent")
SAID = "Agreed to fund the toolkit for another year, and to look at what it changed before the next."


def add_meetings(home: Partnership, one_in: int) -> dict[str, int]:
    """Add groups until there are twenty, their seats, and one in so many of their meetings with marks, papers, items and
    decisions, unless that was done before."""
    if not Meeting.objects.filter(home=home).exists():
        random = Random(SEED)
        groups = _groups(home)
        seats = _seats(home, groups)
        meetings = Meeting.objects.bulk_create(_meetings(home, groups, random, one_in), batch_size=AT_ONCE)
        Attendance.objects.bulk_create(_marks(meetings, seats, random), batch_size=AT_ONCE)
        AgendaItem.objects.bulk_create(_items(meetings), batch_size=AT_ONCE)
        Paper.objects.bulk_create(_papers(meetings, seats), batch_size=AT_ONCE)
        _decide(home, meetings, seats, DECISIONS // one_in)
    counted = {"meetings": Meeting, "marks": Attendance, "decisions": Decision}
    return {name: model.objects.count() for name, model in counted.items()}


def _groups(home: Partnership) -> list[Group]:
    known = list(Group.objects.filter(home=home).exclude(kind="panel").order_by("pk"))
    rows = (Group(home=home, key=f"filled-{n}", kind="subgroup", name=f"Filled group {n}") for n in count())
    made = Group.objects.bulk_create([next(rows) for _ in range(GROUPS - len(known))])
    Group.objects.filter(pk__in=[each.pk for each in known]).update(quorum="number", quorum_number=5, meetings_a_year=8)
    return [*known, *made]


def _seats(home: Partnership, groups: list[Group]) -> dict[int, list[Seat]]:
    """Twenty seats in each group, of all agencies in turn, held by the people there are."""
    agencies = list(Agency.objects.filter(memberships__partnership=home).distinct().order_by("pk"))
    people = list(Person.objects.filter(holdings__seat__partnership=home).distinct().order_by("pk"))
    rows = [
        Seat(
            partnership=home, key=f"sits-{group.pk}-{place}", title=f"Seat {place} in {group.name}", role="member",
            group=group, agency=agencies[(place + group.pk) % len(agencies)], starts_on=FIRST,
            capacity="observer" if place == 0 else "member", sector="primary schools" if place == 1 else "",
        )
        for group in groups
        for place in range(SEATS)
    ]  # fmt: skip
    seats = Seat.objects.bulk_create(rows, batch_size=AT_ONCE)
    Holding.objects.bulk_create(
        [Holding(seat=seat, person=people[place % len(people)], starts_on=FIRST) for place, seat in enumerate(seats)],
        batch_size=AT_ONCE,
    )
    found: dict[int, list[Seat]] = {}
    for seat in seats:
        found.setdefault(seat.group_id or 0, []).append(seat)
    return found


def _meetings(home: Partnership, groups: list[Group], random: Random, one_in: int) -> Iterator[Meeting]:
    """One round of the groups in so many, the last among them, which is still to come."""
    rounds = MEETINGS // len(groups)
    apart = (LAST - FIRST).days / (MEETINGS / len(groups))
    for number in range(MEETINGS):
        day = FIRST + timedelta(int(number // len(groups) * apart) + random.randrange(5))
        is_past = day <= date(2026, 11, 22)
        stopped = random.random() < 0.04
        if (rounds - 1 - number // len(groups)) % one_in:
            continue
        status = "cancelled" if stopped else "held" if is_past else "planned"
        yield Meeting(
            home=home, key=f"filled-{number}", number=number + 1, group=groups[number % len(groups)], on=day,
            status=status, reason="Too few could come." if stopped else "", minutes="agreed" if is_past else "none",
        )  # fmt: skip


def _marks(meetings: list[Meeting], seats: dict[int, list[Seat]], random: Random) -> Iterator[Attendance]:
    for meeting in meetings:
        for seat in seats[meeting.group_id]:
            yield Attendance(meeting=meeting, seat=seat, mark=random.choice(MARKS), mode="room")


def _items(meetings: list[Meeting]) -> Iterator[AgendaItem]:
    for meeting in meetings:
        for position in range(1, 5):
            title = f"Item {position}: the plan, and what is late"
            yield AgendaItem(meeting=meeting, position=position, title=title, minuted=SAID, kind="discussion")


def _papers(meetings: list[Meeting], seats: dict[int, list[Seat]]) -> Iterator[Paper]:
    for meeting in meetings:
        agency = seats[meeting.group_id][meeting.number % SEATS].agency
        came = meeting.on - timedelta(7) if meeting.on and meeting.status == "held" else None
        yield Paper(meeting=meeting, title="Figures of the quarter", asked_agency=agency, received_on=came)


def _decide(home: Partnership, meetings: list[Meeting], seats: dict[int, list[Seat]], many: int) -> None:
    held = [each for each in meetings if each.status == "held"]
    rows = Decision.objects.bulk_create(_decisions(home, held, many), batch_size=AT_ONCE)
    told = (
        Told(
            decision=row, agency=seats[row.group_id or 0][row.number % SEATS].agency, carries_out=True,
            told_on=row.decided_first, due_on=row.decided_first + timedelta(90) if row.decided_first else None,
            done_on=row.decided_first if row.number % 20 else None,
        )
        for row in rows
    )  # fmt: skip
    Told.objects.bulk_create(told, batch_size=AT_ONCE)


def _decisions(home: Partnership, held: list[Meeting], many: int) -> Iterator[Decision]:
    for number in range(many):
        meeting = held[number % len(held)]
        yield Decision(
            home=home, key=f"filled-{number}", number=number + 1, words=f"{SAID} Number {number}.", meeting=meeting,
            group=meeting.group, decided_first=meeting.on, decided_last=meeting.on, is_key=number % 10 == 0,
        )  # fmt: skip
