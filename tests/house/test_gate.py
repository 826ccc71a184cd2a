"""No text that may say who a child is gets past the gate: every form of the house is walked, box by box."""

import ast
from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.contrib.sessions.backends.db import SessionStore
from django.core import signing
from django.db import connection, transaction
from django.urls import get_resolver, resolve, reverse

from goldthread.kit.caught import caught_in
from goldthread.kit.forms import FilterForm, Form
from goldthread.partners.verbs import Checked
from tests.cast import CAST
from tests.house.test_access import bodies, rows
from tests.house.test_hand import ROOT, trees

NUMBER = "943 476 5919"
READS = {"request.POST.get", "request.POST.getlist"}
WRITES = ("INSERT", "UPDATE", "REPLACE")
SIGNING_IN = {"account_login", "account_logout"}
NO_TEXT = {  # what a page's own buttons send, each held against what it may be
    "version", "way", "hide", "give_up", "kept", "carried", "page", "once", "item", "place", "take", "rest",
}  # fmt: skip
CHECKED_BY_THEMSELVES = {
    "narrative",  # a draft: its operation looks into it
    "text",  # the preview of prose: it is shown and not kept
    "path",
    "to",
    "about",  # where a draft belongs, and the heading of its page, which is looked into there
}


def written(client: Any, address: str, body: dict) -> tuple[int, list[str]]:
    """Send a form, take its writes back, and say what it answered and which writes held the number."""
    held: list[str] = []

    def look(execute, sql, parameters, many, context):
        if sql.lstrip().upper().startswith(WRITES) and says_it(parameters):
            held.append(sql[:100])
        return execute(sql, parameters, many, context)

    with transaction.atomic():
        with connection.execute_wrapper(look):
            answer = client.post(address, body)
        transaction.set_rollback(True)
    return answer.status_code, held


def says_it(parameters: Any) -> bool:
    return any(NUMBER in text or NUMBER.replace(" ", "") in text for text in spelled(parameters))


def spelled(value: Any) -> Iterator[str]:
    """A parameter as text, and a session as what it holds."""
    if isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from spelled(each)
    elif value is not None:
        yield str(value)
        try:
            yield str(signing.loads(str(value), salt=SessionStore().key_salt))
        except signing.BadSignature:
            pass


def boxes(view: Any, body: dict) -> list[str]:
    """The boxes of a form into which words can be typed: those of its body, and those that its form has besides."""
    form = getattr(getattr(view, "view_class", None), "form_class", None)
    named = [name for name, value in body.items() if isinstance(value, str)]
    asked = getattr(form, "base_fields", {})
    named += [name for name, field in asked.items() if isinstance(field, forms.CharField)]
    return list(dict.fromkeys(named))


POSTS = [row for row in rows() if row["method"] == "POST" and row["url"] not in SIGNING_IN and "yes" in row.values()]


@pytest.mark.said_once  # a form refuses before any engine is asked to keep it
@pytest.mark.parametrize("row", POSTS, ids=lambda row: row["url"])
def test_whatever_is_typed_into_any_box_is_not_kept_when_it_may_say_who_a_child_is(house, db, row):
    who = next(each for each in ("manager", *CAST) if row[each] == "yes")
    with transaction.atomic():
        arguments, body = bodies()[row["url"]](house.world)
        address = reverse(row["url"], kwargs=arguments)
        body = body or {}
        for name in boxes(resolve(address).func, body):
            words = f"{body.get(name) or 'Words'} NHS {NUMBER}"
            status, held = written(house.client(who), address, {**body, name: words})
            assert held == [], f"{row['url']}: {name} is kept"
            assert status < 500, f"{row['url']}: {name}"
        transaction.set_rollback(True)


def made(base: type) -> Iterator[type]:
    for each in base.__subclasses__():
        yield each
        yield from made(each)


def test_every_form_of_ours_looks_into_its_texts():
    ours = [form for form in made(forms.BaseForm) if form.__module__.startswith("goldthread.")]
    parts = {base for form in ours if issubclass(form, Form) for base in form.__mro__}
    astray = [
        form.__qualname__
        for form in ours
        if not issubclass(form, Form | FilterForm) and form not in parts and form.__name__ not in {"SignInForm"}
        and any(isinstance(field, forms.CharField) for field in form.base_fields.values())
        and form.__name__ not in {"NarrowForm", "SearchForm"}  # they ask by GET, and keep nothing
    ]  # fmt: skip
    assert astray == []


def test_no_form_goes_round_the_look():
    assert [form.__qualname__ for form in made(Form) if "_post_clean" in vars(form) or "full_clean" in vars(form)] == []


def test_every_page_that_saves_goes_through_the_gate():
    """Classes by their base; a function looks with `gate.passes`, or leaves it to its form, which clears nothing."""
    views = every_view(get_resolver().url_patterns)
    ours = [
        view.view_class for view in views if hasattr(view, "view_class") and view.__module__.startswith("goldthread.")
    ]
    classes = {each for each in ours if hasattr(each, "post")}
    asking = {each for each in classes if hasattr(each, "form_class")}
    assert [each.__qualname__ for each in asking if not issubclass(each, Checked)] == []


def every_view(patterns: list) -> Iterator[Any]:
    for pattern in patterns:
        yield from every_view(pattern.url_patterns) if hasattr(pattern, "url_patterns") else (pattern.callback,)


def test_no_page_reads_words_past_its_form():
    """`request.POST.get("...")` in a page names what its buttons send, or what is looked into where it is kept."""
    astray = []
    for path, tree in trees().items():
        if "views" not in {path.stem, *path.parts}:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).removeprefix("self.") in READS:
                name = getattr(node.args[0], "value", ast.unparse(node.args[0]))
                if name not in NO_TEXT | CHECKED_BY_THEMSELVES:
                    astray.append(f"{path.relative_to(ROOT)}:{node.lineno} {name}")
    assert astray == []


def test_the_look_leaves_out_nothing_but_passwords():
    class Everything(Form):
        line, prose = forms.CharField(), forms.CharField(widget=forms.Textarea)
        address, secret = forms.URLField(assume_scheme="https"), forms.CharField(widget=forms.PasswordInput)

    typed = dict.fromkeys(Everything.base_fields, f"https://example.org/ NHS {NUMBER}")
    form = Everything(typed)
    assert [name for name in form.fields if caught_in(form[name], may_clear=False)] == ["line", "prose", "address"]
    assert not form.is_valid()
