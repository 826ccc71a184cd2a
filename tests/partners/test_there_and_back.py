"""Every list, downloaded and brought back, changes nothing, whatever stands in it: it says the same as here, or it is
known for a list that cannot be brought in."""

from contextlib import suppress
from datetime import date

import pytest
from django.urls import NoReverseMatch, get_resolver, resolve, reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.actions.models import Action, Line, Recommendation
from goldthread.challenges.models import Challenge
from goldthread.desk.operations import load_folder
from goldthread.kit.periods import Span
from goldthread.kit.refusal import Refusal
from goldthread.kit.spans import columns
from goldthread.kit.verbs import Index
from goldthread.meetings.models import Decision
from goldthread.partners.bringing.kinds import kinds
from goldthread.partners.bringing.reading import read_file
from goldthread.partners.models import Partnership, Person
from goldthread.partners.operations import bringing
from goldthread.plan.models import Objective
from goldthread.risks.models import Risk
from goldthread.trail.models import Entry
from tests.cast import TODAY, build_world
from tests.house.test_access import names
from tests.journeys.conftest import EXAMPLE

pytestmark = pytest.mark.django_db
LISTS = {
    "actions:actions": "actions",
    "actions:recommendations": "recommendations",
    "plan:objectives": "plan",
    "partners:people": "people",
    "partners:seats": "people",
    "risks:risks": "risks",
    "challenges:challenges": "challenges",
    "meetings:decisions": "decisions",
}
LOGS = ("risks:risks", "challenges:challenges", "meetings:decisions")
READABLE = st.characters(codec="utf-8", exclude_categories=["C"])
WORDS = st.text(READABLE, min_size=1, max_size=60).filter(lambda words: words.strip())
DANGEROUS = st.sampled_from(["=1+1", "'=1+1", "+44 1", "-5 days", "@here", "''x", "AC-1", "1", "3 May 2026", "Yes"])
SPANS = st.one_of(
    st.builds(Span.day, st.dates(date(2020, 1, 1), date(2040, 1, 1))),
    st.builds(lambda words: Span(None, None, words[:120]), st.one_of(WORDS, DANGEROUS)),
    st.just(Span(date(2026, 1, 1), date(2026, 3, 31), "early 2026")),
    st.just(Span()),
)


def back(client, name: str, file_kind: str, home: Partnership, by: Person, chosen: str = "") -> object:
    """Download a list and look through it as a spreadsheet of its kind."""
    answer = client.get(reverse(name), {"format": file_kind})
    read = read_file(f"list.{file_kind}", answer.content, chosen, home, by)
    about = {"kind": read.kind, "file": read.file, "sheets": read.sheets, "wanted": read.wanted}
    asked = {"by": by, "on": TODAY}
    imported = bringing.keep_spreadsheet(partnership=home, columns=read.columns, **about, **asked)
    return bringing.look_through(imported=imported, columns=read.columns, version=imported.version, **asked)


def changing(imported) -> list:
    rows = imported.rows.exclude(outcome="same").order_by("position")
    return [(row.outcome, row.words, row.problems) for row in rows]


def lists_that_stay_out() -> list[str]:
    """Every address of a list that can be downloaded and cannot be brought in."""
    found = []
    for name in names(get_resolver().url_patterns):
        with suppress(NoReverseMatch):
            view = getattr(resolve(reverse(name)).func, "view_class", None)
            found += [name] if view and issubclass(view, Index) and not view.comes_back else []
    return [*found, "meetings:attendance"]


@pytest.mark.parametrize("file_kind", ["csv", pytest.param("xlsx", marks=pytest.mark.said_once)])  # rows are rows
def test_each_list_of_wessmere_is_known_for_what_it_is_and_changes_nothing(client, file_kind, clock):
    load_folder(folder=EXAMPLE, by=None, on=TODAY)
    home, by = Partnership.objects.get(key="wessmere"), Person.objects.get(email="manager@wessmere.example")
    client.force_login(by)
    for name, kind in LISTS.items():
        imported = back(client, name, file_kind, home, by)
        assert (imported.kind, changing(imported)) == (kind, []), name
        assert imported.counts["same"] > 5, name
        asked = {"version": imported.version, "by": by, "on": TODAY}
        before = Entry.objects.count()
        bringing.load_spreadsheet(imported=imported, **asked)
        assert Entry.objects.count() == before + 1, f"{name}: nothing but that it was loaded"
    for name in lists_that_stay_out():
        with suppress(Refusal):
            outcomes = {outcome for outcome, _, _ in changing(back(client, name, file_kind, home, by))}
            assert outcomes <= {"refused"}, name
    with pytest.raises(Refusal, match="This is the list of findings as it is downloaded from here"):
        back(client, "scrutiny:findings", file_kind, home, by)


def test_every_kind_has_a_list_that_is_tried():
    assert set(LISTS.values()) == set(kinds())


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    words=st.lists(st.one_of(WORDS, DANGEROUS), min_size=1, max_size=6),
    spans=st.lists(SPANS, min_size=6, max_size=6),
    states=st.lists(st.sampled_from(Action.Status.values), min_size=6, max_size=6),
    kind=st.sampled_from(["csv", "xlsx"]),
)
def test_whatever_stands_in_a_list_it_comes_back_the_same(client, clock, words, spans, states, kind):
    Action.objects.all().delete()
    Partnership.objects.filter(key="wessmere").exists() or build_world()
    home, by = Partnership.objects.get(key="wessmere"), Person.objects.get(email="manager@example.org")
    agency = home.memberships.select_related("agency").first().agency
    client.force_login(by)
    for number, (text, span, state) in enumerate(zip(words, spans, states, strict=False), 101):
        about = {"home": home, "number": number, "key": f"x-{number}"}
        action = Action.objects.create(
            **about,
            words=text,
            own_number=text[:40],
            status=state,
            reason="Because.",
            has_lead=True,
            **columns("due", span),
        )
        Line.objects.create(action=action, agency=agency)
        Recommendation.objects.create(**about, words=text)
        Objective.objects.create(**about, words=text, kind=home.kinds.first(), **columns("starts", span))
        Risk.objects.create(**about, title=text, cause=text, review_on=span.first, **columns("raised", span))
        Challenge.objects.create(**about, words=text, outside=text, forum=text, **columns("raised", span))
        Decision.objects.create(**about, words=text, reasons=text, review_on=span.last, **columns("decided", span))
    for name in ("actions:actions", "actions:recommendations", "plan:objectives", *LOGS):
        assert changing(back(client, name, kind, home, by, LISTS[name])) == [], name
    for model in (Recommendation, Objective, Risk, Challenge, Decision):
        model.objects.filter(number__gt=100).delete()
