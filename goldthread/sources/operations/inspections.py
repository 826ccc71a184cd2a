"""Recording an inspection with its source, what it recommends, and the day it was brought to the partners."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from goldthread.actions.models import Recommendation
from goldthread.actions.operations import add_recommendation, add_source, change_source
from goldthread.actions.operations.numbers import new_record
from goldthread.kit.ahead import refuse_ahead
from goldthread.kit.library import library
from goldthread.kit.periods import NOT_KNOWN, Span
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.partners.models import Agency, Circle, Group, Partnership, Person
from goldthread.sources.keeping import keeps_all, own_agencies
from goldthread.sources.models import Inspected, Inspection
from goldthread.trail.operation import changes, note, operation, values_of
from goldthread.trail.rows import reread, stored

KEPT = (
    "title", "inspectorate", "kind", "grade", "inspected", "published_on", "brought_on", "brought_to", "practice",
    "concerns", "circle", "circle_group",
)  # fmt: skip
SHARED_WITH_SOURCE = ("title", "circle", "circle_group")
WHOSE = "Choose the agency that was inspected."
NOT_YOURS = "You record inspections of your own agency. Ask the business unit to record one of another."


@operation
def add_inspection(
    *,
    partnership: Partnership,
    title: str,
    inspectorate: str,
    agencies: Iterable[Agency],
    inspected: Span = NOT_KNOWN,
    link: str = "",
    circle: str = Circle.PARTNERSHIP,
    circle_group: Group | None = None,
    key: str = "",
    by: Person | None,
    on: date,
    **values: Any,
) -> Inspection:
    """Record an inspection of one agency or of several together. It makes the source on which its recommendations
    hang. An agency's lead records those of their own agency."""
    bodies = _bodies(agencies, partnership, by)
    _not_ahead(inspected, values, on)
    readers: dict[str, Any] = {"circle": circle, "circle_group": circle_group}
    source = add_source(
        partnership=partnership, kind="inspection", title=title, said_by=_named(inspectorate), link=link,
        dated=_dated(inspected, values.get("published_on")), by=by, on=on, **readers,
    )  # fmt: skip
    row = new_record(
        Inspection, partnership, key, title=title, source=source, inspectorate=inspectorate, **readers, **values,
        **columns("inspected", inspected),
    )  # fmt: skip
    Inspected.objects.bulk_create(Inspected(inspection=row, agency=each) for each in bodies)
    after = values_of(row, KEPT) | {"agencies": [each.pk for each in bodies]}
    note(row, after=after, says="recorded the inspection")
    return row


def _bodies(agencies: Iterable[Agency], home: Partnership, by: Person | None) -> list[Agency]:
    bodies = list(dict.fromkeys(agencies))
    if not bodies:
        raise Refusal(WHOSE, "agencies")
    if by and not keeps_all(by, home.pk) and not {each.pk for each in bodies} <= own_agencies(by, home.pk):
        raise Refusal(NOT_YOURS, "agencies")
    return bodies


def _not_ahead(inspected: Span, values: Mapping[str, Any], on: date) -> None:
    refuse_ahead(inspected, on, "inspected", "It cannot have been inspected after today.")
    refuse_ahead(values.get("published_on"), on, "published_on", "It cannot have been published after today.")
    refuse_ahead(values.get("brought_on"), on, "brought_on", "It cannot have been brought to them after today.")


def _named(inspectorate: str) -> str:
    found = library().inspectorates.get(inspectorate)
    return found.name if found else inspectorate


def _dated(inspected: Span, published_on: date | None) -> Span:
    return Span.day(published_on) if published_on else inspected


@operation
def change_inspection(
    *,
    inspection: Inspection,
    version: int | None,
    agencies: Iterable[Agency] | None = None,
    by: Person | None,
    on: date,
    **values: Any,
) -> Inspection:
    """Change what is recorded of an inspection; its source keeps the same title and readers."""
    row = reread(inspection, version, values)
    _not_ahead(values.get("inspected", NOT_KNOWN), values, on)
    before, after = changes(row, values)
    stored(row)
    if agencies is not None:
        bodies = _bodies(agencies, row.home, by)
        before["agencies"] = sorted(Inspected.objects.filter(inspection=row).values_list("agency", flat=True))
        after["agencies"] = sorted(each.pk for each in bodies)
        Inspected.objects.filter(inspection=row).exclude(agency__in=bodies).delete()
        known = set(before["agencies"])
        Inspected.objects.bulk_create(Inspected(inspection=row, agency=each) for each in bodies if each.pk not in known)
    _source_follows(row, values, by, on)
    note(row, before, after, says="changed the inspection")
    return row


def _source_follows(row: Inspection, values: Mapping[str, Any], by: Person | None, on: date) -> None:
    wanted = {name: values[name] for name in SHARED_WITH_SOURCE if name in values}
    wanted["dated"] = _dated(row.inspected, row.published_on)
    if any(getattr(row.source, name) != value for name, value in wanted.items()):
        change_source(source=row.source, version=row.source.version, by=by, on=on, **wanted)


@operation
def grade_agencies(
    *, inspection: Inspection, grades: Mapping[int, str], version: int | None, by: Person | None, on: date
) -> Inspection:
    """Record the grade of each agency that an inspection looked at, where each has one of its own."""
    row = reread(inspection, version)
    places = list(Inspected.objects.filter(inspection=row).select_related("agency").order_by("agency__name"))
    was = {each.agency.name: each.grade for each in places}
    for each in places:
        each.grade = grades.get(each.agency_id, each.grade).strip()
    Inspected.objects.bulk_update(places, ["grade"])
    row.save()
    note(row, was, {each.agency.name: each.grade for each in places}, says="recorded the grade of each agency")
    return row


@operation
def bring_to_partners(
    *,
    inspection: Inspection,
    brought_on: date | None = None,
    brought_to: str = "",
    version: int | None,
    by: Person | None,
    on: date,
) -> Inspection:
    """Record the day on which an inspection was brought to the partners, and to whom."""
    row = reread(inspection, version, {"brought_to": brought_to})
    refuse_ahead(brought_on, on, "brought_on", "It cannot have been brought to them after today.")
    before, after = changes(row, {"brought_on": brought_on or on, "brought_to": brought_to.strip()})
    row.save()
    note(row, before, after, says=f"brought it to the partners: {row.brought_to}" if row.brought_to else "brought it")
    return row


@operation
def add_recommended(
    *, inspection: Inspection, words: str, number_in_source: str = "", by: Person | None, on: date
) -> Recommendation:
    """Record what an inspection recommends, in its own words and numbering, with the readers of the inspection."""
    return add_recommendation(
        partnership=inspection.home, words=words, source=inspection.source, number_in_source=number_in_source,
        circle=inspection.circle, circle_group=inspection.circle_group, by=by, on=on,
    )  # fmt: skip
