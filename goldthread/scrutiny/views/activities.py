"""Pages of the activity log."""

from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from goldthread.kit.columns import Column
from goldthread.kit.references import reference
from goldthread.meetings.models import Meeting
from goldthread.partners.policy import may_in
from goldthread.partners.verbs import AddAtHome, Change, Page
from goldthread.scrutiny import operations, queries
from goldthread.scrutiny.authors import may_write
from goldthread.scrutiny.forms.activities import ActivityFilter, ChangeActivityForm, LogActivityForm, TagForm
from goldthread.scrutiny.library import functions_named, functions_of
from goldthread.scrutiny.models import Activity
from goldthread.scrutiny.rules import suggested
from goldthread.scrutiny.views.here import SCRUTINISE, HereIndex, must_scrutinise_somewhere, story_of, taken


def hints_for(record):
    """The functions that are suggested for an activity and that it does not bear."""
    among = [each.key for each in functions_of(record.edition)]
    found = suggested(record.kind, record.capacity, f"{record.forum} {record.subject}", among)
    return [key for key in found if key not in record.functions]


class ActivityIndex(HereIndex):
    model = Activity
    template_name = "scrutiny/activity_index.html"
    narrowing = ActivityFilter
    title = "Scrutiny activity"
    nouns = ("activity", "activities")
    columns = (
        Column("Activity", "subject", sort="subject", is_link=True),
        Column("Reference", reference, sort="number"),
        Column("When", "done", sort="done_last"),
        Column("As", "get_capacity_display", sort="capacity"),
        Column("Where", "forum", sort="forum", empty="Not recorded"),
        Column("Kind", "get_kind_display", sort="kind"),
        Column(
            "Functions", lambda row: ", ".join(each.number for each in functions_named(row.functions)), empty="None"
        ),
    )
    order = ("-done_last", "-pk")

    def records(self):
        return queries.counting_for(Activity.objects.visible_to(self.person), self.partnership)


class ActivityPage(Page):
    model = Activity
    template_name = "scrutiny/activity.html"

    def records(self):
        return queries.with_ties(super().records(), self.person)

    def context(self):
        record = self.record
        is_own = may_write(self.person, SCRUTINISE, record)
        hints = hints_for(record) if is_own else []
        ties = queries.ties_of(record, self.person)
        return {
            "ties": {what: list(named.values()) for what, named in ties.items()},
            "functions": functions_named(record.functions),
            "may_change": is_own,
            "may_find": may_in(self.person, SCRUTINISE, record.home_id),
            "hints": functions_named(hints),
            "tagged": [*record.functions, *hints],
            "history": story_of(record, self.person),
        }


class LogActivity(AddAtHome):
    permission = SCRUTINISE
    form_class = LogActivityForm
    operation = operations.log_activity
    template_name = "scrutiny/log.html"
    back = ("scrutiny:scrutiny", "Back to scrutiny")
    title = "Log an activity"
    button = "Log it"
    said = "Logged. Nobody else can change your words."


class ChangeActivity(Change):
    model = Activity
    permission = SCRUTINISE
    may = staticmethod(may_write)
    form_class = ChangeActivityForm
    operation = operations.change_activity
    title = "Change the activity"
    button = "Save the activity"
    said = "The activity is saved."

    def records(self):
        return queries.with_evidence(super().records(), self.person)

    def initial(self):
        record = self.record
        many = {what: list(named) for what, named in queries.ties_of(record, self.person).items()}
        places = [record.home_id, *many.pop("shares")]
        return super().initial() | many | {"evidence": list(record.evidence.all()), "counts_for": places}


class TagActivity(Change):
    model = Activity
    permission = SCRUTINISE
    may = staticmethod(may_write)
    form_class = TagForm
    operation = operations.tag_activity
    title = "Which functions does it serve?"
    button = "Save the functions"
    said = "Saved. The activity counts for these functions."

    def initial(self):
        return {"functions": self.record.functions or hints_for(self.record)}


@require_POST
def log_meeting(request, pk):
    """Log a meeting at which the record says the scrutineer was: one tap, then what they saw of it."""
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user).select_related("group", "home"), pk=pk)
    must_scrutinise_somewhere(request)
    about = {"meeting": meeting, "by": request.user, "on": localdate()}
    return taken(request, None, lambda: operations.log_meeting(**about), "Logged. Say what you saw whenever you like.")
