"""What a page, a command and a report may cost, and which of them cost more."""

from dataclasses import asdict, dataclass
from typing import Any

GATHERING = (  # each asks every chapter, found by name, so that a chapter more is a query or two more
    "desk:home", "desk:owed", "desk:gaps", "desk:partners", "desk:agency", "desk:hand",  # what waits, is owed or broken
    "desk:leaving", "desk:what-they-see", "desk:briefing",  # all that a person or a seat answers for, or sees
    "meetings:prepare", "meetings:propose",  # what every chapter has for an agenda
    "partners:merge-person",  # what would move in every chapter
    "meetings:feed",  # no page, and no chapter: sixteen of its queries count how often a calendar asked
)  # fmt: skip
WIRE = 60_000


@dataclass(frozen=True)
class Budget:
    """What one kind of page may cost."""

    queries: int
    p95_ms: float


OWN_P95_MS = {"desk:search": 60.0, "meetings:attendance": 100.0}  # a year of it, of all groups and agencies
BUDGETS = {"page": Budget(12, 50), "gathering": Budget(30, 100)}
LIMITS = {  # by the name of a command or a report: seconds, and megabytes at the peak
    "migrations from empty": (20.0, None),
    "Hampshire's report: html, docx and pdf": (2.0, None),
    "the big report: html, docx and pdf": (10.0, None),
    "the big report's PDF process": (None, 200.0),
    "a tracker of 5,000 rows previewed": (3.0, None),
    "a tracker of 5,000 rows loaded": (10.0, None),
    "what 1,000 people are reminded of, worked out": (10.0, None),
    "20,000 characters looked through for identifiers": (0.02, None),
    "a PDF of 20 MB looked at and read": (10.0, 200.0),
    "back-up of everything": (30.0, None),
    "restore of everything": (30.0, None),
    "a worker after every page": (None, 200.0),
}


@dataclass(frozen=True)
class Row:
    """What asking one page cost, on one engine, as one reader."""

    name: str
    engine: str
    rows: int
    budget: str
    queries: int
    median_ms: float
    p95_ms: float
    cpu_ms: float
    bytes: int

    def broken(self) -> list[str]:
        """Say which exact budgets are broken: these do not depend on how busy the machine is."""
        over = [f"{self.queries} queries"] if self.queries > BUDGETS[self.budget].queries else []
        return over + ([f"{self.bytes:,} bytes"] if self.bytes > WIRE else [])

    def slow(self) -> bool:
        address = self.name.split(",")[0].split(" ")[0]
        return self.p95_ms > OWN_P95_MS.get(address, BUDGETS[self.budget].p95_ms)


@dataclass(frozen=True)
class Step:
    """What a command or a report cost."""

    name: str
    engine: str
    seconds: float | None
    peak_mb: float | None

    def over(self) -> bool:
        seconds, peak = LIMITS.get(self.name, (None, None))
        too_long = seconds is not None and self.seconds is not None and self.seconds > seconds
        return too_long or (peak is not None and self.peak_mb is not None and self.peak_mb > peak)


def budget_of(name: str) -> str:
    """Return the budget of an address, by its name."""
    return "gathering" if name in GATHERING else "page"


def grown(rows: list[Row]) -> list[str]:
    """Name the pages that cost more queries on a big record than on a small one."""
    fewest: dict[tuple[str, str], Row] = {}
    for row in sorted(rows, key=lambda row: row.rows):
        fewest.setdefault((row.name, row.engine), row)
    return [
        f"{row.name} on {row.engine}: {small.queries} queries with {small.rows:,} actions, {row.queries} with {row.rows:,}"
        for row in rows
        if row.queries > (small := fewest[row.name, row.engine]).queries
    ]


def as_json(rows: list[Row], steps: list[Step]) -> list[dict[str, Any]]:
    return [asdict(each) for each in (*rows, *steps)]
