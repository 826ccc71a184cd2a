"""A report agrees with itself: what its plan says of an action, what its figures count and what it prints are one."""

from datetime import date

import pytest

from goldthread.actions.models import Action
from goldthread.actions.operations import record_impact, set_answers
from goldthread.kit.periods import Span
from goldthread.plan.operations import add_objective, install_default_kinds, place_action
from goldthread.report.gathering import report_whole
from goldthread.report.gathering.whole import tie_ref
from goldthread.report.models import Tie
from goldthread.report.operations import reports
from tests.cast import TODAY, build_world
from tests.factories.actions import action_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
NO_IMPACT = "No impact recorded"
LAST_YEAR = {"starts_on": date(2025, 4, 1), "ends_on": date(2026, 3, 31), "edition": "working-together-2023"}


@pytest.fixture
def world():
    return build_world()


@pytest.fixture
def doing(world):
    return {"by": world.people["manager"], "on": TODAY}


@pytest.fixture
def action(world, doing):
    """An action under an objective of last year, done in it, which answers a recommendation."""
    found = action_of(world, "Speak with children")
    day = date(2026, 2, 1)
    Action.objects.filter(pk=found.pk).update(
        status="done", done_first=day, done_last=day, done_words="1 February 2026"
    )
    kind = install_default_kinds(partnership=world.wessmere, **doing)[2]
    about = {"words": "Children are heard", "starts": Span.day(date(2025, 4, 1))}
    objective = add_objective(partnership=world.wessmere, kind=kind, **about, **doing)
    place_action(objective=objective, action=found, year_starts_on=date(2025, 4, 1), **doing)
    return set_answers(action=found, recommendations=[world.recommendation], version=found.version, **doing)


@pytest.fixture
def facts(world, doing, action):
    report = reports.create_report(home=world.wessmere, title="Yearly report", **LAST_YEAR, **doing)
    return lambda: report_whole(report).facts


def what_it_says(facts, action):
    """Whether the report has an impact of the action, wherever it might say so."""
    (node,) = [each for each in facts.objectives if each.words == "Children are heard"]
    counted = {key: [ref.pk for ref in facts.figure(key).records] for key in ("with-impact", "without-impact", "done")}
    (answering,) = [each for row in facts.recommendations for each in row.actions if each.ref.pk == action.pk]
    return {
        "in the plan": bool(node.impacts),
        "as no gap": NO_IMPACT not in node.gaps,
        "as a figure": action.pk in counted["with-impact"],
        "not as the other figure": action.pk in counted["done"] and action.pk not in counted["without-impact"],
        "under the recommendation": answering.has_impact,
    }


@pytest.mark.parametrize(
    ("dated", "is_told"),
    [(Span.day(date(2026, 3, 31)), True), (Span(), True), (Span.day(date(2026, 4, 1)), False)],
    ids=["by the day of the figures", "not dated", "after it"],
)
def test_an_impact_told_after_the_period_counts_everywhere_or_nowhere_by_its_own_date(
    action, facts, doing, dated, is_told
):
    assert set(what_it_says(facts(), action).values()) == {False}
    record_impact(action=action, words="They say so.", dated=dated, told_by="its e-mail", **doing)
    said = what_it_says(facts(), action)
    assert set(said.values()) == {is_told}, said


def test_what_was_done_after_the_day_of_the_figures_is_under_way_everywhere(action, facts):
    day = date(2026, 4, 2)
    Action.objects.filter(pk=action.pk).update(done_first=day, done_last=day)
    found = facts()
    answering = [each for row in found.recommendations for each in row.actions if each.ref.pk == action.pk]
    planned = [each.action for node in found.objectives for each in node.planned]
    listed = [each for each in found.actions if each.ref.pk == action.pk]
    assert {each.status for each in (*answering, *planned, *listed)} == {"under way"}
    assert action.pk not in [ref.pk for ref in found.figure("done").records]


def test_what_a_claim_rests_on_is_named_and_leads_to_its_page(world, action, doing):
    impact = record_impact(action=action, words="They say so.", told_by="its e-mail", **doing)
    name = f"AC-{action.number}"
    for tie, reference, words in (
        (Tie(action=action), name, "Speak with children"),
        (Tie(impact=impact), f"impact of {name}", "They say so."),
        (Tie(recommendation=world.recommendation), f"RC-{world.recommendation.number}", world.recommendation.words),
    ):
        ref = tie_ref(tie)
        page = (tie.action or tie.recommendation or action).get_absolute_url()
        assert (ref.reference, ref.words, ref.href) == (reference, words, page)


def test_a_figure_in_a_section_with_a_period_of_its_own_opens_and_lists_what_was_counted_there(
    client, world, doing, action
):
    period = LAST_YEAR | {"ends_on": date(2025, 12, 31)}
    report = reports.create_report(home=world.wessmere, title="Yearly report", **period, **doing)
    report.sections.filter(key="impact").update(starts_on=date(2026, 1, 1), ends_on=date(2026, 3, 31))
    client.force_login(world.people["manager"])
    opens = f"/reports/{report.pk}/figures/done/?section=impact"
    assert opens in client.get(f"/reports/{report.pk}/sections/impact/").content.decode()
    assert "One record stands behind this figure." in client.get(opens).content.decode()
    assert "No records stand behind this figure." in client.get(opens.partition("?")[0]).content.decode()
    assert client.get(opens.replace("impact", "voice")).status_code == 404, "it has no period of its own"
    assert (
        f"/reports/{report.pk}/figures/actions/" in client.get(f"/reports/{report.pk}/sections/plan/").content.decode()
    )
    appendix = client.get(f"/reports/{report.pk}/preview/").content.decode().partition("Figures and the records")[2]
    assert "Actions done (What difference it made)" in appendix and "1 January 2026 to 31 March 2026" in appendix
