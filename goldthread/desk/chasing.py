"""Who is reminded today, and of what: read once for everybody whom some partnerships remind."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, cached_property, partial

from django.apps import apps
from django.db.models import QuerySet
from django.urls import Resolver404, resolve, reverse
from django.utils.timezone import localtime

from goldthread.clocks.queries import calendars_of
from goldthread.clocks.rules import Calendar, Hours, is_quiet, is_working, why_quiet_day
from goldthread.desk.models import Chasing, Digest, DigestItem
from goldthread.desk.offers import owed_by_each
from goldthread.desk.rules import WHY, Item, is_send_day, items_of, late_enough
from goldthread.kit.due import Due
from goldthread.kit.offers import extras, offered
from goldthread.kit.words import sentence_case
from goldthread.partners.concern import Concern, seen_at_home
from goldthread.partners.models import Agency, Holding, Partnership, Person
from goldthread.partners.standing import Standing, standings_on
from goldthread.trail.queries import changed_after

LOOKS_BACK = timedelta(days=120)
AT_ONCE = 300
LEADS_AGENCY, DECIDES = "agency lead", "delegated partner"


@dataclass(frozen=True)
class Reminder:
    """One person to be reminded today, of these things, by the rules of this partnership."""

    person: Person
    items: list[Item]
    chasing: Chasing


@dataclass(frozen=True)
class Round:
    """The reminding of one moment: whose rules it follows, which of them send all that waits today and not just what is
    new, and the pages of what changed too lately to be told of."""

    today: date
    chasings: dict[int, Chasing]
    calendars: dict[int, Calendar]
    full: set[int]
    fresh: list[str]

    @cached_property
    def late(self) -> dict[int, list[Concern]]:
        """What any agency owes past its date, by agency: read when the first is asked who is told of it."""
        return late_on(self.today)

    def is_full(self, rules: list[Chasing]) -> bool:
        """Say whether it is the day on which all that waits is told."""
        return any(each.home_id in self.full for each in rules)

    def rules_for(self, standing: Standing) -> list[Chasing]:
        """Return the rules under which somebody is reminded today; none while schools rest between terms."""
        mine = [each for home, each in self.chasings.items() if home in standing.partnerships]
        return [each for each in mine if not self._rests(each, standing)]

    def _rests(self, chasing: Chasing, standing: Standing) -> bool:
        if not chasing.keeps_terms or standing.roles_in(chasing.home_id) != {"respondent"}:
            return False
        return bool(why_quiet_day(self.today, self.calendars[chasing.home_id], is_school=True))


def to_run(now: datetime) -> list[Chasing]:
    """Return the partnerships whose digests are to be worked out at this moment: their time of day has come, it is a
    working day and no quiet hour, and it was not done today."""
    local = localtime(now)
    due = Chasing.objects.exclude(rhythm=Chasing.Rhythm.NEVER).filter(at__lte=local.time())
    found = list(due.exclude(done_on=local.date()).select_related("home"))
    calendars = calendars_of([each.home for each in found])
    return [each for each in found if not is_quiet(local, _hours(each), calendars[each.home_id])]


def _hours(chasing: Chasing) -> Hours:
    return Hours(opens=chasing.quiet_until, closes=chasing.quiet_from)


def round_of(chasings: list[Chasing], now: datetime) -> Round:
    """Return the reminding of a moment for some partnerships."""
    today = localtime(now).date()
    by_home = {each.home_id: each for each in chasings}
    calendars = calendars_of([each.home for each in chasings])
    full = {
        home for home, each in by_home.items()
        if is_send_day(each.rhythm, each.weekday, today, partial(is_working, calendar=calendars[home]))
    }  # fmt: skip
    wait = timedelta(minutes=max((each.wait_minutes for each in chasings), default=0))
    fresh = _pages_of(changed_after(now - wait))
    return Round(today, by_home, calendars, full, fresh)


def _pages_of(changed: dict[str, set[int]]) -> list[str]:
    found = []
    for kind, numbers in changed.items():
        model = apps.get_model(kind)
        if hasattr(model, "get_absolute_url"):
            found += [record.get_absolute_url() for record in model._default_manager.filter(pk__in=numbers)]
    return found


def reminders(this: Round) -> Iterator[Reminder]:
    """Work out who is reminded, and of what, some hundreds at a time. Whoever was reminded today already is left out;
    so is what was assigned within the minutes in which a slip can still be undone."""
    standings = standings_on(this.today)
    people = _people(this, standings)
    before = _named_before(people, this.today)
    for place in range(0, len(people), AT_ONCE):
        for person, rules, dues in _waiting(this, people[place : place + AT_ONCE], standings):
            items = _items(this, person, rules, before[person.pk], dues)
            if items:
                yield Reminder(person, items, rules[0])


def _waiting(
    this: Round, people: list[Person], standings: dict[int, Standing]
) -> Iterator[tuple[Person, list[Chasing], list[Due]]]:
    """Those who are told of anything today, each with the rules that say so, and all that waits for them."""
    told: dict[int, list[Chasing]] = {}
    for person in people:
        person._standing = standings[person.pk]  # type: ignore[attr-defined]
        rules = this.rules_for(standings[person.pk])
        if this.is_full(rules) or any(each.tells_new_daily for each in rules):
            told[person.pk] = rules
    asked = [person for person in people if person.pk in told]
    dues = owed_by_each(asked, this.today)
    return ((person, told[person.pk], dues[person.pk]) for person in asked)


def _people(this: Round, standings: dict[int, Standing]) -> list[Person]:
    wanted = [pk for pk, standing in standings.items() if standing.partnerships & this.chasings.keys()]
    told = Digest.objects.filter(on=this.today).values("person")
    return list(Person.objects.filter(pk__in=wanted, is_active=True).exclude(pk__in=told).order_by("pk"))


def _named_before(people: Iterable[Person], today: date) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    rows = DigestItem.objects.filter(
        digest__on__gte=today - LOOKS_BACK, digest__person__in=[each.pk for each in people]
    )
    for person, where in rows.values_list("digest__person", "where"):
        found[person].add(where)
    return found


def _items(this: Round, person: Person, rules: list[Chasing], before: set[str], dues: list[Due]) -> list[Item]:
    """On the partnership's day all that waits, and what is taken up to this person; on others what is new to them."""
    found = items_of(dues, before, this.today, record_kinds())
    found = [item for item in found if item.why != WHY.NEW or not item.where.startswith(tuple(this.fresh))]
    if not this.is_full(rules):
        return [item for item in found if item.why == WHY.NEW]
    return [*found, *_taken_up(this, person, rules, {item.where for item in found})]


@cache
def record_kinds() -> dict[str, str]:
    """Return what kind of record each reference begins: AC is an action."""
    models = [model for model in apps.get_models() if hasattr(model, "REFERENCE")]
    return {model.REFERENCE: sentence_case(str(model._meta.verbose_name)) for model in models}


def opens(where: str) -> bool:
    """Say whether the key of a digest opens a page: only one on which what was asked is answered."""
    try:
        return resolve(where).view_name in {name for names in offered("answerable", "ANSWERABLE") for name in names}
    except Resolver404:
        return False


def _taken_up(this: Round, person: Person, rules: list[Chasing], named: set[str]) -> Iterator[Item]:
    """What has been left undone for so long that it is taken to this person: to an agency's lead what their agency
    owes, to a delegated partner what any agency does; a line for each agency."""
    standing: Standing = person._standing  # type: ignore[attr-defined]
    for chasing in rules:
        roles = standing.roles_in(chasing.home_id)
        if DECIDES in roles and chasing.partner_after_days is not None:
            members = Agency.objects.filter(memberships__partnership=chasing.home).distinct().order_by("name")
            yield from _late_lines(this, person, members, chasing.partner_after_days, named)
        elif LEADS_AGENCY in roles and chasing.lead_after_days is not None:
            own = Agency.objects.filter(pk__in=standing.agencies).order_by("name")
            yield from _late_lines(this, person, own, chasing.lead_after_days, named)


def _late_lines(this: Round, person: Person, agencies: QuerySet, days: int, named: set[str]) -> Iterator[Item]:
    listed = list(agencies)
    late = late_among(person, listed, this.late)
    for agency in listed:
        owed = [due for due in late_enough(late[agency.pk], days, this.today) if due.where not in named]
        if owed:
            yield _line(agency, owed)


def late_among(person: Person, agencies: list[Agency], late: dict[int, list[Concern]]) -> dict[int, list[Due]]:
    """Return what these agencies owe past its date, as far as somebody may see it, by agency."""
    found: dict[int, list[Due]] = {each.pk: [] for each in agencies}
    told = {id(concern): concern for pk in found for concern in late.get(pk, ())}
    for concern in seen_at_home(person, told.values()):
        for _, pk in concern.to:
            if pk in found:
                found[pk].append(concern.due)
    return found


def late_on(day: date) -> dict[int, list[Concern]]:
    """Return what the chapters say that any agency owes past its date, by agency; a few queries for all of them."""
    found: dict[int, list[Concern]] = defaultdict(list)
    for concern in (concern for offer in extras("due", "late") for concern in offer(day)):
        if concern.due.when.last is not None and concern.due.when.last < day:
            for _, agency in concern.to:
                found[agency].append(concern)  # type: ignore[index]
    return found


def _line(agency: Agency, late: list[Due]) -> Item:
    first = min(due.when.last for due in late if due.when.last)
    return Item(agency.name, reverse("desk:agency", args=(agency.pk,)), WHY.UP, first, number=len(late))


def digests_of(partnership: Partnership, reader: Person) -> QuerySet:
    """Return the digests to people of a partnership, newest first, for whoever sets how people are reminded."""
    seated = Holding.objects.filter(seat__partnership=partnership).values("person")
    found = Digest.objects.visible_to(reader).filter(person__in=seated)
    return found.select_related("person").prefetch_related("items").order_by("-on", "person__name")
