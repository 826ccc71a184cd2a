"""Finding: what is kept of each record to find it by, and the question put to each engine's full-text search."""

import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Count
from django.db.models.expressions import RawSQL

from goldthread.kit.periods import reporting_year
from goldthread.kit.sought import Sought, all_sought
from goldthread.post.models import Findable

AT_ONCE = 400
LONGEST = 200_000  # characters of text kept of one record: PostgreSQL holds at most a megabyte of its words
WORD = re.compile(r"\w+")
QUOTED = re.compile(r'"([^"]+)"|(\S+)')
KEPT = ("partnership_id", "reference", "title", "text", "marks", "status", "url")


def refresh(sought: Sought, pks: Collection[int]) -> None:
    """Keep what finds these records in step with them: written anew where they are, gone where they are gone."""
    for batch in _batches(sorted(pk for pk in pks if pk)):
        rows = words_of(sought, batch)
        gone = set(batch) - {row.record_id for row in rows}
        Findable.objects.filter(record_kind=sought.kind, record_id__in=gone).delete()
        Findable.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=("record_kind", "record_id"), update_fields=KEPT
        )


def refresh_all() -> int:
    """Write everything that can be found anew, and return how much that is."""
    for sought in all_sought().values():
        kept = Findable.objects.filter(record_kind=sought.kind).values_list("record_id", flat=True)
        refresh(sought, {*sought.model._base_manager.values_list("pk", flat=True), *kept})
    Findable.objects.exclude(record_kind__in=all_sought()).delete()
    return Findable.objects.count()


def is_behind() -> bool:
    """Say whether a record cannot be found yet, or one that is gone still can: by their numbers alone."""
    records = {each.kind: each.model._base_manager.count() for each in all_sought().values()}
    kept = dict(Findable.objects.values_list("record_kind").annotate(Count("pk")).order_by())
    return {kind: count for kind, count in records.items() if count} != kept


def write_over_what_is_gone() -> None:
    """Take out of SQLite's files what is deleted already: its index of words keeps one until it is merged, and the log
    until it is emptied, and a back-up copies both. PostgreSQL's back-up copies rows, and none that is gone."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO post_findable_words(post_findable_words) VALUES ('optimize')")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def words_of(sought: Sought, pks: list[int]) -> list[Findable]:
    """What finds each of these records, read in as many queries as the noun has parts and marks."""
    records = sought.model._base_manager.filter(pk__in=pks).select_related(*_related(sought))
    gathered = _gathered(sought, pks)
    return [_words(sought, record, gathered.get(record.pk, {})) for record in records]


def _related(sought: Sought) -> list[str]:
    paths = {path.rpartition("__")[0] for path in (*sought.texts, *sought.days)}
    return sorted((paths | {sought.home, *sought.related}) - {""})


def _gathered(sought: Sought, pks: list[int]) -> dict[int, dict[str, list[str]]]:
    """The texts of what hangs on each record, and its marks."""
    found: dict[int, dict[str, list[str]]] = {}
    for part in sought.parts:
        rows = part.model._base_manager.filter(**{f"{part.owner}__in": pks}).order_by("pk")
        for owner, *texts in rows.values_list(part.owner, *part.texts):
            found.setdefault(owner, {}).setdefault("texts", []).extend(text for text in texts if text)
    for name, path in sought.marks:
        rows = sought.model._base_manager.filter(pk__in=pks, **{f"{path}__isnull": False}).order_by("pk")
        for pk, mark in rows.values_list("pk", path).distinct():
            found.setdefault(pk, {}).setdefault("marks", []).append(f"{name}{mark}")
    return found


def _words(sought: Sought, record: Any, gathered: dict[str, list[str]]) -> Findable:
    texts = [str(_at(record, path) or "") for path in sought.texts] + gathered.get("texts", [])
    status = str(getattr(record, sought.status)) if sought.status else ""
    home = _at(record, sought.home) if sought.home else None
    return Findable(
        record_kind=sought.kind,
        record_id=record.pk,
        partnership_id=home.pk if home else None,
        reference=f"{record.REFERENCE}-{record.number}" if hasattr(record, "REFERENCE") else "",
        title=sought.titled(record),
        text="\n".join(text for text in texts if text)[:LONGEST],
        marks=" ".join([*_own_marks(sought, record, status, home), *gathered.get("marks", [])]),
        status=str(getattr(record, f"get_{sought.status}_display")()) if sought.status else "",
        url=record.get_absolute_url(),
    )


def _own_marks(sought: Sought, record: Any, status: str, home: Any) -> list[str]:
    """Each mark is one word, so that the engine finds by it as it does by any other."""
    days = sought.days_of(record) if sought.days_of else [_at(record, path) for path in sought.days]
    month = home.year_start_month if home else 1
    years = dict.fromkeys(f"year{reporting_year(day, month).start.year}" for day in days if isinstance(day, date))
    state = [f"state{'open' if sought.is_open(status) else 'over'}"] if sought.is_open else []
    return [f"kind{sought.model._meta.model_name}", *([f"home{home.pk}"] if home else []), *state, *years]


def _at(record: Any, path: str) -> Any:
    for name in path.split("__"):
        record = getattr(record, name, None)
    return record


def _batches(pks: list[int]) -> Iterable[list[int]]:
    return (pks[start : start + AT_ONCE] for start in range(0, len(pks), AT_ONCE))


def asked_words(typed: str) -> list[list[str]]:
    """What was typed as a search reads it: each word by itself, and what stands in quotation marks as a phrase."""
    phrases = [WORD.findall((quoted or word).lower()) for quoted, word in QUOTED.findall(typed)]
    return [phrase for phrase in phrases if phrase]


def nearby(partnerships: Collection[int]) -> list[str]:
    """The marks of what is at home in these partnerships, or in none."""
    homeless = [f"kind{each.model._meta.model_name}" for each in all_sought().values() if not each.home]
    return [*(f"home{pk}" for pk in sorted(partnerships)), *sorted(homeless)]


def best(
    typed: str, marks: Collection[str], most: int, *, within: Collection[str] = (), outside: Collection[str] = ()
) -> list[int]:
    """The numbers of what the words and marks find, the best first: whoever shows them asks `visible_to` of them. The
    last word may be the beginning of one. Words in the title count for more. With marks to be `within`, only what has
    one of them; with marks to be `outside`, only what has none."""
    asked = asked_words(typed)
    if not asked and not marks:
        return []
    ask = _sqlite if connection.vendor == "sqlite" else _postgresql
    sql, values = ask(asked, sorted(marks), most, within, outside)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [row[0] for row in cursor.fetchall()]


def matching(typed: str, marks: Collection[str], *, outside: Collection[str] = ()) -> RawSQL:
    """The same question as a condition, for the query that asks who may see: `pk__in=matching(...)`."""
    ask = _sqlite if connection.vendor == "sqlite" else _postgresql
    sql, values = ask(asked_words(typed), sorted(marks), 0, (), outside)
    return RawSQL(sql, values)  # noqa: S611


Asked = tuple[str, list[Any]]
OF_KIND = (
    " AND EXISTS (SELECT 1 FROM post_findable AS kept"
    " WHERE kept.id = post_findable_words.rowid AND kept.record_kind = %s)"
)  # fmt: skip


def _sqlite(
    asked: list[list[str]], marks: list[str], most: int, within: Collection[str], outside: Collection[str]
) -> Asked:
    phrases = ['"' + " ".join(phrase) + '"' for phrase in asked]
    if phrases:
        phrases[-1] += "*"
    words = [f"{{reference title text}} : ({' AND '.join(phrases)})"] if phrases else []
    wanted = " AND ".join([*words, *(f'marks : "{mark}"' for mark in marks)])
    for join, some in (("AND", within), ("NOT", outside)):
        any_of = " OR ".join(f'"{mark}"' for mark in some)
        wanted = f"({wanted}) {join} (marks : ({any_of}))" if some else wanted
    kinds = _kinds(marks)
    sql = f"SELECT rowid FROM post_findable_words WHERE post_findable_words MATCH %s{OF_KIND * len(kinds)}"  # noqa: S608
    if not most:
        return sql, [wanted, *kinds]
    return f"{sql} ORDER BY bm25(post_findable_words, 10.0, 5.0, 1.0, 0.0) LIMIT %s", [wanted, *kinds, most]


def _kinds(marks: list[str]) -> list[str]:
    """The kinds that are asked for, as records name them: SQLite cuts the ends off words, and would take the mark of an
    activity for that of an action."""
    return [kind for kind, each in all_sought().items() if f"kind{each.model._meta.model_name}" in marks]


def _postgresql(
    asked: list[list[str]], marks: list[str], most: int, within: Collection[str], outside: Collection[str]
) -> Asked:
    phrases = [" <-> ".join(phrase) for phrase in asked]
    if phrases:
        phrases[-1] += ":*"
    parts = [("english", " & ".join(f"({phrase})" for phrase in phrases))] if phrases else []
    told = [*marks, *([f"({' | '.join(within)})"] if within else []), *(f"!{mark}" for mark in outside)]
    parts += [("simple", " & ".join(told))] if told else []
    wanted = " && ".join(f"to_tsquery('{how}', %s)" for how, _ in parts)
    values = [each for _, each in parts]
    found = f"SELECT id FROM post_findable WHERE words @@ ({wanted})"  # noqa: S608
    if not most:
        return found, values
    every = f"SELECT id, words FROM post_findable WHERE words @@ ({wanted}) OFFSET 0"  # noqa: S608
    ranked = f"SELECT id FROM (SELECT * FROM ({every}) AS every ORDER BY id DESC LIMIT %s) AS few"  # noqa: S608
    rank = f"ORDER BY ts_rank(words, {wanted}) DESC, id LIMIT %s"
    return f"{ranked} {rank}", [*values, most * 4, *values, most]
