"""Links and codes by which somebody is let in: how they are made, read as typed, and kept."""

import re
import secrets

from django.utils.crypto import salted_hmac

# No letter or figure that is taken for another when it is read out: no I, L, O, 0 or 1; and no vowel, so no words.
LETTERS = "BCDFGHJKMNPQRSTVWXYZ23456789"
LENGTH, GROUP = 8, 4


def new_link() -> str:
    """Return the secret part of a link."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """Return a short code in two groups, to be typed or read out."""
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return f"{code[:GROUP]}-{code[GROUP:]}"


def as_typed(code: str) -> str:
    """Return a code as it was made, however it was typed: small letters, spaces, no dash."""
    return re.sub(r"[^A-Z0-9]", "", code.upper())


def kept_of(secret: str) -> str:
    """Return what is kept of a link or a code: a hash that is worth nothing without this installation's own key."""
    return salted_hmac("goldthread.partners.keys", secret, algorithm="sha256").hexdigest()
