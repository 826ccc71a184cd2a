"""Charts: words stay words, every part has a name, and nothing falls outside the picture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from goldthread.kit.charts import Box, Level, Series, Share, bars, chain, line, png, sparkline, states
from goldthread.kit.charts.lines import _ticks
from goldthread.kit.charts.strips import strips
from goldthread.kit.charts.svg import width_of, wrapped

HOSTILE = '<b>&"quoted"</b>\x07'

CHARTS = {
    "line": line(
        "l",
        HOSTILE,
        "Up",
        points=("2019", "2020", HOSTILE),
        series=(Series(HOSTILE, (1, None, 3)), Series("B", (3, 2, 1.5))),
        levels=(Level("Target", 2.5),),
        unit="%",
    ),
    "bars": bars("b", HOSTILE, "Long", rows=((HOSTILE, 3), ("None", None), ("Nought", 0), ("A long name " * 9, 12))),
    "states": states("s", HOSTILE, "Many", shares=(Share("complete", 7), Share(HOSTILE, 2), Share("late", 0))),
    "strips": strips(
        "t",
        HOSTILE,
        "Divided",
        states=((HOSTILE, "#12436D"), ("None", "#FFFFFF")),
        rows=((HOSTILE, (3, 1), "3 of 4"), ("A long name " * 9, (0, 0), HOSTILE)),
    ),
    "sparkline": sparkline("p", HOSTILE, "Flat", values=(1, 1, None, 1)),
    "chain": chain(
        "c",
        HOSTILE,
        "Chain",
        columns=("Why", "What", "Done"),
        boxes=(
            Box("a", 0, HOSTILE, "SO-1", links=("b", "c")),
            Box("b", 1, "Do a very long thing " * 30, href="/x/?a=1&b=2", links=("c", "missing")),
            Box("c", 2, "No evidence", kind="gap"),
        ),
    ),
}
CHARTS["vertical"] = CHARTS["chain"] and chain(
    "v",
    HOSTILE,
    "Chain",
    columns=("Why", "What"),
    vertical=True,
    boxes=(Box("a", 0, "x", links=("b",)), Box("b", 1, "y")),
)
EMPTY = {
    "line": line("l", "T", "D", points=(), series=()),
    "bars": bars("b", "T", "D", rows=()),
    "states": states("s", "T", "D", shares=()),
    "sparkline": sparkline("p", "T", "D", values=()),
    "chain": chain("c", "T", "D", columns=("Why",), boxes=()),
}


def parsed(svg):
    return etree.fromstring(svg.encode())


def texts(svg):
    return ["".join(element.itertext()) for element in parsed(svg).iter("{*}text")]


@pytest.mark.parametrize("svg", CHARTS.values(), ids=CHARTS)
def test_a_chart_has_a_name_a_description_and_no_style(svg):
    root = parsed(svg)
    named = root.get("aria-labelledby").split()
    assert [root.find("{*}title").get("id"), root.find("{*}desc").get("id")] == named
    assert root.get("role") in {"img", "group"}
    for element in root.iter():
        assert not {"style", "class"} & set(element.attrib)


@pytest.mark.parametrize("svg", CHARTS.values(), ids=CHARTS)
def test_what_people_wrote_is_escaped(svg):
    root = parsed(svg)
    assert root.find("{*}title").text == '<b>&"quoted"</b>'
    assert not list(root.iter("{*}b"))


@pytest.mark.parametrize(
    "svg", [*CHARTS.values(), *EMPTY.values()], ids=[*CHARTS, *(f"empty {name}" for name in EMPTY)]
)
def test_a_chart_can_be_a_picture(svg):
    assert png(svg).startswith(b"\x89PNG")


def test_bars_print_every_number_and_what_is_not_recorded():
    shown = texts(CHARTS["bars"])
    assert {"3", "0", "12", "Not recorded"} <= set(shown)


def test_states_are_counted_in_words_and_empty_ones_left_out():
    shown = texts(CHARTS["states"])
    assert "7 complete" in shown
    assert "0 late" not in shown


def test_a_line_is_broken_where_nothing_is_known():
    assert len(list(parsed(CHARTS["line"]).iter("{*}polyline"))) == 3
    assert "Target" in texts(CHARTS["line"])


def test_a_gap_is_dashed_and_a_link_is_solid():
    root = parsed(CHARTS["chain"])
    assert [box.get("stroke-dasharray") for box in root.iter("{*}rect")] == [None, None, "6 4"]
    assert [path.get("stroke-dasharray") for path in root.iter("{*}path")] == [None, "5 4", "5 4"]
    assert [link.get("href") for link in root.iter("{*}a")] == ["/x/?a=1&b=2"]
    assert root.get("role") == "group"


@pytest.mark.parametrize("name", ["chain", "vertical"])
def test_boxes_stay_inside_the_picture_and_off_one_another(name):
    root = parsed(CHARTS[name])
    width, height = float(root.get("width")), float(root.get("height"))
    boxes = [[float(box.get(side)) for side in ("x", "y", "width", "height")] for box in root.iter("{*}rect")]
    for x, y, wide, tall in boxes:
        assert x >= 0
        assert x + wide <= width
        assert y + tall <= height
    for first, (x, y, wide, tall) in enumerate(boxes):
        for x2, y2, wide2, tall2 in boxes[first + 1 :]:
            assert x + wide <= x2 or x2 + wide2 <= x or y + tall <= y2 or y2 + tall2 <= y


@given(st.text(alphabet="abcdefghij mw", max_size=300), st.integers(min_value=40, max_value=400))
def test_wrapped_lines_fit_and_lose_nothing(words, width):
    lines = wrapped(words, width, 14, most=1000)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert all(width_of(text, 14) <= width for text in lines)


@given(st.lists(st.floats(min_value=-1e6, max_value=1e6).map(lambda value: round(value, 3)), max_size=8))
def test_an_axis_holds_every_value_in_a_few_round_steps(values):
    ticks = _ticks(values)
    assert 2 <= len(ticks) <= 9
    assert all(ticks[0] <= value <= ticks[-1] + 1e-6 for value in values)


def test_a_strip_is_divided_by_its_counts_and_an_empty_one_is_a_frame():
    states = [("In person", "#12436D"), ("Not yet marked", "#FFFFFF")]
    svg = strips(
        "came", "Who came", "One row", states=states, rows=[("Health & care", (3, 1), "3 of 4"), ("Police", (0, 0), "")]
    )
    assert "Health &amp; care" in svg
    assert "3 of 4" in svg
    assert svg.count("stroke-dasharray") == 3  # the legend of white, its part of the first row, and the empty one
