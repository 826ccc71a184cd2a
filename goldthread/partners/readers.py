"""Who may see a record, and why: the rule of `visible_to` told from the side of one record, a ground at a time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.db.models import Count, Q

from goldthread.kit.words import sentence_case
from goldthread.partners.models import WIDE, Beyond, Circle, Group, Holding, Person, Record, Seat
from goldthread.partners.roles import INSIDERS, OVERSEERS
from goldthread.partners.standing import Standing, standing_of, standings_on

MOST = 60


class Why(StrEnum):
    """The grounds on which a record is seen, the widest first."""

    PUBLIC = "public"
    HOME = "home"
    ANSWERING = "answering"
    GROUP = "group"
    OVERSEES = "oversees"
    SHARED = "shared"
    ASKED = "asked"
    BROUGHT = "brought"


@dataclass(frozen=True)
class Ground:
    """One ground on which a reader sees a record, with the body it rests on where there is one."""

    why: Why
    body: Any = None


def grounds(record: Record, beyond: Beyond, standing: Standing, person_id: int) -> list[Ground]:
    """Return every ground on which somebody who stands there sees a record; none means that they do not. It asks no
    table, and a test holds it equal to `visible_to` for every kind of record."""
    if beyond.is_removed:
        return []
    brought = person_id == beyond.brought_by and record.home_id in standing.partnerships
    found = [Ground(Why.BROUGHT)] if brought else []
    if beyond.is_unchecked:
        return found
    return [*_by_circle(record, standing), *_by_sharing(beyond, standing), *_by_asking(beyond, standing), *found]


def _by_circle(record: Record, standing: Standing) -> Iterable[Ground]:
    home, circle = record.home_id, record.circle
    if circle == Circle.PUBLIC and standing.seats:
        yield Ground(Why.PUBLIC)
    if home in standing.insider_of and circle in WIDE:
        yield Ground(Why.HOME)
    elif home in standing.partnerships and circle == Circle.RESPONDENTS:
        yield Ground(Why.ANSWERING)
    if record.circle_group_id in standing.groups:
        yield Ground(Why.GROUP)
    if home in standing.oversees and circle == Circle.GROUP:
        yield Ground(Why.OVERSEES)


def _by_sharing(beyond: Beyond, standing: Standing) -> Iterable[Ground]:
    for partnership, few in beyond.shared:
        if partnership.pk in (standing.insider_of & standing.oversees if few else standing.insider_of):
            yield Ground(Why.SHARED, partnership)


def _by_asking(beyond: Beyond, standing: Standing) -> Iterable[Ground]:
    for each in beyond.asked:
        if each.is_of(standing):
            yield Ground(Why.ASKED, each)


@dataclass
class Seen:
    """One ground, in words, with those who see the record on it, as far as the reader may see who sits where."""

    words: str
    people: list[str] = field(default_factory=list)
    more: int = 0


def beyond_of(record: Record) -> Beyond:
    """Return who sees a record beyond its circle."""
    return type(record)._default_manager.all().beyond(record)  # type: ignore[attr-defined]


def seen_by(record: Record, reader: Person, on: date) -> list[Seen]:
    """Return the grounds on which a record is seen today, each with the people it lets in."""
    beyond = beyond_of(record)
    found: dict[Ground, list[str]] = {}
    names = _named(reader, on)
    for person_id, standing in standings_on(on).items():
        if person_id in names:
            for ground in grounds(record, beyond, standing, person_id):
                found.setdefault(ground, []).append(names[person_id])
    words: dict[str, list[str]] = {}
    for ground in sorted(found, key=lambda ground: list(Why).index(ground.why)):
        words.setdefault(said(ground, record, reader), []).extend(found[ground])
    return [_seen(sentence, people) for sentence, people in words.items()]


def _seen(sentence: str, people: list[str]) -> Seen:
    listed = sorted(set(people))
    return Seen(sentence, listed[:MOST], max(len(listed) - MOST, 0))


def _named(reader: Person, on: date) -> dict[int, str]:
    """A name and the seats for each person whose seat the reader may see."""
    known = Group.objects.visible_to(reader).values("pk")
    rows = Holding.objects.visible_to(reader).on(on).filter(person__is_active=True)
    rows = rows.filter(~Q(seat__group__kind=Group.Kind.PANEL) | Q(seat__group__in=known))
    found: dict[int, tuple[str, list[str]]] = {}
    for person, name, title in rows.values_list("person_id", "person__name", "seat__title"):
        found.setdefault(person, (name, []))[1].append(title)
    return {person: f"{name}, {', '.join(sorted(titles))}" for person, (name, titles) in found.items()}


def why(record: Record, reader: Person) -> list[str]:
    """Return why the reader sees a record, a sentence each."""
    found = grounds(record, beyond_of(record), standing_of(reader), reader.pk)
    return list(dict.fromkeys(said(ground, record, reader, "you") for ground in found))


def said(ground: Ground, record: Record, reader: Person, they: str = "they") -> str:
    """Say a ground in words. A group that the reader does not know is not named."""
    group = "a group"
    if ground.why == Why.GROUP:
        known = Group.objects.visible_to(reader).filter(pk=record.circle_group_id or 0).first()
        group = str(known or group)
    about = {"home": record.home, "body": ground.body, "group": group}
    return SAID[ground.why].format(**about, they=they, They=sentence_case(they))


SAID = {
    Why.PUBLIC: "It is public: anybody sees it who has a seat, in any partnership",
    Why.HOME: "{They} sit in {home}, in a group or for an agency",
    Why.ANSWERING: "{They} answer what {home} asks of schools and others",
    Why.GROUP: "It is kept by {group}, and {they} sit there",
    Why.OVERSEES: "{They} see what one group keeps, as the business unit and the scrutineer do",
    Why.SHARED: "{They} sit in {body}, which shares it",
    Why.ASKED: "It asks something of {body}, for which {they} sit",
    Why.BROUGHT: "{They} brought it",
}


def seat_sees(seat: Seat) -> list[str]:
    """Return what a seat lets its holder see, a sentence each."""
    place, found = seat.partnership, []
    if seat.role in INSIDERS:
        found.append(f"What {place} keeps for its groups and agency leads")
    else:
        found.append(f"What {place} keeps for schools and others who answer its returns")
    if seat.role in OVERSEERS:
        found.append("What one group keeps to itself, in that partnership; not what a case panel keeps")
    if seat.group:
        found.append(f"What {seat.group} keeps to itself")
    if seat.agency:
        found.append(
            f"Whatever asks something of {seat.agency}: the actions it leads or supports, and the evidence for them"
        )
    return [*found, "Whatever asks something of the seat itself, and what is public"]


@dataclass(frozen=True)
class Share:
    """Of one kind of record: how many the reader sees, and how many of those somebody else sees too."""

    kind: str
    of: int
    seen: int


def shares(person: Person, reader: Person) -> list[Share]:
    """Compare, kind by kind, what somebody sees with what the reader sees; one query a kind, through the one door. All
    that somebody sees is listed first: to look each record up again took PostgreSQL twice as long."""
    found = []
    for model in record_kinds():
        theirs = model._default_manager.visible_to(person).values("pk")  # type: ignore[attr-defined]
        counts = model._default_manager.visible_to(reader).aggregate(  # type: ignore[attr-defined]
            of=Count("pk"), seen=Count("pk", filter=Q(pk__in=theirs))
        )
        if counts["of"]:
            found.append(Share(plural(model), counts["of"], counts["seen"]))
    return sorted(found, key=lambda share: share.kind)


def plural(model: type[Record]) -> str:
    """Return what several records of a kind are called; evidence is evidence."""
    many = str(model._meta.verbose_name_plural)
    return sentence_case(many.replace("evidences", "evidence"))


def record_kinds() -> list[type[Record]]:
    """Return every kind of record there is, whichever chapter it belongs to."""
    return [model for model in apps.get_models() if issubclass(model, Record)]


def kind_named(name: str) -> type[Record] | None:
    """Return the kind of record with this name in an address."""
    return next((model for model in record_kinds() if model._meta.model_name == name), None)
