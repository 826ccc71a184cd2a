"""What risks ask: of whoever owns them, of the next agenda of a group, and of an agency."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse

from goldthread.actions.models.action import run_by
from goldthread.kit.due import Due
from goldthread.kit.periods import Span, uk_date
from goldthread.kit.references import reference
from goldthread.partners.models import WIDE, Agency, Group, Person
from goldthread.partners.standing import Standing, standing_of
from goldthread.risks.models import Milestone, OutsideChange, Review, Risk, RiskShare
from goldthread.risks.queries import OWNERS
from goldthread.risks.rules import ACCEPTED, ON_REGISTER, REVIEW_DUE, REVISIT_DUE, UNDER_WAY

SOON = timedelta(days=30)
HIGHEST = (Group.Kind.EXECUTIVE, Group.Kind.BOARD)


def due(reader: Person, on: date) -> list[Due]:
    """Return the reviews and revisits of risks that the reader owns, and, for the business unit, of those that nobody
    owns; and what has to be done about a change. Two queries."""
    standing = standing_of(reader)
    if not standing.seats:
        return []
    mine = _owned_by(standing)
    if units := run_by(standing):
        mine |= Q(home__in=units, owner=None, owner_agency=None)
    risks = Risk.objects.visible_to(reader).filter(mine, wanted(on + SOON)).select_related(*OWNERS)
    found = [_about(risk, on) for risk in risks.order_by("review_on", "pk")]
    return found + (_required(reader, Q(change__home__in=units), on) if units else [])


def tabled(reader: Person, group: Group, on: date) -> list[Due]:
    """Return what belongs on the next agenda of a group: risks to revisit from the first day of the year they were put
    off to until they have been; reviews that are due; what was escalated to it; and changes that partners have not yet
    looked at. What no group watches goes to the main board and the executive."""
    watched = Q(group=group) | (Q(group=None, home=group.home_id) if group.kind in HIGHEST else Q(pk__in=()))
    looked = Review.objects.filter(risk=OuterRef("pk"), by_group=group, on_first__gte=OuterRef("escalated_on"))
    raised = Q(escalated_to=group) & ON_REGISTER.q(on) & ~Q(Exists(looked))
    seen = Risk.objects.visible_to(reader).filter((watched & wanted(on)) | raised).select_related(*OWNERS)
    risks = [_about(risk, on, group) for risk in seen.order_by("-has_revisit", "-current_score", "pk")]
    return risks + (_unseen(reader, group, on) if group.kind in HIGHEST else [])


def owes(reader: Person, agency: Agency, on: date) -> list[Due]:
    """Return what an agency owes on the risks that it, or a role in it, owns, and on changes of its own."""
    mine = Q(owner_agency=agency) | Q(owner__agency=agency)
    mine |= Q(pk__in=RiskShare.objects.filter(owner__agency=agency).values("risk"))
    risks = Risk.objects.visible_to(reader).filter(mine, wanted(on + SOON)).select_related(*OWNERS)
    return [_about(risk, on) for risk in risks.order_by("review_on", "pk")] + _required(
        reader, Q(change__agency=agency), on
    )


def _owned_by(standing: Standing) -> Q:
    shares = RiskShare.objects.filter(owner__in=standing.seats).values("risk")
    return Q(owner__in=standing.seats) | Q(owner_agency__in=standing.agencies) | Q(pk__in=shares)


def wanted(day: date) -> Q:
    """The condition that a risk is to be looked at by a day: its review is due, or the year it was put off to has
    begun. A review of an accepted risk is due as well, though it never turns late."""
    return REVIEW_DUE.q(day) | REVISIT_DUE.q(day)


def _about(risk: Risk, on: date, group: Group | None = None) -> Due:
    why, when = _why(risk, on, group)
    return Due(
        what=f"{reference(risk)}: {risk.title}",
        whose=str(risk.owner or risk.owner_agency or "Nobody owns it"),
        when=when,
        why=why,
        where=reverse("risks:review", args=(risk.pk,)) if group is None else risk.get_absolute_url(),
        verb="Review it" if group is None else "Open the risk",
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


def _required(reader: Person, whose: Q, on: date) -> list[Due]:
    """What has to be done about changes within thirty days, or should have been."""
    rows = Milestone.objects.visible_to(reader).filter(
        whose, kind=Milestone.Kind.REQUIRED, is_done=False, on_last__lte=on + SOON
    )
    return [
        Due(
            row.words,
            row.whom or row.change.home.short_name,
            row.on,
            f"{reference(row.change)}: {row.change.title}",
            reverse("risks:settle", args=(row.pk,)),
            "Say that it is done",
            row.change.circle not in WIDE,
        )
        for row in rows.select_related("change__home").order_by("on_last", "pk")
    ]


def _unseen(reader: Person, group: Group, on: date) -> list[Due]:
    """Changes going on that partners have not looked at."""
    looked = Milestone.objects.filter(change=OuterRef("pk"), kind=Milestone.Kind.LOOKED)
    rows: QuerySet[Any] = OutsideChange.objects.visible_to(reader).filter(
        UNDER_WAY.q(on), ~Q(Exists(looked)), home=group.home_id
    )
    return [
        Due(
            f"{reference(row)}: {row.title}",
            str(row.agency or row.home.short_name),
            row.takes_effect,
            f"{row.get_kind_display()} that partners have not looked at yet",
            row.get_absolute_url(),
            "Open the change",
            row.circle not in WIDE,
        )
        for row in rows.select_related("agency", "home").order_by(F("takes_effect_first").asc(nulls_last=True), "pk")
    ]
