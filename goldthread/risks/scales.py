"""Reading scales: the one in force on a day, and those on which ratings were made."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, F, PositiveSmallIntegerField, QuerySet, Value

from goldthread.kit.library import library
from goldthread.kit.periods import uk_date
from goldthread.partners.models import Partnership
from goldthread.risks.models import Scale
from goldthread.risks.models.scale import Band, Grade
from goldthread.risks.rules import SIDES, Matrix, ranges

Part = tuple[str, int, str, str]  # likelihood, impact or band; its value or lowest score; its name; its tone


def usual() -> Matrix:
    """The scale of the library, on which a partnership rates until it sets its own."""
    shelf = library()
    grades = [(each.side, each.value, each.name, "") for each in shelf.risk_grades.values()]
    bands = [("band", each.lowest, each.name, each.tone) for each in shelf.risk_bands.values()]
    return _matrix([*grades, *bands], max(value for _, value, _, _ in grades))


def _matrix(parts: Iterable[Part], size: int, called: str = "", pk: int | None = None) -> Matrix:
    """A scale made of its parts, in whatever order they come."""
    known = sorted(parts)
    names = {side: tuple(name for what, _, name, _ in known if what == side) for side in SIDES}
    bands = [(lowest, name, tone) for what, lowest, name, tone in known if what == "band"]
    about = (called, pk) if pk else ()
    return Matrix(names["likelihood"], names["impact"], ranges(bands, size**2), *about)


def matrix_from(scale: Scale | None) -> Matrix:
    """A scale as it is read; reads `grades` and `bands`, which are prefetched."""
    if scale is None:
        return usual()
    grades = [(each.side, each.value, each.name, "") for each in scale.grades.all()]
    bands = [("band", each.lowest, each.name, each.tone) for each in scale.bands.all()]
    return _matrix([*grades, *bands], scale.size, f"the scale in force from {uk_date(scale.starts_on)}", scale.pk)


def scale_in_force(home: Partnership, on: date) -> Scale | None:
    """The partnership's own scale on a day; None when it rates on the usual one."""
    return _latest(home, on).prefetch_related("grades", "bands").first()


def _latest(home: Partnership, on: date) -> QuerySet:
    return Scale.objects.filter(home=home, starts_on__lte=on).order_by("-starts_on")


def in_force(home: Partnership, on: date) -> Matrix:
    """The scale on which a partnership rates on a day, in one query."""
    own = _read(_latest(home, on).values("pk")[:1])
    return next(iter(own.values()), None) or usual()


def on_register(home: Partnership, on: date) -> tuple[Matrix, dict[int | None, Matrix]]:
    """The scale on which a partnership rates on a day, and all there are by their number, in one query."""
    parts = _parts_of(Scale.objects.values("pk"))
    own = max((each for each in parts if each.home == home.pk and each.starts_on <= on), key=_begun, default=None)
    found: dict[int | None, Matrix] = {each.pk: each.matrix(rows) for each, rows in parts.items()}
    return (found[own.pk] if own else usual()), {None: usual(), **found}


def matrices(ids: Iterable[int | None] | QuerySet) -> dict[int | None, Matrix]:
    """The scales of these numbers, or of a query of them, with the usual one under None; one query at most."""
    wanted = ids if isinstance(ids, QuerySet) else {each for each in ids if each is not None}
    found = _read(wanted) if isinstance(wanted, QuerySet) or wanted else {}
    return {None: usual(), **found}


def _read(wanted: Any) -> dict[int | None, Matrix]:
    return {each.pk: each.matrix(rows) for each, rows in _parts_of(wanted).items()}


@dataclass(frozen=True)
class _Read:
    """What every part of a scale says of the scale."""

    pk: int
    size: int
    starts_on: date
    home: int

    def matrix(self, parts: Iterable[Part]) -> Matrix:
        return _matrix(parts, self.size, f"the scale in force from {uk_date(self.starts_on)}", self.pk)


def _begun(scale: _Read) -> date:
    return scale.starts_on


def _parts_of(wanted: Any) -> dict[_Read, list[Part]]:
    """Scales with their grades and bands, read as the rows of one query."""
    nothing, no_place = Value("", CharField()), Value(0, PositiveSmallIntegerField())
    rows = _parts(Scale.objects.filter(pk__in=wanted), "", Value("scale", CharField()), no_place, nothing, nothing)
    grades, bands = Grade.objects.filter(scale__in=wanted), Band.objects.filter(scale__in=wanted)
    rows = rows.union(
        _parts(grades, "scale__", F("side"), F("value"), F("name"), nothing),
        _parts(bands, "scale__", Value("band", CharField()), F("lowest"), F("name"), F("tone")),
        all=True,
    )
    parts: dict[_Read, list[Part]] = defaultdict(list)
    for pk, size, starts_on, home, *part in rows:
        parts[_Read(pk, size, starts_on, home)].append(tuple(part))
    return parts


def _parts(rows: QuerySet, scale: str, what: F | Value, place: F | Value, name: F | Value, tone: F | Value) -> QuerySet:
    """Parts of scales in the columns that all of them are read in."""
    about = {"of_scale": F(f"{scale}pk"), "scale_size": F(f"{scale}size"), "from_day": F(f"{scale}starts_on")}
    about["at_home"] = F(f"{scale}home_id")
    said = {"part": what, "place": place, "called": name, "colour": tone}
    return rows.order_by().annotate(**about, **said).values_list(*about, *said)
