"""What somebody leaves of scrutiny: areas of focus that their seat reports on; and what only they could finish."""

from collections.abc import Iterable

from goldthread.kit.owned import Owned
from goldthread.kit.periods import Span
from goldthread.kit.references import reference
from goldthread.partners.models import Person, Seat
from goldthread.scrutiny.models import FocusArea, PrivateNote, Statement


def owned(reader: Person, person: Person | None, seats: Iterable[Seat]) -> list[Owned]:
    """Return the open areas of focus that these seats report on, and the statements of a person that are not given;
    and, for that person's own eyes, that they have private notes to take away. Nobody else is told of one."""
    held = {seat.pk for seat in seats}
    areas = FocusArea.objects.visible_to(reader).filter(owner__in=held, status=FocusArea.Status.OPEN)
    found = [
        Owned(each.owner_id, "Areas of focus reported on", f"{reference(each)}: {each.words}", each.get_absolute_url(),
              Span.day(each.ends_on))
        for each in areas.order_by("ends_on", "number")
    ]  # fmt: skip
    if person is None:
        return found
    mine = Statement.objects.visible_to(reader).filter(author=person).exclude(status=Statement.Status.GIVEN)
    found += [
        Owned(None, "Statements not given yet", f"{reference(each)}: {each.title}", each.get_absolute_url())
        for each in mine.order_by("number")
    ]
    if reader.pk == person.pk and PrivateNote.objects.visible_to(reader).exists():
        found.append(Owned(None, "Private notes", "Your private notes: take them away, then delete them"))
    return found
