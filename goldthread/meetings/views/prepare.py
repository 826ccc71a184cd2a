"""Preparing a meeting on one page: what is due, the agenda, papers, interests, reports of groups, the pack, sending."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from goldthread.kit.forms import VersionedForm
from goldthread.meetings import operations, queries
from goldthread.meetings.forms.agenda import AgendaForm, ProposeForm
from goldthread.meetings.models import Meeting
from goldthread.meetings.parts import highlights_of, items_of, papers_of
from goldthread.meetings.policy import may_in_group
from goldthread.meetings.preparing import seats_to_choose, whole_of
from goldthread.meetings.tabling import asked_for, proposals
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import Take

KEEP = Permission.KEEP_MEETINGS


@require_safe
def prepare(request, pk):
    """The page itself; each of its forms goes to an address of its own and comes back here."""
    person, today = request.user, localdate()
    meeting = get_object_or_404(queries.for_page(Meeting.objects.visible_to(person)), pk=pk)
    if not may_in_group(person, KEEP, meeting):
        raise PermissionDenied
    if not meeting.is_ahead:
        return redirect(meeting)
    about = {"record": meeting, "person": person, "today": today}
    items, papers, reports = items_of(meeting, person), papers_of(meeting, person), highlights_of(meeting, person)
    offered = proposals(meeting, person, today, asked_for(reports, papers))
    shown = {
        "record": meeting,
        "today": today,
        "proposing": ProposeForm(offered=offered, **about),
        "agenda": AgendaForm(items=items, seats=seats_to_choose(meeting, person), **about),
        **whole_of(meeting, items, papers, reports, person, today),
    }
    return render(request, "meetings/prepare.html", shown)


class Preparing(Take):
    """A step of the preparation, which ends on its page."""

    model = Meeting
    permission = KEEP
    may = staticmethod(may_in_group)
    form_class = VersionedForm
    place = ""

    def records(self):
        return queries.for_page(super().records())

    def where(self, record):
        return f"{reverse('meetings:prepare', args=(self.record.pk,))}{self.place}"


class Propose(Preparing):
    operation = operations.add_items
    title = "Put items on the agenda"
    button = "Put them on the agenda"
    said = "Put on the agenda. Word, order and time them below."
    place = "#agenda"

    def form(self, data=None):
        offered = proposals(self.record, self.person, self.today)
        return ProposeForm(data, offered=offered, record=self.record, person=self.person, today=self.today)


class SetAgenda(Preparing):
    operation = operations.set_agenda
    template_name = "meetings/agenda_form.html"
    title = "The agenda"
    button = "Save the agenda"
    said = "The agenda is saved."
    place = "#agenda"

    def operate(self, form):
        self.moved = form.cleaned_data["move"]
        return super().operate(form)

    def where(self, record):
        """Whoever moved an item finds the button again, to move it on; at an end of the agenda the other one."""
        places = [item.pk for item in items_of(self.record, self.person)] if self.moved else []
        if not self.moved or self.moved[0] not in places:
            return super().where(record)
        pk, down = self.moved
        ends = {places[-1]: "up", places[0]: "down"}
        return f"{reverse('meetings:prepare', args=(record.pk,))}#{ends.get(pk, 'down' if down > 0 else 'up')}-{pk}"

    def form(self, data=None):
        items, seats = items_of(self.record, self.person), seats_to_choose(self.record, self.person)
        return AgendaForm(data, items=items, seats=seats, record=self.record, person=self.person, today=self.today)


class AskInterests(Preparing):
    operation = operations.ask_interests
    title = "Ask for interests"
    button = "Ask the members"
    said = "Asked. Each member gets a letter with one button for “none”."
    place = "#interests"


class Chase(Preparing):
    operation = operations.chase
    title = "Remind whoever is late"
    button = "Send the reminders"
    said = "Reminders are on their way. Nobody is reminded twice a day."
    place = "#late"


class Invite(Preparing):
    operation = operations.invite
    title = "Send the invitation"
    button = "Send the invitation"
    said = "The invitation is on its way. Changes to day, time or place follow by themselves."
    place = "#send"


class SendPapers(Preparing):
    operation = operations.send_papers
    title = "Send agenda and papers"
    button = "Send agenda and papers"
    said = "Sent to everybody who sits in the group."
    place = "#send"
