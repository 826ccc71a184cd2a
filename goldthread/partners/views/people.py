"""Pages of people: their list, one with the seats they hold, and what changes them."""

from goldthread.kit.columns import Column
from goldthread.kit.words import joined
from goldthread.partners import places
from goldthread.partners.forms.seats import AddPersonForm, ChangePersonForm, MergeForm, PersonFilter
from goldthread.partners.history import lines_of
from goldthread.partners.keeping import may_change_person
from goldthread.partners.models import Person
from goldthread.partners.operations import merging
from goldthread.partners.operations import people as operations
from goldthread.partners.operations.seats import add_person_to
from goldthread.partners.queries import names_of
from goldthread.partners.standing import standing_of
from goldthread.partners.verbs import Page
from goldthread.partners.views.here import HISTORY_LINES, KEEP, AddHere, Correct, Keep, KeptIndex
from goldthread.trail.queries import history_of_seen


def account_of(person):
    if not person.is_active:
        return "Closed"
    if person.last_login:
        return "Open"
    return "Invited, not used yet" if getattr(person, "is_invited", False) else "Not used yet"


class PersonIndex(KeptIndex):
    comes_back = True
    model = Person
    title = "People"
    nouns = ("person", "people")
    order = ("name",)
    filter_form = PersonFilter
    columns = (
        Column("Name", "name", sort="name", is_link=True),
        Column("Seats held", lambda person: joined([each.seat.title for each in person.held]), empty="None now"),
        Column("Work e-mail", "email", sort="email"),
        Column("Account", account_of),
    )
    adds = ("Add a person", "partners:add-person")
    template_name = "partners/person_index.html"
    empty_words = "People appear here once they are added."

    def records(self):
        return places.people_kept(self.partnership, self.person, self.today)


class PersonPage(Page):
    model = Person
    template_name = "partners/person.html"

    def records(self):
        return places.person_page(super().records(), self.person)

    def context(self):
        told = history_of_seen(self.record, HISTORY_LINES)
        now, before = [], []
        for each in self.record.holdings.all():
            (before if each.ends_on and each.ends_on < self.today else now).append(each)
        keeps = standing_of(self.person).partnerships_where(KEEP)
        return {
            "now": now,
            "before": before,
            "account": account_of(self.record),
            "keeps": keeps,
            "other": self.record.merged_into if keeps else None,
            "may_see": bool(keeps) or self.person.pk == self.record.pk,
            "may_change": may_change_person(self.person, self.record),
            "history": lines_of(told, names_of([each.by_id for each in told], self.person)) if keeps else [],
        }


class AddPerson(AddHere):
    form_class = AddPersonForm
    operation = add_person_to
    back = ("partners:people", "Back to people")
    title = "Add a person"
    button = "Add them"
    said = "{record} is added. Invite them when they should be able to sign in."

    def initial(self):
        return {"seat": self.request.GET.get("seat", ""), "starts_on": self.today}


class ChangePerson(Correct):
    model = Person
    form_class = ChangePersonForm
    operation = operations.change_person
    title = "Change a name or address"
    button = "Save"
    said = "{record} is changed."


class MergePerson(Keep):
    """Two entries for one person: the other is chosen, what moves is shown, and then it is done."""

    model = Person
    argument = "kept"
    form_class = MergeForm
    operation = merging.merge_people
    template_name = "partners/merge.html"
    title = "Entered twice"
    button = "Take the two together"
    said = "Done. What the other entry held is now held by {record}, and its account is closed."

    def initial(self):
        return {"twice": self.request.GET.get("twice", "")}

    def show(self, status=200, template="", **more):
        other = more["form"].chosen()
        about = {"other": other, "moves": places.moving(other, self.person) if other else None}
        return super().show(status, template or self.template_name, **more, **about)
