"""Loading is quick: a big record goes in within the time in which a person waits for it."""

from datetime import date
from time import process_time

import pytest

from goldthread.actions.models import Action
from goldthread.desk.operations import load_folder
from goldthread.kit.exchange.dump import dump_folder

pytestmark = pytest.mark.django_db
ACTION = """
[[actions]]
key = "action-{0}"
words = "Do the thing numbered {0}."
due = "March 2026"
[[actions.lines]]
agency = "agency-{1}"
"""
RECOMMENDATION = """
[[recommendations]]
key = "recommendation-{0}"
words = "Change the thing numbered {0}."
actions = ["action-{0}", "action-{1}"]
"""


def test_five_thousand_records_load_within_seven_seconds(tmp_path):
    home = tmp_path / "in" / "big"
    home.mkdir(parents=True)
    (home.parent / "partnerships.toml").write_text('[[partnerships]]\nkey = "big"\nname = "Big"\nshort_name = "Big"\n')
    agencies = [
        f'[[agencies]]\nkey = "agency-{number}"\nname = "Agency {number}"\nkind = "other"\n' for number in range(40)
    ]
    (home.parent / "agencies.toml").write_text("".join(agencies))
    (home / "actions.toml").write_text("".join(ACTION.format(number, number % 40) for number in range(4_200)))
    text = "".join(RECOMMENDATION.format(number, number + 1) for number in range(800))
    (home / "recommendations.toml").write_text(text)
    start = process_time()
    loaded = load_folder(folder=home.parent, by=None, on=date(2026, 5, 3))
    took = process_time() - start
    assert sum(loaded.new.values()) == 5_041
    assert Action.objects.filter(has_lead=True, has_source=True).count() == 801
    start = process_time()
    dump_folder(tmp_path / "out")
    assert (took < 7, process_time() - start < 7) == (True, True), f"load took {took:.1f} s"
