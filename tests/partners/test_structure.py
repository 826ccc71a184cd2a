"""How groups stand, and stood on any day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.kit.periods import Span
from goldthread.kit.refusal import Refusal
from goldthread.partners.models import Group, GroupFormerName, GroupParent, GroupPause, GroupShare, Seat
from goldthread.partners.operations import group_rules, groups, pauses, seats, sharing
from goldthread.partners.rules import lasts, named_on
from goldthread.partners.structure import structure_on
from tests.cast import build_world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
MARCH, APRIL, MAY = date(2026, 3, 31), date(2026, 4, 1), date(2026, 5, 1)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@pytest.fixture
def world():
    return build_world()


@pytest.fixture
def by(world, today):
    return {"by": world.people["manager"], "on": today}


def stood(world, on, group=None, reader="manager", partnership=None):
    found = structure_on(partnership or world.wessmere, world.people[reader], on)
    return next((each for each in found.groups if each.group == (group or world.subgroup)), None)


def test_a_group_that_moved_stands_under_one_and_then_under_the_other(world, by):
    board = Group.objects.create(home=world.wessmere, key="board", kind="board", name="Board")
    groups.set_parents(group=world.subgroup, parents=[world.business], starts_on=None, version=1, **by)
    groups.set_parents(group=world.subgroup, parents=[board], starts_on=APRIL, version=2, **by)
    assert [stood(world, day).names for day in (MARCH, APRIL)] == [("Business group",), ("Board",)]


def test_one_that_was_placed_and_moved_on_the_same_day_never_stood_there(world, by):
    board = Group.objects.create(home=world.wessmere, key="board", kind="board", name="Board")
    groups.set_parents(group=world.subgroup, parents=[world.business], starts_on=APRIL, version=1, **by)
    groups.set_parents(group=world.subgroup, parents=[board], starts_on=APRIL, version=2, **by)
    assert [place.parent for place in world.subgroup.parents.all()] == [board]


def test_a_renamed_group_is_called_as_it_was_on_the_day(world, by):
    groups.rename_group(group=world.subgroup, name="Learning", until=MARCH, version=1, **by)
    assert [stood(world, day).name for day in (MARCH, APRIL)] == ["Quality subgroup", "Learning"]
    assert stood(world, MARCH).is_renamed


def test_a_pause_is_kept_with_its_days_and_the_mark_stays_in_step(world, by):
    pauses.pause_group(group=world.subgroup, reason="No chair.", starts_on=MARCH, version=1, **by)
    assert Group.objects.get(pk=world.subgroup.pk).is_paused
    pauses.resume_group(group=world.subgroup, meets_on=MAY, version=2, **by)
    row = Group.objects.get(pk=world.subgroup.pk)
    assert (row.is_paused, row.paused_why) == (False, "")
    paused = [bool(stood(world, day).pause) for day in (date(2026, 3, 30), MARCH, date(2026, 4, 30), MAY)]
    assert paused == [False, True, True, False]


def test_a_pause_taken_back_on_its_day_leaves_nothing(world, by, today):
    pauses.pause_group(group=world.subgroup, reason="A slip.", version=1, **by)
    pauses.resume_group(group=world.subgroup, version=2, **by)
    assert not world.subgroup.pauses.exists()


@pytest.mark.parametrize(
    ("starts_on", "says"), [(date(2026, 6, 1), "once it has begun"), (date(2019, 1, 1), "Choose a later day")]
)
def test_a_pause_neither_lies_ahead_nor_before_the_group(world, by, starts_on, says):
    Group.objects.filter(pk=world.subgroup.pk).update(starts_first=date(2020, 1, 1), starts_last=date(2020, 1, 1))
    with pytest.raises(Refusal, match=says):
        pauses.pause_group(group=world.subgroup, reason="X", starts_on=starts_on, version=1, **by)


def test_the_host_of_a_joint_group_changes_on_a_day_and_sharing_goes_on(world, by):
    about = {"partnership": world.norden, "starts_on": date(2025, 1, 1)}
    sharing.share_group(group=world.subgroup, is_host=False, version=1, **about, **by)
    sharing.host_group(group=world.subgroup, partnership=world.norden, starts_on=APRIL, version=2, **by)
    assert [str(stood(world, day).host) for day in (MARCH, APRIL)] == [str(world.wessmere), str(world.norden)]
    sharing.host_group(group=world.subgroup, partnership=world.wessmere, starts_on=MAY, version=3, **by)
    assert stood(world, MAY).host == world.wessmere
    spans = list(world.subgroup.shares.order_by("starts_on").values_list("starts_on", "ends_on", "is_host"))
    assert spans == [
        (date(2025, 1, 1), MARCH, False), (APRIL, date(2026, 4, 30), True), (MAY, None, False),
    ]  # fmt: skip


def test_nobody_hosts_what_is_not_shared_with_them_nor_twice(world, by):
    with pytest.raises(Refusal, match="Share it first"):
        sharing.host_group(group=world.subgroup, partnership=world.norden, starts_on=APRIL, version=1, **by)
    sharing.share_group(group=world.subgroup, partnership=world.norden, is_host=True, starts_on=APRIL, version=1, **by)
    with pytest.raises(Refusal, match="hosts it already"):
        sharing.host_group(group=world.subgroup, partnership=world.norden, starts_on=MAY, version=2, **by)


def test_a_joint_group_is_in_the_structure_of_each_that_shares_it_while_it_does(world):
    GroupShare.objects.create(group=world.subgroup, partnership=world.norden, starts_on=APRIL)
    there = {"reader": "neighbouring manager", "partnership": world.norden}
    assert stood(world, MARCH, **there) is None
    assert stood(world, APRIL, **there).is_joint


def test_those_who_share_a_group_see_who_sits_there_and_no_other_seat(world):
    neighbour = world.people["neighbouring manager"]
    GroupShare.objects.create(group=world.subgroup, partnership=world.norden)
    seen = set(Seat.objects.visible_to(neighbour).filter(partnership=world.wessmere).values_list("group", flat=True))
    assert seen == {world.subgroup.pk}
    Group.objects.filter(pk=world.subgroup.pk).update(kind="panel")
    assert not Seat.objects.visible_to(neighbour).filter(partnership=world.wessmere).exists()


def test_a_group_is_there_between_its_first_and_last_day(world):
    Group.objects.filter(pk=world.subgroup.pk).update(
        starts_first=APRIL, starts_last=APRIL, ends_first=MAY, ends_last=MAY
    )
    assert [bool(stood(world, day)) for day in (MARCH, APRIL, MAY, date(2026, 5, 2))] == [False, True, True, False]


def test_a_task_group_ends_with_a_closing_note_and_others_without(world, by):
    Group.objects.filter(pk=world.subgroup.pk).update(kind="task")
    about = {"group": world.subgroup, "ends_on": MAY, "version": 1}
    with pytest.raises(Refusal, match="closing note") as refused:
        groups.end_group(**about, **by)
    assert refused.value.field == "closing_note"
    ended = groups.end_group(closing_note="The toolkit is in use.", **about, **by)
    assert (ended.closing_note, ended.ends) == ("The toolkit is in use.", Span.day(MAY))
    groups.end_group(group=world.business, ends_on=MAY, version=1, **by)


def test_the_page_says_which_days_it_changed_on(world):
    GroupPause.objects.create(group=world.subgroup, why="X", starts_on=APRIL, ends_on=date(2026, 4, 30))
    GroupParent.objects.create(group=world.subgroup, parent=world.business, starts_on=APRIL)
    GroupFormerName.objects.create(group=world.subgroup, name="Audit", until=MARCH)
    changes = structure_on(world.wessmere, world.people["manager"], MAY).changes
    assert [(each.on, len(each.words)) for each in changes] == [(MAY, 1), (APRIL, 3)]


def test_a_group_has_one_chair_unless_its_rule_says_two(world, by, today):
    chair, other = world.seats["chair"], world.people["stranger"]
    about = {"seat": chair, "holder": other, "starts_on": today}
    with pytest.raises(Refusal, match="has one chair") as refused:
        seats.fill_seat(version=1, **about, **by)
    assert refused.value.field == "holder"
    rules = {"chair_words": "", "quorum": "", "quorum_number": None, "quorum_words": ""}
    group_rules.change_rules(group=world.subgroup, chair_rule="two", version=1, **rules, **by)
    seats.fill_seat(version=1, **about, **by)
    with pytest.raises(Refusal, match="has two chairs"):
        seats.fill_seat(**about | {"holder": world.people["respondent"]}, version=2, **by)
    with pytest.raises(Refusal, match="has one chair"):
        group_rules.change_rules(group=world.subgroup, chair_rule="one", version=2, **rules, **by)


def test_a_chair_follows_another_and_a_deputy_stands_in(world, by, today):
    about = {"seat": world.seats["chair"], "starts_on": today}
    seats.fill_seat(holder=world.people["respondent"], is_deputy=True, version=1, **about, **by)
    seats.fill_seat(holder=world.people["stranger"], ends_present=True, version=2, **about, **by)
    assert stood(world, today).chairs == ["Stranger Example"]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"quorum": "number"}, "quorum_number"),
        ({"quorum": "named"}, "agencies"),
        ({"quorum": "some", "quorum_number": 2}, "agencies"),
    ],
)
def test_a_quorum_says_what_it_counts(world, by, more, field):
    about = {"chair_rule": "one", "chair_words": "", "quorum_number": None, "quorum_words": "", **more}
    with pytest.raises(Refusal) as refused:
        group_rules.change_rules(group=world.subgroup, version=1, **about, **by)
    assert refused.value.field == field


def test_a_quorum_names_agencies_and_seats_and_asks_no_more_than_it_names(world, by):
    about = {"chair_rule": "one", "chair_words": "", "quorum": "some", "quorum_words": ""}
    named = {"agencies": [world.health], "seats": [world.seats["chair"]]}
    with pytest.raises(Refusal, match="Only 2 are named"):
        group_rules.change_rules(group=world.subgroup, quorum_number=3, version=1, **named, **about, **by)
    group_rules.change_rules(group=world.subgroup, quorum_number=2, version=1, **named, **about, **by)
    assert set(world.subgroup.quorum_members.values_list("agency", "seat")) == {
        (world.health.pk, None), (None, world.seats["chair"].pk),
    }  # fmt: skip


def test_a_seat_of_a_sector_needs_its_rule_to_count_for_an_agency(world, by):
    about = {"partnership": world.wessmere, "title": "Schools", "role": "member", "group": world.subgroup}
    about |= {"agency": world.school, "sector": "primary schools"}
    with pytest.raises(Refusal, match="by which rule"):
        seats.add_seat(**about, **by)
    assert not seats.add_seat(counts_for_agency=False, **about, **by).counts_for_agency


@pytest.mark.parametrize("many", [1, 12])
def test_the_structure_takes_six_queries_however_many_groups_there_are(world, django_assert_num_queries, many):
    for place in range(many):
        group = Group.objects.create(home=world.wessmere, key=f"g{place}", kind="task", name=f"Group {place}")
        GroupParent.objects.create(group=group, parent=world.business)
        GroupPause.objects.create(group=group, why="X")
        GroupShare.objects.create(group=group, partnership=world.norden)
    reader = world.people["manager"]
    structure_on(world.wessmere, reader, MAY)
    with django_assert_num_queries(6):
        structure_on(world.wessmere, reader, MAY).picture("")


def test_the_page_shows_the_day_that_was_asked_for_and_keeps_what_it_cannot_read(world, client):
    GroupFormerName.objects.create(group=world.subgroup, name="Audit subgroup", until=MARCH)
    client.force_login(world.people["manager"])
    page = client.get("/groups/structure/", {"on": "31 March 2026"}).content.decode()
    assert "As it stood on 31 March 2026" in page
    assert "Audit subgroup" in page
    odd = client.get("/groups/structure/", {"on": "last week"})
    assert odd.status_code == 422
    assert "last week" in odd.content.decode()
    old = client.get(f"/groups/{world.subgroup.pk}/", {"on": "2026-03-31"}).content.decode()
    assert "Called then" in old


@settings(deadline=None)
@given(cuts=st.lists(days, max_size=5, unique=True), day=days)
def test_with_any_changes_of_name_exactly_one_is_borne_on_a_day(cuts, day):
    ordered = sorted(cuts)
    former = [GroupFormerName(name=f"Name {place}", until=until) for place, until in enumerate(ordered)]
    expected = next((each.name for each in former if each.until >= day), "Now")
    assert named_on("Now", former, day) == expected


@settings(deadline=None)
@given(cuts=st.lists(days, min_size=1, max_size=5, unique=True), day=days)
def test_with_any_moves_it_stands_in_exactly_one_place_on_a_day(cuts, day):
    ordered = sorted(cuts)
    starts = [None, *ordered]
    ends = [*(cut - timedelta(1) for cut in ordered), None]
    assert sum(lasts(first, last, day) for first, last in zip(starts, ends, strict=True)) == 1
