"""What the pages show of a spreadsheet that is brought in: its counts, and its rows with the records they are about."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.utils.text import Truncator

from goldthread.kit.brought import Kind
from goldthread.kit.references import reference
from goldthread.kit.words import in_words, joined, sentence_case
from goldthread.partners.models import Import, ImportedRow, Person
from goldthread.post.models import Job

SHOWN = (("", "All"), ("new", "New"), ("changes", "Changes"), ("same", "The same"), ("flagged", "To look at"),
         ("refused", "Held back"))  # fmt: skip
TAGS = {"new": ("New", "good"), "changes": ("Changes", "moving"), "same": ("The same", "quiet"),
        "refused": ("Held back", "soon")}  # fmt: skip
WORDS = 30


@dataclass(frozen=True)
class Shown:
    """One row as a page shows it: where it stood, what it says, what it becomes, and what to look at."""

    place: str
    words: str
    url: str
    reference: str
    tag: str
    tone: str
    problems: list[list[str]]
    stays: str


def rows_shown(imported: Import, person: Person, show: str) -> QuerySet:
    """Return the rows of one sort, in the order of the file."""
    rows = ImportedRow.objects.visible_to(person).filter(imported=imported).order_by("position")
    rows = rows.select_related("imported").defer("imported__sheets")
    if show == "flagged":
        return rows.filter(is_flagged=True)
    return rows.filter(outcome=show) if show in TAGS else rows


def shown(rows: Sequence[ImportedRow], person: Person) -> list[Shown]:
    """Return rows for a page, each with the record it is about where the reader may see that."""
    found = _records(rows, person)
    return [_shown(row, found.get((row.record_kind, row.record_id))) for row in rows]


def _records(rows: Sequence[ImportedRow], person: Person) -> dict[tuple[str, Any], Any]:
    wanted: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        if row.record_kind and row.record_id:
            wanted[row.record_kind].add(row.record_id)
    found: dict[tuple[str, Any], Any] = {}
    for table, numbers in wanted.items():
        visible = apps.get_model(table)._default_manager.visible_to(person)  # type: ignore[attr-defined]
        found |= {(table, record.pk): record for record in visible.filter(pk__in=numbers)}
    return found


def _shown(row: ImportedRow, record: Any) -> Shown:
    is_gone = row.made and not row.stays and row.imported.state == Import.State.UNDONE
    words, tone = ("Taken back", "stopped") if is_gone else TAGS[row.outcome]
    return Shown(
        place=f"{row.sheet}, row {row.number}",
        words=Truncator(row.words or "Nothing to show").words(WORDS),
        url=record.get_absolute_url() if record is not None and hasattr(record, "get_absolute_url") else "",
        reference=reference(record) if record is not None and hasattr(record, "REFERENCE") else "",
        tag=words,
        tone=tone,
        problems=[each[:3] for each in row.problems if each[2]],
        stays=row.stays,
    )


def said(imported: Import, kind: Kind) -> str:
    """The counts of a spreadsheet as one sentence, in the future before it is loaded and in the past after."""
    past = imported.state in (Import.State.LOADED, Import.State.UNDONE)
    one, many = kind.noun
    verbs = {
        "new": (f"became a new {one}", f"became new {many}")
        if past
        else (f"becomes a new {one}", f"become new {many}"),
        "changes": ("changed one that was here",) * 2
        if past
        else ("changes one that is here", "change one that is here"),
        "same": ("said the same as here",) * 2 if past else ("says the same as here", "say the same as here"),
        "refused": ("was held back", "were held back") if past else ("is held back", "are held back"),
    }
    counts = {key: imported.how_many(key) for key in verbs}
    parts = [f"{in_words(number)} {verbs[key][number != 1]}" for key, number in counts.items() if number]
    total = sum(counts.values())
    return f"Of {in_words(total)} {'row' if total == 1 else 'rows'}, {joined(parts)}." if parts else ""


def looked_at(imported: Import) -> str:
    """How many rows are kept with something that somebody should look at."""
    flagged = imported.how_many("flagged")
    if not flagged:
        return ""
    verb = "is kept with something" if flagged == 1 else "are kept with something"
    return sentence_case(f"{in_words(flagged)} {verb} to look at.")


def taken_back(imported: Import) -> str:
    """What undoing did, in words."""
    back, stays = imported.how_many("back"), imported.how_many("stays")
    words = f"{in_words(back)} {'record was' if back == 1 else 'records were'} taken back or put back"
    left = f", and {in_words(stays)} {'stays' if stays == 1 else 'stay'}, for the reason beside each" if stays else ""
    return sentence_case(f"{words}{left}.")


def job_of(imported: Import, person: Person) -> Job | None:
    """Return the background work that loads it, the latest, for whoever asked for it."""
    jobs = Job.objects.visible_to(person).filter(once=f"load-import-{imported.pk}")
    return jobs.order_by("-pk").first()
