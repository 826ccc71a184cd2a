"""Carrying what was typed over the end of a sign-in: encrypted, bound to its person, good for an hour."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

AN_HOUR = 3600
A_DAY = 24 * AN_HOUR


@dataclass(frozen=True)
class Typed:
    """What somebody typed into a form: whose it is, where it was going, and each box with what was in it."""

    person_id: int
    path: str
    data: tuple[tuple[str, str], ...]


def seal_person(person_id: int) -> str:
    """A token for a form, saying whose it is, which nobody can read or forge."""
    return _sealed("person", [person_id])


def person_of(token: str) -> int | None:
    """Whose form a token came from; None for a token that is not ours, or more than a day old."""
    found = _opened("person", token, A_DAY)
    return found[0] if found else None


def seal(person_id: int, path: str, data: Iterable[tuple[str, str]]) -> str:
    """What was typed, as text that only this installation can read, and only for that person."""
    return _sealed("typed", [person_id, path, [list(pair) for pair in data]])


def open_sealed(token: str, person_id: int | None) -> Typed | None:
    """What was typed, if the token is ours, less than an hour old, and this person's; else None."""
    found = _opened("typed", token, AN_HOUR)
    if not found or found[0] != person_id:
        return None
    return Typed(found[0], found[1], tuple((name, value) for name, value in found[2]))


def _sealed(purpose: str, content: list) -> str:
    return _box(purpose, _secrets()).encrypt(json.dumps(content, ensure_ascii=False).encode()).decode()


def _opened(purpose: str, token: str, seconds: int) -> list | None:
    try:
        return json.loads(_box(purpose, _secrets()).decrypt(token.encode(), ttl=seconds))
    except InvalidToken:
        return None


def _secrets() -> tuple[str, ...]:
    return settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS


@lru_cache(maxsize=8)
def _box(purpose: str, secrets: tuple[str, ...]) -> MultiFernet:
    """Keys made from the site's secret, one for each purpose, so that a token of one kind is never one of another."""
    keys = [sha256(f"goldthread {purpose}\0{secret}".encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in keys])
