"""What a panel keeps is named nowhere to those who do not sit there: on no page, in no list, and in no file."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from goldthread.actions.models import Evidence, EvidenceUse, Source
from goldthread.partners.models import Group
from tests.cast import TODAY
from tests.factories.actions import second_seat
from tests.house.test_access import bodies, rows

pytestmark = pytest.mark.django_db
TITLE, NOTE = "Zircon review of one family", "Zircon note of the panel"
PAGES = bodies()
LISTS = ("actions:actions", "actions:recommendations", "actions:sources", "plan:objectives")


@pytest.fixture
def world(house):
    """The source of a recommendation that everybody sees, and evidence on an action they see, kept by one panel."""
    world = house.world
    panel = Group.objects.create(home=world.wessmere, key="panel", kind="panel", name="Example panel")
    kept = {"circle": "panel", "circle_group": panel}
    Source.objects.update(title=TITLE, **kept)
    evidence = Evidence.objects.create(
        home=world.wessmere, key="kept", number=9, title=NOTE, kind="note", note=NOTE, entered_on=TODAY, **kept
    )
    EvidenceUse.objects.create(evidence=evidence, action=world.action)
    world.people["chair"] = second_seat(world, "chair", "member", group=panel)
    return world


@pytest.mark.said_once  # who sees a row is asked of every table on both: test_visible_to.py
@pytest.mark.parametrize("url", sorted({row["url"] for row in rows() if row["method"] == "GET"}))
def test_no_page_names_what_the_panel_keeps(house, world, url):
    arguments, asked = PAGES[url](world)
    for who in ("agency lead", "manager", "scrutineer"):
        answer = house.client(who).get(reverse(url, kwargs=arguments), asked)
        assert b"Zircon" not in (answer.content if not answer.streaming else b""), f"{who} reads of it on {url}"


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_file_names_what_the_panel_keeps(house, world, name, kind):
    for who in ("agency lead", "manager"):
        answer = house.client(who).get(reverse(name), {"format": kind})
        assert answer.status_code == 200 and text_of(answer, kind)
        assert "Zircon" not in text_of(answer, kind), who


def text_of(answer, kind):
    if kind == "csv":
        return answer.content.decode()
    sheet = load_workbook(BytesIO(answer.content)).active
    return "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)


def test_those_who_sit_there_read_it(house, world):
    page = house.client("chair").get(world.recommendation.get_absolute_url())
    assert TITLE in page.content.decode()
    page = house.client("chair").get(world.action.get_absolute_url())
    assert NOTE in page.content.decode()
