"""Challenge and what it changed: the challenges that changed something, and those that did not; effective practice; and
practitioners' escalations, counted."""

from collections import Counter
from collections.abc import Iterable

from goldthread.challenges.facts import ChallengeFact, ChallengesFacts, DisagreementFact
from goldthread.challenges.rules import SMALL, printed
from goldthread.kit.document.nodes import Block, BulletList, Paragraph, Run, SubHeading, Table, Words
from goldthread.kit.periods import uk_date
from goldthread.kit.words import counted, in_words, joined, sentence_case
from goldthread.report import figures
from goldthread.report.facts import Facts
from goldthread.report.sections.built import Built, Usual, nothing
from goldthread.report.sections.telling import MOST, first_of, linked, within

OUTCOMES = (
    ("changed", "What changed because of challenge"),
    ("unchanged", "Challenges that changed nothing"),
    ("early", "Challenges of which it is too early to say what they changed"),
    ("", "Challenges of which it is not recorded what they changed"),
)
VERDICTS = ("Accepted", "Partly accepted", "Not accepted")


def opening(given: ChallengesFacts) -> str:
    """How the challenges of the period stand, in a sentence or two."""
    asked = given.asked
    new = sum(each.is_raised_in_period for each in asked)
    waiting = [each for each in asked if not each.is_answered]
    late = sum(each.is_overdue for each in waiting)
    said = f"{sentence_case(counted(new, 'challenge'))} {'was' if new == 1 else 'were'} raised in the period"
    older = len(asked) - new
    said += f", and {in_words(older)} of before it {'was' if older == 1 else 'were'} still in hand. " if older else ". "
    found = Counter(each.verdict for each in asked)
    parts = [f"{in_words(found[verdict])} {verdict.lower()}" for verdict in VERDICTS if found[verdict]]
    parts += [f"{in_words(len(waiting))} not answered yet" + (f", {in_words(late)} late" if late else "")]
    again, taken = sum(each.times > 1 for each in asked), sum(each.stage > 0 for each in asked)
    said += f"How they stand: {joined(parts if waiting else parts[:-1])}. " if asked else ""
    said += f"{sentence_case(in_words(again))} {'was' if again == 1 else 'were'} raised again. " if again else ""
    said += f"{sentence_case(in_words(taken))} {'was' if taken == 1 else 'were'} taken further. " if taken else ""
    return said.strip()


def told(each: ChallengeFact) -> Words:
    """A challenge as a bullet: what was asked, of whom, by whom, what was answered and what came of it."""
    where = f", stage {each.stage}" if each.stage else ""
    words = (Run(f"{within(each.words)} ("), linked(each.ref), Run(f"{where}). To {each.to}, from {each.raiser}. "))
    late = f", {counted(each.days_late, 'day')} late" if each.days_late else ""
    parts = [f"{each.verdict} on {uk_date(each.answered_on)}{late}." if each.answered_on else "Not answered yet."]
    day = f" ({uk_date(each.changed_on)})" if each.changed_on else ""
    parts += [f"{within(each.changed)}{day}." if each.changed else ""]
    parts += [f"Shown by {joined(list(each.evidence))}." if each.evidence else ""]
    parts += [f"Followed by {joined(list(each.actions))}." if each.actions else ""]
    return (*words, Run(" ".join(part for part in parts if part)))


def listed(title: str, found: Iterable[ChallengeFact]) -> list[Block]:
    """Challenges that came to one end, those that are printed; the others counted."""
    rows = list(found)
    shown = [each for each in rows if each.is_printed]
    kept = len(rows) - len(shown)
    more = f"{sentence_case(counted(kept, 'challenge'))} {'is' if kept == 1 else 'are'} counted here and not told."
    nodes: list[Block] = [SubHeading(title)] if rows else []
    nodes += [BulletList(first_of(tuple(told(each) for each in shown), "challenges"))] if shown else []
    return nodes + ([Paragraph(more)] if kept else [])


def by_body(found: Iterable[ChallengeFact]) -> Table:
    """The challenges by whom they were put to."""
    bodies: dict[str, list[ChallengeFact]] = {}
    for each in found:
        bodies.setdefault(each.to, []).append(each)
    rows = tuple(
        (name, *(f"{number:,}" for number in _numbers(each)))
        for name, each in sorted(bodies.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    )
    heads = ("Put to", "Challenges", "Answered", "Accepted, or in part", "Changed something")
    more = f"{len(rows) - MOST:,} more were challenged no more often." if len(rows) > MOST else ""
    title = "Challenges by whom they were put to"
    return Table(heads, rows[:MOST], title, more, row_header=True, widths=(4, 2, 2, 2, 2))


def _numbers(found: list[ChallengeFact]) -> tuple[int, int, int, int]:
    accepted = sum(each.verdict in VERDICTS[:2] for each in found)
    changed = sum(each.outcome == "changed" for each in found)
    return len(found), sum(each.is_answered for each in found), accepted, changed


def escalations(found: tuple[DisagreementFact, ...]) -> list[Block]:
    """Practitioners' escalations by type, stage and outcome, a small number said as such; and what was learned."""
    if not found:
        return []
    rows = tuple((each.kind, each.stage, each.outcome, printed(each.count)) for each in found)
    note = (
        f"A count from one to {in_words(SMALL - 1)} is printed as “{printed(1)}”, so that nobody can work out a case."
    )
    head = ("About", "How far", "How they ended", "How many")
    learned = tuple(dict.fromkeys(each.learning for each in found if each.learning and each.is_printed))
    nodes: list[Block] = [
        SubHeading("Practitioners' escalations"),
        Table(head, rows, "Practitioners' escalations in the period", note, row_header=True, widths=(3, 3, 3, 2)),
    ]
    return nodes + ([Paragraph("What was learned:"), BulletList(learned)] if learned else [])


def section(facts: Facts) -> Built:
    given: ChallengesFacts | None = facts.of("challenges")
    if not given or not (given.challenges or given.disagreements):
        return nothing("No challenge is recorded in this period.")
    nodes: list[Block] = []
    asked = [each for each in given.challenges if each.is_challenge]
    if asked:
        nodes += [Paragraph(opening(given)), figures.row(facts, "challenges", "answered", "changed")]
        for key, title in OUTCOMES:
            nodes += listed(title, given.of(key))
        nodes.append(by_body(asked))
    nodes += listed("Effective practice that was found", given.practice)
    return Built((*nodes, *escalations(given.disagreements)))


USUAL = Usual("challenge", "Challenge and what it changed", section, frozenset({"challenges", "numbers"}))
