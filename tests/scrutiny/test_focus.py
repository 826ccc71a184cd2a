"""Areas of focus: reported on and judged each quarter, owed by whoever reports, and carried into the next year."""

from datetime import date

import pytest

from goldthread.kit.refusal import Refusal, Stale
from goldthread.partners.models import Person
from goldthread.scrutiny import operations
from goldthread.scrutiny.due import due, owes, tabled
from goldthread.scrutiny.models import FocusArea, FocusReport
from tests.cast import TODAY
from tests.factories import scrutiny as made

BACK = {"starts_on": date(2025, 4, 1), "ends_on": date(2026, 3, 31)}
SPRING = date(2026, 1, 15)


def report(area, by, words="Asked forty children.", **more):
    return operations.report_focus(focusarea=area, quarter=SPRING, words=words, by=by, on=TODAY, **more)


def judge(area, by, **more):
    return operations.judge_focus(focusarea=area, quarter=SPRING, by=by, on=TODAY, **more)


def why(found):
    return [each.why for each in found]


def test_a_quarter_is_owed_until_it_is_reported_and_then_waits_for_the_scrutineer(world):
    area = made.a_focus(world, **BACK)
    partner, me = world.people["lead partner"], world.people["scrutineer"]
    assert why(due(partner, TODAY)) == ["Nobody has reported on January 2026 to March 2026"]
    assert due(me, TODAY) == []
    report(area, partner)
    assert due(partner, TODAY) == []
    assert why(due(me, TODAY)) == ["Partners have reported on January 2026 to March 2026"]
    row = FocusReport.objects.get()
    judge(area, me, verdict="some", judged="A beginning.", version=row.version)
    assert due(me, TODAY) == []


def test_what_a_seat_reports_on_is_owed_by_that_seat_and_its_agency_alone(world):
    made.a_focus(world, owner=world.seats["agency lead"], **BACK)
    lead = world.people["agency lead"]
    assert len(due(lead, TODAY)) == 1
    assert due(world.people["manager"], TODAY) == []
    assert len(owes(lead, world.health, TODAY)) == 1
    assert owes(lead, world.council, TODAY) == []


def test_it_comes_before_those_who_lead_and_no_other_group(world):
    made.a_focus(world, **BACK)
    manager = world.people["manager"]
    assert tabled(manager, world.subgroup, TODAY) == []
    world.business.kind = "board"
    assert len(tabled(manager, world.business, TODAY)) == 1


def test_nobody_reports_over_what_is_judged_or_over_what_they_have_not_seen(world):
    area, partner, me = made.a_focus(world, **BACK), world.people["lead partner"], world.people["scrutineer"]
    report(area, partner)
    with pytest.raises(Stale):
        report(area, world.people["manager"], words="Asked nobody.")
    report(area, partner, words="Asked fifty.", version=1)
    judge(area, me, verdict="good", version=2)
    with pytest.raises(Refusal):
        report(area, partner, words="Asked sixty.", version=3)
    assert FocusReport.objects.get().words == "Asked fifty."


def test_a_quarter_that_nobody_reported_is_judged_with_words_of_the_scrutineer_s_own(world):
    area, me = made.a_focus(world, **BACK), world.people["scrutineer"]
    with pytest.raises(Refusal):
        judge(area, me, verdict="none")
    judge(area, me, verdict="none", judged="I asked, and nobody knew.")
    assert FocusReport.objects.get().get_verdict_display() == "No progress"


def test_a_quarter_of_another_year_is_refused(world):
    with pytest.raises(Refusal):
        report(made.a_focus(world), world.people["lead partner"])


def test_it_is_carried_into_the_next_year_with_its_lineage(world):
    area = made.a_focus(world, owner=world.seats["lead partner"], **BACK)
    new = operations.carry_focus(
        focusarea=area, reason="Not there yet.", version=1, by=world.people["scrutineer"], on=TODAY
    )
    area.refresh_from_db()
    assert (area.status, new.carries, new.raised_in) == ("carried", area, "2025-26")
    assert (new.starts_on, new.ends_on, new.owner) == (date(2026, 4, 1), date(2027, 3, 31), area.owner)
    assert FocusArea.objects.filter(status="open").get() == new


def test_a_seat_that_reports_opens_the_page_to_do_so(world, client):
    area = made.a_focus(world, owner=world.seats["agency lead"], **BACK)
    client.force_login(Person.objects.get(pk=world.people["agency lead"].pk))
    body = {"quarter": "2026-01-01", "words": "Asked forty."}
    assert client.post(f"/scrutiny/focus/{area.pk}/report/", body).status_code == 302
    assert FocusReport.objects.get().reported_by == world.people["agency lead"]
