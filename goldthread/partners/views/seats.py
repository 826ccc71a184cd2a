"""Pages of seats: their list, one with all who held it, and what changes them."""

from goldthread.kit.columns import Column
from goldthread.kit.tags import tag_of
from goldthread.kit.words import joined
from goldthread.partners import places
from goldthread.partners.forms.agencies import EndForm
from goldthread.partners.forms.seats import AddSeatForm, ChangeSeatForm, FillForm, SeatFilter
from goldthread.partners.history import lines_of
from goldthread.partners.keeping import may_keep
from goldthread.partners.models import Holding, Seat
from goldthread.partners.operations import seats as operations
from goldthread.partners.policy import may_in
from goldthread.partners.queries import names_of
from goldthread.partners.roles import ROLES, Permission
from goldthread.partners.standing import standing_of
from goldthread.partners.verbs import Page
from goldthread.partners.views.here import HISTORY_LINES, KEEP, AddHere, Correct, End, Keep, KeptIndex
from goldthread.trail.queries import history_of_seen


def holders(seat):
    return joined([f"{each.person}{' (deputy)' if each.is_deputy else ''}" for each in seat.held])


def holders_shown(seat):
    return holders(seat) or tag_of("Vacant", "soon")


def where(seat):
    return joined([str(each) for each in (seat.group, seat.agency) if each])


class SeatIndex(KeptIndex):
    comes_back = True
    model = Seat
    title = "Seats"
    nouns = ("seat", "seats")
    order = ("title",)
    filter_form = SeatFilter
    columns = (
        Column("Seat", "title", sort="title", is_link=True),
        Column("Role", "get_role_display", sort="role"),
        Column("Where", where, empty="The partnership"),
        Column("Held by", holders, empty="Vacant", shown=holders_shown),
    )
    adds = ("Add a seat", "partners:add-seat")
    empty_words = "Seats appear here once they are added. A seat owns what is given to it, whoever holds it."

    def records(self):
        return places.going_on(places.seats_kept(self.partnership, self.person, self.today), self.today)


class SeatPage(Page):
    model = Seat
    template_name = "partners/seat.html"

    def records(self):
        return places.seat_page(super().records(), self.person)

    def context(self):
        told = history_of_seen(self.record, HISTORY_LINES)
        now, before = [], []
        for each in self.record.holdings.all():
            (before if each.ends_on and each.ends_on < self.today else now).append(each)
        return {
            "role": ROLES[self.record.role],
            "now": now,
            "before": before,
            "is_over": bool(self.record.ends_on and self.record.ends_on < self.today),
            "is_vacant": not [each for each in now if not each.is_deputy],
            "may_change": may_keep(self.person, KEEP, self.record),
            "may_brief": may_in(self.person, Permission.LET_IN, self.record.partnership_id)
            or self.record.pk in standing_of(self.person).seats,
            "dues": places.owing(self.person, seats=[self.record])[:10],
            "history": lines_of(told, names_of([each.by_id for each in told], self.person)),
        }


class AddSeat(AddHere):
    form_class = AddSeatForm
    operation = operations.add_seat
    back = ("partners:seats", "Back to seats")
    title = "Add a seat"
    button = "Add the seat"
    said = "The seat is added. It is vacant: say who holds it."

    def initial(self):
        return {name: self.request.GET.get(name, "") for name in ("agency", "group")}


class ChangeSeat(Correct):
    model = Seat
    related = ("partnership",)
    form_class = ChangeSeatForm
    operation = operations.change_seat
    title = "Change a seat"
    button = "Save the seat"
    said = "The seat is changed."


class EndSeat(End):
    model = Seat
    form_class = EndForm
    operation = operations.end_seat
    title = "End a seat"
    button = "Record the last day"
    said = "Recorded. What a seat that ends still leads is shown without a lead from the day after."


class FillSeat(Keep):
    model = Seat
    form_class = FillForm
    operation = operations.fill_seat
    title = "Say who holds a seat"
    button = "Give them the seat"
    said = "Done. From that day they see and may do what the seat allows."

    def records(self):
        return places.seat_page(super().records(), self.person)

    def initial(self):
        chosen = self.request.GET.get("person", "")
        is_deputy = "deputy" in self.request.GET
        return {"starts_on": self.today, "ends_present": True, "holder": chosen, "is_deputy": is_deputy}


class EndHolding(End):
    model = Holding
    related = ("seat__partnership", "person")
    argument = "holding"
    ends = "seat"
    form_class = EndForm
    operation = operations.end_holding
    title = "Somebody leaves a seat"
    button = "Record the last day"
    said = "Recorded. The seat keeps what it owes."
