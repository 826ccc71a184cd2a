"""Reading for the golden thread: a record with everything that hangs on it, as far as the reader may see."""

from datetime import date

from django.db.models import Exists, Model, OuterRef, Prefetch, QuerySet, Subquery
from django.shortcuts import get_object_or_404

from goldthread.actions.models import Action, Evidence, Impact, Recommendation, Source
from goldthread.actions.queries import origins_of
from goldthread.challenges.closing import follows
from goldthread.challenges.models import Challenge, ChallengedAction
from goldthread.challenges.models.challenge import RAISE
from goldthread.challenges.queries import BODIES, beside
from goldthread.desk.offers import passages
from goldthread.desk.thread import Thread, thread_of_action, thread_of_objective, thread_of_recommendation
from goldthread.desk.thread_challenge import thread_of_challenge
from goldthread.partners.models import Person
from goldthread.plan.models import Objective, PlannedAction, Under
from goldthread.scrutiny.models import Finding


def threaded(actions: QuerySet, person: Person, *, objectives: bool = True, answers: bool = True) -> QuerySet:
    """Add to actions what their strands show; the number of queries does not grow with them. The thread of an objective
    leaves out what else its actions stand under, that of a challenge asks for every reason at once (`with_origins`),
    and so both keep to a dozen."""
    planned = PlannedAction.objects.visible_to(person) if objectives else PlannedAction.objects.none()
    answered = Recommendation.objects.visible_to(person) if answers else Recommendation.objects.none()
    return actions.prefetch_related(
        Prefetch("recommendations", queryset=sourced(answered, person)),
        Prefetch("planned", queryset=planned.select_related("objective__kind")),
        Prefetch("evidence", queryset=Evidence.objects.visible_to(person)),
        Prefetch("impact_set", queryset=Impact.objects.visible_to(person)),
    )


def with_origins(
    actions: list[Action], person: Person, besides: tuple[type[Model], ...] = (Recommendation, Objective)
) -> list[Action]:
    """Give actions what they arise from besides what is loaded with them, as `origins`, in one query."""
    found = origins_of([each.pk for each in actions], person, besides) if actions else {}
    for each in actions:
        each.origins = found.get(each.pk, [])  # type: ignore[attr-defined]
    return actions


def sourced(recommendations: QuerySet, person: Person) -> QuerySet:
    """Add `source_title`, `source_pk` and `source_circle` where the reader may see the source; of a restricted one
    nothing is read at all."""
    seen = Source.objects.visible_to(person).filter(pk=OuterRef("source"))
    told = {"source_title": Subquery(seen.values("title")), "source_pk": Subquery(seen.values("pk"))}
    told["source_circle"] = Subquery(seen.values("circle"))
    return recommendations.defer("source").annotate(**told)


def action_thread(person: Person, pk: int, on: date) -> Thread:
    """Return the thread of an action the reader may see, else 404."""
    action = get_object_or_404(threaded(Action.objects.visible_to(person).select_related("home"), person), pk=pk)
    with_origins([action], person)
    return thread_of_action(action, action.home, on, passages(person, [action.pk]))


def recommendation_thread(person: Person, pk: int, on: date) -> Thread:
    """Return the thread of a recommendation the reader may see, else 404."""
    seen = sourced(Recommendation.objects.visible_to(person).select_related("home"), person)
    recommendation = get_object_or_404(seen.defer(None), pk=pk)  # whether it has a source at all is asked of a gap
    seen_actions = Action.objects.visible_to(person).filter(recommendations=recommendation)
    actions = with_origins(list(threaded(seen_actions, person).order_by("number")), person)
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


def challenge_thread(person: Person, pk: int, on: date) -> Thread:
    """Return the thread of a challenge the reader may see, else 404: from what scrutiny found to what it changed."""
    findings = Prefetch("findings", queryset=Finding.objects.visible_to(person).order_by("number"))
    followed = ChallengedAction.objects.filter(challenge=OuterRef("pk"))
    seen = Challenge.objects.visible_to(person).annotate(is_followed=Exists(followed)).prefetch_related(findings)
    challenge = get_object_or_404(seen.select_related("home", *BODIES), pk=pk)
    tied = ChallengedAction.objects.filter(challenge=challenge).values("action")
    seen_actions = Action.objects.visible_to(person).filter(pk__in=tied)
    actions = list(threaded(seen_actions, person, objectives=False, answers=False).order_by("number"))
    with_origins(actions, person, besides=())
    shown, told = beside(challenge, person)["evidence"], passages(person, [action.pk for action in actions])
    return thread_of_challenge(challenge, shown, actions, on, told, may_mend=follows(person, RAISE, challenge))


THREADS = {
    "action": action_thread, "recommendation": recommendation_thread, "objective": objective_thread,
    "challenge": challenge_thread,
}  # fmt: skip
