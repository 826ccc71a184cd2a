"""The pages of the chapter, as a person walks them."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from goldthread.actions.forms.asked import ReferencesField
from goldthread.actions.models import Action, Claim, Evidence, Impact, Recommendation, Source
from goldthread.actions.operations import add_evidence, claim_done, report_progress, take_step
from goldthread.actions.shown import state_of
from tests.cast import TODAY
from tests.factories.actions import action_of, line_of, panel_of


@pytest.fixture
def sign_in(client, people):
    def sign_in(who):
        client.force_login(people[who])
        return client

    return sign_in


@pytest.fixture
def manager(sign_in):
    return sign_in("manager")


def url(name, *args):
    return reverse(f"actions:{name}", args=args)


def text_of(response):
    return response.content.decode()


def post(client, name, pk, **body):
    return client.post(url(name, pk), body, follow=True)


def test_list_names_state_lead_and_due_date(manager, world):
    text = text_of(manager.get(url("actions")))
    assert "Launch the revised neglect toolkit" in text
    assert "Green" in text
    assert "Due in 332 days" in text
    assert "Wessmere Health Trust" in text
    assert "Two actions" in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"status": "claimed"}, "One action"), ({"rating": "green"}, "One action"), ({"gap": "no-due"}, "One action"),
        ({"words": "toolkit"}, "One action"), ({"words": "ac-2"}, "One action"), ({"late": "on"}, "No actions"),
        ({"agency": "health"}, "Two actions"), ({"theme": "neglect"}, "No actions"),
        ({"status": "nonsense"}, "Two actions"),
    ],
)  # fmt: skip
def test_list_is_narrowed(manager, world, query, found):
    named = {"health": world.health.pk, "neglect": world.theme.pk}
    assert found in text_of(manager.get(url("actions"), {key: named.get(value, value) for key, value in query.items()}))


def test_list_is_sorted_and_downloaded(manager, world):
    response = manager.get(url("actions"), {"sort": "-due"})
    assert response.status_code == 200
    lines = manager.get(url("actions"), {"format": "csv"}).content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Action,Reference,State,Led by,Due,Your own number"
    assert (
        "Launch the revised neglect toolkit,AC-1,Green. Due in 332 days,Wessmere Health Trust,31 March 2027," in lines
    )
    assert manager.get(url("actions"), {"format": "xlsx"}).status_code == 200


def test_page_says_what_matters_and_what_to_do_next(manager, world):
    text = text_of(manager.get(url("action", world.action.pk)))
    for words in (
        "AC-1 · Action",
        "Green",
        "Due in 332 days",
        "Draft sent round.",
        "Revise the neglect toolkit.",
        "Change the due date",
    ):
        assert words in text


def test_page_of_a_claimed_action_offers_the_check(manager, world):
    text = text_of(manager.get(url("action", world.claimed.pk)))
    for words in (
        "Check the evidence",
        "Check the impact",
        "Attendance list",
        "Practitioners name neglect earlier.",
        "Waiting to be checked",
    ):
        assert words in text


def test_agency_lead_is_offered_its_own_verbs_and_no_others(sign_in, world):
    text = text_of(sign_in("agency lead").get(url("action", world.action.pk)))
    assert "Report progress" in text
    assert "Claim it done" in text
    assert "Change the due date" not in text


def test_action_is_added_with_words_leads_and_due_date(manager, world):
    page = manager.get(url("add"))
    assert "Wessmere Health Trust" in text_of(page)
    body = {"words": "Train the trainers again", "leads": [f"agency-{world.health.pk}", f"group-{world.subgroup.pk}"],
            "due": "end of the reporting period", "circle": "partnership"}  # fmt: skip
    response = manager.post(url("add"), body, follow=True)
    action = Action.objects.get(words="Train the trainers again")
    assert response.redirect_chain[0][0] == url("action", action.pk)
    assert "Added." in text_of(response)
    assert (str(action.due), str(action.due_last)) == ("end of the reporting period", "2027-03-31")
    assert {str(line) for line in action.leads()} == {"Wessmere Health Trust", "Quality subgroup"}


def test_bad_input_is_told_with_its_remedy_and_kept(manager, world):
    response = manager.post(url("add"), {"words": "", "due": "31 February 2027", "circle": "group"})
    text = text_of(response)
    assert response.status_code == 422
    for words in ("There is a problem", "31 February 2027 is not a day in the calendar", "Choose the group or panel"):
        assert words in text
    assert 'value="31 February 2027"' in text


def test_action_is_added_in_answer_to_a_recommendation(manager, world):
    assert manager.get(url("add-answering", world.recommendation.pk)).status_code == 200
    post(manager, "add-answering", world.recommendation.pk, words="Answer it", circle="partnership")
    assert world.recommendation in Action.objects.get(words="Answer it").recommendations.all()


def test_progress_is_one_box_for_an_agency_and_says_how_for_the_unit(sign_in, world):
    lead = sign_in("agency lead")
    assert "How did they tell you?" not in text_of(lead.get(url("progress", world.action.pk)))
    assert "Progress is reported." in text_of(post(lead, "progress", world.action.pk, words="Sent to print."))
    unit = sign_in("manager")
    assert "How did they tell you?" in text_of(unit.get(url("progress", world.action.pk)))
    assert post(unit, "progress", world.action.pk, words="Printed.").status_code == 422
    told = {"told_by": "its e-mail", "told_on_0": "3", "told_on_1": "5", "told_on_2": "2026"}
    shown = text_of(post(unit, "progress", world.action.pk, words="Printed.", **told, **boxes("told_on", 3, 5, 2026)))
    assert "from its e-mail of 3 May 2026" in shown


def boxes(name, day, month, year):
    return {f"{name}_day": str(day), f"{name}_month": str(month), f"{name}_year": str(year)}


def test_claim_travels_from_the_lead_to_the_check(sign_in, world):
    action = action_of(world)
    lead = sign_in("agency lead")
    assert 'value="3 May 2026"' in text_of(lead.get(url("claim", action.pk)))
    body = {
        "words": "All trained.",
        "done": "3 May 2026",
        "text": "62 names.",
        "impact": "They name it earlier.",
        "circle": "partnership",
    }
    assert "Claimed." in text_of(post(lead, "claim", action.pk, **body))
    claim = Claim.objects.get(action=action)
    assert Impact.objects.get(action=action).words == "They name it earlier."
    assert lead.get(url("decide-claim", claim.pk)).status_code == 403
    assert lead.get(url("claim", action.pk)).status_code == 200
    assert "is not possible" in text_of(lead.get(url("claim", action.pk)))
    chair = sign_in("chair")
    assert "62 names." in text_of(chair.get(url("decide-claim", claim.pk)))
    assert "What is missing" in text_of(post(chair, "decide-claim", claim.pk, decision="send back", version=1))
    assert "The evidence is accepted." in text_of(post(chair, "decide-claim", claim.pk, decision="accept", version=1))
    assert "by the chair of a group" in text_of(chair.get(url("action", action.pk)))


def test_whoever_entered_a_claim_is_told_that_somebody_else_decides(manager, world, people):
    action = action_of(world)
    claim = claim_done(action=action, told_by="its e-mail", by=people["manager"], on=TODAY)
    text = text_of(manager.get(url("decide-claim", claim.pk)))
    assert "You entered this" in text
    assert "Save the decision" not in text
    assert post(manager, "decide-claim", claim.pk, decision="accept", version=1).status_code == 422


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("change", {"words": "Launch it", "circle": "partnership"}),
        ("leads", {"leads": []}),
        ("due", {"due": "1 May 2027", "reason": "later"}),
        ("answers", {"recommendations": ""}),
        ("rating", {"rating": "red", "reason": "worse", **boxes("until", 30, 6, 2026)}),
    ],
)
def test_every_change_carries_its_version_and_a_stale_one_is_refused(manager, world, name, body):
    pk = world.action.pk
    assert 'name="version" value="1"' in text_of(manager.get(url(name, pk)))
    stale = manager.post(url(name, pk), body | {"version": "7"})
    assert stale.status_code == 409
    assert "Somebody else saved first" in text_of(stale)
    assert manager.post(url(name, pk), body).status_code == 409
    assert manager.post(url(name, pk), body | {"version": "1"}).status_code == 302


def test_step_is_taken_with_its_reason_and_a_closed_one_explains_itself(manager, world):
    pk = world.action.pk
    assert manager.get(url("step", pk, "block")).status_code == 200
    assert manager.post(url("step", pk, "block"), {"version": "1"}).status_code == 422
    shown = manager.post(url("step", pk, "block"), {"version": "1", "reason": "no chair named"}, follow=True)
    assert "no chair named" in text_of(shown)
    assert "is not possible" in text_of(manager.get(url("step", pk, "block")))
    assert manager.get(url("step", pk, "accept-evidence")).status_code == 404
    assert manager.get(url("step", pk, "nonsense")).status_code == 404


def test_evidence_one_may_not_read_is_counted_and_never_named(sign_in, world, people):
    panel = panel_of(world)
    secret = add_evidence(
        action=world.action, text="Secret minutes", circle="panel", circle_group=panel, by=people["manager"], on=TODAY
    )
    lead = sign_in("agency lead")
    text = text_of(lead.get(url("action", world.action.pk)))
    assert "Secret" not in text
    assert "One piece of evidence that you may not read." in text
    assert lead.get(url("evidence-page", secret.pk)).status_code == 404
    chair = sign_in("chair")
    assert "Secret minutes" in text_of(chair.get(url("action", world.action.pk)))
    assert chair.get(url("evidence-page", secret.pk)).status_code == 200


def test_restricted_source_is_named_to_nobody_else(sign_in, world):
    panel = panel_of(world)
    Source.objects.filter(pk=world.source.pk).update(circle="panel", circle_group=panel)
    lead = sign_in("agency lead")
    for name, args in (
        ("recommendation", [world.recommendation.pk]),
        ("recommendations", []),
        ("sources", []),
        ("action", [world.action.pk]),
    ):
        assert "Audit of neglect" not in text_of(lead.get(url(name, *args)))
    assert "A source that you may not read" in text_of(lead.get(url("recommendation", world.recommendation.pk)))
    assert lead.get(url("source", world.source.pk)).status_code == 404
    assert "Audit of neglect" not in text_of(lead.get(url("recommendations"), {"source_kind": "audit"}))
    assert "No recommendations" in text_of(lead.get(url("recommendations"), {"source_kind": "audit"}))


def test_restricted_recommendation_behind_an_action_is_not_named(sign_in, world):
    panel = panel_of(world)
    Recommendation.objects.filter(pk=world.recommendation.pk).update(circle="panel", circle_group=panel)
    text = text_of(sign_in("agency lead").get(url("action", world.action.pk)))
    assert "Revise the neglect toolkit." not in text
    assert "Responding to neglect" in text


def test_recommendation_is_added_with_its_source_and_answered(manager, world):
    assert manager.get(url("add-recommendation")).status_code == 200
    new_source = {"source_kind": "audit", "source_title": "Audit of fathers", "source_dated": "March 2026"}
    body = {"words": "Listen to fathers.", "number_in_source": "2", "circle": "partnership", **new_source}
    response = manager.post(url("add-recommendation"), body, follow=True)
    made = Recommendation.objects.get(words="Listen to fathers.")
    assert "Added." in text_of(response)
    assert (made.source.title, str(made.source.dated)) == ("Audit of fathers", "March 2026")
    assert "Choose the kind of the source." in text_of(
        manager.post(url("add-recommendation"), body | {"source_kind": "", "words": "x"})
    )
    answered = manager.post(url("answer", made.pk, "accept"), {"version": "1"}, follow=True)
    assert "is now: accepted." in text_of(answered)
    changed = {
        "words": "Listen to every father.",
        "source": made.source.pk,
        "circle": "partnership",
        "version": "2",
        "repeats": "RC-1",
    }
    assert "is saved" in text_of(post(manager, "change-recommendation", made.pk, **changed))
    assert Recommendation.objects.get(pk=made.pk).repeats == world.recommendation
    wrong = text_of(post(manager, "change-recommendation", made.pk, **changed | {"repeats": "RC-99"}))
    assert "There is no RC-99 that you may see." in wrong


def test_source_is_added_shown_and_changed(manager, world):
    added = manager.post(
        url("add-source"), {"kind": "audit", "title": "Audit of fathers", "circle": "partnership"}, follow=True
    )
    source = Source.objects.get(title="Audit of fathers")
    assert "No recommendation names it yet" in text_of(added)
    body = {"kind": "audit", "title": "Audit with fathers", "circle": "partnership", "version": "1"}
    assert "Audit with fathers" in text_of(post(manager, "change-source", source.pk, **body))
    assert manager.post(url("change-source", source.pk), body).status_code == 302
    assert manager.post(url("change-source", source.pk), body | {"title": "Another"}).status_code == 409


def test_readers_who_leave_out_the_author_are_refused(manager, world):
    panel = panel_of(world)
    for name, more in (("add", {}), ("add-recommendation", {}), ("add-source", {"kind": "audit", "title": "W2"})):
        body = {"words": "For the panel", "circle": "panel", "circle_group": panel.pk} | more
        refused = manager.post(url(name), body)
        assert refused.status_code == 422
        assert "You do not sit on" in text_of(refused)


def test_impact_is_recorded_by_the_lead_and_completed_by_the_unit(sign_in, world):
    lead = sign_in("agency lead")
    assert "What is different for children, and how do you know?" in text_of(lead.get(url("impact", world.action.pk)))
    post(lead, "impact", world.action.pk, words="They name it earlier.")
    impact = Impact.objects.get(action=world.action)
    unit = sign_in("manager")
    body = {"baseline": "40%", "change": "55%", "strength": "audit", "dated": "March 2026", "version": "1"}
    assert "40%" in text_of(post(unit, "complete-impact", impact.pk, **body))
    assert "The impact is accepted." in text_of(post(unit, "decide-impact", impact.pk, decision="accept", version=2))


def test_evidence_is_added_with_readers_of_its_own(sign_in, world, people):
    lead = sign_in("agency lead")
    assert post(lead, "evidence", world.action.pk, circle="partnership").status_code == 422
    post(lead, "evidence", world.action.pk, link="https://example.org/list", title="Attendance", circle="partnership")
    assert Evidence.objects.get(title="Attendance").kind == "link"


@pytest.mark.said_once  # Django puts the same queries to either engine
def test_pages_cost_the_same_with_few_rows_and_many(manager, world, people, django_assert_max_num_queries):
    for number in range(30):
        action = action_of(world, words=f"Number {number}", leads=[world.health, world.subgroup, world.council])
        report_progress(action=world.action, words=f"Week {number}", by=people["agency lead"], on=TODAY)
        add_evidence(action=world.action, text=f"Note {number}", by=people["manager"], on=TODAY)
    manager.get(url("actions"))
    for name, args in (
        ("actions", []), ("action", [world.action.pk]), ("action", [action.pk]), ("recommendations", []),
        ("sources", []),
        ("recommendation", [world.recommendation.pk]), ("source", [world.source.pk]), ("progress", [action.pk]),
        ("decide-claim", [world.claim.pk]), ("claim", [action.pk]),
    ):  # fmt: skip
        with django_assert_max_num_queries(12, info=(name, args)):
            assert manager.get(url(name, *args)).status_code == 200
    assert line_of(action, world.health)


def test_neighbour_and_stranger_find_nothing(sign_in, world):
    for who in ("stranger", "neighbouring manager", "former member", "administrator"):
        one = sign_in(who)
        assert one.get(url("action", world.action.pk)).status_code == 404
        assert one.get(url("recommendation", world.recommendation.pk)).status_code == 404
        assert "Launch" not in text_of(one.get(url("actions")))


@pytest.mark.parametrize("typed", [",", "²", "99999999999999999999"])
def test_reference_that_is_none_is_refused_with_a_sentence(world, typed):
    field = ReferencesField(label="Which action?", at_most=1)
    field.offer(Action.objects.all())
    with pytest.raises(ValidationError):
        field.clean(typed)


def test_blocked_action_that_is_late_says_that_it_is_blocked(world, people):
    action = action_of(world, due="1 May 2026")
    take_step(action=action, step="block", reason="no chair named", version=1, by=people["manager"], on=TODAY)
    state = state_of(Action.objects.select_related("home").get(pk=action.pk), TODAY)
    assert (state.label, state.sentence) == ("Blocked", "No chair named")
