"""Pages of recommendations and of the sources they come from."""

from django.urls import reverse
from django.utils.text import Truncator, slugify

from goldthread.actions import operations, queries
from goldthread.actions.forms.filters import RecommendationFilter, SourceFilter
from goldthread.actions.forms.recommendations import (
    AddRecommendationForm,
    AddSourceForm,
    ChangeRecommendationForm,
    ChangeSourceForm,
)
from goldthread.actions.models import Recommendation, Source
from goldthread.actions.rules import RECOMMENDATION_GAPS, gaps_of
from goldthread.actions.shown import state_of
from goldthread.actions.views.home import HomeIndex
from goldthread.kit.columns import Column
from goldthread.kit.library import library
from goldthread.kit.references import reference
from goldthread.partners.history import lines_of
from goldthread.partners.policy import may_in
from goldthread.partners.queries import names_of
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import AddAtHome, Change, Page, TakeStep
from goldthread.trail.queries import history_of_seen

P = Permission
HISTORY_LINES = 20


def kind_name(source):
    """A source's kind in words."""
    kind = library().source_kinds.get(source.kind)
    return kind.name if kind else source.kind


def story_of(record, person):
    """The history of a record that a page has found, in sentences."""
    told = history_of_seen(record, HISTORY_LINES)
    return lines_of(told, names_of((each.by_id for each in told), person))


class RecommendationIndex(HomeIndex):
    comes_back = True
    model = Recommendation
    template_name = "actions/recommendation_index.html"
    narrowing = RecommendationFilter
    title = "Recommendations"
    nouns = ("recommendation", "recommendations")
    order = ("-number",)
    columns = (
        Column("Recommendation", "words", sort="words", is_link=True, shown=lambda row: Truncator(row.words).words(24)),
        Column("Reference", reference, sort="number"),
        Column("Answer", "get_status_display", sort="status"),
        Column("Source", "source", empty="Not named"),
        Column("Actions", lambda row: len(row.actions.all()), is_number=True),
    )

    def records(self):
        return queries.recommendations_for_list(super().records(), self.person)

    def context(self):
        return {"may_add": self.partnership and may_in(self.person, P.ADD_RECOMMENDATION, self.partnership.pk)}


class RecommendationPage(Page):
    model = Recommendation
    template_name = "actions/recommendation.html"

    def records(self):
        return queries.recommendation_page(super().records(), self.person)

    def context(self):
        record, home = self.record, self.record.home_id
        return {
            "actions": [(action, state_of(action, self.today)) for action in record.actions.all()],
            "gaps": gaps_of(record, record.home, self.today, RECOMMENDATION_GAPS),
            "next_steps": self.next_steps() if may_in(self.person, P.ANSWER_RECOMMENDATION, home) else [],
            "may_add_action": may_in(self.person, P.ADD_ACTION, home),
            "may_change": may_in(self.person, P.ADD_RECOMMENDATION, home),
            "history": story_of(record, self.person),
        }

    def next_steps(self):
        steps = Recommendation.LIFECYCLE.open_steps(self.record)
        return [(step.words, reverse("actions:answer", args=(self.record.pk, slugify(step.name)))) for step in steps]


class AddRecommendation(AddAtHome):
    permission = P.ADD_RECOMMENDATION
    form_class = AddRecommendationForm
    operation = operations.add_recommendation
    back = ("actions:recommendations", "Back to recommendations")
    title = "Add a recommendation"
    button = "Add the recommendation"
    said = "Added. Say next whether it is accepted, and add the action that answers it."

    def initial(self):
        return {"source": self.request.GET.get("source")}


class ChangeRecommendation(Change):
    model = Recommendation
    permission = P.ADD_RECOMMENDATION
    form_class = ChangeRecommendationForm
    operation = operations.change_recommendation
    title = "Change the recommendation"
    button = "Save the recommendation"
    said = "The recommendation is saved."

    def records(self):
        return queries.recommendation_form(super().records(), self.person)

    def initial(self):
        record = self.record
        return super().initial() | {
            "source": record.source if record.may_read_source else None,
            "repeats": [record.repeats] if record.may_read_repeats else [],
            "themes": [theme.pk for theme in record.themes.all()],
        }


class AnswerRecommendation(TakeStep):
    model = Recommendation
    operation = operations.answer_recommendation


class SourceIndex(HomeIndex):
    model = Source
    template_name = "actions/source_index.html"
    narrowing = SourceFilter
    title = "Sources"
    nouns = ("source", "sources")
    order = ("-dated_last", "-number")
    columns = (
        Column("Source", "title", sort="title", is_link=True),
        Column("Kind", kind_name, sort="kind"),
        Column("Date", "dated", sort="dated_last"),
        Column("Said by", "said_by", sort="said_by"),
    )

    def context(self):
        return {"may_add": self.partnership and may_in(self.person, P.ADD_RECOMMENDATION, self.partnership.pk)}


class SourcePage(Page):
    model = Source
    template_name = "actions/source.html"

    def records(self):
        return queries.source_page(super().records(), self.person)

    def context(self):
        return {
            "kind": kind_name(self.record),
            "may_change": may_in(self.person, P.ADD_RECOMMENDATION, self.record.home_id),
            "history": story_of(self.record, self.person),
        }


class AddSource(AddAtHome):
    permission = P.ADD_RECOMMENDATION
    form_class = AddSourceForm
    operation = operations.add_source
    back = ("actions:sources", "Back to sources")
    title = "Add a source"
    button = "Add the source"
    said = "Added. Its recommendations can name it now."


class ChangeSource(Change):
    model = Source
    permission = P.ADD_RECOMMENDATION
    form_class = ChangeSourceForm
    operation = operations.change_source
    title = "Change the source"
    button = "Save the source"
    said = "The source is saved."
