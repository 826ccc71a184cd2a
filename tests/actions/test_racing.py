"""Two people at the same moment: numbers are never shared, and a change is never lost in silence."""

from functools import partial

from goldthread.actions.models import Action
from goldthread.actions.operations import add_action, change_action
from goldthread.kit.refusal import Stale
from goldthread.partners.models import Partnership, Person
from goldthread.trail.verify import verify
from tests.conftest import TODAY
from tests.trail.test_racing import in_threads, set_up, shared_by_threads  # noqa: F401

WRITERS, TIMES = 4, 5


def add(words):
    for _ in range(TIMES):
        add_action(partnership=Partnership(pk=1), words=words, by=Person(pk=1), on=TODAY)


def change(words, refused):
    try:
        change_action(action=first(), words=words, version=1, by=Person(pk=1), on=TODAY)
    except Stale:
        refused.append(words)


def first():
    return Action.objects.get(number=1)


def judge_numbers():
    assert sorted(Action.objects.values_list("number", flat=True)) == list(range(1, WRITERS * TIMES + 1))
    assert verify().is_whole


def judge_words(refused):
    row = first()
    assert (row.version, len(refused), row.words in refused) == (2, 1, False)


def test_those_who_add_and_change_at_the_same_moment_neither_share_a_number_nor_lose_a_word(shared_by_threads):  # noqa: F811
    refused: list[str] = []
    in_threads(set_up)
    in_threads(*(partial(add, f"Writer {number}") for number in range(WRITERS)))
    in_threads(judge_numbers)
    in_threads(partial(change, "One way", refused), partial(change, "Another", refused))
    in_threads(partial(judge_words, refused))
