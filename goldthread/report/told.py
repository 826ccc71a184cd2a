"""Which passages of reports rest on an action or on its impact; the golden thread finds this by its name."""

from collections.abc import Iterable

from django.db.models import Q

from goldthread.actions.telling import Passage
from goldthread.partners.models import Person, is_for_few
from goldthread.report.models import Tie


def told(person: Person, actions: Iterable[int]) -> list[Passage]:
    """Return the claims, in reports the reader may see, that are tied to these actions or to their impact."""
    ids = list(actions)
    ties = Tie.objects.visible_to(person).filter(Q(action__in=ids) | Q(impact__action__in=ids))
    rows = ties.select_related("passage__section__report", "impact").order_by("pk")
    return [_passage(tie) for tie in rows]


def _passage(tie: Tie) -> Passage:
    report = tie.passage.section.report
    action = tie.action_id if tie.impact is None else tie.impact.action_id
    return Passage(action or 0, report.title, tie.passage.words, report.get_absolute_url(), is_for_few(report))
