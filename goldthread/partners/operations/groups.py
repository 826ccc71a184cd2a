"""What is written about groups: what they are, their names, their ends, and what they stand under."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from goldthread.kit.ahead import refuse_ahead
from goldthread.kit.periods import NOT_KNOWN, Span, uk_date
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Group, GroupFormerName, GroupParent, Partnership, Person
from goldthread.partners.operations.reseating import reseat
from goldthread.partners.operations.seats import end_seats
from goldthread.trail.operation import changes, note, operation
from goldthread.trail.rows import free_key, reread, stored

SAY_WHAT_IT_LEFT = "Say what it produced, and where the work goes on: a task-and-finish group ends with a closing note."


@operation
def add_group(
    *,
    partnership: Partnership,
    kind: str,
    name: str,
    purpose: str = "",
    starts: Span = NOT_KNOWN,
    under: Iterable[Group] = (),
    meetings_a_year: int | None = None,
    by: Person | None,
    on: date,
) -> Group:
    """Add a group to a partnership, and say what it stands under."""
    group = Group(home=partnership, key=free_key(Group.objects.filter(home=partnership), name), kind=kind, name=name)
    group.purpose, group.starts, group.meetings_a_year = purpose, starts, meetings_a_year
    stored(group)
    GroupParent.objects.bulk_create(GroupParent(group=group, parent=parent) for parent in under)
    note(group, says="added the group")
    return group


@operation
def change_group(
    *,
    group: Group,
    kind: str,
    purpose: str,
    starts: Span,
    version: int | None,
    by: Person | None,
    on: date,
    **more: Any,
) -> Group:
    """Change what a group is and is for: how often it should meet, at which level it decides, what it was set up to do
    and to produce. Its name is changed by renaming it, so that the old one is kept."""
    values: dict[str, Any] = {"kind": kind, "purpose": purpose, "starts": starts, **more}
    row = reread(group, version, values)
    before, after = changes(row, values)
    stored(row)
    note(row, before, after, says="changed what the group is")
    return row


@operation
def rename_group(
    *, group: Group, name: str, until: date | None, version: int | None, by: Person | None, on: date
) -> Group:
    """Give a group a new name. With the last day of the old one, that is kept; without, it was only spelt wrong."""
    refuse_ahead(until, on, "until")
    row = reread(group, version, {"name": name})
    if name == row.name:
        raise Refusal("That is its name already. Write the new one.", "name")
    if until and row.former_names.filter(until__gte=until).exists():
        raise Refusal("There is a later change of name already. Choose a day after it.", "until")
    if until:
        GroupFormerName.objects.create(group=row, name=row.name, until=until)
    before, after = changes(row, {"name": name})
    stored(row)
    note(row, before, after, says="renamed the group" if until else "corrected the group's name")
    return row


@operation
def end_group(
    *,
    group: Group,
    ends_on: date | None,
    closing_note: str = "",
    version: int | None,
    by: Person | None,
    on: date,
) -> Group:
    """Say on which day a group ends, and with it its seats; or, with no day, that it goes on after all. What it still
    owes stays open and is without a lead from the day after. A task-and-finish group says in closing what it left."""
    row = reread(group, version, {"ends_on": ends_on, "closing_note": closing_note})
    if row.starts.first and ends_on and ends_on < row.starts.first:
        raise Refusal(f"It began on {uk_date(row.starts.first)}. Choose a later day.", "ends_on")
    if ends_on and row.kind == Group.Kind.TASK and not (closing_note or row.closing_note).strip():
        raise Refusal(SAY_WHAT_IT_LEFT, "closing_note")
    with_it = row.seats.filter(ends_on=None if ends_on else row.ends_last)
    end_seats(seats=list(with_it), ends_on=ends_on, by=by, on=on)
    values = {"ends": Span.day(ends_on) if ends_on else NOT_KNOWN, "closing_note": closing_note or row.closing_note}
    before, after = changes(row, values)
    stored(row)
    reseat(groups=[row])
    note(row, before, after, says=f"ended the group on {uk_date(ends_on)}" if ends_on else "took its end back")
    return row


@operation
def set_parents(
    *,
    group: Group,
    parents: Iterable[Group],
    starts_on: date | None,
    version: int | None,
    by: Person | None,
    on: date,
) -> Group:
    """Say which groups a group stands under from a day; what it stood under before is kept with its last day."""
    wanted = list(parents)
    row = reread(group, version, {"parents": wanted})
    now = {place.parent: place for place in row.parents.filter(ends_on=None).select_related("parent")}
    for parent in wanted:
        if row.pk in {parent.pk, *_above(parent)}:
            raise Refusal(f"{parent} stands under {row} itself. Choose another.", "parents")
    for place in [place for parent, place in now.items() if parent not in wanted]:
        _leaves(place, (starts_on or on) - timedelta(1))
    new = [parent for parent in wanted if parent not in now]
    GroupParent.objects.bulk_create(GroupParent(group=row, parent=parent, starts_on=starts_on) for parent in new)
    row.save()
    note(row, {"stands": _names(now)}, {"stands": _names(wanted)}, says="changed what the group stands under")
    return row


def _leaves(place: GroupParent, last: date) -> None:
    """It stood there until a day; what never began is taken out."""
    if place.starts_on and place.starts_on > last:
        place.delete()
        return
    place.ends_on = last
    place.save()


def _above(group: Group) -> set[int]:
    """Every group that a group stands under, directly or further up."""
    found: set[int] = set()
    wave = {group.pk}
    while wave:
        rows = GroupParent.objects.filter(group__in=wave, ends_on=None).values_list("parent", flat=True)
        wave = set(rows) - found
        found |= wave
    return found


def _names(groups: Iterable[Group]) -> list[str]:
    return sorted(str(each) for each in groups)
