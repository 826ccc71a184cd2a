"""Saying once whom the names of a spreadsheet mean: kept for the next, and applied to all of its rows."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from goldthread.kit.brought import Bringing, Kind
from goldthread.kit.refusal import Refusal
from goldthread.kit.words import counted
from goldthread.partners.bringing.bodies import called
from goldthread.partners.bringing.kinds import kinds
from goldthread.partners.bringing.naming import may_be_named, placed, without
from goldthread.partners.models import Import, ImportedRow, Meant, Person
from goldthread.partners.operations.bringing import look_through
from goldthread.partners.policy import may_in
from goldthread.trail.operation import note, operation
from goldthread.trail.rows import reread

AT_ONCE = 500
NOT_NOW = "Its names cannot be settled any more. Name who leads on the page of each record."
NOT_YOURS = "None of your seats here lets you change {many}. Ask somebody in the business unit."


@operation
def say_who_is_meant(
    *, imported: Import, meant: Mapping[str, Any], version: int | None, by: Person, on: date
) -> Import:  # fmt: skip
    """Say whom names of a spreadsheet mean: an agency, a group or a seat for each. It is kept for every spreadsheet
    that comes; one that is not loaded yet is looked through again, and the records of one that is loaded are given to
    those who are meant, as far as whoever says so may change them. Undoing the spreadsheet undoes that too."""
    row = reread(imported, version)
    kind = kinds()[row.kind]
    if not may_be_named(row, kind):
        raise Refusal(NOT_NOW)
    if not may_in(by, kind.permission, row.home_id):
        raise Refusal(NOT_YOURS.format(many=kind.noun[1]))
    for words, body in meant.items():
        who = dict.fromkeys(("agency", "group", "seat")) | {str(body._meta.model_name): body}
        Meant.objects.update_or_create(home=row.home, words=called(words)[:200], defaults=who)
    note(row, says=f"said whom {counted(len(meant), 'name')} in it {'means' if len(meant) == 1 else 'mean'}")
    if row.state == Import.State.PREVIEWED:
        row.save()
        return look_through(imported=row, columns=row.columns, version=row.version, by=by, on=on)
    _place(row, kind, {called(words): body for words, body in meant.items()}, Bringing(row.home, by, on, row.file))
    row.counts = {**row.counts, "flagged": row.rows.filter(is_flagged=True).count()}
    row.save()
    return row


def _place(imported: Import, kind: Kind, meant: Mapping[str, Any], bringing: Bringing) -> None:
    """Give the records of loaded rows to those who are meant."""
    rows = [each for each in imported.rows.filter(is_flagged=True).order_by("position") if each.record_id]
    asked = [(row, told) for row in rows if (told := placed(row, imported.columns, meant)).bodies]
    changed = []
    for (row, _), made in zip(asked, kind.name([told for _, told in asked], bringing), strict=True):
        if made is not None:
            row.made += [[each.table, each.pk, dict(each.before or {})] for each in made]
            row.problems = without(row.problems, meant)
            row.is_flagged = bool(row.problems)
            changed.append(row)
    ImportedRow.objects.bulk_update(changed, ["made", "problems", "is_flagged"], batch_size=AT_ONCE)
