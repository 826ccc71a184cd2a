"""What it costs to work out what people are reminded of: rules for every partnership, on a working day, taken back."""

import time
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localtime, now

from goldthread.clocks.rules import is_working
from goldthread.desk.chasing import reminders, round_of
from goldthread.desk.models import Chasing
from goldthread.partners.models import Partnership, Person
from goldthread.partners.standing import standings_on


def reminding() -> dict[str, Any]:
    """Work out the digests of everybody who sits anywhere, and say how long it takes for 1,000 of those for whom there
    is something in it; those for whom nothing waits are worked out, too, and not counted."""
    reverse("desk:home")  # reads every address, as a worker has done before
    at = localtime(now()).replace(hour=9, minute=0)
    while not is_working(at.date()):
        at += timedelta(days=1)
    with transaction.atomic():
        for home in Partnership.objects.all():
            Chasing.objects.create(home=home, rhythm=Chasing.Rhythm.DAILY)
        began = time.perf_counter()
        told = list(reminders(round_of(list(Chasing.objects.select_related("home")), at)))
        seconds = time.perf_counter() - began
        transaction.set_rollback(True)
    people = Person.objects.filter(pk__in=standings_on(at.date())).count()
    return {"seconds": round(seconds * 1000 / len(told), 2), "people": people, "told": len(told)}
