"""The page of lead and delegated partners, and partners side by side."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from goldthread.actions.models import Action
from goldthread.challenges.models import Challenge
from goldthread.desk.partners import overview_of
from goldthread.desk.voices import Ground, partners_of, records_of, voices
from goldthread.kit.periods import reporting_year
from goldthread.meetings.models import Decision, Paper
from goldthread.partners.models import Holding, Person, Seat
from goldthread.risks.models import Risk
from tests.cast import TODAY, build_world
from tests.factories.actions import action_of, panel_of
from tests.factories.attendance import a_seat, a_sitting, mark
from tests.factories.meetings import a_meeting, a_report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
YEAR = reporting_year(TODAY)


@pytest.fixture
def world():
    return build_world()


def reader(world, who="lead partner"):
    return Person.objects.get(pk=world.people[who].pk)


def parts(world, who="lead partner"):
    return {part.title: part for part in overview_of(reader(world, who), [world.wessmere], TODAY).parts}


def page(world, name, who="lead partner", *args):
    client = Client()
    client.force_login(world.people[who])
    return client.get(reverse(name, args=args))


def challenge(world, **more):
    about = {"home": world.wessmere, "words": "Why is it late?", "raised_first": TODAY, "raised_last": TODAY} | more
    number = Challenge.objects.count() + 1
    return Challenge.objects.create(key=f"c{number}", number=number, **about)


def test_decisions_come_first_then_what_is_late_at_risk_challenged_and_unattended(world):
    assert list(parts(world)) == ["Decisions wanted", "Late", "At risk", "Challenged", "Unattended"]


def test_each_part_has_its_records(world):
    Decision.objects.create(home=world.wessmere, key="d", number=1, words="Fund the toolkit", status="proposed",
                            group=world.business, replies_by=date(2026, 5, 9))  # fmt: skip
    action_of(world, "Late one", due="1 April 2026")
    Risk.objects.create(home=world.wessmere, key="r", number=1, title="No health visitors", current_score=20)
    challenge(world, agency=world.health, answer_due_on=date(2026, 5, 1))
    mark(a_sitting(world), a_seat(world, world.subgroup, world.health, world.people["chair"]), "apologies")
    a_report(world, a_meeting(world, world.business), wanted="- Fund a second year.\n- Name a lead.")
    found = parts(world)
    assert found["Decisions wanted"].lines[0].why == "Replies by 9 May 2026"
    assert found["Decisions wanted"].lines[1].what == "Fund a second year; Name a lead"
    assert found["Late"].lines[0].why == "32 days late"
    assert found["At risk"].lines[0].why == "Score 20"
    assert found["Challenged"].lines[0].why == "To Wessmere Health Trust, answer 2 days late"
    assert found["Unattended"].lines[0].why == "Represented at 0 of 1 meeting (0%)"


def test_what_a_panel_keeps_is_on_nobody_elses_page(world):
    action_of(world, "Panel's late one", due="1 April 2026", circle="panel", circle_group=panel_of(world))
    assert parts(world)["Late"].number == 0


def test_the_page_says_so_when_there_is_nothing(world):
    text = page(world, "desk:partners").content.decode()
    assert "No challenge is open." in text
    assert "Gaps" in text


def test_partners_stand_side_by_side(world):
    seat = a_seat(world, world.subgroup, world.council, world.people["chair"])
    meeting = a_sitting(world)
    mark(meeting, seat)
    challenge(world, agency=world.council, verdict="accepted", status="answered", raised_by=world.seats["agency lead"])
    Paper.objects.create(meeting=meeting, title="Data", asked_agency=world.council, received_on=date(2026, 4, 10))
    action_of(world, "Council's own", due="1 April 2026", leads=[world.council])
    ground = Ground(reader(world, "scrutineer"), world.wessmere, YEAR, TODAY)
    (told,) = voices(ground, partners_of(world.wessmere, YEAR))
    assert told.represented == "1 of 1 meeting (100%)"
    assert {label: number for label, number, _ in told.labelled} == {
        "Papers brought": 1, "Challenges made": 0, "Challenges put to it": 1, "Of those, answered": 1,
        "Actions open": 1, "Actions late": 1,
    }  # fmt: skip
    for key in ("papers", "put", "open", "late"):
        assert len(records_of(key, ground, world.council)) == 1


def test_the_pages_are_for_those_who_watch_over_the_whole(world):
    assert page(world, "desk:equal-voice", "scrutineer").status_code == 200
    assert page(world, "desk:equal-voice", "agency lead").status_code == 403
    assert "Council" in page(world, "desk:voice", "scrutineer", "open", world.council.pk).content.decode()


@pytest.mark.said_once  # Django puts the same queries to either engine
@pytest.mark.parametrize("number", [3, 60])
def test_the_pages_cost_the_same_for_few_and_for_many(world, number, django_assert_max_num_queries):
    for place in range(number):
        action_of(world, f"Late {place}", due="1 April 2026", leads=[world.council])
        challenge(world, agency=world.council)
        Risk.objects.create(home=world.wessmere, key=f"r{place}", number=place + 1, title="R")
    client = Client()
    client.force_login(world.people["lead partner"])
    for name in ("desk:partners", "desk:equal-voice"):
        with django_assert_max_num_queries(30):
            assert client.get(reverse(name)).status_code == 200


def test_the_page_of_all_partnerships_has_their_gaps_and_every_number_opens_its_records(world):
    seat = Seat.objects.create(partnership=world.norden, title="Police lead", role="lead partner")
    Holding.objects.create(seat=seat, person=world.people["lead partner"], starts_on=date(2025, 4, 1))
    Action.objects.create(home=world.norden, key="e", number=1, words="Theirs", status="agreed",
                          due_first=date(2026, 4, 1), due_last=date(2026, 4, 1))  # fmt: skip
    client = Client()
    client.force_login(world.people["lead partner"])
    found = overview_of(reader(world), [world.wessmere, world.norden], TODAY)
    for part in found.parts:
        listed = client.get(part.url)
        assert listed.context["page"].paginator.count == part.number, part.title
    for _, counts in found.gaps:
        for each in counts:
            assert client.get(each.url).context["page"].paginator.count == each.number, each.label
    assert "Theirs" in client.get(reverse("desk:partners-part", args=("late",), query={"of": "all"})).content.decode()
    assert "partnership by partnership" not in client.get("/for-partners/?of=all").content.decode()
