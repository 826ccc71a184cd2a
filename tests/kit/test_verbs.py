"""The five verbs, on a shelf of invented records."""

from types import SimpleNamespace

import pytest
from django import forms
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory

from goldthread.kit import verbs
from goldthread.kit.columns import Column
from goldthread.kit.forms import FilterForm, Form, VersionedForm
from goldthread.kit.lifecycle import Step
from goldthread.kit.refusal import Refusal, Stale

READER, OUTSIDER = "a reader", "somebody outside"


class Note:
    """A record on a shelf; only the reader sees it."""

    class DoesNotExist(Exception):
        pass

    class Closing:
        steps = (
            Step("close", ("open",), "closed", "allowed", ("reason",)),
            Step("open again", (), "open", "forbidden"),
        )

        @staticmethod
        def refusal(step, note):
            return "This note is closed already." if note.is_closed else None

    LIFECYCLE = Closing
    REFERENCE, number = "N", 1
    _meta = SimpleNamespace(model_name="note", object_name="Note")
    is_closed = False

    def __init__(self, pk=1, words="As it was", version=1):
        self.pk, self.words, self.version = pk, words, version

    def __str__(self):
        return f"N-{self.pk}"

    def get_status_display(self):
        return "Closed" if self.is_closed else "Open"

    def get_absolute_url(self):
        return f"/notes/{self.pk}/"


class Shelf:
    model = Note

    def __init__(self, notes):
        self.notes = notes

    def visible_to(self, person):
        return Shelf(self.notes if str(person) == READER else [])

    def get(self, pk):
        found = [note for note in self.notes if note.pk == pk]
        if not found:
            raise Note.DoesNotExist
        return found[0]


class WordsForm(VersionedForm):
    words = forms.CharField(label="Words")


class ReasonForm(Form):
    reason = forms.CharField(label="Reason")


def may(person, permission, record):
    return permission == "allowed"


def change_note(*, note, words, version, by, on):
    if version != note.version:
        raise Stale("A. Example saved this note after you opened it.", {"Column": note.words}, {"Column": words})
    if words == "forbidden":
        raise Refusal("Choose other words.", field="words")
    if words == "impossible":
        raise Refusal("The note cannot be changed today.")
    note.words, note.changed_on = words, on


def close_note(*, note, reason, by, on):
    note.is_closed, note.reason = True, reason


def take_step(*, note, step, by, on, **answers):
    note.is_closed, note.taken = step == "close", (step, answers)


def add_note(*, reason, by, on, note=None):
    return Note(pk=9, words=reason)


class ChangeNote(verbs.Change):
    may, model, permission, form_class, operation = staticmethod(may), Note, "allowed", WordsForm, change_note
    title, button, said = "Change the note", "Save the note", "{record} is saved."


class CloseNote(verbs.Take):
    may, model, form_class, operation = staticmethod(may), Note, ReasonForm, close_note
    title, step, said = "Close the note", "close", "{record} is closed."


class NoteStep(verbs.TakeStep):
    may, model, operation = staticmethod(may), Note, take_step


class AddNote(verbs.Add):
    may, model, form_class, operation = staticmethod(may), Note, ReasonForm, add_note
    title, said = "Add a note", "{record} is added."


@pytest.fixture
def note(monkeypatch):
    note = Note()
    monkeypatch.setattr(Note, "objects", Shelf([note]), raising=False)
    return note


def asked(method="get", data=None, who=READER, path="/"):
    class Person(str):
        is_authenticated = False

    request = getattr(RequestFactory(), method)(path, data)
    request.user = Person(who)
    request._messages = CookieStorage(request)
    return request


def said(request):
    return [str(message) for message in get_messages(request)]


def test_what_one_may_not_see_does_not_exist_whatever_one_may_do(note):
    for who, pk in ((OUTSIDER, 1), (READER, 2)):
        with pytest.raises(Http404):
            ChangeNote.as_view()(asked(who=who), pk=pk)
        with pytest.raises(Http404):
            ChangeNote.as_view(permission="forbidden")(asked("post", who=who), pk=pk)


def test_what_one_sees_but_may_not_change_is_refused(note):
    with pytest.raises(PermissionDenied):
        ChangeNote.as_view(permission="forbidden")(asked("post", {"words": "x", "version": 1}), pk=1)
    assert note.words == "As it was"


def test_a_change_begins_with_what_is_there(note):
    shown = ChangeNote.as_view()(asked(), pk=1).content.decode()
    assert 'value="As it was"' in shown
    assert 'name="version" value="1"' in shown
    assert "Save the note" in shown


def test_a_change_ends_on_the_records_page_with_a_sentence(note, today, clock):
    request = asked("post", {"words": "New words", "version": 1})
    response = ChangeNote.as_view()(request, pk=1)
    assert (response.status_code, response.url) == (302, "/notes/1/")
    assert said(request) == ["N-1 is saved."]
    assert (note.words, note.changed_on) == ("New words", today)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("forbidden", "Choose other words."),
        ("impossible", "The note cannot be changed today."),
        ("", "Enter words."),
    ],
)
def test_a_refusal_stands_in_the_summary_and_what_was_typed_is_kept(note, words, sentence):
    response = ChangeNote.as_view()(asked("post", {"words": words, "version": 1}), pk=1)
    shown = response.content.decode()
    assert response.status_code == 422
    assert sentence in shown[shown.index("There is a problem") :]
    assert not words or f'value="{words}"' in shown


@pytest.mark.parametrize("version", ["1", ""])
def test_a_stale_change_shows_both_texts_and_then_may_be_saved(note, version):
    note.version, note.words = 2, "What she wrote"
    response = ChangeNote.as_view()(asked("post", {"words": "What I wrote", "version": version}), pk=1)
    shown = response.content.decode()
    assert response.status_code == 409
    assert shown.index("What she wrote") < shown.index("What you typed") < shown.index("What I wrote")
    assert "Column" not in shown, "the texts stand under the form's own labels"
    assert 'value="What I wrote"' in shown
    assert 'name="version" value="2"' in shown
    assert note.words == "What she wrote"


def test_a_closed_step_says_why(note):
    assert "Reason" in CloseNote.as_view()(asked(), pk=1).content.decode()
    CloseNote.as_view()(asked("post", {"reason": "Finished"}), pk=1)
    assert (note.is_closed, note.reason) == (True, "Finished")
    assert "This note is closed already." in CloseNote.as_view()(asked(), pk=1).content.decode()


def test_a_step_named_in_the_address_asks_what_its_table_says(note):
    shown = NoteStep.as_view()(asked(), pk=1, step="close").content.decode()
    assert "Close</button>" in shown.replace("\n", "") and 'name="reason"' in shown
    request = asked("post", {"reason": "Over", "version": 1})
    assert NoteStep.as_view()(request, pk=1, step="close").status_code == 302
    assert note.taken == ("close", {"reason": "Over", "version": 1})
    assert said(request) == ["N-1 is now: closed."]


def test_a_step_that_is_unknown_taken_elsewhere_or_not_allowed_is_not_taken(note):
    for elsewhere, step in (((), "burn"), (("close",), "close")):
        with pytest.raises(Http404):
            NoteStep.as_view(elsewhere=elsewhere)(asked("post"), pk=1, step=step)
    with pytest.raises(PermissionDenied):
        NoteStep.as_view()(asked("post"), pk=1, step="open-again")
    assert not hasattr(note, "taken")


def test_a_record_is_added_alone_or_under_another(note):
    request = asked("post", {"reason": "First"})
    assert AddNote.as_view()(request).url == "/notes/9/"
    assert said(request) == ["N-9 is added."]
    assert AddNote.as_view(within=Note)(asked("post", {"reason": "Second"}), pk=1).url == "/notes/9/"
    with pytest.raises(Http404):
        AddNote.as_view(within=Note)(asked("post", {"reason": "Third"}, who=OUTSIDER), pk=1)


class GroupFilter(FilterForm):
    name = forms.CharField(label="Name")


class GroupIndex(verbs.Index):
    title, nouns, empty_words = "Groups", ("group", "groups"), "Groups appear here when somebody adds one."
    columns = (Column("Name", "name", sort="name"), Column("Number", "pk", sort="pk", is_number=True))
    filter_form, order, per_page = GroupFilter, ("name",), 3

    def records(self):
        return Group.objects.all()


@pytest.fixture
def groups(db):
    Group.objects.bulk_create(Group(name=name) for name in "cabde")


def index(**query):
    return GroupIndex.as_view()(asked(data=query)).content.decode()


def named(shown):
    return [name for name in "abcde" if f'gt-table__words">{name}</th>' in shown]


def test_a_list_says_how_many_and_shows_a_page(groups):
    shown = index()
    assert "<strong>Five groups</strong>" in shown
    assert named(shown) == ["a", "b", "c"]
    assert named(index(page="2")) == ["d", "e"]
    assert 'aria-label="Page 2"' in shown


def test_a_list_sorts_both_ways_and_says_which(groups):
    assert named(index(sort="-name")) == ["c", "d", "e"]
    assert 'aria-sort="descending"' in index(sort="-name")
    assert named(index(sort="nonsense")) == ["a", "b", "c"]


def test_a_list_narrows_and_its_panel_stays_open(groups):
    shown = index(name="d")
    assert "<strong>One group</strong>" in shown
    assert 'gt-filters" open' in shown
    assert "Nothing fits what you asked for" in index(name="z")


def test_an_empty_list_says_what_will_appear(db):
    assert "Groups appear here when somebody adds one." in index()


def test_a_list_is_downloaded_whole_and_as_narrowed(groups):
    assert GroupIndex.as_view()(asked(data={"format": "csv"})).content.decode("utf-8-sig").count("\r\n") == 6
    assert (
        GroupIndex.as_view()(asked(data={"format": "csv", "name": "d"})).content.decode("utf-8-sig").count("\r\n") == 2
    )
    with pytest.raises(Http404):
        GroupIndex.as_view()(asked(data={"format": "pdf"}))


def test_a_list_costs_the_same_whatever_its_length(groups, django_assert_num_queries):
    with django_assert_num_queries(3):
        index()
    Group.objects.bulk_create(Group(name=f"more {number}") for number in range(40))
    with django_assert_num_queries(3):
        index()


def test_the_same_answers_sent_twice_are_saved_already(note):
    note.version = 2
    response = ChangeNote.as_view()(asked("post", {"words": "As it was", "version": "1"}), pk=1)
    assert (response.status_code, response.url) == (302, "/notes/1/")
