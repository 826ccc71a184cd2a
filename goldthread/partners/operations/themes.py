"""What is written about a partnership's themes, and about the areas of a footprint."""

from datetime import date

from goldthread.kit.periods import uk_date
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import FootprintArea, Partnership, Person, Theme
from goldthread.trail.lock import locked
from goldthread.trail.operation import changes, note, operation
from goldthread.trail.rows import free_key, reread, stored


@operation
def add_theme(*, partnership: Partnership, name: str, by: Person | None, on: date) -> Theme:
    """Add a theme, by which the partnership groups its work."""
    _refuse_twice(partnership, name)
    theme = stored(Theme(partnership=partnership, key=free_key(partnership.themes.all(), name), name=name))
    note(partnership, partnership_id=partnership.pk, says=f"added the theme {name}")
    return theme


@operation
def rename_theme(*, theme: Theme, name: str, version: int | None, by: Person | None, on: date) -> Theme:
    """Give a theme another name; what carries it keeps it."""
    partnership = reread(theme.partnership, version, {"name": name})
    row = locked(Theme.objects.all(), theme.pk)
    _refuse_twice(partnership, name, besides=row.pk)
    before, after = changes(row, {"name": name})
    stored(row)
    partnership.save()
    note(partnership, before, after, partnership.pk, says="renamed a theme")
    return row


@operation
def add_area(
    *, partnership: Partnership, member: Partnership, starts_on: date | None, by: Person | None, on: date
) -> Partnership:  # fmt: skip
    """Take a partnership into a footprint from a day, which may be unknown."""
    row = locked(Partnership.objects.all(), partnership.pk)
    if row.pk == member.pk:
        raise Refusal("A footprint is not an area of itself. Choose another partnership.", "member")
    if row.kind == Partnership.Kind.AREA:
        raise Refusal("It covers one area. Where that has changed, change what kind of partnership it is first.")
    if row.areas.filter(member=member, ends_on=None).exists():
        raise Refusal(f"{member} is one of its areas already. Choose another.", "member")
    stored(FootprintArea(footprint=row, member=member, starts_on=starts_on))
    row.version += 1
    row.save()
    note(row, partnership_id=row.pk, says=f"took in {member.name} as an area of the footprint")
    return row


@operation
def end_area(
    *, area: FootprintArea, ends_on: date | None, version: int | None, by: Person | None, on: date
) -> Partnership:
    """Say until which day a partnership is an area of a footprint; with no day, that it stays."""
    footprint = reread(area.footprint, version, {"ends_on": ends_on})
    row = locked(FootprintArea.objects.all(), area.pk)
    if row.starts_on and ends_on and ends_on < row.starts_on:
        raise Refusal(f"It is an area from {uk_date(row.starts_on)}. Choose a later day.", "ends_on")
    row.ends_on = ends_on
    stored(row)
    footprint.save()
    until = f" until {uk_date(ends_on)}" if ends_on else " after all"
    note(footprint, partnership_id=footprint.pk, says=f"{row.member.name} is an area{until}")
    return footprint


def _refuse_twice(partnership: Partnership, name: str, besides: int = 0) -> None:
    if partnership.themes.filter(name__iexact=name).exclude(pk=besides).exists():
        raise Refusal("There is a theme of this name already. Choose another name.", "name")
