"""The library: what is shipped, how a folder corrects it, and how a slip in it is told."""

from datetime import date

import pytest

from goldthread.kit.library import LibraryFaulty, check_library, edition_for, guidance, library, unverified
from goldthread.kit.library.shapes import SURE
from goldthread.kit.periods import Period
from goldthread.report.sections import USUAL

HEADER = """
[edition]
key = "working-together-2029"
title = "Working Together 2029"
published = "2029"
first_year_starts = 2029-04-01
sure = "our inference"
source = "A test"
"""
ITEM = """
[[items]]
id = "Z1"
text = "One thing"
duty = "must"
sure = "not verified"
source = "A test"
"""


@pytest.fixture
def corrected(tmp_path, settings):
    """Write a file of corrections and put the folder in force."""

    def write(name, text):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
        settings.GOLDTHREAD_LIBRARY = str(tmp_path)
        return tmp_path

    return write


def faults():
    return [error.msg for error in check_library()]


def test_shipped_library_has_no_fault():
    assert faults() == []


@pytest.mark.parametrize(
    ("start", "edition"),
    [
        (date(2019, 4, 1), "working-together-2018"),
        (date(2020, 4, 1), "working-together-2018"),
        (date(2023, 3, 31), "working-together-2018"),
        (date(2023, 4, 1), "working-together-2023"),
        (date(2025, 4, 1), "working-together-2023"),
        (date(2026, 4, 1), "working-together-2026"),
        (date(2040, 4, 1), "working-together-2026"),
    ],
)
def test_edition_follows_the_day_the_period_starts(start, edition):
    assert edition_for(Period(start, date(2041, 3, 31))).key == edition


def test_no_edition_governs_a_report_from_before_the_partnerships():
    assert edition_for(Period(date(2016, 4, 1), date(2017, 3, 31))) is None


def test_2023_edition_has_two_musts_and_fourteen_shoulds():
    duties = [(item.id, item.duty) for item in guidance("working-together-2023").items]
    assert duties[:2] == [("M1", "must"), ("M2", "must")]
    assert duties[2:] == [(f"Y{number:02}", "should") for number in range(1, 15)]


def test_restraint_is_asked_for_only_where_there_is_a_secure_establishment():
    for edition in library().editions.values():
        [item] = [item for item in edition.items if "restraint" in item.sections]
        assert item.condition == "there is a secure establishment in the area"


def test_what_2026_carries_over_is_marked_as_not_verified():
    before = {item.id for item in guidance("working-together-2023").items}
    carried = [item for item in guidance("working-together-2026").items if item.id in before]
    assert len(carried) == len(before)
    assert {item.sure for item in carried} == {"not verified"}


def test_every_entry_says_how_sure_it_is_and_where_it_comes_from():
    entries = [item for edition in library().editions.values() for item in (edition, *edition.items)]
    entries += [
        entry
        for shelf in ("verbs", "words", "dates", "copies", "standards")
        for entry in getattr(library(), shelf).values()
    ]
    assert all(entry.sure in SURE and entry.source for entry in entries)


def test_report_is_due_on_the_last_day_of_september_after_its_year():
    assert library().dates["publish-by"].after(date(2026, 3, 31)) == date(2026, 9, 30)
    assert library().dates["publish-by"].after(date(2026, 12, 31)) == date(2027, 9, 30)


def test_administrator_is_told_what_nobody_has_checked():
    told = {(doubt.shelf, doubt.key) for doubt in unverified()}
    assert ("guidance", "working-together-2026 Y01") in told
    assert ("dates", "publish-by") in told
    assert ("verbs", "note") not in told


def test_folder_replaces_one_entry_and_leaves_the_rest(corrected):
    number = len(library().verbs)
    corrected(
        "verbs.toml", '[[verbs]]\nkey = "note"\nwords = "note with thanks"\nsure = "our inference"\nsource = "A test"\n'
    )
    assert library().verbs["note"].words == "note with thanks"
    assert len(library().verbs) == number


def test_folder_adds_an_item_to_a_shipped_edition_and_withdraws_another(corrected):
    withdrawn = ITEM.replace("Z1", "Y08") + "withdrawn = true\n"
    corrected("guidance/working-together-2026.toml", ITEM + withdrawn)
    ids = {item.id for item in guidance("working-together-2026").items}
    assert "Z1" in ids and "Y01" in ids and "Y08" not in ids


def test_new_edition_must_not_start_inside_the_years_of_another(corrected):
    corrected("guidance/working-together-2029.toml", HEADER + ITEM)
    assert faults() == [
        "guidance/working-together-2029.toml: edition: first_year_starts: "
        "lies in the years of working-together-2026. End that first."
    ]


def test_new_edition_takes_over_where_the_old_one_is_ended(corrected):
    ended = HEADER.replace("2029-04-01", "2026-04-01\nlast_year_ends = 2029-03-31").replace('2029"', '2026"')
    corrected("guidance/working-together-2026.toml", ended)
    corrected("guidance/working-together-2029.toml", HEADER + ITEM)
    assert faults() == []
    assert edition_for(Period(date(2029, 4, 1), date(2030, 3, 31))).key == "working-together-2029"
    assert edition_for(Period(date(2028, 4, 1), date(2029, 3, 31))).items


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[verbs]]\nkey = 1\n", "verbs 1: key: must be text in quotes."),
        (
            '[[verbs]]\nkey = "x"\nword = "x"\n',
            'verbs "x": word: is not a key here. Use one of: sure, source, key, words.',
        ),
        ('[[verbs]]\nkey = "x"\n', 'verbs "x": words: is missing. Add it.'),
        ('[[verb]]\nkey = "x"\n', "verb: is not a table here. Use one of: verbs."),
        ("verbs = 3\n", "verbs: must be a list of tables: write [[verbs]]."),
        ("verbs = [3]\n", "verbs 1: must be a table of keys and values."),
        ("[[verbs]\n", "the file is not TOML: expected ']]' at the end of an array declaration (at line 1, column 8)."),
        ('[[verbs]]\nkey = "x"\nwords = "x"\nsure = "quite"\nsource = "y"\n', 'sure: is "quite". Use one of: from the'),
        ('[[verbs]]\nkey = "x"\nwords = "x"\nsure = "our inference"\nsource = ""\n', "source: is empty. Say where"),
    ],
)
def test_slip_is_told_with_file_place_and_remedy(corrected, text, told):
    folder = corrected("verbs.toml", text)
    assert any(fault.startswith(f"{folder}/verbs.toml: ") and told in fault for fault in faults()), faults()
    with pytest.raises(LibraryFaulty, match="verbs.toml"):
        library()


def test_entry_that_stands_twice_is_told(corrected):
    entry = '[[verbs]]\nkey = "x"\nwords = "x"\nsure = "our inference"\nsource = "y"\n'
    folder = corrected("verbs.toml", entry * 2)
    assert faults() == [f'{folder}/verbs.toml: verbs "x": stands here twice. Keep one.']


def test_all_slips_are_told_at_once(corrected):
    corrected("verbs.toml", '[[verbs]]\nkey = "x"\n')
    corrected(
        "report.toml", '[[dates]]\nkey = "d"\ntext = "d"\nmonth = 2\nday = 29\nsure = "our inference"\nsource = "t"\n'
    )
    assert len(faults()) == 4
    assert any("month 2 has no day 29 every year" in fault for fault in faults())


def test_file_that_is_not_of_the_library_is_told(corrected):
    folder = corrected("verb.toml", "")
    assert faults()[0].startswith(f"{folder}/verb.toml: is not a file of the library. Use one of: agency_kinds.toml")


def test_setting_that_names_no_folder_is_told(settings):
    settings.GOLDTHREAD_LIBRARY = "/no/such/folder"
    assert faults() == ["/no/such/folder: is not a folder. Set GOLDTHREAD_LIBRARY to a folder, or leave it empty."]


def test_correction_in_another_alphabet_is_refused_by_name(corrected):
    folder = corrected("verbs.toml", "")
    (folder / "verbs.toml").write_bytes(b"\xff\xfe")
    assert faults() == [f"{folder}/verbs.toml: the file is not UTF-8 text. Save it as UTF-8."]


def test_items_name_only_sections_that_a_report_has():
    named = {key for edition in library().editions.values() for item in edition.items for key in item.sections}
    assert named <= USUAL.keys()
