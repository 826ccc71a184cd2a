"""Drafts of any form: named by the form's address, kept box by box, and offered back where they were typed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import Resolver404, resolve

from goldthread.kit.identifiers import find
from goldthread.post.boxes import fields_of, label_of
from goldthread.post.models import Draft

LONGEST = 200_000  # characters of one box


@dataclass(frozen=True)
class Place:
    """The form that an address leads to, as drafts name it: its view, the record's number, and the rest."""

    view: str
    pk: int | None
    rest: str

    @property
    def named(self) -> dict[str, Any]:
        """The columns of a draft that name the place."""
        return {"record_kind": "/".join(part for part in (self.view, self.rest) if part)[:80], "record_id": self.pk}


def place_of(path: str) -> Place | None:
    """The place that an address names; None for one that leads nowhere, or that only signs people in."""
    try:
        found = resolve(path.partition("?")[0])
    except Resolver404:
        return None
    if not found.namespace:
        return None
    rest = "/".join(str(value) for name, value in found.kwargs.items() if name != "pk")
    return Place(found.view_name, found.kwargs.get("pk"), rest)


@dataclass(frozen=True)
class Offered:
    """A draft as a form offers it back: under its box's label."""

    name: str
    label: str
    text: str


def offered_at(path: str, drafts: Iterable[Draft]) -> tuple[list[Offered], Any]:
    """What a person was typing into the form at an address, of all that they were typing, and when they last did."""
    place = place_of(path)
    named = place.named.items() if place else ()
    kept = [each for each in drafts if named and all(getattr(each, name) == value for name, value in named)]
    fields = fields_of(path)
    found = [Offered(each.field, label_of(each.field, fields), each.text) for each in kept if each.text.strip()]
    return found, max((each.saved_at for each in kept), default=None)


def drafts_in(request: Any) -> list[Draft]:
    """Everything that a reader was typing and has not saved, in the order in which they began; one query a request."""
    if not hasattr(request, "_drafts"):
        request._drafts = list(Draft.objects.visible_to(request.user).order_by("pk"))
    return request._drafts


def stopped(texts: dict[str, str]) -> dict[str, list[str]]:
    """What may say who a child is, box by box, in the words that were typed: such text is kept nowhere."""
    found = {name: [each.words for each in find(text)] for name, text in texts.items()}
    return {name: words for name, words in found.items() if words}
