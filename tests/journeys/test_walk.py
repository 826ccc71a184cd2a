"""Every page that there is, looked at by four people on a desk screen and on a phone."""

import re
from functools import cache

import pytest

from tests.journeys.conftest import doors_open, signed_in
from tests.journeys.places import places, rows
from tests.journeys.visitor import DESK, PHONE

PEOPLE = {
    "manager": ("manager", DESK),
    "agency lead": ("lead.childrens.services", PHONE),
    "scrutineer": ("scrutineer", PHONE),
    "administrator": ("administrator", PHONE),
}
REFUSED = {"no": 403, "hidden": 404}
CHAPTERS = sorted({re.split("[:_]", row["url"])[0] for row in rows()})


@pytest.fixture(scope="session")
def walker(browser, site):
    """`walker("manager", 1280)` comes once, and goes from chapter to chapter in the same window."""
    with doors_open(browser, site) as come:
        yield cache(come)


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize("who", PEOPLE)
def test_every_page_can_be_used_by_those_who_may_and_looks_the_same_to_others(walker, who, chapter):
    """The manager, who may open most, looks at every page on both; the others have their phones."""
    name, width = PEOPLE[who]
    visitor, refused, wrong = walker(name, width), signed_in(name), []
    for row in rows():
        if row["url"].startswith(chapter) and row[who] in {"yes", *REFUSED}:
            found = places(row, all_states=who == "manager")
            wrong += [problem for place in found if (problem := look_at(visitor, refused, place, row[who]))]
    visitor.page.goto("about:blank")  # while others tell a story, nothing goes on in this window
    wrong += visitor.complaints
    visitor.complaints.clear()
    assert not wrong, "\n".join(wrong)


def look_at(visitor, refused, place: str, wanted: str) -> str:
    """Open a page and look, or be refused as the table says; what is wrong, in words."""
    if wanted in REFUSED:
        status = refused.get(place).status_code
        return "" if status == REFUSED[wanted] else f"{place} answered {status} instead of {REFUSED[wanted]}"
    response = visitor.page.goto(place)
    if response.status >= 400:
        return f"{place} answered {response.status}"
    try:
        visitor.look(twice=visitor.width == DESK)
    except AssertionError as found:
        return str(found)
    return ""
