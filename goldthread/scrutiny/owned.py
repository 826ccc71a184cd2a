"""What somebody leaves of scrutiny: areas of focus that their seat reports on, the scrutineer's plan; and what only
they could finish."""

from collections.abc import Iterable

from goldthread.kit.owned import Owned
from goldthread.kit.periods import Span
from goldthread.kit.references import reference
from goldthread.partners.models import Person, Seat, is_for_few
from goldthread.partners.roles import ROLES, Permission
from goldthread.scrutiny.models import FocusArea, PlannedScrutiny, PrivateNote, Statement


def owned(reader: Person, person: Person | None, seats: Iterable[Seat]) -> list[Owned]:
    """Return the open areas of focus that these seats report on, what of the scrutineer's plan is not done, and the
    statements of a person that are not given; and, for that person's own eyes, that they have private notes to take
    away. Nobody else is told of one."""
    seats = list(seats)
    held = {seat.pk for seat in seats}
    areas = FocusArea.objects.visible_to(reader).filter(owner__in=held, status=FocusArea.Status.OPEN)
    found = [
        Owned(each.owner_id, "Areas of focus reported on", f"{reference(each)}: {each.words}", each.get_absolute_url(),
              Span.day(each.ends_on), is_for_few(each))
        for each in areas.order_by("ends_on", "number")
    ]  # fmt: skip
    found += _planned(reader, seats)
    if person is None:
        return found
    mine = Statement.objects.visible_to(reader).filter(author=person).exclude(status=Statement.Status.GIVEN)
    found += [
        Owned(
            None,
            "Statements not given yet",
            f"{reference(each)}: {each.title}",
            each.get_absolute_url(),
            restricted=is_for_few(each),
        )
        for each in mine.order_by("number")
    ]
    if reader.pk == person.pk and PrivateNote.objects.visible_to(reader).exists():
        found.append(Owned(None, "Private notes", "Your private notes: take them away, then delete them"))
    return found


def _planned(reader: Person, seats: list[Seat]) -> list[Owned]:
    doing = [seat for seat in seats if Permission.SCRUTINISE in ROLES[seat.role].permissions]
    homes = {seat.partnership_id for seat in doing}
    rows = PlannedScrutiny.objects.visible_to(reader).filter(home__in=homes, status__in=("planned", "under way"))
    return [
        Owned(seat.pk, "Planned scrutiny", f"{row}, {row.year}", row.get_absolute_url(), row.due, is_for_few(row))
        for row in (rows.order_by("due_last", "pk") if homes else ())
        for seat in doing
        if seat.partnership_id == row.home_id
    ]
