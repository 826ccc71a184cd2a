"""Pages about partnerships."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from goldthread.kit.columns import Column
from goldthread.partners import operations, queries
from goldthread.partners.current import choose
from goldthread.partners.forms.partnerships import RenameForm, SettingsForm, SucceedForm
from goldthread.partners.models import Partnership
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.standing import standing_of
from goldthread.partners.verbs import Change, Index, Page, Take


class PartnershipIndex(Index):
    """The partnerships where the reader sits, to choose one."""

    model = Partnership
    title = "Your partnerships"
    nouns = ("partnership", "partnerships")
    order = ("name",)
    columns = (
        Column("Name", "name", sort="name", is_link=True),
        Column("Kind", "get_kind_display"),
        Column("Area", "area"),
    )
    empty_words = "Those in which you hold a seat appear here."
    template_name = "partners/partnership_index.html"

    def records(self):
        return Partnership.objects.of(self.person)


class PartnershipPage(Page):
    model = Partnership
    template_name = "partners/partnership.html"

    def records(self):
        return queries.with_structure(super().records(), self.person, self.today)

    def context(self):
        return {
            "around": queries.around(self.record, self.person),
            "groups": queries.groups_of(self.record, self.person),
            "may_change": may_in(self.person, Permission.CHANGE_PARTNERSHIP, self.record.pk),
            "may_bring": may_in(self.person, Permission.BRING_IN, self.record.pk),
            "may_keep": may_in(self.person, Permission.KEEP_PLACES, self.record.pk),
            "may_see_catches": may_in(self.person, Permission.SEE_CATCHES, self.record.pk),
            "may_erase": may_in(self.person, Permission.ERASE, self.record.pk),
            "is_inside": self.record.pk in standing_of(self.person).insider_of,
        }


def may_change(person, permission, partnership):
    return may_in(person, permission, partnership.pk)


class ChangeSettings(Change):
    model = Partnership
    may = staticmethod(may_change)
    permission = Permission.CHANGE_PARTNERSHIP
    form_class = SettingsForm
    operation = operations.change_settings
    title = "Change the settings"
    button = "Save the settings"
    said = "The settings of {record} are saved."


class RenamePartnership(Take):
    model = Partnership
    may = staticmethod(may_change)
    permission = Permission.CHANGE_PARTNERSHIP
    form_class = RenameForm
    operation = operations.rename_partnership
    title = "Change the name or kind"
    button = "Change the name"
    said = "It is now called {record}. What was recorded before keeps the old name."

    def initial(self):
        return {"name": self.record.name, "short_name": self.record.short_name, "kind": self.record.kind}


class SucceedPartnership(Take):
    model = Partnership
    may = staticmethod(may_change)
    permission = Permission.CHANGE_PARTNERSHIP
    form_class = SucceedForm
    operation = operations.succeed
    title = "Record a merger, split or replacement"
    button = "Record it"
    said = "Recorded. Both partnerships name each other on their pages."

    def where(self, record):
        return self.record.get_absolute_url()


@require_POST
def choose_partnership(request: HttpRequest, pk: int) -> HttpResponse:
    choose(request, get_object_or_404(Partnership.objects.of(request.user), pk=pk))
    return redirect("/")
