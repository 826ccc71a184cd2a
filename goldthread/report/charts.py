"""The charts of the report: how the actions stand, and how strong the evidence of impact is."""

from collections import Counter

from goldthread.kit.charts import Share, bars, states
from goldthread.kit.document.nodes import Chart, Link, Words
from goldthread.kit.periods import uk_date
from goldthread.kit.words import counted, in_words, sentence_case
from goldthread.report.facts import Facts
from goldthread.report.figures import SOURCE

STRENGTHS = ("Data", "Audit", "Feedback from children or families", "An example", "Strength not recorded")


def _said(number: int, total: int) -> str:
    of = counted(total, "action")
    return sentence_case(f"{in_words(number)} of {of} {'is' if number == 1 else 'are'} done")


def by_state(facts: Facts) -> tuple[Chart, ...]:
    """How the actions of the period stand, as one bar; nothing where there are none."""
    if not facts.actions:
        return ()
    late = sum(action.is_late for action in facts.actions)
    found = Counter("late" if action.is_late else action.status_words.lower() for action in facts.actions)
    rows = tuple((words, found[words]) for words in sorted(found, key=lambda words: -found[words]))
    title = _said(sum(action.is_done for action in facts.actions), len(facts.actions))
    title = f"{title}, {in_words(late)} late" if late else title
    said = f"{title}. {'; '.join(f'{count:,} {words}' for words, count in rows)}."
    svg = states("actions-by-state", title, said, shares=[Share(words, count) for words, count in rows])
    total = ("All actions", "actions", len(facts.actions))
    return (_chart(facts, title, said, svg, ("State", "Actions"), rows, total),)


def by_strength(facts: Facts) -> tuple[Chart, ...]:
    """How many passages of evidence there are of each strength; nothing where there are none."""
    told = [impact.strength_words or STRENGTHS[-1] for action in facts.actions for impact in action.impacts]
    bearing = sum(bool(action.impacts) for action in facts.actions)
    if not told:
        return ()
    found = Counter(told)
    rows = tuple(
        (words, found[words]) for words in (*STRENGTHS[:-1], STRENGTHS[-1]) if words in STRENGTHS[:-1] or found[words]
    )
    pieces, verb = sentence_case(counted(len(told), "piece")), "is" if len(told) == 1 else "are"
    number = found["Data"] + found["Audit"]
    strong = in_words(number) if number else "none"
    title = f"{pieces} of evidence of impact {verb} recorded, {strong} by data or audit"
    said = f"{title}. {'; '.join(f'{words.lower()}: {count}' for words, count in rows)}."
    svg = bars("impact-by-strength", title, said, rows=rows)
    total = (f"All, on {counted(bearing, 'action')}", "bearing-impact", len(told))
    return (_chart(facts, title, said, svg, ("Strength", "Pieces of evidence"), rows, total),)


def _chart(
    facts: Facts,
    title: str,
    said: str,
    svg: str,
    columns: tuple[str, str],
    rows: tuple[tuple[str, int], ...],
    total: tuple[str, str, int],
) -> Chart:
    """A chart with its table, whose last row is the whole and opens the records of the figure it is counted from."""
    label, key, whole = total
    href = next((figure.href for figure in facts.figures if figure.key == key), "")
    last: tuple[Words, Words] = ((Link(label, href),) if href else label, f"{whole:,}")
    printed = (*((sentence_case(words), f"{count:,}") for words, count in rows), last)
    return Chart(title, said, str(svg), columns, printed, source=SOURCE, as_at=uk_date(facts.as_at))
