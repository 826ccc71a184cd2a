"""The protective marking of what meetings hand out: packs, agendas, minutes, reports of groups and calendars."""

import pytest
from django.urls import reverse

from goldthread.meetings.calendars import calendar
from goldthread.meetings.operations.inviting import entry_of
from goldthread.meetings.packing import whole_pack
from goldthread.meetings.printed import agenda_document, marking_for
from goldthread.meetings.reports import highlight_document
from goldthread.meetings.written import agenda_for
from goldthread.partners.models import Partnership
from tests.cast import TODAY, build_world
from tests.factories.meetings import a_meeting, a_report, an_item
from tests.meetings.test_packing import text_of
from tests.partners.test_marking import header_of

pytestmark = pytest.mark.django_db
USUAL, HIGH = "OFFICIAL (local)", "OFFICIAL-SENSITIVE"


@pytest.fixture
def world(clock):
    made = build_world()
    Partnership.objects.filter(pk=made.wessmere.pk).update(marking=USUAL)
    made.wessmere.refresh_from_db()
    return made


@pytest.fixture
def meeting(world):
    made = a_meeting(world)
    an_item(made, "Staffing at one partner", is_restricted=True)
    return made


def test_every_page_of_a_pack_bears_it_with_its_number(meeting):
    for whole, marking in ((False, USUAL), (True, HIGH)):
        bound, _ = whole_pack(meeting, whole, TODAY, lambda percent, says: None)
        pages = text_of(bound.content)
        stamps = [f"{marking} Pack page {number} of {bound.pages}" for number in range(1, bound.pages + 1)]
        assert all(stamp in page and page.count(marking) > 1 for stamp, page in zip(stamps, pages, strict=True))
        assert not any("Page " in page for page in pages[:2])  # the pack's own: no other number stands beside it


def test_the_members_version_bears_more_than_the_public_one(world, meeting):
    items = agenda_for(meeting, world.people["manager"])
    made = [agenda_document(meeting, items, whole, "", TODAY).marking for whole in (False, True)]
    assert made == [USUAL, HIGH]
    assert marking_for(a_meeting(world), whole=True) == USUAL, "nothing of it is for the group alone"


def test_reports_of_groups_and_calendars_bear_it(world, meeting):
    assert highlight_document(a_report(world, a_meeting(world, world.business)), "", TODAY).marking == USUAL
    assert f"DESCRIPTION:{USUAL}" in calendar([entry_of(meeting)])


def test_the_page_of_a_meeting_bears_it_for_whoever_reads_what_is_restricted(client, world, meeting):
    client.force_login(world.people["group member"])
    assert header_of(client, meeting.get_absolute_url()) == HIGH
    client.force_login(world.people["agency lead"])
    assert header_of(client, meeting.get_absolute_url()) == USUAL
    client.force_login(world.people["manager"])
    assert header_of(client, reverse("meetings:prepare", args=(meeting.pk,))) == HIGH
