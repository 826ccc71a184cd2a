"""Numbers that name a person: the NHS number and the unique pupil number, each known by its check digit or letter."""

import re
from collections.abc import Iterator

from goldthread.kit.identifiers.found import Text, places

NHS, UPN = "nhs", "upn"
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
GROUPED = re.compile(r"(?<![\d/=_])\d{3}([ .-]?)\d{3}([ .-]?)\d{4}(?![\d/_])(?![.-]\d)")
FIRST_DIGITS = "4679"
LABELLED = re.compile(
    r"(?:nhs|chi|h&c|h and c)\b(?: ?\b(?:patient|number|num|no|id|ident\w*|ref\w*)\b)*[\s.:;#=()-]{0,6}"
    r"(?:(?:is|was|of|as) )?"
    r"((?:\d[ .-]{0,2}){9}\d)(?![\d])"
)
OTHER_NUMBER = re.compile(
    r"(?:isbn|grant|award|invoice|purchase|order|account|contract|tender|charity|tel|phone|mobile|fax|call|ring|text|"
    r"barcode|company|vat|ukprn|supplier|cost|helpline|\+44)\w{0,6}(?:(?<=tel)\.)?[^.!?\n]{0,20}$"
)
PUPIL = re.compile(r"(?<![A-Z0-9])[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z](?![A-Z0-9])")
LABELLED_PUPIL = re.compile(
    r"(?:UPN|PUPIL NUMBER)\b(?: ?\b(?:NUMBER|NUM|NO)\b)?[\s.:;#=()-]{0,6}(?:(?:IS|WAS|OF|AS) )?"
    r"([A-HJ-NP-RT-Z][ -]?(?:\d[ -]?){11}[\dA-HJ-NP-RT-Z])(?![A-Z0-9])"
)


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits are an NHS number by its check digit (Modulus 11): the first nine are weighted 10 down to 2,
    and the tenth is 11 less the remainder of their sum by 11; 11 is written 0, and 10 is never given.

    Source: NHS Data Model and Dictionary, attribute NHS NUMBER (datadictionary.nhs.uk).
    """
    if len(digits) != 10 or not digits.isdecimal() or digits == digits[0] * 10:
        return False
    check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return check != 10 and check % 11 == int(digits[9])


def is_pupil_number(number: str) -> bool:
    """Whether thirteen characters are a unique pupil number by its check letter: characters 2 to 13 are weighted by
    their places, and the remainder of their sum by 23 is the letter, in an alphabet without I, O and S. The last
    character of a temporary number is a letter of that alphabet, and counts as its place in it.

    Source: UK Government Data Standards Catalogue, Unique Pupil Number 2.0; Department for Education, Unique pupil
    numbers: a guide for schools and local authorities; school census error 1510.
    """
    if len(number) != 13 or number[0] not in UPN_LETTERS or not number[1:12].isdecimal():
        return False
    last = number[12]
    if not last.isdecimal() and last not in UPN_LETTERS:
        return False
    values = [int(digit) for digit in number[1:12]] + [int(last) if last.isdecimal() else UPN_LETTERS.index(last)]
    return number[0] == UPN_LETTERS[sum(value * place for place, value in enumerate(values, 2)) % 23]


def nhs_numbers(text: Text) -> Iterator[tuple[str, int, int]]:
    """NHS numbers in 3-3-4 or in one run, and in any spacing after "NHS number". A run of ten with no word beside it
    counts only when it begins as those given in England and Wales do, and not beside a word such as "ISBN"."""
    for label in ("nhs", "chi", "h&c", "h and c"):
        for at in places(label, text.small):
            said = LABELLED.match(text.small, at)
            if said and is_nhs_number(_digits(said[1])):
                yield NHS, *said.span(1)
    for match in GROUPED.finditer(text.plain):
        digits = _digits(match[0])
        if not is_nhs_number(digits) or not (match[1] or digits[0] in FIRST_DIGITS) or bool(match[1]) > bool(match[2]):
            continue
        if not OTHER_NUMBER.search(text.small, max(0, match.start() - 30), match.start()):
            yield NHS, *match.span()


def pupil_numbers(text: Text) -> Iterator[tuple[str, int, int]]:
    """Unique pupil numbers, also former and temporary ones, and those with spaces in them after "UPN"."""
    for match in PUPIL.finditer(text.capital):
        if is_pupil_number(match[0]):
            yield UPN, *match.span()
    for label in ("UPN", "PUPIL NUMBER"):
        for at in places(label, text.capital):
            said = LABELLED_PUPIL.match(text.capital, at)
            if said and is_pupil_number(re.sub(r"[ -]", "", said[1])):
                yield UPN, *said.span(1)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
