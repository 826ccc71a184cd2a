"""Small partnerships made by hypothesis from the tables themselves: any value a column may hold, in any mixture."""

from datetime import date, time, timedelta

from hypothesis import strategies as st

from goldthread.kit.exchange.columns import Choice, Clock, Day, Fraction, Number, Said, To, Truth, When, Words
from goldthread.kit.exchange.limits import breaches, unique_keys
from goldthread.kit.exchange.load import owning
from goldthread.kit.exchange.rows import new_part, new_row, whole, written
from goldthread.kit.exchange.toml import toml_file
from goldthread.kit.library import library
from goldthread.kit.periods import Span, made_words

LETTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\x00")
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))
SOME = st.integers(0, 2)


@st.composite
def spans(draw, worded):
    """A span of any sort, with words of its own or with those that its days make."""
    if draw(st.booleans()):
        return Span()
    first = draw(DAYS)
    last = first + timedelta(draw(st.integers(0, 400)))
    words = draw(st.sampled_from(["", "early on", "Q2 2021", "2020/21", made_words(first, last), "a\nb", "2021-22"]))
    return Span(None, None, words) if worded and words and draw(st.booleans()) else Span(first, last, words)


class Maker:
    """Makes the rows of one folder."""

    def __init__(self, draw, tables):
        self.draw = draw
        self.tables = tables
        self.rows = []
        self.once = set()

    def folder(self):
        """The text of every file, by its name."""
        homes = [f"home-{number}" for number in range(self.draw(st.integers(1, 2)))]
        for table in self.tables.all:
            for home in homes if table.home else [""]:
                names = (
                    homes
                    if table.name == "partnerships"
                    else [f"{table.name}-{number}" for number in range(self.draw(SOME))]
                )
                for name in names:
                    self.add(self.record(table, home, f"{name}@mail.example" if table.key == "email" else name))
        self.state()
        files = {}
        for row in self.leaving():
            files.setdefault(row.file, []).append(row)
        return {file: toml_file(rows[0].shape.name, [written(row) for row in rows]) for file, rows in files.items()}

    def leaving(self):
        """The rows that a dump takes along."""
        stays = {table.name: table.stays for table in self.tables.all if table.stays}
        return [row for row in self.rows if row.shape.name not in stays or not stays[row.shape.name](row)]

    def record(self, table, home, key):
        row = new_row(table, home, key)
        for bare in (False, True):
            values = self.values(row, bare)
            if values is not None:
                row.values = values | {table.key: key}
                if not list(breaches(row)):
                    return self.with_parts(row)
        return None

    def with_parts(self, owner):
        for part in owner.shape.parts:
            for number in range(self.draw(SOME)):
                row = new_part(
                    part, owner, len(owner.under(part.name)) + 1, f"part-{number}" if "key" in part.fields else ""
                )
                values = self.values(row, bare=False)
                if values is not None:
                    row.values = values | ({"key": row.key} if "key" in part.fields else {})
                    if not list(breaches(row)) and self.is_new(row):
                        owner.parts.setdefault(part.name, []).append(self.with_parts(row))
        return owner

    def values(self, row, bare):
        values = {}
        for name, column in row.shape.columns.items():
            if isinstance(column, Said) or name in ("number", "key") or (bare and not column.is_needed):
                continue
            if column.is_needed or self.draw(st.booleans()):
                value = self.value(column, row)
                if value is None and column.is_needed:
                    return None
                if value is not None:
                    values[name] = value
        return values

    def value(self, column, row):
        if isinstance(column, To):
            found = self.reachable(column, row)
            chosen = self.draw(st.sampled_from(found)) if found else None
            return (chosen,) if column.many and chosen else chosen
        if isinstance(column, Choice):
            shelf = list(getattr(library(), column.shelf)) if column.shelf else [key for key, _ in column.field.choices]
            return self.draw(st.sampled_from(shelf))
        simple = {
            Truth: st.booleans(),
            Day: DAYS,
            Clock: st.builds(time, st.integers(0, 23), st.integers(0, 59)),
            Number: st.integers(1, 12),
            Fraction: st.decimals(-9999, 9999, places=2, allow_nan=False),
            Words: st.lists(st.sampled_from(["M1", "M2"]), max_size=2),
        }
        if type(column) in simple:
            return self.draw(simple[type(column)])
        return self.draw(spans(column.worded)) if isinstance(column, When) else self.text(column)

    def text(self, column):
        special = {"URLField": "https://x.example/a", "EmailField": "a@b.example", "SlugField": "a-figure"}
        kind = type(column.field).__name__
        if column.name == "item":
            return "M1"
        if column.name == "digest":
            return ""  # a file whose bytes are gone; one with bytes has to have them beside it
        if kind in special:
            return special[kind]
        length = min(column.field.max_length or 60, 60)
        text = (
            self.draw(st.text(LETTERS, min_size=1, max_size=length)).replace("\r\n", "\n").replace("\r", "\n").strip()
        )
        return text or "x"

    def reachable(self, column, row):
        table, part = self.tables.places[column.target]
        if part:
            own = row.root.under(part)
            others = [each for record in self.rows if record.shape is table for each in record.under(part)]
            return [each.pointer for each in (*own, *others)]
        return [record.pointer for record in self.rows if record.shape is table]

    def add(self, row):
        if row is not None and self.is_new(row):
            self.rows.append(row)

    def is_new(self, row):
        keys = {found for found, _, _ in unique_keys(row, owning(row))}
        if keys & self.once:
            return False
        self.once |= keys
        return True

    def state(self):
        """Write what follows from other records where it does follow."""
        found = {row.pointer: row for row in self.rows}
        for record in self.rows:
            if record.shape.name == "scales":
                self.name_grades(record)
        for record in self.rows:
            for row in whole(record):
                for name, stated in row.shape.stated.items():
                    row.values[name] = stated.holds(row, found.get)
            wrong = [place for check in record.shape.checks for place, _ in check(record, found.get)]
            if "under" in wrong:
                del record.parts["under"]
            if any(place.startswith("score ") for place in wrong):
                del record.parts["scores"]

    def name_grades(self, scale):
        """Give a scale a name for each of its grades, and bands that take in every score."""
        scale.values["size"], named = 2, {part.name: part for part in scale.shape.parts}
        grades = [
            {"side": side, "value": n, "name": f"{side} {n}"} for side in ("likelihood", "impact") for n in (1, 2)
        ]
        bands = [{"lowest": 1, "name": "Low"}, {"lowest": 3, "name": "High"}]
        for name, rows in (("grades", grades), ("bands", bands)):
            scale.parts[name] = [new_part(named[name], scale, place, "") for place in range(1, len(rows) + 1)]
            for row, values in zip(scale.parts[name], rows, strict=True):
                row.values = values


@st.composite
def folders(draw, tables):
    """A folder that load takes, as texts by file."""
    return Maker(draw, tables).folder()
