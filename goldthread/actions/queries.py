"""Reading actions for lists and pages: ratings and gaps compiled for the database, and what a page shows."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Count, F, Prefetch, Q, QuerySet, Value, When
from django.urls import reverse

from goldthread.actions.models import (
    Action,
    Claim,
    Evidence,
    EvidenceUse,
    Impact,
    Line,
    Progress,
    Recommendation,
    Slip,
    Source,
)
from goldthread.actions.operations.marks import links_to
from goldthread.actions.rules import GAPS, RAG, RECOMMENDATION_GAPS, Gap, is_late, marks_of
from goldthread.partners.models import Partnership, Person, Theme

ALL_GAPS = {gap.key: gap for gap in (*GAPS, *RECOMMENDATION_GAPS)}
BODIES = ("agency", "group", "seat", "partnership")


def of_partnership(actions: QuerySet, partnership: Partnership) -> QuerySet:
    """Keep the actions of a partnership: its own, and those it leads or supports elsewhere."""
    shared = Line.objects.filter(partnership=partnership).values("action")
    return actions.filter(Q(home=partnership) | Q(pk__in=shared))


def _rhythms(homes: Iterable[Partnership]) -> dict[tuple[int, int, int], list[Partnership]]:
    alike = defaultdict(list)
    for home in homes:
        alike[home.round_months, home.soon_days, home.year_start_month].append(home)
    return alike


def rated(actions: QuerySet, homes: Iterable[Partnership], today: date) -> QuerySet:
    """Add `rating` to actions, each by the rhythm of its home."""
    groups = list(_rhythms(homes).values())
    if not groups:
        return actions.annotate(rating=Value("", output_field=CharField()))
    cases = [RAG.case(today, **marks_of(group[0], today)) for group in groups]
    whens = [When(home__in=group, then=case) for group, case in zip(groups[1:], cases[1:], strict=True)]
    return actions.annotate(rating=Case(*whens, default=cases[0], output_field=CharField()) if whens else cases[0])


def having(gap: Gap, homes: Iterable[Partnership], today: date) -> Q:
    """Return the condition that a record has a gap, each by the rhythm of its home."""
    found = Q(pk__in=())
    for group in _rhythms(homes).values():
        found |= Q(home__in=group) & gap.when.q(today, **marks_of(group[0], today))
    return found


def late(today: date) -> Q:
    """Return the condition that an action is running past its due date."""
    return is_late.q(today)


def gap_counts(
    records: QuerySet, homes: Iterable[Partnership], today: date, kinds: tuple[Gap, ...] = GAPS
) -> dict[str, int]:
    """Count the records with each kind of gap, in one query."""
    homes = list(homes)
    return records.order_by().aggregate(
        **{gap.key: Count("pk", filter=having(gap, homes, today), distinct=True) for gap in kinds}
    )


def gap_counts_by_lead(actions: QuerySet, homes: Iterable[Partnership], today: date) -> list[dict[str, Any]]:
    """Count the actions with each kind of gap for every agency that leads any, in one query: `agency`, `name`, and a
    count under each gap's key."""
    homes = list(homes)
    led = actions.order_by().filter(
        lines__capacity=Line.Capacity.LEAD, lines__has_ended=False, lines__ends_first=None, lines__agency__isnull=False
    )
    counts = {gap.key: Count("pk", filter=having(gap, homes, today), distinct=True) for gap in GAPS}
    rows = led.values(agency=F("lines__agency"), name=F("lines__agency__name")).annotate(**counts)
    return list(rows.order_by("name"))


def for_list(actions: QuerySet) -> QuerySet:
    """Add what a row of the list shows: the home's rhythm, and who leads."""
    lines = Line.objects.current().select_related(*BODIES).order_by("capacity", "pk")
    return actions.select_related("home").prefetch_related(Prefetch("lines", queryset=lines))


def for_page(actions: QuerySet, person: Person) -> QuerySet:
    """Add what an action's page shows, of which the reader sees only what they may: lines, progress, claims, evidence,
    impact, slips, themes, and the recommendations behind it."""
    see: Callable[[Any], QuerySet] = lambda model: model.objects.visible_to(person)  # noqa: E731
    uses = EvidenceUse.objects.select_related("claim")
    return actions.select_related("home", "circle_group", "rag_by").prefetch_related(
        Prefetch("lines", queryset=Line.objects.select_related(*BODIES).order_by("capacity", "pk")),
        Prefetch("progress_set", queryset=Progress.objects.order_by("-entered_on", "-pk")),
        Prefetch("claim_set", queryset=Claim.objects.order_by("-pk")),
        Prefetch("evidence_uses", queryset=uses),
        Prefetch("evidence", queryset=see(Evidence).order_by("number")),
        Prefetch("impact_set", queryset=Impact.objects.order_by("-pk")),
        Prefetch("slipped", queryset=Slip.objects.order_by("pk")),
        Prefetch("themes", queryset=see(Theme)),
    )


@dataclass(frozen=True)
class Origin:
    """Something an action arises from: what it is called, its reference, words and page."""

    noun: str
    reference: str
    words: str
    url: str


def arises_from(action: Action, person: Person) -> list[Origin]:
    """Return what an action arises from, in one query over every link that declares it; what the reader may not see is
    not named. The chapters above are found by what they declare, never by name."""
    rows: list[QuerySet] = []
    nouns = {}
    for link, column, other in links_to(Action, "ARISES_FROM"):
        noun = link._meta.get_field(other).related_model
        nouns[noun._meta.label] = noun
        mine = link._default_manager.visible_to(person).filter(**{column: action})
        named = mine.annotate(noun=Value(noun._meta.label, output_field=CharField()))
        rows.append(named.order_by().values_list("noun", f"{other}__number", f"{other}__words", f"{other}_id"))
    found = rows[0].union(*rows[1:]) if rows else ()
    return [_origin(nouns[label], number, words, pk) for label, number, words, pk in sorted(found)]


def _origin(noun: Any, number: int, words: str, pk: int) -> Origin:
    url = noun(pk=pk).get_absolute_url()
    return Origin(noun._meta.verbose_name, f"{noun.REFERENCE}-{number}", words, url)


def recommendations_for_list(recommendations: QuerySet, person: Person) -> QuerySet:
    """Add what a row of the list shows: its source where the reader may see it, and how many actions answer it."""
    sources = Source.objects.visible_to(person)
    counted = recommendations.annotate(answers_count=Count("answers", distinct=True))
    return counted.select_related("home").prefetch_related(Prefetch("source", queryset=sources))


def recommendation_page(recommendations: QuerySet, person: Person) -> QuerySet:
    """Add what a recommendation's page shows: source, themes, what it repeats, and the actions that answer it."""
    actions = for_list(Action.objects.visible_to(person)).order_by("number")
    return recommendations.select_related("home", "circle_group").prefetch_related(
        Prefetch("source", queryset=Source.objects.visible_to(person)),
        Prefetch("repeats", queryset=Recommendation.objects.visible_to(person)),
        Prefetch("actions", queryset=actions),
        Prefetch("themes", queryset=Theme.objects.visible_to(person)),
    )


def source_page(sources: QuerySet, person: Person) -> QuerySet:
    """Add what a source's page shows: the recommendations that came of it."""
    seen = Recommendation.objects.visible_to(person).order_by("number_in_source", "number")
    return sources.select_related("home", "circle_group").prefetch_related(Prefetch("recommendations", queryset=seen))


def list_url(name: str = "actions:actions", **narrowed: str) -> str:
    """Return the address of a list narrowed to what a number was counted from."""
    return reverse(name, query=narrowed or None)
