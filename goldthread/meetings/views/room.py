"""In the room: one page that marks who came, whole or tap by tap, and adds who came without a seat."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST

from goldthread.kit.refusal import Refusal, Stale
from goldthread.kit.words import counted, sentence_case
from goldthread.meetings.drawn_room import places
from goldthread.meetings.forms.room import ChairForm, GuestForm, room_form
from goldthread.meetings.models import Attendance, Meeting
from goldthread.meetings.operations import minutes
from goldthread.meetings.operations import room as operations
from goldthread.meetings.policy import may_in_group
from goldthread.meetings.queries import for_page
from goldthread.meetings.quorum import quorum_of
from goldthread.meetings.roomful import packed, roomful
from goldthread.meetings.shown_room import tabs_of
from goldthread.partners import gate
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import Add, Change

CLASH = "Somebody else marked this otherwise after you opened the page. Compare the two, then save the one to keep."


def found(request: HttpRequest, pk: int) -> Meeting:
    """The meeting, for whoever may mark who came."""
    meeting = get_object_or_404(for_page(Meeting.objects.visible_to(request.user)), pk=pk)
    if not may_in_group(request.user, Permission.TAKE_MINUTES, meeting):
        raise PermissionDenied
    return meeting


@require_http_methods(["GET", "HEAD", "POST"])
def room(request: HttpRequest, pk: int) -> HttpResponse:
    """Every place of a meeting, to be marked in one pass."""
    meeting, today = found(request, pk), localdate()
    filled = roomful(meeting, today)
    form = room_form(meeting, filled, request.user, today, request.POST or None)
    if request.method != "POST":
        return shown(request, meeting, filled, form)
    if not gate.passes(request, form, meeting):
        return shown(request, meeting, filled, form, 422)
    try:
        clashes = marked(request, meeting, form)
    except Refusal as refusal:
        form.add_error(f"{refusal.field}-mark" if refusal.field else None, refusal.sentence)
        return shown(request, meeting, filled, form, 422)
    if clashes:
        return shown(request, meeting, filled, form, 409, stale=both(filled, form, clashes))
    left = roomful(meeting, today).unmarked
    rest = (
        f"{sentence_case(counted(left, 'place is', 'places are'))} not yet marked." if left else "Everyone is marked."
    )
    messages.success(request, f"Saved. {rest}")
    return redirect("meetings:room", meeting.pk)


def marked(request, meeting, form):
    rest = "attended" if request.POST.get("rest") == "attended" else ""

    def save():
        about = {"meeting": meeting, "by": request.user, "on": localdate()}
        return operations.mark_attendance(tapped=form.tapped(rest), **about)

    return gate.kept(request, form, save, meeting)


def both(filled, form, clashes):
    """Both marks of each place that two people marked otherwise; the form carries theirs from here on."""
    rows = {(row.seat.seat, row.sitter.person if row.sitter else None): row for row in filled.rows}
    theirs, mine = {}, {}
    for clash in clashes:
        row = rows[clash.tapped.seat, clash.tapped.person]
        form.renew(row.key, clash.theirs)
        theirs[row.name], mine[row.name] = clash.theirs.in_words(), clash.tapped.said.in_words()
    return Stale(CLASH, theirs, mine)


def shown(request, meeting, filled, form, status=200, **more):
    about = {"person": request.user, "today": localdate(), "record": meeting}
    is_closed = meeting.minutes in operations.CLOSED or meeting.status not in ("planned", "held")
    shown_ = {
        "record": meeting,
        "room": filled,
        "form": form,
        "places": places(form.lines(), is_closed),
        "guest_form": GuestForm(**about),
        "quorum": quorum_of(meeting, filled.seats, filled.marks),
        "tabs": tabs_of(meeting, "room"),
        "is_closed": is_closed,
        **more,
    }
    return render(request, "meetings/room.html", shown_, status=status)


@require_POST
def mark(request: HttpRequest, pk: int) -> HttpResponse:
    """One place, marked as it was tapped. What it answers is for the page's script."""
    meeting, today, key = found(request, pk), localdate(), request.POST.get("place", "")
    filled = roomful(meeting, today).only(key)
    form = room_form(meeting, filled, request.user, today, request.POST)
    if not filled.rows:
        return JsonResponse({"says": "This place is no longer there. Open the page again."}, status=422)
    if not gate.passes(request, form, meeting):
        return JsonResponse({"says": " ".join(form.wrongs())}, status=422)
    try:
        clashes = marked(request, meeting, form)
    except Refusal as refusal:
        return JsonResponse({"says": refusal.sentence}, status=422)
    filled = roomful(meeting, today)
    stands = filled.only(key).rows[0]
    told = {"says": stands.said.in_words(), "was": packed(stands.said), "fields": fields_of(stands)}
    if clashes:
        return JsonResponse({**told, "mine": clashes[0].tapped.said.in_words()}, status=409)
    return JsonResponse({**told, "quorum": quorum_of(meeting, filled.seats, filled.marks).words})


def fields_of(row):
    """What the boxes of a place hold when they show what is stored."""
    said = row.said
    times = {name: f"{at:%H:%M}" if (at := getattr(said, name)) else "" for name in ("came_at", "left_at")}
    return {"mark": said.mark, "mode": said.mode, "who": said.who or row.deputy, "note": said.note, **times}


class AddGuest(Add):
    """Somebody who came without a seat."""

    within = Meeting
    may = staticmethod(may_in_group)
    permission = Permission.TAKE_MINUTES
    form_class = GuestForm
    operation = operations.add_guest
    title = "Add somebody who came without a seat"
    button = "Add them"
    said = "Added. Guests are named in the minutes and never count for an agency."

    def find(self):
        return found(self.request, self.kwargs["pk"])

    def where(self, record):
        return reverse("meetings:room", args=(record.pk,)) + "#guests"


def attendance_of(request: HttpRequest, pk: int) -> Attendance:
    row = get_object_or_404(Attendance.objects.visible_to(request.user).select_related("meeting__group"), pk=pk)
    found(request, row.meeting_id)
    return row


@require_POST
def guest(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a guest out again, or keep somebody as a guest who was marked in a seat that was not theirs."""
    row = attendance_of(request, pk)
    is_out = request.POST.get("take") == "out"
    operate = operations.remove_guest if is_out else operations.make_guest
    try:
        meeting = operate(attendance=row, by=request.user, on=localdate())
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("meetings:room", row.meeting_id)
    messages.success(request, "Taken out." if is_out else "Kept as a guest, who counts for no agency.")
    return redirect(reverse("meetings:room", args=(meeting.pk,)) + "#guests")


class Chair(Change):
    """Who took the chair, and what was ruled about the quorum."""

    model = Meeting
    may = staticmethod(may_in_group)
    permission = Permission.TAKE_MINUTES
    form_class = ChairForm
    operation = minutes.rule
    title = "Chair and quorum"
    button = "Save"
    said = "Saved. It is printed in the minutes."

    def records(self):
        return for_page(super().records())

    def where(self, record):
        return reverse("meetings:minutes", args=(record.pk,))
