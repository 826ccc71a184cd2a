"""Declaring an interest before a meeting, most often that there is none."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from goldthread.meetings import operations, queries
from goldthread.meetings.forms.papers import InterestForm
from goldthread.meetings.models import Declaration, Meeting
from goldthread.meetings.queries import seat_in
from goldthread.partners.verbs import Add


class DeclareInterest(Add):
    """For somebody who sits in the group, about themselves."""

    form_class = InterestForm
    template_name = "meetings/interest.html"
    title = "Have you an interest in anything on this agenda?"
    button = "Declare it"

    def find(self):
        meeting = get_object_or_404(queries.for_page(Meeting.objects.visible_to(self.person)), pk=self.kwargs["pk"])
        self.seat = seat_in(meeting, self.person, self.today)
        if self.seat is None or not meeting.is_ahead:
            raise PermissionDenied
        return meeting

    def context(self):
        mine = Declaration.objects.visible_to(self.person).filter(meeting=self.record, person=self.person.pk)
        return {"mine": mine.first()}

    def operate(self, form):
        about = {"meeting": self.record, "person": self.person, "seat": self.seat}
        return operations.declare_interest(**about, **form.cleaned_data, by=self.person, on=self.today)

    def say(self, record):
        return "Noted: you have none." if record.is_none else "Your interest is noted."

    def where(self, record):
        return self.record.get_absolute_url()
