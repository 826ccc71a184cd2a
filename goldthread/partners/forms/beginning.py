"""What is asked when an installation or a partnership is set up."""

from calendar import month_name

from django import forms

from goldthread.kit.forms import Form, VersionedForm
from goldthread.partners import first_run
from goldthread.partners.forms.seats import SomebodyFields
from goldthread.partners.forms.way_in import NewPasswordForm
from goldthread.partners.models import Group, PartnerRole, Partnership, Person, Seat
from goldthread.partners.operations.beginning import Wanted
from goldthread.partners.roles import ROLES

KINDS = [(value, label) for value, label in Partnership.Kind.choices]
MONTHS = [(number, month_name[number]) for number in range(1, 13)]
USUAL = (
    (Group.Kind.EXECUTIVE, "Executive group", True),
    (Group.Kind.BOARD, "Main board", True),
    (Group.Kind.BUSINESS, "Business group", True),
    (Group.Kind.SUBGROUP, "Quality assurance subgroup", True),
    (Group.Kind.SUBGROUP, "Learning from reviews subgroup", True),
    (Group.Kind.SUBGROUP, "Workforce development subgroup", True),
    (Group.Kind.SUBGROUP, "Exploitation subgroup", True),
    (Group.Kind.SUBGROUP, "Policy and procedures subgroup", False),
    (Group.Kind.SUBGROUP, "Education subgroup", False),
    (Group.Kind.SUBGROUP, "Health subgroup", False),
)


class CodeForm(Form):
    code = forms.CharField(
        label="Set-up code", max_length=40, help_text="Four groups of four, printed where the site was installed.",
        widget=forms.TextInput({"autocomplete": "off", "class": "govuk-input--width-20"}),
    )  # fmt: skip

    def clean_code(self):
        if not first_run.is_right(self.cleaned_data["code"]):
            raise forms.ValidationError("That is not the code. Copy it as it was printed.")
        return self.cleaned_data["code"]


class PartnershipFields(forms.Form):
    name = forms.CharField(
        label="What is the partnership called?", max_length=160,
        help_text="In full, as on its publications.",
    )  # fmt: skip
    short_name = forms.CharField(
        label="Short name", max_length=40, help_text="The letters or the word people use for it."
    )
    area = forms.CharField(label="Which area does it cover?", max_length=160)
    kind = forms.ChoiceField(label="What kind is it?", choices=KINDS, initial=Partnership.Kind.AREA)
    year_start_month = forms.TypedChoiceField(
        label="In which month does your year begin?", choices=MONTHS, coerce=int, initial=4,
        help_text="The year of the plan and of the report.",
    )  # fmt: skip
    report_word = forms.ChoiceField(label="What is the report called?", choices=Partnership.ReportWord.choices)
    marking = forms.CharField(
        label="Protective marking", max_length=60, required=False,
        help_text="Shown on every page and document, such as OFFICIAL.",
    )  # fmt: skip


class BeginPartnershipForm(PartnershipFields, Form):
    pass


class WithManagerFields(PartnershipFields, SomebodyFields):
    """A partnership, and whoever manages it first."""


class AddPartnershipForm(WithManagerFields, Form):
    manager_name = forms.CharField(label="Who is its first manager?", max_length=120)
    field_order = (*PartnershipFields.base_fields, "manager_name", "email", "same")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].required, self.fields["email"].label = True, "Their work e-mail"
        self.offer_known()

    def clean(self):
        self.cleaned_data["known"] = self.somebody()


class DescribeForm(PartnershipFields, VersionedForm):
    pass


class YouForm(NewPasswordForm):
    name = forms.CharField(label="Your name", max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    email = forms.EmailField(
        label="Your work e-mail", max_length=254, help_text="You sign in with it.",
        widget=forms.EmailInput({"autocomplete": "email"}),
    )  # fmt: skip
    field_order = ("name", "email", "password", "password_again")

    def clean(self):
        self.person = Person(name=self.cleaned_data.get("name", ""), email=self.cleaned_data.get("email", ""))
        super().clean()
        self.cleaned_data.pop("password_again", None)


class PartnersForm(Form):
    """The bodies behind the three safeguarding partners, one a line."""

    council = forms.CharField(label="Local authority", required=False, widget=forms.Textarea({"rows": 2}))
    health = forms.CharField(label="Health: integrated care board", required=False, widget=forms.Textarea({"rows": 2}))
    police = forms.CharField(label="Police", required=False, widget=forms.Textarea({"rows": 2}))

    def clean(self):
        lines = {part: self.cleaned_data.get(part, "").splitlines() for part in PartnerRole.Part.values}
        named = {part: [line.strip() for line in each if line.strip()] for part, each in lines.items()}
        for part, names in named.items():
            if any(len(name) > 160 for name in names):
                self.add_error(part, "A name is longer than 160 characters. Write each body on a line of its own.")
        self.cleaned_data = {"named": named}


class Offered(Form):
    """Things to tick, each with boxes that open beneath it."""

    template_name = "partners/forms/offered.html"
    is_offer = True

    def offer(self, number, label, ticked, **boxes):
        """Add one thing to tick, with its boxes."""
        self.fields[f"tick_{number}"] = forms.BooleanField(label=label, required=False, initial=ticked)
        for name, field in boxes.items():
            self.fields[f"{name}_{number}"] = field

    def rows(self):
        """Each tick with the boxes beneath it."""
        for name in [each for each in self.fields if each.startswith("tick_")]:
            number = name.removeprefix("tick_")
            boxes = [self[each] for each in self.fields if each.endswith(f"_{number}") and each != name]
            yield {"tick": self[name], "boxes": boxes}

    def ticked(self):
        """The numbers of what was ticked."""
        ticks = [name for name in self.fields if name.startswith("tick_") and self.cleaned_data.get(name)]
        return [int(name.removeprefix("tick_")) for name in ticks]


class GroupsForm(Offered):
    """The groups that partnerships usually have, those that are there already left out."""

    def __init__(self, *args, there=(), **kwargs):
        super().__init__(*args, **kwargs)
        kinds, names = {group.kind for group in there} - {Group.Kind.SUBGROUP}, {group.name.lower() for group in there}
        self.usual = [each for each in USUAL if each[0] not in kinds and each[1].lower() not in names]
        for number, (kind, name, is_usual) in enumerate(self.usual):
            label = name if kind == Group.Kind.SUBGROUP else kind.label
            words = forms.CharField(label="What do you call it?", initial=name, max_length=160, required=False)
            self.offer(number, label, is_usual and not there, name=words)

    def clean(self):
        chosen = [(self.usual[number], self.cleaned_data.get(f"name_{number}")) for number in self.ticked()]
        self.cleaned_data = {"groups": [(str(kind), name or usual) for (kind, usual, _), name in chosen]}


class SeatsForm(Offered):
    """The seats that partnerships usually have, those that are there already left out."""

    def __init__(self, *args, usual=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.usual = list(usual)
        for number, each in enumerate(self.usual):
            who = forms.CharField(label="Name of who holds it", max_length=120, required=False)
            email = forms.EmailField(label="Their work e-mail", max_length=254, required=False)
            self.offer(number, each.title, each.role != "delegated partner", name=who, email=email)

    def clean(self):
        wanted = []
        for number in self.ticked():
            each = self.usual[number]
            name, email = self.cleaned_data.get(f"name_{number}", ""), self.cleaned_data.get(f"email_{number}", "")
            if name and not email and f"email_{number}" not in self.errors:
                self.add_error(f"email_{number}", f"Write the work e-mail of {name}, or leave the seat vacant for now.")
            if email and not name:
                self.add_error(f"name_{number}", f"Write the name of whoever has the address {email}.")
            wanted.append(Wanted(each.title, each.role, each.agency, each.group, name, email))
        self.cleaned_data = {"seats": wanted}


def usual_seats(seats, bodies, groups):
    """The seats a partnership usually has and that are not there yet: scrutineer, a lead and a delegated safeguarding
    partner for each body, a chair for each group."""
    there = {(seat.role, seat.agency_id, seat.group_id) for seat in seats}
    wanted = [Wanted("Independent scrutineer", "scrutineer"), Wanted("Business unit", "business unit")]
    for role in ("lead partner", "delegated partner"):
        wanted += [Wanted(f"{ROLES[role].title}, {each}", role, agency=each) for each in bodies]
    wanted += [Wanted(f"Chair, {group}", "chair", group=group) for group in groups]
    wanted = [Wanted(each.title[: Seat._meta.get_field("title").max_length], *_place(each)) for each in wanted]
    return [each for each in wanted if (each.role, *_ids(each)) not in there]


def _place(wanted):
    return wanted.role, wanted.agency, wanted.group


def _ids(wanted):
    return (wanted.agency.pk if wanted.agency else None), (wanted.group.pk if wanted.group else None)
