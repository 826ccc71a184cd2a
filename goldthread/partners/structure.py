"""Reading how groups stand, or stood on any day: their names, what they stand under, who hosts them, when they paused,
and who sits in them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from goldthread.kit.charts import Branch, tree
from goldthread.kit.periods import uk_date
from goldthread.kit.words import counted, joined
from goldthread.partners.models import (
    Group,
    GroupFormerName,
    GroupParent,
    GroupPause,
    GroupShare,
    Partnership,
    Person,
)
from goldthread.partners.rules import SeatOn, chairs_of, lasts, named_on
from goldthread.partners.sitting import seats_of_groups

DAY = timedelta(1)
ORDER = {kind: place for place, kind in enumerate(Group.Kind.values)}


@dataclass(frozen=True)
class GroupOn:
    """A group as it stood on a day. `name` is the one it bore then; `under` are the groups it stood under."""

    group: Group
    name: str
    under: tuple[Group, ...]
    shared_with: tuple[Partnership, ...]
    host: Partnership | None
    pause: GroupPause | None
    on: date
    names: tuple[str, ...] = ()
    seats: tuple[SeatOn, ...] = ()

    @property
    def kind(self) -> str:
        return str(self.group.get_kind_display())

    @property
    def is_renamed(self) -> bool:
        """Whether it is called something else now."""
        return self.name != self.group.name

    @property
    def is_joint(self) -> bool:
        return bool(self.shared_with)

    @property
    def chairs(self) -> list[str]:
        """Who chaired it, by name."""
        return chairs_of(self.seats)

    @property
    def vacant(self) -> int:
        """How many of its seats nobody held."""
        return sum(seat.is_vacant for seat in self.seats)

    @property
    def stands_under(self) -> str:
        return joined(list(self.names))

    @property
    def about(self) -> str:
        """Its kind, with what a reader of the picture should know beside it."""
        more = ["paused"] if self.pause else []
        return ", ".join([self.kind, *more, *(["joint"] if self.is_joint else [])])

    def caption(self, vertical: bool) -> str:
        """What stands above its name in the picture; one that is read from top to bottom shows one line up alone."""
        is_more = vertical and len(self.names) > 1
        return f"{self.about}, under {self.stands_under}" if is_more else self.about


@dataclass(frozen=True)
class Change:
    """A day on which the structure changed, and what happened on it."""

    on: date
    words: tuple[str, ...]


@dataclass(frozen=True)
class Structure:
    """The groups of a partnership as they stood on a day, from the executive down, and the days on which it changed."""

    on: date
    groups: tuple[GroupOn, ...]
    changes: tuple[Change, ...]

    def picture(self, ahead: str, *, vertical: bool = False) -> str:
        """Return it as a drawing, left to right, or top to bottom for a narrow screen. `ahead` goes behind the address
        of each group, so that it opens as it stood on the same day."""
        branches = [
            Branch(
                str(each.group.pk),
                each.name,
                each.caption(vertical),
                tuple(str(parent.pk) for parent in each.under),
                f"{each.group.get_absolute_url()}{ahead}",
                bool(each.pause),
            )
            for each in self.groups
        ]
        key = "structure-down" if vertical else "structure-across"
        said = "Each line leads from a group to one that stands under it. The same as a list follows the picture."
        return tree(key, f"The groups on {uk_date(self.on)}", said, branches, vertical=vertical)


def structure_on(partnership: Partnership, reader: Person, on: date) -> Structure:
    """Return the groups of a partnership and those it shared on a day, as far as the reader may see them today. Seven
    queries, however many groups there are."""
    ours = Q(home=partnership) | Q(shares__partnership=partnership)
    groups = list(with_history(Group.objects.visible_to(reader).filter(ours).distinct(), reader))
    there = [each for each in groups if is_there(each, on) and _is_of(each, partnership, on)]
    seats = seats_of_groups(there, on)
    stood = [group_on(each, on, seats[each.pk]) for each in there]
    ordered = sorted(stood, key=lambda each: (ORDER[each.group.kind], each.name))
    return Structure(on, tuple(ordered), tuple(changes_of(groups)))


def with_history(groups: QuerySet, reader: Person) -> QuerySet:
    """Add all that tells how groups stood on any day: names, parents that the reader knows, shares and pauses."""
    known = Group.objects.visible_to(reader).values("pk")
    parents = GroupParent.objects.visible_to(reader).filter(parent__in=known).select_related("parent")
    shares = GroupShare.objects.visible_to(reader).select_related("partnership")
    return groups.select_related("home").prefetch_related(
        Prefetch("parents", queryset=parents.order_by("starts_on", "parent__name")),
        Prefetch("shares", queryset=shares.order_by("partnership__name", "starts_on")),
        Prefetch("former_names", queryset=GroupFormerName.objects.visible_to(reader).order_by("-until")),
        Prefetch("pauses", queryset=GroupPause.objects.visible_to(reader).order_by("-starts_on", "-pk")),
    )


def group_on(group: Group, on: date, seats: Iterable[SeatOn] = ()) -> GroupOn:
    """Return a group as it stood on a day. It was read by `with_history`, and asks nothing more."""
    shares = [each for each in group.shares.all() if lasts(each.starts_on, each.ends_on, on)]
    host = next((each.partnership for each in shares if each.is_host), None)
    parents = [each.parent for each in group.parents.all() if lasts(each.starts_on, each.ends_on, on)]
    return GroupOn(
        group=group,
        name=named_on(group.name, group.former_names.all(), on),
        under=tuple(parents),
        names=tuple(sorted(each.name for each in parents)),
        shared_with=tuple(each.partnership for each in shares if each.partnership_id != group.home_id),
        host=host or (group.home if group.home.kind != Partnership.Kind.FOOTPRINT else None),
        pause=next((each for each in group.pauses.all() if lasts(each.starts_on, each.ends_on, on)), None),
        on=on,
        seats=tuple(seats),
    )


def is_there(group: Group, on: date) -> bool:
    """Say whether a group existed on a day: it may have begun, and has not surely ended."""
    return lasts(group.starts.first, group.ends.last, on)


def _is_of(group: Group, partnership: Partnership, on: date) -> bool:
    shared = (each for each in group.shares.all() if each.partnership_id == partnership.pk)
    return group.home_id == partnership.pk or any(lasts(each.starts_on, each.ends_on, on) for each in shared)


def changes_of(groups: Iterable[Group]) -> list[Change]:
    """Return the days on which any of these groups began, ended, changed its name or place, paused or met again, the
    latest first. Days that are not known are left out."""
    found: dict[date, list[str]] = {}
    for day, words in sorted(each for group in groups for each in _events(group)):
        found.setdefault(day, []).append(words)
    return [Change(day, tuple(found[day])) for day in sorted(found, reverse=True)]


def _events(group: Group) -> Iterator[tuple[date, str]]:
    name = group.name
    if group.starts.is_day and group.starts.first:
        yield group.starts.first, f"{name} began"
    if group.ends.last:
        yield group.ends.last + DAY, f"{name} had ended"
    for former in group.former_names.all():
        if former.until:
            yield former.until + DAY, f"{former.name} got another name; it is now called {name}"
    for place in group.parents.all():
        yield from _both(place, f"{name} came under {place.parent.name}", f"{name} left {place.parent.name}")
    for share in group.shares.all():
        if share.is_host:
            who = share.partnership.short_name
            yield from _both(share, f"{who} began to host {name}", f"{who} no longer hosted {name}")
    for pause in group.pauses.all():
        yield from _both(pause, f"{name} paused", f"{name} met again")


def _both(row: Any, begins: str, over: str) -> Iterator[tuple[date, str]]:
    if row.starts_on:
        yield row.starts_on, begins
    if row.ends_on:
        yield row.ends_on + DAY, over


def in_words(structure: Structure) -> str:
    """Say how much of it there is."""
    groups = counted(len(structure.groups), "group", "groups")
    vacant = sum(each.vacant for each in structure.groups)
    empty = f"; {counted(vacant, 'seat is', 'seats are')} vacant" if vacant else ""
    return f"{groups}{empty}"
