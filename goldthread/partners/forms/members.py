"""What is asked when several people and agencies are to sit in a group."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from goldthread.kit.choosing import SeveralField
from goldthread.kit.forms import DayField, Form
from goldthread.kit.words import joined
from goldthread.partners import places
from goldthread.partners.forms.seats import CAPACITIES
from goldthread.partners.models import Agency, Person
from goldthread.partners.operations.members import Member
from goldthread.partners.queries import agencies_of

LINES = (
    "One a line: name, work e-mail, and the agency they sit for, if any, with commas between them. "
    "Of somebody who is here already the e-mail is enough."
)


class MembersForm(Form):
    one_of = ("people", "new", "agencies")
    people = SeveralField(
        label="Who of those who hold a seat already?", queryset=Person.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    new = forms.CharField(
        label="Who else?", required=False, max_length=6000, help_text=LINES, widget=forms.Textarea({"rows": 5})
    )
    agencies = SeveralField(
        label="Which agencies have not named anybody yet?", queryset=Agency.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple, help_text="Each gets a vacant seat, to be filled once they name somebody.",
    )  # fmt: skip
    capacity = forms.ChoiceField(label="In which capacity do they sit?", choices=CAPACITIES)
    starts_on = DayField(label="From which day?")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.here = {each.pk: each for each in places.people_to_seat(self.record, self.person, self.today)}
        self.bodies = list(agencies_of(self.record.home, self.today))
        people, agencies = self.fields["people"], self.fields["agencies"]
        people.queryset = Person.objects.visible_to(self.person).filter(pk__in=self.here).order_by("name")
        people.label_from_instance = lambda each: (
            f"{each.name}, {joined([str(held.seat) for held in self.here[each.pk].held])}"
        )
        if len(self.here) > places.MOST_TICKED or not self.here:
            del self.fields["people"]
        agencies.queryset = offered = places.agencies_to_seat(self.record, self.today)
        if not offered.exists():
            del self.fields["agencies"]

    def clean(self):
        given = self.cleaned_data
        named = [Member(agency=self.agency_of(each), person=each) for each in given.pop("people", ())]
        named += self.written(given.pop("new", ""))
        covered = {each.agency for each in named}
        named += [Member(agency=each) for each in given.pop("agencies", ()) if each not in covered]
        if not named and not self.errors:
            self.add_error("new", "Tick or write at least one of them.")
        given["members"] = named

    def agency_of(self, person):
        """The agency somebody sits for already, where it is one alone."""
        found = {held.seat.agency for held in self.here[person.pk].held if held.seat.agency}
        return found.pop() if len(found) == 1 else None

    def written(self, text):
        """Those who were written, one a line; what is wrong with a line is said with its number."""
        members, wrong = [], []
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                try:
                    members.append(self.one(line))
                except ValidationError as error:
                    wrong.append(f"Line {number}: {error.message}")
        for sentence in wrong:
            self.add_error("new", sentence)
        return members

    def one(self, line):
        parts = [part.strip() for part in line.replace(";", ",").replace("\t", ",").split(",") if part.strip()]
        emails = [part for part in parts if "@" in part]
        if len(emails) != 1:
            raise ValidationError("write one work e-mail, such as “A. Example, a.example@example.org, Health”.")
        self.refuse_address(emails[0])
        before, after = parts[: parts.index(emails[0])], parts[parts.index(emails[0]) + 1 :]
        agency = self.body_named(", ".join(after))
        name, known = ", ".join(before), places.person_known(emails[0])
        if known is None and not name:
            raise ValidationError(f"nobody here has the address {emails[0]}. Write their name before it.")
        if known and name and name.casefold() != known.name.casefold():
            raise ValidationError(
                f"somebody here has the address {emails[0]} already. Write the address alone if it is the same person."
            )
        sits_for = self.agency_of(known) if known and known.pk in self.here else None
        return Member(agency=agency or sits_for, person=known, name=name, email="" if known else emails[0])

    def refuse_address(self, email):
        try:
            validate_email(email)
        except ValidationError:
            raise ValidationError(f"“{email}” is not an e-mail address. Correct it.") from None

    def body_named(self, words):
        """The agency of this partnership by its name, its short name, or the beginning of one alone."""
        if not words:
            return None
        asked = words.casefold()
        same = [each for each in self.bodies if asked in (each.name.casefold(), each.short_name.casefold())]
        alike = same or [each for each in self.bodies if each.name.casefold().startswith(asked)]
        if len(alike) != 1:
            raise ValidationError(f"no agency here is called “{words}”. Write its name as it stands under Agencies.")
        return alike[0]
