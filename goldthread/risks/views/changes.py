"""Changes the partnership lives through: the list, the page, and what partners did about them."""

from goldthread.actions.views.home import HomeIndex
from goldthread.actions.views.recommendations import story_of
from goldthread.kit.columns import Column
from goldthread.kit.library import library
from goldthread.kit.references import reference
from goldthread.kit.tags import tag_of
from goldthread.partners.policy import may_in
from goldthread.partners.verbs import AddAtHome, Change, Page, Take, TakeStep
from goldthread.risks import operations, queries
from goldthread.risks.forms.changes import AddChangeForm, CorrectChangeForm, MilestoneForm, SettleForm
from goldthread.risks.forms.filters import ChangeFilter
from goldthread.risks.models import Milestone, OutsideChange
from goldthread.risks.shown import steps_of_change
from goldthread.risks.views.risks import KEEP


class ChangeIndex(HomeIndex):
    model = OutsideChange
    template_name = "risks/change_index.html"
    narrowing = ChangeFilter
    title = "Changes we live through"
    nouns = ("change", "changes")
    order = ("-takes_effect_first", "-number")
    columns = (
        Column("Change", "title", sort="title", is_link=True),
        Column("Reference", reference, sort="number"),
        Column("Kind", "get_kind_display", sort="kind"),
        Column("State", "get_status_display", sort="status", shown=lambda row: tag_of(row.get_status_display())),
        Column("Agency", "agency", empty="None named"),
        Column("Takes effect", "takes_effect", sort="takes_effect_first", empty="Not known"),
        Column("Partners looked at it", "was_looked_at"),
    )

    def records(self):
        return queries.changes_for_list(super().records())

    def context(self):
        return {"may_add": self.partnership and may_in(self.person, KEEP, self.partnership.pk)}


class ChangePage(Page):
    model = OutsideChange
    template_name = "risks/change.html"

    def records(self):
        return queries.change_page(super().records(), self.person)

    def context(self):
        change = self.record
        edition = library().editions.get(change.edition)
        return {
            "edition": edition.title if edition else change.edition,
            "milestones": queries.by_kind(change.milestones.all()),
            "next_steps": steps_of_change(change, self.person),
            "may_keep": may_in(self.person, KEEP, change.home_id),
            "history": story_of(change, self.person),
        }


class AddChange(AddAtHome):
    permission = KEEP
    form_class = AddChangeForm
    operation = operations.add_change
    back = ("risks:changes", "Back to changes")
    title = "Add a change"
    button = "Add the change"
    said = "Added. Record next when partners looked at it."


class CorrectChange(Change):
    model = OutsideChange
    permission = KEEP
    form_class = CorrectChangeForm
    operation = operations.correct_change
    argument = "change"
    title = "Change what is recorded"
    button = "Save what is recorded"
    said = "Saved. The history says what changed."

    def records(self):
        return super().records().select_related("home")


class ChangeStep(TakeStep):
    model = OutsideChange
    operation = operations.take_change_step
    argument = "change"


class AddMilestone(Take):
    model = OutsideChange
    permission = KEEP
    form_class = MilestoneForm
    operation = operations.add_milestone
    argument = "change"
    title = "Record what partners did"
    button = "Record it"
    said = "Recorded. It is printed beside the change in the report."

    def where(self, record):
        return self.record.get_absolute_url()


class SettleMilestone(Take):
    model = Milestone
    permission = KEEP
    form_class = SettleForm
    operation = operations.settle_milestone
    title = "Say that it is done"
    button = "It is done"
    said = "Recorded as done."

    @staticmethod
    def may(person, permission, record):
        return may_in(person, permission, record.change.home_id)

    def records(self):
        return super().records().select_related("change")

    def where(self, record):
        return self.record.get_absolute_url()
