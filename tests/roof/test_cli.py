"""The goldthread command: it lists what exists, hands over, and refuses in one sentence."""

import pytest
from django.core.management import get_commands

from goldthread import cli


def call(monkeypatch, *arguments):
    monkeypatch.setattr("sys.argv", ["goldthread", *arguments])
    return cli.main()


def test_it_lists_its_commands_when_it_is_given_none(monkeypatch, capsys):
    assert call(monkeypatch) == 0
    said = capsys.readouterr().out
    assert all(name in said for name in cli.COMMANDS)


def test_a_command_that_does_not_exist_is_answered_with_those_that_do(monkeypatch, capsys):
    assert call(monkeypatch, "publish") == 2
    said = capsys.readouterr().err
    assert said.startswith("There is no command publish.")
    assert "verify-trail" in said


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_it_lists_exists(name):
    assert name.replace("-", "_") in get_commands()


def test_a_missing_argument_is_one_sentence_without_a_traceback(monkeypatch, capsys):
    assert call(monkeypatch, "load") == 1
    assert "required" in capsys.readouterr().err


def test_each_command_says_more_about_itself_under_its_own_name(monkeypatch, capsys):
    assert call(monkeypatch, "verify-trail", "--help") == 0
    assert "goldthread verify-trail" in capsys.readouterr().out
