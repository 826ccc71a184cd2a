"""Taking back people and seats that a spreadsheet made and nobody has touched since."""

from collections.abc import Sequence
from datetime import date

from goldthread.partners.models import Holding, Person, Seat
from goldthread.partners.operations.reseating import reseat
from goldthread.trail.operation import Named, note, nothing_changed, operation

TAKEN = "took it away: the spreadsheet was undone"


@operation
def take_back_places(
    *, holdings: Sequence[int], seats: Sequence[int], people: Sequence[int], by: Person | None, on: date
) -> None:
    """Take away the times in seats, the seats and the people that a spreadsheet made. Their entries in the trail
    stay."""
    held = Holding.objects.filter(pk__in=holdings).select_related("seat").order_by("pk")
    left = {each.seat_id: each.seat for each in held}
    for seat in left.values():
        note(seat, says="took its holder back: the spreadsheet was undone")
    held.delete()
    gone = Seat.objects.filter(pk__in=seats).order_by("pk")
    reseat(seats=[*left.values(), *gone])
    for seat in gone:
        note(Named(seat._meta.label_lower, seat.pk), partnership_id=seat.partnership_id, says=TAKEN)
    gone.delete()
    for person in people:
        note(Named(Person._meta.label_lower, person), says=TAKEN)
    Person.objects.filter(pk__in=people).delete()
    if not (holdings or seats or people):
        nothing_changed()
