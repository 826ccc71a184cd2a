"""What of the post somebody leaves behind: texts they were still writing, which nobody else can read."""

from typing import Any

from goldthread.kit.owned import Owned
from goldthread.kit.words import counted, sentence_case
from goldthread.post.models import Draft


def owned(reader: Any, person: Any, seats: list[Any]) -> list[Owned]:
    """Return how many texts a person has begun and not saved, without a word of them."""
    if person is None:
        return []
    begun = Draft.objects.filter(author_id=person.pk).count()
    said = (
        f"{sentence_case(counted(begun, 'text', 'texts'))}. Nobody else can read them; they go when the account closes."
    )
    return [Owned(None, "Texts begun and not saved", said)] if begun else []
