"""A date beside a birth word. A date alone says nothing, nor does a span of dates in which a cohort was born."""

import re
from collections.abc import Iterator

from goldthread.kit.identifiers.found import Text, places

BIRTH = "birth"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DATE = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:the )?(?:"
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ .-]?(?: ?day of )?{MONTH}(?:,?[ .-]?(?:\d{{4}}|'?\d{{2}}))?(?![\d:])"
    rf"|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?(?![\d:])"
    r"|\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?(?:\d{4}|\d{2})(?!\d)"
    r"|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}(?!\d)"
    r"|\d{1,2} \d{1,2} (?:\d{4}|\d{2})(?!\d)"
    r")"
)
GAP = r"[\s:;,=|()\[\]'\"*_#-]"
FILL = (
    r"(?:is|was|of|on|the|as|given|recorded|noted|believed|known|to|be|falls|about|around|approximately|child|she|he)"
)
LABEL = r"(?:d\.? ?o\.? ?b\b\.?|d/o/b|dates? of birth|birth ?date|birthday|date born)(?:'s)?"
AFTER_LABEL = re.compile(rf"{LABEL}{GAP}{{0,6}}(?:{FILL}\b{GAP}{{0,4}}){{0,4}}({DATE}|\d{{8}}\b|\d{{6}}\b)")
SPAN = re.compile(r"\s*(?:to|-|until|through|and)\s*(?:the )?\d")
NOT_A_PERSON = (
    r"between|before|after|since|from|until|till|by|to|into|of|out|and|or|ending|ended|years?|quarter|cohort|period|"
    r"week|during|financial|academic|per|under|over|reporting"
)
AFTER_BORN = re.compile(
    rf"born\b(?:[\s,:(]+(?!(?:{NOT_A_PERSON})\b)(?!{DATE})[a-z0-9'-]+(?:'s)?){{0,6}}?[\s,:()-]+({DATE})"
)
AFTER_B = re.compile(rf"b\.? ?({DATE})")
NAMED_BEFORE = re.compile(r"(?:[(\[]|\b(?:[A-Z][\w'-]*\.?|child|boy|girl|baby|he|she|son|daughter),?) ?$")
BEFORE_LABEL = re.compile(
    rf"({DATE})[\s,;:()|-]{{0,4}}(?:(?:is|was|as|being|the|his|her|their|child's|[a-z]+'s)\s+){{0,4}}$"
)
BEFORE_BORN = re.compile(rf"({DATE}),?\s+(?:when\s+|that\s+)?(?:[\w'-]+\s+){{1,3}}was\s+$")
THING = re.compile(
    r"\b(?:partnership|board|hub|service|programme|project|idea|plan|strategy|group|forum|network|team|initiative|"
    r"campaign|charter|charity|approach|model|framework|panel|collaboration|scheme|tool|toolkit|movement|concept)\s+"
    r"(?:was|were|is|had been|has been)\s*$"
)


def births(text: Text) -> Iterator[tuple[str, int, int]]:
    """Dates of birth: "born on 3 May 2014", "DOB 03/05/14", "(b. 3.5.2014)", "3 May 2014 is his birthday"."""
    small = text.small
    for word in ("dob", "d.o.b", "d o b", "d/o/b", "date of birth", "dates of birth", "birth", "date born"):
        for at in places(word, small):
            yield from _labelled(small, at)
    for at in places("born", small):
        yield from _born(small, at)
    for at in places("b", small):
        match = AFTER_B.match(small, at)
        if match and NAMED_BEFORE.search(text.plain, max(0, at - 30), at) and not _spans(small, match.end()):
            yield BIRTH, at, match.end()


def _labelled(small: str, at: int) -> Iterator[tuple[str, int, int]]:
    match = AFTER_LABEL.match(small, at)
    if match:
        if not _spans(small, match.end()):
            yield BIRTH, at, match.end()
        return
    label = re.compile(LABEL).match(small, at)
    before = BEFORE_LABEL.search(small, max(0, at - 60), at)
    if label and before:
        yield BIRTH, before.start(), label.end()


def _born(small: str, at: int) -> Iterator[tuple[str, int, int]]:
    if small[at - 1 : at] == "-" or small[at + 4 : at + 5].isalnum() or THING.search(small, max(0, at - 60), at):
        return
    match = AFTER_BORN.match(small, at)
    if match and not _spans(small, match.end()):
        yield BIRTH, at, match.end()
        return
    before = BEFORE_BORN.search(small, max(0, at - 70), at)
    if before:
        yield BIRTH, before.start(), at + 4


def _spans(small: str, end: int) -> bool:
    return bool(SPAN.match(small, end))
