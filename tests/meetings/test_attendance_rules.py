"""Attendance: what the marks add up to, for any grid of them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.meetings.rules import (
    ORDER,
    VACANT,
    Cell,
    Mark,
    Place,
    QuorumRule,
    Sitting,
    Tally,
    best,
    cells,
    overlap,
    quorum,
    sharing,
    tallies,
    tally,
    why_not,
)

AS_AT = date(2026, 5, 3)
FIRST = date(2026, 1, 1)
MARKS = ("attended", "part", "deputy", "apologies", "absent", "")
days = st.integers(-40, 200).map(lambda n: FIRST + timedelta(n))


@st.composite
def spans(draw):
    ends = sorted(draw(st.lists(days, min_size=2, max_size=2)))
    return draw(st.sampled_from([((date.min, date.max),), ((ends[0], ends[1]),), ()]))


@st.composite
def grids(draw):
    """Meetings of two groups, seats of three agencies in them, and a mark here and there, sometimes two."""
    held = [
        Sitting(pk, draw(st.integers(1, 2)), draw(days), draw(st.sampled_from(["held", "held", "planned"])))
        for pk in range(draw(st.integers(0, 6)))
    ]
    places = [
        Place(
            seat, draw(st.integers(1, 2)), draw(st.sampled_from([None, 1, 2])), draw(st.sampled_from(["", "Schools"])),
            draw(st.sampled_from(["member", "observer"])), draw(st.booleans()), draw(spans()), draw(spans()),
        )
        for seat in range(draw(st.integers(0, 6)))
    ]  # fmt: skip
    marks = [
        Mark(draw(st.integers(0, 6)), draw(st.integers(0, 6)), draw(st.sampled_from(MARKS)), draw(st.integers(1, 4)))
        for _ in range(draw(st.integers(0, 25)))
    ]
    return held, places, marks


WAYS = {
    "seat": lambda place: place.seat,
    "agency": lambda place: place.for_agency,
    "sector": lambda place: place.sector or None,
    "group": lambda place: place.group,
}


def counted(grid):
    found = cells(*grid, AS_AT)
    return {way: tallies(found, of) for way, of in WAYS.items()}


@given(grids())
def test_in_person_is_never_more_than_represented_nor_that_than_the_meetings(grid):
    for each in [one for found in counted(grid).values() for one in found.values()]:
        assert 0 <= each.in_person <= each.represented <= each.expected
        assert (each.share(each.in_person) or 0) <= (each.share(each.represented) or 0) <= 100
        parts = (each.in_person, each.deputy, each.apologies, each.absent, each.unmarked, each.vacant)
        assert sum(parts) == each.expected


@given(grids(), st.integers(0, 5), st.sampled_from(MARKS))
def test_a_guest_changes_nothing(grid, meeting, mark):
    held, places, marks = grid
    assert counted(grid) == counted((held, places, [*marks, Mark(meeting, None, mark, 9)]))


@given(grids(), st.sampled_from(["planned", "cancelled", "displaced", "held"]), st.integers(1, 2), st.data())
def test_a_future_a_cancelled_and_a_moved_meeting_change_nothing(grid, status, group, data):
    held, places, marks = grid
    on = AS_AT + timedelta(data.draw(st.integers(1, 50))) if status == "held" else data.draw(days)
    more = Sitting(99, group, on, status, "A reason")
    told = [*marks, *(Mark(99, place.seat, "attended") for place in places)]
    assert why_not(more, AS_AT)
    assert counted(grid) == counted(([*held, more], places, told))


@given(grids(), st.integers(0, 5), days)
def test_splitting_a_seat_at_a_day_conserves_the_counts(grid, which, day):
    held, places, marks = grid
    split = [place for place in places if place.seat == which]
    on = {sitting.pk: sitting.on for sitting in held}
    before = [replace(each, days=overlap(each.days, ((date.min, day - timedelta(1)),))) for each in split]
    after = [replace(each, seat=50, days=overlap(each.days, ((day, date.max),))) for each in split]
    moved = [
        replace(each, seat=50) if each.seat == which and on.get(each.meeting, day) >= day else each for each in marks
    ]
    whole = counted(grid)
    parted = counted((held, [*(each for each in places if each.seat != which), *before, *after], moved))
    assert (whole["agency"], whole["sector"], whole["group"]) == (parted["agency"], parted["sector"], parted["group"])
    halves = [parted["seat"].get(seat, Tally()) for seat in (which, 50)]
    old = whole["seat"].get(which, Tally())
    assert [getattr(old, name) for name in Tally.__slots__] == [
        sum(getattr(half, name) for half in halves) for name in Tally.__slots__
    ]


@given(grids(), st.integers(1, 4), st.integers(1, 4))
def test_somebody_who_was_entered_twice_counts_once(grid, one, other):
    held, places, marks = grid
    merged = [replace(mark, person=one) if mark.person == other else mark for mark in marks]
    twice = [*merged, *(replace(mark, person=other) for mark in merged if mark.person == one)]
    assert counted((held, places, merged)) == counted((held, places, twice)) == counted(grid)


@given(st.lists(st.sampled_from(ORDER), min_size=1))
def test_the_best_of_several_does_not_depend_on_their_order(states):
    assert best(states) == best(reversed(states)) == best([best(states[:1]), best(states)])


def test_two_people_in_one_seat_are_there_when_one_of_them_is():
    found = cells([Sitting(1, 1, AS_AT)], [Place(1, 1)], [Mark(1, 1, "absent", 7), Mark(1, 1, "part", 8)], AS_AT)
    assert tally(cell.state for cell in found) == Tally(expected=1, in_person=1)


def test_an_agency_with_three_seats_is_there_when_one_is_and_its_seats_are_told_apart():
    places = [Place(seat, 1, agency=5) for seat in (1, 2, 3)]
    found = cells([Sitting(1, 1, AS_AT)], places, [Mark(1, 1, "absent"), Mark(1, 2, "attended")], AS_AT)
    assert tallies(found, WAYS["agency"]) == {5: Tally(expected=1, in_person=1)}
    assert tallies(found, WAYS["seat"])[3] == Tally(expected=1, unmarked=1)


def test_a_seat_of_a_sector_counts_for_its_agency_only_by_its_rule():
    places = [Place(1, 1, 5, "Schools", counts_for_agency=False), Place(2, 1, 6, "Schools")]
    found = cells([Sitting(1, 1, AS_AT)], places, [Mark(1, 1, "attended"), Mark(1, 2, "apologies")], AS_AT)
    assert tallies(found, WAYS["sector"]) == {"Schools": Tally(expected=1, in_person=1)}
    assert tallies(found, WAYS["agency"]) == {6: Tally(expected=1, apologies=1)}


def test_a_vacant_seat_is_not_represented_and_does_not_make_the_figure_incomplete():
    found = cells([Sitting(1, 1, AS_AT)], [Place(1, 1, held=())], [], AS_AT)
    assert [cell.state for cell in found] == [VACANT]
    assert tally(cell.state for cell in found).is_complete


def test_a_deputy_comes_for_a_vacant_seat():
    found = cells([Sitting(1, 1, AS_AT)], [Place(1, 1, held=())], [Mark(1, 1, "deputy")], AS_AT)
    assert tally(cell.state for cell in found).represented == 1


def test_a_mark_that_is_missing_is_said():
    found = tally(["attended", "", ""])
    assert (found.is_complete, found.missing_words) == (False, "Incomplete: two marks missing")
    assert found.words(found.in_person) == "1 of 3 meetings (33%)"


@pytest.mark.parametrize(
    ("sitting", "words"),
    [
        (Sitting(1, 1, AS_AT, "cancelled", "Snow"), "Cancelled: Snow"),
        (Sitting(1, 1, AS_AT, "displaced", "A rapid review"), "Moved to another day: A rapid review"),
        (Sitting(1, 1, None), "Its day is not known"),
        (Sitting(1, 1, date(2027, 1, 1)), "Still to come"),
        (Sitting(1, 1, AS_AT, "planned"), "Nobody has said yet whether it was held"),
        (Sitting(1, 1, AS_AT), ""),
    ],
)
def test_a_meeting_that_does_not_count_says_why(sitting, words):
    assert why_not(sitting, AS_AT) == words


def test_a_joint_group_counts_once_for_each_that_shares_it_that_day():
    shares = [(2, None, date(2026, 3, 31)), (2, date(2026, 4, 1), None), (3, date(2026, 6, 1), None)]
    assert sharing(1, shares, AS_AT) == {1, 2}
    assert sharing(1, [*shares, (1, None, date(2026, 3, 31))], AS_AT) == {2}


def there(*states):
    return [Cell(1, Place(number, 1, agency=number * 10), state) for number, state in enumerate(states, 1)]


THREE = {("agency", 10): "Health", ("agency", 20): "Police", ("seat", 3): "Head of Children's Services"}


@pytest.mark.parametrize(
    ("rule", "states", "is_quorate", "missing"),
    [
        (QuorumRule(), ["attended"], None, ()),
        (QuorumRule("number", 2), ["attended", "deputy", ""], True, ()),
        (QuorumRule("number", 2), ["attended", "absent"], False, ()),
        (QuorumRule("number", 2), ["attended", ""], None, ()),
        (QuorumRule("number"), ["attended"], None, ()),
        (QuorumRule("named", None, THREE), ["attended", "part", "deputy"], True, ()),
        (QuorumRule("named", None, THREE), ["attended", "apologies", "deputy"], False, ("Police",)),
        (QuorumRule("named", None, THREE), ["attended", "", "deputy"], None, ("Police",)),
        (QuorumRule("some", 2, THREE), ["attended", "absent", "deputy"], True, ("Police",)),
        (QuorumRule("some", 2, THREE), ["attended", "absent", "absent"], False,
         ("Police", "Head of Children's Services")),
        (QuorumRule("named"), ["attended"], None, ()),
        (QuorumRule("chair"), ["attended"], None, ()),
    ],
)  # fmt: skip
def test_quorum_is_judged_by_the_rule_of_the_group(rule, states, is_quorate, missing):
    found = quorum(rule, there(*states))
    assert (found.is_quorate, found.missing) == (is_quorate, missing)


def test_quorum_says_who_was_missing():
    found = quorum(QuorumRule("named", None, THREE), there("attended", "apologies", "absent"))
    assert found.words == (
        "Not quorate: one of three named were there; Police and Head of Children's Services were missing."
    )
    assert found.rule == "Every one of Health, Police and Head of Children's Services"


def test_an_observer_makes_no_quorum_of_a_number():
    watching = [replace(each, place=replace(each.place, capacity="observer")) for each in there("attended", "attended")]
    assert quorum(QuorumRule("number", 1), watching).is_quorate is False


def test_the_chair_rules():
    assert (
        quorum(QuorumRule("chair"), [], "Items 1 to 3 were taken").words == "The chair ruled: Items 1 to 3 were taken"
    )
    found = quorum(QuorumRule("number", 5), there("attended"), "Item 2 was taken for information")
    assert found.words.endswith("The chair ruled: Item 2 was taken for information")
