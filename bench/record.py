"""A big invented partnership made from a seed: ten years of actions, recommendations and objectives, as `load` reads them."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from bench.places import AGENCIES, GROUPS, HOME, NEIGHBOURS, PANEL, THEMES, add_people, add_places, agency, e_mail
from examples.invent import NOW, Folder, Maker, Row, Years, hang
from examples.make_wessmere import SECTIONS
from goldthread.kit.periods import uk_date

SEED = 2017
YEARS = tuple(date(year, 4, 1) for year in range(2017, 2027))
NODES = 10  # above the objectives: vision, priorities and a thread
LED_BY_ALL = 8  # agencies that lead most of the work
PAST = {
    "done proved": 36, "done no impact": 30, "done said": 2, "done no evidence": 10, "impact sent back": 4, "late": 3,
    "done unknown": 3, "superseded": 6, "stood down": 6,
}  # fmt: skip
PRESENT = {
    "on track": 25, "due soon": 8, "late": 10, "slipped once": 6, "slipped twice": 3, "blocked": 4, "paused": 2,
    "not started": 8, "proposed": 5, "ongoing": 2, "due in words": 3, "no due": 2, "quiet": 5, "by email": 5,
    "done proved": 4, "done no impact": 4, "done no evidence": 2, "claimed": 4, "claimed long ago": 1, "sent back": 2,
}  # fmt: skip
ANSWERED = {"carried out": 68, "accepted": 14, "refused": 8, "partly": 6, "proposed": 4}
IN_HAND = {"accepted": 60, "proposed": 20, "partly": 8, "carried out": 7, "refused": 5}
CIRCLES = {"partnership": 88, "public": 4, "respondents": 2, "group": 4, "panel": 2}
DOES = ("Revise", "Launch", "Audit", "Evaluate", "Publish", "Agree", "Pilot", "Share", "Train staff in", "Map")
WHAT = (
    "the toolkit on neglect", "the guide to the first conversation", "the pathway for missing episodes",
    "the protocol on bruising", "the chart of thresholds", "joint training on exploitation", "the data set on part-time timetables",
    "the leaflet on safer sleep", "the agreement on sharing information", "the feedback forms",
)  # fmt: skip
DIFFERENT = (
    ("data", "Children are seen sooner.", "19 working days", "12 working days", "Quarterly figures"),
    (
        "audit",
        "Plans say what daily life is like for the child.",
        "9 of 20 plans",
        "16 of 20 plans",
        "Audit of 20 plans",
    ),
    ("feedback", "Young people are told what happens next.", "Not asked before", "21 of 26 said so", "Feedback forms"),
    ("example", "A school asked for help at the first sign.", "", "", "Told at the subgroup"),
)
WHERE = (
    "with every school and college", "across all four areas", "with health visitors and midwives",
    "for the teams that meet families first", "before the next inspection", "with the youth forum",
)  # fmt: skip


@dataclass(frozen=True)
class Size:
    """How much there is: in all, and of objectives those begun every third year (Part A) and each year (Part B)."""

    actions: int
    recommendations: int
    sources: int
    part_a: int
    part_b: int


BIG = Size(actions=10_000, recommendations=2_000, sources=200, part_a=15, part_b=23)
SMALL = Size(actions=300, recommendations=30, sources=10, part_a=4, part_b=3)


@dataclass
class YearsOf(Years):
    """Days picked from a seed as seen from a day in the past."""

    now: date = NOW

    def ago(self, least: int, most: int) -> date:
        return self.between(self.now - timedelta(most), self.now - timedelta(least))

    def ahead(self, least: int, most: int) -> date:
        return self.between(self.now + timedelta(least), self.now + timedelta(most))


class Record:
    """The record while it is made."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self.random = Random(SEED)
        self.folder = Folder()
        self.actions: dict[date, list[str]] = {year: [] for year in YEARS}

    def weighed(self, table: dict[str, int]) -> str:
        return self.random.choices(list(table), list(table.values()))[0]

    def words(self) -> str:
        return f"{self.random.choice(DOES)} {self.random.choice(WHAT)} {self.random.choice(WHERE)}"

    def circle(self) -> Row:
        chosen = self.weighed(CIRCLES)
        group = {"group": self.random.choice(GROUPS), "panel": PANEL}.get(chosen)
        return {"circle": chosen, "circle_group": group} if group else {"circle": chosen}

    def themes(self) -> list[str]:
        return [f"theme-{number:02}" for number in self.random.sample(range(THEMES), self.random.randrange(3))]

    def lines(self) -> list[Row]:
        """Return up to three leads and up to two supporters, no body twice."""
        leads = self.random.choices((0, 1, 2, 3), (4, 70, 20, 6))[0]
        bodies: list[Row] = []
        while len(bodies) < leads + self.random.choice((0, 0, 1, 2)):
            body = self.body()
            if body not in bodies:
                bodies.append(body)
        return [body | ({"capacity": "support"} if place >= leads else {}) for place, body in enumerate(bodies)]

    def body(self) -> Row:
        kind = self.weighed({"agency": 78, "group": 14, "seat": 4, "partnership": 4})
        if kind == "agency":
            most = LED_BY_ALL if self.random.random() < 0.7 else AGENCIES
            return {"agency": agency(self.random.randrange(most))}
        choices = {"group": GROUPS, "seat": ("unit-1", "partner-0", "delegated-1"), "partnership": NEIGHBOURS}
        return {kind: self.random.choice(choices[kind])}


def make(size: Size) -> Folder:
    """Return the whole record."""
    record = Record(size)
    add_places(record.folder)
    add_people(record.folder)
    for number in range(size.actions):
        add_action(record, number)
    for number in range(size.sources):
        record.folder.add(
            f"{HOME}/sources",
            key=f"source-{number:03}",
            kind="audit",
            title=f"Audit number {number + 1} of practice",
            dated=str(year_of(number, size.sources).year),
            **record.circle(),
        )
    for number in range(size.recommendations):
        add_recommendation(record, number)
    add_plan(record)
    add_reports(record)
    return record.folder


def year_of(number: int, of: int) -> date:
    return YEARS[number * len(YEARS) // of]


def add_action(record: Record, number: int) -> None:
    """Add an action of its year, in a state that such a year shows, with what was told of it."""
    year = year_of(number, record.size.actions)
    is_past = year < YEARS[-1]
    now = date(year.year + 1, 3, 31) if is_past else NOW
    writers = {agency(each): e_mail(f"lead-{each:02}") for each in range(AGENCIES)} | {"": e_mail("unit-0")}
    key = f"action-{number:05}"
    shown = {key: record.random.choice(DIFFERENT)}
    maker = Maker(record.folder, HOME, YearsOf(record.random, now), [], writers, e_mail("manager"), shown)
    states, place = PAST if is_past else PRESENT, len(record.actions[year])
    more = {"themes": record.themes(), "detail": record.words() if number % 3 == 0 else ""}
    if place < len(states):  # every state once in every year, seen by all, and owed by the same agency
        row = maker.action(key, record.words(), list(states)[place], lines=[{"agency": agency(0)}], **more)
    else:
        more |= record.circle()
        row = maker.action(key, record.words(), record.weighed(states), lines=record.lines(), **more)
    for _ in range(record.random.choice((1, 2, 3)) if row["status"] not in ("proposed", "agreed") else 0):
        maker.told(row, 20, 300)
    if row.get("claims"):
        record.folder.rows[f"{HOME}/evidence"][-1] |= record.circle()
    record.actions[year].append(key)


def add_recommendation(record: Record, number: int) -> None:
    """Add a recommendation of its year, most of them answered by up to three actions."""
    year = year_of(number, record.size.recommendations)
    status = record.weighed(ANSWERED if year < YEARS[-1] else IN_HAND)
    answered = (
        ()
        if status in ("proposed", "refused")
        else record.random.sample(record.actions[year], record.random.randrange(4))
    )
    record.folder.add(
        f"{HOME}/recommendations", key=f"recommendation-{number:04}", words=f"{record.words()}.", status=status,
        source=f"source-{number * record.size.sources // record.size.recommendations:03}", number_in_source=str(number % 10 + 1), actions=list(answered),
        reason="Other work does this already." if status in ("partly", "refused") else "", themes=record.themes(), **record.circle(),
    )  # fmt: skip


def add_plan(record: Record) -> None:
    """Add the plan: what stands above, objectives of three years and of one, and the actions of each year under them."""
    path = f"{HOME}/objectives"
    for number in range(NODES):
        kind = "vision" if number < 3 else "thread" if number == 3 else "priority"
        record.folder.add(
            path,
            key=f"node-{number}",
            kind=kind,
            words=f"{kind.capitalize()} {number + 1}: children are safe and heard",
            position=number,
        )
    running: dict[date, list[Row]] = {year: [] for year in YEARS}
    for place, year in enumerate(YEARS):
        for number in range(record.size.part_a if place % 3 == 0 else 0):
            row = add_objective(record, f"a-{year.year}-{number:02}", "part-a", place, min(place + 3, len(YEARS)))
            for each in YEARS[place : place + 3]:
                running[each].append(row)
        for number in range(record.size.part_b):
            running[year].append(add_objective(record, f"b-{year.year}-{number:02}", "part-b", place, place + 1))
    for year, keys in record.actions.items():
        for key in keys[: len(keys) * 95 // 100]:
            for row in record.random.sample(running[year], 2 if record.random.random() < 0.05 else 1):
                hang(
                    row,
                    "actions",
                    action=key,
                    year_starts_on=year,
                    outcome="#outcome-0" if row.get("outcomes") else "",
                    part=record.weighed({"taken": 80, "development": 12, "proposed": 8}),
                )
    keys = [row["key"] for row in record.folder.rows[path]]
    plan = record.folder.add(
        f"{HOME}/plans",
        key="plan",
        title="Business plan 2017 to 2027",
        starts_on=YEARS[0],
        ends_on=date(2027, 3, 31),
        status="in force",
        objectives=keys,
    )
    for year in YEARS:
        hang(
            plan,
            "events",
            key=f"review-{year.year}",
            kind="review",
            words="Mid-year review.",
            on=uk_date(year + timedelta(180)),
        )


def add_objective(record: Record, key: str, kind: str, first: int, last: int) -> Row:
    """Add an objective from the first of some years to the last, with its owners, oversight, outcomes and readings."""
    number = len(record.folder.rows[f"{HOME}/objectives"])
    ends = date(YEARS[last - 1].year + 1, 3, 31)
    over = {"status": "completed", "reason": "What it set out to do is done."} if ends < NOW else {}
    row = record.folder.add(
        f"{HOME}/objectives", key=key, kind=kind, words=f"Children are safer: {record.words().lower()}", position=number,
        background=f"{record.words()}. {record.words()}.", starts=uk_date(YEARS[first]), ends=uk_date(ends),
        under=[f"node-{3 + number % 7}"], themes=record.themes(), **over, **record.circle(),
    )  # fmt: skip
    hang(row, "owners", partnership=HOME, starts=uk_date(YEARS[first]))
    if number % 6 == 0:
        hang(row, "owners", partnership=record.random.choice(NEIGHBOURS), starts=uk_date(YEARS[first] + timedelta(100)))
    hang(row, "oversight", group=record.random.choice(GROUPS))
    if number % 5 == 0:
        hang(
            row,
            "wordings",
            words=f"Children are safe: {record.words().lower()}",
            until=uk_date(YEARS[first] + timedelta(150)),
            reason="Said more plainly.",
        )
    for place in range(record.random.randrange(3)):
        outcome = hang(row, "outcomes", key=f"outcome-{place}", words=f"{record.words()} and see a difference")
        measure = hang(
            outcome,
            "measures",
            key="measure",
            words="Share of records that show it",
            unit="%",
            baseline="40",
            target="90",
            direction="up",
        )
        for quarter in range(8):
            hang(
                measure,
                "readings",
                value=40 + 5 * quarter + record.random.randrange(5),
                on=uk_date(YEARS[first] + timedelta(90 * quarter)),
            )
    for year in YEARS[first + 1 : last]:
        hang(
            row,
            "decisions",
            year_starts_on=year,
            decision="change",
            reason="The work moves on.",
            decided=uk_date(year - timedelta(14)),
        )
    return row


def add_reports(record: Record) -> None:
    """Add the report of each year, with claims tied to the year's actions, and a paper made from the last."""
    for year in YEARS[-4:]:
        span = f"{year.year}-{(year.year + 1) % 100:02}"
        status = "draft" if year == YEARS[-1] else "complete"
        report = record.folder.add(
            f"{HOME}/reports",
            key=f"report-{span}",
            title=f"Yearly report {span}",
            starts_on=year,
            ends_on=date(year.year + 1, 3, 31),
            edition="working-together-2023",
            status=status,
        )
        for key, narrative in SECTIONS:
            claims = [f"{record.words()} made a difference." for _ in range(3 if narrative else 0)]
            section = hang(report, "sections", key=key, narrative="\n\n".join(claims))
            for number, words in enumerate(claims):
                passage = hang(section, "passages", key=f"claim-{number}", words=words)
                if number:
                    hang(passage, "ties", action=record.random.choice(record.actions[year]))
    paper = record.folder.add(
        f"{HOME}/papers",
        key="paper",
        report="report-2025-26",
        authority="Bigshire Council",
        strategic="listed",
        committee="Bigshire Cabinet",
        on="9 December 2026",
        title="Yearly report 2025-26",
        report_from="Independent scrutineer",
        verb="note",
    )
    for key in (
        "purpose",
        "recommendation",
        "summary",
        "vision",
        "context",
        "priorities",
        "part-a",
        "objectives:part-a",
        "part-b",
        "objectives:part-b",
        "conclusions",
    ):
        hang(paper, "parts", key=key)
    hang(paper, "strategic_links", words="Children in Bigshire have the best start", bears=True)
    for number in range(10):
        hang(paper, "questions", words=f"What came of question {number + 1}?", answer="It is told in this report.")


def write(folder: Path, size: Size) -> None:
    """Write the record as a folder of TOML."""
    make(size).write(folder)
