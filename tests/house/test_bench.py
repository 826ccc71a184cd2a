"""The bench knows every address: each part of it stands for a record, or it says why the page is left out."""

from django.urls import get_resolver

from bench.pages import addresses, arguments, is_known
from bench.records import BY_ADDRESS, LEFT_OUT


def every():
    return dict(addresses(get_resolver().url_patterns))


def test_the_bench_knows_a_record_for_every_part_of_every_address():
    unknown = [
        f"{name}: what <{argument}> stands for in {route}"
        for name, route in every().items()
        for argument in arguments(route)
        if name not in LEFT_OUT and not is_known(name, route, argument)
    ]
    assert unknown == [], "say it in RECORDS or BY_ADDRESS of bench/records.py, or in LEFT_OUT why it is not measured"


def test_what_the_bench_says_of_an_address_is_of_one_that_there_is():
    known = every()
    assert [name for name in LEFT_OUT if name not in known] == []
    assert [name for name, argument in BY_ADDRESS if argument not in arguments(known.get(name, ""))] == []
