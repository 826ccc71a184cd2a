"""What a chapter declares to be loaded and dumped: its nouns, their columns in order, and what hangs on them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Model
from django.utils.module_loading import module_has_submodule

from goldthread.kit.exchange.columns import Column, Said, column_of
from goldthread.kit.exchange.rows import Pointer

if TYPE_CHECKING:
    from goldthread.kit.exchange.rows import Find, Row

Check = Callable[["Row", "Find"], Iterable[tuple[str, str]]]
Together = Callable[["Sequence[Row]", "Find"], "Iterable[tuple[Row, str, str]]"]


@dataclass(frozen=True)
class Stated:
    """A fact that follows from other records and that a file must state, so that it is never there by a slip. `holds`
    works it out, `note` explains it in the document of the format."""

    holds: "Callable[[Row, Find], bool]"
    note: str


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A model whose rows are written as tables. `worded` names the dates that may be words alone, `listed` the columns
    whose values are keys of a shelf of the library, `stated` the facts that are written but not kept. `filled` gives
    columns that a file leaves out the value they then have, `derived` makes the columns that no file has."""

    name: str
    model: type[Model]
    fields: tuple[str, ...]
    parts: "tuple[Part, ...]" = ()
    worded: tuple[str, ...] = ()
    listed: Mapping[str, str] = field(default_factory=dict, hash=False)
    stated: Mapping[str, Stated] = field(default_factory=dict, hash=False)
    filled: "Callable[[Row], dict[str, Any]] | None" = None
    derived: "Callable[[Row], dict[str, Any]] | None" = None

    @cached_property
    def columns(self) -> dict[str, Column]:
        """The columns by name, in the order in which they are written."""
        kept = {
            name: column_of(self.model, name, worded=name in self.worded, shelf=self.listed.get(name, ""))
            for name in self.fields
        }
        return kept | {name: Said(name, None, False) for name in self.stated}

    @property
    def noun(self) -> str:
        return str(self.model._meta.verbose_name)


@dataclass(frozen=True, kw_only=True)
class Part(Shape):
    """Rows that hang on a record and are written inside it. `order` is the column that holds their place in the list;
    `plain` says that each is nothing but its first column, so that the list is one of texts; `stays` names the rows
    that no dump takes along."""

    owner: str
    order: str = ""
    plain: bool = False
    stays: "Callable[[Row], bool] | None" = None


@dataclass(frozen=True, kw_only=True)
class Table(Shape):
    """A noun with a file of its own. `key` is the column others point to; `home` leads to the partnership whose folder
    holds the file, and is empty for a noun that stands above partnerships. `checks` say what cannot be so of one row;
    `together` what cannot be so of all of them. `finish` is called inside the operation with the ids of what was made;
    `stays` names the rows that no dump takes along."""

    key: str = "key"
    home: str = "home"
    checks: tuple[Check, ...] = ()
    together: tuple[Together, ...] = ()
    finish: Callable[[Sequence[int]], None] | None = None
    stays: "Callable[[Row], bool] | None" = None

    @property
    def file(self) -> str:
        return f"{self.name}.toml"

    @property
    def is_numbered(self) -> bool:
        return "number" in self.fields


@dataclass(frozen=True)
class Tables:
    """Every table of the house, each after those it points to."""

    all: tuple[Table, ...]

    @cached_property
    def by_name(self) -> dict[str, Table]:
        return {table.name: table for table in self.all}

    @cached_property
    def places(self) -> dict[type[Model], tuple[Table, str]]:
        """Where a model's rows are written: its table, and the name of the part ("" for the record itself)."""
        found: dict[type[Model], tuple[Table, str]] = {}
        for table in self.all:
            found[table.model] = (table, "")
            found.update({part.model: (table, part.name) for part in table.parts})
        return found

    def in_words(self, counts: Mapping[str, int]) -> list[str]:
        """How many there are of each noun: "1 report", "31 actions"."""
        nouns = {str(table.model._meta.verbose_name_plural): table.noun for table in self.all}
        return [f"{number} {nouns[plural] if number == 1 else plural}" for plural, number in counts.items()]

    def home_of(self, row: "Row") -> Pointer:
        """The address of the partnership in whose folder a record's row stands."""
        table = self.by_name[row.root.shape.name]
        home = table.model._meta.get_field(table.home).related_model
        return Pointer(self.places[home][0].name, "", row.home)  # type: ignore[index]


@cache
def tables() -> Tables:
    """The tables of every chapter that has a module `exchange`, found by name, each after those it points to."""
    modules = (
        import_module(f"{config.name}.exchange")
        for config in apps.get_app_configs()
        if config.module is not None
        and config.name != "goldthread.kit"
        and module_has_submodule(config.module, "exchange")
    )
    return Tables(_ordered([table for module in modules for table in module.TABLES]))


def _ordered(found: list[Table]) -> tuple[Table, ...]:
    """The tables in an order in which each comes after those that it, or anything that hangs on it, points to. What
    hangs on a record may also point to those that point to the record: they come after it."""
    by_model = {shape.model: table for table in found for shape in _shapes(table)}
    pointed = {table: _pointed_to((table,), by_model) for table in found}
    ordered: dict[Table, None] = {}
    under_way: set[Table] = set()

    def place(table: Table) -> None:
        if table not in under_way:
            under_way.add(table)
            for above in pointed[table]:
                place(above)
            for beside in _pointed_to(_shapes(table), by_model):
                if table not in _all_above(beside, pointed):
                    place(beside)
            ordered[table] = None

    for table in found:
        place(table)
    return tuple(ordered)


def _pointed_to(shapes: Iterable[Shape], by_model: Mapping[Any, Table]) -> list[Table]:
    fields = (each for shape in shapes for each in shape.model._meta.get_fields() if each.concrete)
    return list(dict.fromkeys(by_model[each.related_model] for each in fields if each.related_model in by_model))


def _all_above(table: Table, pointed: Mapping[Table, list[Table]]) -> set[Table]:
    found: set[Table] = set()
    wave = {table}
    while wave:
        found |= wave
        wave = {above for each in wave for above in pointed[each]} - found
    return found


def _shapes(shape: Shape) -> Iterator[Shape]:
    yield shape
    for part in shape.parts:
        yield from _shapes(part)
