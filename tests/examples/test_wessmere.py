"""Wessmere: made again it is the same to the last byte, and every state that a record can be in is found in it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.db.models import Count, Q

from examples.make_wessmere import make
from goldthread.actions.models import Action, Claim, Impact, Line, Recommendation, Source
from goldthread.desk.operations import load_folder
from goldthread.kit.document import text
from goldthread.kit.exchange.dump import dump_folder
from goldthread.partners.models import Agency, Group, Membership, Partnership
from goldthread.plan.models import Lineage, Objective, Oversight, Ownership, Plan, Wording, YearDecision
from goldthread.report.compose import compose
from goldthread.report.gathering import report_whole
from goldthread.report.models import Paper, Report
from goldthread.trail.verify import verify

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TODAY = date(2026, 11, 22)
NOT_DONE = ("proposed", "agreed", "under way", "blocked", "claimed", "paused")


@pytest.fixture
def wessmere(db):
    load_folder(folder=EXAMPLES / "wessmere", by=None, on=TODAY)
    return Partnership.objects.get(key="wessmere")


def texts(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.toml")}


def test_made_again_it_is_the_same_to_the_last_byte(tmp_path):
    make().write(tmp_path)
    assert texts(tmp_path) == texts(EXAMPLES / "wessmere")


STATES = {
    "late": lambda: Action.objects.filter(due_last__lt=TODAY, status__in=("agreed", "under way")),
    "blocked, with its reason": lambda: Action.objects.filter(status="blocked").exclude(reason=""),
    "slipped twice": lambda: Action.objects.filter(slips__gte=2),
    "a slip that gives its reason": lambda: Action.objects.exclude(slipped__reason="").filter(slips__gte=1),
    "done without evidence": lambda: Action.objects.filter(status="done", evidenced_on=None),
    "done with evidence and no impact": lambda: Action.objects.filter(
        status="done", evidenced_on__isnull=False, impact_on=None
    ),
    "said to be done, waiting to be checked": lambda: Claim.objects.filter(state="waiting"),
    "evidence sent back, with its reason": lambda: Claim.objects.filter(state="sent back").exclude(reason=""),
    "impact proved": lambda: Impact.objects.filter(state="accepted").exclude(strength=""),
    "impact sent back": lambda: Impact.objects.filter(state="sent back"),
    "ownership changed": lambda: Ownership.objects.filter(Q(has_ended=True) | Q(ends_last__isnull=False)),
    "group changed": lambda: Oversight.objects.filter(Q(has_ended=True) | Q(ends_last__isnull=False)),
    "owner gone": lambda: Action.objects.filter(status__in=NOT_DONE, lead_vacant_from__isnull=False),
    "agency that left": lambda: Membership.objects.filter(ends_on__lt=TODAY),
    "no lead": lambda: Action.objects.filter(has_lead=False, status__in=NOT_DONE),
    "date unknown": lambda: Action.objects.filter(status__in=NOT_DONE, due_first=None, due_words=""),
    "date of a change unknown": lambda: Objective.objects.filter(is_change_undated=True),
    "date in words": lambda: Action.objects.exclude(due_words=""),
    "several leads": lambda: Action.objects.annotate(
        leads=Count("lines", filter=Q(lines__capacity="lead"))
    ).filter(leads__gt=1),
    "asked of every agency of a kind": lambda: Action.objects.exclude(asked_kind=""),
    "led by a group": lambda: Line.objects.filter(group__isnull=False),
    "led by a role": lambda: Line.objects.filter(seat__isnull=False),
    "led by another partnership": lambda: Line.objects.filter(partnership__isnull=False),
    "rating set by hand": lambda: Action.objects.exclude(rag_override=""),
    "entered for an agency": lambda: Action.objects.exclude(progress_set__told_by=""),
    "recommendation not accepted": lambda: Recommendation.objects.filter(status="refused").exclude(reason=""),
    "recommendation with no action": lambda: Recommendation.objects.filter(has_action=False),
    "source kept within a group": lambda: Source.objects.filter(circle__in=("group", "panel")),
    "case panel": lambda: Group.objects.filter(kind="panel"),
    "objective proposed": lambda: Objective.objects.filter(status="proposed"),
    "objective reworded": lambda: Wording.objects.all(),
    "objective split or merged": lambda: Lineage.objects.filter(how__in=("split", "merged")),
    "decision of the refresh, with its reason": lambda: YearDecision.objects.exclude(decision="continue"),
    "paper put off": lambda: Paper.objects.filter(deferrals__isnull=False),
    "question of a member taken up": lambda: Paper.objects.filter(questions__offer="taken"),
    "plan that is over": lambda: Plan.objects.exclude(status="in force"),
    "agency that became another": lambda: Agency.objects.filter(became__isnull=False),
}  # fmt: skip


@pytest.mark.said_once  # the files hold it; they come out as they went in on both
@pytest.mark.django_db
def test_every_state_is_in_it(wessmere):
    assert [name for name, found in STATES.items() if not found().exists()] == []


@pytest.mark.said_once  # the files hold it; they come out as they went in on both
@pytest.mark.django_db
def test_every_status_of_an_action_a_claim_and_an_impact_is_in_it(wessmere):
    def absent(model, column="status"):
        return set(dict(model._meta.get_field(column).choices)) - set(model.objects.values_list(column, flat=True))

    assert absent(Action) == set()
    assert absent(Claim, "state") == absent(Impact, "state") == set()


AROUND_THE_TABLE = {
    "structure": "Main board",
    "attendance": "Represented",
    "decisions": "decision",
    "challenge": "Challenges that changed nothing",
    "risks": "To be revisited",
    "organisations": "School nurses move from the council to Community Health",
    "new-guidance": "Working Together",
    "inspections": "ractice",
    "scrutiny": "Areas of focus",
    "boards": "With ",
}


@pytest.mark.said_once  # the files hold it; they come out as they went in on both
@pytest.mark.django_db
def test_its_report_tells_of_everything_around_the_table(wessmere):
    document = compose(report_whole(Report.objects.get(key="report-2025-26")))
    told = {each.key: text.write(replace(document, sections=(replace(each, level=1),))) for each in document.sections}
    assert [key for key, words in AROUND_THE_TABLE.items() if words not in told.get(key, "")] == []


@pytest.mark.said_once  # the files hold it; they come out as they went in on both
@pytest.mark.django_db
def test_it_is_labelled_invented(wessmere):
    assert not Partnership.objects.filter(is_invented=False).exists()
    assert not Agency.objects.filter(is_invented=False).exists()


@pytest.mark.django_db
def test_both_examples_live_in_one_installation_and_come_out_as_they_went_in(wessmere, tmp_path):
    load_folder(folder=EXAMPLES / "hampshire", by=None, on=TODAY)
    assert verify().is_whole
    dump_folder(tmp_path / "both")
    again = load_folder(folder=tmp_path / "both", by=None, on=TODAY)
    assert sum(again.new.values()) == 0
    for name in ("hampshire", "wessmere"):
        assert sum(load_folder(folder=EXAMPLES / name, by=None, on=TODAY).new.values()) == 0


@pytest.mark.django_db
def test_hampshire_holds_no_person_and_nothing_invented():
    load_folder(folder=EXAMPLES / "hampshire", by=None, on=TODAY)
    assert not (EXAMPLES / "hampshire" / "people.toml").exists()
    assert not Partnership.objects.filter(is_invented=True).exists()
