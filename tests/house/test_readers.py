"""Why somebody sees a record, told from its side, never disagrees with `visible_to`: every kind of record, every
circle, everybody of the cast, and whatever widens or narrows it."""

import pytest
from django.apps import apps
from django.utils import timezone

from goldthread.actions.models import Evidence, Line
from goldthread.partners.models import Circle, Group, Person, Record, Succession
from goldthread.partners.readers import beyond_of, grounds, seen_by, why
from goldthread.partners.standing import standing_of, standings_on
from goldthread.plan.models import Ownership
from goldthread.post.models import StoredFile
from tests.cast import TODAY
from tests.factories.actions import second_seat

pytestmark = pytest.mark.django_db
KINDS = [model for model in apps.get_models() if issubclass(model, Record)]


@pytest.fixture
def world(full_world):
    return full_world


def agree(world):
    """Compare both for everybody and every record; return what was compared."""
    people = [Person.objects.get(pk=person.pk) for person in world.people.values()]
    seen = 0
    for model in KINDS:
        for record in model.objects.all():
            beyond = beyond_of(record)
            for person in people:
                told = bool(grounds(record, beyond, standing_of(person), person.pk))
                is_seen = model.objects.visible_to(person).filter(pk=record.pk).exists()
                assert told == is_seen, f"{person} and {record!r}, {record.circle}: told {told}, seen {is_seen}"
                seen += is_seen
    return seen


def test_there_is_a_record_of_every_kind(world):
    assert not [model for model in KINDS if not model.objects.exists()]


@pytest.mark.parametrize("circle", Circle.values)
def test_the_reasons_told_are_those_that_let_in_whatever_the_circle(world, circle):
    kind = "panel" if circle == "panel" else "subgroup"
    few = Group.objects.create(home=world.wessmere, key="few", kind=kind, name="Example few")
    second_seat(world, "lead partner", "member", group=few)
    for model in KINDS:
        model.objects.update(circle=circle, circle_group=few if circle in ("group", "panel") else None)
    assert agree(world)


@pytest.mark.parametrize("circle", Circle.values)
def test_they_are_with_a_neighbour_that_shares_and_a_school_that_is_asked(world, circle):
    few = Group.objects.create(home=world.wessmere, key="few", kind="panel", name="Example few")
    Ownership.objects.create(objective=world.objective, partnership=world.norden)
    Line.objects.create(action=world.action, partnership=world.norden, capacity="support", has_ended=True)
    Line.objects.create(action=world.claimed, partnership=world.norden)
    Line.objects.create(action=world.action, agency=world.school)
    Line.objects.create(action=world.action, group=world.business, has_ended=True)
    Line.objects.create(action=world.claimed, seat=world.seats["lead partner"])
    for model in KINDS:
        model.objects.update(circle=circle, circle_group=few if circle in ("group", "panel") else None)
    assert agree(world)


def test_they_are_for_evidence_with_an_owner_one_that_is_not_checked_and_one_that_is_removed(world):
    panel = Group.objects.create(home=world.wessmere, key="few", kind="panel", name="Example few")
    about = {"home": world.wessmere, "entered_on": TODAY, "kind": "note", "note": "x", "circle": "panel"}
    about["circle_group"] = panel
    Evidence.objects.create(key="a", number=11, title="A", owner=world.seats["chair"], **about)
    Evidence.objects.create(key="b", number=12, title="B", added_by=world.people["agency lead"], **about)
    Evidence.objects.create(key="c", number=13, title="C", added_by=world.people["stranger"], **about)
    waiting = about | {"kind": "file", "note": "", "circle": "partnership", "circle_group": None}
    Evidence.objects.create(key="d", number=14, title="D", added_by=world.people["chair"], **waiting)
    checked = Evidence.objects.create(key="e", number=15, title="E", **waiting)
    brought = {"partnership_id": world.wessmere.pk, "size": 1, "added_at": timezone.now(), "kind": "pdf"}
    file = StoredFile.objects.create(key="read", name="read.pdf", state="checked", **brought)
    checked.files.create(file=file, number=1, added_on=TODAY)
    Evidence.objects.create(
        key="f", number=16, title="F", removed_on=TODAY, **(waiting | {"kind": "note", "note": "x"})
    )
    assert agree(world)


def test_they_are_for_whoever_took_over(world):
    Succession.objects.all().delete()
    Succession.objects.create(before=world.wessmere, after=world.norden, how="merged", on=TODAY, is_heir=True)
    assert agree(world)
    neighbour = Person.objects.get(pk=world.people["neighbouring manager"].pk)
    assert why(world.action, neighbour)


def test_where_everybody_stands_is_the_same_asked_together_or_one_by_one(world):
    second_seat(world, "chair", "agency lead", agency=world.health)
    together = standings_on(TODAY)
    for person in Person.objects.all():
        assert together.get(person.pk, standing_of(person)) == standing_of(person), person


def test_a_member_of_a_case_panel_is_not_named_to_somebody_who_does_not_know_it_sits(world):
    panel = Group.objects.create(home=world.wessmere, key="few", kind="panel", name="Example panel")
    second_seat(world, "lead partner", "member", group=panel)
    type(world.action).objects.filter(pk=world.action.pk).update(circle="panel", circle_group=panel)
    world.action.refresh_from_db()
    lead = Person.objects.get(pk=world.people["agency lead"].pk)
    told = str(seen_by(world.action, lead, TODAY))
    assert "Example panel" not in told
    assert "Second" not in told, "nor the seat in it"
    assert "Agency Lead Example" in told
