"""Pages of inspections."""

from django.urls import reverse

from goldthread.actions.views.home import HomeIndex
from goldthread.actions.views.recommendations import story_of
from goldthread.kit.columns import Column
from goldthread.kit.references import reference
from goldthread.kit.words import joined
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import AddAtHome, Change, Page, Take
from goldthread.sources import keeping, operations, queries
from goldthread.sources.forms.inspections import (
    AddInspectionForm,
    BroughtForm,
    ChangeInspectionForm,
    GradesForm,
    InspectionFilter,
    RecommendedForm,
)
from goldthread.sources.models import Inspection

KEEP = Permission.KEEP_SOURCES


def agencies_said(row):
    return joined([str(each.agency) for each in row.inspected_agencies.all()])


class InspectionIndex(HomeIndex):
    model = Inspection
    template_name = "sources/inspection_index.html"
    narrowing = InspectionFilter
    title = "Inspections"
    nouns = ("inspection", "inspections")
    order = ("-inspected_last", "-number")
    columns = (
        Column("Inspection", "title", sort="title", is_link=True),
        Column("Reference", reference, sort="number"),
        Column("Agency", agencies_said),
        Column("Inspectorate", "inspectorate_words", sort="inspectorate"),
        Column("Grade", "grade", empty="None given"),
        Column("Inspected", "inspected", sort="inspected_last"),
        Column("Brought to the partners", "brought_on", sort="brought_on", empty="Not yet"),
    )

    def records(self):
        return queries.with_agencies(super().records())

    def context(self):
        return {"may_add": self.partnership and may_in(self.person, KEEP, self.partnership.pk)}


class InspectionPage(Page):
    model = Inspection
    template_name = "sources/inspection.html"

    def records(self):
        return queries.inspection_page(super().records(), self.person)

    def context(self):
        may_keep = keeping.keeps_inspection(self.person, KEEP, self.record)
        return {
            "agencies": self.record.inspected_agencies.all(),
            "recommendations": self.record.source.recommendations.all(),
            "next_steps": self.next_steps() if may_keep else [],
            "may_keep": may_keep,
            "history": story_of(self.record, self.person),
        }

    def next_steps(self):
        steps = [] if self.record.brought_on else [("Say when it was brought to the partners", "brought")]
        steps += [("Add what it recommends", "recommended"), ("Change the inspection", "change-inspection")]
        steps += [("Grade each agency", "grades")] if len(self.record.inspected_agencies.all()) > 1 else []
        return [(words, reverse(f"sources:{name}", args=(self.record.pk,))) for words, name in steps]


class AddInspection(AddAtHome):
    permission = KEEP
    form_class = AddInspectionForm
    operation = operations.add_inspection
    back = ("sources:inspections", "Back to inspections")
    title = "Record an inspection"
    button = "Record the inspection"
    said = "Recorded. Add next what it recommends."


class ChangeInspection(Change):
    model = Inspection
    permission = KEEP
    may = staticmethod(keeping.keeps_inspection)
    form_class = ChangeInspectionForm
    operation = operations.change_inspection
    title = "Change the inspection"
    button = "Save the inspection"
    said = "The inspection is saved."

    def records(self):
        return queries.with_agencies(super().records()).select_related("home", "source")


class OfInspection(Take):
    """Something said of one inspection, by whoever keeps it."""

    model = Inspection
    permission = KEEP
    may = staticmethod(keeping.keeps_inspection)

    def records(self):
        return queries.with_agencies(super().records()).select_related("home", "source")


class BringToPartners(OfInspection):
    form_class = BroughtForm
    operation = operations.bring_to_partners
    title = "Say when it was brought to the partners"
    button = "Save the day"
    said = "Saved. The report says when partners looked at it."

    def initial(self):
        return {"brought_on": self.record.brought_on or self.today, "brought_to": self.record.brought_to}


class GradeAgencies(OfInspection):
    form_class = GradesForm
    operation = operations.grade_agencies
    title = "Grade each agency"
    button = "Save the grades"
    said = "The grades are saved."


class AddRecommended(OfInspection):
    form_class = RecommendedForm
    operation = operations.add_recommended
    title = "Add what it recommends"
    button = "Add the recommendation"
    said = "Added. Add another, or the action that answers it."

    def where(self, record):
        return reverse("sources:inspection", args=(self.record.pk,))
