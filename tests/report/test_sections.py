"""Every section of the report, from facts alone."""

from datetime import date

import pytest

from goldthread.kit.document import nodes
from goldthread.kit.document.nodes import Callout, Chart, Figures, Gap, Section, Table, plain
from goldthread.kit.document.text import write
from goldthread.kit.periods import Period, Span
from goldthread.report.facts import PlannedFact
from goldthread.report.sections import ORDER, USUAL, usual_of
from tests.report import sample


def words_of(key, **more):
    """What a section prints, as text."""
    built = usual_of(key).build(sample.facts(**more))
    document = nodes.Document("Report", (Section(key, "Title", built.nodes), *built.parts))
    return " ".join(write(document).split())


def nothing():
    return {"objectives": (), "actions": (), "recommendations": (), "plans": (), "kinds": ()}


@pytest.mark.parametrize(
    "usual", [usual for usual in ORDER if usual.key not in ("abbreviations", "about", "sources")], ids=lambda u: u.key
)
def test_a_section_with_nothing_behind_it_says_so(usual):
    bare = sample.PartnershipFacts(1, "empty", "Empty Partnership", "EP", "Partnership for one area")
    built = usual.build(sample.facts(partnership=bare, **nothing()))
    said = [node.words for node in built.nodes if isinstance(node, Gap)]
    assert said or "No gaps" in words_of("gaps", **nothing())
    if usual.key not in ("gaps",):
        assert not built.has_facts, "coverage would take it for covered"


@pytest.mark.parametrize("key", USUAL)
def test_no_section_prints_what_only_a_group_may_read(key):
    hidden = sample.action(
        7, "What the panel keeps to itself", is_printed=False, impacts=(sample.impact("Kept words"),)
    )
    node = sample.objective(8, "An objective kept apart", is_printed=False)
    secret = sample.recommendation(9, "A recommendation kept apart", is_printed=False)
    given = sample.facts()
    said = words_of(
        key,
        actions=(*given.actions, hidden),
        objectives=(*given.objectives, node),
        recommendations=(*given.recommendations, secret),
    )
    for words in ("panel keeps", "Kept words", "kept apart"):
        assert words not in said


def test_a_restricted_action_is_counted_all_the_same():
    hidden = sample.action(7, "What the panel keeps to itself", is_printed=False)
    given = sample.facts()
    assert sample.facts(actions=(*given.actions, hidden)).figure("actions").value == 3


def test_every_figure_prints_its_source_and_day_and_opens_its_records():
    (row,) = [node for node in usual_of("summary").build(sample.facts()).nodes if isinstance(node, Figures)]
    for figure in row.items:
        assert figure.source and figure.as_at == "31 March 2021"
    done = next(figure for figure in row.items if figure.label == "Actions done")
    assert (done.value, done.count, done.href) == ("1", 1, "/reports/1/figures/done/")


def test_a_figure_of_nothing_opens_nothing():
    (row,) = [node for node in usual_of("summary").build(sample.facts(actions=())).nodes if isinstance(node, Figures)]
    assert next(figure for figure in row.items if figure.label == "Actions done").href == ""


def test_the_summary_tells_only_impact_that_was_checked():
    told = sample.action(1, impacts=(sample.impact("Nobody has checked this", state="reported"),))
    assert "Nobody has checked this" not in words_of("summary", actions=(told,))


def test_the_plan_shows_each_objective_with_its_actions_and_impact():
    said = words_of("plan")
    for words in (
        "OB-1 Responding to neglect",
        "Neglect is seen early",
        "from 10% to 40%",
        "AC-1",
        "Proposed for 2021-22",
    ):
        assert words in said
    assert "Children say that they are heard (feedback from children or families; AC-1)" in said
    assert "Decision for 2021-22: continue, changing the actions. The toolkit is embedded." in said


def test_the_plan_prints_the_gaps_of_an_objective():
    bare = sample.objective(5, "Children out of school", owners=(), gaps=("Objective with no outcome", "No measure"))
    said = words_of("plan", objectives=(bare,))
    assert "No owner recorded" in said and "Objective with no outcome; no measure." in said


def test_done_without_impact_is_named():
    bare = sample.action(4, "Publish the framework", done=Span.day(date(2020, 6, 1)))
    said = words_of("impact", actions=(bare,))
    assert "No evidence of impact is recorded in this period." in said
    assert "Of one action done, one has no evidence that it made a difference" in said


def test_impact_is_ordered_by_its_strength():
    by_data = sample.impact("Referrals fell", strength="data", strength_words="Data")
    told = sample.action(1, impacts=(sample.impact(), by_data))
    said = words_of("impact", actions=(told,))
    assert said.index("Referrals fell") < said.index("Children say")


def test_little_progress_says_what_got_in_the_way():
    blocked = sample.action(5, "Appoint a chair", "blocked", reason="no chair named", leads=())
    said = words_of("progress", actions=(blocked,))
    assert "Blocked" in said and "no chair named" in said and "No lead recorded" in said


def test_recommendations_stand_under_their_source_with_the_answer():
    said = words_of("learning")
    assert "Review of Example" in said
    assert "Train every designated lead (RC-1). Accepted. * AC-1 Launch the toolkit" in said
    assert "No action is recorded for it." in said


def test_priorities_are_told_for_both_years_only_where_they_differ():
    now = sample.objective(1, "Neglect", "theme", "priority", is_next=False)
    then = sample.objective(2, "Exploitation", "theme", "priority", is_in_period=False)
    said = words_of("priorities", objectives=(now, then))
    assert "for 2020-21: 1. Neglect" in said and "for 2021-22: 1. Exploitation" in said
    assert "2021-22" not in words_of("priorities")


def test_next_year_lists_what_is_ahead_once():
    action = sample.action(3, "Evaluate the toolkit", "proposed")
    both = sample.objective(planned=(PlannedFact(action, "proposed"), PlannedFact(action, "development")))
    assert words_of("next", objectives=(both,)).count("Evaluate the toolkit") == 1


def test_the_appendix_names_what_each_figure_was_counted_from():
    (table,) = [node for node in usual_of("sources").build(sample.facts()).nodes if isinstance(node, Table)]
    rows = {plain(row[0]): [plain(cell) for cell in row] for row in table.rows}
    assert rows["Actions in the period"][-1] == "AC-1, AC-2"
    assert rows["Actions blocked"][-1] == "None"


def test_a_long_list_of_references_is_cut_and_says_so():
    many = tuple(sample.action(number) for number in range(1, 100))
    assert "and 39 more" in words_of("sources", actions=many)


def test_voice_is_the_feedback_of_children_and_families():
    built = usual_of("voice").build(sample.facts())
    assert [node.title for node in built.nodes if isinstance(node, Callout)] == [
        "Evidence of impact: feedback from children or families, AC-1"
    ]


def test_a_key_of_ones_own_is_a_section_of_narrative():
    usual = usual_of("a-word-of-thanks")
    assert usual.title == "A word of thanks" and usual.is_narrative


def test_next_period_has_the_same_length():
    assert sample.facts().next_period == Period(date(2021, 4, 1), date(2022, 3, 31))
    long = sample.facts(period=Period(date(2021, 1, 1), date(2022, 3, 31)))
    assert long.next_period.start == date(2022, 4, 1)


def test_the_plan_draws_how_its_actions_stand_and_says_it():
    (chart,) = [node for node in usual_of("plan").build(sample.facts()).nodes if isinstance(node, Chart)]
    assert chart.title == "One of two actions is done, one late"
    *states, (whole, number) = chart.rows
    assert states == [("Done", "1"), ("Late", "1")]
    assert (whole[0].text, whole[0].href, number) == ("All actions", "/reports/1/figures/actions/", "2")
    assert chart.source and chart.as_at == "31 March 2021"


def test_impact_is_drawn_by_its_strength_only_where_there_is_some():
    charts = [node for node in usual_of("impact").build(sample.facts()).nodes if isinstance(node, Chart)]
    assert charts[0].title == "One piece of evidence of impact is recorded, none by data or audit"
    assert not [node for node in usual_of("impact").build(sample.facts(actions=())).nodes if isinstance(node, Chart)]
