"""Planning, moving and cancelling meetings, and the letters that follow."""

from datetime import date, time

import pytest
from django.urls import reverse

from goldthread.clocks.operations import close_days
from goldthread.kit.refusal import Refusal
from goldthread.meetings import operations
from goldthread.meetings.forms.meetings import PlanForm, SeriesForm
from goldthread.meetings.models import Meeting
from goldthread.meetings.operations.planning import Day
from goldthread.partners.models import GroupPause
from goldthread.post.models import Letter
from tests.cast import TODAY, build_world
from tests.factories.meetings import DAY, a_meeting, a_paper, an_item

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def world():
    return build_world()


def by(world, who="manager"):
    return {"by": world.people[who], "on": TODAY}


def planned(world, **more):
    about = {"partnership": world.wessmere, "group": world.subgroup, "day": Day(DAY), **by(world), **more}
    return operations.plan_meeting(**about)


def form_of(world, form=PlanForm, **typed):
    typed = {"group": world.subgroup.pk, "day": "20 May 2026", **typed}
    return form(typed, record=world.wessmere, person=world.people["manager"], today=TODAY)


def test_a_meeting_that_ends_before_it_begins_is_refused_in_a_sentence(world):
    form = form_of(world, starts_at="12:00", ends_at="10.30")
    assert form.errors["ends_at"] == ["The meeting ends before it begins. Change one of the two times."]
    with pytest.raises(Refusal, match="ends before it begins"):
        planned(world, starts_at=time(12), ends_at=time(10))


def test_an_hour_alone_is_the_full_hour_and_a_day_may_be_written_short(world):
    form = form_of(world, day="20/05/26", starts_at="10", ends_at="12")
    assert form.is_valid(), form.errors
    assert (form.cleaned_data["starts_at"], form.cleaned_data["ends_at"]) == (time(10), time(12))
    assert form_of(world, starts_at="2.30 p.m.", ends_at="4pm").is_valid()


def test_a_date_that_cannot_be_is_kept_in_its_own_words_when_an_old_paper_gives_it(world):
    assert "no day in the calendar" in form_of(world, day="31 February 2021").errors["day"][0]
    form = form_of(world, day="31 February 2021", is_copied="on")
    assert form.is_valid(), form.errors
    meeting = operations.plan_meeting(partnership=world.wessmere, **form.cleaned_data, **by(world))
    assert meeting.date_words == "31 February 2021" and meeting.is_date_doubtful and meeting.on is None


def test_a_meeting_of_an_old_paper_goes_through_the_room_to_its_minutes_whatever_its_date(world, client):
    meeting = planned(world, day=Day(None, "31 February 2021"))
    client.force_login(world.people["manager"])
    page = client.get(meeting.get_absolute_url()).content.decode()
    assert "Go into the room" in page and "Say that it was held" in page and "The date is doubtful" in page
    room = reverse("meetings:room", args=(meeting.pk,))
    assert client.get(room).status_code == 200
    step = reverse("meetings:step", args=(meeting.pk, "hold"))
    assert client.post(step, {"version": meeting.version}).status_code == 302
    minutes = client.get(reverse("meetings:minutes", args=(meeting.pk,))).content.decode()
    assert "31 February 2021" in minutes and not Letter.objects.exists()
    ahead = planned(world)
    with pytest.raises(Refusal, match="which lies ahead"):
        operations.take_step(meeting=ahead, step="hold", version=1, **by(world))


def test_a_planned_meeting_whose_day_has_passed_is_to_be_marked_as_held_in_one_step(world, client):
    meeting = planned(world, day=Day(date(2026, 5, 4)))
    client.force_login(world.people["manager"])
    assert "To be marked as held" not in client.get(meeting.get_absolute_url()).content.decode()
    Meeting.objects.update(on=date(2026, 5, 2))
    page = client.get(meeting.get_absolute_url())
    assert "To be marked as held" in page.content.decode()
    assert "To be marked as held" in client.get(reverse("meetings:meetings")).content.decode()
    words, step = page.context["next_steps"][0]
    assert words == "Say that it was held" and client.post(step, {"version": 1}).status_code == 302
    assert Meeting.objects.get().status == "held"


def test_a_vague_date_is_kept_with_the_first_day_it_may_mean(world):
    form = form_of(world, day="May 2021", is_copied="on")
    assert form.is_valid() and form.cleaned_data["day"] == Day(date(2021, 5, 1), "May 2021")


def test_a_group_meets_once_a_day_unless_a_meeting_has_a_title(world):
    planned(world)
    with pytest.raises(Refusal, match="meets on 20 May 2026 already"):
        planned(world)
    assert planned(world, title="Extraordinary meeting").number == 2


def test_a_series_follows_the_rhythm_of_the_group(world):
    world.subgroup.meetings_a_year = 4
    world.subgroup.save()
    typed = {"first_day": "2", "first_month": "6", "first_year": "2026", "starts_at": "10"}
    form = form_of(world, SeriesForm, **typed | {"starts_at": "10:00"})
    assert form.is_valid(), form.errors
    made = operations.plan_series(partnership=world.wessmere, **form.cleaned_data, **by(world))
    assert [each.on for each in made] == [date(2026, 6, 2), date(2026, 9, 1), date(2026, 12, 1), date(2027, 3, 2)]


def test_a_day_of_a_series_that_is_off_is_shown_with_what_is_offered_and_a_person_decides(world):
    GroupPause.objects.create(group=world.subgroup, starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 24), why="Snow")
    close_days(partnership=world.wessmere, name="Offices closed", day=date(2027, 1, 22), **by(world))
    typed = {"first_day": "25", "first_month": "12", "first_year": "2026", "a_year": "12", "count": "4"}
    form = form_of(world, SeriesForm, **typed)
    assert list(form.errors) == ["on_2026-12-25", "on_2027-01-22", "on_2027-03-26"]
    asked = form.fields["on_2026-12-25"]
    assert asked.label == "Friday 25 December 2026: Christmas Day, a bank holiday"
    assert asked.choices == [
        ("2027-01-08", "Meet on Friday 8 January 2027, two weeks later"),
        ("2026-12-25", "Keep 25 December 2026 all the same"),
        ("leave", "Leave it out"),
    ]
    assert form["on_2026-12-25"].value() == "2027-01-08", "chosen beforehand, for somebody to see"
    chosen = {"on_2026-12-25": "2027-01-08", "on_2027-01-22": "leave", "on_2027-03-26": "2027-03-26"}
    form = form_of(world, SeriesForm, **typed | chosen)
    assert form.is_valid(), form.errors
    made = operations.plan_series(partnership=world.wessmere, **form.cleaned_data, **by(world))
    assert [each.on for each in made] == [date(2027, 1, 8), date(2027, 2, 26), date(2027, 3, 26)]


def test_a_chair_plans_for_their_own_group_alone(world):
    assert planned(world, **by(world, "chair"))
    with pytest.raises(Refusal, match="the group that you chair"):
        planned(world, group=world.business, **by(world, "chair"))


def test_a_moved_meeting_keeps_its_agenda_and_its_place_in_calendars(world):
    meeting = a_meeting(world)
    an_item(meeting)
    a_paper(meeting)
    operations.invite(meeting=meeting, version=1, **by(world))
    first = Letter.objects.get(to="chair@example.org").calendar
    new = operations.move_meeting(meeting=meeting, day=Day(date(2026, 5, 27)), reason="The chair is away.", version=2,
                                  **by(world))  # fmt: skip
    meeting.refresh_from_db()
    assert (meeting.status, meeting.moved_to) == ("displaced", new)
    assert new.items.count() == new.papers.count() == 1 and not meeting.items.exists()
    second = Letter.objects.filter(to="chair@example.org").latest("pk").calendar
    uid = next(line for line in first.splitlines() if line.startswith("UID:"))
    assert uid in second and "SEQUENCE:0" in first and "SEQUENCE:1" in second and "20260527T090000Z" in second
    operations.take_step(meeting=new, step="cancel", reason="Nobody can come.", version=new.version, **by(world))
    third = Letter.objects.filter(to="chair@example.org").latest("pk").calendar
    assert uid in third and "METHOD:CANCEL" in third and "SEQUENCE:2" in third


def test_nobody_is_told_of_a_change_who_was_not_invited(world):
    meeting = a_meeting(world)
    operations.change_meeting(meeting=meeting, version=1, place="Another room", **by(world))
    assert not Letter.objects.exists() and Meeting.objects.get().place == "Another room"


def test_a_restricted_meeting_is_named_in_no_letter(world):
    meeting = a_meeting(world, circle="group", circle_group=world.subgroup, title="Staffing at one partner")
    operations.invite(meeting=meeting, version=1, **by(world))
    letter = Letter.objects.first()
    assert "Staffing" not in letter.text + letter.subject + letter.calendar and "Quality" not in letter.calendar
