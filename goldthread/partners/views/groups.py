"""Pages of groups: their list, one with its seats, and what changes them."""

from goldthread.kit.columns import Column
from goldthread.kit.forms import VersionedForm
from goldthread.kit.words import joined
from goldthread.partners import places
from goldthread.partners.forms.agencies import EndForm
from goldthread.partners.forms.groups import (
    AddGroupForm,
    ChangeGroupForm,
    ParentsForm,
    PauseForm,
    RenameGroupForm,
    ShareForm,
)
from goldthread.partners.history import lines_of
from goldthread.partners.models import Group, GroupShare
from goldthread.partners.operations import groups as operations
from goldthread.partners.policy import may
from goldthread.partners.queries import names_of
from goldthread.partners.verbs import Page
from goldthread.partners.views.here import HISTORY_LINES, KEEP, AddHere, Correct, End, Keep, KeptIndex
from goldthread.trail.queries import history_of_seen


def state_of(group):
    return f"Ended {group.ends}" if group.ends else "Paused" if group.is_paused else "Meets"


class GroupIndex(KeptIndex):
    model = Group
    title = "Groups"
    nouns = ("group", "groups")
    order = ("name",)
    columns = (
        Column("Name", "name", sort="name", is_link=True),
        Column("Kind", "get_kind_display", sort="kind"),
        Column("Stands under", lambda group: joined([str(each.parent) for each in group.parents.all()]), empty="None"),
        Column("State", state_of),
    )
    adds = ("Add a group", "partners:add-group")
    empty_words = "Groups appear here once they are added: the executive, the main board, the subgroups."

    def records(self):
        return places.groups_kept(self.partnership, self.person)


class GroupPage(Page):
    model = Group
    template_name = "partners/group.html"

    def records(self):
        return places.group_places(super().records(), self.person)

    def context(self):
        told = history_of_seen(self.record, HISTORY_LINES)
        return {
            "may_change": may(self.person, KEEP, self.record),
            "history": lines_of(told, names_of([each.by_id for each in told], self.person)),
        }


class AddGroup(AddHere):
    form_class = AddGroupForm
    operation = operations.add_group
    back = ("partners:groups", "Back to groups")
    title = "Add a group"
    button = "Add the group"
    said = "{record} is added. Next, add its seats: a chair, and its members."


class ChangeGroup(Correct):
    model = Group
    form_class = ChangeGroupForm
    operation = operations.change_group
    title = "Change what a group is"
    button = "Save the group"
    said = "{record} is changed."


class RenameGroup(Keep):
    model = Group
    form_class = RenameGroupForm
    operation = operations.rename_group
    title = "Rename a group"
    button = "Rename it"
    said = "It is now called {record}."

    def initial(self):
        return {"name": self.record.name}


class PauseGroup(Keep):
    model = Group
    form_class = PauseForm
    operation = operations.pause_group
    title = "Pause a group"
    button = "Pause it"
    said = "{record} is paused. It keeps its seats and what it owes."


class ResumeGroup(Keep):
    model = Group
    form_class = VersionedForm
    operation = operations.resume_group
    title = "Take a group up again"
    button = "Take it up again"
    said = "{record} meets again."


class EndGroup(End):
    model = Group
    form_class = EndForm
    operation = operations.end_group
    title = "End a group"
    button = "Record the last day"
    said = "Recorded. Its seats end with it, and what it still leads is shown without a lead from the day after."


class SetParents(Keep):
    model = Group
    form_class = ParentsForm
    operation = operations.set_parents
    title = "What a group stands under"
    button = "Save"
    said = "What {record} stands under is changed."
    related = ("home",)

    def initial(self):
        return {"parents": places.parents_now(self.record, self.person)}


class ShareGroup(Keep):
    model = Group
    form_class = ShareForm
    operation = operations.share_group
    title = "Share a group"
    button = "Share it"
    said = "Shared. The people of that partnership see {record} and its seats."


class EndShare(End):
    model = GroupShare
    related = ("group", "partnership")
    argument = "share"
    ends = "partnership"
    form_class = EndForm
    operation = operations.end_share
    title = "A group is no longer shared"
    button = "Record the last day"
    said = "Recorded."
