"""Everything that can be found is found by its reference, its kind, its state and its year, in every chapter."""

from goldthread.desk.search import named, search
from goldthread.kit.references import reference
from goldthread.kit.sought import all_sought
from goldthread.post.finding import refresh_all
from goldthread.post.models import Findable


def test_a_reference_goes_straight_to_a_record_of_every_noun_that_has_them(full_world):
    refresh_all()
    manager = full_world.people["manager"]
    for sought in (each for each in all_sought().values() if hasattr(each.model, "REFERENCE")):
        record = sought.model.objects.visible_to(manager).filter(home=full_world.wessmere).first()
        assert record is not None, f"one_of_each has no {sought.name} that the manager may see"
        assert named(manager, reference(record).lower(), record.home_id).url == record.get_absolute_url()


def test_every_noun_is_narrowed_by_its_kind_and_its_state(full_world):
    refresh_all()
    manager = full_world.people["manager"]
    for kind, sought in all_sought().items():
        marks = [f"kind{sought.model._meta.model_name}"]
        numbers = search(manager, "", marks).numbers
        assert numbers and {each.record_kind for each in Findable.objects.filter(pk__in=numbers)} == {kind}
        if sought.status:
            split = [search(manager, "", [*marks, state]).numbers for state in ("stateopen", "stateover")]
            assert sorted(numbers) == sorted(split[0] + split[1]), f"{sought.name} is neither open nor over"
