"""Attendance and quorum: what the marks of meetings add up to, by rules that are printed beside the figures."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from goldthread.kit.words import counted, in_words, joined, sentence_case

IN_PERSON = frozenset({"attended", "part"})
NOT_MARKED, VACANT, MEMBER = "", "vacant", "member"
ORDER = ("attended", "part", "deputy", NOT_MARKED, "apologies", "absent", VACANT)  # the first of several is what counts
STATES = {
    "attended": "In person",
    "part": "In person, in part",
    "deputy": "By a deputy",
    "apologies": "Apologies",
    "absent": "Absent without apologies",
    NOT_MARKED: "Not yet marked",
    VACANT: "Vacant",
}
RULE = (
    "Out of the meetings that were held between the first and the last day of the seat and of its agency's place. In "
    "person takes in those who came for a part; represented adds those whose deputy came. A seat that nobody held that "
    "day is not represented, and is told apart. An agency with several seats is there when one of them is. Guests, "
    "presenters and minute-takers do not count, nor do meetings that are still to come, were cancelled or were moved. "
    "A mark that is missing makes the figure incomplete."
)
Days = tuple[date, date]
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting as the arithmetic sees it."""

    pk: int
    group: int
    on: date | None
    status: str = "held"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A seat as the arithmetic sees it: in which group, for whom, as what, on which days it was a place at all, and on
    which somebody held it."""

    seat: int
    group: int
    agency: int | None = None
    sector: str = ""
    capacity: str = MEMBER
    counts_for_agency: bool = True
    days: tuple[Days, ...] = ((date.min, date.max),)
    held: tuple[Days, ...] = ((date.min, date.max),)

    @property
    def for_agency(self) -> int | None:
        """The agency it counts for: a seat that sits for a sector does so only by its rule."""
        return self.agency if not self.sector or self.counts_for_agency else None


@dataclass(frozen=True, slots=True)
class Mark:
    """One row of a meeting's attendance: of a seat, or of a guest, who has none."""

    meeting: int
    seat: int | None
    mark: str
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one seat at one meeting that counts."""

    meeting: int
    place: Place
    state: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a seat, an agency, a sector or a group was there, out of how many meetings."""

    expected: int = 0
    in_person: int = 0
    deputy: int = 0
    apologies: int = 0
    absent: int = 0
    unmarked: int = 0
    vacant: int = 0

    @property
    def represented(self) -> int:
        return self.in_person + self.deputy

    @property
    def is_complete(self) -> bool:
        return not self.unmarked

    def share(self, number: int) -> int | None:
        """A number as whole hundredths of the meetings; None where none was held."""
        return round(100 * number / self.expected) if self.expected else None

    def words(self, number: int, nouns: tuple[str, str] = ("meeting", "meetings")) -> str:
        """A number as people say it: "3 of 4 meetings (75%)"."""
        if not self.expected:
            return f"No {nouns[1]}"
        noun = nouns[0] if self.expected == 1 else nouns[1]
        return f"{number:,} of {self.expected:,} {noun} ({self.share(number)}%)"

    @property
    def missing_words(self) -> str:
        """What makes the figure incomplete, or nothing."""
        return f"Incomplete: {counted(self.unmarked, 'mark')} missing" if self.unmarked else ""


def why_not(sitting: Sitting, as_at: date) -> str:
    """Why a meeting counts for nobody, in words; nothing when it counts: it was held, on a day that is known and not
    ahead."""
    because = f": {sitting.reason}" if sitting.reason else ""
    if sitting.status == "cancelled":
        return f"Cancelled{because}"
    if sitting.status == "displaced":
        return f"Moved to another day{because}"
    if sitting.on is None:
        return "Its day is not known"
    if sitting.on > as_at:
        return "Still to come"
    return "" if sitting.status == "held" else "Nobody has said yet whether it was held"


def is_within(day: date, spans: Iterable[Days]) -> bool:
    """Whether a day falls into one of several spans."""
    for first, last in spans:  # noqa: SIM110 - asked tens of thousands of times a page
        if first <= day <= last:
            return True
    return False


def overlap(one: Iterable[Days], other: Iterable[Days]) -> tuple[Days, ...]:
    """The days that two lists of spans have in common."""
    other = tuple(other)
    pairs = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return tuple((first, last) for first, last in pairs if first <= last)


def best(states: Iterable[str]) -> str:
    """What counts of several: to have been there before all else, and not to know before apologies."""
    return min(states, key=ORDER.index)


def cells(sittings: Iterable[Sitting], places: Iterable[Place], marks: Iterable[Mark], as_at: date) -> list[Cell]:
    """What is known of each seat at each meeting that counts. Two marks of one seat, of two people who share it or of
    one who was entered twice, are one: the seat was there when one of them was."""
    told: dict[tuple[int, int | None], str] = {}
    for mark in marks:
        key = (mark.meeting, mark.seat)
        told[key] = best((told[key], mark.mark)) if key in told else mark.mark
    of_group: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        of_group[place.group].append(place)
    found = []
    for sitting in sittings:
        if sitting.on is None or why_not(sitting, as_at):
            continue
        for place in of_group[sitting.group]:
            if is_within(sitting.on, place.days):
                mark_of = told.get((sitting.pk, place.seat), NOT_MARKED)
                found.append(Cell(sitting.pk, place, mark_of or _unmarked(place, sitting.on)))
    return found


def _unmarked(place: Place, day: date) -> str:
    return NOT_MARKED if is_within(day, place.held) else VACANT


def tally(states: Iterable[str]) -> Tally:
    """Add up what is known, meeting by meeting."""
    number = dict.fromkeys(ORDER, 0)
    for state in states:
        number[state] += 1
    return Tally(
        expected=sum(number.values()),
        in_person=number["attended"] + number["part"],
        deputy=number["deputy"],
        apologies=number["apologies"],
        absent=number["absent"],
        unmarked=number[NOT_MARKED],
        vacant=number[VACANT],
    )


def met(found: Iterable[Cell], of: Callable[[Place], Key | None]) -> dict[Key, dict[int, str]]:
    """For each agency, sector or seat that `of` names: what counts of it at each meeting. Several seats of one are
    there when one of them is; what `of` does not name is left out."""
    states: dict[Key, dict[int, str]] = defaultdict(dict)
    for cell in found:
        key = of(cell.place)
        if key is not None:
            before = states[key].get(cell.meeting)
            states[key][cell.meeting] = cell.state if before is None else best((before, cell.state))
    return states


def tallies(found: Iterable[Cell], of: Callable[[Place], Key | None]) -> dict[Key, Tally]:
    """Add up the meetings of each agency, sector or seat that `of` names."""
    return {key: tally(by_meeting.values()) for key, by_meeting in met(found, of).items()}


def sharing(home: int, shares: Iterable[tuple[int, date | None, date | None]], day: date) -> set[int]:
    """The partnerships for which a group's meeting of a day counts, once each: those that share the group that day, and
    its home, unless the home is among those that shared it and no longer does."""
    shares = tuple(shares)
    found = {which for which, first, last in shares if (first or date.min) <= day <= (last or date.max)}
    return found if any(which == home for which, *_ in shares) else found | {home}


@dataclass(frozen=True)
class QuorumRule:
    """What a group asks for before it may decide: a number of members, those named, some of those named, or as its
    chair rules. `named` has each by its kind ("agency" or "seat") and number, with its name."""

    kind: str = ""
    number: int | None = None
    named: Mapping[tuple[str, int], str] | None = None
    words: str = ""

    def said(self) -> str:
        """The rule in words: the group's own, where it wrote them down."""
        names = joined(list((self.named or {}).values()))
        made = {
            "number": f"At least {counted(self.number or 0, 'member')}",
            "named": f"Every one of {names}" if names else "",
            "some": f"At least {in_words(self.number or 0)} of {names}" if names else "",
            "chair": "As the chair rules",
        }
        return (self.words or made.get(self.kind, "")).rstrip(".")


@dataclass(frozen=True)
class Quorum:
    """Whether a meeting may decide: in words, as yes, no or not to be said (None), and who of those named was
    missing."""

    words: str
    is_quorate: bool | None = None
    missing: tuple[str, ...] = ()
    rule: str = ""


def quorum(rule: QuorumRule, there: Collection[Cell], ruled: str = "") -> Quorum:
    """Judge a meeting by its group's rule, from what is known of its seats; for a number, of its members' only.
    A deputy stands in for a seat. What is not yet marked leaves it open only where it could change the answer."""
    members = [cell for cell in there if cell.place.capacity == MEMBER or rule.kind != "number"]
    present = [cell.place for cell in members if cell.state in IN_PERSON or cell.state == "deputy"]
    open_still = [cell.place for cell in members if cell.state == NOT_MARKED]
    judge = {"number": _by_number, "named": _by_names, "some": _by_names}.get(rule.kind)
    found = judge(rule, present, open_still) if judge else _not_judged(rule, ruled)
    said = f"{found.words} The chair ruled: {ruled}" if ruled and judge else found.words
    return Quorum(said, found.is_quorate, found.missing, rule.said())


def _not_judged(rule: QuorumRule, ruled: str) -> Quorum:
    if rule.kind == "chair":
        return Quorum(f"The chair ruled: {ruled}" if ruled else "The chair has not ruled on the quorum.")
    return Quorum("The group has no rule on its quorum.")


def _by_number(rule: QuorumRule, present: list[Place], open_still: list[Place]) -> Quorum:
    if not rule.number:
        return Quorum("The group's rule does not say how many members make a quorum.")
    here, wanted = len({place.seat for place in present}), rule.number
    counts = f"{sentence_case(counted(here, 'member'))} of the {in_words(wanted)} that the rule asks for"
    if here >= wanted:
        return Quorum(f"Quorate: {counted(here, 'member')}, and the rule asks for {in_words(wanted)}.", True)
    if here + len({place.seat for place in open_still}) >= wanted:
        return Quorum(f"Not known yet: {counts}, and {counted(len(open_still), 'seat')} not yet marked.")
    return Quorum(f"Not quorate: {counts}.", False)


def _by_names(rule: QuorumRule, present: list[Place], open_still: list[Place]) -> Quorum:
    named = rule.named or {}
    wanted = min(rule.number or len(named), len(named)) if rule.kind == "some" else len(named)
    if not named:
        return Quorum("The group's rule names nobody yet.")
    here, may_be = ({(k, n) for p in some for k, n in _bodies(p)} & named.keys() for some in (present, open_still))
    missing = tuple(name for key, name in named.items() if key not in here)
    counts = f"{in_words(len(here))} of {in_words(len(named))} named were there"
    without = f"; {joined(list(missing))} {'was' if len(missing) == 1 else 'were'} missing" if missing else ""
    if len(here) >= wanted:
        return Quorum(f"Quorate: {counts}{without}.", True, missing)
    if len(here | may_be) >= wanted:
        unknown = joined([named[key] for key in named if key in may_be - here])
        return Quorum(f"Not known yet: {unknown} not yet marked.", None, missing)
    return Quorum(f"Not quorate: {counts}{without}.", False, missing)


def _bodies(place: Place) -> list[tuple[str, int]]:
    agency = place.for_agency
    return [("seat", place.seat), *([("agency", agency)] if agency is not None else [])]
