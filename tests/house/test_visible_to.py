"""Who sees what: every table for every one of the cast, and the circles within the partnership."""

import pytest
from django.apps import apps

from goldthread.actions.models import (
    Action,
    Claim,
    Evidence,
    EvidenceUse,
    Impact,
    Line,
    Progress,
    Recommendation,
    Source,
)
from goldthread.partners.models import Group, Person, Record
from goldthread.plan.models import Objective, Ownership
from tests.cast import CAST, TODAY
from tests.factories.actions import second_seat

pytestmark = pytest.mark.django_db
INSIDE = {"agency lead", "group member", "chair", "lead partner", "scrutineer", "manager"}
SEATED = {*INSIDE, "respondent", "neighbouring manager"}
NAMES = {*SEATED, "administrator"}
SEES = {
    # the arrangements are public facts to whoever holds a seat, and to whoever looks after the installation
    "partners": {
        "Partnership": NAMES, "FormerName": NAMES, "Succession": NAMES, "FootprintArea": NAMES, "Agency": NAMES,
        "Membership": NAMES, "PartnerRole": NAMES, "AgencySuccession": NAMES,
        "Group": INSIDE, "GroupShare": INSIDE, "GroupParent": INSIDE, "GroupFormerName": INSIDE,
        "Seat": SEATED, "Holding": SEATED, "Theme": {*INSIDE, "respondent"},
        "Person": {*CAST} - {"anonymous"}, "Invitation": {"manager", "administrator"},
        "Import": {"manager"}, "ImportedRow": {"manager"}, "Mapping": {"manager"}, "Meant": {"manager"},
        "Comment": INSIDE, "Addressed": INSIDE, "Catch": {"manager"}, "ErasureRequest": {"manager"},
    },
    "plan": {"Kind": SEATED},
    "clocks": {"ClosedDay": {*INSIDE, "respondent"}, "Term": {*INSIDE, "respondent"}},
    # what was handed on is known to who gave it and who has it; a digest to whom it went, and to who sets reminders
    "desk": {
        "Chasing": {*INSIDE, "respondent"}, "Digest": {"agency lead", "manager"},
        "DigestItem": {"agency lead", "manager"}, "Handed": {"agency lead", "chair"},
    },
    # interests are for those who sit there and those who oversee; a calendar address is its owner's
    "meetings": {"Declaration": {"chair", "group member", "manager", "scrutineer"}, "Feed": {"manager"}},
    # a scale is words; the risk of the small world is shared with the neighbour
    "risks": {
        "Scale": SEATED, "Grade": SEATED, "Band": SEATED,
        **dict.fromkeys(("Risk", "Score", "Review", "RiskShare", "RiskAction"), {*INSIDE, "neighbouring manager"}),
    },
    # an activity counts for the neighbour, too; a note is its author's alone, and so is how far they have looked
    "scrutiny": {
        "Activity": {*INSIDE, "neighbouring manager"}, "ActivityShare": {*INSIDE, "neighbouring manager"},
        "PrivateNote": {"scrutineer"}, "LastLook": {"scrutineer"},
    },
    "post": {
        "Draft": {"manager"}, "Sent": {"manager"}, "Job": {"manager"}, "Letter": {"administrator"},
        "Worker": {"administrator"},
        "Findable": {*CAST} - {"anonymous"}, "StoredFile": {"manager"},
    },
    # entries are read only through the record they are of
    "trail": {"Entry": set(), "Payload": set(), "Erasure": set()},
}  # fmt: skip
OURS = [model for model in apps.get_models() if model.__module__.startswith("goldthread.")]


@pytest.fixture
def world(full_world):
    return full_world


def those_who_see(world, model, pk=None):
    """Who of the cast sees a record, or anything at all, of a table."""
    rows = {who: model._default_manager.visible_to(person) for who, person in world.people.items()}
    return {who for who, seen in rows.items() if (seen.filter(pk=pk) if pk else seen).exists()}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_each_of_the_cast_sees_of_a_table_what_their_seat_lets_them(world, model):
    assert model._meta.label.startswith("trail.") or model._default_manager.exists(), "put one into one_of_each.py"
    expected = SEES.get(model._meta.app_label, {}).get(model.__name__, INSIDE)
    assert those_who_see(world, model) == expected


def kept_within(world, kind, **asks):
    """One record of every noun, kept within one group in which the chair alone sits; an agency leads the action."""
    group = Group.objects.create(home=world.wessmere, key="few", kind=kind, name="Example few")
    world.people["chair"] = second_seat(world, "chair", "member", group=group)
    circle = {"circle": "panel" if kind == "panel" else "group", "circle_group": group}
    for model in (Source, Recommendation, Action, Evidence, Objective):
        model.objects.update(**circle)
    for who, person in world.people.items():
        world.people[who] = Person.objects.get(pk=person.pk)


def test_what_a_group_keeps_is_for_its_members_the_business_unit_and_the_scrutineer(world):
    kept_within(world, "subgroup")
    few = {"chair", "manager", "scrutineer"}
    for model in (Source, Recommendation, Objective):
        assert those_who_see(world, model) == few, model
    for model in (Action, Line, Progress, Claim, Impact, Evidence, EvidenceUse):
        assert those_who_see(world, model) == {*few, "agency lead"}, "and for the agency it asks something of"


def test_what_a_case_panel_keeps_is_for_those_seated_there_and_nobody_else(world):
    kept_within(world, "panel")
    for model in (Source, Recommendation, Objective):
        assert those_who_see(world, model) == {"chair"}, "neither the manager nor the scrutineer"
    for model in (Action, Line, Progress, Claim, Impact, Evidence, EvidenceUse):
        assert those_who_see(world, model) == {"chair", "agency lead"}, "and for the agency it asks something of"


def test_that_a_case_panel_sits_is_known_to_few(world):
    kept_within(world, "panel")
    panel = Group.objects.get(key="few")
    assert those_who_see(world, Group, panel.pk) == {"chair", "manager", "scrutineer"}


def test_rows_that_hang_on_a_kept_record_are_kept_with_it(world):
    kept_within(world, "panel")
    kept = {Source, Recommendation, Objective}
    for model in OURS:
        hangs = {field.related_model for field in model._meta.fields if field.is_relation}
        has_own_readers = issubclass(model, Record) and model not in kept
        if hangs & kept and model.__name__ != "Tie" and not has_own_readers:
            assert those_who_see(world, model) == {"chair"}, model._meta.label


def test_a_neighbour_sees_the_objective_it_owns_with_us_and_not_the_others(world):
    Ownership.objects.create(objective=world.objective, partnership=world.norden)
    assert those_who_see(world, Objective, world.objective.pk) == {*INSIDE, "neighbouring manager"}
    other = Objective.objects.exclude(pk=world.objective.pk).order_by("pk").first()
    assert those_who_see(world, Objective, other.pk) == INSIDE
    assert "neighbouring manager" not in those_who_see(world, Action)


def test_a_neighbour_sees_the_action_it_leads_and_what_is_told_of_it_but_not_what_it_came_from(world):
    Line.objects.create(action=world.action, partnership=world.norden)
    assert those_who_see(world, Action, world.action.pk) == {*INSIDE, "neighbouring manager"}
    assert those_who_see(world, Progress) == {*INSIDE, "neighbouring manager"}
    assert those_who_see(world, Action, world.claimed.pk) == INSIDE
    assert "neighbouring manager" not in those_who_see(world, Recommendation) | those_who_see(world, Source)


def test_an_objective_that_a_panel_keeps_is_not_shown_to_the_neighbour_that_owns_it_too(world):
    Ownership.objects.create(objective=world.objective, partnership=world.norden)
    kept_within(world, "panel")
    assert those_who_see(world, Objective, world.objective.pk) == {"chair"}


def test_a_school_sees_what_is_asked_of_it_and_what_is_meant_for_those_who_answer_returns(world):
    assert "respondent" not in those_who_see(world, Action) | those_who_see(world, Source)
    Line.objects.create(action=world.action, agency=world.school)
    assert "respondent" in those_who_see(world, Action, world.action.pk)
    assert "respondent" not in those_who_see(world, Action, world.claimed.pk) | those_who_see(world, Recommendation)
    Source.objects.update(circle="respondents")
    assert those_who_see(world, Source) == {*INSIDE, "respondent"}


def test_what_is_public_is_for_whoever_holds_a_seat_anywhere(world):
    Source.objects.update(circle="public")
    assert those_who_see(world, Source) == SEATED


def test_attaching_evidence_never_widens_who_may_read_it(world):
    panel = Group.objects.create(home=world.wessmere, key="few", kind="panel", name="Example panel")
    world.people["chair"] = second_seat(world, "chair", "member", group=panel)
    kept = Evidence.objects.create(
        home=world.wessmere, key="kept", number=9, title="Note of the panel", kind="note", note="Kept.",
        circle="panel", circle_group=panel, entered_on=TODAY,
    )  # fmt: skip
    EvidenceUse.objects.create(evidence=kept, action=world.action)
    assert those_who_see(world, Action, world.action.pk) == INSIDE
    assert those_who_see(world, Evidence, kept.pk) == {"chair"}
    assert those_who_see(world, EvidenceUse, EvidenceUse.objects.get(evidence=kept).pk) == {"chair"}


def test_a_seat_that_ended_shows_nothing_and_one_that_is_still_to_come_neither(world):
    assert those_who_see(world, Action) == INSIDE
    world.seats["manager"].holdings.update(starts_on=date_after(TODAY))
    world.people["manager"] = Person.objects.get(pk=world.people["manager"].pk)
    assert those_who_see(world, Action) == INSIDE - {"manager"}


def date_after(day):
    return day.replace(year=day.year + 1)
