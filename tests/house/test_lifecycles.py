"""Every lifecycle of the house, cell by cell: what is open moves, what is closed is refused in a sentence."""

import pytest

from goldthread.kit.lifecycle import all_lifecycles
from goldthread.kit.refusal import Refusal

LIFECYCLES = list(all_lifecycles())
CELLS = [
    pytest.param(model, lifecycle, step, state, id=f"{model.__name__}: {step.name} from {state}")
    for model, _name, lifecycle in LIFECYCLES
    for step in lifecycle.steps
    for state in lifecycle.states.values
]
by_model = pytest.mark.parametrize(
    ("model", "lifecycle"), [pytest.param(model, lifecycle, id=model.__name__) for model, _, lifecycle in LIFECYCLES]
)


@pytest.mark.parametrize(("model", "lifecycle", "step", "state"), CELLS)
def test_a_step_is_taken_where_it_is_open_and_refused_elsewhere(model, lifecycle, step, state):
    record = model(**{lifecycle.column: state})
    if state in step.from_:
        assert step in lifecycle.open_steps(record)
        lifecycle.take(step.name, record)
        assert getattr(record, lifecycle.column) == step.to
        return
    assert step not in lifecycle.open_steps(record)
    with pytest.raises(Refusal) as caught:
        lifecycle.take(step.name, record)
    assert lifecycle.label(state) in caught.value.sentence
    assert getattr(record, lifecycle.column) == state


@by_model
def test_a_record_begins_in_a_state_of_its_table(model, lifecycle):
    assert model._meta.get_field(lifecycle.column).get_default() in lifecycle.states.values


@by_model
def test_every_state_can_be_reached(model, lifecycle):
    reached = {lifecycle.start}
    for _ in lifecycle.steps:
        reached |= {str(step.to) for step in lifecycle.steps if reached & {str(state) for state in step.from_}}
    assert sorted(set(lifecycle.states.values) - reached) == []


@by_model
def test_every_state_fits_its_column(model, lifecycle):
    longest = max(len(value) for value in lifecycle.states.values)
    assert longest <= model._meta.get_field(lifecycle.column).max_length
