"""The picture of bodies that stand under others."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from goldthread.kit.charts import Branch, png, tree


def boxes_of(svg):
    root = etree.fromstring(svg.encode())
    sides = ("x", "y", "width", "height")
    return root, [[float(box.get(side)) for side in sides] for box in root.iter("{*}rect")]


@st.composite
def bodies(draw):
    count = draw(st.integers(1, 14))
    keys = [str(number) for number in range(count)]
    words = st.text(alphabet="abcdefg hij", min_size=1, max_size=60)
    return [
        Branch(key, draw(words), under=tuple(draw(st.lists(st.sampled_from(keys), max_size=3, unique=True))))
        for key in keys
    ]


@settings(max_examples=60, deadline=None)
@given(bodies(), st.booleans())
def test_any_structure_rings_and_all_is_drawn_with_boxes_apart_and_inside(branches, vertical):
    root, boxes = boxes_of(tree("t", "Structure", "Who stands under whom", branches, vertical=vertical))
    width, height = float(root.get("width")), float(root.get("height"))
    assert len(boxes) == len(branches)
    assert all(x >= 0 and y >= 0 and x + wide <= width and y + tall <= height for x, y, wide, tall in boxes)
    for (x, y, wide, tall), (x2, y2, wide2, tall2) in combinations(boxes, 2):
        assert x + wide <= x2 or x2 + wide2 <= x or y + tall <= y2 or y2 + tall2 <= y


def test_one_with_two_above_it_is_joined_to_both_and_one_at_rest_is_dashed():
    branches = [
        Branch("e", "Executive", "Executive", href="/groups/1/"),
        Branch("b", "Board", under=("e",)),
        Branch("q", "Quality <subgroup>", "Subgroup, paused", under=("b", "e"), at_rest=True),
    ]
    svg = tree("t", "Structure", "Who stands under whom", branches)
    root, boxes = boxes_of(svg)
    assert len(list(root.iter("{*}path"))) == 3
    assert [box.get("stroke-dasharray") for box in root.iter("{*}rect")] == [None, None, "6 4"]
    assert [link.get("href") for link in root.iter("{*}a")] == ["/groups/1/"]
    assert boxes[0][0] < boxes[1][0] < boxes[2][0]
    assert png(svg).startswith(b"\x89PNG")


def test_nothing_at_all_is_a_picture_too():
    assert png(tree("t", "T", "D", [])).startswith(b"\x89PNG")
