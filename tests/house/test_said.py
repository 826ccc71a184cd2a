"""What a list to choose from calls a record by its columns is what the record calls itself."""

import pytest
from django.apps import apps

from goldthread.kit.choosing import first_given

SAID = [model for model in apps.get_models() if hasattr(model, "SAID_BY")]


@pytest.mark.parametrize("model", SAID, ids=lambda model: model._meta.label)
def test_the_columns_that_say_a_record_say_what_it_calls_itself(model, full_world):
    rows = list(model._default_manager.all())
    assert rows
    assert [first_given(*(getattr(row, name) for name in model.SAID_BY)) for row in rows] == [str(row) for row in rows]
