"""The five verbs, bound to this house's permissions; every chapter takes them from here."""

from goldthread.kit import verbs
from goldthread.partners.policy import may


class Index(verbs.Index):
    may = staticmethod(may)


class Page(verbs.Page):
    may = staticmethod(may)


class Add(verbs.Add):
    may = staticmethod(may)


class Change(verbs.Change):
    may = staticmethod(may)


class Take(verbs.Take):
    may = staticmethod(may)


class TakeStep(verbs.TakeStep):
    may = staticmethod(may)
