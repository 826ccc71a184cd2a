"""What is written about groups: their names, their pauses and ends, what they stand under, and who shares them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldthread.kit.ahead import refuse_ahead
from goldthread.kit.periods import NOT_KNOWN, Span, uk_date
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Group, GroupFormerName, GroupParent, GroupShare, Partnership, Person
from goldthread.partners.operations.reseating import reseat
from goldthread.partners.operations.seats import end_seats
from goldthread.trail.lock import locked
from goldthread.trail.operation import changes, note, operation
from goldthread.trail.rows import free_key, reread, stored


@operation
def add_group(
    *,
    partnership: Partnership,
    kind: str,
    name: str,
    purpose: str = "",
    starts: Span = NOT_KNOWN,
    under: Iterable[Group] = (),
    by: Person | None,
    on: date,
) -> Group:
    """Add a group to a partnership, and say what it stands under."""
    group = Group(home=partnership, key=free_key(Group.objects.filter(home=partnership), name), kind=kind, name=name)
    group.purpose, group.starts = purpose, starts
    stored(group)
    GroupParent.objects.bulk_create(GroupParent(group=group, parent=parent) for parent in under)
    note(group, says="added the group")
    return group


@operation
def change_group(
    *, group: Group, kind: str, purpose: str, starts: Span, version: int | None, by: Person | None, on: date
) -> Group:
    """Change what a group is and is for. Its name is changed by renaming it, so that the old one is kept."""
    values: dict[str, Any] = {"kind": kind, "purpose": purpose, "starts": starts}
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
def pause_group(*, group: Group, reason: str, version: int | None, by: Person | None, on: date) -> Group:
    """Pause a group, with the reason; it keeps its seats and what it owes."""
    row = reread(group, version, {"reason": reason})
    if row.is_paused:
        raise Refusal("It is paused already.")
    row.is_paused, row.paused_why = True, reason
    stored(row)
    note(row, says=f"paused the group: {reason}")
    return row


@operation
def resume_group(*, group: Group, version: int | None, by: Person | None, on: date) -> Group:
    """Take up a paused group again."""
    row = reread(group, version)
    if not row.is_paused:
        raise Refusal("It is not paused.")
    row.is_paused, row.paused_why = False, ""
    stored(row)
    note(row, says="took the group up again")
    return row


@operation
def end_group(*, group: Group, ends_on: date | None, version: int | None, by: Person | None, on: date) -> Group:
    """Say on which day a group ends, and with it its seats; or, with no day, that it goes on after all. What it still
    owes stays open and is without a lead from the day after."""
    row = reread(group, version, {"ends_on": ends_on})
    if row.starts.first and ends_on and ends_on < row.starts.first:
        raise Refusal(f"It began on {uk_date(row.starts.first)}. Choose a later day.", "ends_on")
    with_it = row.seats.filter(ends_on=None if ends_on else row.ends_last)
    end_seats(seats=list(with_it), ends_on=ends_on, by=by, on=on)
    before, after = changes(row, {"ends": Span.day(ends_on) if ends_on else NOT_KNOWN})
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
        place.ends_on = max(starts_on or on, place.starts_on or date.min)
        place.save()
    new = [parent for parent in wanted if parent not in now]
    GroupParent.objects.bulk_create(GroupParent(group=row, parent=parent, starts_on=starts_on) for parent in new)
    row.save()
    note(row, {"stands": _names(now)}, {"stands": _names(wanted)}, says="changed what the group stands under")
    return row


@operation
def share_group(
    *,
    group: Group,
    partnership: Partnership,
    is_host: bool,
    starts_on: date | None,
    version: int | None,
    by: Person | None,
    on: date,
) -> Group:
    """Share a group with another partnership from a day; its people see the group from then on."""
    row = reread(group, version, {"partnership": partnership})
    if row.home_id == partnership.pk:
        raise Refusal("It belongs to that partnership already. Choose another.", "partnership")
    if row.shares.filter(partnership=partnership, ends_on=None).exists():
        raise Refusal(f"It is shared with {partnership.short_name} already. Choose another.", "partnership")
    stored(GroupShare(group=row, partnership=partnership, is_host=is_host, starts_on=starts_on))
    row.save()
    note(row, says=f"shared the group with {partnership.name}{', which hosts it' if is_host else ''}")
    return row


@operation
def end_share(*, share: GroupShare, ends_on: date | None, version: int | None, by: Person | None, on: date) -> Group:
    """Say until which day a group is shared with a partnership; with no day, that it is shared on."""
    group = reread(share.group, version, {"ends_on": ends_on})
    row = locked(GroupShare.objects.all(), share.pk)
    if row.starts_on and ends_on and ends_on < row.starts_on:
        raise Refusal(f"It is shared from {uk_date(row.starts_on)}. Choose a later day.", "ends_on")
    row.ends_on = ends_on
    stored(row)
    group.save()
    note(group, says=f"is shared with {row.partnership.name}{f' until {uk_date(ends_on)}' if ends_on else ' on'}")
    return group


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
