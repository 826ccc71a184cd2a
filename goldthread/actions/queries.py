"""Reading actions for lists and pages: ratings and gaps compiled for the database, and what a page shows."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    Model,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast
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
    Source,
)
from goldthread.actions.models.told import told_how
from goldthread.actions.operations.marks import links_to
from goldthread.actions.rules import GAPS, RAG, RECOMMENDATION_GAPS, Gap, is_late, marks_of
from goldthread.kit.words import within_sentence
from goldthread.partners.models import WIDE, Partnership, Person, Theme, among

ALL_GAPS = {gap.key: gap for gap in (*GAPS, *RECOMMENDATION_GAPS)}
BODIES = ("agency", "group", "seat", "partnership")
BODY_NAMES = ("agency__short_name", "agency__name", "group__name", "seat__title", "partnership__name")
NAMED = ("action", "capacity", "has_ended", "ends_first", *BODY_NAMES)  # what a row of a list reads of a line


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


def gap_numbers(homes: Iterable[Partnership], today: date, kinds: tuple[Gap, ...] = GAPS) -> dict[str, Count]:
    """Return what counts the records with each kind of gap."""
    homes = list(homes)
    return {gap.key: Count("pk", filter=having(gap, homes, today), distinct=True) for gap in kinds}


def rhythms_of(homes: Iterable[Partnership]) -> tuple[tuple[int, int, int, int], ...]:
    """Return all that a gap looks at of partnerships, by which a number that is asked again and again is named."""
    return tuple((each.pk, each.round_months, each.soon_days, each.year_start_month) for each in homes)


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
    lines = Line.objects.current().select_related(*BODIES).only(*NAMED).order_by("capacity", "pk")
    return actions.select_related("home").prefetch_related(Prefetch("lines", queryset=lines))


def for_page(actions: QuerySet) -> QuerySet:
    """Add what an action's page shows of the action itself: its home, and every line with its body."""
    lines = Line.objects.select_related(*BODIES).order_by("capacity", "pk")
    return actions.select_related("home", "circle_group", "rag_by").prefetch_related(Prefetch("lines", queryset=lines))


@dataclass(frozen=True)
class Telling:
    """One thing told of an action: progress, a claim or an impact, read together so that a page asks once."""

    kind: str
    pk: int
    line_id: int | None
    entered_by_id: int | None
    entered_on: date
    told_by: str
    told_on: date | None
    words: str
    state: str
    decided_by_id: int | None
    decided_on: date | None
    decided_as: str
    reason: str
    baseline: str
    change: str
    source: str
    dated: str
    strength: str

    @property
    def told_how(self) -> str:
        """How the agency told it, when somebody entered it for them."""
        return told_how(self.told_by, self.told_on)

    @property
    def state_words(self) -> str:
        return Claim.State(self.state).label if self.kind == "claim" else Impact.State(self.state).label

    @property
    def decided_by_whom(self) -> str:
        """The role in which it was decided, as it stands within a sentence."""
        return within_sentence(self.decided_as)

    @property
    def strength_words(self) -> str:
        return Impact.Strength(self.strength).label if self.strength else ""

    @property
    def tone(self) -> str:
        """The colour of its state, where the word alone does not give one."""
        return "new" if self.is_waiting else ""

    @property
    def is_waiting(self) -> bool:
        return self.state in (Claim.LIFECYCLE.start, Impact.LIFECYCLE.start)


TOLD = ("line_id", "entered_by_id", "entered_on", "told_by", "told_on", "words")
DECIDED = ("state", "decided_by_id", "decided_on", "decided_as", "reason")
KNOWN = ("baseline", "change", "source", "dated_words", "strength")


def tellings(action: Action) -> list[Telling]:
    """Return progress, claims and impacts of an action the reader may see, newest first, in one query."""
    nobody, never = Cast(Value(None), BigIntegerField()), Cast(Value(None), DateField())
    blank = {name: Value("", output_field=TextField()) for name in (*DECIDED, *KNOWN)}
    undecided = blank | {"decided_by_id": nobody, "decided_on": never}
    rows = [
        _told(Progress, action, {name: undecided[name] for name in DECIDED} | {name: blank[name] for name in KNOWN}),
        _told(Claim, action, {name: blank[name] for name in KNOWN}),
        _told(Impact, action, {}),
    ]
    found = [Telling(*row) for row in rows[0].union(*rows[1:], all=True)]
    return sorted(
        found, key=lambda told: (told.told_on or told.entered_on, told.entered_on, told.kind, told.pk), reverse=True
    )


def _told(model: Any, action: Action, missing: dict[str, Any]) -> QuerySet:
    """The columns of one kind of telling, with empty ones where it has none."""
    named = {f"no_{name}": value for name, value in missing.items()}
    columns = [f"no_{name}" if name in missing else name for name in (*TOLD, *DECIDED, *KNOWN)]
    rows = model.objects.filter(action=action).order_by()
    rows = rows.annotate(told_kind=Value(model._meta.model_name, output_field=TextField()), **named)
    return rows.values_list("told_kind", "pk", *columns)


def evidence_of(action: Action, person: Person) -> list[EvidenceUse]:
    """Return the uses of evidence on an action; `may_read` says whether the reader may read it, and what they may not
    read must not be named."""
    readable = Evidence.objects.visible_to(person).filter(pk=OuterRef("evidence_id"))
    uses = EvidenceUse.objects.filter(action=action).annotate(may_read=Exists(readable))
    return list(uses.select_related("evidence").order_by("evidence__number"))


@dataclass(frozen=True)
class Origin:
    """Something an action arises from: what it is called, its reference, words and page, which row it is, and whether
    only a few may read it."""

    noun: str
    reference: str
    words: str
    url: str
    model: str
    pk: int
    restricted: bool = False


@dataclass(frozen=True)
class Behind:
    """What stands behind an action: what it arises from, and its themes."""

    origins: list[Origin]
    themes: list[str]


def behind(action: Action, person: Person) -> Behind:
    """Return what an action arises from and its themes, in one query over every link that declares it; what the reader
    may not see is not named."""
    found = sorted(_union([*_origins([action.pk], person), _themes(action, person)]))
    return Behind(
        [_origin(*row[:-1]) for row in found if row[0] != Theme._meta.label],
        [words for noun, _, words, *_ in found if noun == Theme._meta.label],
    )


def origins_of(actions: Collection[int], person: Person, besides: Collection[type[Model]]) -> dict[int, list[Origin]]:
    """Return what each of some actions arises from, as far as the reader may see it, in one query; but for the kinds of
    record that the caller has in hand already."""
    found: dict[int, list[Origin]] = {}
    for *row, action in sorted(_union(_origins(actions, person, besides))):
        found.setdefault(action, []).append(_origin(*row))
    return found


def _union(rows: list[QuerySet]) -> QuerySet:
    return rows[0].union(*rows[1:])


def _origins(actions: Collection[int], person: Person, besides: Collection[type[Model]] = ()) -> list[QuerySet]:
    """A query for each link that declares it. The chapters above are found by what they declare, never by name."""
    rows: list[QuerySet] = []
    for link, column, other in links_to(Action, "ARISES_FROM"):
        noun: Any = link._meta.get_field(other).related_model
        if noun in besides:
            continue
        readable = among(noun._default_manager.visible_to(person), f"{other}_id")
        mine = link._default_manager.filter(readable, **{f"{column}__in": actions})
        named = mine.annotate(noun=Value(noun._meta.label, output_field=CharField()))
        words = f"{other}__{getattr(noun, 'NAMED_BY', 'words')}"
        rows.append(named.order_by().values_list(*_read_as(other, words), f"{column}_id"))
    return rows


def _themes(action: Action, person: Person) -> QuerySet:
    themes = Theme.objects.visible_to(person).filter(
        pk__in=action.themes.through.objects.filter(action=action).values("theme")
    )
    named = themes.annotate(noun=Value(Theme._meta.label, output_field=CharField()), number=Value(0))
    own, none = Value(action.pk, output_field=BigIntegerField()), Value("", output_field=CharField())
    return named.order_by().values_list("noun", "number", "name", "pk", none, own)


def _read_as(other: str, words: str) -> tuple[str, ...]:
    return ("noun", f"{other}__number", words, f"{other}_id", f"{other}__circle")


def _origin(label: str, number: int, words: str, pk: int, circle: str) -> Origin:
    noun: Any = apps.get_model(label)
    url = noun(pk=pk).get_absolute_url()
    reference = f"{noun.REFERENCE}-{number}"
    return Origin(noun._meta.verbose_name, reference, words, url, noun._meta.model_name, pk, circle not in WIDE)


def recommendations_for_list(recommendations: QuerySet, person: Person) -> QuerySet:
    """Add what a row of the list shows: its source and the actions that answer it, where the reader may see them."""
    sources, actions = Source.objects.visible_to(person), Action.objects.visible_to(person).only("pk")
    return recommendations.prefetch_related(Prefetch("source", queryset=sources), Prefetch("actions", queryset=actions))


def recommendation_page(recommendations: QuerySet, person: Person) -> QuerySet:
    """Add what a recommendation's page shows: what a form asks of it, and the actions that answer it."""
    actions = for_list(Action.objects.visible_to(person)).order_by("number")
    found = recommendation_form(recommendations, person).select_related("home", "circle_group", "source", "repeats")
    return found.prefetch_related(Prefetch("actions", queryset=actions))


def recommendation_form(recommendations: QuerySet, person: Person) -> QuerySet:
    """Add what a form asks of a recommendation: themes, its source and what it repeats, with `may_read_source` and
    `may_read_repeats` where the reader may be told what those are."""
    readable = {
        "may_read_source": Exists(Source.objects.visible_to(person).filter(pk=OuterRef("source_id"))),
        "may_read_repeats": Exists(Recommendation.objects.visible_to(person).filter(pk=OuterRef("repeats_id"))),
    }
    found = recommendations.annotate(**readable).select_related("home", "source", "repeats")
    return found.prefetch_related(Prefetch("themes", queryset=Theme.objects.visible_to(person)))


def source_page(sources: QuerySet, person: Person) -> QuerySet:
    """Add what a source's page shows: the recommendations that came of it."""
    seen = Recommendation.objects.visible_to(person).order_by("number_in_source", "number")
    return sources.select_related("home", "circle_group").prefetch_related(Prefetch("recommendations", queryset=seen))


def list_url(name: str = "actions:actions", **narrowed: str) -> str:
    """Return the address of a list narrowed to what a number was counted from."""
    return reverse(name, query=narrowed or None)
