"""A full postcode beside a word that says somebody lives there. The postcode of a public building says nothing."""

import re
from collections.abc import Iterator

from goldthread.kit.identifiers.found import Text

ADDRESS = "address"
POSTCODE = re.compile(r"(?<![A-Z0-9])[A-PR-UWYZ][A-HK-Z]?\d[A-Z\d]? {0,2}\d[ABD-HJLNP-UW-Z]{2}(?![A-Z0-9])")
REACH = 120
SENTENCE_END = re.compile(r"\n\s*\n|(?<!\bst)(?<!\brd)(?<!\bave)(?<!\bno)(?<!\b[a-z])[.!?]\s+")
PERSON = (
    r"(?:child|children|boy|girl|baby|he|she|they|family|mother|father|mum|dad|carers?|grandmother|grandfather|nan|"
    r"sibling|brother|sister|pupil|student|parents?|young person|son|daughter|aunt|uncle|victim|perpetrator)"
)
LIVES = re.compile(
    r"\blive at\b|\b(?:lives|living|lived|reside[sd]?|residing|resident|stay(?:s|ing|ed)?|sleeps?|sleeping|slept)\b"
    r"(?! expectancy)(?:\s+(?:now|currently|still|alone|temporarily|with [\w' ]{2,40}?|together|there))?,?\s+"
    r"(?:at|in|on|of|off|from|near|above)\b|\b(?:home|family|house|flat) (?:is|was) (?:at|in|on)\b|"
    r"\bhome visits?\s+(?:(?:was|were|made|on [\w ]{3,20}?)\s+)*(?:to|at)\b|"
    r"(?<!children's )\bhome at\b|\blives?:|\blives?,|\b(?:at|from) (?:his|her|their|the family) home\b"
)
MOVED = re.compile(
    rf"\b{PERSON}\b(?:'s)?\W+(?:[\w']+\W+){{0,4}}?(?:moved|moving|placed|placement|housed|rehoused|relocated|"
    r"accommodated|collected|missing|found)\b[\w ]{0,20}?\b(?:at|to|in|from|with)\b"
)
OWN = re.compile(
    r"\b(?:home|family|families|child's|children's|his|her|their|mother's|father's|mum's|dad's|carers?'?s?|parents?'?s?|"
    r"pupil's|placement|current|previous|former|last known|permanent|temporary|foster|residential|private|patient|"
    r"patient's|victim's) (?:home |full |current |previous |new |last known )*"
    r"(?:address|addr|postcode|post code)\b"
)
SOMEBODYS = re.compile(r"\b[a-z]+'s (?:home |full |current )*(?:address|addr)\b")
BARE = re.compile(
    r"(?<!to )\b(?:address|addr)\b\.?(?=\s*(?:[:=,;|(#-]|\d|is\b|was\b|of\b|at\b|given\b|recorded\b|known\b|flat\b|"
    r"details\b|on\b|held\b|listed\b|\n))"
)
WHOSE = re.compile(
    r"(?:e-?mail|web|website|postal|office|correspondence|business|registered|contact|venue|meeting|our|ip|url|"
    r"delivery|return|billing|service|trading|site|school|council|practice|mailing|company|hq|public|invoice)\s*$"
)
PUBLIC = re.compile(
    r"\b(?:council|offices?|civic|hospital|school|college|academy|nursery|centre|trust|board|police|headquarters|hq|"
    r"station|hall|castle|university|surgery|clinic|library|partnership|ltd|limited|ministry|department|government|"
    r"p\.?o\.? box|freepost|services?|team|hub|building|church|constabulary|charity|icb|nhs|venue|courts?|theatre|"
    r"museum|hotel|stadium|committee)\b"
)
STREET = (
    r"(?:street|st|road|rd|avenue|ave|close|lane|drive|way|crescent|court|gardens|grove|terrace|place|walk|hill|"
    r"park|green|square|mews|row|rise|view|croft|mead|copse|drove|path|gate|parade)"
)
OF_HOUSE = re.compile(rf"\bof (?:(?:flat|apartment|unit|no\.?) ?)?\d+[a-z]?,? (?:[\w'.-]+ ){{1,4}}{STREET}\b")
AFTER = re.compile(
    r"[\s,;:()-]{0,4}(?:(?:is|was|as|being|which|the|his|her|their|a)\s+){0,4}(?:(?:child's|family|home|current|[a-z]+'s)\s+)"
    r"{0,2}(?:home address|address\b(?! of)|where (?:he|she|they|the \w+) (?:lives?|lived|stays?|is living|was living))"
)


def addresses(text: Text) -> Iterator[tuple[str, int, int]]:
    """Addresses where somebody lives: a full postcode after "lives at", "home address" or "of 12 X Street"; "address"
    alone counts unless it says whose ("office address") or a public body stands between."""
    for match in POSTCODE.finditer(text.capital):
        begin = _beside(text.small, match.start())
        if begin is not None:
            yield ADDRESS, begin, match.end()
        elif (says := AFTER.match(text.small, match.end())) and _is_theirs(text.small, match.start(), says[0]):
            yield ADDRESS, match.start(), says.end()


def _beside(small: str, postcode: int) -> int | None:
    """Where the address word stands that a postcode goes with; None when there is none in the same sentence."""
    first = _sentence(small, postcode)
    for look in (OWN, LIVES):
        if match := look.search(small, first, postcode):
            return match.start()
    for look in (MOVED, OF_HOUSE, SOMEBODYS):
        if (match := look.search(small, first, postcode)) and not PUBLIC.search(small, match.start(), postcode):
            return match.start()
    for match in BARE.finditer(small, first, postcode):
        is_public = PUBLIC.search(small, match.end(), postcode) or WHOSE.search(small, first, match.start())
        if not is_public:
            return match.start()
    return None


def _sentence(small: str, postcode: int) -> int:
    """Where the sentence begins, if it is not too far off."""
    first = max(0, postcode - REACH)
    return max((match.end() for match in SENTENCE_END.finditer(small, first, postcode)), default=first)


def _is_theirs(small: str, postcode: int, says: str) -> bool:
    """Whether what is said after a postcode is of a home: so it says, or nothing public stands before it."""
    return "home" in says or "live" in says or not PUBLIC.search(small, _sentence(small, postcode), postcode)
