"""One table of conditions, read twice: purely and by the database."""

from datetime import date, timedelta

import pytest
from django.db import connection, models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.kit.conditions import (
    Row,
    Table,
    all_of,
    any_of,
    before,
    equals,
    is_blank,
    is_empty,
    is_in,
    is_true,
    more_than,
    none_of,
)

TODAY = date(2026, 5, 3)
ROUND = date(2026, 4, 1)


class Thing(models.Model):
    state = models.CharField(max_length=9, null=True)
    due = models.DateField(null=True)
    heard = models.DateField(null=True)
    is_shown = models.BooleanField(null=True)
    count = models.IntegerField(null=True)

    class Meta:
        app_label = "tests"


COLUMNS = ("state", "due", "heard", "is_shown", "count")
days = st.one_of(st.none(), st.integers(-60, 60).map(lambda number: TODAY + timedelta(number)))
things = st.fixed_dictionaries(
    {
        "state": st.sampled_from((None, "", "open", "done", "held")),
        "due": days,
        "heard": days,
        "is_shown": st.sampled_from((None, True, False)),
        "count": st.one_of(st.none(), st.integers(0, 3)),
    }
)
tests = st.one_of(
    st.sets(st.sampled_from(("", "open", "done")), max_size=2).map(lambda values: is_in("state", values)),
    st.sampled_from(("open", "done")).map(lambda value: equals("state", value)),
    st.sampled_from(COLUMNS).map(is_empty),
    st.just(is_blank("state")),
    st.just(is_true("is_shown")),
    st.integers(-30, 30).map(lambda number: before("due", days=number)),
    st.integers(-30, 30).map(lambda number: before("heard", days=number, mark="round")),
    st.integers(0, 3).map(lambda number: more_than("count", number)),
)
conditions = st.recursive(
    tests,
    lambda inner: st.builds(
        lambda joined, several: joined(*several),
        st.sampled_from((all_of, any_of, none_of)),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=6,
)


@pytest.fixture
def table_of_things(transactional_db):
    with connection.schema_editor() as editor:
        editor.create_model(Thing)
    yield
    with connection.schema_editor() as editor:
        editor.delete_model(Thing)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(things, min_size=1, max_size=12), st.lists(conditions, min_size=1, max_size=3))
def test_the_pure_reading_and_the_database_agree(table_of_things, rows, whens):
    Thing.objects.all().delete()
    Thing.objects.bulk_create(Thing(**row) for row in rows)
    table = Table(*(Row(str(number), "", when) for number, when in enumerate(whens)), Row("none", ""))
    read = [table.read(thing, TODAY, round=ROUND).key for thing in Thing.objects.order_by("pk")]
    compiled = Thing.objects.order_by("pk").annotate(key=table.case(TODAY, round=ROUND)).values_list("key", flat=True)
    assert read == list(compiled)
    assert read == [table.read(row, TODAY, round=ROUND).key for row in rows]
    for when in whens:
        held = {thing.pk for thing in Thing.objects.all() if when.holds(thing, TODAY, round=ROUND)}
        assert held == set(Thing.objects.filter(when.q(TODAY, round=ROUND)).values_list("pk", flat=True))


def test_the_first_line_that_holds_wins_and_says_why():
    table = Table(
        Row("red", lambda row, today: f"Late since {row['due']}", before("due")),
        Row("amber", "Due soon", before("due", days=14)),
        Row("green", "On track"),
    )
    assert table.read({"due": TODAY}, TODAY).words == "Due soon"
    assert table.read({"due": date(2026, 5, 1)}, TODAY).words == "Late since 2026-05-01"
    assert table.read({"due": None}, TODAY).key == "green"
    assert table.keys == ("red", "amber", "green")


def test_a_table_ends_with_one_line_that_always_holds():
    with pytest.raises(ValueError, match="no condition"):
        Table(Row("red", "", before("due")))
    with pytest.raises(ValueError, match="no condition"):
        Table(Row("red", ""), Row("green", ""))


def test_a_condition_says_itself_in_words():
    condition = none_of(all_of(equals("state", "open"), before("due", days=7)))
    assert condition.words == "not (state is one of open and due is before today +7 days)"
