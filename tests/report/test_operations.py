"""What is written about reports and papers, what it leaves in the trail, and what is refused."""

from datetime import date

import pytest

from goldthread.kit.periods import Span, parse_span
from goldthread.kit.refusal import Refusal, Stale
from goldthread.post.models import Draft
from goldthread.post.operations import keep_draft
from goldthread.report import choices
from goldthread.report.models import Paper, Question, Report
from goldthread.report.operations import claims, papers, parts, reports, sections
from goldthread.report.sections import ALWAYS
from goldthread.trail.queries import history
from tests.cast import TODAY, build_world
from tests.factories.report import a_paper, a_report, last_years

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return build_world()


@pytest.fixture
def as_manager(world):
    return {"by": world.people["manager"], "on": TODAY}


def last_said(record, world):
    return history(record, world.people["manager"])[0].sentence


def created(world, as_manager, **more):
    given = {
        "home": world.wessmere, "title": "Yearly report 2025-26", "starts_on": date(2025, 4, 1),
        "ends_on": date(2026, 3, 31), "edition": "working-together-2023",
    }  # fmt: skip
    return reports.create_report(**(given | more), **as_manager)


def test_a_new_report_has_the_sections_its_edition_asks_for(world, as_manager):
    keys = {row.key for row in created(world, as_manager).sections.all()}
    assert keys >= ALWAYS and {"money", "reforms", "restraint"} <= keys
    older = created(world, as_manager, title="Older", edition="working-together-2018")
    assert "money" not in {row.key for row in older.sections.all()}


def test_a_new_report_knows_which_items_each_section_covers(world, as_manager):
    report = created(world, as_manager)
    assert report.sections.get(key="impact").items == ["M2", "Y03"]
    assert last_said(report, world) == "began the report Yearly report 2025-26"


def test_a_report_cannot_end_before_it_starts_nor_have_an_edition_nobody_knows(world, as_manager):
    with pytest.raises(Refusal, match="ends before it starts"):
        created(world, as_manager, ends_on=date(2024, 3, 31))
    with pytest.raises(Refusal, match="Choose an edition"):
        created(world, as_manager, edition="working-together-1999")
    assert not Report.objects.exists()


def test_another_edition_brings_its_own_items_and_keeps_what_was_written(world, as_manager):
    report = created(world, as_manager, edition="working-together-2018")
    impact = report.sections.get(key="impact")
    sections.save_narrative(section=impact, narrative="They are heard.", version=1, **as_manager)
    reports.change_report(report=report, edition="working-together-2023", version=1, **as_manager)
    impact.refresh_from_db()
    assert (impact.items, impact.narrative) == (["M2", "Y03"], "They are heard.")
    assert report.sections.filter(key="money").exists()


def test_narrative_is_saved_and_told_in_the_trail(world, as_manager):
    report = a_report(world)
    told = sections.save_narrative(section=report.told, narrative="Other words.\r\n\r\nMore.", version=1, **as_manager)
    assert (told.narrative, told.version) == ("Other words.\n\nMore.", 2)
    entry = history(report, world.people["manager"])[0]
    assert entry.sentence == "wrote the narrative of Conclusions"
    assert entry.after["narrative"].startswith("Other words.")


def test_a_stale_narrative_is_refused_with_both_texts(world, as_manager):
    report = a_report(world)
    sections.save_narrative(section=report.told, narrative="First.", version=1, **as_manager)
    with pytest.raises(Stale) as refused:
        sections.save_narrative(section=report.told, narrative="Second.", version=1, **as_manager)
    assert refused.value.theirs == {"Narrative": "First."} and refused.value.mine == {"Narrative": "Second."}
    with pytest.raises(Stale):
        sections.save_narrative(section=report.told, narrative="Third.", version=None, **as_manager)


def test_a_claim_whose_words_are_gone_is_no_longer_one_and_the_trail_keeps_it(world, as_manager):
    report = a_report(world)
    sections.save_narrative(section=report.told, narrative="Toolkits are used by every team.", version=1, **as_manager)
    assert [passage.key for passage in report.told.passages.all()] == ["used"]
    assert history(report, world.people["manager"])[0].before["claims"] == ["Neglect is named earlier than before."]


def test_saving_forgets_the_draft(world, as_manager):
    report = a_report(world)
    named = {"record_kind": "report.section", "record_id": report.told.pk, "field": "narrative"}
    keep_draft(**named, text="Half a sen", version=1, **as_manager)
    sections.save_narrative(section=report.told, narrative="A sentence.", version=1, **as_manager)
    assert not Draft.objects.exists()


def test_a_complete_report_is_not_changed_until_it_is_opened_again(world, as_manager):
    report = a_report(world)
    reports.take_step(report=report, step="mark as complete", version=1, **as_manager)
    for refused in (
        lambda: sections.save_narrative(section=report.told, narrative="Late.", version=1, **as_manager),
        lambda: sections.move_section(section=report.told, up=True, version=2, **as_manager),
        lambda: claims.mark_claim(section=report.told, words="Toolkits", version=1, **as_manager),
        lambda: claims.untie_claim(tie=report.tie, version=1, **as_manager),
        lambda: reports.change_report(report=report, title="Other", version=2, **as_manager),
    ):
        with pytest.raises(Refusal, match="complete"):
            refused()
    with pytest.raises(Refusal, match="reason"):
        reports.take_step(report=report, step="open again", version=2, **as_manager)
    reports.take_step(report=report, step="open again", reason="A figure was wrong", version=2, **as_manager)
    assert last_said(report, world) == "open again: A figure was wrong"


def test_a_report_is_not_complete_while_the_laws_own_items_are_bare(world, as_manager):
    report = a_report(world)
    report.sections.filter(key="impact").update(is_hidden=True)
    with pytest.raises(Refusal, match="M2 is bare"):
        reports.take_step(report=report, step="mark as complete", version=1, **as_manager)


def test_sections_are_added_moved_renamed_and_hidden(world, as_manager):
    report = a_report(world)
    added = sections.add_section(report=report, title="Thanks", version=1, **as_manager)
    assert (added.key, added.position) == ("thanks", 5)
    with pytest.raises(Stale):
        sections.move_section(section=added, up=True, version=1, **as_manager)
    sections.move_section(section=added, up=True, version=2, **as_manager)
    assert [row.key for row in report.sections.order_by("position")][-2:] == ["thanks", "conclusions"]
    sections.change_section(section=added, title="Our thanks", version=1, **as_manager)
    sections.show_section(section=added, is_hidden=True, version=2, **as_manager)
    assert last_said(report, world) == "hid the section Our thanks"


def test_a_usual_section_is_added_once_with_the_items_it_covers(world, as_manager):
    report = a_report(world)
    added = sections.add_section(report=report, usual="voice", version=1, **as_manager)
    assert added.items == ["Y07"]
    with pytest.raises(Refusal, match="already"):
        sections.add_section(report=report, usual="voice", version=2, **as_manager)
    with pytest.raises(Refusal, match="title"):
        sections.add_section(report=report, version=2, **as_manager)


def test_a_section_of_ones_own_never_takes_the_key_of_a_usual_one(world, as_manager):
    assert sections.add_section(report=a_report(world), title="Voice", version=1, **as_manager).key == "own-voice"


def test_a_section_has_a_whole_period_of_its_own_or_none(world, as_manager):
    report = a_report(world)
    with pytest.raises(Refusal, match="both dates"):
        sections.change_section(section=report.told, starts_on=date(2026, 4, 1), ends_on=None, version=1, **as_manager)
    with pytest.raises(Refusal, match="X99"):
        sections.change_section(section=report.told, items=["X99"], version=1, **as_manager)


def test_a_claim_stands_in_the_narrative_word_for_word(world, as_manager):
    report = a_report(world)
    with pytest.raises(Refusal, match="not in the section's narrative"):
        claims.mark_claim(section=report.told, words="Neglect was named", version=1, **as_manager)
    with pytest.raises(Refusal, match="already"):
        claims.mark_claim(section=report.told, words="used by every team", version=1, **as_manager)
    marked = claims.mark_claim(section=report.told, words="In\n schools", version=1, **as_manager)
    assert (marked.words, marked.is_tied) == ("In schools", False)


def test_a_claim_is_tied_to_records_and_untied(world, as_manager):
    report = a_report(world)
    for record in (world.objective, world.recommendation, world.action, world.evidence, world.impact):
        claims.tie_claim(passage=report.bare, record=record, version=1, **as_manager)
    report.bare.refresh_from_db()
    assert report.bare.is_tied and report.bare.ties.count() == 5
    with pytest.raises(Refusal, match="already"):
        claims.tie_claim(passage=report.bare, record=world.action, version=1, **as_manager)
    sections.save_narrative(section=report.told, narrative=f"{report.told.narrative} Now.", version=1, **as_manager)
    for late in (claims.untie_claim, claims.unmark_claim):
        about = {"tie": report.tie} if late is claims.untie_claim else {"passage": report.bare}
        with pytest.raises(Stale):
            late(**about, version=1, **as_manager)
    claims.untie_claim(tie=report.tie, version=2, **as_manager)
    report.claim.refresh_from_db()
    assert not report.claim.is_tied


def test_an_item_does_not_apply_only_with_a_reason_and_never_the_laws_own(world, as_manager):
    report = a_report(world)
    answer = {"report": report, "version": 1, **as_manager}
    with pytest.raises(Refusal, match="reason"):
        reports.answer_item(item="Y13", state="not applicable", reason=" ", **answer)
    with pytest.raises(Refusal, match="law"):
        reports.answer_item(item="M1", state="not applicable", reason="We did nothing.", **answer)
    with pytest.raises(Refusal, match="not an item"):
        reports.answer_item(item="W04", state="not applicable", reason="An older edition.", **answer)
    reports.answer_item(item="Y13", state="not applicable", reason="No reform fell in the year.", **answer)
    assert report.item_answers.get().reason == "No reform fell in the year."
    reports.answer_item(report=report, item="Y13", state="", reason="", version=2, **as_manager)
    assert not report.item_answers.exists()


def test_a_figure_has_a_period_of_its_own_until_it_is_taken_back(world, as_manager):
    report = a_report(world)
    own = {"figure": "done", "starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}
    reports.set_figure_period(report=report, **own, version=1, **as_manager)
    assert report.figure_periods.get().ends_on == date(2026, 12, 31)
    reports.set_figure_period(report=report, figure="done", starts_on=None, ends_on=None, version=2, **as_manager)
    assert not report.figure_periods.exists()


def made(world, as_manager, **more):
    report = more.pop("report", None) or a_report(world)
    given = {"report": report, "committee": "Example Board", "title": "Yearly report"}
    return papers.create_paper(**(given | more), **as_manager)


def test_a_new_paper_has_the_parts_that_the_plan_gives(world, as_manager):
    keys = [part.key for part in made(world, as_manager).parts.order_by("position")]
    assert keys == [
        "purpose",
        "recommendation",
        "summary",
        "vision",
        "context",
        "priorities",
        "part-a",
        "objectives:part-a",
        "conclusions",
    ]


def test_a_new_paper_takes_over_what_stands_from_last_year(world, as_manager):
    before = last_years(world)
    before.strategic, before.authority = "listed", "Wessmere Council"
    before.save()
    before.strategic_links.create(words="People are safe", bears=True)
    paper = made(world, as_manager, after=before)
    assert (paper.authority, paper.strategic, paper.previous) == ("Wessmere Council", "listed", "absent")
    assert [(each.words, each.bears) for each in paper.strategic_links.all()] == [("People are safe", None)]


def test_one_report_yields_several_papers(world, as_manager):
    report = a_report(world)
    for committee in ("Example Board", "Example Board", "Example Scrutiny"):
        made(world, as_manager, report=report, committee=committee)
    assert len({paper.key for paper in report.papers.all()}) == 3


def test_a_paper_is_asked_for_a_verb_the_library_knows(world, as_manager):
    with pytest.raises(Refusal, match="from the list"):
        made(world, as_manager, verb="applaud")


def test_none_is_confirmed_on_a_day_and_only_of_an_empty_list(world, as_manager):
    paper = a_paper(world)
    with pytest.raises(Refusal, match="Take them out"):
        parts.change_tail(paper=paper, previous="none", version=1, **as_manager)
    paper = parts.change_tail(paper=paper, background="none", version=1, **as_manager)
    assert (paper.background, paper.confirmed_on) == ("none", TODAY)
    paper = parts.change_tail(paper=paper, background="empty", version=2, **as_manager)
    assert paper.confirmed_on is None


def test_rows_of_the_tail_come_and_go_and_the_state_follows(world, as_manager):
    paper = a_paper(world)
    parts.add_tail_row(
        paper=paper, name="legislation", title="An act", dated=parse_span("2004"), version=1, **as_manager
    )
    paper.refresh_from_db()
    assert paper.legislation == "listed" and str(paper.legislation_rows.get().dated) == "2004"
    parts.remove_tail_row(
        paper=paper, name="previous", row_pk=paper.previous_decisions.get().pk, version=2, **as_manager
    )
    paper.refresh_from_db()
    assert paper.previous == "empty"
    with pytest.raises(Refusal, match="no longer"):
        parts.remove_tail_row(paper=paper, name="previous", row_pk=999, version=3, **as_manager)


def test_a_part_is_written_moved_and_left_out(world, as_manager):
    paper = a_paper(world)
    part = parts.save_part(part=paper.parts.get(key="purpose"), title="", narrative="Why.", version=1, **as_manager)
    parts.move_part(part=part, up=False, version=1, **as_manager)
    assert [each.key for each in paper.parts.order_by("position")][1] == "purpose"
    parts.show_part(part=part, is_hidden=True, version=2, **as_manager)
    assert last_said(paper, world) == "left out the part purpose"
    with pytest.raises(Stale):
        parts.save_part(part=part, title="", narrative="Again.", version=1, **as_manager)


def test_a_paper_is_put_off_resolved_and_asked_about(world, as_manager):
    paper = a_paper(world, on_first=date(2027, 5, 3), on_last=date(2027, 5, 3), on_words="3 May 2027")
    papers.defer_paper(
        paper=paper, was_on=None, until=parse_span("June 2027"), reason="Not quorate", version=1, **as_manager
    )
    paper.refresh_from_db()
    assert str(paper.on) == "June 2027" and paper.deferrals.get().was_on == date(2027, 5, 3)
    papers.record_resolution(paper=paper, version_seen="Final", resolution="Noted.", version=2, **as_manager)
    asked = papers.ask_question(paper=paper, words="And schools?", version=3, **as_manager)
    with pytest.raises(Stale):
        papers.answer_question(question=asked, answer="They take part.", version=None, **as_manager)
    asked.refresh_from_db()
    papers.answer_question(question=asked, answer="They take part.", version=asked.version, **as_manager)
    asked.refresh_from_db()
    assert (asked.answer, asked.offer) == ("They take part.", "waiting")
    assert last_said(paper, world) == "answered a question: And schools?"


def test_last_years_question_is_taken_up_once_before_the_conclusions(world, as_manager):
    asked = last_years(world).question
    paper = a_paper(world, key="next")
    papers.take_up_question(question=asked, paper=paper, version=asked.version, **as_manager)
    asked.refresh_from_db()
    assert (asked.offer, asked.taken_by) == ("taken", paper)
    keys = [each.key for each in paper.parts.order_by("position")]
    assert keys[-2].startswith("question") and keys[-1] == "conclusions"
    asked = Question.objects.get(pk=asked.pk)
    with pytest.raises(Refusal, match="already"):
        papers.take_up_question(question=asked, paper=paper, version=asked.version, **as_manager)
    with pytest.raises(Stale):
        papers.leave_question(question=asked, version=asked.version - 1, **as_manager)


def test_a_question_can_be_left_out(world, as_manager):
    asked = last_years(world).question
    assert papers.leave_question(question=asked, version=asked.version, **as_manager).offer == "left"


def test_a_paper_keeps_its_date_as_it_was_given(world, as_manager):
    paper = made(world, as_manager, meets=parse_span("December 2026"))
    papers.change_paper(paper=paper, meets=Span.day(date(2026, 12, 9)), version=1, **as_manager)
    assert str(Paper.objects.get(pk=paper.pk).on) == "9 December 2026"


def test_parts_offered_for_a_paper_name_no_objective_that_one_group_keeps(world):
    paper = a_paper(world)
    key = f"objective:{world.objective.key}"
    assert key in dict(choices.parts(paper))
    world.objective.circle, world.objective.circle_group = "group", world.subgroup
    world.objective.save()
    assert key not in dict(choices.parts(paper))
