"""Pages of agencies: their list, one with its places, and what changes them; and the safeguarding partners' roles."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldthread.kit.columns import Column
from goldthread.kit.library import library
from goldthread.kit.words import joined, sentence_case
from goldthread.partners import places, queries
from goldthread.partners.current import current_partnership
from goldthread.partners.forms.agencies import (
    AddAgencyForm,
    AgencyFilter,
    ChangeAgencyForm,
    ChangeMembershipForm,
    EndForm,
    JoinForm,
    PartnerForm,
    SucceedAgencyForm,
)
from goldthread.partners.history import lines_of
from goldthread.partners.models import Agency, Membership, PartnerRole
from goldthread.partners.operations import agencies as operations
from goldthread.partners.standing import standing_of
from goldthread.partners.verbs import Page
from goldthread.partners.views.here import HISTORY_LINES, KEEP, AddHere, Correct, End, Keep, KeptIndex, kept_by
from goldthread.trail.queries import history_of_seen


def kind_of(agency):
    found = library().agency_kinds.get(agency.kind)
    return found.name if found else agency.kind


def taking_part(agency):
    return sentence_case(joined([place.get_basis_display().lower() for place in agency.places if not place.ends_on]))


class AgencyIndex(KeptIndex):
    model = Agency
    title = "Agencies"
    nouns = ("agency", "agencies")
    order = ("name",)
    filter_form = AgencyFilter
    columns = (
        Column("Name", "name", sort="name", is_link=True),
        Column("Short name", "short_name", sort="short_name", empty="None"),
        Column("Kind", kind_of),
        Column("Takes part as", taking_part, empty="No longer takes part"),
    )
    adds = ("Add an agency", "partners:add-agency")
    empty_words = (
        "Agencies appear here once they are added: the safeguarding partners first, then the relevant agencies."
    )

    def records(self):
        return places.agencies_kept(self.partnership, self.person)


class AgencyPage(Page):
    model = Agency
    template_name = "partners/agency.html"

    def records(self):
        return queries.agency_pages(super().records(), self.person)

    def context(self):
        told = history_of_seen(self.record, HISTORY_LINES)
        here = current_partnership(self.request)
        kept = standing_of(self.person).partnerships_where(KEEP)
        where = {place.partnership_id for place in self.record.memberships.all()}
        is_here = any(place.partnership_id == here.pk for place in self.record.memberships.all()) if here else True
        return {
            "kind": kind_of(self.record),
            "kept": kept,
            "may_change": bool(kept & where) or bool(kept) and not where,
            "may_join": here if here and here.pk in kept else None,
            "is_here": is_here,
            "history": lines_of(told, queries.names_of([each.by_id for each in told], self.person)),
        }


class AddAgency(AddHere):
    form_class = AddAgencyForm
    operation = operations.add_agency
    back = ("partners:agencies", "Back to agencies")
    title = "Add an agency"
    button = "Add the agency"
    said = "{record} is added. Next, add the seats of those who answer for it."


class ChangeAgency(Correct):
    model = Agency
    form_class = ChangeAgencyForm
    operation = operations.change_agency
    title = "Change an agency"
    button = "Save the agency"
    said = "{record} is changed."


class JoinAgency(Keep):
    """An agency that is known already, taken into the partnership being looked at."""

    model = Agency
    form_class = JoinForm
    title = "Take it into your partnership"
    button = "Take it in"
    said = "{record} takes part."

    @staticmethod
    def may(person, permission, record):
        return bool(standing_of(person).partnerships_where(permission))

    def operate(self, form):
        into = kept_by(self.request)
        answers = form.cleaned_data
        return operations.join_agency(
            agency=self.record, partnership=into, **answers, by=self.person, on=self.today
        )  # fmt: skip


class ChangeMembership(Correct):
    model = Membership
    related = ("agency", "partnership")
    form_class = ChangeMembershipForm
    operation = operations.change_membership
    title = "Change how an agency takes part"
    button = "Save"
    said = "How {record} takes part is changed."


class EndMembership(End):
    model = Membership
    related = ("agency", "partnership")
    ends = "agency"
    form_class = EndForm
    operation = operations.end_membership
    title = "An agency leaves the partnership"
    button = "Record the last day"
    said = "Recorded. Its seats end with it, and what it still leads is shown without a lead from the day after."


class SucceedAgency(Keep):
    model = Agency
    form_class = SucceedAgencyForm
    operation = operations.succeed_agency
    title = "It became another body"
    button = "Record it"
    said = "Recorded. Now say on which day {record} leaves the partnership, and give what it leads to its successor."


@require_safe
def partner_roles(request):
    """Who fills the three safeguarding partners' roles, and who did."""
    partnership = kept_by(request)
    found = places.partner_roles(partnership, request.user)
    return render(request, "partners/partner_roles.html", {"partnership": partnership, "parts": found})


class NamePartner(AddHere):
    form_class = PartnerForm
    operation = operations.name_partner
    back = ("partners:partner-roles", "Back to the safeguarding partners")
    title = "Name a safeguarding partner"
    button = "Name it"
    said = "Recorded. It stands among the safeguarding partners from that day."


class EndPartner(End):
    model = PartnerRole
    related = ("agency", "partnership")
    argument = "role"
    ends = "partnership"
    form_class = EndForm
    operation = operations.end_partner
    back = ("partners:partner-roles", "Back to the safeguarding partners")
    title = "A body stops being a safeguarding partner"
    button = "Record the last day"
    said = "Recorded. It still belongs to the partnership; its page says so, and ends that too where it leaves."
