"""Of which time, and of which group, attendance is asked for."""

from django import forms

from goldthread.kit.forms import FilterForm, SpanField
from goldthread.kit.periods import Period, reporting_year
from goldthread.partners.models import Group


class AttendanceFilter(FilterForm):
    """A period, and a group or all of them."""

    period = SpanField(
        label="Period", help_text='A year, quarter, month or two dates, such as "2026-27", "Q2 2026" or '
        '"1 April 2026 to 30 June 2026". Empty for this year.',
    )  # fmt: skip
    group = forms.ModelChoiceField(label="Group", queryset=Group.objects.none(), empty_label="All")

    def __init__(self, data, *, person, today, partnership):
        super().__init__(data, person=person, today=today)
        self.partnership = partnership
        self.fields["group"].queryset = Group.objects.visible_to(person).order_by("name")

    def asked(self):
        """The period that is asked for; the year in which today falls, where none can be read."""
        self.is_valid()
        span = self.cleaned_data.get("period")
        if span and span.is_dated:
            return Period(span.first, span.last)
        return reporting_year(self.today, self.partnership.year_start_month)
