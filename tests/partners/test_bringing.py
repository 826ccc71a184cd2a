"""Spreadsheets brought in: looked through, loaded in one go, and taken back in one go."""

import csv
from dataclasses import replace
from io import StringIO

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.actions.models import Action, Line, Recommendation, Source
from goldthread.actions.operations import change_action, marks_for, refresh_marks
from goldthread.kit.refusal import Refusal
from goldthread.kit.sheets import Line as SheetLine
from goldthread.kit.sheets import Sheet
from goldthread.partners.bringing.holding import held_back
from goldthread.partners.bringing.naming import unknown_names
from goldthread.partners.jobs import load
from goldthread.partners.models import Catch, Holding, Import, Mapping, Person, Seat
from goldthread.partners.operations import bringing
from goldthread.partners.operations.naming import say_who_is_meant
from goldthread.partners.roles import ROLES, Permission
from goldthread.partners.standing import standing_of
from goldthread.plan.models import Objective, Outcome, PlannedAction
from goldthread.post.models import Job
from goldthread.post.work import Running, see_to
from goldthread.trail.models import Entry
from tests.cast import TODAY, build_world
from tests.factories.bringing import TRACKER as TEXT
from tests.factories.bringing import loaded, looked_through, read, undone

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(clock):
    return build_world()


def outcomes(imported) -> list[str]:
    return [row.outcome for row in imported.rows.order_by("position")]


def sentences(imported) -> str:
    return " ".join(sentence for row in imported.rows.all() for _, _, sentence, *_ in row.problems)


def test_looking_through_writes_no_record_and_says_what_each_row_becomes(world):
    before = Action.objects.count(), Line.objects.count()
    imported = looked_through(
        world, "Action,Lead\nTell everyone,Wessmere Health Trust\nLaunch the revised neglect toolkit,\n"
    )
    assert outcomes(imported) == ["new", "same"]
    assert imported.counts == {"new": 1, "changes": 0, "same": 1, "refused": 0, "flagged": 0}
    assert (Action.objects.count(), Line.objects.count()) == before


def test_a_tracker_is_loaded_with_vague_dates_and_unknown_owners_kept_and_flagged(world):
    imported = loaded(world, "Action,Lead,Due,Status\nTell everyone,Health Trust and MASH,end of Q2,In progress\n")
    action = Action.objects.get(words="Tell everyone")
    assert action.status == "under way" and str(action.due) == "end of Q2" and action.due.first is None
    assert [line.agency for line in action.lines.all()] == [world.health]
    assert "Lead: Health Trust and MASH" in action.detail
    assert "MASH: nobody here is called so" in sentences(imported) and "names no day" in sentences(imported)
    assert action.has_lead


def test_the_only_one_of_a_kind_is_known_by_what_everybody_calls_it(world):
    imported = loaded(world, "Action,Lead,Completed?\nTell everyone,the Local Authority,Yes - 1/4/26\n")
    action = Action.objects.get(words="Tell everyone")
    assert [line.agency for line in action.lines.all()] == [world.council] and imported.counts["flagged"] == 0
    assert (action.status, str(action.done)) == ("done", "1 April 2026")


def test_an_action_with_nobody_known_is_without_a_lead_and_its_words_are_kept(world):
    loaded(world, "Action,Owner\nTell everyone,A. Nother from the hub\n")
    action = Action.objects.get(words="Tell everyone")
    assert not action.has_lead and action.detail == "Owner: A. Nother from the hub"


def test_each_record_and_the_file_itself_leave_an_entry(world):
    imported = loaded(world, "Action\nOne thing\nAnother thing\n")
    last = Entry.objects.order_by("-id")[:3]
    assert [entry.record_kind for entry in last] == ["partners.import", "actions.action", "actions.action"]
    assert imported.sheets == [] and imported.state == Import.State.LOADED


def test_loading_twice_is_refused_and_loading_the_file_again_changes_nothing(world):
    imported = loaded(world, TEXT)
    asked = {"version": imported.version, "by": world.people["manager"], "on": TODAY}
    with pytest.raises(Refusal, match="Loaded"):
        bringing.load_spreadsheet(imported=imported, **asked)
    assert outcomes(looked_through(world, TEXT)) == ["same"]


def test_what_changed_between_looking_and_loading_is_shown_before_it_is_loaded(world):
    imported = looked_through(world, TEXT)
    loaded(world, TEXT)
    asked = {"version": imported.version, "by": world.people["manager"], "on": TODAY}
    with pytest.raises(Refusal, match="has changed since"):
        bringing.load_spreadsheet(imported=imported, **asked)


def test_undone_it_is_as_if_it_had_never_been_brought_in(world):
    actions = set(Action.objects.values_list("pk", "version"))
    imported = undone(world, loaded(world, TEXT))
    assert set(Action.objects.values_list("pk", "version")) == actions
    assert imported.state == Import.State.UNDONE and imported.counts["back"] == 1


def test_what_somebody_worked_on_since_stays_and_says_why(world):
    imported = loaded(world, "Action\nOne thing\nAnother thing\n")
    action = Action.objects.get(words="One thing")
    change_action(action=action, version=action.version, detail="Better", by=world.people["manager"], on=TODAY)
    imported = undone(world, imported)
    assert Action.objects.filter(words="One thing").exists()
    assert not Action.objects.filter(words="Another thing").exists()
    assert [row.stays for row in imported.rows.order_by("position")] == [
        "Somebody has worked on it since, so it stays.", "",
    ]  # fmt: skip


def test_what_was_changed_is_put_back_as_it_stood(world):
    text = 'Reference,Action,Due,Led by\nAC-1,Launch the toolkit,30 June 2027,"Wessmere Council"\n'
    imported = loaded(world, text)
    action = Action.objects.get(pk=world.action.pk)
    assert action.words == "Launch the toolkit" and action.slips == 1 and str(action.due) == "30 June 2027"
    assert [line.body for line in action.leads()] == [world.council]
    undone(world, imported)
    action = Action.objects.get(pk=world.action.pk)
    assert action.words == world.action.words and action.slips == 0 and action.due == world.action.due
    assert [line.body for line in action.leads()] == [world.health]


def test_a_row_that_may_say_who_a_child_is_is_held_back_and_nothing_of_it_is_kept(world):
    imported = looked_through(world, "Action,Notes\nSee Tommy aged 7,x\nTell everyone,NHS 943 476 5919\n")
    assert outcomes(imported) == ["refused", "refused"]
    kept = str(imported.sheets) + str([(row.words, row.problems) for row in imported.rows.all()])
    assert "Tommy" not in kept and "943" not in kept
    assert set(Catch.objects.values_list("kind", flat=True)) == {"name", "nhs"}


def test_a_sheet_whose_name_may_say_who_a_child_is_goes_by_its_place():
    lines = tuple(SheetLine(n, (cell,)) for n, cell in enumerate(("Action", "Tell everyone", "NHS 943 476 5919"), 1))
    first, second = held_back(
        [Sheet("Plan", lines), Sheet("Tommy aged 7", lines)], {"Tommy aged 7": (1, {"Action": 0})}
    )
    assert (first.name, second.name) == ("Plan", "Sheet 2 (its name is not kept)")
    assert second.lines[1].cells == ("Tell everyone",) and second.lines[2].held == {0: "nhs"}


def test_a_column_that_says_who_a_child_is_is_never_read(world):
    imported = read(world, "Action,Child,DOB\nTell everyone,A name,3 May 2015\n")
    assert "A name" not in str(imported.sheets) and "2015" not in str(imported.sheets)
    assert imported.columns == {"Action": "words", "Child": "", "DOB": ""}


def test_the_columns_are_settled_once_and_kept_for_the_same_headings(world):
    imported = read(world, "What,Whom\nTell everyone,Wessmere Council\n", kind="actions")
    asked = {"version": imported.version, "by": world.people["manager"], "on": TODAY}
    columns = {"What": "words", "Whom": "leads"}
    bringing.look_through(imported=imported, columns=columns, **asked)
    assert Mapping.objects.get().columns == columns
    assert read(world, "Whom,What\nWessmere Council,Tell others\n", kind="actions").columns == columns


def test_the_wrong_sheet_first_is_left_aside_and_sheets_alike_come_together(world):
    imported = read(world, "Action,Lead\nTell everyone,x\n")
    assert imported.wanted == ["The file"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Standard,Grade,Self assessment,Moderated score\nx,2,y,3\n", "a self-assessment or an audit tool"),
        ("Budget,Spend,Forecast,Variance\n1,2,3,4\n", "a budget"),
        ("Course,Delegate,Attended\nx,y,yes\n", "an attendance or training list"),
    ],
)
def test_the_wrong_workbook_is_recognised_as_such(world, text, what):
    with pytest.raises(Refusal, match=what):
        read(world, text)


def test_who_may_not_add_a_record_may_not_load_it(world):
    imported = looked_through(world, TEXT)
    chair = world.people["lead partner"]
    with pytest.raises(Refusal, match="None of your seats"):
        bringing.load_spreadsheet(imported=imported, version=imported.version, by=chair, on=TODAY)


def test_rights_are_checked_row_by_row(world):
    """A neighbour's action that we support is seen here, and only its own partnership may change it."""
    theirs = Action.objects.create(home=world.norden, key="ac-9", number=9, words="Their own action", has_lead=True)
    Line.objects.create(action=theirs, partnership=world.wessmere, capacity="support")
    imported = looked_through(world, "Reference,Action\nAC-9,Our words for it\nAC-77,Nothing\n")
    assert outcomes(imported) == ["refused", "refused"]
    assert "You may not change AC-9" in sentences(imported) and "no AC-77" in sentences(imported)


def test_a_log_of_recommendations_brings_its_sources_and_answers_and_goes_again(world):
    text = (
        "Rec no,Recommendation,Review,Date of review,Accepted\n"
        "1,Tell every school.,MACA on neglect 2025,March 2025,Yes\n"
        "2,Tell every nurse.,MACA on neglect 2025,March 2025,Rejected\n"
        "3,Revise the neglect toolkit.,Audit of neglect,,\n"
    )
    imported = loaded(world, text, kind="recommendations")
    assert outcomes(imported) == ["new", "new", "changes"]
    first, second = Recommendation.objects.filter(words__startswith="Tell").order_by("number")
    assert first.source == second.source and first.source.kind == "audit" and str(first.source.dated) == "March 2025"
    assert (first.status, second.status) == ("accepted", "refused")
    undone(world, imported)
    assert Recommendation.objects.count() == 1 and Source.objects.count() == 1
    assert Recommendation.objects.get().number_in_source == ""


def test_a_plan_brings_objectives_outcomes_and_actions_and_goes_again(world):
    text = (
        "Priority,Outcome,Action,Lead,By when\n"
        "Safer homes,Children are seen sooner.,Visit within a week,Wessmere Council,June 2026\n"
        ",,Write to every parent,Wessmere Health Trust,ongoing\n"
        "Responding to neglect,Neglect is named earlier.,Launch the revised neglect toolkit,,\n"
    )
    imported = loaded(world, text, kind="plan")
    objective = Objective.objects.get(words="Safer homes")
    assert [str(each) for each in objective.outcomes.all()] == ["Children are seen sooner."]
    assert objective.planned.count() == 2 and objective.has_action and objective.has_outcome
    assert outcomes(imported) == ["new", "new", "same"]
    undone(world, imported)
    assert not Objective.objects.filter(words="Safer homes").exists()
    assert (Outcome.objects.count(), PlannedAction.objects.count(), Action.objects.count()) == (1, 1, 2)


def test_a_list_of_people_brings_seats_and_their_holders_and_goes_again(world):
    text = (
        "Name,E-mail,Job title,Organisation,Group\n"
        "B. Example,b@example.org,Named nurse,Wessmere Health Trust,\n"
        "C. Example,c@example.org,,,Quality subgroup\n"
        "Chair Example,chair@example.org,Deputy of the board,,Business group\n"
        "D. Example,,Teacher,Wessmere Example School,\n"
        "E. Example,nobody,,,\n"
    )
    people, seats = Person.objects.count(), Seat.objects.count()
    imported = loaded(world, text, kind="people")
    assert outcomes(imported) == ["new", "new", "changes", "refused", "refused"]
    nurse = Seat.objects.get(title="Named nurse")
    assert nurse.role == "agency lead" and nurse.agency == world.health
    assert Seat.objects.get(title__startswith="Member of a group").group == world.subgroup
    assert standing_of(Person.objects.get(email="b@example.org")).agencies == {world.health.pk}
    undone(world, imported)
    assert (Person.objects.count(), Seat.objects.count()) == (people, seats)
    assert not Holding.objects.filter(seat__title="Deputy of the board").exists()


def test_marks_are_right_after_loading_and_after_undoing(world):
    refresh_marks(Action.objects.values_list("pk", flat=True))
    imported = loaded(world, "Action,Lead,Recommendation\nTell everyone,Wessmere Council,RC-1\nTell others,,\n")
    assert_marks_are_right()
    assert Recommendation.objects.get().actions.count() == 2
    undone(world, imported)
    assert_marks_are_right()


def assert_marks_are_right():
    actions = list(Action.objects.order_by("pk"))
    for action, marks in zip(actions, marks_for(actions), strict=True):
        told = {"has_lead", "lead_vacant_from", "has_source"}
        assert {name: getattr(action, name) for name in told} == {name: marks[name] for name in told}
    for recommendation in Recommendation.objects.all():
        assert recommendation.has_action == recommendation.answers.exists()


def test_a_big_file_is_loaded_in_the_background_and_only_once(world):
    imported = looked_through(world, "Action\n" + "".join(f"Do thing number {number}\n" for number in range(30)))
    asked = {"by": world.people["manager"], "on": TODAY}
    imported = bringing.ask_to_load(imported=imported, version=imported.version, **asked)
    imported = bringing.ask_to_load(imported=imported, version=imported.version, **asked)
    job = Job.objects.get()
    assert imported.state == Import.State.LOADING and not Action.objects.filter(words__startswith="Do thing").exists()
    see_to(job.pk)
    job.refresh_from_db()
    assert job.state == "done" and Action.objects.filter(words__startswith="Do thing").count() == 30
    assert load(Running(job, world.people["manager"]))[1] == imported.get_absolute_url(), "done again, it is the same"
    assert Action.objects.filter(words__startswith="Do thing").count() == 30


def test_a_loading_that_is_refused_in_the_background_can_be_looked_at_again(world):
    imported = looked_through(world, TEXT)
    asked = {"by": world.people["manager"], "on": TODAY}
    bringing.ask_to_load(imported=imported, version=imported.version, **asked)
    loaded(world, TEXT)
    see_to(Job.objects.get().pk)
    imported.refresh_from_db()
    assert imported.state == Import.State.PREVIEWED and Job.objects.get().fault == "refused"


@given(st.lists(st.lists(st.text(max_size=12), max_size=5), max_size=8))
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_rows_come_each_is_accounted_for_or_the_file_is_refused(world, rows):
    file = StringIO()
    csv.writer(file).writerows([["Action", "Lead", "Due", "Status", "Notes"], *rows])
    before = Action.objects.count()
    try:
        imported = looked_through(world, file.getvalue(), kind="actions")
    except Refusal as refusal:
        assert refusal.sentence
        return
    assert imported.rows.count() == imported.how_many("new", "changes", "same", "refused")
    asked = {"by": imported.brought_by, "on": TODAY}
    undone(world, bringing.load_spreadsheet(imported=imported, version=imported.version, **asked))
    assert Action.objects.count() == before


def test_only_who_may_change_what_it_made_takes_it_back(world, monkeypatch):
    imported = loaded(world, TEXT)
    monkeypatch.setitem(ROLES, "manager", replace(ROLES["manager"], permissions=frozenset({Permission.BRING_IN})))
    with pytest.raises(Refusal, match="take actions back"):
        undone(world, imported)
    assert Import.objects.get(pk=imported.pk).state == Import.State.LOADED


def test_the_number_of_a_list_of_ones_own_is_kept_beside_the_reference_and_undone(world, client):
    imported = loaded(world, "Ref,Action\n1.2,Tell everyone\n9b,Launch the revised neglect toolkit\n")
    assert {each.own_number for each in Action.objects.exclude(own_number="")} == {"1.2", "9b"}
    assert "1.2" not in Action.objects.get(words="Tell everyone").detail
    client.force_login(world.people["manager"])
    page = client.get(reverse("actions:actions")).content.decode()
    assert '<span class="gt-quiet">9b</span>' in page
    file = client.get(reverse("actions:actions"), {"format": "csv"}).content.decode("utf-8-sig").splitlines()
    assert file[0].endswith(",Your own number") and [row for row in file if row.endswith(",9b")]
    assert looked_through(world, "Ref,Action\n1.2,Tell everyone\n").counts["same"] == 1
    both = looked_through(world, "Ref,Our number,Action\nAC-1,9b,Launch the revised neglect toolkit\nX9,7,New one\n")
    assert (both.counts["same"], both.rows.get(outcome="new").words) == (1, "New one")
    undone(world, imported)
    assert not Action.objects.exclude(own_number="").exists()
    client.post(reverse("actions:add"), {"words": "Ask all", "own_number": "4a", "circle": "partnership"})
    assert Action.objects.get(words="Ask all").own_number == "4a"


NAMES = (
    "Action,Lead,Supported by\nFirst,The Team,\nSecond,The Team and Nobody Known,\n"
    "Third,Wessmere Health Trust,The Team\n"
)


def means(world, imported, body):
    asked = {"imported": imported, "version": imported.version, "by": world.people["manager"], "on": TODAY}
    return say_who_is_meant(meant={"The Team": body}, **asked)


def led_by(words):
    return sorted(f"{line.body} {line.capacity}" for line in Line.objects.filter(action__words=words))


def test_a_name_is_said_once_for_all_rows_and_known_the_next_time(world):
    imported, manager = looked_through(world, NAMES), world.people["manager"]
    assert [(each.words, each.rows) for each in unknown_names(imported, manager)] == [
        ("The Team", 3),
        ("Nobody Known", 1),
    ]
    imported = means(world, imported, world.business)
    assert [each.words for each in unknown_names(imported, manager)] == ["Nobody Known"]
    assert imported.counts["flagged"] == 1 and not Action.objects.filter(words="First").exists()
    imported = bringing.load_spreadsheet(imported=imported, version=imported.version, by=manager, on=TODAY)
    assert led_by("First") == ["Business group lead"]
    assert led_by("Third") == ["Business group support", "Wessmere Health Trust lead"]
    again = loaded(world, "Action,Lead\nFourth,the team.\n")
    assert led_by("Fourth") == ["Business group lead"] and not unknown_names(again, manager)


def test_a_name_said_after_loading_is_applied_to_all_rows_and_undone_with_them(world):
    refresh_marks(Action.objects.values_list("pk", flat=True))
    manager, before = world.people["manager"], {each.pk: led_by(each.words) for each in Action.objects.all()}
    imported = loaded(world, f"{NAMES}Launch the revised neglect toolkit,The Team,\n")
    imported = means(world, imported, world.seats["chair"])
    assert led_by("First") == ["Chair seat lead"] and led_by("Second") == ["Chair seat lead"]
    assert led_by("Third") == ["Chair seat support", "Wessmere Health Trust lead"]
    assert "Chair seat lead" in led_by("Launch the revised neglect toolkit")
    assert [each.words for each in unknown_names(imported, manager)] == ["Nobody Known"]
    assert Entry.objects.filter(operation="place_leads").count() == 4 and imported.counts["flagged"] == 1
    actions = list(Action.objects.order_by("pk"))
    for action, marks in zip(actions, marks_for(actions), strict=True):
        assert {name: getattr(action, name) for name in marks} == marks
    undone(world, imported)
    assert {each.pk: led_by(each.words) for each in Action.objects.all()} == before


def test_only_who_may_bring_that_kind_says_who_is_meant(world, monkeypatch):
    imported = looked_through(world, NAMES)
    monkeypatch.setattr("goldthread.partners.operations.naming.may_in", lambda *about: False)
    with pytest.raises(Refusal, match="None of your seats here lets you change actions"):
        means(world, imported, world.business)
