"""What the screens that set up places share: the partnership looked at, for those who may keep it, and its lists."""

from django.core.exceptions import PermissionDenied

from goldthread.partners import places
from goldthread.partners.current import current_partnership
from goldthread.partners.keeping import may_keep
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import AddAtHome, Change, Index, Take

KEEP = Permission.KEEP_PLACES
HISTORY_LINES = 20


def kept_by(request):
    """The partnership being looked at, for whoever may set up its places; anybody else is refused."""
    partnership = current_partnership(request)
    if partnership is None or not may_in(request.user, KEEP, partnership.pk):
        raise PermissionDenied
    return partnership


class KeptIndex(Index):
    """A list of what belongs to the partnership being looked at, with the way to add to it."""

    template_name = "partners/kept_index.html"
    adds = ("", "")

    def find(self):
        self.partnership = kept_by(self.request)


class AddHere(AddAtHome):
    argument = "partnership"
    permission = KEEP


class Keep(Take):
    """A step with a place that is set up: an agency, a group, a seat, or what hangs on one."""

    may = staticmethod(may_keep)
    permission = KEEP
    related = ()

    def records(self):
        found = super().records()
        return found.select_related(*self.related) if self.related else found


class Correct(Change):
    """The facts of a place, asked again with what is there now."""

    may = staticmethod(may_keep)
    permission = KEEP
    related = ()

    def records(self):
        found = super().records()
        return found.select_related(*self.related) if self.related else found


class End(Keep):
    """The last day of something, with what it still owes said before it is chosen."""

    template_name = "partners/end.html"
    ends = ""

    def context(self):
        body = getattr(self.record, self.ends) if self.ends else self.record
        kind = {"agency": "agencies", "group": "groups", "seat": "seats"}.get(body._meta.model_name)
        return {"owes": bool(kind), "dues": places.owing(self.person, **{kind: [body]}) if kind else []}
