"""What an agency, group or seat owes on its actions, and what waits for those who check evidence."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value

from goldthread.actions.expiring import expiring, waiting_files
from goldthread.actions.models import Action, Claim, Impact, Line
from goldthread.actions.models.action import UNIT
from goldthread.actions.queries import BODIES, BODY_NAMES, having
from goldthread.actions.rules import GAPS, RUNNING, last_round, rating_of
from goldthread.kit.addresses import address
from goldthread.kit.due import Due
from goldthread.kit.periods import Span, round_of, uk_date
from goldthread.kit.prepared import Plain
from goldthread.kit.references import reference
from goldthread.kit.words import sentence_case
from goldthread.partners.concern import Concern, Way, holding, shared_out, together
from goldthread.partners.models import WIDE, Agency, Group, GroupParent, Partnership, Person, among
from goldthread.partners.models.record import lasting
from goldthread.partners.roles import MAY_VERIFY_OWN_PARTNERSHIP, Permission
from goldthread.partners.standing import Standing, standing_of

SOON = timedelta(days=30)
UNHEARD = next(gap for gap in GAPS if gap.key == "unheard")
SAID = ("action__words", "action__circle")
HOME = ("action__home__round_months", "action__home__year_start_month")
NOUNS = {"claim": "Evidence", "impact": "Impact"}
WHOSE = tuple(f"line__{each}" for each in BODY_NAMES)


def due(reader: Person, on: date) -> list[Due]:
    """Return what a reader's agencies, groups and seats owe: late, sent back, due soon, progress wanted this round,
    evidence that runs out, files to settle; and for those who may check evidence, what waits for them."""
    return dues([reader], on)[reader.pk]


def dues(people: list[Person], on: date) -> dict[int, list[Due]]:
    """Return the same for each of many people."""
    found = shared_out(people, [*_owed(together(people), on), *expiring(people, on), *waiting_files(people)])
    for person in _checking(people):
        found[person.pk] += _to_check(person, standing_of(person))
    return found


def owes(reader: Person, agency: Agency, on: date) -> list[Due]:
    """Return every unfinished action that an agency or one of its seats leads, as far as the reader may see it, whether
    or not it is due yet; one query. Whoever sits for the agency is led to the page that settles it."""
    standing = standing_of(reader)
    lines = standing.kept("actions owed", reader.pk, build=partial(_of_agency, reader), agency=agency.pk)
    is_own = agency.is_of(standing)
    return [_owing(line, on, is_own) for line in lines]


def _of_agency(reader: Person, agency: Any) -> QuerySet:
    lines = Line.objects.current().filter(Q(agency=agency) | Q(seat__agency=agency))
    return _leading(lines.filter(among(Action.objects.visible_to(reader), "action")))


def late(on: date) -> Iterator[Concern]:
    """Yield what any agency owes of this that is past its date, whoever may see it; one query."""
    lines = Line.objects.current().filter(Q(agency__isnull=False) | Q(seat__agency__isnull=False))
    for line in _leading(lines.filter(action__due_last__lt=on)):
        agency = line.agency_id or line.seat.agency_id
        yield Concern(_owing(line, on, is_own=True), [("agency", agency)], line.action, near=line.action)


def _owing(line: Line, on: date, is_own: bool) -> Due:
    why, verb, page = _why(line, on) or ("", "Report progress", "progress")
    action = line.action
    where = address(f"actions:{page}", action.pk) if is_own else action.get_absolute_url()
    what = f"{reference(action)}: {action.words}"
    return Due(what, str(line), action.due, why, where, verb if is_own else "Open", action.circle not in WIDE)


def _owed(standing: Standing, on: date) -> Iterator[Concern]:
    """What is led and wanted today. Whoever leads an action sees it."""
    for line in standing.kept("actions led", build=lambda: _leading(Line.objects.of(standing))):
        why = _why(line, on)
        if why:
            words, verb, page = why
            action = line.action
            where = address(f"actions:{page}", action.pk)
            what, restricted = f"{reference(action)}: {action.words}", action.circle not in WIDE
            owed = Due(what, str(line), action.due, words, where, verb, restricted)
            yield Concern(owed, _led_by(line))


def _led_by(line: Line) -> list[Way]:
    bodies = [("agency", line.agency_id), ("group", line.group_id), ("seat", line.seat_id)]
    return [*bodies, *holding(UNIT, "partnership", line.partnership_id)]


def _leading(lines: QuerySet) -> QuerySet:
    """Of these lines, those that lead what is unfinished, with all that says why they are on a list."""
    sent_back = Claim.objects.filter(line=OuterRef("pk"), state=Claim.State.SENT_BACK).order_by("-pk").values("reason")
    lines = lines.filter(capacity=Line.Capacity.LEAD, state=Line.State.OPEN, action__status__in=RUNNING)
    found = lines.select_related("action__home", *BODIES)
    return found.annotate(sent_back=Subquery(sent_back[:1])).order_by("action", "pk")


def _why(line: Line, on: date) -> tuple[str, str, str] | None:
    """Why a line is on the list: the sentence, the verb of its link and the page; None when nothing is owed today."""
    action = line.action
    sent_back = line.sent_back  # type: ignore[attr-defined]
    if sent_back is not None:
        return f"Sent back: {sent_back}", "Claim it done again", "claim"
    if action.status == Action.Status.BLOCKED:
        return None
    if action.due_last and action.due_last < on:
        return "Past its due date", "Report progress", "progress"
    if action.due_last and action.due_last <= on + timedelta(action.home.soon_days):
        return rating_of(action, action.home, on).words, "Report progress", "progress"
    wanted = last_round(action.home, on)
    if (line.heard_on or action.added_on or date.min) < wanted.start:
        return f"No update since the last round, {wanted.short()}", "Report progress", "progress"
    return None


def _checking(people: list[Person]) -> list[Person]:
    """Those of many who may check where anything waits to be checked at all. One is asked at once."""
    if len(people) == 1:
        return people
    may = {person: standing_of(person).partnerships_where(Permission.VERIFY_EVIDENCE) for person in people}
    waiting = [model.objects.filter(state=model.LIFECYCLE.start).order_by() for model in (Claim, Impact)]
    homes = set(waiting[0].values_list("action__home").union(waiting[1].values_list("action__home")))
    return [person for person, partnerships in may.items() if {(each,) for each in partnerships} & homes]


def _to_check(reader: Person, standing: Standing) -> Iterator[Due]:
    """What waits to be checked where the reader may check, but for what they may not decide on; one query."""
    checking = standing.partnerships_where(Permission.VERIFY_EVIDENCE)
    if not checking:
        return
    waiting = standing.kept("to check", reader.pk, build=lambda: _all_to_check(reader, standing, checking))
    for name, pk, entered_on, number, words, circle, months, start_month, *names in waiting:
        whose = next(filter(None, names), "")
        yield Due(
            what=f"{Action.REFERENCE}-{number}: {words}",
            whose="Whoever checks evidence",
            # It should be checked before the round ends in which it was told.
            when=Span.day(round_of(entered_on, months, start_month).end),
            why=f"{NOUNS[name]} {f'from {whose}' if whose else 'without a lead'}, waiting since {uk_date(entered_on)}",
            where=address(f"actions:decide-{name}", pk),
            verb="Check it",
            restricted=circle not in WIDE,
            until="to be checked by",
        )


def _all_to_check(reader: Person, standing: Standing, checking: frozenset[int]) -> QuerySet:
    claims, impacts = (_to_check_of(model, reader, standing, checking) for model in (Claim, Impact))
    return claims.union(impacts, all=True)


def _to_check_of(model: Any, reader: Person, standing: Standing, checking: frozenset[int]) -> QuerySet:
    excepted = {each for each in checking if standing.roles_in(each) & MAY_VERIFY_OWN_PARTNERSHIP}
    own = Line.objects.of(standing).filter(capacity=Line.Capacity.LEAD).values("action")
    waiting = model.objects.visible_to(reader).filter(state=Plain(model.LIFECYCLE.start), action__home__in=checking)
    waiting = waiting.exclude(entered_by=reader)
    if excepted != checking:
        waiting = waiting.filter(Q(action__home__in=excepted) | ~Q(action__in=own))
    named = waiting.order_by().annotate(noun=Value(model._meta.model_name))
    return named.values_list("noun", "pk", "entered_on", "action__number", *SAID, *HOME, *WHOSE)


def tabled(reader: Person, group: Group, on: date) -> list[Due]:
    """Return, for the next agenda of a group, the actions that it leads or supports and that are late or due within 30
    days, those that are late of the groups beneath it, and those of which either has said nothing in the last round;
    what only a few may read is marked."""
    name = ("actions tabled", reader.pk, group.home_id, last_round(group.home, on).start)
    days = {"on": on, "soon": on + SOON}
    rows = standing_of(reader).kept(*name, build=partial(_tabled, reader, group.home, on), group=group.pk, **days)
    return [_table(action, group, on) for action in rows]


def _tabled(reader: Person, home: Partnership, day: date, group: Any, on: Any, soon: Any) -> QuerySet:
    lines = Line.objects.current().filter(action__status__in=RUNNING)
    beneath = Q(group__in=GroupParent.objects.filter(lasting(on), parent=group).values("group"), capacity="lead")
    led = Q(pk__in=lines.filter(group=group, capacity="lead").values("action"))
    own = Q(pk__in=lines.filter(group=group).values("action"), due_last__lte=soon)
    under = Q(pk__in=lines.filter(beneath).values("action"))  # apart from `led`, so that each is found by its index
    silent = (led | under) & having(UNHEARD, [home], day)
    late = under & Q(due_last__lt=on)
    return Action.objects.visible_to(reader).filter(own | late | silent).order_by("due_last", "pk")


def _table(action: Action, group: Group, on: date) -> Due:
    is_near = bool(action.due_last and action.due_last <= on + SOON)
    why = f"Due {action.due}"  # the agenda is drafted before the day on which it may have become late
    if UNHEARD.holds(action, group.home, on):
        silent = f"no update since the last round, {last_round(group.home, on).short()}"
        why = f"{why}; {silent}" if is_near else sentence_case(silent)
    what, where = f"{reference(action)}: {action.words}", action.get_absolute_url()
    return Due(what, str(group), action.due, why, where, "Open", restricted=action.circle not in WIDE)
