"""What waits because of inspections and of what was shared: to bring one to the partners, to record an answer."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

from django.db.models import F, Q, QuerySet

from goldthread.kit.addresses import address
from goldthread.kit.due import Due
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.references import reference
from goldthread.kit.words import joined
from goldthread.partners.concern import Concern, door_of, holding, shared_out, together
from goldthread.partners.models import WIDE, Agency, Group, Person
from goldthread.partners.standing import standing_of
from goldthread.sources.keeping import OWN_ONLY
from goldthread.sources.models import Inspected, Inspection, Sharing
from goldthread.sources.queries import not_brought, unanswered

TOP = (Group.Kind.EXECUTIVE, Group.Kind.BOARD, Group.Kind.BUSINESS)
UNIT = ("manager", "business unit")


def due(reader: Person, on: date) -> list[Due]:
    """Return the inspections that were not brought to the partners, for the agency's lead and the business unit; and
    for the unit the answers of other boards that were asked for and have not come."""
    return dues([reader], on)[reader.pk]


def dues(people: list[Person], on: date) -> dict[int, list[Due]]:
    """Return the same for each of many people. An agency's lead sees the inspections of their agency."""
    standing = together(people)
    held = standing.held
    units = {seat.partnership for seat in held if seat.role in UNIT}
    agencies = {seat.agency for seat in held if seat.role == OWN_ONLY} - {None}
    if not (units or agencies):
        return {person.pk: [] for person in people}
    rows = standing.kept("inspections", build=lambda: _named(_theirs(units, agencies)))
    waiting = (
        standing.kept("sharings", build=lambda: Sharing.objects.filter(unanswered(), home__in=units)) if units else ()
    )
    return shared_out(people, [*_concerns(rows), *(_of_unit(each) for each in waiting)])


def _theirs(units: set[int], agencies: set[int | None]) -> QuerySet:
    own = Inspected.objects.filter(agency__in=agencies).values("inspection")
    return Inspection.objects.filter(Q(home__in=units) | Q(pk__in=own))


def _of_unit(row: Sharing) -> Concern:
    return Concern(_unanswered(row), holding(UNIT, "partnership", row.home_id), door_of(row, UNIT))


def _concerns(rows: Iterable[Any]) -> Iterator[Concern]:
    for row, agencies in _with_agencies(rows):
        leads = [way for each in agencies for way in holding([OWN_ONLY], "agency", each)]
        owed = _inspection(row, list(agencies.values()), "brought", "Say when it was")
        yield Concern(owed, [*holding(UNIT, "partnership", row.home_id), *leads], door_of(row, UNIT))


def _not_brought(rows: Iterable[Any]) -> list[Due]:
    return [_inspection(row, list(agencies.values()), "", "Open it") for row, agencies in _with_agencies(rows)]


def _named(rows: QuerySet) -> QuerySet:
    """What was not brought to the partners, with the agencies that were inspected, in one query."""
    names = {each: F(f"inspected_agencies__agency__{each}") for each in ("name", "short_name")}
    return rows.filter(not_brought()).annotate(agency=F("inspected_agencies__agency"), **names).order_by("pk", "name")


def _with_agencies(rows: Iterable[Any]) -> Iterator[tuple[Inspection, dict[int, str]]]:
    for _, same in groupby(rows, key=lambda row: row.pk):
        found = list(same)
        yield found[0], {row.agency: row.short_name or row.name for row in found if row.name}


def _inspection(row: Inspection, agencies: list[str], page: str, verb: str) -> Due:
    where = address(f"sources:{page}", row.pk) if page else row.get_absolute_url()
    whose = joined(agencies) or "The business unit"
    why = "It was not brought to the partners yet"
    return Due(f"{reference(row)}: {row.title}", whose, NOT_KNOWN, why, where, verb, row.circle not in WIDE)


def _unanswered(row: Sharing) -> Due:
    when = Span.day(row.answer_due_on) if row.answer_due_on else NOT_KNOWN
    where = address("sources:answer-sharing", row.pk)
    why = f"{row.board} has not answered"
    return Due(f"{reference(row)}: {row.words}", row.board, when, why, where, "Record it", row.circle not in WIDE)


def _late(row: Sharing) -> Due:
    """What a group is told of it: whoever looks after the record enters the answer."""
    return replace(_unanswered(row), where=row.get_absolute_url(), verb="Open it")


def tabled(reader: Person, group: Group, on: date) -> list[Due]:
    """Return what belongs on the next agenda of an executive, a board or a business group: the inspections that were
    not brought to the partners yet, and what was shared with another board whose answer is late by then."""
    if group.kind not in TOP:
        return []
    kept = standing_of(reader).kept
    brought = _not_brought(kept("inspections tabled", reader.pk, build=partial(_at_home, reader), home=group.home_id))
    late = Sharing.objects.visible_to(reader).filter(unanswered(), home=group.home_id, answer_due_on__lt=on)
    return [*brought, *(_late(row) for row in late.order_by("answer_due_on", "number"))]


def _at_home(reader: Person, home: Any) -> QuerySet:
    return _named(Inspection.objects.visible_to(reader).filter(home=home))


def owes(reader: Person, agency: Agency, on: date) -> list[Due]:
    """Return the inspections of an agency that were not brought to the partners, as far as the reader may see them."""
    kept = standing_of(reader).kept
    return _not_brought(kept("inspections owed", reader.pk, build=partial(_of_agency, reader), agency=agency.pk))


def _of_agency(reader: Person, agency: Any) -> QuerySet:
    mine = Inspected.objects.filter(agency=agency).values("inspection")
    return _named(Inspection.objects.visible_to(reader).filter(pk__in=mine))
