"""Every page of the site, from the addresses themselves, each with the record that makes it work hardest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from bench.records import BY_ADDRESS, LEFT_OUT, RECORDS, found

ASKED_ANOTHER_WAY = {
    "actions:actions": ("page=100", "sort=due", "sort=-due", "status=under+way"),
    "actions:recommendations": ("page=20",),
    "actions:evidence-list": ("page=100", "kind=file", "status=done", "serves=none", "last_day=soon"),
    "plan:plan": ("year=all", "year=2020"),
    "meetings:attendance": ("by=group", "by=seat", "by=sector", "period=2018-19"),
    "meetings:attended": ("by=agency&of=1", "by=group&of=1"),
    "risks:risks": ("page=10", "standing=late", "band=10", "likelihood=3&impact=4"),
    "desk:search": ("q=children", "q=neglect+audit", "q=audit&kind=evidence", "q=ac-4321"),
    "desk:gaps": ("by=agency", "by=objective"),
}


@dataclass(frozen=True)
class Asked:
    """One page to ask: the name of its address, what tells it apart from others of that name, and the address."""

    name: str
    words: str
    url: str


def every_page() -> Iterator[Asked]:
    """Yield every page to ask, from the addresses as the site knows them; one for which the record has nothing comes
    without an address, and with what is missing as its words."""
    for name, route in addresses(get_resolver().url_patterns):
        if name in LEFT_OUT:
            continue
        named = arguments(route)
        try:
            every = list(product(*(values_of(name, route, argument) for argument in named)))
        except LookupError as missing:
            yield Asked(name, str(missing), "")
            continue
        for values in every:
            given = dict(zip(named, values, strict=True))
            words = " ".join(str(value) for argument, value in given.items() if isinstance(value, str))
            try:
                if name == "desk:thread":
                    given["pk"] = found(f"{given['kind']}s")
            except LookupError as missing:
                yield Asked(f"{name} {words}", str(missing), "")
                continue
            url = reverse(name, kwargs=given)
            yield Asked(name, words, url)
            yield from (Asked(name, f"?{query}", f"{url}?{query}") for query in ASKED_ANOTHER_WAY.get(name, ()))


def addresses(patterns: list[Any], space: str = "", before: str = "") -> Iterator[tuple[str, str]]:
    """Yield the name and the route of every address."""
    for pattern in patterns:
        route = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else space, route)
        elif isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}", route


def values_of(name: str, route: str, argument: str) -> tuple[Any, ...]:
    """Return what an argument of an address may be."""
    if not is_known(name, route, argument):
        raise LookupError(f"{name}: say in bench/records.py what <{argument}> stands for in {route}")
    given = BY_ADDRESS.get((name, argument))
    if isinstance(given, tuple):
        return given
    return (given() if given else found(folder_of(route)),)


def is_known(name: str, route: str, argument: str) -> bool:
    """Whether it is said what an argument of an address stands for."""
    return (name, argument) in BY_ADDRESS or (argument == "pk" and folder_of(route) in RECORDS)


def arguments(route: str) -> list[str]:
    return re.findall(r"<(?:\w+:)?(\w+)>", route)


def folder_of(route: str) -> str:
    """Return what stands before the number in an address, whole or its first word, as RECORDS knows it."""
    whole = route.partition("/<")[0]
    return whole if whole in RECORDS else route.split("/")[0]
