"""What the partners' floor offers the report: the arrangements as they stood in a period."""

from datetime import date

import pytest

from goldthread.kit.periods import Period
from goldthread.partners.facts import for_period, plain
from goldthread.partners.models import (
    FootprintArea,
    FormerName,
    Group,
    GroupParent,
    GroupShare,
    Membership,
    Partnership,
    Succession,
)
from tests.cast import agency, build_world

pytestmark = pytest.mark.django_db
YEAR = Period(date(2025, 4, 1), date(2026, 3, 31))


@pytest.fixture
def world():
    return build_world()


def facts(world):
    return for_period(world.wessmere, YEAR, YEAR.end)


def test_every_safeguarding_role_is_told_even_where_nobody_fills_it(world):
    roles = {each.role: each.agencies for each in facts(world).partner_roles}
    assert roles["Local authority"] == ("Wessmere Council",) and roles["Police"] == ()


def test_agencies_that_joined_or_left_in_the_period_say_when(world):
    body = agency("wessmere-probation", "Wessmere Probation", "probation", world.wessmere)
    Membership.objects.filter(agency=body).update(starts_on=date(2025, 9, 1), ends_on=date(2026, 1, 31))
    gone = agency("wessmere-old-trust", "Wessmere Old Trust", "health-provider", world.wessmere)
    Membership.objects.filter(agency=gone).update(ends_on=date(2024, 1, 1))
    told = {each.name: each.change for each in facts(world).agencies}
    assert told["Wessmere Probation"] == "joined 1 September 2025, left 31 January 2026"
    assert "Wessmere Old Trust" not in told


def test_groups_say_what_they_stand_under_and_who_shares_them(world):
    GroupParent.objects.create(group=world.subgroup, parent=world.business)
    GroupShare.objects.create(group=world.subgroup, partnership=world.norden)
    told = {each.name: each for each in facts(world).groups}
    assert told["Quality subgroup"].under == ("Business group",)
    assert told["Quality subgroup"].shared_with == ("Norden",)


def test_a_case_panel_is_never_named(world):
    Group.objects.create(home=world.wessmere, key="panel", kind="panel", name="A panel about one case")
    assert "A panel about one case" not in {each.name for each in facts(world).groups}


def test_footprints_name_their_areas(world):
    four = Partnership.objects.create(key="four", name="Four Waters", short_name="4W", kind="footprint")
    for member in (world.wessmere, world.norden):
        FootprintArea.objects.create(footprint=four, member=member)
    (told,) = facts(world).footprints
    assert (told.short_name, told.members) == ("4W", ("Norden", "Wessmere"))


def test_names_are_those_borne_on_the_day(world):
    FormerName.objects.create(
        partnership=world.wessmere, name="Old Wessmere", short_name="Old", kind="area", until=date(2026, 3, 31)
    )
    assert plain(world.wessmere, date(2026, 3, 31)).name == "Old Wessmere"
    assert plain(world.wessmere, date(2026, 4, 1)).name == world.wessmere.name
    assert facts(world).changes == ("Old Wessmere bore that name until 31 March 2026.",)


def test_what_a_partnership_became_in_the_period_is_told(world):
    Succession.objects.create(before=world.norden, after=world.wessmere, how="merged", on=date(2025, 10, 1))
    (said,) = facts(world).changes
    assert "Norden" in said and "merged into" in said and "1 October 2025" in said
