"""What else stands in a big installation: evidence by the thousand, the people of other partnerships, and their sources."""

from datetime import date
from io import BytesIO
from typing import Any

from django.db import transaction
from django.utils.timezone import now

from bench.challenges import add_challenges
from bench.meetings import add_meetings
from bench.places import HOME, e_mail
from bench.records import RECORDS
from bench.risks import add_risks
from bench.scrutiny import add_scrutiny
from goldthread.actions.models import Action, Evidence, EvidenceUse, Source
from goldthread.actions.operations.marks import refresh_marks
from goldthread.kit.files.checks import bring
from goldthread.kit.sought import all_sought
from goldthread.partners.models import Agency, Comment, ErasureRequest, Holding, Partnership, Person, Seat
from goldthread.post.checking import finding_of
from goldthread.post.finding import refresh
from goldthread.post.models import Findable
from goldthread.post.operations.files import settle_file
from goldthread.report.models import Section, Template
from goldthread.report.operations.templates import add_template
from goldthread.report.starter import starter

EVIDENCE, PEOPLE, FINDABLE = 20_000, 2_000, 60_000
AT_ONCE = 2_000
DAY = date(2025, 6, 1)
NOTES = (
    "Audit of twenty plans: what was asked of schools and what children said of it.",
    "Minutes of the subgroup on neglect, with the figures of the quarter.",
    "Feedback forms from the training of health visitors and midwives.",
    "The protocol on bruising as it was agreed, with its launch and its review.",
)


def fill(one_in: str = "1") -> dict[str, Any]:
    """Fill the installation up, with one in so many of what a big one has, unless that was done before; all of it or
    nothing."""
    part = int(one_in)
    with transaction.atomic():
        home = Partnership.objects.get(key=HOME)
        add_evidence(home, EVIDENCE // part - Evidence.objects.count())
        add_people(PEOPLE // part - Person.objects.count())
        chapters = (add_meetings, add_challenges, add_risks, add_scrutiny)
        more = {name: count for add in chapters for name, count in add(home, part).items()}
        find()
        add_sources(FINDABLE // part - Findable.objects.count())
        find()
    counted = {"evidence": Evidence, "people": Person, "findable": Findable}
    return {name: model.objects.count() for name, model in counted.items()} | more


def few(comments: str) -> dict[str, Any]:
    """Add what a record has little of, unless that was done before: comments and answers beside the action with most
    progress, something to erase there, a section that an agency is asked to write, and a council's template."""
    home, manager = Partnership.objects.get(key=HOME), Person.objects.get(email=e_mail("manager"))
    told = {"by": manager, "on": DAY}
    if not Template.objects.exists():
        with transaction.atomic():
            action = RECORDS["actions"]()
            beside = {"home": home, "record_kind": "actions.action", "record_id": action, "at": now(), **told}
            first = Comment.objects.create(words="Is the date right?", **beside)
            answers = [Comment(words=f"{NOTES[0]} {place}", under=first, **beside) for place in range(int(comments))]
            Comment.objects.bulk_create(answers)
            ErasureRequest.objects.create(
                partnership=home, record_kind="actions.action", record_id=action, field="words", place="Action: words",
                reason="It said too much.", asked_by=manager, asked_on=DAY,
            )  # fmt: skip
            written = Section.objects.filter(report__status="draft").earliest("pk")
            Section.objects.filter(pk=written.pk).update(
                status="assigned", assigned_agency=Agency.objects.get(key="agency-00")
            )
            file = bring("report.docx", BytesIO(starter("paper")))
            template = add_template(home=home, name="Bigshire Council", kind="paper", file=file, **told)
            settle_file(file=template.file, finding=finding_of(template.file), **told)
    return {"comments": Comment.objects.count(), "templates": Template.objects.count()}


def find() -> None:
    """Keep what finds those that were added here."""
    for sought in all_sought().values():
        known = Findable.objects.filter(record_kind=sought.kind).values("record_id")
        refresh(sought, set(sought.model._base_manager.exclude(pk__in=known).values_list("pk", flat=True)))


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
