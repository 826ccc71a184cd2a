"""The pages of the plan, as a browser asks for them."""

from datetime import date
from urllib.parse import quote

import pytest
import time_machine

from goldthread.plan import operations
from goldthread.plan.models import Objective, Plan, YearDecision
from goldthread.trail.models import Entry
from tests.cast import TODAY
from tests.factories.plan import an_action, an_objective, many_objectives, placed


@pytest.fixture(autouse=True)
def today_stands_still():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def ask(world, client):
    """Ask as one of the cast; the text of the answer comes back with it."""

    def asked(url, who="manager", body=None, **more):
        client.force_login(world.people[who])
        answer = client.post(url, body, **more) if body is not None else client.get(url, **more)
        answer.text_ = " ".join(answer.content.decode().split())
        return answer

    return asked


def test_the_plan_reads_as_sentences_with_counts_in_words(world, ask):
    placed(world.objective, an_action(world.wessmere, 100, "done", impact_on=TODAY))
    placed(world.objective, an_action(world.wessmere, 101), part="proposed")
    page = ask("/plan/").text_
    assert "One objective, from 1 April 2026 to 31 March 2027. One shows what is different for children." in page
    assert "Owned by Wessmere" in page
    assert "One under way, one done" in page
    assert "Impact shown" in page
    assert "one action proposed for next year" in page


def test_a_row_opens_in_place_and_is_a_link_without_script(world, ask):
    assert f'hx-get="/objectives/{world.objective.pk}/inside/?year=2026"' in ask("/plan/").text_
    inside = ask(f"/objectives/{world.objective.pk}/inside/?year=2026").text_
    assert "Neglect is named earlier." in inside
    assert "Launch the revised neglect toolkit" in inside
    assert "No actions in 2025-26" in ask(f"/objectives/{world.objective.pk}/inside/?year=2025").text_
    assert ask(f"/objectives/{world.objective.pk}/inside/?year=0000").status_code == 200


def test_an_empty_plan_says_what_to_do(world, ask):
    page = ask("/plan/", "neighbouring manager").text_
    assert "There is no plan yet" in page
    assert "Add the first plan" in page
    Plan.objects.create(home=world.norden, key="p", title="Plan", starts_on=date(2026, 4, 1), ends_on=date(2027, 3, 31))
    assert "Nothing is planned here yet" in ask("/plan/", "neighbouring manager").text_
    assert "What does it stand under?" not in ask("/objectives/add/", "neighbouring manager").text_


def test_a_reader_who_keeps_nothing_is_offered_nothing(world, ask):
    for url in ("/plan/", f"/objectives/{world.objective.pk}/", f"/plans/{world.plan.pk}/", "/plans/"):
        page = ask(url, "agency lead").text_
        assert "Add" not in page.split("</header>")[1].replace("Add Pages", ""), url
        assert "Change" not in page.split("</header>")[1], url


def test_the_story_tells_what_will_be_different_first(world, ask, doing):
    placed(world.objective, an_action(world.wessmere, 100, "blocked", reason="No chair named", slips=2))
    operations.reword_objective(
        objective=world.objective, words="Answering neglect", reason="Plainer", version=1, **doing
    )
    page = ask(f"/objectives/{world.objective.pk}/").text_
    told = [
        "What will be different for children",
        "What was done",
        "What is different<",
        "What got in the way",
        "Over the years",
    ]
    places = [page.index(each) for each in told]
    assert places == sorted(places)
    assert "blocked (No chair named); its date moved twice" in page
    assert "Was worded “Responding to neglect” (Plainer)" in page
    assert "No action under it has an impact on the record." in page


def test_the_story_leads_along_its_lineage(world, ask, doing):
    parts = operations.split_objective(
        objective=world.objective, into=["At home", "At school"], reason="Two audiences", version=1, **doing
    )
    assert "Split from" in ask(parts[0].get_absolute_url()).text_
    assert "At school" in ask(world.objective.get_absolute_url()).text_


def test_a_restricted_parent_is_not_named(world, ask, doing):
    hidden = an_objective(world.wessmere, words="Only for the subgroup", circle="group", circle_group=world.business)
    operations.place_under(objective=world.objective, parents=[], version=1, **doing)
    world.objective.placed_under.create(parent=hidden)
    assert "Only for the subgroup" in ask(world.objective.get_absolute_url()).text_
    for url in (world.objective.get_absolute_url(), "/plan/", "/objectives/"):
        assert "Only for the subgroup" not in ask(url, "lead partner").text_


def test_backward_dates_get_a_sentence_and_keep_what_was_typed(world, ask):
    body = {
        "kind": world.kind.pk,
        "words": "Backwards and typed",
        "status": "in force",
        "circle": "partnership",
        "starts": "May 2026",
        "ends": "2025",
    }
    answer = ask("/objectives/add/", body=body)
    assert answer.status_code == 422
    assert "The objective ends before it starts. Change one of the two dates." in answer.text_
    assert "Backwards and typed" in answer.text_
    assert 'value="May 2026"' in answer.text_
    assert Objective.objects.count() == 1
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("typed", "told"),
    [("soonish", "is not a date"), ("31 February 2027", "is not a day in the calendar")],
)
def test_a_date_that_cannot_be_gets_a_remedy(world, ask, typed, told):
    body = {"version": 1, "kind": world.kind.pk, "starts": typed, "circle": "partnership"}
    answer = ask(f"/objectives/{world.objective.pk}/change/", body=body)
    assert answer.status_code == 422
    assert told in answer.text_
    assert typed in answer.text_


def test_a_plan_ends_after_it_starts(world, ask):
    days = {"starts_on": ("1", "4", "2027"), "ends_on": ("31", "3", "2026")}
    body = {
        f"{name}_{part}": value
        for name, day in days.items()
        for part, value in zip(("day", "month", "year"), day, strict=True)
    }
    answer = ask("/plans/add/", body={"title": "Upside down", "status": "draft", **body})
    assert (answer.status_code, "The plan ends before it starts." in answer.text_, "Upside down" in answer.text_) == (
        422,
        True,
        True,
    )


def test_a_stale_form_shows_both_texts(world, ask, doing):
    operations.change_plan(plan=world.plan, version=1, title="Theirs", **doing)
    days = {
        "starts_on_day": "1",
        "starts_on_month": "4",
        "starts_on_year": "2026",
        "ends_on_day": "31",
        "ends_on_month": "3",
        "ends_on_year": "2029",
    }
    answer = ask(f"/plans/{world.plan.pk}/change/", body={"version": 1, "title": "Mine", **days})
    assert answer.status_code == 409
    assert "Theirs" in answer.text_
    assert "Mine" in answer.text_
    assert Plan.objects.get().title == "Theirs"


def test_a_step_that_is_closed_says_why(world, ask):
    answer = ask(f"/objectives/{world.objective.pk}/step/agree/")
    assert (answer.status_code, "is not possible" in answer.text_) == (200, True)
    assert ask(f"/objectives/{world.objective.pk}/step/nothing/").status_code == 404


def test_an_objective_is_merged_with_those_that_are_chosen(world, ask):
    other = an_objective(world.wessmere, 100)
    page, body = f"/objectives/{world.objective.pk}/merge/", {"version": 1, "words": "Both", "reason": "They overlap"}
    body |= {"others": [other.pk], "versions": f"{other.pk}:1"}
    shown = ask(page)
    assert f'name="versions" value="{other.pk}:1"' in shown.content.decode()
    assert "OB-100 Invented objective 100" in shown.text_
    Objective.objects.filter(pk=other.pk).update(version=2)
    stale = ask(page, body=body)
    assert (stale.status_code, "OB-100 was changed after you opened this page." in stale.text_) == (409, True)
    assert f'name="versions" value="{other.pk}:2"' in stale.content.decode(), "and once read, it may be merged"
    answer = ask(page, body=body | {"versions": f"{other.pk}:2"}, follow=True)
    assert "They are merged." in answer.text_
    other.refresh_from_db()
    assert other.status == "replaced"
    wrong = ask(page, body={**body, "others": [other.pk]})
    assert wrong.status_code == 422, "what is replaced already is no longer offered"


def test_an_action_is_added_under_the_objective_or_not_at_all(world, ask):
    body = {"words": "Train the leads", "part": "taken", "year_starts_on": "2026-04-01", "circle": "partnership"}
    answer = ask(f"/objectives/{world.objective.pk}/actions/add/", body=body, follow=True)
    assert "Train the leads" in answer.text_
    wrong = ask(
        f"/objectives/{world.objective.pk}/actions/add/", body={**body, "part": "elsewhere", "words": "Not this"}
    )
    assert (wrong.status_code, "Not this" in wrong.text_) == (422, True)
    assert world.objective.planned.count() == 2


def test_the_refresh_is_walked_left_and_come_back_to(world, ask):
    second = an_objective(world.wessmere, 100)
    page = ask("/plan/refresh/?year=2027").text_
    assert "None of two objectives is decided yet for 1 April 2027 to 31 March 2028." in page
    first = f"/plan/refresh/{world.objective.pk}/?year=2027"
    refused = ask(first, body={"version": 1, "decision": "stand down", "reason": ""})
    assert (refused.status_code, "Give the reason" in refused.text_) == (422, True)
    moved = ask(first, body={"version": 1, "decision": "continue", "reason": ""})
    assert moved["Location"] == f"/plan/refresh/{second.pk}/?year=2027"
    page = ask("/plan/refresh/?year=2027").text_
    assert "One of two objectives is decided for 1 April 2027 to 31 March 2028." in page
    last = ask(moved["Location"], body={"version": 1, "decision": "pause", "reason": "No chair named"})
    assert last["Location"] == "/plan/refresh/?year=2027"
    assert "Every objective is decided." in ask(last["Location"]).text_
    assert YearDecision.objects.count() == 2


def test_a_stale_decision_is_refused_and_keeps_what_was_typed(world, ask, doing):
    operations.change_objective(objective=world.objective, background="Changed meanwhile", version=1, **doing)
    body = {"version": 1, "decision": "pause", "reason": "Typed with care"}
    answer = ask(f"/plan/refresh/{world.objective.pk}/?year=2027", body=body)
    assert (answer.status_code, "Typed with care" in answer.text_) == (409, True)
    assert not YearDecision.objects.exists()


def test_an_action_cannot_both_go_on_and_be_stood_down(world, ask):
    body = {
        "version": 1,
        "decision": "change",
        "reason": "Fewer",
        "continued": [world.action.pk],
        "stood_down": [world.action.pk],
    }
    answer = ask(f"/plan/refresh/{world.objective.pk}/?year=2027", body=body)
    assert "An action cannot both go on and be stood down." in answer.text_


def test_kinds_are_installed_and_renamed(world, ask):
    assert "No kinds yet" in ask("/plan/kinds/", "neighbouring manager").text_
    page = ask("/plan/kinds/install/", "neighbouring manager", body={}, follow=True).text_
    assert "Themed priorities" in page


def test_the_list_narrows_to_a_gap_and_downloads(world, ask):
    an_objective(world.wessmere, 100)
    page = ask("/objectives/?gap=objective-no-outcome").text_
    assert "One part of the plan" in page
    assert "Invented objective 100" in page
    assert ask("/objectives/?format=csv").content.startswith(b"\xef\xbb\xbfWords,")


def test_a_joint_owner_sees_the_objective_on_their_own_plan(world, ask, doing):
    url = world.objective.get_absolute_url()
    assert ask(url, "neighbouring manager").status_code == 404
    operations.set_owners(objective=world.objective, owners=[world.wessmere, world.norden], version=1, **doing)
    assert "Responding to neglect" in ask("/plan/?year=all", "neighbouring manager").text_
    page = ask(url, "neighbouring manager")
    assert page.status_code == 200
    assert "Business plan" not in page.text_
    assert ask(url + "change/", "neighbouring manager").status_code == 403


def costs(world, client, django_assert_max_num_queries, urls, most=12):
    client.force_login(world.people["manager"])
    for url in urls:
        client.get(url)
        with django_assert_max_num_queries(most):
            assert client.get(url).status_code == 200, url


@pytest.mark.said_once  # Django puts the same queries to either engine
@pytest.mark.parametrize("count", [3, 300])
def test_every_page_keeps_its_budget(world, client, count, django_assert_max_num_queries):
    rows = many_objectives(world.wessmere, count, world.plan)
    one = world.objective.get_absolute_url()
    urls = ["/plan/", "/plan/?year=all", "/plans/", world.plan.get_absolute_url(), "/objectives/", "/plan/kinds/", one]
    urls += [f"{one}inside/", f"{one}history/", "/plan/refresh/?year=2027", f"/plan/refresh/{rows[0].pk}/?year=2027"]
    costs(world, client, django_assert_max_num_queries, urls)


def test_an_odd_address_opens_the_usual_year(world, ask):
    assert ask(f"/plan/?year={quote('2026-27<')}").status_code == 200
    assert ask("/plan/?plan=999&year=1").status_code == 200
