"""A comment beside a record of the small world."""

from django.utils import timezone

from goldthread.partners.commenting import home_of
from goldthread.partners.models import Addressed, Comment
from tests.cast import YEAR


def a_comment(world, record=None, by="manager", to=("agency lead",), **more):
    """A comment of the manager's to the agency lead beside the action."""
    record = record or world.action
    for name in more.keys() & {"resolved_by"}:
        more[name] = world.people[more[name]]
    given = {
        "home": home_of(record), "record_kind": record._meta.label_lower, "record_id": record.pk,
        "words": "Is the date right?", "by": world.people[by], "on": YEAR, "at": timezone.now(),
    }  # fmt: skip
    comment = Comment.objects.create(**(given | more))
    for who in to:
        Addressed.objects.create(comment=comment, person=world.people[who])
    return comment
