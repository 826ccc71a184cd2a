"""What is erased: the one shape in which chapters are told of words that go, to take out what they copied of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model

from goldthread.kit.identifiers import find
from goldthread.kit.periods import uk_date

SHORT = 8
BEGINNING = 40


@dataclass(frozen=True)
class Erased:
    """Words that are taken out of a field of a record, by whom and when. A copy is known by their `traces`."""

    record: Model
    field: str
    words: str
    by: Any
    on: date

    @property
    def kind(self) -> str:
        return self.record._meta.label_lower

    @property
    def marker(self) -> str:
        """The sentence that stands where the words stood."""
        return f"Erased on {uk_date(self.on)}"

    @property
    def traces(self) -> tuple[str, ...]:
        """The words whole, how they begin, and whatever in them says who a child is. What is too short to be known
        again is looked for in the record itself and nowhere else."""
        words = self.words.strip()
        beginning = (words[:BEGINNING],) if len(words) > BEGINNING else ()
        said = (words, *beginning, *(found.words for found in find(words)))
        return tuple(dict.fromkeys(each for each in said if len(each) >= SHORT))

    def replaced(self, text: str) -> str:
        """A copy with the words taken out; the whole of it where only a trace is left."""
        if self.words and len(self.words) >= SHORT and self.words in text:
            text = text.replace(self.words, self.marker)
        return self.marker if any(trace in text for trace in self.traces) else text
