"""Conditions that are put into SQL once, for records that are asked for page after page."""

from __future__ import annotations

from typing import Any, Self, TypeVar

from django.db.models import QuerySet
from django.db.models.sql.where import WhereNode

Records = TypeVar("Records", bound=QuerySet)


class Sealed:
    """Conditions as one, with their SQL for each engine; and the same under other names of their tables, for where they
    stand within another query. Anything else that is asked of conditions is asked of those inside."""

    conditional = True
    contains_aggregate = contains_over_clause = is_summary = False

    def __init__(self, inside: WhereNode) -> None:
        self.inside = inside
        self.told: dict[str, tuple[str, tuple[Any, ...]]] = {}
        self.renamed: dict[frozenset[tuple[str | None, str]], Self] = {}

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        if connection.vendor not in self.told:
            sql, parameters = self.inside.as_sql(compiler, connection)
            self.told[connection.vendor] = sql, tuple(parameters)
        sql, kept = self.told[connection.vendor]
        return sql, list(kept)

    def relabeled_clone(self, change_map: dict[str | None, str]) -> Self:
        names = frozenset(change_map.items())
        if names not in self.renamed:
            self.renamed[names] = type(self)(self.inside.relabeled_clone(change_map))
        return self.renamed[names]

    def get_source_expressions(self) -> list[Any]:
        return [self.inside]

    def get_refs(self) -> set[str]:
        return self.inside.get_refs()

    def get_group_by_cols(self) -> list[Any]:
        return self.inside.get_group_by_cols()

    def replace_expressions(self, replacements: Any) -> Any:
        return self.inside.replace_expressions(replacements)


def sealed(records: Records) -> Records:
    """Return the same records, for keeping: what is asked of them is put into SQL once, by whoever asks first."""
    found = records.all()
    if found.query.where:
        conditions: list[Any] = [Sealed(found.query.where)]
        found.query.where = WhereNode(conditions)
    return found


def is_untouched(records: QuerySet) -> bool:
    """Return whether nothing is asked of these records yet: they are all of their kind."""
    has_more = getattr(records, "_prefetch_related_lookups", ())
    return not has_more and vars(records.query) == vars(type(records.query)(records.model))
