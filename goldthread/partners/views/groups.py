"""Pages of groups: their list, how they stand on any day, one with its seats, and what changes them."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from goldthread.kit.columns import Column
from goldthread.kit.periods import uk_date
from goldthread.kit.words import joined
from goldthread.partners import places
from goldthread.partners.current import current_partnership
from goldthread.partners.forms.agencies import EndForm
from goldthread.partners.forms.groups import (
    AddGroupForm,
    ChangeGroupForm,
    EndGroupForm,
    HostForm,
    OnForm,
    ParentsForm,
    PauseForm,
    RenameGroupForm,
    ResumeForm,
    RulesForm,
    ShareForm,
)
from goldthread.partners.forms.members import MembersForm
from goldthread.partners.history import lines_of
from goldthread.partners.models import Group, GroupShare
from goldthread.partners.operations import group_rules, members, pauses, sharing
from goldthread.partners.operations import groups as operations
from goldthread.partners.policy import may, may_in
from goldthread.partners.queries import names_of
from goldthread.partners.sitting import quorum_of, seats_of
from goldthread.partners.structure import changes_of, group_on, in_words, is_there, structure_on, with_history
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


@require_safe
def structure(request):
    """The groups of the partnership looked at, as a picture and as a list, as they stood on any day."""
    partnership = current_partnership(request)
    if partnership is None:
        raise PermissionDenied
    form = OnForm(request.GET if "on" in request.GET else None, person=request.user, today=localdate())
    found = structure_on(partnership, request.user, form.day())
    ahead = "" if found.on == form.today else f"?on={found.on.isoformat()}"
    shown = {
        "partnership": partnership,
        "form": form,
        "found": found,
        "said": in_words(found),
        "ahead": ahead,
        "today": form.today,
        "across": found.picture(ahead),
        "down": found.picture(ahead, vertical=True),
        "may_keep": may_in(request.user, KEEP, partnership.pk),
    }
    return render(request, "partners/structure.html", shown, status=422 if form.errors else 200)


class GroupPage(Page):
    model = Group
    template_name = "partners/group.html"

    def records(self):
        return with_history(super().records(), self.person)

    def context(self):
        told = history_of_seen(self.record, HISTORY_LINES)
        form = OnForm(self.request.GET if "on" in self.request.GET else None, person=self.person, today=self.today)
        on = form.day()
        return {
            "form": form,
            "on": on,
            "stood_words": f"This is how it stood on {uk_date(on)}.",
            "stood": group_on(self.record, on, seats_of(self.record, on)),
            "is_there": is_there(self.record, on),
            "changes": changes_of([self.record]),
            "named": [each.agency or each.seat for each in quorum_of(self.record)] if self.record.quorum else [],
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


class AddMembers(Keep):
    model = Group
    related = ("home",)
    form_class = MembersForm
    operation = members.seat_members
    title = "Add members"
    button = "Add them to the group"
    said = "Done. Meetings of {record} are prepared for them, and people see what their seats allow."

    def initial(self):
        return {"starts_on": self.today}

    def where(self, record):
        if "setting-up" in self.request.GET:
            return reverse("partners:step-members")
        return f"{record.get_absolute_url()}#seats"


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


class ChangeRules(Correct):
    model = Group
    form_class = RulesForm
    operation = group_rules.change_rules
    title = "Who chairs, and who has to be there"
    button = "Save the rules"
    said = "The rules of {record} are changed."

    def initial(self):
        named = quorum_of(self.record)
        who = {"agencies": [each.agency_id for each in named if each.agency_id]}
        return super().initial() | who | {"seats": [each.seat_id for each in named if each.seat_id]}


class PauseGroup(Keep):
    model = Group
    form_class = PauseForm
    operation = pauses.pause_group
    title = "Pause a group"
    button = "Pause it"
    said = "{record} is paused. It keeps its seats and what it owes."


class ResumeGroup(Keep):
    model = Group
    form_class = ResumeForm
    operation = pauses.resume_group
    title = "Take a group up again"
    button = "Take it up again"
    said = "{record} meets again."


class EndGroup(End):
    model = Group
    form_class = EndGroupForm
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
    operation = sharing.share_group
    title = "Share a group"
    button = "Share it"
    said = "Shared. The people of that partnership see {record} and its seats."


class HostGroup(Keep):
    model = Group
    form_class = HostForm
    operation = sharing.host_group
    title = "Who hosts a group"
    button = "Save the host"
    said = "Recorded. Who hosted {record} before is kept."


class EndShare(End):
    model = GroupShare
    related = ("group", "partnership")
    argument = "share"
    ends = "partnership"
    form_class = EndForm
    operation = sharing.end_share
    title = "A group is no longer shared"
    button = "Record the last day"
    said = "Recorded. Meetings after that day no longer count for that partnership."
