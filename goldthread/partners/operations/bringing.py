"""Bringing in a spreadsheet: read, looked through, loaded all or nothing, and taken back as one."""

from collections import Counter
from collections.abc import Mapping as Pairs
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from goldthread.kit.brought import Bringing, Kind, Made, Outcome, Reading
from goldthread.kit.refusal import Refusal
from goldthread.kit.sheets import Sheet, fingerprint
from goldthread.kit.words import counted
from goldthread.partners.bringing.kinds import kinds
from goldthread.partners.bringing.rows import studied
from goldthread.partners.bringing.undoing import worked_on_since
from goldthread.partners.models import Catch, Import, ImportedRow, Mapping, Partnership, Person
from goldthread.partners.operations.catches import record_catch
from goldthread.partners.policy import may_in
from goldthread.post.operations.jobs import ask_for
from goldthread.trail.lock import bump, locked
from goldthread.trail.models import Entry
from goldthread.trail.operation import note, operation
from goldthread.trail.rows import reread

AT_ONCE = 500
LOAD, NAMING = "load spreadsheet", "say_who_is_meant"
NOT_YOURS = "None of your seats here lets you add {many}. Ask somebody in the business unit."
NOT_YOURS_TO_UNDO = "None of your seats here lets you take {many} back. Ask somebody in the business unit."
CHANGED = "What is here has changed since the file was looked through. Look at the rows again, then load them."


@operation
def keep_spreadsheet(
    *,
    partnership: Partnership,
    kind: Kind,
    file: str,
    sheets: Sequence[Sheet],
    wanted: Sequence[str],
    columns: Pairs[str, str],
    by: Person,
    on: date,
) -> Import:
    """Keep the rows of a spreadsheet as they were read, without what may say who a child is, until they are loaded or
    thrown away."""
    imported = Import.objects.create(
        home=partnership, kind=kind.key, file=file, sheets=[sheet.kept() for sheet in sheets], wanted=list(wanted),
        columns=dict(columns), brought_by=by, brought_at=timezone.now(),
    )  # fmt: skip
    for what in dict.fromkeys(why for sheet in sheets for line in sheet.lines for why in line.held.values()):
        about: dict[str, Any] = {
            "place": "A spreadsheet brought in",
            "outcome": Catch.Outcome.FOUND,
            "record": imported,
        }
        record_catch(partnership=partnership, kind=what, **about, by=by, on=on)
    note(imported, after={"kind": kind.key}, says="read a spreadsheet, to bring it in")
    return imported


@operation
def choose_sheets(
    *,
    imported: Import,
    kind: Kind,
    wanted: Sequence[str],
    columns: Pairs[str, str],
    version: int | None,
    by: Person,
    on: date,
) -> Import:
    """Say which sheets of a workbook are brought in, and as what."""
    row = _open(imported, version)
    row.kind, row.wanted, row.columns, row.state = kind.key, list(wanted), dict(columns), Import.State.READ
    row.save()
    row.rows.all().delete()
    note(row, after={"kind": kind.key, "sheets": len(row.wanted)}, says="chose what is brought in")
    return row


@operation
def look_through(*, imported: Import, columns: Pairs[str, str], version: int | None, by: Person, on: date) -> Import:
    """Say what each column is about, keep that for the next time, and note what every row becomes. Nothing but that is
    written."""
    row = _open(imported, version)
    kind = kinds()[row.kind]
    row.columns = dict(columns)
    row.LIFECYCLE.take("look through", row)
    readings = _studied(row, kind, by, on)
    row.counts = _counted(readings)
    row.save()
    row.rows.all().delete()
    _write_rows(row, readings)
    headings = fingerprint(columns)
    kept = {"columns": dict(columns), "used_on": on}
    Mapping.objects.update_or_create(home=row.home, kind=row.kind, headings=headings, defaults=kept)
    note(row, after=row.counts, says="looked through the rows")
    return row


@operation
def load_spreadsheet(*, imported: Import, version: int | None, by: Person, on: date) -> Import:
    """Load the rows that are not held back, all of them or none, with the rights of whoever loads them. Refused when
    what a row becomes is another thing than what was shown."""
    row = reread(imported, version)
    kind = kinds()[row.kind]
    if not may_in(by, kind.permission, row.home_id):
        raise Refusal(NOT_YOURS.format(many=kind.noun[1]))
    row.LIFECYCLE.take("load", row)
    readings = _studied(row, kind, by, on)
    if _counted(readings) != row.counts:
        raise Refusal(CHANGED)
    kind.load(readings, Bringing(row.home, by, on, row.file))
    row.sheets, row.loaded_at = [], timezone.now()
    row.save()
    row.rows.all().delete()
    _write_rows(row, readings)
    made = counted(len({(each.table, each.pk) for reading in readings for each in reading.made}), "record")
    note(row, after=row.counts, says=f"loaded the spreadsheet: {made}")
    return row


@operation
def ask_to_load(*, imported: Import, version: int | None, by: Person, on: date) -> Import:
    """Ask for a big spreadsheet to be loaded in the background; asked twice, it is loaded once."""
    row = reread(imported, version)
    if row.state != Import.State.LOADING:
        row.LIFECYCLE.take("begin to load", row)
    row.save()
    arguments = {"import": row.pk}
    ask_for(
        kind=LOAD, arguments=arguments, partnership_id=row.home_id, once=f"load-import-{row.pk}",
        about_url=row.get_absolute_url(), by=by, on=on,
    )  # fmt: skip
    note(row, says="asked for the spreadsheet to be loaded")
    return row


@operation
def stop_loading(*, imported: Import, by: Person | None, on: date) -> Import:
    """Go back to before the loading began, when it was refused."""
    row = locked(Import.objects.all(), imported.pk)
    row.LIFECYCLE.take("stop loading", row)
    bump(row)
    row.save()
    note(row, says="did not load the spreadsheet")
    return row


@operation
def undo_spreadsheet(*, imported: Import, version: int | None, by: Person, on: date) -> Import:
    """Take back what a spreadsheet made and put back what it changed, as one, with the rights of whoever does so. What
    somebody has worked on since stays, and its row says why."""
    row = reread(imported, version)
    kind = kinds()[row.kind]
    if not may_in(by, kind.permission, row.home_id):
        raise Refusal(NOT_YOURS_TO_UNDO.format(many=kind.noun[1]))
    row.LIFECYCLE.take("undo", row)
    entries = Entry.objects.filter(record_kind=row._meta.label_lower, record_id=row.pk)
    entry = entries.exclude(operation=NAMING).order_by("-id").first()
    rows = list(row.rows.exclude(made=[]))
    made = list({(each.table, each.pk): each for line in rows for each in line.records}.values())

    def touched(table: str, numbers: Sequence[int]) -> set[int]:
        return worked_on_since(entry.id if entry else 0, table, numbers, kind.naming)

    stays = kind.undo(made, Bringing(row.home, by, on, row.file), touched)
    reasons = {(each.table, each.pk): why for each, why in stays.items()}
    for line in rows:
        line.stays = next((why for each in line.records if (why := reasons.get((each.table, each.pk)))), "")
    ImportedRow.objects.bulk_update([line for line in rows if line.stays], ["stays"], batch_size=AT_ONCE)
    row.undone_at = timezone.now()
    row.counts = {**row.counts, "stays": len(stays), "back": len(made) - len(stays)}
    row.save()
    note(row, after={"back": len(made) - len(stays), "stays": len(stays)}, says="undid what the spreadsheet had made")
    return row


@operation
def throw_away(*, imported: Import, version: int | None, by: Person, on: date) -> Import:
    """Forget the rows of a spreadsheet that is not to be loaded after all."""
    row = _open(imported, version)
    row.LIFECYCLE.take("throw away", row)
    row.sheets, row.counts = [], {}
    row.save()
    row.rows.all().delete()
    note(row, says="threw the spreadsheet away")
    return row


def _open(imported: Import, version: int | None) -> Import:
    row = reread(imported, version)
    if not row.is_open:
        raise Refusal(f"It is {row.get_state_display().lower()} already. Bring the file in again.")
    return row


def _studied(row: Import, kind: Kind, by: Person, on: date) -> list[Reading]:
    wanted = [sheet for sheet in row.read_sheets() if sheet.name in row.wanted]
    readings = studied(kind, wanted, row.columns, Bringing(row.home, by, on, row.file))
    if not readings:
        raise Refusal("There is nothing to bring in on the sheets you chose. Choose another sheet.")
    return readings


def _counted(readings: Sequence[Reading]) -> dict[str, int]:
    counts = Counter(str(reading.outcome) for reading in readings)
    flagged = sum(1 for reading in readings if reading.problems and reading.outcome != Outcome.REFUSED)
    return {**{str(outcome): counts[outcome] for outcome in Outcome}, "flagged": flagged}


def _write_rows(row: Import, readings: Sequence[Reading]) -> None:
    ImportedRow.objects.bulk_create(
        [_row(row, place, reading) for place, reading in enumerate(readings)], batch_size=AT_ONCE
    )


def _row(row: Import, place: int, reading: Reading) -> ImportedRow:
    about = reading.made[0] if reading.made else None
    kind = about.table if about else reading.record._meta.label_lower if reading.record else ""
    return ImportedRow(
        imported=row, position=place, sheet=reading.row.sheet[:120], number=reading.row.number,
        outcome=str(reading.outcome), words=reading.words,
        is_flagged=bool(reading.problems) and reading.outcome != Outcome.REFUSED,
        problems=[[each.column, each.value[:200], each.sentence, list(each.unknown)] for each in reading.problems],
        record_kind=kind, record_id=about.pk if about else reading.record.pk if reading.record else None,
        made=[_made(each) for each in reading.made],
    )  # fmt: skip


def _made(made: Made) -> list[Any]:
    return [made.table, made.pk, None if made.before is None else dict(made.before)]
