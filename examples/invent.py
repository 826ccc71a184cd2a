"""How an invented record is made: rows from a seed, in the shape that `goldthread load` reads."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from goldthread.kit.exchange.toml import toml_file
from goldthread.kit.periods import uk_date

Row = dict[str, Any]
NOW = date(2026, 11, 22)


@dataclass
class Folder:
    """The files of a record: rows by path, such as "people" or "wessmere/actions"."""

    rows: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, path: str, /, **values: Any) -> Row:
        """Add a row to a file, leaving out what is empty, and return it so that lists can be hung on it."""
        row = {key: value for key, value in values.items() if value not in (None, "", [], ())}
        self.rows.setdefault(path, []).append(row)
        return row

    def write(self, folder: Path) -> None:
        """Write every file of the record."""
        for path, rows in self.rows.items():
            target = folder / f"{path}.toml"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(toml_file(path.rsplit("/", 1)[-1], rows))


def hang(row: Row, name: str, /, **values: Any) -> Row:
    """Hang one more part on a row, such as a line on an action."""
    part = {key: value for key, value in values.items() if value not in (None, "", [], ())}
    row.setdefault(name, []).append(part)
    return part


@dataclass
class Years:
    """Days picked from a seed, always on a working day."""

    random: Random

    def between(self, first: date, last: date) -> date:
        """Return a working day between two days."""
        day = first + timedelta(self.random.randrange((last - first).days + 1))
        return day - timedelta(max(0, day.weekday() - 4))

    def ago(self, least: int, most: int) -> date:
        """Return a working day so many days before now."""
        return self.between(NOW - timedelta(most), NOW - timedelta(least))

    def ahead(self, least: int, most: int) -> date:
        """Return a working day so many days after now."""
        return self.between(NOW + timedelta(least), NOW + timedelta(most))


SAID = (
    "Draft shared with the subgroup; comments are in.",
    "Two of three teams have started. The third begins next month.",
    "Agreed with the named professionals; the text goes to the next meeting.",
    "Dates are fixed and invitations have gone out.",
    "First figures are in; a fuller set follows at the end of the quarter.",
    "The working group met and split the work in three parts.",
)
SHOWN = (
    ("Minutes of the subgroup", "The subgroup agreed the final version; the minutes are kept by the business unit."),
    ("Published page", "The guidance stands on the partnership's website."),
    ("Attendance figures", "Attendance by agency and session, kept by the training co-ordinator."),
    ("Dip sample of twelve records", "Ten of twelve records used the new form; two were from before the launch."),
)


@dataclass
class Maker:
    """Makes actions in every state that a real record shows."""

    folder: Folder
    home: str
    years: Years
    leads: list[Row]
    writers: dict[str, str]
    checker: str
    different: dict[str, tuple[str, str, str, str, str]]
    checked_as: str = "Partnership manager"

    def pick(self, values: Any) -> Any:
        return self.years.random.choice(list(values))

    def writer(self, row: Row) -> str:
        """Return who tells of an action: the lead of the agency that leads it, or the business unit."""
        bodies = [line.get("agency", "") for line in row.get("lines", [])]
        return next((self.writers[body] for body in bodies if body in self.writers), self.writers[""])

    def action(self, key: str, words: str, state: str, /, *, lines: list[Row] | None = None, **more: Any) -> Row:
        """Add an action in one of the states below, led by the lines given or by one drawn from the seed."""
        row = self.folder.add(f"{self.home}/actions", key=key, words=words, **more)
        for line in [self.pick(self.leads)] if lines is None else lines:
            hang(row, "lines", **line)
        getattr(self, state.replace(" ", "_").replace("-", "_"))(row)
        return row

    def told(self, row: Row, least: int, most: int, words: str = "", **more: Any) -> None:
        line = "#1" if row.get("lines") else ""
        entered = {"entered_by": self.writer(row), "entered_on": self.years.ago(least, most)}
        hang(row, "progress", words=words or self.pick(SAID), line=line, **{**entered, **more})

    def due(self, row: Row, day: date) -> None:
        row["due"] = uk_date(day)
        row.setdefault("first_due", uk_date(day))

    def on_track(self, row: Row) -> None:
        row["status"], row["started"] = "under way", uk_date(self.years.ago(100, 200))
        self.due(row, self.years.ahead(60, 200))
        self.told(row, 5, 40)

    def due_soon(self, row: Row) -> None:
        row["status"] = "under way"
        self.due(row, self.years.ahead(5, 25))
        self.told(row, 250, 330)

    def late(self, row: Row) -> None:
        row["status"] = "under way"
        self.due(row, self.years.ago(20, 120))
        self.told(row, 60, 150)

    def slipped_once(self, row: Row) -> None:
        self.on_track(row)
        self._slip(row, self.years.ago(60, 120), row["due"], "The lead changed; the new lead needs a term.")

    def slipped_twice(self, row: Row) -> None:
        self.on_track(row)
        first, second = self.years.ago(230, 300), self.years.ago(60, 120)
        self._slip(row, first, uk_date(second), "Waiting for the national guidance.")
        self._slip(row, second, row["due"], "The supplier was late.")
        row["first_due"] = uk_date(first)

    def _slip(self, row: Row, was: date, became: str, reason: str) -> None:
        row["first_due"] = uk_date(was)
        changed = was - timedelta(10)
        hang(row, "slipped", was=uk_date(was), became=became, reason=reason, on=uk_date(changed))

    def blocked(self, row: Row) -> None:
        row["status"] = "blocked"
        row.setdefault("reason", "No chair is named for the group.")
        self.due(row, self.years.ahead(30, 120))
        self.told(row, 40, 90)

    def paused(self, row: Row) -> None:
        row["status"] = "paused"
        row.setdefault("reason", "Rests until the new commissioner is in post.")

    def not_started(self, row: Row) -> None:
        row["status"] = "agreed"
        self.due(row, self.years.ahead(90, 300))

    def proposed(self, row: Row) -> None:
        row["status"] = "proposed"

    def superseded(self, row: Row) -> None:
        row["status"] = "superseded"
        row.setdefault("reason", "Taken into the joint action of the four areas.")

    def stood_down(self, row: Row) -> None:
        row["status"] = "stood down"
        row.setdefault("reason", "The survey showed that nobody needs it.")

    def ongoing(self, row: Row) -> None:
        row["status"], row["due"] = "under way", "ongoing"
        self.told(row, 5, 40)

    def due_in_words(self, row: Row) -> None:
        row["status"], row["due"] = "under way", "end of the reporting period (31 March 2027)"
        self.told(row, 5, 60)

    def no_due(self, row: Row) -> None:
        row["status"] = "under way"
        self.told(row, 30, 60)

    def quiet(self, row: Row) -> None:
        row["status"] = "under way"
        self.due(row, self.years.ahead(90, 200))
        self.told(row, 260, 330)

    def by_email(self, row: Row) -> None:
        row["status"] = "under way"
        self.due(row, self.years.ahead(60, 150))
        day = self.years.ago(10, 30)
        self.told(row, 5, 9, told_by="its e-mail", told_on=day, entered_by=self.checker)

    def done_no_evidence(self, row: Row) -> None:
        row["status"], row["done"] = "done", uk_date(self.years.ago(60, 300))
        self._lines_done(row)

    def done_unknown(self, row: Row) -> None:
        row["status"] = "done"
        self._lines_done(row)

    def done_no_impact(self, row: Row) -> None:
        day = self.years.ago(60, 330)
        row["status"], row["done"] = "done", uk_date(day)
        self._lines_done(row)
        self._claimed(row, day - timedelta(7), "accepted", decided_on=day)

    def done_proved(self, row: Row) -> None:
        self.done_no_impact(row)
        self._impact(row, self.years.ago(10, 58), "accepted")

    def done_said(self, row: Row) -> None:
        self.done_no_impact(row)
        self._impact(row, self.years.ago(10, 50), "reported")

    def impact_sent_back(self, row: Row) -> None:
        self.done_no_impact(row)
        self._impact(
            row, self.years.ago(10, 50), "sent back", reason="This says what was done. What is different for children?"
        )

    def claimed(self, row: Row) -> None:
        row["status"] = "claimed"
        self.due(row, self.years.ahead(1, 30))
        self._claimed(row, self.years.ago(3, 20), "waiting")
        for line in row.get("lines", [])[:1]:
            line["state"] = "claimed"

    def claimed_long_ago(self, row: Row) -> None:
        row["status"] = "claimed"
        self.due(row, self.years.ago(150, 250))
        self._claimed(row, self.years.ago(200, 260), "waiting")
        for line in row.get("lines", [])[:1]:
            line["state"] = "claimed"

    def sent_back(self, row: Row) -> None:
        row["status"] = "under way"
        self.due(row, self.years.ahead(20, 60))
        day = self.years.ago(10, 40)
        self._claimed(
            row, day - timedelta(6), "sent back", decided_on=day, reason="The link leads to last year's version."
        )

    def _lines_done(self, row: Row) -> None:
        for line in row.get("lines", []):
            if line.get("capacity") != "support":
                line["state"] = "done"

    def _claimed(self, row: Row, day: date, state: str, **decided: Any) -> None:
        title, note = self.pick(SHOWN)
        key = f"evidence-{row['key']}"
        self.folder.add(
            f"{self.home}/evidence",
            key=key,
            title=title,
            note=note,
            dated=uk_date(day),
            added_by=self.writer(row),
            entered_on=day,
        )
        if decided:
            decided |= {"decided_by": self.checker, "decided_as": self.checked_as}
        line = "#1" if row.get("lines") else ""
        hang(
            row,
            "claims",
            words="Our part is done.",
            line=line,
            entered_by=self.writer(row),
            entered_on=day,
            state=state,
            **decided,
        )
        hang(row, "evidence", evidence=key, line=line, claim="#1")

    def _impact(self, row: Row, day: date, state: str, reason: str = "") -> None:
        strength, words, baseline, change, source = self.different[row["key"]]
        decided = (
            {}
            if state == "reported"
            else {"decided_by": self.checker, "decided_as": self.checked_as, "decided_on": day}
        )
        hang(row, "impact", words=words, baseline=baseline, change=change, source=source, dated=uk_date(day), strength=strength,
             line="#1" if row.get("lines") else "", entered_by=self.writer(row), entered_on=day, state=state, reason=reason, **decided)  # fmt: skip
