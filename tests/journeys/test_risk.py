"""A risk that was put off to a named year comes back on that year's agenda, and stays until it has been revisited."""

from datetime import date

import pytest

from goldthread.meetings.models import Meeting
from goldthread.partners.models import Group, Partnership
from goldthread.risks.models import Risk
from goldthread.risks.operations import add_risk
from tests.journeys.visitor import PHONE

TITLE = "Too few foster homes near the children's schools"


@pytest.mark.told_twice("risks", "spans of days are compared")
def test_a_risk_comes_back_on_the_agenda_of_the_year_it_was_to_be_revisited_in(come):
    home = Partnership.objects.get(key="wessmere")
    group = Group.objects.get(home=home, key="business")
    add_risk(partnership=home, title=TITLE, group=group, by=None, on=date(2026, 11, 22))
    risk = Risk.objects.get(title=TITLE)
    held = {"home": home, "group": group, "status": "planned"}
    before = Meeting.objects.create(
        key="story-before", number=901, title="March business group", on=date(2027, 3, 24), **held
    )
    after = Meeting.objects.create(
        key="story-after", number=902, title="April business group", on=date(2027, 4, 7), **held
    )

    manager = come("manager")
    manager.open(risk.get_absolute_url())
    manager.unfold("Change it, share it or take it on")
    manager.follow("Revisit it in a named year")
    manager.choose("In which year is it to be revisited?", "2027-28")
    manager.press("Save the year")
    manager.reads("It will be on the first agenda of 2027-28", "To be revisited in")

    manager.follow("Rate it")
    manager.choose("How likely is it?", "4: Likely")
    manager.choose("How great would its impact be?", "4: Major")
    manager.write("Why this rating?", "Eleven children travel more than an hour.")
    manager.press("Record the rating")
    manager.reads("Critical", "Eleven children travel")

    manager.open(f"{before.get_absolute_url()}prepare/")
    assert TITLE not in manager.text
    manager.open(f"{after.get_absolute_url()}prepare/")
    manager.reads(TITLE, "To be revisited in 2027-28")

    # The year has begun: what was put off is looked at, and leaves the agenda.
    Risk.objects.filter(pk=risk.pk).update(revisit_from=date(2026, 4, 1), revisit_words="2026/27")
    chair = come("manager", width=PHONE)
    chair.open(risk.get_absolute_url())
    chair.follow("Record the revisit")
    chair.write("What did they find?", "Six new homes; look again next year.")
    chair.tick("This is the revisit that was put off to 2026/27")
    chair.press("Record the review")
    chair.reads("The review is recorded", "revisited 22 November 2026")
    chair.open(f"{after.get_absolute_url()}prepare/")
    assert TITLE not in chair.text
