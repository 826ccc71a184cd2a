"""What is asked when somebody leaves: the last day, who holds each seat next, and whether the account closes."""

from django import forms
from django.db.models import Q

from goldthread.kit.forms import DayField, Form
from goldthread.partners.models import Holding, Person
from goldthread.partners.operations.leaving import HandOver
from goldthread.partners.roles import INSIDERS

NOBODY = "Nobody yet: leave it vacant"


class LeavingForm(Form):
    """One question for each seat that the reader may hand on."""

    last_day = DayField(
        label="Their last day", help_text="They sit until the end of it; whoever follows, from the next."
    )
    closes = forms.BooleanField(
        label="Close the account",
        required=False,
        help_text="At once, when no seat is left after today; else by itself after the last day.",
    )

    def __init__(self, *args, holdings, **kwargs):
        super().__init__(*args, **kwargs)
        self.holdings = holdings
        people = self.who_may_follow().order_by("name")
        offered = [("", NOBODY), *people.values_list("pk", "name")] if holdings else []
        for each in holdings:
            follows = forms.ModelChoiceField(
                label=f"Who holds this seat next: {each.seat.title}?", queryset=people, required=False
            )
            follows.choices = offered
            self.fields[f"next_{each.pk}"] = follows
            self.fields[f"version_{each.pk}"] = forms.IntegerField(
                widget=forms.HiddenInput, required=False, initial=each.seat.version
            )
        self.order_fields(["last_day", *(f"next_{each.pk}" for each in holdings), "closes"])

    def who_may_follow(self):
        """Those who sit in the partnership, or nowhere yet; of those who answer for a school, its own alone."""
        agencies = [each.seat.agency_id for each in self.holdings if each.seat.agency_id]
        sits_near = Holding.objects.visible_to(self.person).filter(
            Q(seat__role__in=INSIDERS) | Q(seat__agency__in=agencies)
        )
        near = Q(pk__in=sits_near.values("person")) | Q(holdings=None)
        return Person.objects.visible_to(self.person).filter(near, is_active=True).exclude(pk=self.record.pk)

    def seats(self):
        """What becomes of each seat."""
        typed = self.cleaned_data
        return [HandOver(each, typed.get(f"version_{each.pk}"), typed.get(f"next_{each.pk}")) for each in self.holdings]
