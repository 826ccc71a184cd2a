"""Who owns an objective, which groups oversee it and do its work, and the days on which that changed."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Model, QuerySet

from goldthread.kit.ahead import refuse_ahead
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.kit.words import joined
from goldthread.partners.models import Group, Partnership, Person
from goldthread.plan.models import Objective, Oversight, Ownership
from goldthread.plan.operations.log import log_change
from goldthread.plan.operations.marks import refresh_marks
from goldthread.plan.queries import undated_changes
from goldthread.trail.operation import note, operation
from goldthread.trail.rows import reread, stored


@operation
def set_owners(
    *,
    objective: Objective,
    owners: Iterable[Partnership],
    since: Span = NOT_KNOWN,
    version: int | None,
    by: Person | None,
    on: date,
) -> Objective:
    """Say which partnerships own an objective, and since when. Those that owned it until then are kept with the day on
    which they ended; a day that is not known is a gap."""
    refuse_ahead(since, on, "since")
    row = reread(objective, version)
    current = row.owners.filter(has_ended=False)
    before, owners = list(current.values_list("partnership__short_name", flat=True)), list(owners)
    _end(current.exclude(partnership__in=owners), since)
    there = set(current.values_list("partnership", flat=True))
    new = [
        Ownership(objective=row, partnership=each, **columns("starts", since))
        for each in owners
        if each.pk not in there
    ]
    Ownership.objects.bulk_create(new)
    said = _owned_by(owners)
    return _settled(row, {"owners": before}, {"owners": [each.short_name for each in owners]}, said, since, on)


def _owned_by(owners: list[Partnership]) -> str:
    return f"owned by {joined([each.short_name for each in owners])}" if owners else "owned by nobody"


@operation
def set_oversight(
    *,
    objective: Objective,
    overseen_by: Iterable[Group] = (),
    worked_by: Iterable[Group] = (),
    since: Span = NOT_KNOWN,
    version: int | None,
    by: Person | None,
    on: date,
) -> Objective:
    """Say which groups oversee an objective and which do its work, and since when; earlier ones are kept with the day
    on which they ended."""
    refuse_ahead(since, on, "since")
    row = reread(objective, version)
    wanted = {
        (part, group.pk): group
        for part, groups in (("oversees", overseen_by), ("works", worked_by))
        for group in groups
    }
    current = row.oversight.filter(has_ended=False).select_related("group")
    before = _told({(each.part, each.group_id): each.group for each in current})
    _end(current.filter(pk__in=[each.pk for each in current if (each.part, each.group_id) not in wanted]), since)
    there = {(each.part, each.group_id) for each in current.all()}
    rows = [
        Oversight(objective=row, group=group, part=key[0], **columns("starts", since))
        for key, group in wanted.items()
        if key not in there
    ]
    Oversight.objects.bulk_create(rows)
    return _settled(row, before, _told(wanted), _overseen_by(wanted), since, on)


@operation
def date_changes(
    *, objective: Objective, days: Mapping[str, Span], version: int | None, by: Person | None, on: date
) -> Objective:
    """Give the days on which owners or groups ended, where nobody knew them: "owner-3" or "group-5", and the day."""
    row = reread(objective, version)
    undated: dict[str, Ownership | Oversight] = {each.mark: each for each in undated_changes(row)}
    before, after = {}, {}
    for mark, day in days.items():
        refuse_ahead(day, on, mark)
        if day and mark in undated:
            before[str(undated[mark])], after[str(undated[mark])] = "not known", str(day)
            undated[mark].ends = day
            undated[mark].save()
    if not after:
        raise Refusal("Give at least one day, or go back.")
    stored(row)
    refresh_marks([row.pk])
    note(
        row,
        before,
        after,
        says=f"gave the days of changes: {joined([f'{name}, {day}' for name, day in after.items()])}",
    )
    return row


def _told(rows: dict[tuple[str, int], Group]) -> dict[str, list[str]]:
    return {part: [group.name for (each, _), group in rows.items() if each == part] for part in ("oversees", "works")}


def _overseen_by(rows: dict[tuple[str, int], Group]) -> str:
    told = _told(rows)
    oversees = f"overseen by {joined(told['oversees']) or 'no group'}"
    return f"{oversees}; its work is done by {joined(told['works'])}" if told["works"] else oversees


def _end(rows: QuerySet[Model], since: Span) -> None:
    rows.update(has_ended=True, **columns("ends", since))


def _settled(row: Objective, before: dict, after: dict, said: str, since: Span, on: date) -> Objective:
    """Store the new version, mark, log and remember."""
    stored(row)
    refresh_marks([row.pk])
    when = f" from {since}" if since else ""
    log_change(row, f"{row.words}: {said}{when}", on)
    note(row, before, after, says=f"noted that it is {said}{when}")
    return row
