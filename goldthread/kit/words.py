"""Numbers and nouns as people write them inside a sentence."""

import re

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_words(number: int) -> str:
    """A count inside a sentence: words to nine ("no", "one"), then figures with commas."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else f"{number:,}"


def counted(number: int, one: str, many: str = "") -> str:
    """A count with its noun: "no actions", "one action", "12 actions"."""
    return f"{in_words(number)} {one if number == 1 else many or one + 's'}"


def sentence_case(text: str) -> str:
    """The text with its first letter as a capital and the rest as it stands."""
    return text[:1].upper() + text[1:]


def unstopped(text: str) -> str:
    """The text without a full stop at its end, where a sentence goes on after it."""
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def within_sentence(text: str) -> str:
    """The text with its first letter small, as it stands after other words."""
    return text[:1].lower() + text[1:]


def joined(parts: list[str]) -> str:
    """A list as a sentence says it: "Health", "Health and Police", "Health, Police and Schools". Parts that hold commas
    themselves are told apart by semicolons: "Chair, board; and Police, board"."""
    if len(parts) < 2:
        return "".join(parts)
    mark = ";" if any("," in part for part in parts) else ","
    last = "; and " if mark == ";" else " and "
    return last.join([f"{mark} ".join(parts[:-1]), parts[-1]])


def printable(text: str) -> str:
    """The text with lines that end in one character, and without those that no file can hold: a Word file, a
    spreadsheet or a drawing with one of them in it does not open."""
    return text if text.isprintable() else UNPRINTABLE.sub("", text.replace("\r\n", "\n"))
