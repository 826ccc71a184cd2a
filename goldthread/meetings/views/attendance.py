"""Attendance: by agency, group, seat or sector, and the meetings behind each figure."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from goldthread.kit.exports import FORMATS, download
from goldthread.meetings.attended import EVERY, meetings_seen, of_partnership, register, sat_in
from goldthread.meetings.forms.attendance import AttendanceFilter
from goldthread.meetings.rules import RULE
from goldthread.meetings.shown_attendance import BY, FILE, OF, behind, columns_of, drill_url, picture
from goldthread.partners.current import current_partnership
from goldthread.partners.standing import standing_of

NAMES = {"agency": "By agency", "group": "By group", "seat": "By seat", "sector": "By sector"}


def here(request):
    partnership = current_partnership(request)
    if partnership is None or partnership.pk not in standing_of(request.user).insider_of:
        raise PermissionDenied
    return partnership


def asked_of(request, partnership, concerned=EVERY):
    """The question, its period, and the register that answers it, of all meetings or of those that are concerned."""
    today = localdate()
    form = AttendanceFilter(request.GET, person=request.user, today=today, partnership=partnership)
    period = form.asked()
    meetings = meetings_seen(request.user).filter(of_partnership(partnership) & concerned)
    group = form.cleaned_data.get("group")
    meetings = meetings.filter(group=group) if group else meetings
    return form, period, register(meetings, period, today, partnership)


def by_of(request, known):
    by = request.GET.get("by", "agency")
    if by not in known:
        raise Http404
    return by


@require_safe
def attendance(request: HttpRequest) -> HttpResponse:
    partnership, by = here(request), by_of(request, BY)
    form, period, found = asked_of(request, partnership)
    kept = {"period": period.short(), "group": request.GET.get("group", "")}
    rows = BY[by](found, drill_url(by, **kept))
    if kind := request.GET.get("format"):
        if kind not in FORMATS:
            raise Http404
        return download(kind, FILE, rows, f"attendance-by-{by}-{slugify(period.short())}", partnership.marking)
    query = request.GET.copy()
    switch = [(name, f"?{_with(query, by=key)}", key == by) for key, name in NAMES.items()]
    title = f"Attendance {NAMES[by].lower()}, {period.short()}"
    shown = {"partnership": partnership, "form": form, "period": period, "found": found, "rows": rows, "by": by}
    shown |= {"switch": switch, "columns": columns_of(rows, by), "picture": picture(rows, title), "title": title}
    shown |= {"rule": RULE, "today": found.as_at, "unmarked": sum(row.tally.unmarked for row in rows)}
    return render(request, "meetings/attendance.html", shown)


def _with(query, **more):
    query = query.copy()
    for name, value in more.items():
        query[name] = value
    return query.urlencode()


@require_safe
def attended(request: HttpRequest) -> HttpResponse:
    partnership, by = here(request), by_of(request, OF)
    of = request.GET.get("of", "")
    form, period, found = asked_of(request, partnership, sat_in(by, of))
    told = behind(found, by, of)
    back = _with(request.GET, of="")
    shown = {"period": period, "told": told, "by": by, "back": back, "rule": RULE, "found": found}
    return render(request, "meetings/attended.html", shown)
