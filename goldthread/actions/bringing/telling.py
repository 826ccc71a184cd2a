"""What one row of a tracker tells of an action: its words, dates, leads and state, with what has to be flagged."""

from datetime import date
from typing import Any

from goldthread.actions.bringing.words import NEEDS_A_REASON, parts_in, state_in
from goldthread.actions.models import Action, Recommendation
from goldthread.actions.operations.bringing import NewAction
from goldthread.actions.operations.vacancy import left_on
from goldthread.actions.rules import OVER
from goldthread.kit.brought import Bringing, Reading, Row
from goldthread.kit.periods import NOT_KNOWN, Span, reporting_year, uk_date
from goldthread.kit.references import parse_reference, reference
from goldthread.kit.sheets.dates import span_of_cell
from goldthread.kit.sheets.headings import plain
from goldthread.kit.words import joined
from goldthread.partners.bringing.bodies import BETWEEN, Bodies
from goldthread.partners.models import Theme

LONGEST, OWN = 600, 40
NO_STATE = "“{words}” is no state that is known here, so it counts as not started. The words are kept."
NO_THEME = "There is no theme of this name, so it is kept as words. Add the theme first to have it used."
NO_LEAD = "{words}: nobody here is called so. The words are kept, and the action is without a lead until you name one."
NO_OTHER = "{words}: nobody here is called so. The words are kept."
GOES = "{body} leaves on {day}, before it is due. The words are kept, and the action is without that lead."
RATED_ONLY = "A colour is a rating and no state, so it counts as not started."


def folded(words: str) -> str:
    """Words as rows and records are compared: however they are spaced."""
    return " ".join(words.split())


def own_number(row: Row) -> str:
    """The number that a list of the partnership's own gives an action, where it is short: of its own column, or what
    stands for a reference and is none of ours."""
    words = folded(row["own_number"]) or ("" if _is_ours(row) else folded(row["reference"]))
    return "" if len(words) > OWN else words


def _is_ours(row: Row) -> bool:
    asked = parse_reference(row["reference"])
    return bool(asked and asked[0] == Action.REFERENCE)


class Telling:
    """Reads the cells of rows for one partnership, with its bodies, themes and recommendations at hand."""

    def __init__(self, bringing: Bringing) -> None:
        home, by = bringing.home, bringing.by
        self.bringing = bringing
        self.bodies = Bodies(bringing)
        self.year = reporting_year(bringing.on, home.year_start_month)
        self.themes = {plain(each.name): each for each in Theme.objects.visible_to(by).filter(partnership=home)}
        self._recommendations: dict[str, Recommendation] | None = None
        self._left: dict[Any, date | None] = {}
        self._dates: dict[str, tuple[Span, str]] = {}

    def words_of(self, row: Row) -> str:
        """What is to be done, in one paragraph that fits its place; the whole is kept beneath when it does not."""
        words = folded(row["words"])
        return words if len(words) <= LONGEST else f"{words[: LONGEST - 4].rsplit(' ', 1)[0]} ..."

    def new(self, reading: Reading) -> NewAction:
        """The action a row becomes, with what is flagged noted on the reading."""
        due, status = self.span(reading, "due"), self._status(reading)
        done = self._done(reading) if status == "done" else NOT_KNOWN
        action = NewAction(
            words=reading.words, own_number=own_number(reading.row), status=status, due=due, done=done,
            started=self.span(reading, "started"),
            recommendations=self._answered(reading), themes=self._themes(reading),
            supporters=self._bodies(reading, "supporters", NO_OTHER),
        )  # fmt: skip
        action.leads = [each for each in self._bodies(reading, "leads", NO_LEAD) if self._stays(reading, each)]
        if status in NEEDS_A_REASON:
            action.reason = f"As the spreadsheet had it: {folded(reading.row['status'])}"[:300]
        action.detail = "\n\n".join(self.told(reading.row))
        return action

    def _done(self, reading: Reading) -> Span:
        """The day on which it was done: of its own column, or as written after the state."""
        day = parts_in(reading.row["status"])[1]
        return span_of_cell(day, self.year)[0] if day and not reading.row["done"] else self.span(reading, "done")

    def span(self, reading: Reading, key: str) -> Span:
        cell = reading.row[key]
        if cell not in self._dates:
            self._dates[cell] = span_of_cell(cell, self.year)
        span, sentence = self._dates[cell]
        if sentence:
            reading.flag(key, sentence)
        return span

    def told(self, row: Row) -> list[str]:
        """What is kept in the record's own text: its notes, and every word that found no other place."""
        kept, own = self.notes(row), own_number(row)
        homeless = {
            "reference": not _is_ours(row) and folded(row["reference"]) not in ("", own),
            "own_number": folded(row["own_number"]) not in ("", own),
            "leads": self._unplaced(row, "leads"),
            "supporters": self._unplaced(row, "supporters"),
            "status": row["status"] and state_in(row["status"]) is None,
            "recommendation": row["recommendation"] and self._recommendation(row["recommendation"]) is None,
            "themes": self._named(row["themes"])[1],
        }
        return kept + [f"{row.columns[key]}: {row[key]}" for key, is_homeless in homeless.items() if is_homeless]

    def notes(self, row: Row) -> list[str]:
        """The notes of a row, each under its heading, and all of its words where they are too long for their place."""
        kept = [row["words"]] if len(folded(row["words"])) > LONGEST else []
        return kept + (row["detail"].split("\n\n") if row["detail"] else [])

    def missing(self, row: Row, detail: str) -> list[str]:
        """The notes that a record's text does not have yet."""
        there = folded(detail)
        return [words for words in self.notes(row) if folded(words) not in there]

    def _unplaced(self, row: Row, key: str) -> bool:
        bodies, unknown = self.bodies.several(row[key])
        gone = key == "leads" and any(self._gone(each, row) for each in bodies)
        return bool(unknown) or gone

    def _gone(self, body: Any, row: Row) -> date | None:
        """The day on which a lead leaves, when that is before the action is due."""
        if body not in self._left:
            self._left[body] = left_on(body, self.bringing.home.pk)
        left, status = self._left[body], state_in(row["status"]) or ""
        if left is None or status in OVER:
            return None
        return left if left < (span_of_cell(row["due"], self.year)[0].last or self.bringing.on) else None

    def _stays(self, reading: Reading, body: Any) -> bool:
        left = self._gone(body, reading.row)
        if left:
            reading.flag("leads", GOES.format(body=body, day=uk_date(left)))
        return not left

    def _bodies(self, reading: Reading, key: str, sentence: str) -> list[Any]:
        bodies, unknown = self.bodies.several(reading.row[key])
        if unknown:
            reading.flag(key, (NO_OTHER if bodies else sentence).format(words=joined(unknown)), unknown)
        return bodies

    def _status(self, reading: Reading) -> str:
        cell = reading.row["status"]
        if not cell:
            return "done" if self.span(reading, "done") else "agreed"
        found = state_in(cell)
        if found is None:
            reading.flag("status", NO_STATE.format(words=folded(cell)[:60]))
        elif not found:
            reading.flag("status", RATED_ONLY)
        return found or "agreed"

    def _named(self, cell: str) -> tuple[list[Theme], list[str]]:
        parts = [cell] if plain(cell) in self.themes else [part for part in BETWEEN.split(cell) if part]
        return [self.themes[plain(each)] for each in parts if plain(each) in self.themes], [
            each for each in parts if plain(each) not in self.themes
        ]

    def _themes(self, reading: Reading) -> list[Theme]:
        themes, unknown = self._named(reading.row["themes"])
        if unknown:
            reading.flag("themes", NO_THEME)
        return list(dict.fromkeys(themes))

    def _answered(self, reading: Reading) -> list[Recommendation]:
        cell = reading.row["recommendation"]
        if not cell:
            return []
        found = self._recommendation(cell)
        if found is None:
            reading.flag("recommendation", "No recommendation here has this reference or these words. They are kept.")
        return [found] if found else []

    def _recommendation(self, cell: str) -> Recommendation | None:
        if self._recommendations is None:
            visible = Recommendation.objects.visible_to(self.bringing.by).filter(home=self.bringing.home)
            self._recommendations = {}
            for each in visible.order_by("-number"):
                self._recommendations |= {reference(each): each, folded(each.words): each}
        asked = parse_reference(cell)
        return self._recommendations.get(f"{asked[0]}-{asked[1]}" if asked else folded(cell))
