"""What the chapter's pages share: the partnership looked at, and who may tell what of an action."""

from goldthread.actions.models import Action
from goldthread.actions.queries import BODIES
from goldthread.partners.current import current_partnership
from goldthread.partners.policy import may, may_in
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import Index, Take


def may_tell(person, permission, action):
    """Leads tell of their own part; the business unit enters what an agency told it."""
    return may(person, permission, action) or may_in(person, Permission.ENTER_FOR_AGENCY, action.home_id)


def with_lines(actions):
    """Actions with their lines and bodies, for forms that ask about them."""
    return actions.select_related("home").prefetch_related(*(f"lines__{body}" for body in BODIES))


class HomeIndex(Index):
    """A list of what the current partnership keeps or shares."""

    narrowing: type

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.partnership = current_partnership(request)

    def filter_form(self, data, **asked):
        return self.narrowing(data, partnership=self.partnership, **asked)

    def records(self):
        return super().records().filter(home=self.partnership)


class TellOfAction(Take):
    """Something told of an action, by a lead or by the business unit for one."""

    model = Action
    argument = "action"
    may = staticmethod(may_tell)

    def records(self):
        return with_lines(super().records())

    def where(self, record):
        return self.record.get_absolute_url()
