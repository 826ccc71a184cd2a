"""Home, what my agency owes, the gaps, and the golden thread."""

from datetime import datetime

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from goldthread.desk.forms import NarrowForm, SearchForm
from goldthread.desk.gaps import BY, KINDS, records_of, said
from goldthread.desk.handing import colleagues
from goldthread.desk.home import home_of
from goldthread.desk.offers import handed_of, owed
from goldthread.desk.queries import THREADS
from goldthread.desk.search import LONGEST, markings, named, rows_of, search, shown
from goldthread.desk.views.overseen import overseen
from goldthread.kit.references import reference
from goldthread.partners.current import current_partnership, partnerships_of
from goldthread.partners.models import Agency
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.signin import LAST_HERE
from goldthread.partners.standing import standing_of

PER_PAGE = 50


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    partnership = current_partnership(request)
    last_here = request.session.get(LAST_HERE)
    since = datetime.fromisoformat(last_here) if last_here else None
    today = localdate()
    shown = {"home": home_of(request.user, partnership, today, since), "since": since}
    shown["may_bring"] = partnership is not None and may_in(request.user, Permission.BRING_IN, partnership.pk)
    shown["watches"] = partnership is not None and may_in(request.user, Permission.SEE_GAPS, partnership.pk)
    shown["logs"] = partnership is not None and may_in(request.user, Permission.SCRUTINISE, partnership.pk)
    shown["administers"] = partnership is None and request.user.is_administrator
    shown["marked"] = shown["home"].marked
    shown["has_agency"] = bool(standing_of(request.user).agencies)
    return render(request, "desk/home.html", {**shown, "partnership": partnership, "today": today})


@require_safe
def what_you_owe(request: HttpRequest) -> HttpResponse:
    today = localdate()
    agencies = Agency.objects.visible_to(request.user).filter(seats__in=standing_of(request.user).seats).distinct()
    handed = handed_of(request.user)
    shown = {"dues": owed(request.user, today, handed=handed), "today": today, "agencies": agencies.order_by("name")}
    shown["handed"], shown["marked"] = list(handed.values()), shown["dues"]
    shown["has_colleagues"] = colleagues(request.user, today).exists() and bool(shown["dues"])
    return render(request, "desk/owed.html", shown)


@require_safe
def thread(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    if kind not in THREADS:
        raise Http404
    found = THREADS[kind](request.user, pk, localdate())
    may_mend = may_in(request.user, Permission.CHANGE_ACTION, found.subject.home_id)
    found = found if may_mend else found.to_read()
    caption = f"{reference(found.subject)} · The golden thread"
    shown = {"thread": found, "caption": caption, "may_mend": may_mend, "marked": [found.subject, *found.knots()]}
    shown |= {"across": found.picture(), "down": found.picture(vertical=True)}
    return render(request, "desk/thread.html", shown)


@require_safe
def gap_counts(request: HttpRequest) -> HttpResponse:
    partnership, _ = overseen(request)
    today, by = localdate(), request.GET.get("by", "kind")
    if by not in BY:
        raise Http404
    done, unproved = said(request.user, [partnership], today)
    switch = [(f"By {name}", f"?by={name}", name == by) for name in BY]
    shown = {"partnership": partnership, "by": by, "switch": switch, "done": done, "unproved": unproved}
    page = Paginator(BY[by](request.user, [partnership], today), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/gaps.html", {**shown, "page": page, "found": page.object_list})


@require_safe
def gap_records(request: HttpRequest, key: str) -> HttpResponse:
    partnership, every = overseen(request)
    homes = every if request.GET.get("of") == "all" else [partnership]
    narrowed = NarrowForm(request.GET, person=request.user)
    if key not in KINDS or not narrowed.is_valid():
        raise Http404
    records = records_of(request.user, homes, KINDS[key], localdate(), **narrowed.chosen())
    page = Paginator(records, PER_PAGE).get_page(request.GET.get("page"))
    shown = {"gap": KINDS[key], "page": page, "of": narrowed.words()}
    names = {each.pk: each.short_name for each in homes} if len(homes) > 1 else {}
    mends = {each.pk for each in homes if may_in(request.user, Permission.CHANGE_ACTION, each.pk)}
    shown["rows"] = [(each, names.get(each.home_id), each.home_id in mends) for each in page]
    return render(request, "desk/gap_records.html", shown)


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    partnership, today = current_partnership(request), localdate()
    form = SearchForm(request.GET, person=request.user, partnership=partnership, today=today)
    form.is_valid()
    typed, marks = request.GET.get("q", "").strip()[:LONGEST], form.marks()
    exact = named(request.user, typed, partnership.pk if partnership else None) if not marks else None
    if exact:
        return redirect(exact.url)
    found = search(request.user, typed, marks)
    page = Paginator(found.numbers, 20).get_page(request.GET.get("page"))
    here = {each.pk: each.name for each in partnerships_of(request)}
    usual = partnership.marking if partnership else ""
    rows = rows_of(list(page.object_list))
    results = shown(rows, typed, here if len(here) > 1 else {})
    shown_with = {"typed": typed, "form": form, "found": found, "page": page, "results": results}
    shown_with["marked"] = markings(rows, usual)
    return render(request, "desk/search.html", {**shown_with, "is_asked": bool(typed or marks)})
