"""The arithmetic of ratings, and how a risk stands: the same read purely and asked of the database."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.risks.models import Risk
from goldthread.risks.rules import STANDINGS, Matrix, fault_of, ranges
from goldthread.risks.scales import usual
from tests.cast import TODAY
from tests.factories.risks import a_risk

SIZES = st.integers(2, 10)


@st.composite
def scales(draw):
    """Any scale that a partnership may set."""
    size = draw(SIZES)
    lows = {1, *draw(st.sets(st.integers(1, size * size), max_size=5))}
    names = tuple(f"Grade {number}" for number in range(1, size + 1))
    return Matrix(names, names, ranges([(low, f"From {low}", "quiet") for low in lows], size * size))


@given(scale=scales(), likelihood=st.integers(-3, 14), impact=st.integers(-3, 14))
def test_a_score_within_the_scale_has_one_band_and_one_outside_is_refused_in_a_sentence_that_names_it(
    scale, likelihood, impact
):
    refused = [scale.refusal("likelihood", likelihood), scale.refusal("impact", impact)]
    within = 1 <= likelihood <= scale.size and 1 <= impact <= scale.size
    assert within == (refused == [None, None])
    if within:
        assert sum(likelihood * impact in band for band in scale.bands) == 1
        assert 1 <= likelihood * impact <= scale.highest
    else:
        sentence = next(each for each in refused if each)
        assert scale.name in sentence and f"{scale.size} by {scale.size}" in sentence


@given(scale=scales())
def test_bands_take_in_every_score_once_and_leave_no_gap(scale):
    covered = [score for band in scale.bands for score in range(band.lowest, band.highest + 1)]
    assert sorted(covered) == list(range(1, scale.highest + 1))


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (1, "Low"), (4, "Low"), (5, "Medium"), (9, "Medium"), (10, "High"), (15, "High"), (16, "Critical"),
        (25, "Critical"),
    ],
)  # fmt: skip
def test_the_usual_scale_has_four_named_bands(score, band):
    assert usual().size == 5
    assert usual().band(score).name == band


@pytest.mark.parametrize(
    ("bands", "says"),
    [
        ([(2, "Low", "good")], "begins at 1"),
        ([(1, "Low", "good"), (1, "High", "soon")], "same score"),
        ([(1, "Low", "good"), (10, "High", "soon")], "highest score is 9"),
    ],
)
def test_a_scale_whose_bands_do_not_fit_is_refused_in_a_sentence(bands, says):
    assert says in fault_of(3, (["a", "b", "c"], ["a", "b", "c"]), bands)


DAYS = st.one_of(st.none(), st.dates(TODAY - timedelta(800), TODAY + timedelta(800)))


@pytest.mark.django_db
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    status=st.sampled_from(Risk.Status.values), treatment=st.sampled_from(Risk.Treatment.values), review=DAYS,
    target=DAYS, revisit=DAYS, has_revisit=st.booleans(), above=st.booleans(), score=st.one_of(st.none(), st.just(9)),
)  # fmt: skip
def test_how_a_risk_stands_is_the_same_for_one_risk_and_for_a_list_and_an_accepted_one_is_never_late(
    world, status, treatment, review, target, revisit, has_revisit, above, score
):
    risk = Risk.objects.first() or a_risk(world, reason="So.")
    values = {
        "status": status, "treatment": treatment, "review_on": review, "target_on": target, "revisit_from": revisit,
        "has_revisit": has_revisit and revisit is not None, "is_above_target": above, "current_score": score,
    }  # fmt: skip
    Risk.objects.filter(pk=risk.pk).update(**values)
    row = Risk.objects.annotate(standing=STANDINGS.case(TODAY)).get(pk=risk.pk)
    assert STANDINGS.read(row, TODAY).key == row.standing
    if status == "accepted" or treatment == "tolerate":
        assert row.standing != "late"


def test_the_day_of_a_review_is_not_late_and_the_day_after_is():
    risk = Risk(status="open", review_on=TODAY, current_score=4)
    assert STANDINGS.read(risk, TODAY).key == "soon"
    assert STANDINGS.read(risk, TODAY + timedelta(1)).key == "late"
    assert STANDINGS.read(Risk(status="open", review_on=date(2030, 1, 1), current_score=4), TODAY).key == "open"
