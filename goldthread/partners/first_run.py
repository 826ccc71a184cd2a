"""The first run: whether an installation is still empty, and the one-time code that lets somebody set it up."""

import os
import secrets

from django.conf import settings

from goldthread.partners.models import Partnership, Person

FILE = "set-up-code"
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is easily taken for another


def is_open() -> bool:
    """Say whether nobody is known here yet, and no more than the one partnership that is being set up."""
    return not Person.objects.exists() and Partnership.objects.count() <= 1


def kept_code() -> str:
    """Return the code in the data folder; empty where there is none."""
    path = settings.DATA_DIR / FILE
    return path.read_text().strip() if path.is_file() else ""


def made_code() -> str:
    """Return the code, made the first time and kept in the data folder for its owner alone."""
    path = settings.DATA_DIR / FILE
    if not path.is_file():
        groups = ("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write("-".join(groups))
    return kept_code()


def is_right(typed: str) -> bool:
    """Say whether a code is the one that is kept; spaces, hyphens and capitals do not matter."""
    kept = _bare(kept_code())
    return bool(kept) and secrets.compare_digest(_bare(typed).encode(), kept.encode())


def forget_code() -> None:
    """Take the code away: it has been used, or is not wanted any more."""
    (settings.DATA_DIR / FILE).unlink(missing_ok=True)


def _bare(code: str) -> str:
    return "".join(each for each in code.lower() if each.isalnum())
