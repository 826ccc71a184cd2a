"""Load and what may say who a child is: refused with file, record and key, or taken in with a reason that is kept."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from goldthread.actions.models import Action
from goldthread.desk.operations import load_folder
from goldthread.kit.exchange.load import LoadRefused
from goldthread.partners.models import Catch
from goldthread.trail.models import Payload

DAY = date(2026, 5, 3)
NUMBER = "943 476 5919"
pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    copy = shutil.copytree(Path(__file__).parent / "sample", tmp_path / "copy")
    actions = copy / "sampleshire" / "actions.toml"
    words = f'words = "Launch the toolkit. NHS number {NUMBER}"\n'
    lines = actions.read_text().splitlines(keepends=True)
    first = next(place for place, line in enumerate(lines) if line.startswith("words ="))
    actions.write_text("".join([*lines[:first], words, *lines[first + 1 :]]))
    return copy


def test_it_is_refused_with_file_record_and_key_and_without_the_words(folder):
    with pytest.raises(LoadRefused) as refused:
        load_folder(folder=folder, by=None, on=DAY)
    told = [str(fault) for fault in refused.value.faults]
    assert any(
        'sampleshire/actions.toml: action "' in each and "words: may hold an NHS number." in each for each in told
    )
    assert NUMBER not in " ".join(told) and not Action.objects.exists()
    with pytest.raises(CommandError, match="load again with --because and say why"):
        call_command("load", str(folder))


def test_it_is_taken_in_with_a_reason_which_is_recorded_without_the_words(folder):
    call_command("load", str(folder), because="The number of a ward")
    assert Action.objects.filter(words__contains=NUMBER).exists()
    cleared = Catch.objects.get()
    assert (cleared.outcome, cleared.kind, cleared.reason) == ("cleared", "nhs", "The number of a ward")
    assert cleared.place == "sampleshire/actions.toml: action: words" and cleared.partnership.key == "sampleshire"
    body = Payload.objects.get(entry__record_kind="partners.catch").body
    assert NUMBER not in body
