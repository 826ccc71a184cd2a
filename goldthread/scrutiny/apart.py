"""Who wrote what nobody else may read or change here, so that their account comes into no other hands."""

from goldthread.partners.models import Person
from goldthread.scrutiny.models import Activity, PrivateNote, Statement


def apart(person: Person) -> bool:
    """Say whether somebody wrote private notes, statements or a log of scrutiny, whatever seat is theirs today."""
    return any(model.objects.filter(author=person).exists() for model in (PrivateNote, Statement, Activity))
