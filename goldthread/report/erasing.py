"""What a report copied of words that are erased: the claims marked in a narrative, which are pieces of it, and what
stands in a template."""

from django.db.models import Model

from goldthread.kit.erasing import Erased
from goldthread.report.models import Passage, Section, Template

MADE = ((Template, ("uses", "left_empty")),)


def erase(erased: Erased) -> list[Model]:
    """Take away the claims of a narrative that is gone, with what they were tied to, and return the section."""
    if not isinstance(erased.record, Section) or erased.field != "narrative":
        return []
    Passage.objects.filter(section=erased.record).delete()
    return [erased.record]
