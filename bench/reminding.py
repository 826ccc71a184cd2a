"""What it costs to work out what people are reminded of: rules for every partnership, on a working day, taken back."""

import time
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localtime, now

from goldthread.actions.models import Action, Line
from goldthread.actions.rules import RUNNING
from goldthread.clocks.rules import is_working
from goldthread.desk.chasing import Reminder, reminders, round_of
from goldthread.desk.models import Chasing
from goldthread.partners.models import Holding, Partnership, Person
from goldthread.partners.standing import standings_on

TOLD, EACH = 1000, 3


def reminding() -> dict[str, Any]:
    """Work out the digests of everybody who sits anywhere, when there is something in that of 1,000 of them; those for
    whom nothing waits are worked out, too. It takes this long, and this much of a processor."""
    reverse("desk:home")  # reads every address, as a worker has done before
    at = localtime(now()).replace(hour=9, minute=0)
    while not is_working(at.date()):
        at += timedelta(days=1)
    with transaction.atomic():
        for home in Partnership.objects.all():
            Chasing.objects.create(home=home, rhythm=Chasing.Rhythm.DAILY)
        give_work({each.person.pk for each in told_at(at)}, at.date())
        began, used = time.perf_counter(), time.process_time()
        told = told_at(at)
        seconds, cpu = time.perf_counter() - began, time.process_time() - used
        transaction.set_rollback(True)
    people = Person.objects.filter(pk__in=standings_on(at.date())).count()
    return {"seconds": round(seconds, 2), "cpu": round(cpu, 2), "people": people, "told": len(told)}


def told_at(at: datetime) -> list[Reminder]:
    """Everybody who is reminded at a moment, with what they are reminded of."""
    return list(reminders(round_of(list(Chasing.objects.select_related("home")), at)))


def give_work(told: set[int], on: date) -> None:
    """Let the seats of further people lead some late actions each, until a thousand people have something to do."""
    holdings = Holding.objects.on(on).exclude(person__in=told).order_by("pk").values_list("person", "seat")
    seats = list(dict(holdings).values())[: TOLD - len(told)]
    late = list(Action.objects.filter(due_last__lt=on, status__in=RUNNING).order_by("pk").values_list("pk", flat=True))
    Line.objects.bulk_create(
        [
            Line(action_id=late[(EACH * place + more) % len(late)], seat_id=seat, capacity=Line.Capacity.LEAD)
            for place, seat in enumerate(seats)
            for more in range(EACH)
        ],
        ignore_conflicts=True,
    )
