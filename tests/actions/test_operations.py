"""What is written of sources, recommendations and actions: each entry it leaves, and each thing it refuses."""

from datetime import date

import pytest

from goldthread.actions.models import Action, Line, Recommendation, Slip, Source
from goldthread.actions.operations import (
    add_action,
    add_recommendation,
    add_source,
    answer_recommendation,
    change_action,
    change_due,
    change_recommendation,
    change_source,
    date_changes,
    lift_override,
    override_rag,
    set_answers,
    set_leads,
    take_step,
)
from goldthread.actions.rules import gaps_of
from goldthread.actions.undated import undated_changes
from goldthread.kit.periods import Span, parse_span
from goldthread.kit.refusal import Refusal, Stale
from goldthread.partners.models import Agency, Membership
from goldthread.trail.queries import history
from tests.cast import TODAY
from tests.factories.actions import action_of, leave, line_of


@pytest.fixture
def manager(people):
    return people["manager"]


@pytest.fixture
def as_manager(manager):
    return {"by": manager, "on": TODAY}


def last_said(record, person):
    return history(record, person)[0].sentence


def test_source_recommendation_and_action_take_the_next_numbers_of_their_partnership(world, as_manager):
    source = add_source(partnership=world.wessmere, kind="audit", title="Audit of exploitation", **as_manager)
    recommendation = add_recommendation(partnership=world.wessmere, words="Do it.", source=source, **as_manager)
    action = add_action(partnership=world.wessmere, words="Doing it", recommendations=[recommendation], **as_manager)
    assert (source.number, recommendation.number, action.number) == (2, 2, 3)
    assert (source.key, recommendation.key, action.key) == ("so-2", "rc-2", "ac-3")
    assert add_action(partnership=world.norden, words="Elsewhere", **as_manager).number == 1


def test_source_brought_with_a_recommendation_has_its_readers(world, as_manager):
    made = add_recommendation(
        partnership=world.wessmere, words="Do it.", new_source={"kind": "audit", "title": "Restricted audit"},
        circle="group", circle_group=world.subgroup, **as_manager,
    )  # fmt: skip
    assert (made.source.circle, made.source.circle_group) == ("group", world.subgroup)
    assert made.source not in Source.objects.visible_to(world.people["lead partner"])


def test_change_of_themes_alone_is_in_the_history(world, as_manager, manager):
    action = action_of(world)
    change_action(action=action, version=1, themes=[world.theme], **as_manager)
    told = history(action, manager)[0]
    assert (told.before, told.after) == ({"themes": []}, {"themes": ["Neglect"]})
    change_recommendation(recommendation=world.recommendation, version=1, themes=[world.theme], **as_manager)
    assert history(world.recommendation, manager)[0].after == {"themes": ["Neglect"]}


def test_recommendation_may_bring_its_source_in_the_same_step(world, as_manager):
    new = {"kind": "audit", "title": "Another audit", "dated": parse_span("March 2026")}
    made = add_recommendation(
        partnership=world.wessmere, words="Do it.", new_source=new, number_in_source="4b", **as_manager
    )
    assert made.source.title == "Another audit"
    with pytest.raises(Refusal, match="not both"):
        add_recommendation(partnership=world.wessmere, words="No.", source=world.source, new_source=new, **as_manager)


def test_source_is_changed_on_the_version_that_was_read(world, manager, as_manager):
    row = change_source(source=world.source, title="Audit of neglect, 2026", version=1, **as_manager)
    assert (row.title, row.version) == ("Audit of neglect, 2026", 2)
    assert last_said(row, manager) == "changed the source"
    with pytest.raises(Stale) as stale:
        change_source(source=world.source, title="Mine", version=1, **as_manager)
    assert (stale.value.theirs, stale.value.mine) == ({"Title": "Audit of neglect, 2026"}, {"Title": "Mine"})
    with pytest.raises(Stale):
        change_source(source=world.source, title="Mine", version=None, **as_manager)
    assert Source.objects.get(pk=world.source.pk).title == "Audit of neglect, 2026"


def test_recommendation_is_answered_by_its_lifecycle(world, manager, as_manager):
    with pytest.raises(Refusal, match="reason"):
        answer_recommendation(recommendation=world.recommendation, step="do not accept", version=1, **as_manager)
    row = answer_recommendation(
        recommendation=world.recommendation,
        step="accept in part",
        reason="only the first half",
        version=1,
        **as_manager,
    )
    assert (row.status, row.reason) == ("partly", "only the first half")
    assert last_said(row, manager) == "accept in part: only the first half"
    with pytest.raises(Refusal, match="not possible"):
        answer_recommendation(recommendation=row, step="accept", version=2, **as_manager)
    row = change_recommendation(recommendation=row, version=2, words="Revise it.", themes=[world.theme], **as_manager)
    assert (row.words, list(row.themes.all())) == ("Revise it.", [world.theme])


def test_action_has_a_line_for_each_lead_and_supporter(world, manager):
    action = action_of(
        world, leads=[world.health, world.subgroup, world.health], supporters=[world.council, world.health]
    )
    lines = {(str(line), line.capacity) for line in action.lines.all()}
    assert lines == {("Wessmere Health Trust", "lead"), ("Quality subgroup", "lead"), ("Wessmere Council", "support")}
    assert (action.has_lead, action.first_due, action.status) == (True, action.due, "agreed")
    assert history(action, manager)[0].after["leads"] == ["Wessmere Health Trust", "Quality subgroup"]


def test_action_asked_of_a_kind_is_asked_of_its_members_of_that_day(world, as_manager):
    for key, left in (("second-school", None), ("third-school", date(2026, 1, 1))):
        school = Agency.objects.create(key=key, name=key, kind="school")
        Membership.objects.create(agency=school, partnership=world.wessmere, ends_on=left)
    action = action_of(world, leads=[], asked_kind="school")
    assert {str(line) for line in action.lines.all()} == {"Wessmere Example School", "second-school"}
    with pytest.raises(Refusal, match="No agency of this kind"):
        action_of(world, leads=[], asked_kind="hospice")


def test_action_whose_lead_leaves_before_it_is_due_is_refused(world, as_manager):
    leave(world.health, world.wessmere, date(2026, 12, 31))
    before = Action.objects.count()
    with pytest.raises(Refusal) as refusal:
        action_of(world, due="31 March 2027")
    assert refusal.value.sentence == (
        "Wessmere Health Trust leaves the partnership on 31 December 2026, before the due date, 31 March 2027. "
        "Choose another lead, or a due date up to 31 December 2026."
    )
    assert Action.objects.count() == before
    action = action_of(world, due="1 December 2026")
    with pytest.raises(Refusal, match="leaves the partnership on 31 December 2026"):
        change_due(action=action, due=parse_span("1 May 2027"), reason="late", version=1, **as_manager)
    leave(world.council, world.wessmere, date(2026, 4, 1))
    with pytest.raises(Refusal, match="left the partnership on 1 April 2026, before today. Choose another lead."):
        action_of(world, due="", leads=[world.council])


def test_change_of_leads_keeps_the_lines_of_those_who_led(world, manager, as_manager):
    action = action_of(world)
    row = set_leads(
        action=action,
        leads=[world.subgroup],
        supporters=[world.health],
        changed=parse_span("April 2026"),
        version=1,
        **as_manager,
    )
    old = Line.objects.get(action=row, agency=world.health, capacity="lead")
    assert (old.has_ended, str(old.ends), row.version) == (True, "April 2026", 2)
    assert str(line_of(row, world.subgroup).starts) == "April 2026"
    assert history(row, manager)[0].before == {"leads": ["Wessmere Health Trust"], "supports": []}
    row = set_leads(action=action, leads=[], version=2, **as_manager)
    assert Action.objects.get(pk=row.pk).has_lead is False
    with pytest.raises(Refusal, match="cannot lie ahead"):
        set_leads(action=action, leads=[], changed=parse_span("June 2026"), version=3, **as_manager)
    with pytest.raises(Stale):
        set_leads(action=action, leads=[], version=1, **as_manager)


def test_change_of_due_date_keeps_the_first_and_counts_slips(world, manager, as_manager):
    action = action_of(world, due="31 December 2026")
    with pytest.raises(Refusal, match="slipped"):
        change_due(action=action, due=parse_span("31 March 2027"), version=1, **as_manager)
    row = change_due(action=action, due=parse_span("31 March 2027"), reason="No trainer", version=1, **as_manager)
    assert (str(row.first_due), str(row.due), row.slips) == ("31 December 2026", "31 March 2027", 1)
    row = change_due(action=action, due=parse_span("1 March 2027"), reason="Found one", version=2, **as_manager)
    row = change_due(
        action=action, due=Span(words="ongoing"), reason="It never ends", changed=Span(), version=3, **as_manager
    )
    assert (str(row.first_due), str(row.due), row.slips) == ("31 December 2026", "ongoing", 2)
    assert [str(slip.on) for slip in Slip.objects.filter(action=row).order_by("pk")] == [
        "3 May 2026",
        "3 May 2026",
        "Not known",
    ]
    assert last_said(row, manager) == "changed the due date from 1 March 2027 to ongoing: It never ends"
    with pytest.raises(Refusal, match="due date already"):
        change_due(action=action, due=Span(words="ongoing"), version=4, **as_manager)


def test_first_due_date_of_an_action_that_had_none_is_no_slip(world, as_manager):
    action = action_of(world, due="")
    row = change_due(action=action, due=parse_span("31 March 2027"), version=1, **as_manager)
    assert (row.slips, str(row.first_due), Slip.objects.filter(action=row).exists()) == (0, "31 March 2027", False)


def test_action_is_blocked_and_stood_down_for_a_reason(world, manager, as_manager):
    action = action_of(world)
    with pytest.raises(Refusal, match="reason"):
        take_step(action=action, step="block", version=1, **as_manager)
    row = take_step(action=action, step="block", reason="no chair named", version=1, **as_manager)
    assert (row.status, row.reason, last_said(row, manager)) == ("blocked", "no chair named", "block: no chair named")
    row = take_step(action=action, step="unblock", version=2, **as_manager)
    assert (row.status, row.reason) == ("under way", "")
    with pytest.raises(Refusal, match="evidence"):
        take_step(action=action, step="accept evidence", version=3, **as_manager)
    with pytest.raises(Refusal, match="not possible"):
        take_step(action=action, step="start", version=3, **as_manager)
    with pytest.raises(Stale):
        take_step(action=action, step="stand down", reason="merged", version=1, **as_manager)


def test_action_is_changed_on_the_version_that_was_read(world, as_manager):
    action = action_of(world)
    row = change_action(action=action, words="Train every trainer", themes=[world.theme], version=1, **as_manager)
    assert (row.words, list(row.themes.all()), row.version) == ("Train every trainer", [world.theme], 2)
    with pytest.raises(Stale) as stale:
        change_action(action=action, words="Mine", version=1, **as_manager)
    assert stale.value.theirs == {"Words": "Train every trainer"}
    with pytest.raises(Refusal, match="not done yet"):
        change_action(action=action, done=Span.day(TODAY), version=2, **as_manager)
    with pytest.raises(Refusal, match="started after today"):
        change_action(action=action, started=Span.day(date(2026, 5, 4)), version=2, **as_manager)


def test_rating_set_by_hand_has_a_reason_a_name_and_a_last_day(world, manager, as_manager):
    action = action_of(world)
    given = {
        "action": action,
        "rating": "red",
        "reason": "worse than it looks",
        "until": date(2026, 6, 30),
        "version": 1,
    }
    for wrong, words in (
        ({"rating": "purple"}, "red, amber or green"),
        ({"reason": " "}, "reason"),
        ({"until": date(2026, 5, 2)}, "passed"),
        ({"until": date(2027, 5, 4)}, "a year at most"),
    ):
        with pytest.raises(Refusal, match=words):
            override_rag(**(given | wrong), **as_manager)
    row = override_rag(**given, **as_manager)
    assert (row.rag_override, row.rag_by, row.rag_until) == ("red", manager, date(2026, 6, 30))
    row = lift_override(action=action, version=2, **as_manager)
    assert (row.rag_override, row.rag_by, last_said(row, manager)) == ("", None, "lifted the rating set by hand")
    with pytest.raises(Refusal, match="nothing to lift"):
        lift_override(action=action, version=3, **as_manager)


def test_action_is_tied_to_recommendations_and_untied(world, manager, as_manager):
    action = action_of(world)
    set_answers(action=action, recommendations=[world.recommendation], version=1, **as_manager)
    assert Action.objects.get(pk=action.pk).has_source
    assert Recommendation.objects.get(pk=world.recommendation.pk).has_action
    entries = len(history(action, manager))
    set_answers(action=action, recommendations=[world.recommendation], version=2, **as_manager)
    assert len(history(action, manager)) == entries
    set_answers(action=action, recommendations=[], version=2, **as_manager)
    assert not Action.objects.get(pk=action.pk).has_source


def test_ties_to_recommendations_one_may_not_see_are_kept(world, people, as_manager):
    hidden = add_recommendation(
        partnership=world.wessmere, words="Hidden.", circle="group", circle_group=world.business, **as_manager
    )
    action = action_of(world, recommendations=[hidden])
    set_answers(action=action, recommendations=[world.recommendation], version=1, by=people["chair"], on=TODAY)
    assert set(action.recommendations.all()) == {hidden, world.recommendation}


def test_a_change_of_lead_on_a_day_nobody_noted_is_a_gap_until_the_day_is_given(world, as_manager):
    action = action_of(world)
    row = set_leads(action=action, leads=[world.council], version=1, **as_manager)
    row.refresh_from_db()
    (gap,) = [each for each in gaps_of(row, row.home, TODAY) if each.key == "change-undated"]
    assert gap.mend == "actions:changes"
    (line,) = undated_changes(row)
    about = {"action": row, "days": {line.mark: Span.day(TODAY)}, **as_manager}
    with pytest.raises(Refusal, match="cannot lie ahead"):
        date_changes(**about | {"days": {line.mark: Span.day(date(2026, 5, 4))}}, version=row.version)
    with pytest.raises(Refusal, match="at least one day"):
        date_changes(**about | {"days": {}}, version=row.version)
    date_changes(**about, version=row.version)
    row.refresh_from_db()
    assert not row.is_change_undated and str(row.lines.get(pk=line.pk).ends) == "3 May 2026"


def test_stale_change_of_leads_shows_who_leads_now_and_who_was_wanted(world, as_manager):
    action = action_of(world, supporters=[world.council])
    with pytest.raises(Stale) as stale:
        set_leads(action=action, leads=[world.subgroup], version=9, **as_manager)
    assert stale.value.theirs == {"Leads": "Wessmere Health Trust", "Supports": "Wessmere Council"}
    assert stale.value.mine == {"Leads": "Quality subgroup", "Supports": "Nobody"}
    with pytest.raises(Stale) as stale:
        set_answers(action=action, recommendations=[world.recommendation], version=None, **as_manager)
    assert (stale.value.theirs, stale.value.mine) == ({"Answers": "No recommendation"}, {"Answers": "RC-1"})
