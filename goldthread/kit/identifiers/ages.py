"""An age beside a forename, and an age beside a child's initials. The age of a cohort alone says nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.kit.identifiers.found import Text, places

NAME, INITIALS = "name", "initials"
NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
)  # fmt: skip
OLDEST, OLDEST_BARE = 25, 18
CHILD = (
    r"(?:boy|girl|child|baby|infant|toddler|son|daughter|brother|sister|sibling|pupil|student|teenager|adolescent|"
    r"male|female|twin|stepson|stepdaughter|nephew|niece|cousin|grandson|granddaughter|schoolboy|schoolgirl|"
    r"young person|young man|young woman|care leaver|newborn|victim)"
)
IN_WORDS = "|".join(sorted(NUMBERS, key=len, reverse=True))
AGE = rf"(?P<age>\d{{1,2}}|{IN_WORDS})"
UNIT = r"(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)"
RANGE = re.compile(
    rf"\s*(?:{UNIT}\.?)?\s*(?:to\b|-\s*\d|or (?:over|under|above|below|older|younger|more|less|\d)|"
    r"and (?:over|under|above|below|older|younger|up|upwards)|plus\b|\+|/\s*\d|%|&)"
)
AGED = re.compile(rf"aged?\b:?\s{{0,2}}(?:of |is |was |only |just |about |nearly |now )?{AGE}(?!\w)")
OLD = re.compile(
    rf"(?<![\w.,/-]){AGE}(?:[\s-]{{0,2}}{UNIT}[\s-]{{0,2}}(?:old\b|of age\b)|\s?(?:yo|y/o|yr old|yrs old)\b)"
)
OF = re.compile(rf"\b{CHILD} of {AGE}(?![\w%])")
BEFORE = re.compile(
    r"(?<![\w'.-])(?P<who>[\w'.-]+(?: [A-Z][\w'.-]*){0,3})(?:'s)?\s?[,(\[:;-]{0,2}\s?"
    r"(?:\(?(?:who|that)\s+)?(?:(?:is|was|turned|being|a|an|the|now|then|just|only|nearly|almost|currently|both|who|had|"
    rf"has|just|at|when|his|her|their|and|m|f|male|female|{CHILD})[\s,]+){{0,5}}$"
)
AFTER_AGE = re.compile(
    rf"[\s,()-]{{0,3}}(?:(?:old|autistic|disabled|vulnerable|white|black|asian|looked after|{CHILD})"
    r"[\s,(]{1,3}){0,3}"
    r"(?P<named>(?:who (?:is|was) )?(?:called|named|known as|by the name of)[\s\"'(]{1,3})?\"?"
)
WHO_AFTER = re.compile(r"(?P<who>(?:[A-Z]\.\s?){2,3}|[\w'-]+)")
CHILD_BEFORE = re.compile(rf"\b{CHILD},?\s*$")
BARE = re.compile(
    rf"(?P<who>(?<![\w'.])(?:[A-Z]\.\s?){{2,3}}|(?<![\w'.])[A-Z][\w'-]*(?: [A-Z][\w'-]*){{0,3}})"
    r"(?:, ?| ?[(\[] ?(?:[mfMF], ?)?| - )"
    rf"(?P<age>\d{{1,2}}|{IN_WORDS})(?![\w%])"
)
WAS = re.compile(
    rf"(?P<who>(?<![\w'.])(?:[A-Z]\.\s?){{2,3}}|(?<![\w'.])[A-Z][\w'-]*(?: [A-Z][\w'-]*){{0,2}})(?:'s age|,? who)? "
    r"(?:is|was|turned|turns|will be|has turned|had turned|has just turned|had just turned|will turn|would be)"
    r"(?: only| just| nearly| now| almost| about)? "
    rf"(?P<age>\d{{1,2}}|{IN_WORDS})(?![\w%])"
)
BIRTHDAY = re.compile(r"(?P<who>(?<![\w'.])[A-Z][\w'-]*?)'s? (?P<age>\d{1,2})(?:st|nd|rd|th) birthday")
FOLLOWS = re.compile(
    rf"\s?(?:{UNIT}|yo|y|m|f|M|F)?\.?\s?(?:[)\]]|[,;:](?!\s*\d)|[.!?](?!\d)|$|\n|"
    r"(?: ?-)?\s*(?:who|was|is|has|had|lives?|lived|but|when|said|told|attends|went|he|she|they|disclosed|moved|in|at|"
    r"and (?!\d))\b)"
)
TITLES = frozenset({
    "cllr", "constable", "councillor", "dame", "dc", "dci", "detective", "di", "dr", "ds", "inspector", "judge",
    "justice", "king", "lady", "lord", "miss", "mr", "mrs", "ms", "pc", "prince", "princess", "prof", "professor",
    "queen", "rev", "reverend", "saint", "sergeant", "sgt", "sir", "st", "superintendent",
})  # fmt: skip
PLACES = frozenset({
    "academy", "act", "avenue", "award", "board", "bridge", "building", "centre", "charity", "church", "close",
    "college", "cottage", "council", "court", "drive", "foundation", "framework", "fund", "gardens", "group", "hall",
    "hospital", "house", "index", "infant", "infirmary", "inquiry", "island", "junior", "lane", "line", "lodge",
    "model", "nursery", "park", "partnership", "place", "primary", "programme", "project", "report", "review", "road",
    "room", "scale", "school", "secondary", "square", "station", "strategy", "street", "suite", "surgery", "team",
    "terrace", "toolkit", "trust", "unit", "ward", "way",
})  # fmt: skip
NOT_FIRST = frozenset({
    "a", "an", "annex", "appendix", "chapter", "figure", "level", "part", "phase", "section", "stage", "table", "the",
    "tier", "year",
})  # fmt: skip
CHILD_WORDS = frozenset({"Child", "Baby", "Sibling", "Pupil", "Infant", "Boy", "Girl", "Student", "YP", "Twin"})


@dataclass(frozen=True)
class People:
    """Forenames in small letters, those that are also ordinary words or places, and capitals that are no initials."""

    names: frozenset[str]
    words: frozenset[str]
    not_initials: frozenset[str]

    def called(self, who: str, is_strong: bool) -> tuple[str, str] | None:
        """Whether the words before or after an age are somebody's: the kind, and the words from the name on."""
        parts = who.split(" ")
        if parts[-1].strip(".,'").lower() in PLACES:
            return None
        for number, part in enumerate(parts):
            if self._is_title(parts[number - 1]) and number:
                return None
            if self._is_name(part, is_strong):
                return NAME, " ".join(parts[number:])
        return self._initials(parts, is_strong)

    def _is_title(self, word: str) -> bool:
        return word.strip(".").lower() in TITLES

    def _is_name(self, part: str, is_strong: bool) -> bool:
        small = part.lower().removesuffix("'s").strip("'.")
        if not part[:1].isupper():
            return is_strong and small in self.names
        first = small.partition("-")[0]
        return (
            small in self.names or first in self.names or (is_strong and (small in self.words or first in self.words))
        )

    def _initials(self, parts: list[str], is_strong: bool) -> tuple[str, str] | None:
        """Dotted initials, two capitals, three beside "aged", and any two or three after "Child"; no abbreviation."""
        last, is_child = parts[-1].removesuffix("'s"), len(parts) > 1 and parts[-2] in CHILD_WORDS
        if re.fullmatch(r"(?:[A-Z]\.){1,2}[A-Z]\.?", last):
            return INITIALS, last
        if re.fullmatch(r"[A-Z]\.", last) and len(parts) > 1 and re.fullmatch(r"[A-Z]\.", parts[-2]):
            return INITIALS, f"{parts[-2]} {last}"
        if not re.fullmatch(r"[A-Z]{2,3}", last) or (last in self.not_initials and not is_child):
            return None
        if is_child:
            return INITIALS, f"{parts[-2]} {last}"
        lone = len(parts) == 1 or not (parts[-2].isupper() and len(parts[-2]) > 1)
        return (INITIALS, last) if lone and (len(last) == 2 or is_strong) else None


def ages(text: Text, people: People) -> Iterator[tuple[str, int, int]]:
    """Names and initials with an age: "Amira, 7", "7-year-old Amira", "Amira (aged 7)", "Child AB aged 12"."""
    for at in places("age", text.small):
        if match := AGED.match(text.small, at):
            yield from _around(text, people, match)
    for look in (OLD, OF):
        for match in look.finditer(text.small):
            yield from _around(text, people, match)
    for look, is_strong in ((BARE, False), (WAS, False), (BIRTHDAY, True)):
        for match in look.finditer(text.plain):
            yield from _bare(text, people, match, is_strong)


def _around(text: Text, people: People, match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """Who stands before or after an age that says it is one."""
    if _number(match["age"]) > OLDEST or RANGE.match(text.small, match.end()):
        return
    before = BEFORE.search(text.plain, max(0, match.start() - 60), match.start())
    if before and (said := people.called(before["who"], is_strong=True)):
        start = before.start("who") + before["who"].rindex(said[1])
        yield said[0], start, match.end()
        return
    after = AFTER_AGE.match(text.small, match.end())
    who = after and WHO_AFTER.match(text.plain, after.end())
    if not after or not who or "\n" in after[0]:
        return
    is_beside = match.re is not AGED or _is_of_one(text, match, after[0])
    said = people.called(_whole(text.plain, who), is_strong=True)
    if said and said[1] and is_beside:
        yield said[0], match.start(), who.end()
    elif after["named"] and who["who"][:1].isupper():
        yield NAME, match.start(), who.end()


def _is_of_one(text: Text, match: re.Match[str], between: str) -> bool:
    """Whether "aged 7" goes with the name after it: "a boy aged 7, Jack", "Aged 7, Jack was ..."."""
    if text.plain[match.start()] == "A" or CHILD_BEFORE.search(text.small, max(0, match.start() - 30), match.start()):
        return True
    return not between.strip(" ") or bool(re.fullmatch(r"\s?\w.*", between))


def _whole(plain: str, who: re.Match[str]) -> str:
    """A name with the capitalised words after it, by which a street or a school is told from a person."""
    more = re.compile(r"(?: [A-Z][\w'-]*){0,2}").match(plain, who.end())
    words = who["who"].strip() + (more[0] if more else "")
    return words if words.split(" ")[-1].lower() in PLACES or words.split(" ")[0] in CHILD_WORDS else who["who"].strip()


def _bare(text: Text, people: People, match: re.Match[str], is_strong: bool) -> Iterator[tuple[str, int, int]]:
    """A name or initials with nothing but a number: only where the number ends what is said of them."""
    if _number(match["age"].lower()) > OLDEST_BARE:
        return
    if match.re is not BIRTHDAY and not FOLLOWS.match(text.plain, match.end()):
        return
    who = re.sub(r"(?<=\.) (?=[A-Z]\.)", "", match["who"].strip())
    if who.split(" ")[0].lower() in NOT_FIRST and len(who.split(" ")) == 2 and len(who.split(" ")[1]) <= 2:
        return
    if said := people.called(who, is_strong):
        where = match["who"].rfind(said[1])
        yield said[0], match.start() + max(where, 0), match.end()


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else NUMBERS.index(words) + 1
