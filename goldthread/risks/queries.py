"""Reading risks for lists and pages, and counting them into the matrix of likelihood and impact."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    BigIntegerField,
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from goldthread.actions.models import Action
from goldthread.partners.models import Holding, Partnership, Person, Theme
from goldthread.risks.models import Milestone, OutsideChange, Review, Risk, RiskAction, RiskShare, Score
from goldthread.risks.rules import Matrix

OWNERS = ("owner", "owner_agency")


def of_partnership(risks: QuerySet, partnership: Partnership | None) -> QuerySet:
    """Keep the risks of a partnership: its own, and those it shares with the area that keeps them."""
    shared = RiskShare.objects.filter(partnership=partnership).values("risk")
    return risks.filter(Q(home=partnership) | Q(pk__in=shared))


def for_list(risks: QuerySet) -> QuerySet:
    """Add what a row of the register shows: its owner, and its latest target."""
    targets = Score.objects.filter(which=Score.Which.TARGET).order_by("-rated_on", "-pk")
    return risks.select_related(*OWNERS).prefetch_related(Prefetch("scores", targets, to_attr="targets"))


def for_page(risks: QuerySet, on: date) -> QuerySet:
    """Add what a risk's page shows of it: owners, and whether nobody holds the role that owns it; ratings, reviews."""
    scores = Score.objects.order_by("rated_on", "pk")
    reviews = Review.objects.select_related("by_group", "presented_by").order_by("-on_first", "-pk")
    held = Holding.objects.on(on).filter(seat=OuterRef("owner"))
    related = ("home", "circle_group", "group", "escalated_to", "raised_by", *OWNERS)
    found = risks.select_related(*related).annotate(is_vacant=Q(owner__isnull=False) & ~Exists(held))
    return found.prefetch_related(Prefetch("scores", scores), Prefetch("reviews", reviews))


def actions_of(risk: Risk, person: Person) -> list[Action]:
    """The actions that lower a risk, as far as the reader may see them, each with the area it is taken for (`area`);
    those of the risk's own home first."""
    tied = RiskAction.objects.filter(risk=risk, action=OuterRef("pk")).values("area")
    seen = Action.objects.visible_to(person).filter(risks=risk).annotate(area=Subquery(tied[:1]))
    return list(seen.select_related("home").order_by(F("area").asc(nulls_first=True), "number", "pk"))


@dataclass(frozen=True)
class Beside:
    """What a risk's page names beside it: a theme, a change it is part of, or an area that shares it, with who owns it
    there and what they say of it."""

    what: str
    pk: int
    name: str
    number: int
    area: int
    owner: str
    comment: str

    @property
    def change(self) -> OutsideChange:
        return OutsideChange(pk=self.pk, title=self.name, number=self.number)


def beside(risk: Risk, person: Person) -> dict[str, list[Beside]]:
    """The themes of a risk, the changes it is part of and the areas that share it, by name or number, in one query."""
    rows = _beside("theme", Theme.objects.visible_to(person).filter(pk__in=risk.themes.values("pk")), "name").union(
        _beside("change", OutsideChange.objects.visible_to(person).filter(risk=risk), "title", "number"),
        _beside("share", risk.shares.all(), "partnership__name", "", "partnership_id", "owner__title", "comment"),
        all=True,
    )
    found: dict[str, list[Beside]] = {"theme": [], "change": [], "share": []}
    for each in sorted((Beside(*row) for row in rows), key=lambda each: (each.number, each.name)):
        found[each.what].append(each)
    return found


def _beside(
    what: str, rows: QuerySet, name: str, number: str = "", area: str = "", owner: str = "", comment: str = ""
) -> QuerySet:
    numbers = {"said_number": number, "said_area": area}
    words = {"said_name": name, "said_owner": owner, "said_comment": comment}
    columns = {
        **{key: Cast(F(field) if field else Value(0), BigIntegerField()) for key, field in numbers.items()},
        **{
            key: Coalesce(Cast(F(field) if field else Value(""), TextField()), Value(""), output_field=TextField())
            for key, field in words.items()
        },
    }
    ordered = ("what", "pk", "said_name", "said_number", "said_area", "said_owner", "said_comment")
    kind = Cast(Value(what), TextField())
    return rows.order_by().annotate(what=kind, **columns).values_list(*ordered)


@dataclass(frozen=True)
class Cell:
    """One cell of the heat matrix: how many open risks are rated so, the band it lies in, and its list."""

    likelihood: int
    impact: int
    count: int
    band: Any


def cells(risks: QuerySet, matrix: Matrix) -> dict[tuple[int, int], Cell]:
    """Count the open risks and issues that are rated on a scale into its cells, in one query."""
    rated = risks.filter(current_scale=matrix.pk, current_score__isnull=False).exclude(status="closed").order_by()
    rows = rated.values_list("current_likelihood", "current_impact").annotate(Count("pk", distinct=True))
    counts = {(likelihood, impact): number for likelihood, impact, number in rows}
    sizes = range(1, matrix.size + 1)
    return {
        (one, two): Cell(one, two, counts.get((one, two), 0), matrix.band(one * two)) for one in sizes for two in sizes
    }


def outside(risks: QuerySet, matrix: Matrix) -> dict[str, int]:
    """How many open risks stand in no cell: never rated, or rated on an earlier scale."""
    rows = risks.exclude(status="closed").order_by().values_list("current_score", "current_scale")
    numbers = list(rows.annotate(Count("pk", distinct=True)))
    unrated = sum(number for score, _, number in numbers if score is None)
    earlier = sum(number for score, scale, number in numbers if score is not None and scale != matrix.pk)
    return {"unrated": unrated, "earlier": earlier}


def changes_for_list(changes: QuerySet) -> QuerySet:
    """Add what a row of the list of changes shows: its agency, and whether partners looked at it."""
    looked = Milestone.objects.filter(change=OuterRef("pk"), kind=Milestone.Kind.LOOKED)
    return changes.select_related("agency").annotate(was_looked_at=Exists(looked))


def change_page(changes: QuerySet, person: Person) -> QuerySet:
    """Add what the page of a change shows: its milestones in order, and its risk where the reader may see it."""
    milestones = Milestone.objects.order_by(F("on_first").asc(nulls_last=True), "pk")
    risks = Risk.objects.visible_to(person)
    found = changes.select_related("home", "circle_group", "agency")
    return found.prefetch_related(Prefetch("milestones", milestones), Prefetch("risk", risks))


def by_kind(milestones: Iterable[Milestone]) -> list[tuple[str, list[Milestone]]]:
    """Milestones under what they are, in the order of their kinds."""
    listed = list(milestones)
    groups = [(label, [each for each in listed if each.kind == value]) for value, label in Milestone.Kind.choices]
    return [(str(label), found) for label, found in groups if found]
