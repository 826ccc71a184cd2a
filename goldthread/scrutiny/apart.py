"""Who wrote what nobody else may read or change here, so that their account comes into no other hands."""

from django.db.models import QuerySet

from goldthread.partners.models import Person
from goldthread.scrutiny.models import Activity, PrivateNote, Statement


def apart(person: Person) -> list[QuerySet]:
    """Return what somebody wrote as private notes, statements or a log of scrutiny, whatever seat is theirs today."""
    return [model.objects.filter(author=person) for model in (PrivateNote, Statement, Activity)]
