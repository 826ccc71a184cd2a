"""Attendance and engagement: who was there, by the rule that stands beside the figures, and what the record lacks."""

from functools import partial

from goldthread.kit.charts.strips import strips
from goldthread.kit.document.nodes import Block, BulletList, Chart, Figure, Figures, Gap, Paragraph, SubHeading, Table
from goldthread.kit.periods import uk_date
from goldthread.kit.words import counted, in_words, sentence_case, unstopped
from goldthread.meetings.facts import AttendanceFact, MeetingsFacts
from goldthread.meetings.shown_attendance import PARTS
from goldthread.report.facts import Facts
from goldthread.report.figures import SOURCE
from goldthread.report.sections.built import Built, Usual, nothing

PLACES = ("place", "places")


def figures(given: MeetingsFacts, as_at: str) -> Figures:
    """The main figures, over all groups: meetings held, places filled in person, places represented."""
    figure = partial(Figure, source=SOURCE, as_at=as_at, href=given.page)
    shares = [("in person", given.whole.in_person), ("represented", given.whole.represented)]
    held = figure("Meetings held", f"{len(given.held):,}", count=len(given.held))
    rest = [figure(f"Places filled, {words}", f"{given.whole.share(number)}%") for words, number in shares]
    return Figures((held, *(rest if given.whole.expected else ())))


def table(facts: tuple[AttendanceFact, ...], head: str, caption: str, nouns: tuple[str, str]) -> Table:
    """In person and represented, out of the meetings, with what is missing."""
    rows = tuple(
        (
            each.name,
            each.tally.words(each.tally.in_person, nouns),
            each.tally.words(each.tally.represented, nouns),
            _lacking(each),
        )
        for each in facts
    )
    heads = (head, "In person", "Represented", "What is missing")
    return Table(heads, rows, caption, row_header=True, widths=(3, 3, 3, 3))


def _lacking(fact: AttendanceFact) -> str:
    vacant = f"vacant at {counted(fact.tally.vacant, 'meeting')}" if fact.tally.vacant else ""
    return sentence_case("; ".join(filter(None, (fact.tally.missing_words, vacant)))) or "Nothing"


def picture(facts: tuple[AttendanceFact, ...], as_at: str) -> Chart:
    """A strip for each agency."""
    rows = [(each.name, _parts(each), f"{each.tally.represented} of {each.tally.expected}") for each in facts]
    full = sum(each.tally.represented == each.tally.expected for each in facts)
    title = f"{sentence_case(in_words(full) if full else 'none')} of {counted(len(facts), 'agency', 'agencies')}"
    title = f"{title} represented at every meeting"
    said = "; ".join(f"{name}: {words}" for name, _, words in rows)
    svg = strips("attendance-by-agency", title, said, states=PARTS, rows=rows, width=560)
    printed = tuple((name, words) for name, _, words in rows)
    return Chart(title, said, str(svg), ("Agency", "Represented"), printed, source=SOURCE, as_at=as_at)


def _parts(fact: AttendanceFact) -> tuple[int, ...]:
    each = fact.tally
    return each.in_person, each.deputy, each.apologies + each.absent, each.unmarked, each.vacant


def section(facts: Facts) -> Built:
    given: MeetingsFacts | None = facts.of("meetings")
    if given is None or not given.held:
        return nothing("No meeting that was held in the period is recorded, so attendance is not known.")
    as_at = uk_date(facts.as_at)
    nodes: list[Block] = [figures(given, as_at), Paragraph(f"How it is counted. {given.rule}")]
    if given.whole.unmarked:
        nodes.append(Gap(f"The figures are incomplete: {counted(given.whole.unmarked, 'mark')} missing."))
    if given.agencies:
        nodes += [SubHeading("By agency"), picture(given.agencies, as_at)]
        nodes.append(table(given.agencies, "Agency", "Attendance by agency", ("meeting", "meetings")))
    if given.sectors:
        nodes.append(table(given.sectors, "Sector", "Attendance by sector", ("meeting", "meetings")))
    if given.by_group:
        nodes += [SubHeading("By group"), table(given.by_group, "Group", "Attendance by group", PLACES)]
    if given.left_out:
        said = [(f"{each.group}, {uk_date(each.on)}", unstopped(each.why_not)) for each in given.left_out if each.on]
        words = tuple(f"{which}: {why}." for which, why in said)
        nodes += [SubHeading("Meetings that count for nobody"), BulletList(words)]
    return Built(tuple(nodes))


USUAL = Usual("attendance", "Attendance and engagement", section, frozenset({"meetings"}))
