"""How decisions are judged: the level a group decides at, what a key one still lacks, and how the replies stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldthread.kit.words import counted, in_words, joined, sentence_case

LEVELS = {"executive": "delegated", "board": "board"}  # by kind of group; all others decide for themselves
ANSWERS = {"agree": "agrees", "disagree": "does not agree", "abstain": "takes no part"}


def level_of(level: str, kind: str) -> str:
    """The level at which a group decides: what it says of itself, or what is usual for its kind."""
    return level or LEVELS.get(kind, "group")


@dataclass(frozen=True)
class Lack:
    """Something that a key decision rests on and that is not recorded."""

    name: str
    sentence: str


GROUNDS = ("options", "reasons", "considered", "equality", "dissent", "delegation", "review_on")
LACKS = (
    Lack("options", "It is not recorded what else could have been decided."),
    Lack("reasons", "It is not recorded why it was decided so."),
    Lack("considered", "It is not recorded which evidence was considered."),
    Lack("equality", "It is not recorded whom it may touch differently, and what was made of that."),
    Lack("dissent", "It is not recorded whether anybody disagreed."),
    Lack("delegation", "It is not recorded on what basis it was delegated."),
    Lack("review_on", "No day is set to look at it again."),
)


def lacks_of(
    known: dict[str, bool], level: str, told: Iterable[tuple[str, date | None]], review: date | None, today: date
) -> list[str]:
    """Return what a key decision lacks, in sentences: what is not recorded, who has not been told, and that it should
    have been looked at again. Lead partners decide by right, so that nothing was delegated to them."""
    wanted = [each for each in LACKS if not (each.name == "delegation" and level == "lead")]
    found = [each.sentence for each in wanted if not known.get(each.name)]
    rows = list(told)
    waiting = [name for name, day in rows if day is None]
    if not rows:
        found.append("It is not recorded who must be told.")
    if waiting:
        verb = "has" if len(waiting) == 1 else "have"
        found.append(f"{joined(waiting)} {verb} not been told yet, as far as is recorded.")
    if review and review < today:
        found.append("The day to look at it again has passed.")
    return found


@dataclass(frozen=True)
class Standing:
    """How the replies to a decision that was put round stand."""

    asked: int
    agree: int = 0
    disagree: int = 0
    abstain: int = 0

    @property
    def replied(self) -> int:
        return self.agree + self.disagree + self.abstain

    @property
    def missing(self) -> int:
        return max(self.asked - self.replied, 0)

    @property
    def sentence(self) -> str:
        """The replies in words: "Seven of nine replied: six agree, one does not agree"."""
        if not self.replied:
            return f"Nobody has replied yet. {sentence_case(counted(self.asked, 'seat was', 'seats were'))} asked."
        counts = (
            (self.agree, "agrees", "agree"),
            (self.disagree, "does not agree", "do not agree"),
            (self.abstain, "takes no part", "take no part"),
        )
        parts = [counted(number, one, many) for number, one, many in counts if number]
        return sentence_case(f"{counted(self.replied, 'reply', 'replies')} of {in_words(self.asked)}: {joined(parts)}.")


def standing_of_replies(asked: int, answers: Iterable[str]) -> Standing:
    """Add up the replies. A reply of somebody who was not asked raises the number asked, so that no share passes the
    whole."""
    found = list(answers)
    counts = {answer: found.count(answer) for answer in ANSWERS}
    return Standing(max(asked, sum(counts.values())), **counts)
