"""What pages say of the packs of a meeting: whether they may be opened, what has changed since, and those before."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from goldthread.meetings.models import AgendaItem, HighlightReport, Meeting, Pack, Paper
from goldthread.meetings.policy import may_in_group
from goldthread.meetings.since import contents, is_for, since
from goldthread.partners.models import Person
from goldthread.partners.roles import Permission


@dataclass(frozen=True)
class ShownPack:
    """A pack, whether its readers may still read all that is in it, and what has changed since it was made."""

    pack: Pack
    is_open: bool
    since: list[str]

    @property
    def is_behind(self) -> bool:
        """Whether it should be made again."""
        return bool(self.since) or not self.is_open


def packs_of(
    meeting: Meeting,
    person: Person,
    items: list[AgendaItem],
    papers: list[Paper],
    reports: Iterable[HighlightReport],
) -> list[ShownPack]:
    """Return the packs in force that a reader may see, told from the agenda, papers and reports that the same reader
    may see; one query."""
    return shown_packs(in_force(meeting, person), meeting, items, papers, reports)


def in_force(meeting: Meeting, person: Person) -> QuerySet:
    """Return the packs of a meeting that no other has replaced and that a reader may see."""
    return Pack.objects.visible_to(person).filter(meeting=meeting, replaced_on=None)


def shown_packs(
    packs: Iterable[Pack],
    meeting: Meeting,
    items: list[AgendaItem],
    papers: list[Paper],
    reports: Iterable[HighlightReport],
) -> list[ShownPack]:
    """Return packs with what has changed since each was made, the one that is open to all first."""
    ready = list(reports)
    ordered = sorted(packs, key=lambda pack: pack.is_restricted)
    return [_shown(pack, meeting, items, papers, ready) for pack in ordered]


def makes_again(meeting: Meeting, person: Person, packs: Iterable[ShownPack]) -> bool:
    """Say whether a reader is offered to make the packs again: something has changed, and they prepare the meeting."""
    return any(each.is_behind for each in packs) and may_in_group(person, Permission.KEEP_MEETINGS, meeting)


def _shown(
    pack: Pack, meeting: Meeting, items: list[AgendaItem], papers: list[Paper], reports: list[HighlightReport]
) -> ShownPack:
    whole = pack.is_restricted
    named = {entry["paper"] for entry in pack.index if entry["paper"]}
    is_open = named <= {each.pk for each in papers if is_for(each, whole)}
    changes = since(pack.index, contents(meeting, whole, items, papers, reports)) if is_open else []
    return ShownPack(pack, is_open, changes)
