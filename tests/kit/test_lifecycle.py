"""The table of steps: what it allows, what it refuses, and what it draws."""

from types import SimpleNamespace

import pytest
from django.db.models import TextChoices

from goldthread.kit.lifecycle import Lifecycle, Step, all_lifecycles, from_
from goldthread.kit.refusal import Refusal


class State(TextChoices):
    DRAFT = "draft", "Draft"
    SENT = "sent", "Sent"
    AGREED = "agreed", "Agreed"


STEPS = (
    Step("send", from_(State.DRAFT), State.SENT, permission="send"),
    Step("send back", from_(State.SENT), State.DRAFT, permission="judge", asks=("reason",)),
    Step("agree", from_(State.SENT), State.AGREED, permission="judge", button="Agree to it"),
)
LIFECYCLE = Lifecycle(State, STEPS)


@pytest.mark.parametrize("state", State.values)
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_every_cell_of_the_table_is_open_or_refused(state, step):
    record = SimpleNamespace(status=state)
    if state in step.from_:
        assert LIFECYCLE.refusal(step.name, record) is None
        LIFECYCLE.take(step.name, record)
        assert record.status == step.to
    else:
        with pytest.raises(Refusal) as caught:
            LIFECYCLE.take(step.name, record)
        assert State(state).label in caught.value.sentence
        assert record.status == state


def test_the_open_steps_are_the_buttons():
    assert [step.words for step in LIFECYCLE.open_steps(SimpleNamespace(status="sent"))] == ["Send back", "Agree to it"]
    assert LIFECYCLE.open_steps(SimpleNamespace(status="agreed")) == []
    assert (LIFECYCLE.start, LIFECYCLE.last) == ("draft", ("agreed",))


def test_the_diagram_and_the_table_say_every_step():
    diagram = LIFECYCLE.diagram()
    assert "[*] --> draft" in diagram
    assert "sent --> agreed: Agree to it" in diagram
    assert "agreed --> [*]" in diagram
    assert LIFECYCLE.table()[1] == {
        "step": "Send back",
        "from": "Sent",
        "to": "Draft",
        "permission": "judge",
        "asks": "reason",
    }


def test_a_table_with_a_wrong_state_or_a_step_twice_is_a_bug():
    with pytest.raises(ValueError, match="lost"):
        Lifecycle(State, (Step("lose", from_("lost"), "draft", permission=""),))
    with pytest.raises(ValueError, match="same name"):
        Lifecycle(State, (STEPS[0], STEPS[0]))


def test_every_lifecycle_of_the_house_has_its_column():
    for model, _name, lifecycle in all_lifecycles():
        column = model._meta.get_field(lifecycle.column)
        assert set(lifecycle.states.values) >= {column.get_default()} - {""}, model
