"""What risks ask: of whoever owns them, of the next agenda of a group, and of an agency."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import groupby
from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from goldthread.actions.models.action import UNIT, run_by
from goldthread.kit.addresses import address
from goldthread.kit.due import Due
from goldthread.kit.periods import Span, uk_date
from goldthread.kit.references import reference
from goldthread.partners.concern import Concern, door_of, holding, roles_with, shared_out, together
from goldthread.partners.models import WIDE, Agency, Group, Person
from goldthread.partners.roles import Permission
from goldthread.partners.standing import Standing, standing_of
from goldthread.risks.models import Milestone, OutsideChange, Review, Risk, RiskShare
from goldthread.risks.queries import OWNERS
from goldthread.risks.rules import ACCEPTED, ON_REGISTER, REVIEW_DUE, REVISIT_DUE, UNDER_WAY

OWNING = roles_with(Permission.LOOK_AFTER_RISK)
SOON = timedelta(days=30)
HIGHEST = (Group.Kind.EXECUTIVE, Group.Kind.BOARD)


def due(reader: Person, on: date) -> list[Due]:
    """Return the reviews and revisits of risks that the reader owns, and, for the business unit, of those that nobody
    owns; and what has to be done about a change. Two queries."""
    return dues([reader], on)[reader.pk]


def dues(people: list[Person], on: date) -> dict[int, list[Due]]:
    """Return the same for each of many people."""
    standing = together(people)
    if not standing.seats:
        return {person.pk: [] for person in people}
    units = run_by(standing)
    changes = standing.kept(
        "changes", on, build=lambda: _required(Milestone.objects.filter(change__home__in=units), on)
    )
    return shared_out(people, [*_of_risks(standing, units, on), *map(_of_change, changes if units else ())])


def _of_risks(standing: Standing, units: frozenset[int], on: date) -> Iterator[Concern]:
    """Whoever owns a risk, here or for an area that shares it, sees it."""
    risks = standing.kept("risks", on, build=lambda: _reviewed_by(standing, units, on))
    for _, same in groupby(risks, key=lambda risk: risk.pk):
        rows = list(same)
        risk = rows[0]
        is_owned = risk.owner_id is not None or risk.owner_agency_id is not None
        owners = [*holding(OWNING, "seat", risk.owner_id), *holding(OWNING, "agency", risk.owner_agency_id)]
        ways = owners if is_owned else holding(UNIT, "partnership", risk.home_id)
        yield Concern(_about(risk, on), ways, None if is_owned else door_of(risk, UNIT))
        sharers = {row.sharer for row in rows} - {None, risk.owner_id}
        yield Concern(_about(risk, on, is_to_do=False), [("seat", seat) for seat in sorted(sharers)])


def _reviewed_by(standing: Standing, units: frozenset[int], on: date) -> QuerySet:
    shares = FilteredRelation("shares", condition=Q(shares__owner__in=standing.seats))
    mine = Q(owner__in=standing.seats) | Q(owner_agency__in=standing.agencies) | Q(share__isnull=False)
    mine |= Q(home__in=units, owner=None, owner_agency=None)
    risks = Risk.objects.annotate(share=shares, sharer=F("share__owner")).filter(mine, wanted(on + SOON))
    return risks.select_related(*OWNERS).order_by("review_on", "pk")


def _of_change(row: Milestone) -> Concern:
    return Concern(_settle(row), holding(UNIT, "partnership", row.change.home_id), door_of(row.change, UNIT))


def tabled(reader: Person, group: Group, on: date) -> list[Due]:
    """Return what belongs on the next agenda of a group: risks to revisit from the first day of the year they were put
    off to until they have been; reviews that are due; what was escalated to it; and changes that partners have not yet
    looked at, or of which something that had to be done is late. What no group watches goes to the main board and the
    executive."""
    is_highest, kept = group.kind in HIGHEST, standing_of(reader).kept
    build, about = partial(_tabled, reader, is_highest, on), {"group": group.pk, "home": group.home_id}
    risks = [_about(risk, on, group) for risk in kept("risks tabled", reader.pk, is_highest, on, build=build, **about)]
    return risks + (_unsettled(reader, group, on) if is_highest else [])


def _tabled(reader: Person, is_highest: bool, on: date, group: Any, home: Any) -> QuerySet:
    watched = Q(group=group) | (Q(group=None, home=home) if is_highest else Q(pk__in=()))
    looked = Review.objects.filter(risk=OuterRef("pk"), by_group=group, on_first__gte=OuterRef("escalated_on"))
    raised = Q(escalated_to=group) & ON_REGISTER.q(on) & ~Q(Exists(looked))
    seen = Risk.objects.visible_to(reader).filter((watched & wanted(on)) | raised).select_related(*OWNERS)
    return seen.order_by("-has_revisit", "-current_score", "pk")


def owes(reader: Person, agency: Agency, on: date) -> list[Due]:
    """Return what an agency owes on the risks that it, or a role in it, owns, and on changes of its own."""
    kept, about = standing_of(reader).kept, {"agency": agency.pk}
    risks = kept("risks owed", reader.pk, on, build=partial(_risks_of, reader, on), **about)
    changes = kept("changes owed", reader.pk, on, build=partial(_changes_of, reader, on), **about)
    listed = [_about(risk, on, is_to_do=False) for risk in risks]
    return listed + [_settle(row, is_to_do=False) for row in changes]


def _risks_of(reader: Person, on: date, agency: Any) -> QuerySet:
    mine = Q(owner_agency=agency) | Q(owner__agency=agency)
    mine |= Q(pk__in=RiskShare.objects.filter(owner__agency=agency).values("risk"))
    risks = Risk.objects.visible_to(reader).filter(mine, wanted(on + SOON)).select_related(*OWNERS)
    return risks.order_by("review_on", "pk")


def _changes_of(reader: Person, on: date, agency: Any) -> QuerySet:
    return _required(Milestone.objects.visible_to(reader).filter(change__agency=agency), on)


def late(on: date) -> Iterator[Concern]:
    """Yield what any agency owes on risks and changes, whoever may see it; two queries."""
    mine = Q(owner_agency__isnull=False) | Q(owner__agency__isnull=False) | Q(shares__owner__agency__isnull=False)
    risks = Risk.objects.filter(mine, wanted(on + SOON)).annotate(sharer=F("shares__owner__agency"))
    for risk, same in groupby(risks.select_related(*OWNERS).order_by("review_on", "pk"), key=lambda risk: risk):
        own = risk.owner_agency_id, risk.owner and risk.owner.agency_id
        to = [("agency", each) for each in {*own, *(row.sharer for row in same)} - {None}]
        yield Concern(_about(risk, on, is_to_do=False), to, risk, near=risk)
    for row in _required(Milestone.objects.filter(change__agency__isnull=False), on):
        yield Concern(_settle(row, is_to_do=False), [("agency", row.change.agency_id)], row.change, near=row.change)


def wanted(day: date) -> Q:
    """The condition that a risk is to be looked at by a day: its review is due, or the year it was put off to has
    begun. A review of an accepted risk is due as well, though it never turns late."""
    return REVIEW_DUE.q(day) | REVISIT_DUE.q(day)


def _about(risk: Risk, on: date, group: Group | None = None, *, is_to_do: bool = True) -> Due:
    """A risk as something to review, or, on an agenda and for those who do not look after it, as something to read."""
    is_to_do = is_to_do and group is None
    why, when = _why(risk, on, group)
    return Due(
        what=f"{reference(risk)}: {risk.title}",
        whose=str(risk.owner or risk.owner_agency or "Nobody owns it"),
        when=when,
        why=why,
        where=address("risks:review", risk.pk) if is_to_do else risk.get_absolute_url(),
        verb="Review it" if is_to_do else "Open the risk",
        restricted=risk.circle not in WIDE,
    )


def _why(risk: Risk, on: date, group: Group | None) -> tuple[str, Span]:
    if group is not None and risk.escalated_to_id == group.pk and not REVISIT_DUE.holds(risk, on):
        return f"Escalated {uk_date(risk.escalated_on or on)}: {risk.escalated_why}", Span.unknown()
    if risk.has_revisit and risk.revisit_from and not REVIEW_DUE.holds(risk, on):
        return f"To be revisited in {risk.revisit_words or uk_date(risk.revisit_from)}", Span.day(risk.revisit_from)
    if ACCEPTED.holds(risk, on):
        return "Accepted as it is, and to be looked at again", Span.unknown()
    late = risk.review_on is not None and risk.review_on < on
    words = "Its review is late" if late else "Its review is due"
    if risk.has_revisit and REVISIT_DUE.holds(risk, on):
        words = f"To be revisited in {risk.revisit_words}; {words.lower()}"
    return words, Span.day(risk.review_on) if risk.review_on else Span.unknown()


def _required(milestones: QuerySet, on: date) -> QuerySet:
    """What has to be done about changes within thirty days, or should have been."""
    rows = milestones.filter(kind=Milestone.Kind.REQUIRED, is_done=False, on_last__lte=on + SOON)
    return rows.select_related("change__home").order_by("on_last", "pk")


def _settle(row: Milestone, *, is_to_do: bool = True) -> Due:
    return Due(
        row.words,
        row.whom or row.change.home.short_name,
        row.on,
        f"{reference(row.change)}: {row.change.title}",
        address("risks:settle", row.pk) if is_to_do else row.change.get_absolute_url(),
        "Say that it is done" if is_to_do else "Open the change",
        row.change.circle not in WIDE,
    )


def _unsettled(reader: Person, group: Group, on: date) -> list[Due]:
    """Changes going on that partners have not looked at, or of which something that had to be done is late."""
    kept = standing_of(reader).kept
    rows = kept("changes tabled", reader.pk, on, build=partial(_going_on, reader, on), home=group.home_id)
    return [
        Due(
            f"{reference(row)}: {row.title}",
            str(row.agency or row.home.short_name),
            row.takes_effect,
            f"Late: {row.late}" if row.late else f"{row.get_kind_display()} that partners have not looked at yet",
            row.get_absolute_url(),
            "Open the change",
            row.circle not in WIDE,
        )
        for row in rows
    ]


def _going_on(reader: Person, on: date, home: Any) -> QuerySet:
    mine = Milestone.objects.filter(change=OuterRef("pk"))
    undone = mine.filter(kind=Milestone.Kind.REQUIRED, is_done=False, on_last__lt=on).order_by("on_last", "pk")
    rows = OutsideChange.objects.visible_to(reader).annotate(
        is_looked_at=Exists(mine.filter(kind=Milestone.Kind.LOOKED)), late=Subquery(undone.values("words")[:1])
    )
    rows = rows.filter(UNDER_WAY.q(on), Q(is_looked_at=False) | Q(late__isnull=False), home=home)
    return rows.select_related("agency", "home").order_by(F("takes_effect_first").asc(nulls_last=True), "pk")
