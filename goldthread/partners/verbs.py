"""The five verbs, bound to this house's permissions; every chapter takes them from here."""

from typing import Any

from django.core.exceptions import PermissionDenied

from goldthread.kit import verbs
from goldthread.partners.current import current_partnership
from goldthread.partners.models import Partnership
from goldthread.partners.policy import may, may_in
from goldthread.partners.roles import Permission


class Index(verbs.Index):
    may = staticmethod(may)


class Page(verbs.Page):
    may = staticmethod(may)


class Add(verbs.Add):
    may = staticmethod(may)


class AddAtHome(Add):
    """A new record of the partnership the reader is looking at, which the form knows as its record."""

    @staticmethod
    def may(person: Any, permission: Permission, partnership: Partnership) -> bool:
        return may_in(person, permission, partnership.pk)

    def find(self) -> Partnership:
        partnership = current_partnership(self.request)
        if partnership is None:
            raise PermissionDenied
        return partnership


class Change(verbs.Change):
    may = staticmethod(may)


class Take(verbs.Take):
    may = staticmethod(may)


class TakeStep(verbs.TakeStep):
    may = staticmethod(may)
