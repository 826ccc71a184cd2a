"""What is asked about closed days and school terms."""

from django import forms

from goldthread.kit.forms import DayField, Form


class CloseForm(Form):
    name = forms.CharField(label="Why is it closed?", max_length=120, help_text='Such as "Offices closed".')
    day = DayField(label="On which day?", help_text="The first of several.")
    until = DayField(label="Until which day?", required=False, help_text="Leave it empty for one day.")


class OpenForm(Form):
    name = forms.CharField(label="Why is it worked on?", max_length=120, help_text='Such as "Moved to 8 May".')
    day = DayField(label="Which bank holiday?")


class TermForm(Form):
    name = forms.CharField(
        label="What is it called?", max_length=80, help_text='Such as "Summer term 2027, first half".'
    )
    starts_on = DayField(label="First day")
    ends_on = DayField(label="Last day")
