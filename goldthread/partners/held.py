"""What is recorded when a file is held back because it may name a child, or let go on: found by name by the post."""

from datetime import date
from typing import Any

from goldthread.partners.models import Catch, Partnership, Person
from goldthread.partners.operations.catches import record_catch

PLACES = 3


def held(file: Any, found: list[dict[str, str]], reason: str, by: Any, on: date) -> list[Catch]:
    """Record each kind that was found in a file, once, with where it stands; or, with a reason, that somebody said it
    names no child."""
    outcome = Catch.Outcome.CLEARED if reason else Catch.Outcome.FOUND
    about = {
        "partnership": Partnership.objects.filter(pk=file.partnership_id).first(),
        "by": by or Person.objects.filter(pk=file.added_by_id or 0).first(),
    }
    caught = []
    for kind in dict.fromkeys(each["kind"] for each in found):
        where = [each["place"] for each in found if each["kind"] == kind]
        place = ", ".join(where[:PLACES]) + (f" and {len(where) - PLACES} more" if len(where) > PLACES else "")
        caught.append(
            record_catch(
                kind=kind, place=f"A file: {place}", outcome=outcome, record=file, reason=reason, on=on, **about
            )
        )
    return caught
