"""Pages of private notes: their author's alone, for whom they are there to read, take away and delete."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldthread.kit.periods import uk_date
from goldthread.kit.refusal import Refusal
from goldthread.partners.current import current_partnership
from goldthread.partners.marking import shown_marking
from goldthread.partners.standing import standing_of
from goldthread.scrutiny import operations
from goldthread.scrutiny.forms.notes import ChangeNoteForm, NoteForm
from goldthread.scrutiny.models import Activity, PrivateNote
from goldthread.scrutiny.views.here import SCRUTINISE


def own_notes(request):
    """The reader's own notes. Whoever scrutinises nowhere and wrote none has no such page."""
    notes = PrivateNote.objects.visible_to(request.user).order_by("-on", "-pk")
    if not standing_of(request.user).partnerships_where(SCRUTINISE) and not notes:
        raise PermissionDenied
    return notes


@require_safe
@never_cache
def notes(request):
    found = own_notes(request)
    return render(request, "scrutiny/notes.html", {"notes": found, "marked": found, "kept_by": settings.KEPT_BY})


@require_safe
@never_cache
def note(request, pk):
    found = get_object_or_404(PrivateNote.objects.visible_to(request.user), pk=pk)
    activity = Activity.objects.visible_to(request.user).filter(pk=found.activity_id or 0).first()
    return render(request, "scrutiny/note.html", {"note": found, "marked": [found], "activity": activity})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def write_note(request):
    """A new note; beside an activity, where its address names one. What stops it here is noted nowhere."""
    if not standing_of(request.user).partnerships_where(SCRUTINISE):
        raise PermissionDenied
    asked = request.GET.get("activity", "")
    activity = Activity.objects.visible_to(request.user).filter(pk=int(asked) if asked.isdecimal() else 0).first()
    form = NoteForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        about = {"activity": activity, "by": request.user, "on": localdate()}
        return _kept(request, form, lambda words: operations.write_note(words=words, **about))
    return _ask(request, form, "Write a private note", activity)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def change_note(request, pk):
    found = get_object_or_404(PrivateNote.objects.visible_to(request.user), pk=pk)
    form = ChangeNoteForm(request.POST or None, record=found, person=request.user, initial={"words": found.words})
    if request.method == "POST" and form.is_valid():
        about = {"privatenote": found, "version": form.cleaned_data["version"], "by": request.user, "on": localdate()}
        return _kept(request, form, lambda words: operations.change_note(words=words, **about), found)
    return _ask(request, form, "Change the note", None, found)


def _ask(request, form, title, activity, found=None, status=None):
    shown = {"form": form, "title": title, "activity": activity, "note": found, "kept_by": settings.KEPT_BY}
    shown["marked"] = [found] if found else []
    return render(request, "scrutiny/write_note.html", shown, status=status or (422 if form.errors else 200))


def _kept(request, form, keep, found=None):
    try:
        kept = keep(form.cleaned_data["words"])
    except Refusal as refusal:
        form.add_error("words", refusal.sentence)
        return _ask(request, form, "Your note", None, found, 409)
    messages.success(request, "Kept, for you alone.")
    return redirect(kept)


@require_POST
def delete_note(request, pk):
    found = get_object_or_404(PrivateNote.objects.visible_to(request.user), pk=pk)
    operations.delete_note(privatenote=found, by=request.user, on=localdate())
    messages.success(request, "The note is deleted.")
    return redirect("scrutiny:notes")


@require_safe
@never_cache
def take_notes(request):
    """All of one's own notes as one text file, the oldest first, with its protective marking on top and in its name."""
    found, here = own_notes(request), current_partnership(request)
    marking = shown_marking(None, found, here.marking if here else "")
    told = [f"{uk_date(each.on)}\n\n{each.words}\n" for each in reversed(found)]
    told = [f"{marking}\n", *told] if marking else told
    answer = HttpResponse("\n---\n\n".join(told), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{slugify(f"private notes {marking}")}.txt"'
    return answer
