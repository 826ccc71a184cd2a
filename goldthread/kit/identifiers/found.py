"""What a search for identifiers answers, and the one spelling in which it reads a text."""

from dataclasses import dataclass

UNUSUAL = {
    **dict.fromkeys("\t\u00a0\u2002\u2003\u2007\u2009\u200a\u200b\u202f\u2060\u3000", " "),
    **dict.fromkeys("\u00ad\u2010\u2011\u2012\u2013\u2014\u2212\uff0d", "-"),
    **dict.fromkeys("\u2018\u2019\u02bc\uff07", "'"),
    **{chr(0xFF10 + number): str(number) for number in range(10)},
}
PLAIN = str.maketrans(UNUSUAL)


@dataclass(frozen=True)
class Found:
    """One thing in a text that may say who a child is: its kind, where it stands, and the words as they were typed."""

    kind: str
    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Text:
    """A text as it is searched: with plain spaces, hyphens and digits, and once more in small and in capital letters.
    Every character stays in its place."""

    plain: str
    small: str
    capital: str


def reading(text: str) -> Text:
    """A text ready to be searched."""
    plain = text if text.isascii() and "\t" not in text else text.translate(PLAIN)
    return Text(plain, _cased(plain, str.lower), _cased(plain, str.upper))


def _cased(text: str, change) -> str:  # type: ignore[no-untyped-def]
    changed = change(text)
    if len(changed) == len(text):
        return changed
    return "".join(each if len(change(each)) != 1 else change(each) for each in text)


def places(word: str, text: str) -> list[int]:
    """Where a word begins in a text, as a whole word or as the beginning of one."""
    found, at = [], text.find(word)
    while at != -1:
        if not at or not text[at - 1].isalnum():
            found.append(at)
        at = text.find(word, at + len(word))
    return found
