"""What the chapter's pages share: the partnership looked at, its history, and steps that ask nothing."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect

from goldthread.kit.periods import reporting_year
from goldthread.kit.refusal import Refusal
from goldthread.partners.current import current_partnership
from goldthread.partners.history import lines_of
from goldthread.partners.policy import may_in
from goldthread.partners.queries import names_of
from goldthread.partners.roles import Permission
from goldthread.partners.standing import standing_of
from goldthread.partners.verbs import Index
from goldthread.trail.queries import history_of_seen

SCRUTINISE = Permission.SCRUTINISE
HISTORY_LINES = 20


def here(request):
    """The partnership looked at, for those who sit in it and see its record; for anybody else there is no such page."""
    partnership = current_partnership(request)
    if partnership is None or partnership.pk not in standing_of(request.user).insider_of:
        raise Http404
    return partnership


def scrutinises(request, partnership):
    return may_in(request.user, SCRUTINISE, partnership.pk)


def must_scrutinise_somewhere(request):
    """Refuse whoever scrutinises no partnership at all."""
    if not standing_of(request.user).partnerships_where(SCRUTINISE):
        raise PermissionDenied


def year_of(partnership, day):
    return reporting_year(day, partnership.year_start_month)


def story_of(record, person):
    """The history of a record that a page has found, in sentences."""
    told = history_of_seen(record, HISTORY_LINES)
    return lines_of(told, names_of((each.by_id for each in told), person))


def taken(request, where, operate, said):
    """Take a step that asks nothing, and go on with one sentence; a refusal is said in the same place."""
    try:
        record = operate()
        messages.success(request, said)
        return redirect(record.get_absolute_url() if record is not None and where is None else where)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect(where or "scrutiny:scrutiny")


class HereIndex(Index):
    """A list of what scrutiny keeps of the partnership looked at."""

    narrowing = None
    add = ("", "")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.partnership = here(request)

    def filter_form(self, data, **asked):
        return self.narrowing(data, partnership=self.partnership, **asked)

    def records(self):
        return super().records().filter(home=self.partnership)

    def context(self):
        return {"may_add": scrutinises(self.request, self.partnership)}
