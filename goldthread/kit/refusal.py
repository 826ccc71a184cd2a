"""Refusals: what a person may cause by asking for something the record does not allow."""

from collections.abc import Mapping

Texts = Mapping[str, str]


class Refusal(Exception):
    """A request that is understood and declined; `sentence` says why and what to do, `field` where it was typed."""

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class Stale(Refusal):
    """The record changed after the form was made; both texts are carried so that a person can choose between them."""

    def __init__(self, sentence: str, theirs: Texts | None = None, mine: Texts | None = None) -> None:
        super().__init__(sentence)
        self.theirs = dict(theirs or {})
        self.mine = dict(mine or {})
