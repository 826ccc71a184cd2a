"""The pictures of the counts: challenges by whom they were put to, and what came of them."""

from dataclasses import dataclass
from datetime import date

from goldthread.challenges.queries import Counts
from goldthread.kit.charts import Share, bars, states
from goldthread.kit.words import counted, in_words, sentence_case

MOST = 12
Rows = list[tuple[str, int]]


@dataclass(frozen=True)
class Picture:
    """A chart with its title and the numbers behind it."""

    svg: str
    title: str
    heads: tuple[str, str]
    rows: Rows
    as_at: date


def by_body(counts: Counts, today: date) -> list[Picture]:
    """How many challenges were put to each body; no picture where there are fewer than two bodies."""
    rows = [(each.name, each.total) for each in counts.by_body if each.total]
    if len(rows) < 2:
        return []
    most, number = rows[0]
    title = f"{most} was asked most often: {counted(number, 'challenge')} of {in_words(counts.total)}"
    svg = bars("challenges-by-body", title, _said(title, rows[:MOST]), rows=rows[:MOST], width=400)
    return [Picture(str(svg), title, ("Put to", "Challenges"), rows, today)]


def by_outcome(counts: Counts, today: date) -> list[Picture]:
    """What came of the challenges, as one bar; no picture where there are none."""
    rows = [(words, number) for words, number, _ in counts.by_outcome if number]
    if not rows:
        return []
    changed = next((number for words, number in rows if words == "Something changed"), 0)
    total = sum(number for _, number in rows)
    verb = "has" if changed == 1 else "have"
    title = sentence_case(f"{in_words(changed)} of {counted(total, 'challenge')} {verb} changed something")
    shares = [Share(words.lower(), number) for words, number in rows]
    svg = states("challenges-by-outcome", title, _said(title, rows), shares=shares, width=400)
    return [Picture(str(svg), title, ("What came of it", "Challenges"), rows, today)]


def _said(title: str, rows: Rows) -> str:
    return f"{title}. {'; '.join(f'{words}: {number:,}' for words, number in rows)}."
