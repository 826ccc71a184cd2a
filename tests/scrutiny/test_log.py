"""The activity log: written once, for several partnerships, partly from meetings attended; its author's alone."""

import pytest

from goldthread.kit.refusal import Refusal
from goldthread.partners.models import GroupShare, Holding, Person, Seat
from goldthread.scrutiny import operations
from goldthread.scrutiny.attended import to_log
from goldthread.scrutiny.merged import merged
from goldthread.scrutiny.models import Activity
from goldthread.scrutiny.queries import activities_in
from tests.cast import TODAY
from tests.factories import scrutiny as made


def serve(world, home, who="scrutineer"):
    """Let somebody scrutinise another partnership, too."""
    seat = Seat.objects.create(partnership=home, key=f"also-{who}"[:40], title="Scrutineer", role="scrutineer")
    Holding.objects.create(seat=seat, person=world.people[who])
    return again(world, who)


def again(world, who):
    """Somebody as a new request knows them."""
    world.people[who] = Person.objects.get(pk=world.people[who].pk)
    return world.people[who]


def log(world, by, **more):
    return operations.log_activity(partnership=world.wessmere, subject="A morning there", by=by, on=TODAY, **more)


def test_one_activity_counts_for_each_partnership_its_author_serves(world):
    me = serve(world, world.norden)
    activity = log(world, me, counts_for=[world.wessmere, world.norden])
    neighbour = again(world, "neighbouring manager")
    assert list(activities_in(neighbour, world.norden)) == [activity]
    assert list(activities_in(me, world.wessmere)) == list(activities_in(me, world.norden)) == [activity]
    assert Activity.objects.count() == 1


def test_it_counts_for_none_that_its_author_does_not_serve(world):
    with pytest.raises(Refusal) as refused:
        log(world, world.people["scrutineer"], counts_for=[world.norden])
    assert refused.value.field == "counts_for"
    assert not Activity.objects.exists()


def test_what_has_no_date_is_of_today_and_of_the_edition_in_force(world):
    activity = log(world, world.people["scrutineer"])
    assert (activity.done.first, activity.edition, activity.functions) == (TODAY, "working-together-2026", [])


def test_nobody_else_changes_it_and_a_new_scrutineer_neither(world):
    activity = made.an_activity(world)
    new = serve(world, world.wessmere, "group member")
    for person in (world.people["manager"], new):
        with pytest.raises(Refusal):
            operations.change_activity(activity=activity, version=1, subject="Better", by=person, on=TODAY)
    activity.refresh_from_db()
    assert activity.subject == "Audit of neglect"


def test_meetings_are_offered_where_the_mark_says_they_were_there_and_only_until_they_are_logged(world):
    me = world.people["scrutineer"]
    there = made.a_meeting(world)
    made.a_meeting(world, mark="apologies")
    made.a_meeting(world, who="chair")
    assert list(to_log(me, TODAY)) == [there]
    activity = operations.log_meeting(meeting=there, by=me, on=TODAY)
    assert (activity.meeting, activity.forum, activity.done.first) == (there, "Quality subgroup", there.on)
    assert list(to_log(me, TODAY)) == []


def test_a_mark_of_a_seat_is_that_of_whoever_held_it_on_the_day(world):
    meeting = made.a_meeting(world)
    meeting.attendance.update(person=None)
    assert list(to_log(world.people["scrutineer"], TODAY)) == [meeting]
    Holding.objects.filter(seat=world.seats["scrutineer"]).update(starts_on=TODAY)
    assert list(to_log(world.people["scrutineer"], TODAY)) == []


def test_a_meeting_of_a_shared_group_counts_for_each_partnership_served(world):
    GroupShare.objects.create(group=world.subgroup, partnership=world.norden)
    me = serve(world, world.norden)
    activity = operations.log_meeting(meeting=made.a_meeting(world), by=me, on=TODAY)
    assert [share.partnership for share in activity.shares.all()] == [world.norden]


def test_whoever_took_the_chair_chaired(world):
    meeting = made.a_meeting(world, chaired_by=world.seats["scrutineer"])
    assert operations.log_meeting(meeting=meeting, by=world.people["scrutineer"], on=TODAY).is_chaired


def test_one_tap_logs_it_and_the_suggestion_is_offered_and_not_set(world, client):
    client.force_login(world.people["scrutineer"])
    answer = client.post(f"/scrutiny/meetings/{made.a_meeting(world).pk}/log/", follow=True)
    assert Activity.objects.get().functions == []
    assert "Functions you may have served" in answer.content.decode()


def test_what_was_written_of_one_meeting_under_two_names_is_kept_twice_when_they_become_one(world):
    kept, twice, meeting = world.people["scrutineer"], world.people["stranger"], made.a_meeting(world)
    for author in (kept, twice):
        made.an_activity(world, author=author, meeting=meeting)
    assert merged(twice, kept)["entries in the log of scrutiny"] == 1
    assert sorted(bool(each.meeting) for each in Activity.objects.filter(author=kept)) == [False, True]
