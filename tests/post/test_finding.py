"""What can be found, by whom, and that it keeps step with the record."""

import pytest

from goldthread.actions.models import Action
from goldthread.actions.operations import report_progress
from goldthread.kit.periods import uk_date
from goldthread.kit.sought import all_sought, owners
from goldthread.partners.operations.groups import rename_group
from goldthread.partners.operations.people import change_person
from goldthread.post.finding import asked_words, best, is_behind, matching, nearby, refresh, refresh_all, words_of
from goldthread.post.models import Findable
from goldthread.post.prepared import prepared
from tests.cast import TODAY, build_world
from tests.factories.meetings import a_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    world = build_world()
    refresh_all()
    return world


def found(typed, *marks, by):
    ids = best(typed, marks, 100)
    seen = dict(Findable.objects.visible_to(by).filter(pk__in=ids).values_list("pk", "title"))
    return [seen[pk] for pk in ids if pk in seen]


def test_a_word_of_the_title_finds_the_record_in_any_of_its_forms(world):
    manager = world.people["manager"]
    assert world.action.words in found("toolkits", by=manager)
    assert world.action.words in found("launched REVISED", by=manager)
    assert world.action.words in found("launch rev", by=manager)
    assert found("launch unheard", by=manager) == []


def test_what_is_told_of_an_action_finds_it(world):
    assert found("draft sent", by=world.people["agency lead"]) == [world.action.words]


def test_a_phrase_in_quotation_marks_finds_only_those_words_in_that_order(world):
    manager = world.people["manager"]
    assert found('"revised neglect"', by=manager)
    assert found('"neglect revised"', by=manager) == []


def test_marks_narrow_what_is_found(world):
    manager = world.people["manager"]
    assert found("toolkit", "kindaction", by=manager) == [world.action.words]
    assert found("", "kindaction", "stateopen", by=manager)
    assert found("toolkit", "kindaction", "stateover", by=manager) == []
    assert world.action.words in found("", f"agency{world.health.pk}", by=manager)


def test_nobody_finds_what_they_may_not_see(world):
    assert found("toolkit", by=world.people["manager"])
    for who in ("stranger", "neighbouring manager", "former member"):
        assert found("toolkit", by=world.people[who]) == []


def test_whatever_is_typed_is_words_and_never_an_instruction(world):
    for typed in (
        '"',
        "AND OR NOT",
        "a* b:",
        "' OR 1=1 --",
        "NEAR(",
        "title:",
        "&|!<->",
        "\\",
        "()",
        "ü ß",
        "-",
        "%",
        "{}",
    ):
        assert isinstance(found(typed, by=world.people["manager"]), list)
    assert asked_words('say "do so" now') == [["say"], ["do", "so"], ["now"]]


def test_the_condition_and_the_list_find_the_same(world):
    assert set(Findable.objects.filter(pk__in=matching("neglect", ())).values_list("pk", flat=True)) == set(
        best("neglect", (), 100)
    )


@pytest.mark.parametrize("typed", ["neglect", "example", "toolkit or", ""])
def test_what_is_near_and_what_is_not_are_together_what_is_found(world, typed):
    Action.objects.create(home=world.norden, key="theirs", number=100, words="Their toolkit for neglect")
    refresh_all()
    marks, near = () if typed else ("stateopen",), nearby({world.wessmere.pk})
    inside, outside = best(typed, marks, 100, within=near), best(typed, marks, 100, outside=near)
    assert sorted(inside + outside) == sorted(best(typed, marks, 100))
    assert set(
        Findable.objects.filter(pk__in=matching(typed, marks, outside=near)).values_list("pk", flat=True)
    ) == set(outside)
    homes = set(Findable.objects.filter(pk__in=inside).values_list("partnership_id", flat=True))
    assert homes <= {world.wessmere.pk, None}
    if typed != "toolkit or":
        assert Findable.objects.filter(pk__in=outside, partnership_id=world.norden.pk)


def test_an_operation_keeps_what_finds_a_record_in_step(world):
    lead = world.people["agency lead"]
    report_progress(action=world.action, words="Zebra crossing painted.", by=lead, on=TODAY)
    assert found("zebra", by=lead) == [world.action.words]


def test_seats_and_meetings_are_found_by_the_names_of_today(world):
    meeting, manager = a_meeting(world), world.people["manager"]
    about = {"version": 1, "by": manager, "on": TODAY}
    rename_group(group=world.subgroup, name="Zebra subgroup", until=None, **about)
    assert f"Meeting of the Zebra subgroup, {uk_date(meeting.on)}" in found("zebra", by=manager)
    change_person(person=world.people["chair"], name="Quagga Example", email="chair@example.org", **about)
    assert set(found("quagga", by=manager)) == {"Quagga Example", world.seats["chair"].title}
    assert world.seats["chair"].title not in found('"chair example"', by=manager)


def test_what_is_gone_is_found_no_more(world):
    pk = world.action.pk
    assert Findable.objects.filter(record_kind="actions.action", record_id=pk).exists()
    Action.objects.filter(pk=pk).delete()
    refresh(all_sought()["actions.action"], {pk})
    assert not Findable.objects.filter(record_kind="actions.action", record_id=pk).exists()


def test_each_noun_is_read_in_a_fixed_number_of_queries(world, django_assert_max_num_queries):
    for sought in all_sought().values():
        pks = list(sought.model._base_manager.values_list("pk", flat=True))
        with django_assert_max_num_queries(1 + len(sought.parts) + len(sought.marks)):
            words_of(sought, pks)


def test_every_part_leads_to_its_owner():
    for part, owner in owners().values():
        assert part.model._meta.get_field(part.owner.split("__")[0])
        assert owner.kind in all_sought()


def test_what_fell_behind_is_seen_and_mended_when_the_installation_is_prepared(world):
    assert not is_behind() and prepared() == []
    Findable.objects.all().delete()
    assert is_behind()
    assert "can be found" in prepared()[0]
    assert world.action.words in found("toolkit", by=world.people["manager"])


def test_people_and_their_seats_are_found_by_those_who_sit_with_them(world):
    holder = world.people["scrutineer"].name
    seat = world.seats["scrutineer"].title
    assert set(found(holder, by=world.people["manager"])) >= {holder, seat}
    assert found(holder, by=world.people["neighbouring manager"]) == []
