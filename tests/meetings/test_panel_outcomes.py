"""What comes of a meeting that few may read of is read by those few, and not by the partnership."""

import pytest

from goldthread.actions.models import Action
from goldthread.challenges.models import Challenge
from goldthread.meetings.models import Decision
from goldthread.meetings.operations.minutes import add_action_under, decide_under, raise_under
from goldthread.partners.models import Group, Person
from tests.cast import TODAY, build_world, sit
from tests.factories.meetings import a_meeting, an_item

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("is_restricted", [False, True])
def test_a_case_panels_decision_action_and_challenge_stay_with_it(clock, is_restricted):
    world = build_world()
    panel = Group.objects.create(home=world.wessmere, key="panel", kind="panel", name="Review panel")
    world.people["panellist"] = Person.objects.create(name="P. Example", email="panellist@example.org")
    sit(world, "panellist", "chair", world.wessmere, group=panel)
    meeting = a_meeting(world, group=panel, circle="panel", circle_group=panel, status="held", on=TODAY)
    item = an_item(meeting, is_restricted=is_restricted)
    by = {"by": world.people["panellist"], "on": TODAY}
    decision = decide_under(item=item, words="Decided.", **by)
    action = add_action_under(item=item, words="Agreed.", **by)
    seat = world.seats["panellist"]
    challenge = raise_under(item=item, words="Raised.", to="A body outside", raised_by=seat, **by)
    for model, row in ((Decision, decision), (Action, action), (Challenge, challenge)):
        readers = {who for who in world.people if model.objects.visible_to(world.people[who]).filter(pk=row.pk)}
        assert readers == {"panellist"}, model
