"""A risk that one group or a case panel keeps is read by nobody else, though it was shared with another area before."""

import pytest

from goldthread.kit.refusal import Refusal
from goldthread.risks.models import Risk, RiskShare
from goldthread.risks.operations import share_risk
from tests.cast import TODAY


@pytest.mark.parametrize("circle", ["group", "panel"])
def test_what_few_may_read_leaves_those_it_was_shared_with_before(world, circle):
    risk = Risk.objects.create(home=world.wessmere, key="few", number=70, title="Staffing")
    RiskShare.objects.create(risk=risk, partnership=world.norden)
    reader = world.people["neighbouring manager"]
    assert Risk.objects.visible_to(reader).filter(pk=risk.pk)
    Risk.objects.filter(pk=risk.pk).update(circle=circle, circle_group=world.business)
    assert not Risk.objects.visible_to(reader).filter(pk=risk.pk)


def test_it_cannot_be_shared_while_few_may_read_it(world):
    risk = Risk.objects.create(
        home=world.wessmere, key="few", number=70, title="Staffing", circle="group", circle_group=world.business
    )
    with pytest.raises(Refusal, match="Business group"):
        share_risk(risk=risk, partnership=world.norden, by=world.people["manager"], on=TODAY)
