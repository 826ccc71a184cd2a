"""Pages for whoever comes by the link of a digest. Opening it changes nothing: only a code that is typed does."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from goldthread.desk.asked import by_link, let_in
from goldthread.desk.forms import CodeForm
from goldthread.desk.models import DigestItem
from goldthread.desk.offers import owed
from goldthread.desk.operations.chasing import try_digest_code

WRONG = "That is not the code, or it can no longer be used. Check it, or sign in."


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_not_required
def asked(request: HttpRequest, link: str) -> HttpResponse:
    """The page of a link: a box for the code. Whoever follows links without reading them changes nothing here."""
    digest = by_link(link)
    if digest is None or not digest.is_open_at(now()):
        return render(request, "desk/asked_over.html", status=410)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        if try_digest_code(digest=digest, code=code, at=now(), by=None, on=localdate()):
            return let_in(request, digest)
        form.add_error("code", WRONG)
    return render(request, "desk/asked.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@never_cache
def asked_of_you(request: HttpRequest) -> HttpResponse:
    """What the digest asked and is still owed; for whoever is signed in, all that waits."""
    digest = getattr(request, "asked", None)
    if digest is None:
        return redirect("desk:owed")
    today, items = localdate(), DigestItem.objects.visible_to(request.user).filter(digest=digest)
    pages = set(items.filter(opens=True).values_list("where", flat=True))
    dues = [due for due in owed(request.user, today) if due.where in pages]
    shown = {"dues": dues, "today": today, "digest": digest, "others": items.filter(opens=False).count()}
    return render(request, "desk/asked_of_you.html", shown)
