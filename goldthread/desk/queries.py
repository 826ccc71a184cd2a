"""Reading for the golden thread: a record with everything that hangs on it, as far as the reader may see."""

from datetime import date

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.shortcuts import get_object_or_404

from goldthread.actions.models import Action, Evidence, Impact, Recommendation, Source
from goldthread.desk.offers import passages
from goldthread.desk.thread import Thread, thread_of_action, thread_of_objective, thread_of_recommendation
from goldthread.partners.models import Person
from goldthread.plan.models import Objective, PlannedAction, Under


def threaded(actions: QuerySet, person: Person, *, objectives: bool = True) -> QuerySet:
    """Add to actions what their strands show; the number of queries does not grow with them. The thread of an objective
    leaves out what else its actions stand under, and so keeps to a dozen."""
    planned = PlannedAction.objects.visible_to(person) if objectives else PlannedAction.objects.none()
    return actions.prefetch_related(
        Prefetch("recommendations", queryset=sourced(Recommendation.objects.visible_to(person), person)),
        Prefetch("planned", queryset=planned.select_related("objective__kind")),
        Prefetch("evidence", queryset=Evidence.objects.visible_to(person)),
        Prefetch("impact_set", queryset=Impact.objects.visible_to(person)),
    )


def sourced(recommendations: QuerySet, person: Person) -> QuerySet:
    """Add `source_title` where the reader may see the source; of a restricted one nothing is read at all."""
    title = Source.objects.visible_to(person).filter(pk=OuterRef("source")).values("title")
    return recommendations.defer("source").annotate(source_title=Subquery(title))


def action_thread(person: Person, pk: int, on: date) -> Thread:
    """Return the thread of an action the reader may see, else 404."""
    action = get_object_or_404(threaded(Action.objects.visible_to(person).select_related("home"), person), pk=pk)
    return thread_of_action(action, action.home, on, passages(person, [action.pk]))


def recommendation_thread(person: Person, pk: int, on: date) -> Thread:
    """Return the thread of a recommendation the reader may see, else 404."""
    seen = sourced(Recommendation.objects.visible_to(person).select_related("home"), person)
    recommendation = get_object_or_404(seen, pk=pk)
    seen_actions = Action.objects.visible_to(person).filter(recommendations=recommendation)
    actions = list(threaded(seen_actions, person).order_by("number"))
    return thread_of_recommendation(
        recommendation, actions, recommendation.home, on, passages(person, [action.pk for action in actions])
    )


def objective_thread(person: Person, pk: int, on: date) -> Thread:
    """Return the thread of an objective the reader may see, else 404."""
    under = Under.objects.visible_to(person).select_related("parent__kind")
    seen = Objective.objects.visible_to(person).with_impact().select_related("home", "kind")
    seen = seen.prefetch_related(Prefetch("placed_under", queryset=under))
    objective = get_object_or_404(seen, pk=pk)
    placed = PlannedAction.objects.filter(objective=objective).values("action")
    seen_actions = Action.objects.visible_to(person).filter(pk__in=placed)
    actions = list(threaded(seen_actions, person, objectives=False).order_by("number"))
    return thread_of_objective(
        objective, actions, objective.home, on, passages(person, [action.pk for action in actions])
    )


THREADS = {"action": action_thread, "recommendation": recommendation_thread, "objective": objective_thread}
