"""The five verbs, bound to this house's permissions; every chapter takes them from here."""

from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from goldthread.kit import verbs
from goldthread.partners import gate
from goldthread.partners.current import current_partnership
from goldthread.partners.marking import marking_of_all
from goldthread.partners.models import Partnership
from goldthread.partners.policy import may, may_in
from goldthread.partners.roles import Permission


class Checked:
    """What every page of this house that saves does with a text that may say who a child is: it records the stop, or,
    together with what is saved, why a person says that it does not."""

    record: Any
    request: Any

    def typed(self) -> Any:
        form = super().typed()  # type: ignore[misc]
        form.may_clear = True
        return form

    def keep(self, form: Any) -> Any:
        save = partial(super().keep, form)  # type: ignore[misc]
        return gate.kept(self.request, form, save, record=self.record)

    def refuse(self, form: Any) -> None:
        gate.stopped(self.request, form, record=self.record)


class Index(verbs.Index):
    may = staticmethod(may)

    def marking(self, records: QuerySet) -> str:
        here = current_partnership(self.request)
        return marking_of_all(records, here.marking if here else "")


class Page(verbs.Page):
    may = staticmethod(may)


class Add(Checked, verbs.Add):
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


class Change(Checked, verbs.Change):
    may = staticmethod(may)


class Take(Checked, verbs.Take):
    may = staticmethod(may)


class TakeStep(Checked, verbs.TakeStep):
    may = staticmethod(may)
