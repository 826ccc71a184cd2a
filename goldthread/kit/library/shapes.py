"""What the library holds: the shape of each kind of entry, and the file in which it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

SURE = ("from the papers", "read in a published page", "not verified", "our inference")
UNVERIFIED = SURE[2:]
UNITS = ("working days", "days", "calendar months", "years", "regular intervals")


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What every entry says of itself: how sure it is, and where it comes from."""

    sure: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Item(Fact):
    """One thing the yearly report must or should hold. A condition names the case in which it applies at all."""

    id: str
    text: str
    duty: str
    condition: str = ""
    sections: tuple[str, ...] = ()
    withdrawn: bool = False


@dataclass(frozen=True, kw_only=True)
class Edition(Fact):
    """An edition of the guidance, the reporting years it governs (by the day they start), and its items."""

    key: str
    title: str
    published: str
    first_year_starts: date
    last_year_ends: date | None = None
    basis: str = ""
    items: tuple[Item, ...] = field(default=(), metadata={"apart": True})

    def governs(self, day: date) -> bool:
        """Whether a report whose period starts on this day is made under this edition."""
        return self.first_year_starts <= day and (self.last_year_ends is None or day <= self.last_year_ends)


@dataclass(frozen=True, kw_only=True)
class YearDay(Fact):
    """A day of the year that guidance names, such as the one by which the report is published."""

    key: str
    text: str
    month: int
    day: int

    def after(self, end: date) -> date:
        """The first such day after a period's end."""
        this_year = date(end.year, self.month, self.day)
        return this_year if this_year > end else date(end.year + 1, self.month, self.day)


@dataclass(frozen=True, kw_only=True)
class Copy(Fact):
    """A body that is sent the published report, and within how many days."""

    key: str
    to: str
    within_days: int


@dataclass(frozen=True, kw_only=True)
class Standard(Fact):
    """A text that a document carries when the record has none of its own."""

    key: str
    title: str
    edition: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Verb(Fact):
    """What a committee may be asked to do with a paper: "note", "receive and consider"."""

    key: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Word(Fact):
    """An abbreviation and what it stands for."""

    short: str
    full: str


@dataclass(frozen=True, kw_only=True)
class Kind(Fact):
    """A kind of agency, or of source."""

    key: str
    name: str
    plural: str = ""


@dataclass(frozen=True, kw_only=True)
class RiskGrade(Fact):
    """The name of one grade of likelihood or of impact, by its number."""

    key: str
    side: str
    value: int
    name: str


@dataclass(frozen=True, kw_only=True)
class RiskBand(Fact):
    """A named band of scores, from its lowest score up to the next band, and the tone of its tag."""

    key: str
    lowest: int
    name: str
    tone: str


@dataclass(frozen=True, kw_only=True)
class Within(Fact):
    """In how many days something is usually asked for."""

    key: str
    text: str
    days: int


@dataclass(frozen=True, kw_only=True)
class Stage(Fact):
    """A stage of escalation, by its number: who decides there, what happens, and within how many days; none is 0."""

    key: str
    name: str
    to: str
    text: str
    days: int = 0


@dataclass(frozen=True, kw_only=True)
class Inspectorate(Fact):
    """A body that inspects agencies, and the grades it gives, the best first."""

    key: str
    name: str
    grades: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FileKind(Fact):
    """A kind of file that may be brought, the endings of its name (the first is the one advised) and how it is sent."""

    key: str
    name: str
    endings: tuple[str, ...]
    media_type: str
    is_taken: bool = True


@dataclass(frozen=True, kw_only=True)
class FileLimit(Fact):
    """How much of something a file may have."""

    key: str
    text: str
    at_most: int


@dataclass(frozen=True, kw_only=True)
class Identifier(Fact):
    """A kind of thing that may say who a child is: why it matters, and how to say it safely."""

    key: str
    title: str
    one: str
    why: str
    instead: str


@dataclass(frozen=True, kw_only=True)
class CaseNumber(Fact):
    """How a case system writes its numbers: the words beside them, and how many letters and digits they have."""

    key: str
    title: str
    words: tuple[str, ...]
    least: int
    most: int
    letters: int = 0


@dataclass(frozen=True, kw_only=True)
class Names(Fact):
    """A list of forenames in small letters, or of capitals that are nobody's initials."""

    key: str
    title: str
    names: tuple[str, ...]
    are_words: bool = False


@dataclass(frozen=True, kw_only=True)
class Level(Fact):
    """A protective marking, and how high it stands among them."""

    key: str
    words: str
    rank: int


@dataclass(frozen=True, kw_only=True)
class CircleMarking(Fact):
    """The marking of what a circle may read. Empty words are the partnership's usual one; `instead` may lower it."""

    key: str
    text: str
    words: str = ""
    instead: bool = False


@dataclass(frozen=True, kw_only=True)
class ScrutinyFunction(Fact):
    """One of the things that an edition of the guidance says independent scrutiny is for."""

    key: str
    number: str
    edition: str
    name: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Clock(Fact):
    """A time that law or guidance sets: what starts it, how long it is, in which unit and in which direction, and who
    keeps it. `edition` is the text it stands in."""

    key: str
    title: str
    edition: str
    starts: str
    who: str
    length: int = 0
    unit: str = "working days"
    before: bool = False
    note: str = ""

    @property
    def lasts(self) -> str:
        """How long it is, in words: "5 working days", "7 working days before"."""
        if not self.length:
            return f"At {self.unit}"
        unit = self.unit.removesuffix("s") if self.length == 1 else self.unit
        return f"{self.length} {unit}{' before' if self.before else ''}"


@dataclass(frozen=True, kw_only=True)
class Holiday(Fact):
    """A bank holiday that the software does not know of yet, or, when it is open, one that was moved away."""

    key: str
    day: date
    name: str
    is_open: bool = False


@dataclass(frozen=True)
class Shelf:
    """Where one kind of entry stands: file, name of its list, shape, and the key that tells entries apart."""

    name: str
    file: str
    table: str
    shape: type[Fact]
    key: str = "key"


SHELVES = (
    Shelf("dates", "report.toml", "dates", YearDay),
    Shelf("copies", "report.toml", "copies", Copy),
    Shelf("standards", "equality.toml", "texts", Standard),
    Shelf("verbs", "verbs.toml", "verbs", Verb),
    Shelf("words", "words.toml", "words", Word, key="short"),
    Shelf("agency_kinds", "agency_kinds.toml", "kinds", Kind),
    Shelf("source_kinds", "source_kinds.toml", "kinds", Kind),
    Shelf("risk_categories", "risks.toml", "categories", Kind),
    Shelf("risk_grades", "risks.toml", "grades", RiskGrade),
    Shelf("risk_bands", "risks.toml", "bands", RiskBand),
    Shelf("escalation_days", "escalation.toml", "days", Within),
    Shelf("escalation_stages", "escalation.toml", "stages", Stage),
    Shelf("disagreement_kinds", "escalation.toml", "disagreement_kinds", Kind),
    Shelf("disagreement_stages", "escalation.toml", "disagreement_stages", Kind),
    Shelf("disagreement_outcomes", "escalation.toml", "disagreement_outcomes", Kind),
    Shelf("inspectorates", "inspectorates.toml", "inspectorates", Inspectorate),
    Shelf("file_kinds", "files.toml", "kinds", FileKind),
    Shelf("file_limits", "files.toml", "limits", FileLimit),
    Shelf("identifiers", "identifiers.toml", "kinds", Identifier),
    Shelf("case_numbers", "identifiers.toml", "case_numbers", CaseNumber),
    Shelf("not_initials", "identifiers.toml", "not_initials", Names),
    Shelf("levels", "markings.toml", "levels", Level),
    Shelf("record_markings", "markings.toml", "circles", CircleMarking),
    Shelf("scrutiny_functions", "scrutiny.toml", "functions", ScrutinyFunction),
    Shelf("clocks", "clocks.toml", "clocks", Clock),
    Shelf("holidays", "clocks.toml", "holidays", Holiday),
    Shelf("forenames", "forenames.toml", "forenames", Names),
)
ITEMS = Shelf("items", "guidance", "items", Item, key="id")


@dataclass(frozen=True)
class Library:
    """Every entry, by shelf and key, in the order of the files."""

    editions: Mapping[str, Edition]
    dates: Mapping[str, YearDay]
    copies: Mapping[str, Copy]
    standards: Mapping[str, Standard]
    verbs: Mapping[str, Verb]
    words: Mapping[str, Word]
    agency_kinds: Mapping[str, Kind]
    source_kinds: Mapping[str, Kind]
    risk_categories: Mapping[str, Kind]
    risk_grades: Mapping[str, RiskGrade]
    risk_bands: Mapping[str, RiskBand]
    escalation_days: Mapping[str, Within]
    escalation_stages: Mapping[str, Stage]
    disagreement_kinds: Mapping[str, Kind]
    disagreement_stages: Mapping[str, Kind]
    disagreement_outcomes: Mapping[str, Kind]
    inspectorates: Mapping[str, Inspectorate]
    file_kinds: Mapping[str, FileKind]
    file_limits: Mapping[str, FileLimit]
    identifiers: Mapping[str, Identifier]
    case_numbers: Mapping[str, CaseNumber]
    not_initials: Mapping[str, Names]
    clocks: Mapping[str, Clock]
    holidays: Mapping[str, Holiday]
    forenames: Mapping[str, Names]
    scrutiny_functions: Mapping[str, ScrutinyFunction]
    levels: Mapping[str, Level]
    record_markings: Mapping[str, CircleMarking]


@dataclass(frozen=True)
class Doubt:
    """An entry nobody has checked against its source, as the administrator sees it."""

    shelf: str
    key: str
    words: str
    sure: str
    source: str
