"""What the partners' floor offers the report: the arrangements as they stood in a period."""

from datetime import date

import pytest

from goldthread.kit.periods import Period, Span
from goldthread.kit.spans import columns
from goldthread.partners.facts import for_period, plain
from goldthread.partners.models import (
    FootprintArea,
    FormerName,
    Group,
    GroupFormerName,
    GroupParent,
    GroupPause,
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


def test_a_group_is_told_as_it_was_in_the_period_with_what_happened_to_it(world):
    group = world.subgroup
    GroupFormerName.objects.create(group=group, name="Audit subgroup", until=date(2025, 6, 30))
    GroupFormerName.objects.create(group=group, name="Quality group", until=date(2026, 6, 30))
    GroupPause.objects.create(group=group, why="No chair.", starts_on=date(2025, 5, 1), ends_on=date(2025, 7, 31))
    GroupPause.objects.create(group=group, why="Later.", starts_on=date(2026, 5, 1))
    GroupParent.objects.create(group=group, parent=world.business, ends_on=date(2025, 12, 31))
    told = next(each for each in facts(world).groups if each.kind == "Subgroup")
    assert told.name == "Quality group"
    assert told.paused_why == ""
    assert told.changes == (
        "Called Audit subgroup until 30 June 2025",
        "Paused from 1 May 2025 until 31 July 2025: No chair",
        "Under Business group until 31 December 2025",
    )


def test_a_group_that_ended_in_the_period_says_what_it_left_and_one_that_ended_later_does_not(world):
    ended = Span.day(date(2026, 3, 31))
    Group.objects.filter(pk=world.subgroup.pk).update(closing_note="A toolkit.", **columns("ends", ended))
    later = Span.day(date(2026, 4, 30))
    Group.objects.filter(pk=world.business.pk).update(closing_note="Later.", **columns("ends", later))
    told = {each.kind: (each.closing_note, each.changes) for each in facts(world).groups}
    assert told == {"Subgroup": ("A toolkit.", ("Ended on 31 March 2026",)), "Business group": ("", ())}


def test_the_host_of_a_joint_group_is_the_one_of_the_last_day(world):
    about = {"group": world.subgroup, "partnership": world.norden}
    GroupShare.objects.create(is_host=True, ends_on=date(2025, 12, 31), **about)
    GroupShare.objects.create(starts_on=date(2026, 1, 1), **about)
    assert next(each for each in facts(world).groups if each.kind == "Subgroup").host == ""
    GroupShare.objects.filter(starts_on=date(2026, 1, 1)).update(is_host=True)
    assert next(each for each in facts(world).groups if each.kind == "Subgroup").host == "Norden"
