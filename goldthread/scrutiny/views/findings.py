"""Pages of what scrutiny found, and of what follows from it."""

from django.shortcuts import get_object_or_404
from django.utils.text import Truncator

from goldthread.actions.forms.actions import AddActionForm
from goldthread.kit.columns import Column
from goldthread.kit.references import reference
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import Add, AddAtHome, Change, Page
from goldthread.scrutiny import operations, queries
from goldthread.scrutiny.forms.findings import (
    AddFindingForm,
    ChallengeForm,
    ChangeFindingForm,
    FindingFilter,
    RecommendForm,
)
from goldthread.scrutiny.models import Activity, Finding
from goldthread.scrutiny.views.here import SCRUTINISE, HereIndex, story_of


class FindingIndex(HereIndex):
    model = Finding
    template_name = "scrutiny/finding_index.html"
    narrowing = FindingFilter
    title = "What scrutiny found"
    nouns = ("finding", "findings")
    order = ("-found_last", "-number")
    columns = (
        Column("Finding", "words", sort="words", is_link=True, shown=lambda row: Truncator(row.words).words(28)),
        Column("Reference", reference, sort="number"),
        Column("Kind", "get_kind_display", sort="kind"),
        Column("Found", "found", sort="found_last"),
        Column("About", lambda row: row.agency or row.group, empty="No one body"),
    )

    def records(self):
        return super().records().select_related("agency", "group")


class FindingPage(Page):
    model = Finding
    template_name = "scrutiny/finding.html"

    def records(self):
        return queries.finding_page(super().records(), self.person)

    def context(self):
        home = self.record.home_id
        return {
            "may_change": may_in(self.person, SCRUTINISE, home),
            "may_add_action": may_in(self.person, Permission.ADD_ACTION, home),
            "history": story_of(self.record, self.person),
        }


class AddFinding(AddAtHome):
    permission = SCRUTINISE
    form_class = AddFindingForm
    operation = operations.add_finding
    back = ("scrutiny:findings", "Back to the findings")
    title = "Record a finding"
    button = "Record the finding"
    said = "Recorded. Say next what should follow from it."

    def initial(self):
        activities = Activity.objects.visible_to(self.person)
        asked = self.request.GET.get("activity", "")
        return {"activity": list(activities.filter(home=self.record, pk=asked)) if asked.isdecimal() else []}


class ChangeFinding(Change):
    model = Finding
    permission = SCRUTINISE
    form_class = ChangeFindingForm
    operation = operations.change_finding
    title = "Change the finding"
    button = "Save the finding"
    said = "The finding is saved."

    def records(self):
        return queries.finding_page(super().records(), self.person)

    def initial(self):
        record = self.record
        one = {
            name: [row] if (row := getattr(record, name)) else []
            for name in ("activity", "challenge", "recommendation")
        }
        many = {"themes": [each.pk for each in record.themes.all()]}
        return super().initial() | one | many | {"actions": [each.action for each in record.followed.all()]}


class OfFinding(Add):
    """Something that follows from a finding, which is the form's record."""

    def find(self):
        seen = Finding.objects.visible_to(self.person).select_related("home", "agency", "group")
        return get_object_or_404(seen, pk=self.kwargs["pk"])

    def where(self, record):
        return self.record.get_absolute_url()


class AddFollowing(OfFinding):
    permission = Permission.ADD_ACTION
    form_class = AddActionForm
    operation = operations.add_following_action
    argument = "finding"
    title = "Add an action that follows"
    button = "Add the action"
    said = "Added. Whoever leads it is asked for progress each round."


class RecommendFromFinding(OfFinding):
    permission = SCRUTINISE
    form_class = RecommendForm
    operation = operations.ask_from_finding
    argument = "finding"
    title = "Recommend what should change"
    button = "Recommend it"
    said = "Recommended. The partnership answers it like any other recommendation."


class ChallengeFromFinding(OfFinding):
    permission = SCRUTINISE
    form_class = ChallengeForm
    operation = operations.challenge_from_finding
    argument = "finding"
    title = "Raise a challenge because of it"
    button = "Raise it"
    said = "Raised. Whoever it is put to sees it among what they owe; the seat that raised it closes it."

    def where(self, record):
        return record.get_absolute_url()
