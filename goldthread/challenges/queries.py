"""Reading challenges: for the list, for a page, and counted by partner, subject and outcome."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    BigIntegerField,
    BooleanField,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast
from django.urls import reverse

from goldthread.actions.models import Action, Evidence
from goldthread.challenges.models import (
    Answer,
    Challenge,
    ChallengedAction,
    ChallengeEvidence,
    Disagreements,
    Escalation,
    Raising,
)
from goldthread.kit.periods import Period
from goldthread.partners.models import Agency, Membership, Partnership, Person, Theme
from goldthread.partners.models.record import lasting

BODIES = ("raised_by", "agency", "group", "partnership")
OPEN = (Challenge.Status.RAISED, Challenge.Status.ANSWERED)
NO_THEME = "No theme"
ANSWERS = {
    "accepted": "accepted", "partly": "in part", "refused": "not accepted", "": "not answered",
    "withdrawn": "withdrawn",
}  # fmt: skip
CAME = {"changed": "changed something", "unchanged": "changed nothing", "early": "too early", "": "not recorded"}
OUTCOMES = (("changed", "Something changed"), ("unchanged", "Nothing changed"), ("early", "Too early to say"))


def of_partnership(challenges: QuerySet, partnership: Partnership | None) -> QuerySet:
    """Keep the challenges of a partnership: its own, and those that another put to it."""
    return challenges.filter(Q(home=partnership) | Q(partnership=partnership))


def for_list(challenges: QuerySet) -> QuerySet:
    """Add what a row of the list shows: who raised it, and whom it is put to."""
    return challenges.select_related(*BODIES)


def overdue(today: date) -> Q:
    """Return the condition that the answer to a challenge is late."""
    return Q(status=Challenge.Status.RAISED, answer_due_on__lt=today)


def for_page(challenges: QuerySet, person: Person) -> QuerySet:
    """Add what the page of every challenge shows: its answers and the actions that follow, as far as the reader may
    see them. What few have is asked for where there is some."""
    actions = Action.objects.visible_to(person).select_related("home").order_by("number")
    return challenges.select_related("home", "circle_group", "closed_by", *BODIES).prefetch_related(
        Prefetch("answers", Answer.objects.select_related("seat").order_by("time", "pk")),
        Prefetch("actions", queryset=actions),
    )


@dataclass(frozen=True)
class Beside:
    """What a challenge's page names beside it: a subject, or evidence that something changed and whether the reader may
    read it."""

    what: str
    pk: int
    name: str
    number: int
    may_read: bool

    @property
    def evidence(self) -> Evidence:
        return Evidence(pk=self.pk, title=self.name, number=self.number)


def beside(challenge: Challenge, person: Person) -> dict[str, list[Beside]]:
    """Return the subjects of a challenge that the reader may see, by name, and what shows that something changed, in
    the order in which it was brought, in one query."""
    themes = Theme.objects.visible_to(person).filter(pk__in=challenge.themes.values("pk"))
    readable = Evidence.objects.visible_to(person).filter(pk=OuterRef("evidence_id"))
    shown = ChallengeEvidence.objects.filter(challenge=challenge)
    rows = _beside("subject", themes, F("pk"), F("name"), Value(0), Value(True), Value(0)).union(
        _beside(
            "evidence", shown, F("evidence_id"), F("evidence__title"), F("evidence__number"), Exists(readable), F("pk")
        ),
        all=True,
    )
    found: dict[str, list[Beside]] = {"subject": [], "evidence": []}
    for _, *row in sorted(rows, key=lambda row: (row[0], row[3])):
        found[row[0]].append(Beside(*row))
    return found


def _beside(what: str, rows: QuerySet, pk: Any, name: Any, number: Any, may_read: Any, place: Any) -> QuerySet:
    told = {
        "place": Cast(place, BigIntegerField()), "what": Cast(Value(what), TextField()), "of": pk,
        "called": Cast(name, TextField()), "said_number": Cast(number, BigIntegerField()),
        "may_read": Cast(may_read, BooleanField()),
    }  # fmt: skip
    return rows.order_by().annotate(**told).values_list(*told)


def raisings_of(challenge: Challenge) -> list[Raising]:
    """Return the times a challenge was raised again."""
    return list(challenge.raisings.order_by("time")) if challenge.times > 1 else []


def stages_of(challenge: Challenge) -> list[Escalation]:
    """Return the stages to which a challenge was taken."""
    rows = challenge.escalations.select_related("viewed_by").order_by("stage", "pk")
    return list(rows) if challenge.stage else []


def inside_first(home: Partnership, person: Person, on: date) -> list[Agency]:
    """Return every agency a reader may see, by name, and whether it belongs to a partnership on a day (`is_inside`)."""
    belongs = Membership.objects.filter(lasting(on), agency=OuterRef("pk"), partnership=home)
    return list(Agency.objects.visible_to(person).annotate(is_inside=Exists(belongs)).order_by("name"))


def raised_in(period: Period) -> Q:
    """Return the condition that a challenge was raised in a period; one of an unknown day is in none."""
    return Q(raised_first__lte=period.end, raised_last__gte=period.start)


@dataclass(frozen=True)
class Count:
    """One row of the counts: a partner or a subject, how many were put to it, how they were answered and what came of
    them; effective practice apart."""

    name: str
    url: str
    total: int
    answers: str
    came: str
    practice: int


@dataclass(frozen=True)
class Counts:
    """The challenges of a period, counted by whom they were put to, by subject and by what came of them."""

    total: int
    late: int
    by_body: list[Count]
    by_theme: list[Count]
    by_outcome: list[tuple[str, int, str]]


COLUMNS = ("pk", "kind", "status", "verdict", "outcome", "answer_due_on")
NAMES = ("agency__name", "group__name", "partnership__name", "outside")


def counts(challenges: QuerySet, person: Person, today: date, **narrowed: str) -> Counts:
    """Count challenges in two queries: put to each body, on each subject, and by what came of them. Effective
    practice is counted in a column of its own; a challenge on two subjects counts under each."""
    rows = list(challenges.order_by("pk").values(*COLUMNS, *NAMES, "agency", "group", "partnership"))
    seen = Theme.objects.visible_to(person).filter(pk=OuterRef("theme"))
    links = Challenge.themes.through.objects.filter(challenge__in=challenges.order_by().values("pk"))
    themed = list(links.filter(Exists(seen)).values_list("challenge", "theme", "theme__name"))
    bodies = [(row["pk"], *_body_of(row)) for row in rows]
    subjects = [(pk, name, {"theme": str(theme)}) for pk, theme, name in themed]
    left = {row["pk"] for row in rows} - {pk for pk, *_ in subjects}
    by_pk, asked = {row["pk"]: row for row in rows}, [row for row in rows if row["kind"] == "challenge"]
    found = Counter("withdrawn" if row["status"] == "withdrawn" else row["outcome"] for row in asked)
    alike = narrowed | {"kind": "challenge"}
    return Counts(
        total=len(asked),
        late=sum(_is_late(row, today) for row in asked),
        by_body=_counted(bodies, by_pk, narrowed),
        by_theme=_counted([*subjects, *((pk, NO_THEME, {}) for pk in sorted(left))], by_pk, narrowed),
        by_outcome=[
            *((words, found[key], _list(alike | {"outcome": key})) for key, words in OUTCOMES),
            ("Not recorded yet", found[""], _list(alike | {"outcome": "none"})),
            ("Withdrawn", found["withdrawn"], _list(alike | {"state": "withdrawn"})),
        ],
    )


def _is_late(row: dict[str, Any], today: date) -> bool:
    return row["status"] == "raised" and bool(row["answer_due_on"] and row["answer_due_on"] < today)


def _body_of(row: dict[str, Any]) -> tuple[str, dict[str, str]]:
    name = next(filter(None, (row[each] for each in NAMES)), "")
    for kind in ("agency", "group", "partnership"):
        if row[kind]:
            return name, {"put_to": f"{kind}-{row[kind]}"}
    return name, {"put_to": "outside"}


def _counted(
    under: Iterable[tuple[int, str, dict[str, str]]], rows: dict[int, dict[str, Any]], narrowed: dict[str, str]
) -> list[Count]:
    groups: dict[str, tuple[dict[str, str], list[dict[str, Any]]]] = {}
    for pk, name, where in under:
        groups.setdefault(name, (where, []))[1].append(rows[pk])
    found = [_count(name, where, each, narrowed) for name, (where, each) in groups.items()]
    return sorted(found, key=lambda count: (count.name == NO_THEME, -count.total, count.name))


def _count(name: str, where: dict[str, str], rows: list[dict[str, Any]], narrowed: dict[str, str]) -> Count:
    asked = [row for row in rows if row["kind"] == "challenge"]
    answers = Counter("withdrawn" if row["status"] == "withdrawn" else row["verdict"] for row in asked)
    came = Counter(row["outcome"] for row in asked if row["status"] != "withdrawn")
    url = _list(narrowed | where) if where else ""
    return Count(name, url, len(asked), _said(answers, ANSWERS), _said(came, CAME), len(rows) - len(asked))


def _said(found: Counter[str], words: dict[str, str]) -> str:
    return ", ".join(f"{found[key]} {said}" for key, said in words.items() if found[key])


def _list(narrowed: dict[str, str]) -> str:
    return reverse("challenges:challenges", query=narrowed)


def years_of(challenges: QuerySet, home: Partnership) -> list[int]:
    """Return the calendar years in which reporting years of a partnership with challenges begin, the latest first."""
    days = challenges.exclude(raised_first=None).order_by().values_list(F("raised_first"), flat=True).distinct()
    return sorted({day.year - (day.month < home.year_start_month) for day in days}, reverse=True)


def disagreements_for_list(rows: QuerySet) -> QuerySet:
    """Add what a row of the list of counts shows."""
    return rows.select_related("agency")


def disagreements_in(home: Partnership, period: Period) -> QuerySet:
    """Return the counts of practitioners' escalations whose period ends in this one."""
    return Disagreements.objects.filter(home=home, ends_on__range=(period.start, period.end))


def actions_of(challenge: Challenge, person: Person) -> QuerySet:
    """Return the actions that follow from a challenge, as far as the reader may see them."""
    tied = ChallengedAction.objects.filter(challenge=challenge).values("action")
    return Action.objects.visible_to(person).filter(pk__in=tied).order_by("number")
