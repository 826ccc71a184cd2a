"""Where a person stands: seats, deputies, dates, and what an heir inherits."""

from datetime import date

import pytest
from django.db.models import Count, F, Q

from goldthread.actions.models import Action, Line
from goldthread.partners.models import Group, GroupShare, Holding, Partnership, Person, Seat, Succession
from goldthread.partners.models.record import lasting
from goldthread.partners.policy import may, may_in
from goldthread.partners.queries import groups_of
from goldthread.partners.roles import ROLES, Permission
from goldthread.partners.standing import HELD, standing_of
from tests.cast import build_world, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def again(who: Person) -> Person:
    """Return the same person as the next request would see them."""
    return Person.objects.get(pk=who.pk)


def test_a_seat_that_has_ended_gives_nothing():
    world = build_world()
    assert standing_of(world.people["former member"]).seats == frozenset()


def test_a_seat_that_begins_tomorrow_gives_nothing_yet(today):
    world = build_world()
    newcomer = person("newcomer")
    Holding.objects.create(seat=world.seats["manager"], person=newcomer, starts_on=date(2026, 5, 4))
    assert standing_of(newcomer).seats == frozenset()


def test_a_deputy_stands_where_the_holder_stands():
    world = build_world()
    deputy = person("deputy")
    Holding.objects.create(seat=world.seats["agency lead"], person=deputy, is_deputy=True)
    assert standing_of(deputy).agencies == {world.health.pk}


def test_a_closed_account_stands_nowhere():
    world = build_world()
    manager = world.people["manager"]
    manager.is_active = False
    assert standing_of(manager).seats == frozenset()


def test_a_respondent_is_no_insider():
    world = build_world()
    standing = standing_of(world.people["respondent"])
    assert standing.partnerships == {world.wessmere.pk}
    assert standing.insider_of == frozenset()


def test_the_heir_of_a_partnership_sees_its_record_and_may_carry_it_on():
    world = build_world()
    neighbour = world.people["neighbouring manager"]
    assert not Action.objects.visible_to(neighbour).exists()
    Succession.objects.create(
        before=world.wessmere, after=world.norden, how="merged", on=date(2026, 4, 1), is_heir=True
    )
    neighbour = again(neighbour)
    assert Action.objects.visible_to(neighbour).count() == 2
    assert may(neighbour, Permission.CHANGE_ACTION, world.action)


def test_whoever_is_not_the_heir_inherits_nothing():
    world = build_world()
    Succession.objects.create(before=world.wessmere, after=world.norden, how="split", on=date(2026, 4, 1))
    assert not Action.objects.visible_to(again(world.people["neighbouring manager"])).exists()


def test_nothing_is_inherited_before_the_day():
    world = build_world()
    Succession.objects.create(
        before=world.wessmere, after=world.norden, how="merged", on=date(2026, 6, 1), is_heir=True
    )
    assert not Action.objects.visible_to(again(world.people["neighbouring manager"])).exists()


def test_an_heir_carries_on_what_its_own_predecessors_had_taken_over():
    world = build_world()
    between = Partnership.objects.create(key="between", name="Between", short_name="Between")
    begun, ended = date(2026, 4, 1), date(2026, 5, 1)
    Succession.objects.create(before=world.wessmere, after=between, how="merged", on=begun, is_heir=True)
    Succession.objects.create(before=between, after=world.norden, how="replaced", on=ended, is_heir=True)
    neighbour = again(world.people["neighbouring manager"])
    assert {between.pk, world.wessmere.pk} < standing_of(neighbour).insider_of
    assert may(neighbour, Permission.CHANGE_ACTION, world.action)
    Succession.objects.create(before=world.norden, after=world.wessmere, how="replaced", on=ended, is_heir=True)
    assert may(again(neighbour), Permission.CHANGE_ACTION, world.action), "however the successions run in a ring"


@pytest.mark.parametrize(
    ("dates", "is_seen"),
    [
        ({}, True),
        ({"starts_on": date(2026, 5, 3), "ends_on": date(2026, 5, 3)}, True),
        ({"ends_on": date(2026, 5, 2)}, False),
        ({"starts_on": date(2026, 5, 4)}, False),
    ],
)
def test_a_group_is_seen_by_those_it_is_shared_with_while_it_is(dates, is_seen):
    world = build_world()
    GroupShare.objects.create(group=world.subgroup, partnership=world.norden, **dates)
    neighbour = world.people["neighbouring manager"]
    assert (world.subgroup in Group.objects.visible_to(neighbour)) == is_seen
    assert (world.subgroup in groups_of(world.norden, neighbour)) == is_seen


def test_standing_costs_one_query_however_many_records_are_read(django_assert_num_queries):
    world = build_world()
    manager = again(world.people["manager"])
    with django_assert_num_queries(3):
        list(Action.objects.visible_to(manager))
        list(Action.objects.visible_to(manager))


@pytest.mark.parametrize("role", ROLES.values(), ids=lambda role: role.key)
def test_every_role_says_what_it_is_for(role):
    assert role.title[0].isupper()
    assert role.description.endswith(".")


def test_what_an_agency_owes_is_told_by_whoever_sits_there():
    world = build_world()
    assert may(world.people["agency lead"], Permission.CLAIM_DONE, world.action)
    assert not may(world.people["respondent"], Permission.CLAIM_DONE, world.action)
    assert not may(world.people["manager"], Permission.CLAIM_DONE, world.action)


def test_a_role_in_one_partnership_is_none_in_another():
    world = build_world()
    neighbour = world.people["neighbouring manager"]
    assert may_in(neighbour, Permission.CHANGE_PLAN, world.norden.pk)
    assert not may_in(neighbour, Permission.CHANGE_PLAN, world.wessmere.pk)


def test_what_an_agency_owes_is_reported_only_from_a_seat_there_that_allows_it():
    world = build_world()
    led = Action.objects.create(home=world.wessmere, key="of-council", number=90, words="Led by the council")
    led.lines.create(agency=world.council)
    partner = world.people["lead partner"]
    seat = Seat.objects.create(
        partnership=world.wessmere, key="also", title="Member", role="member", group=world.subgroup
    )
    Holding.objects.create(seat=seat, person=partner)
    assert not may(again(partner), Permission.REPORT_PROGRESS, led)
    led.lines.create(group=world.subgroup)
    assert may(again(partner), Permission.REPORT_PROGRESS, Action.objects.get(pk=led.pk))


def test_restricted_action_that_another_partnership_supports_is_shared_with_few_there():
    world = build_world()
    Line.objects.create(action=world.action, partnership=world.norden)
    chair = person("norden chair")
    group = Group.objects.create(home=world.norden, key="norden-group", kind="subgroup", name="Norden subgroup")
    seat = Seat.objects.create(partnership=world.norden, key="chair", title="Chair", role="chair", group=group)
    Holding.objects.create(seat=seat, person=chair)
    assert world.action in Action.objects.visible_to(again(chair))
    Action.objects.filter(pk=world.action.pk).update(circle="group", circle_group=world.subgroup)
    assert world.action not in Action.objects.visible_to(again(chair))
    assert world.action in Action.objects.visible_to(again(world.people["neighbouring manager"]))


def test_the_seats_are_asked_by_a_query_put_together_once_which_answers_as_a_new_one_would(django_assert_num_queries):
    """Of somebody else, on another day, after a partnership has taken over another's work."""
    world = build_world()
    Succession.objects.create(before=world.norden, after=world.wessmere, on=date(2026, 5, 1), is_heir=True)
    asked = [(each.pk, day) for each in world.people.values() for day in (date(2026, 4, 30), date(2026, 5, 2))]
    with django_assert_num_queries(len(asked)):
        found = [HELD.rows(person_id=who, day=day) for who, day in asked]
    assert found == [list(Holding.objects.current(who, day)) for who, day in asked]
    assert len({tuple(rows) for rows in found}) > len(world.people)


def test_what_is_kept_is_asked_anew_each_time_with_the_values_of_that_time():
    world = build_world()
    standing = standing_of(world.people["manager"])
    seen = Seat.objects.select_related("agency").annotate(of=F("partnership__short_name"))

    def there(agency, day):
        return seen.filter(lasting(day), agency=agency).order_by("title")

    def titles(agency, day):
        rows = standing.kept("seats", build=there, agency=agency, day=day)
        return [(each.title, each.agency.pk, each.of) for each in rows]

    def expected(agency, day):
        rows = Seat.objects.filter(lasting(day), agency=agency).order_by("title")
        return [(each.title, agency, each.partnership.short_name) for each in rows]

    first = titles(world.health.pk, date(2026, 5, 3))
    assert first and first == expected(world.health.pk, date(2026, 5, 3))
    Seat.objects.filter(title=first[0][0]).update(ends_on=date(2026, 5, 2))
    assert titles(world.health.pk, date(2026, 5, 3)) == expected(world.health.pk, date(2026, 5, 3)) == first[1:]
    assert first[0] in titles(world.health.pk, date(2026, 5, 1))
    assert titles(0, date(2026, 5, 1)) == standing.kept("nothing", build=lambda: seen.filter(pk__in=())) == []


def test_numbers_are_counted_anew_each_time():
    world = build_world()
    standing, empty = standing_of(world.people["manager"]), Q(pk__in=())

    def counted():
        seats = {
            "all": Count("pk"),
            "closed": Count("pk", filter=Q(ends_on__isnull=False)),
            "none": Count("pk", filter=empty),
        }
        return Seat.objects.filter(agency=world.health.pk), seats

    before = standing.numbers("seats", build=counted)
    assert before["all"] > before["closed"] == before["none"] == 0
    Seat.objects.filter(agency=world.health.pk).update(ends_on=date(2026, 5, 2))
    assert standing.numbers("seats", build=counted) == {**before, "closed": before["all"]}
    nobody = standing.numbers("nobody", build=lambda: (Seat.objects.filter(empty), {"all": Count("pk")}))
    assert nobody == {"all": 0}
