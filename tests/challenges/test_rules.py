"""Who closes a challenge, as a table; and how small counts are printed."""

import pytest

from goldthread.challenges.rules import Raiser, may_close, printed

KNOWN = {
    "held": Raiser(True, has_ended=False, is_filled=True),
    "empty": Raiser(True, has_ended=False, is_filled=False),
    "ended": Raiser(True, has_ended=True),
    "not known": Raiser(False),
}
# the seat that raised it, whether the person holds it, whether the person is the scrutineer: may close
TABLE = [
    ("held", True, False, True),
    ("held", True, True, True),
    ("held", False, True, False),
    ("held", False, False, False),
    ("empty", False, True, True),
    ("empty", False, False, False),
    ("ended", True, False, False),
    ("ended", False, True, True),
    ("ended", False, False, False),
    ("not known", False, True, True),
    ("not known", False, False, False),
]


@pytest.mark.parametrize(("seat", "holds", "scrutinises", "closes"), TABLE)
def test_only_who_holds_the_seat_closes_it_and_the_scrutineer_where_nobody_can(seat, holds, scrutinises, closes):
    assert may_close(KNOWN[seat], holds, scrutinises) is closes


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0"), (1, "fewer than five"), (4, "fewer than five"), (5, "5"), (1200, "1,200")]
)
def test_a_small_count_is_printed_as_few(count, words):
    assert printed(count) == words
