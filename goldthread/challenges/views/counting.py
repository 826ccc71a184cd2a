"""Pages that count: challenges by partner, subject and outcome, and practitioners' escalations of a period."""

from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from goldthread.actions.views.home import HomeIndex
from goldthread.actions.views.recommendations import story_of
from goldthread.challenges import operations, queries
from goldthread.challenges.charts import by_body, by_outcome
from goldthread.challenges.forms.counting import AddCountForm, CountFilter, CountForm
from goldthread.challenges.forms.filters import year_from
from goldthread.challenges.models import Challenge, Disagreements
from goldthread.challenges.rules import SMALL, printed
from goldthread.kit.columns import Column
from goldthread.partners.current import current_partnership
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import AddAtHome, Change, Page

P = Permission


@require_safe
def counts(request):
    """Challenges of a year, or of all, by whom they were put to, by subject and by what came of them."""
    home, person, today = current_partnership(request), request.user, localdate()
    mine = queries.of_partnership(Challenge.objects.visible_to(person), home)
    years = queries.years_of(mine, home) if home else []
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else None
    chosen = mine.filter(queries.raised_in(year_from(year, home.year_start_month))) if year else mine
    found = queries.counts(chosen, person, today, **({"year": str(year)} if year else {}))
    tabs = [("All years", "?", year is None)]
    tabs += [(year_from(each, home.year_start_month).short(), f"?year={each}", each == year) for each in years]
    shown = {
        "counts": found,
        "tabs": tabs,
        "today": today,
        "charts": [*by_body(found, today), *by_outcome(found, today)],
    }
    return render(request, "challenges/counts.html", shown)


def counts_here(person, home):
    """Whether somebody reads a small count as it is: those who count, and nobody else."""
    return may_in(person, P.COUNT_DISAGREEMENTS, home)


class DisagreementsIndex(HomeIndex):
    model = Disagreements
    template_name = "challenges/disagreements_index.html"
    narrowing = CountFilter
    title = "Practitioners' escalations"
    nouns = ("count", "counts")
    order = ("-ends_on", "kind", "stage", "outcome")
    about = (
        Column("Period", str, sort="ends_on", is_link=True, shown=lambda row: f"{row.period}"),
        Column("About", "kind_words", sort="kind"),
        Column("How far", "stage_words", sort="stage"),
        Column("How they ended", "outcome_words", sort="outcome"),
        Column("Begun by", "agency", empty="Not by agency"),
    )
    exactly = Column("How many", "count", sort="count", is_number=True)
    roughly = Column("How many", lambda row: printed(row.count), is_number=True)

    @property
    def columns(self):
        is_exact = self.partnership and counts_here(self.person, self.partnership.pk)
        return (*self.about, self.exactly if is_exact else self.roughly)

    def records(self):
        return queries.disagreements_for_list(super().records())

    def context(self):
        return {"may_count": self.partnership and counts_here(self.person, self.partnership.pk)}


class DisagreementsPage(Page):
    model = Disagreements
    template_name = "challenges/disagreements.html"

    def records(self):
        return super().records().select_related("home", "agency", "circle_group")

    def context(self):
        is_exact, count = counts_here(self.person, self.record.home_id), self.record.count
        return {
            "is_small": 0 < count < SMALL,
            "is_exact": is_exact,
            "how_many": f"{count:,}" if is_exact else printed(count),
            "may_change": is_exact,
            "history": story_of(self.record, self.person) if is_exact else [],
        }


class CountDisagreements(AddAtHome):
    permission = P.COUNT_DISAGREEMENTS
    form_class = AddCountForm
    operation = operations.count_disagreements
    back = ("challenges:disagreements", "Back to practitioners' escalations")
    title = "Count practitioners' escalations"
    button = "Save the count"
    said = "The count is saved."


class ChangeDisagreements(Change):
    model = Disagreements
    permission = P.COUNT_DISAGREEMENTS
    form_class = CountForm
    operation = operations.change_count
    argument = "disagreements"
    title = "Correct the count"
    button = "Save the count"
    said = "The count is saved."

    def initial(self):
        return super().initial() | {"agency": self.record.agency_id}
