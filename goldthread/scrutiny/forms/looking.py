"""What the button sends that says somebody has looked."""

from django import forms

from goldthread.kit.forms import Form


class LookedForm(Form):
    entry = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
