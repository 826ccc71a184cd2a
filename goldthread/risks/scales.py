"""Reading scales: the one in force on a day, and those on which ratings were made."""

from collections.abc import Iterable
from datetime import date

from goldthread.kit.library import library
from goldthread.kit.periods import uk_date
from goldthread.partners.models import Partnership
from goldthread.risks.models import Scale
from goldthread.risks.rules import SIDES, Matrix, ranges


def usual() -> Matrix:
    """The scale of the library, on which a partnership rates until it sets its own."""
    shelf = library()
    grades = sorted((each.side, each.value, each.name) for each in shelf.risk_grades.values())
    names = {side: tuple(name for one, _, name in grades if one == side) for side in SIDES}
    bands = [(each.lowest, each.name, each.tone) for each in shelf.risk_bands.values()]
    return Matrix(names["likelihood"], names["impact"], ranges(bands, len(names["likelihood"]) ** 2))


def matrix_from(scale: Scale | None) -> Matrix:
    """A scale as it is read; reads `grades` and `bands`, which `with_all` prefetches."""
    if scale is None:
        return usual()
    names: dict[str, tuple[str, ...]] = {
        side: tuple(each.name for each in sorted(scale.grades.all(), key=lambda each: each.value) if each.side == side)
        for side in SIDES
    }
    bands = [(each.lowest, each.name, each.tone) for each in scale.bands.all()]
    called = f"the scale in force from {uk_date(scale.starts_on)}"
    return Matrix(names["likelihood"], names["impact"], ranges(bands, scale.size**2), called, scale.pk)


def scale_in_force(home: Partnership, on: date) -> Scale | None:
    """The partnership's own scale on a day; None when it rates on the usual one."""
    scales = Scale.objects.filter(home=home, starts_on__lte=on).prefetch_related("grades", "bands")
    return scales.order_by("-starts_on").first()


def in_force(home: Partnership, on: date) -> Matrix:
    """The scale on which a partnership rates on a day."""
    return matrix_from(scale_in_force(home, on))


def matrices(ids: Iterable[int | None]) -> dict[int | None, Matrix]:
    """The scales of these numbers, with the usual one under None; three queries at most."""
    wanted = {each for each in ids if each is not None}
    found = Scale.objects.filter(pk__in=wanted).prefetch_related("grades", "bands") if wanted else ()
    return {None: usual(), **{scale.pk: matrix_from(scale) for scale in found}}
