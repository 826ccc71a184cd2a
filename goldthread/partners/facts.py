"""What the partners' floor offers the report: the arrangements as they stood in a period."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q

from goldthread.kit.periods import Period, Span, uk_date
from goldthread.partners.models import (
    FootprintArea,
    Group,
    GroupFormerName,
    GroupParent,
    GroupPause,
    GroupShare,
    Membership,
    PartnerRole,
    Partnership,
    Succession,
    name_on,
)
from goldthread.partners.rules import lasts, named_on


@dataclass(frozen=True)
class FootprintFact:
    """A footprint the partnership belongs to, or is, with its areas."""

    name: str
    short_name: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class PartnerRoleFact:
    """A safeguarding partner's role and the bodies that filled it."""

    role: str
    agencies: tuple[str, ...]


@dataclass(frozen=True)
class AgencyFact:
    """An agency in the arrangements, on what basis, and when it joined or left within the period."""

    name: str
    short_name: str
    basis: str
    change: str = ""


@dataclass(frozen=True)
class GroupFact:
    """A group, where it stands, and who shares it."""

    name: str
    kind: str
    purpose: str
    under: tuple[str, ...]
    shared_with: tuple[str, ...]
    starts: Span = field(default_factory=Span)
    ends: Span = field(default_factory=Span)
    paused_why: str = ""
    host: str = ""
    changes: tuple[str, ...] = ()
    closing_note: str = ""


@dataclass(frozen=True)
class PartnershipFacts:
    """A partnership and its arrangements in a period."""

    pk: int
    key: str
    name: str
    short_name: str
    kind: str
    area: str = ""
    report_word: str = "Yearly report"
    marking: str = ""
    is_invented: bool = False
    footprints: tuple[FootprintFact, ...] = ()
    partner_roles: tuple[PartnerRoleFact, ...] = ()
    agencies: tuple[AgencyFact, ...] = ()
    groups: tuple[GroupFact, ...] = ()
    changes: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    ids: tuple[tuple[int, str], ...] = ()


def for_period(partnership: Partnership, period: Period, as_at: date) -> PartnershipFacts:
    """Return the arrangements as they stood in a period; names are those borne on its last day."""
    footprints = _footprints(partnership, period)
    return PartnershipFacts(
        **plain(partnership, as_at).__dict__
        | {
            "footprints": footprints,
            "partner_roles": _partner_roles(partnership, period),
            "agencies": _agencies(partnership, period),
            "groups": _groups(partnership, period),
            "changes": _changes(partnership, period),
        }
    )


def plain(partnership: Partnership, as_at: date) -> PartnershipFacts:
    """Return only what a cover needs: names as they were borne on the day, and the partnership's settings."""
    others = list(Partnership.objects.prefetch_related("former_names").order_by("name"))
    named = {each.pk: name_on(each, as_at) for each in others}
    return PartnershipFacts(
        pk=partnership.pk,
        key=partnership.key,
        name=named[partnership.pk],
        short_name=partnership.short_name,
        kind=partnership.get_kind_display(),
        area=partnership.area,
        report_word=partnership.get_report_word_display(),
        marking=partnership.marking,
        is_invented=partnership.is_invented,
        names=tuple((each.short_name, named[each.pk]) for each in others),
        ids=tuple(named.items()),
    )


def _in_period(period: Period) -> Q:
    begun = Q(starts_on__isnull=True) | Q(starts_on__lte=period.end)
    return begun & (Q(ends_on__isnull=True) | Q(ends_on__gte=period.start))


def _footprints(partnership: Partnership, period: Period) -> tuple[FootprintFact, ...]:
    mine = FootprintArea.objects.filter(_in_period(period), member=partnership).values("footprint")
    rows = FootprintArea.objects.filter(_in_period(period), Q(footprint__in=mine) | Q(footprint=partnership))
    found: dict[Partnership, list[str]] = {}
    for row in rows.select_related("footprint", "member").order_by("footprint__name", "member__name"):
        found.setdefault(row.footprint, []).append(row.member.area or row.member.name)
    return tuple(FootprintFact(each.name, each.short_name, tuple(members)) for each, members in found.items())


def _partner_roles(partnership: Partnership, period: Period) -> tuple[PartnerRoleFact, ...]:
    found: dict[str, list[str]] = {label: [] for label in PartnerRole.Part.labels}
    for row in partnership.partner_roles.filter(_in_period(period)).select_related("agency").order_by("agency__name"):
        found[row.get_part_display()].append(row.agency.name)
    return tuple(PartnerRoleFact(role, tuple(agencies)) for role, agencies in found.items())


def _agencies(partnership: Partnership, period: Period) -> tuple[AgencyFact, ...]:
    order = {basis: place for place, basis in enumerate(Membership.Basis.values)}
    rows = partnership.memberships.filter(_in_period(period)).select_related("agency").order_by("agency__name")
    return tuple(
        AgencyFact(row.agency.name, row.agency.short_name, row.get_basis_display(), _joined_or_left(row, period))
        for row in sorted(rows, key=lambda row: order[row.basis])
    )


def _joined_or_left(row: Membership, period: Period) -> str:
    joined = f"joined {uk_date(row.starts_on)}" if row.starts_on and row.starts_on in period else ""
    left = f"left {uk_date(row.ends_on)}" if row.ends_on and row.ends_on in period else ""
    return ", ".join(part for part in (joined, left) if part)


def _groups(partnership: Partnership, period: Period) -> tuple[GroupFact, ...]:
    """Groups of the partnership and those it shares, case panels left out: that one sits is not for a report."""
    shared = GroupShare.objects.filter(_in_period(period), partnership=partnership).values("group")
    rows = Group.objects.filter(Q(home=partnership) | Q(pk__in=shared)).exclude(kind=Group.Kind.PANEL)
    rows = rows.filter(
        Q(starts_first__isnull=True) | Q(starts_first__lte=period.end),
        Q(ends_last__isnull=True) | Q(ends_last__gte=period.start),
    ).select_related("home")
    rows = rows.prefetch_related(
        Prefetch("parents", GroupParent.objects.filter(_in_period(period)).select_related("parent")),
        Prefetch("shares", GroupShare.objects.filter(_in_period(period)).select_related("partnership")),
        Prefetch("pauses", GroupPause.objects.filter(_in_period(period)).order_by("starts_on")),
        Prefetch("former_names", GroupFormerName.objects.filter(until__gte=period.start).order_by("until")),
    )
    order = {kind: place for place, kind in enumerate(Group.Kind.values)}
    return tuple(_group(row, partnership, period) for row in sorted(rows, key=lambda row: (order[row.kind], row.name)))


def _group(row: Group, partnership: Partnership, period: Period) -> GroupFact:
    """A group by the name it bore on the last day, with what happened to it within the period."""
    bodies = [row.home, *(share.partnership for share in row.shares.all())]
    others = {body.pk: body.area or body.name for body in bodies if body.kind != Partnership.Kind.FOOTPRINT}
    hosts = [share.partnership for share in row.shares.all() if share.is_host and _lasts(share, period.end)]
    ended = row.ends.last is not None and row.ends.last in period
    return GroupFact(
        name=named_on(row.name, row.former_names.all(), period.end),
        kind=row.get_kind_display(),
        purpose=row.purpose,
        under=tuple(sorted({place.parent.name for place in row.parents.all()})),
        shared_with=tuple(sorted(name for pk, name in others.items() if pk != partnership.pk)),
        starts=row.starts,
        ends=row.ends,
        paused_why=next((pause.why for pause in row.pauses.all() if _lasts(pause, period.end)), ""),
        host=hosts[0].area or hosts[0].name if hosts else "",
        changes=tuple(_within(row, period)),
        closing_note=row.closing_note if ended else "",
    )


def _lasts(row: Any, day: date) -> bool:
    return lasts(row.starts_on, row.ends_on, day)


def _within(row: Group, period: Period) -> Iterator[str]:
    """What happened to a group in a period, a sentence each: another name, a pause, another place, its end."""
    yield from (
        f"Called {each.name} until {uk_date(each.until)}"
        for each in row.former_names.all()
        if each.until and each.until in period
    )
    for pause in row.pauses.all():
        since = f" from {uk_date(pause.starts_on)}" if pause.starts_on and pause.starts_on in period else ""
        until = f" until {uk_date(pause.ends_on)}" if pause.ends_on and pause.ends_on in period else ""
        yield f"Paused{since}{until}: {pause.why}".rstrip(".")
    for place in row.parents.all():
        if place.ends_on and place.ends_on in period:
            yield f"Under {place.parent.name} until {uk_date(place.ends_on)}"
    if row.ends.last and row.ends.last in period:
        yield f"Ended on {row.ends}" if row.ends.is_day else f"Ended: {row.ends}"


def _changes(partnership: Partnership, period: Period) -> tuple[str, ...]:
    """What became of the partnership itself within the period, a sentence each."""
    within = (period.start, period.end)
    rows = Succession.objects.filter(Q(before=partnership) | Q(after=partnership), on__range=within)
    became = [
        (row.on, f"{row.before.name}: {row.get_how_display().lower()} {row.after.name} on {uk_date(row.on)}.")
        for row in rows.select_related("before", "after")
    ]
    renamed = [
        (row.until, f"{row.name} bore that name until {uk_date(row.until)}.")
        for row in partnership.former_names.filter(until__range=within)
    ]
    return tuple(sentence for _, sentence in sorted(became + renamed))
