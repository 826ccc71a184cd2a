"""What risks and the vision offer the report, and how it is told there."""

from datetime import date

from goldthread.kit.periods import Period, Span
from goldthread.kit.spans import columns
from goldthread.plan import operations as plan
from goldthread.plan.facts import for_period as plan_for_period
from goldthread.report.facts import Facts
from goldthread.report.sections import changes, risks, telling
from goldthread.risks import operations
from goldthread.risks.facts import for_period
from goldthread.risks.models import Milestone, OutsideChange, Review
from tests.cast import TODAY, YEAR
from tests.factories.risks import a_position, a_risk, a_statement, rated

PERIOD = Period(date(2026, 4, 1), date(2027, 3, 31))


def facts(world):
    given = for_period(world.wessmere, PERIOD, PERIOD.end)
    return Facts(partnership=None, title="", period=PERIOD, as_at=PERIOD.end, chapters={"risks": given})


def test_of_a_long_register_the_report_names_those_rated_highest(world, doing):
    for number in range(telling.MOST + 1):
        rated(a_risk(world, 100 + number, title=f"Risk of {number}"), 1 if number == 7 else 3, 3, on=YEAR)
    told = repr(risks.section(facts(world)))
    assert "26 risks and issues were on the register. The 25 rated highest are named here." in told
    assert "R-106" in told and "R-107" not in told and "R-125" in told


def test_a_report_tells_which_risks_there_were_what_was_done_and_which_come_back(world, doing):
    risk = a_risk(world, owner=world.seats["chair"], **columns("raised", Span.day(YEAR)))
    rated(risk, 4, 4, on=YEAR)
    rated(risk, 3, 3, on=TODAY)
    Review.objects.create(risk=risk, words="Plans were presented.", presented_words="Director of Public Health",
                          **columns("on", Span.day(TODAY)))  # fmt: skip
    operations.set_revisit(risk=risk, year=date(2027, 4, 1), version=1, **doing)
    a_risk(world, 51, title="Kept by a panel", circle="panel", circle_group=world.subgroup)
    told = repr(risks.section(facts(world)))
    for words in (
        "R-50", "Chair seat", "9, medium (possible, moderate)", "presented by the Director of Public Health",
        "went from 16, critical", "to be revisited in 2027-28",
    ):  # fmt: skip
        assert words in told
    assert "Kept by a panel" not in told


def test_a_report_says_so_when_no_risk_and_no_change_is_recorded(world):
    for section in (risks.section, changes.ORGANISATIONS.build, changes.NEW_GUIDANCE.build):
        built = section(facts(world))
        assert not built.has_facts and "recorded in this period" in repr(built)


def test_changes_are_told_apart_by_kind_with_what_partners_did(world):
    at = {"home": world.wessmere, **columns("takes_effect", Span.day(TODAY))}
    OutsideChange.objects.create(key="a", number=1, kind="organisation", title="Two trusts become one", **at)
    change = OutsideChange.objects.create(
        key="b", number=2, kind="guidance", title="A new edition", edition="working-together-2026", **at
    )
    Milestone.objects.create(change=change, kind="required", words="Publish.", whom="Business unit")
    guidance, organisations = (
        repr(changes.NEW_GUIDANCE.build(facts(world))),
        repr(changes.ORGANISATIONS.build(facts(world))),
    )
    assert "Had to be done: Publish (Business unit); not done yet." in guidance
    assert "Two trusts" in organisations and "Two trusts" not in guidance
    assert "What partners did about it is not recorded." in organisations


def test_a_statement_has_one_position_a_year_with_its_evidence(world, doing):
    position = a_position(world)
    again = plan.set_position(
        objective=a_statement(world), year_starts_on=date(2026, 9, 1), words="Fewer say so.", seen="no",
        evidence=[], version=1, **doing,
    )  # fmt: skip
    assert again.pk == position.pk and not again.evidence.exists()
    plan.set_position(objective=a_statement(world), year_starts_on=date(2027, 4, 1), words="Next year.", **doing)
    told = {each.key: each for each in plan_for_period(world.wessmere, PERIOD, PERIOD.end).objectives}
    (found,) = told["vision"].positions
    assert (found.words, found.seen_words, found.evidence) == ("Fewer say so.", "We do not see it yet", ())
