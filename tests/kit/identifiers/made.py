"""The labelled corpus: paragraphs with one planted identifier, and clean ones, made from a seed; all of it invented."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from goldthread.kit.identifiers.numbers import UPN_LETTERS, is_nhs_number

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[2] / "examples"
SEED = 20260503
EACH = 14
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
NUMBERS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen",
)  # fmt: skip


@dataclass(frozen=True)
class Sample:
    """A paragraph, the kind that is planted in it, and where; a clean one has no kind."""

    text: str
    kind: str = ""
    start: int = 0
    end: int = 0


def templates() -> dict:
    return tomllib.loads((HERE / "templates.toml").read_text(encoding="utf-8"))


def planted() -> list[Sample]:
    """Every spelling of every kind, several times over, between sentences of ordinary prose."""
    random, known, around = Random(SEED), templates(), list(prose())
    found = []
    for kind, spellings in known["planted"].items():
        for spelling in spellings:
            for _ in range(EACH if "{" in spelling else 1):
                words = filled(spelling, random, known)
                before = random.choice(("", sentence(random.choice(around))))
                after = random.choice(("", sentence("")[: words[-1] not in ".,;"] + f" {random.choice(around)}"))
                found.append(Sample(before + words + after, kind, len(before), len(before) + len(words)))
    return found


def clean() -> list[Sample]:
    """Prose of both examples, and every sentence that looks like an identifier and is none, several times over."""
    random, known, around = Random(SEED + 1), templates(), list(prose())
    found = [Sample(text) for text in around]
    for spelling in known["clean"]:
        for _ in range(EACH if "{" in spelling else 1):
            words = filled(spelling, random, known)
            found.append(Sample(random.choice(("", sentence(random.choice(around)))) + words))
    for _ in range(600):
        three = (filled(random.choice(known["clean"]), random, known) for _ in range(3))
        found.append(Sample(" ".join(sentence(each).strip() for each in three)))
    return found


def prose() -> Iterator[str]:
    """Every text of some length that the examples hold."""
    seen = set()
    for path in sorted(EXAMPLES.rglob("*.toml")):
        for text in texts(tomllib.loads(path.read_text(encoding="utf-8"))):
            if len(text) > 40 and text not in seen:
                seen.add(text)
                yield text


def sentence(text: str) -> str:
    return text + (" " if text[-1:] in set(".?!") else ". ")


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts(each)


def filled(spelling: str, random: Random, known: dict) -> str:
    """A spelling with invented values in its gaps."""
    for gap, make in MAKERS.items():
        while f"{{{gap}}}" in spelling:
            spelling = spelling.replace(f"{{{gap}}}", make(random, known), 1)
    return spelling


def nhs(random: Random) -> str:
    while True:
        digits = random.choice("4679") + "".join(str(random.randrange(10)) for _ in range(8))
        check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)) % 11
        number = digits + str(check % 11)
        if check != 10 and is_nhs_number(number):
            return number


def not_nhs(random: Random) -> str:
    while is_nhs_number(number := "".join(str(random.randrange(10)) for _ in range(10))):
        pass
    return number


def upn(random: Random, is_temporary: bool = False) -> str:
    parts = ((800, 899), (2000, 5999), (10, 26), (10, 99))
    digits = "".join(str(random.randrange(*part)) for part in parts)
    last = random.choice(UPN_LETTERS) if is_temporary else str(random.randrange(10))
    values = [*map(int, digits), UPN_LETTERS.index(last) if is_temporary else int(last)]
    return UPN_LETTERS[sum(value * place for place, value in enumerate(values, 2)) % 23] + digits + last


def grouped(number: str, mark: str) -> str:
    return f"{number[:3]}{mark}{number[3:6]}{mark}{number[6:]}"


def in_pairs(number: str) -> str:
    return " ".join(number[at : at + 2] for at in range(0, len(number), 2))


def a_date(random: Random) -> str:
    day, month, year = random.randrange(1, 29), random.randrange(1, 13), random.randrange(2008, 2026)
    name, ending = MONTHS[month - 1], {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}.get(day, "th")
    return random.choice((
        f"{day} {name} {year}", f"{day}{ending} {name} {year}", f"{day:02}/{month:02}/{year}",
        f"{day}/{month}/{year % 100:02}", f"{day:02}.{month:02}.{year}", f"{day}-{month}-{year}",
        f"{year}-{month:02}-{day:02}", f"{day} {name[:3]} {year}",
        f"the {day}{ending} of {name} {year}", f"{name} {day}, {year}", f"{day}-{name[:3]}-{year}", f"{day} {name}",
    ))  # fmt: skip


def a_day(random: Random) -> str:
    return f"{random.randrange(1, 29)} {random.choice(MONTHS)} {random.randrange(2019, 2028)}"


def an_address(random: Random, known: dict) -> str:
    flat = random.choice(("", "", f"Flat {random.randrange(1, 30)}, "))
    street, kind = (
        random.choice(known["streets"]),
        random.choice(("Street", "Road", "Lane", "Close", "Avenue", "Drive")),
    )
    town = random.choice(("", f"{random.choice(known['towns'])}, ", f"{random.choice(known['towns'])} "))
    return f"{flat}{random.randrange(1, 200)} {street} {kind}, {town}{a_postcode(random)}"


def a_postcode(random: Random) -> str:
    """A postcode of an area that does not exist, or of one with a sector that is not used."""
    area, inward = (
        random.choice(("SO99", "PO99", "ZZ9", "GU99", "BH99")),
        random.choice(("9ZZ", "9XX", "8QQ", "9ZY", "1AA")),
    )
    code = f"{area} {inward}"
    return random.choice((code, code, code, code.replace(" ", ""), code.lower()))


def the_age(random: Random, known: dict) -> str:
    return random.choice((str(random.randrange(1, 18)), str(random.randrange(1, 18)), random.choice(NUMBERS)))


def digits(random: Random, least: int, most: int) -> str:
    return str(random.randrange(10 ** (least - 1), 10**most))


def initials(random: Random, known: dict) -> str:
    while (pair := random.choice("ABDEFGHJKLMNRSTW") + random.choice("BDFGHJKLMNRSTVWZ")) in known["abbreviations"]:
        pass
    return pair


MAKERS = {
    "nhs": lambda random, known: nhs(random),
    "nhs spaced": lambda random, known: grouped(nhs(random), " "),
    "nhs hyphens": lambda random, known: grouped(nhs(random), "-"),
    "nhs dots": lambda random, known: grouped(nhs(random), "."),
    "nhs hard spaces": lambda random, known: grouped(nhs(random), "\u00a0"),
    "nhs pairs": lambda random, known: in_pairs(nhs(random)),
    "not nhs": lambda random, known: not_nhs(random),
    "not nhs spaced": lambda random, known: grouped(not_nhs(random), " "),
    "upn": lambda random, known: upn(random),
    "upn small": lambda random, known: upn(random).lower(),
    "upn temporary": lambda random, known: upn(random, is_temporary=True),
    "upn spaced": lambda random, known: " ".join(((number := upn(random))[0], number[1:4], number[4:8], number[8:])),
    "date": lambda random, known: a_date(random),
    "day": lambda random, known: a_day(random),
    "address": an_address,
    "postcode": lambda random, known: a_postcode(random),
    "public postcode": lambda random, known: random.choice(known["public_postcodes"]),
    "name": lambda random, known: random.choice(known["names"]),
    "surname": lambda random, known: random.choice(known["surnames"]),
    "age": the_age,
    "figure": lambda random, known: str(random.randrange(1, 18)),
    "initials": initials,
    "dotted": lambda random, known: "{}.{}.".format(*initials(random, known)),
    "agency": lambda random, known: random.choice(known["agencies"]),
    "body": lambda random, known: random.choice(known["bodies"]),
    "six": lambda random, known: digits(random, 6, 6),
    "seven": lambda random, known: digits(random, 7, 7),
    "eight": lambda random, known: digits(random, 8, 8),
    "eleven": lambda random, known: digits(random, 11, 11),
    "count": lambda random, known: str(random.randrange(2, 1500)),
    "share": lambda random, known: str(random.randrange(1, 100)),
}  # fmt: skip


def written() -> tuple[list[Sample], list[Sample]]:
    """The paragraphs written by hand: those with something planted between ⟦ and ⟧, and the clean ones."""
    known = tomllib.loads((HERE / "written.toml").read_text(encoding="utf-8"))
    marked = [
        (text.replace("⟦", "").replace("⟧", ""), text.index("⟦"), text.index("⟧") - 1) for text in known["planted"]
    ]
    return [Sample(text, "any", start, end) for text, start, end in marked], [Sample(text) for text in known["clean"]]
