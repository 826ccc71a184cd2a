"""What is found in a text, kind by kind, and what is left alone."""

import pytest

from goldthread.kit.identifiers import find, kind_of
from goldthread.kit.identifiers.numbers import is_nhs_number, is_pupil_number
from goldthread.kit.library import library


def kinds(text):
    return [found.kind for found in find(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Her NHS number is 943 476 5919.", "nhs"),
        ("943-476-5919", "nhs"),
        ("9434765919 on the list", "nhs"),
        ("NHS no: 94 34 76 59 19", "nhs"),
        ("943\u00a0476\u00a05919", "nhs"),
        ("UPN B801200005001", "upn"),
        ("born on 3 May 2014", "birth"),
        ("DOB 03/05/14", "birth"),
        ("3.5.2014 (dob)", "birth"),
        ("He (b. 3 May 2014) was seen", "birth"),
        ("lives at 12 Example Street, Anytown SO99 9ZZ", "address"),
        ("Address: 12 Example Road, so999zz", "address"),
        ("of 12 Example Street, Anytown SO99 9ZZ", "address"),
        ("Amira, 7, was seen", "name"),
        ("7-year-old Amira", "name"),
        ("Amira (aged 7)", "name"),
        ("amira aged seven", "name"),
        ("a 7-year-old called Zebulonius", "name"),
        ("JB, 7.", "initials"),
        ("Child AB aged 12", "initials"),
        ("J.B. (14)", "initials"),
        ("Mosaic ID 1234567", "case"),
        ("case number 123456", "case"),
        ("crime reference 44240123456", "case"),
    ],
)
def test_each_kind_is_found(text, kind):
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "NHS number 943 476 5918",
        "UPN A801200005001",
        "ISBN 9434765919",
        "The minutes of 3 May 2026",
        "Children born between 1 September 2010 and 31 August 2014",
        "The partnership was born on 29 September 2019",
        "children aged 7 to 11",
        "Amira, 7 May 2026",
        "Hampshire County Council, The Castle, Winchester SO23 8UJ",
        "They met to address neglect at The Castle, Winchester SO23 8UJ",
        "ICB, 4 of 7",
        "Child A (aged 14)",
        "Year 7, Section 11, Part A (3)",
        "2 Amber, 7 Red",
        "St James, 7",
        "Cllr James Example, 7.",
        "The case number rose to 123456",
        "case 4 of the audit",
    ],
)
def test_what_says_nothing_of_one_child_is_left_alone(text):
    assert kinds(text) == []


def test_what_is_found_is_quoted_as_it_was_typed_and_where_it_stands():
    text = "Seen: NHS\u00a0943\u2013476\u20135919, then İpek, aged 7; JB (14)."
    for found in find(text):
        assert text[found.start : found.end] == found.words
    assert kinds(text) == ["nhs", "initials"]


def test_what_overlaps_is_told_once_and_several_are_told_in_order():
    assert kinds("Amira, 7, born on 3 May 2014, lives at 12 Example Road SO99 9ZZ") == ["name", "birth", "address"]


@pytest.mark.parametrize("number", ["9434765919", "4010232137", "9999999999"])
def test_the_check_digit_of_an_nhs_number(number):
    assert is_nhs_number(number) == (number != "9999999999")
    assert not any(is_nhs_number(number[:9] + digit) for digit in "0123456789" if digit != number[9])


@pytest.mark.parametrize("number", ["B801200005001", "P207000016049"])
def test_the_check_letter_of_a_pupil_number(number):
    assert is_pupil_number(number)
    assert not any(is_pupil_number(letter + number[1:]) for letter in set("ABCDEFGHIJKLMNOPQRSTUVWXYZ") - {number[0]})


def test_a_temporary_pupil_number_ends_in_a_letter_that_counts_as_its_place():
    found = [letter for letter in "ABCDEFGHJKLMNPQRTUVWXYZ" if is_pupil_number(f"{letter}80120000500A")]
    assert len(found) == 1 and not is_pupil_number(f"{found[0]}80120000500S")


@pytest.mark.parametrize("kind", ["nhs", "upn", "birth", "address", "name", "initials", "case"])
def test_every_kind_says_why_it_matters_and_how_to_say_it_safely(kind):
    said = kind_of(kind)
    assert said.title and said.one.startswith(("a ", "an ", "the ")) and said.why and said.instead


def test_a_partnership_adds_a_name_and_a_number_of_its_own_system(tmp_path, settings):
    assert kinds("Zebulonius, 7, was seen. Exempla ID 123456") == []
    fact = 'sure = "our inference"\nsource = "A test"\n'
    own = '[[forenames]]\nkey = "own"\ntitle = "Ours"\nnames = ["zebulonius"]\n'
    (tmp_path / "forenames.toml").write_text(own + fact, encoding="utf-8")
    number = '[[case_numbers]]\nkey = "own"\ntitle = "Exempla"\nwords = ["exempla"]\nleast = 6\nmost = 6\n'
    (tmp_path / "identifiers.toml").write_text(number + fact, encoding="utf-8")
    settings.GOLDTHREAD_LIBRARY = str(tmp_path)
    assert kinds("Zebulonius, 7, was seen. Exempla ID 123456") == ["name", "case"]


def test_names_are_written_as_they_are_looked_up():
    for group in library().forenames.values():
        assert all(name == name.lower().strip() for name in group.names)
    for system in library().case_numbers.values():
        assert all(word == word.lower().strip() for word in system.words)
