"""Reading decisions: for lists and pages, what a key one lacks, and how the replies to one put round stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from goldthread.actions.models import Action, Evidence
from goldthread.meetings.deciding import GROUNDS, Standing, lacks_of, standing_of_replies
from goldthread.meetings.models import AgendaItem, Decision, DecisionAction, DecisionEvidence, Meeting, Reply, Told
from goldthread.meetings.together import read_together
from goldthread.partners.models import GroupShare, Partnership, Person, Seat, Theme
from goldthread.partners.rules import SeatOn
from goldthread.partners.sitting import seats_of


def of_partnership(decisions: QuerySet, partnership: Partnership | None) -> QuerySet:
    """Keep the decisions of a partnership: its own, and those of groups that it shares."""
    shares = GroupShare.objects.filter(partnership=partnership).values("group")
    return decisions.filter(Q(home=partnership) | Q(group__in=shares))


def for_list(decisions: QuerySet) -> QuerySet:
    """Return decisions with what a list says of each."""
    return decisions.select_related("group", "home")


def for_page(decisions: QuerySet, person: Person) -> QuerySet:
    """Return decisions with what their page says of each, as far as a reader may see it: meetings and items each
    through their own door."""
    items = AgendaItem.objects.visible_to(person).filter(pk=OuterRef("item"))
    meetings = Meeting.objects.visible_to(person)
    others, told = Decision.objects.visible_to(person), Told.objects.select_related("agency", "group", "seat")
    found = decisions.select_related("group", "home", "circle_group", "item")
    return found.annotate(may_read_item=Exists(items)).prefetch_related(
        Prefetch("meeting", queryset=meetings.select_related("group")),
        Prefetch("ratified_at", queryset=meetings.select_related("group")),
        Prefetch("superseded_by", queryset=others),
        Prefetch("told", queryset=told.order_by("-carries_out", "pk")),
    )  # fmt: skip


def beside(decision: Decision, person: Person) -> dict[str, list[Any]]:
    """Return the themes of a decision, and the decisions it takes the place of, the evidence it rests on and the
    actions that carry it out, as far as a reader may see them; one query."""
    evidence = DecisionEvidence.objects.filter(decision=decision, evidence__in=Evidence.objects.visible_to(person))
    actions = DecisionAction.objects.filter(decision=decision, action__in=Action.objects.visible_to(person))
    themes = Decision.themes.through.objects.filter(decision=decision).values("theme")
    named, before, rests_on, set_going = read_together(
        (Theme.objects.filter(pk__in=themes), ("name",)),
        (Decision.objects.visible_to(person).filter(superseded_by=decision), ("number", "words")),
        (evidence, ("evidence", "evidence__number", "evidence__title")),
        (actions, ("action", "action__number", "action__words")),
    )
    return {
        "themes": sorted(named, key=lambda theme: theme.name),
        "supersedes": sorted(before, key=lambda other: other.number),
        "rests_on": sorted((each.evidence for each in rests_on), key=lambda each: each.number),
        "set_going": sorted((each.action for each in set_going), key=lambda each: each.number),
    }


def lacks(decision: Decision, has_evidence: bool, today: date) -> list[str]:
    """Return what a key decision lacks, in sentences; nothing of any other, or of one that was not taken."""
    if not decision.is_key or decision.status in (Decision.Status.NOT_TAKEN, Decision.Status.SUPERSEDED):
        return []
    known: dict[str, Any] = {name: bool(getattr(decision, name)) for name in GROUNDS}
    known["considered"] = known["considered"] or has_evidence
    told = [(str(each.body), each.told_on) for each in decision.told.all()]
    return lacks_of(known, decision.level, told, decision.review_on, today)


@dataclass(frozen=True)
class Asked:
    """One seat that is asked to reply, with its reply where there is one."""

    seat: int
    title: str
    names: str
    reply: Reply | None


def replies_of(decision: Decision) -> list[Reply]:
    """Return the replies to a decision that was put round, in the order in which they came."""
    return list(Reply.objects.filter(decision=decision).select_related("seat").order_by("on", "pk"))


def asked_of(decision: Decision, replies: Iterable[Reply]) -> list[Asked]:
    """Return the members' seats of the group on the day a decision was put round, each with its reply; and any other
    seat that replied."""
    seats = asked_seats(decision)
    told = {each.seat_id: each for each in replies}
    found = [
        Asked(each.seat, each.title, ", ".join(s.name for s in each.holders), told.pop(each.seat, None))
        for each in seats
    ]
    return [*found, *(Asked(each.seat_id, str(each.seat), "", each) for each in told.values())]


def asked_seats(decision: Decision) -> list[SeatOn]:
    """Return the members' seats that somebody held on the day a decision was put round."""
    if decision.group is None or decision.put_round_on is None:
        return []
    seats = seats_of(decision.group, decision.put_round_on)
    return [each for each in seats if each.is_member and not each.is_vacant]


def replies_stand(asked: list[Asked]) -> Standing:
    """Return how the replies stand."""
    return standing_of_replies(len(asked), [each.reply.answer for each in asked if each.reply])


def seats_that_reply(decision: Decision, person: Person, seats: frozenset[int] | None) -> QuerySet:
    """Return the members' seats of the group for which a reader may enter a reply: their own, or, with None, all."""
    found = Seat.objects.visible_to(person).filter(group=decision.group_id, capacity=Seat.Capacity.MEMBER)
    return (found if seats is None else found.filter(pk__in=seats)).order_by("title")
