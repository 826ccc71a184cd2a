"""What is asked about seats and about who holds them."""

from django import forms
from django.db.models import Q

from goldthread.kit.forms import DayField, FilterForm, Form, VersionedForm
from goldthread.kit.words import joined
from goldthread.partners import places
from goldthread.partners.keeping import roles_to_give
from goldthread.partners.models import Agency, Group, Person, Seat
from goldthread.partners.queries import agencies_of
from goldthread.partners.roles import ROLE_CHOICES

UNKNOWN = "Leave it empty if it is not known."
CAPACITIES = [
    (Seat.Capacity.MEMBER, "Member: takes part in decisions"),
    (Seat.Capacity.ADVISER, "Adviser: gives expert advice"),
    (Seat.Capacity.OBSERVER, "Observer: listens"),
    (Seat.Capacity.PARTICIPATING, "Participating observer: speaks, and does not decide"),
    (Seat.Capacity.ATTENDING, "In attendance: keeps the minutes, presents a paper"),
]


class SeatFields(forms.Form):
    title = forms.CharField(
        label="What is the seat called?", max_length=160,
        help_text='By the post, never the person: "Chair, Quality subgroup", "Health lead".',
    )  # fmt: skip
    role = forms.ChoiceField(label="What may its holder do?", widget=forms.RadioSelect)
    capacity = forms.ChoiceField(label="In which capacity do they sit?", choices=CAPACITIES)
    starts_on = DayField(label="From which day does the seat exist?", required=False, help_text=UNKNOWN)
    sector = forms.CharField(
        label="Does it sit for a whole sector?", max_length=120, required=False,
        help_text='Such as "primary schools". Leave it empty for a seat of one agency.',
    )  # fmt: skip
    counts_for_agency = forms.BooleanField(
        label="It counts for its own agency as well", required=False,
        help_text="In attendance and quorum. A seat of a sector counts for the sector; for an agency only by a rule.",
    )  # fmt: skip
    sector_rule = forms.CharField(
        label="By which rule?", max_length=300, required=False, widget=forms.Textarea({"rows": 2}),
        help_text='Such as "The head of the school that holds it also answers for that school".',
    )  # fmt: skip

    def clean(self):
        """A box that is not ticked is an answer for a sector's seat alone."""
        found = super().clean() or self.cleaned_data
        if not found.get("sector"):
            found |= {"counts_for_agency": True, "sector_rule": ""}
        return found


def offer_roles(form, partnership):
    """Set the roles that the reader may give, each with what it lets its holder do."""
    given = roles_to_give(form.person, partnership)
    form.fields["role"].choices = [(role.key, f"{role.title}: {role.description}") for role in given]


class AddSeatForm(SeatFields, Form):
    agency = forms.ModelChoiceField(
        label="For which agency?", queryset=Agency.objects.none(), required=False, empty_label="No agency",
        help_text="An agency lead or a respondent answers for one.",
    )  # fmt: skip
    group = forms.ModelChoiceField(
        label="In which group?", queryset=Group.objects.none(), required=False, empty_label="No group",
        help_text="A chair or a member sits in one.",
    )  # fmt: skip
    field_order = (
        "title",
        "role",
        "agency",
        "group",
        "capacity",
        "starts_on",
        "sector",
        "counts_for_agency",
        "sector_rule",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_roles(self, self.record)
        groups = Group.objects.visible_to(self.person).filter(home=self.record, ends_first=None)
        self.fields["agency"].queryset = agencies_of(self.record, self.today)
        self.fields["group"].queryset = groups.order_by("name")


class ChangeSeatForm(SeatFields, VersionedForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_roles(self, self.record.partnership)


class SomebodyFields(forms.Form):
    """A person who is here already, or somebody new; an address that is known is offered, not refused."""

    name = forms.CharField(label="Name", max_length=120, required=False, help_text="The name used at work.")
    email = forms.EmailField(
        label="Work e-mail", required=False, max_length=254, help_text="They are invited and sign in with it."
    )
    same = forms.BooleanField(label="It is the same person", required=False)

    def offer_known(self):
        """Ask whether it is the same person when somebody has the address already."""
        self.known = places.person_known(str(self.data.get("email", ""))) if self.is_bound else None
        if self.known is None:
            del self.fields["same"]

    def somebody(self):
        """The person who is known by the address that was typed, once that is confirmed."""
        if self.known and not self.cleaned_data.get("same"):
            is_seen = Person.objects.visible_to(self.person).filter(pk=self.known.pk).exists()
            who = self.known.name if is_seen else "Somebody"
            self.add_error("same", f"{who} has this address already. Tick that it is the same person, or correct it.")
        self.cleaned_data.pop("same", None)
        return self.known


class FillForm(SomebodyFields, VersionedForm):
    holder = forms.ModelChoiceField(
        label="Who?", queryset=Person.objects.none(), required=False, empty_label="Somebody who is not in the list",
    )  # fmt: skip
    is_deputy = forms.BooleanField(
        label="As its deputy", required=False, help_text="A deputy may do what the holder may, beside them."
    )
    starts_on = DayField(label="From which day?")
    ends_present = forms.BooleanField(label="The time of whoever holds it now ends the day before", required=False)
    field_order = ("holder", "name", "email", "same", "starts_on", "ends_present", "is_deputy")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        people = Person.objects.visible_to(self.person).filter(is_active=True)
        self.fields["holder"].queryset = people.order_by("name")
        if people.count() > places.MOST_OFFERED:
            del self.fields["holder"]
            self.fields["email"].help_text = "Somebody who is here already is found by it."
        else:
            self.fields["name"].label, self.fields["email"].label = (
                "Or the name of somebody new",
                "And their work e-mail",
            )
        self.offer_known()
        sitting = [each for each in self.record.holdings.all() if each.ends_on is None and not each.is_deputy]
        names = joined([each.person.name for each in sitting])
        self.fields["ends_present"].label = f"The time of {names} ends the day before"
        if not sitting:
            del self.fields["ends_present"]

    def clean(self):
        if self.cleaned_data.get("holder"):
            self.cleaned_data |= {"name": "", "email": ""}
            self.cleaned_data.pop("same", None)
            return
        self.cleaned_data["holder"] = self.somebody()
        if not self.known:
            who = "Choose a person, or write a name." if "holder" in self.fields else "Write their name."
            for name, words in (("name", who), ("email", "Write their work e-mail.")):
                if not self.cleaned_data.get(name) and name not in self.errors:
                    self.add_error(name, words)


class AddPersonForm(SomebodyFields, Form):
    seat = forms.ModelChoiceField(
        label="Which seat do they take?", queryset=Seat.objects.none(), required=False, empty_label="None yet",
        help_text="What a person sees and may do comes from their seats. Without one they see nothing.",
    )  # fmt: skip
    starts_on = DayField(label="From which day?", required=False)
    field_order = ("name", "email", "same", "seat", "starts_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seat"].queryset = places.seats_to_fill(self.record, self.person, self.today)
        for name in ("name", "email"):
            self.fields[name].required = True
        self.offer_known()

    def clean(self):
        self.cleaned_data["known"] = self.somebody()
        if self.known and not self.cleaned_data.get("seat"):
            self.add_error("seat", "They are here already. Choose the seat they take in this partnership.")


class ChangePersonForm(VersionedForm):
    name = forms.CharField(label="Name", max_length=120)
    email = forms.EmailField(label="Work e-mail", max_length=254, help_text="They sign in with it.")


class MergeForm(VersionedForm):
    """The other entry for the same person, chosen first and then confirmed."""

    twice = forms.ModelChoiceField(
        label="Which other entry is the same person?", queryset=Person.objects.none(), empty_label="Choose an entry",
        help_text="The one that is closed. What it holds comes to the person on whose page you are.",
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = Person.objects.visible_to(self.person).filter(merged_into=None).exclude(pk=self.record.pk)
        field = self.fields["twice"]
        field.queryset = found.order_by("name", "email")
        field.label_from_instance = lambda person: f"{person.name}, {person.email}"

    def chosen(self):
        """The entry chosen, on the way there or once it is sent."""
        asked = str(self.data.get("twice") if self.is_bound else self.initial.get("twice") or "")
        entries = self.fields["twice"].queryset
        return entries.filter(pk=asked).first() if asked.isdecimal() else None


class PersonFilter(FilterForm):
    words = forms.CharField(label="Name or e-mail", max_length=120)

    def by_words(self, people, typed):
        return people.filter(Q(name__icontains=typed) | Q(email__icontains=typed))


class SeatFilter(FilterForm):
    words = forms.CharField(label="What it is called", max_length=120)
    role = forms.ChoiceField(label="Role", choices=[("", "Any role"), *ROLE_CHOICES])
    vacant = forms.BooleanField(label="Vacant seats only")

    def by_words(self, seats, typed):
        return seats.filter(title__icontains=typed)

    def by_vacant(self, seats, _):
        return places.vacant(seats, self.today)
