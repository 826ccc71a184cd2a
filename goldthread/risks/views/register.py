"""The register, the heat matrix, and the page of a risk."""

from django.db.models import Case, F, When
from django.http import Http404
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from goldthread.actions.shown import cell_of
from goldthread.actions.shown import state_of as action_state
from goldthread.actions.views.home import HomeIndex
from goldthread.actions.views.recommendations import story_of
from goldthread.kit.columns import Column
from goldthread.kit.references import reference
from goldthread.partners.current import current_partnership
from goldthread.partners.marking import marking_of_all
from goldthread.partners.policy import may_in
from goldthread.partners.roles import Permission
from goldthread.partners.verbs import Page
from goldthread.risks import queries, shown
from goldthread.risks.forms.filters import RiskFilter
from goldthread.risks.models import Risk
from goldthread.risks.scales import in_force, matrices

ON_TOP = Case(When(status="open", then=0), When(status="accepted", then=1), default=2)
FILED = (
    Column("Likelihood", "current_likelihood", empty="Not rated"),
    Column("Impact", "current_impact", empty="Not rated"),
    Column("Target", shown.target_of, empty="None set"),
    Column("Kind", "get_kind_display"),
    Column("Category", shown.category_of, empty="None given"),
    Column("Raised", "raised"),
    Column("Cause", "cause"),
    Column("Event", "event"),
    Column("Consequence", "consequence"),
    Column("Groups of children", "children"),
    Column("Controls", "controls"),
    Column("What is done about it", lambda row: str(row.get_treatment_display()) if row.treatment else ""),
    Column("To be revisited in", "revisit_words", empty="No named year"),
)


class RiskIndex(HomeIndex):
    comes_back = True
    model = Risk
    template_name = "risks/risk_index.html"
    narrowing = RiskFilter
    title = "Risks and issues"
    nouns = ("risk or issue", "risks and issues")
    order = (ON_TOP, F("current_score").desc(nulls_last=True), "-number")

    def filter_form(self, data, **asked):
        form = super().filter_form(data, **asked)
        self.scales = getattr(form, "scales", {})
        return form

    @property
    def columns(self):
        """On the page the score tells its target too; a file has each fact in a column of its own."""
        if "format" in self.request.GET:
            return (*self.shown_columns(), *FILED)
        return self.shown_columns()

    def shown_columns(self):
        return (
            Column("Risk or issue", "title", sort="title", is_link=True),
            Column("Reference", reference, sort="number"),
            Column("How it stands", self.said, sort="status", shown=lambda row: cell_of(self.state(row))),
            Column("Current score", "current_score", sort="current_score", empty="Not rated", shown=self.score),
            Column("Owner", lambda row: row.owner or row.owner_agency, empty="Nobody"),
            Column("Next review", "review_on", sort="review_on", empty="None set"),
        )

    def state(self, row):
        return shown.state_of(row, self.today)

    def said(self, row):
        state = self.state(row)
        return f"{state.label}. {state.sentence}" if state.sentence else state.label

    def score(self, row):
        return shown.score_cell(row, self.scales)

    def records(self):
        return queries.for_list(queries.of_partnership(Risk.objects.visible_to(self.person), self.partnership))

    def context(self):
        return {"may_add": self.partnership and may_in(self.person, Permission.KEEP_RISKS, self.partnership.pk)}


class RiskPage(Page):
    model = Risk
    template_name = "risks/risk.html"

    def records(self):
        return queries.for_page(super().records(), self.today)

    def context(self):
        risk, person, today = self.record, self.person, self.today
        scales = matrices(each.scale_id for each in risk.scores.all())
        ratings, beside = shown.ratings_of(risk, scales), queries.beside(risk, person)
        actions = [(each, action_state(each, today)) for each in queries.actions_of(risk, person)]
        areas = {each.area for each in beside["share"]}
        return {
            "state": shown.state_of(risk, today),
            "category": shown.category_of(risk),
            "latest": shown.latest_of(ratings),
            "ratings": list(reversed(ratings)),
            "chart": shown.chart_of(risk, scales),
            "chart_title": shown.chart_title(risk),
            "actions": [pair for pair in actions if pair[0].area not in areas],
            "themes": [each.name for each in beside["theme"]],
            "changes": [each.change for each in beside["change"]],
            "shares": [self.part_of(each, actions) for each in beside["share"]],
            "next_steps": shown.next_steps(risk, person),
            "keeping_steps": shown.keeping_steps(risk, person),
            "may_keep": may_in(person, Permission.KEEP_RISKS, risk.home_id),
            "history": story_of(risk, person),
        }

    def part_of(self, area, actions):
        """What the page says of an area that shares the risk: its owner and comment, its actions, and what the reader
        may do with them."""
        return {
            "area": area,
            "actions": [pair for pair in actions if pair[0].area == area.area],
            "may_change": may_keep_either(self.person, area.area, self.record.home_id),
            "may_act": may_in(self.person, Permission.ADD_ACTION, area.area),
        }


def may_change_share(person, share):
    """What an area says of a shared risk is said by those who keep its register there, or the register at home."""
    return may_keep_either(person, share.partnership_id, share.risk.home_id)


def may_keep_either(person, *areas):
    return any(may_in(person, Permission.KEEP_RISKS, area) for area in areas)


@require_safe
def matrix(request):
    """The open risks and issues counted into likelihood and impact, each count a link to its list."""
    partnership = current_partnership(request)
    if partnership is None:
        raise Http404
    risks = queries.of_partnership(Risk.objects.visible_to(request.user), partnership)
    scale = in_force(partnership, localdate())
    cells = queries.cells(risks, scale)
    sizes = range(1, scale.size + 1)
    shown_rows = [(scale.likelihood[one - 1], one, [cells[one, two] for two in sizes]) for one in reversed(sizes)]
    about = {
        "partnership": partnership,
        "scale": scale,
        "heads": list(enumerate(scale.impact, 1)),
        "rows": shown_rows,
        "outside": queries.outside(risks, scale),
        "total": sum(each.count for each in cells.values()),
        "marked": [marking_of_all(risks.filter(status="open"), partnership.marking)],
    }
    return render(request, "risks/matrix.html", about)
