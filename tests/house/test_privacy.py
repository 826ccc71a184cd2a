"""Every field of every model is classified once: open, personal or restricted."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db.models import Model

CLASSES = ("open", "personal", "restricted")
OURS = [model for model in apps.get_models() if model.__module__.startswith("goldthread.") and not model._meta.proxy]


def fields(model: type[Model]) -> set[str]:
    return {field.name for field in (*model._meta.local_concrete_fields, *model._meta.local_many_to_many)}


def declared(model: type[Model]) -> Iterator[tuple[str, str]]:
    """Each name with its class, from the model and from the abstract models it is made of."""
    for base in model.__mro__:
        privacy = vars(base).get("Privacy")
        for kind in CLASSES:
            yield from ((name, kind) for name in vars(privacy or object).get(kind, ()))


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_is_classified_exactly_once(model):
    names = list(declared(model))
    classes = {name: {kind for other, kind in names if other == name} for name, _ in names}
    assert sorted(fields(model) - classes.keys()) == [], "fields without a class in Privacy"
    assert sorted(classes.keys() - fields(model)) == [], "names in Privacy that are no field"
    assert {name: sorted(kinds) for name, kinds in classes.items() if len(kinds) > 1} == {}, "classified twice"


def test_a_misspelt_class_is_noticed():
    for model in OURS:
        privacy = vars(model).get("Privacy")
        if privacy:
            extra = {name for name in vars(privacy) if not name.startswith("__")} - set(CLASSES)
            assert not extra, f"{model._meta.label}.Privacy: {extra}"


def test_trail_entries_name_people_by_number_only():
    entry = apps.get_model("trail", "Entry")
    assert entry.Privacy.personal == ("by_id",)
    assert not hasattr(entry.Privacy, "restricted")
