"""Reading inspections and what was shared: for lists and pages."""

from django.db.models import Prefetch, Q, QuerySet

from goldthread.actions.models import Action, Recommendation
from goldthread.partners.models import Agency, Partnership, Person
from goldthread.sources.models import Inspected, SharedAction, Sharing


def not_brought() -> Q:
    """Return the condition that an inspection was not brought to the partners yet."""
    return Q(brought_on=None)


def unanswered() -> Q:
    """Return the condition that an answer was asked for and none is recorded."""
    return Q(answer="", answer_due_on__isnull=False)


def with_agencies(inspections: QuerySet) -> QuerySet:
    """Add the agencies that were inspected, with the grade of each."""
    rows = Inspected.objects.select_related("agency").order_by("agency__name")
    return inspections.prefetch_related(Prefetch("inspected_agencies", queryset=rows))


def inspection_page(inspections: QuerySet, person: Person) -> QuerySet:
    """Add what an inspection's page shows: its agencies, and what it recommends, as far as the reader may see it."""
    seen = Recommendation.objects.visible_to(person).order_by("number_in_source", "number")
    found = with_agencies(inspections.select_related("home", "circle_group", "source"))
    return found.prefetch_related(Prefetch("source__recommendations", queryset=seen))


def of_partnership(sharings: QuerySet, partnership: Partnership | None) -> QuerySet:
    """Keep what a partnership shared, and what was shared with it."""
    return sharings.filter(Q(home=partnership) | Q(partnership=partnership))


def sharing_page(sharings: QuerySet, person: Person) -> QuerySet:
    """Add what the page of something shared shows: the joint actions, as far as the reader may see them."""
    actions = Action.objects.visible_to(person).select_related("home").order_by("number")
    found = sharings.select_related("home", "partnership", "circle_group")
    return found.prefetch_related(Prefetch("actions", queryset=actions))


def joint_of(sharing: Sharing, person: Person) -> QuerySet:
    """Return the joint actions, as far as the reader may see them."""
    tied = SharedAction.objects.filter(sharing=sharing).values("action")
    return Action.objects.visible_to(person).filter(pk__in=tied).order_by("number")


def agencies_beside(person: Person, agencies: QuerySet, kept: list[int]) -> QuerySet:
    """Return the agencies to choose from, and those that an inspection names already."""
    return (agencies | Agency.objects.visible_to(person).filter(pk__in=kept).distinct()).order_by("name")
