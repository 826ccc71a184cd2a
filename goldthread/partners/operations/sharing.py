"""What is written about joint groups: which partnerships share a group between which days, and which one hosts it."""

from datetime import date, timedelta

from goldthread.kit.periods import uk_date
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Group, GroupShare, Partnership, Person
from goldthread.trail.lock import locked
from goldthread.trail.operation import note, operation
from goldthread.trail.rows import reread, stored

DAY = timedelta(1)


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
    if is_host:
        _no_longer_host(row, starts_on or on)
    stored(GroupShare(group=row, partnership=partnership, is_host=is_host, starts_on=starts_on))
    row.save()
    note(row, says=f"shared the group with {partnership.name}{', which hosts it' if is_host else ''}")
    return row


@operation
def host_group(
    *,
    group: Group,
    partnership: Partnership,
    starts_on: date,
    version: int | None,
    by: Person | None,
    on: date,
) -> Group:
    """Say which of the partnerships that share a group hosts it from a day; who hosted it before is kept."""
    row = reread(group, version, {"partnership": partnership})
    sharing = {each.partnership_id: each for each in row.shares.filter(ends_on=None)}
    if partnership.pk != row.home_id and partnership.pk not in sharing:
        raise Refusal(f"It is not shared with {partnership.short_name}. Share it first.", "partnership")
    if any(each.is_host and each.partnership_id == partnership.pk for each in sharing.values()):
        raise Refusal(f"{partnership.short_name} hosts it already. Choose another.", "partnership")
    _no_longer_host(row, starts_on)
    if partnership.pk != row.home_id:
        _from_then_on(sharing[partnership.pk], starts_on, is_host=True)
    row.save()
    note(row, says=f"is hosted by {partnership.name} from {uk_date(starts_on)}")
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


def _no_longer_host(group: Group, starts_on: date) -> None:
    for share in group.shares.filter(is_host=True, ends_on=None):
        _from_then_on(share, starts_on, is_host=False)


def _from_then_on(share: GroupShare, starts_on: date, *, is_host: bool) -> None:
    """Go on sharing from a day in another part; what was until then is kept, where there was anything."""
    if share.starts_on and share.starts_on > starts_on:
        raise Refusal(f"It is shared from {uk_date(share.starts_on)}. Choose a later day.", "starts_on")
    if share.starts_on == starts_on:
        share.is_host = is_host
        stored(share)
        return
    share.ends_on = starts_on - DAY
    stored(share)
    stored(
        GroupShare(group_id=share.group_id, partnership_id=share.partnership_id, is_host=is_host, starts_on=starts_on)
    )
