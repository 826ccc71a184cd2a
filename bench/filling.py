"""What else stands in a big installation: evidence by the thousand, the people of other partnerships, and their sources."""

from datetime import date
from typing import Any

from django.db import transaction

from bench.places import HOME
from goldthread.actions.models import Action, Evidence, EvidenceUse, Source
from goldthread.actions.operations.marks import refresh_marks
from goldthread.kit.sought import all_sought
from goldthread.partners.models import Holding, Partnership, Person, Seat
from goldthread.post.finding import refresh
from goldthread.post.models import Findable

EVIDENCE, PEOPLE, FINDABLE = 20_000, 2_000, 60_000
AT_ONCE = 2_000
DAY = date(2025, 6, 1)
NOTES = (
    "Audit of twenty plans: what was asked of schools and what children said of it.",
    "Minutes of the subgroup on neglect, with the figures of the quarter.",
    "Feedback forms from the training of health visitors and midwives.",
    "The protocol on bruising as it was agreed, with its launch and its review.",
)


def fill(only: str = "") -> dict[str, Any]:
    """Fill the installation up, unless that was done before; all of it or nothing."""
    with transaction.atomic():
        home = Partnership.objects.get(key=HOME)
        add_evidence(home, EVIDENCE - Evidence.objects.count())
        add_people(PEOPLE - Person.objects.count())
        find(Evidence)
        add_sources(FINDABLE - Findable.objects.count())
        find(Source)
    counted = {"evidence": Evidence, "people": Person, "findable": Findable}
    return {name: model.objects.count() for name, model in counted.items()}


def find(model: Any) -> None:
    """Keep what finds those of a kind that were added here."""
    added = model.objects.filter(key__startswith="filled-").values_list("pk", flat=True)
    refresh(all_sought()[model._meta.label_lower], set(added))


def add_evidence(home: Partnership, number: int) -> None:
    """Notes, each used by one action of the partnership."""
    actions = list(Action.objects.filter(home=home, status="done").order_by("pk").values_list("pk", flat=True))
    first = Evidence.objects.filter(home=home).count() + 100_000
    rows = [
        Evidence(
            home=home, key=f"filled-{place}", number=first + place, kind="note", circle="partnership", entered_on=DAY,
            title=f"{NOTES[place % len(NOTES)][:40]} {place}", note=f"{NOTES[place % len(NOTES)]} Number {place}.",
        )
        for place in range(max(number, 0))
    ]  # fmt: skip
    made = Evidence.objects.bulk_create(rows, batch_size=AT_ONCE)
    uses = [EvidenceUse(evidence=row, action_id=actions[place % len(actions)]) for place, row in enumerate(made)]
    EvidenceUse.objects.bulk_create(uses, batch_size=AT_ONCE)
    refresh_marks(actions)


def add_people(number: int) -> None:
    """Members of the neighbours, one a seat."""
    homes = list(Partnership.objects.exclude(key=HOME).order_by("pk"))
    people = Person.objects.bulk_create(
        [Person(name=f"Filled {place} Example", email=f"filled-{place}@example.org") for place in range(max(number, 0))]
    )
    seats = Seat.objects.bulk_create(
        [
            Seat(partnership=homes[place % len(homes)], key=f"filled-{place}", title=f"Seat {place}", role="scrutineer")
            for place in range(len(people))
        ]
    )
    Holding.objects.bulk_create(
        [Holding(seat=seat, person=person, starts_on=DAY) for seat, person in zip(seats, people, strict=True)]
    )


def add_sources(number: int) -> None:
    """Sources of the neighbours, so that most of what search finds is not the reader's to see."""
    homes = list(Partnership.objects.exclude(key=HOME).order_by("pk"))
    rows = [
        Source(
            home=homes[place % len(homes)], key=f"filled-{place}", number=200_000 + place, kind="audit",
            title=f"{NOTES[place % len(NOTES)]} Told in report {place}.",
        )
        for place in range(max(number, 0))
    ]  # fmt: skip
    Source.objects.bulk_create(rows, batch_size=AT_ONCE)
