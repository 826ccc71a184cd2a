"""Ten years of challenges in a big partnership, with answers, stages and the actions that follow; and inspections."""

from datetime import date, timedelta

from goldthread.actions.models import Action, Evidence, Source
from goldthread.challenges.models import (
    Answer,
    Challenge,
    ChallengedAction,
    ChallengeEvidence,
    Disagreements,
    Escalation,
    Raising,
)
from goldthread.kit.periods import Span
from goldthread.kit.spans import columns
from goldthread.partners.models import Agency, Group, Partnership, Seat, Theme
from goldthread.sources.models import Inspected, Inspection, SharedAction, Sharing

CHALLENGES, INSPECTIONS = 2_000, 200  # and as many that were shared as inspections
FIRST, DAYS = date(2017, 4, 1), 3_500
AT_ONCE = 2_000
STATES = ("closed",) * 15 + ("answered", "answered", "raised", "raised", "withdrawn")
VERDICTS = ("accepted", "partly", "refused", "accepted")
OUTCOMES = ("changed", "unchanged", "early", "")


def add_challenges(home: Partnership, one_in: int) -> dict[str, int]:
    """Add one in so many of the challenges, inspections and what was shared, unless that was done before."""
    if not Challenge.objects.filter(home=home).exists():
        _challenge(home, one_in)
        _others(home, INSPECTIONS // one_in)
    counted = {"challenges": Challenge, "inspections": Inspection, "sharings": Sharing}
    return {name: model.objects.count() for name, model in counted.items()}


def _bodies(home: Partnership) -> list[dict[str, Agency | Group]]:
    agencies = Agency.objects.filter(memberships__partnership=home).distinct().order_by("pk")[:40]
    groups = Group.objects.filter(home=home).exclude(kind="panel").order_by("pk")[:20]
    return [*({"agency": each} for each in agencies), *({"group": each} for each in groups)]


def _challenge(home: Partnership, one_in: int) -> None:
    bodies, seats = _bodies(home), list(Seat.objects.filter(partnership=home).order_by("pk")[:60])
    rows = []
    for n in range(0, CHALLENGES, one_in):
        raised, status = FIRST + timedelta(n * DAYS // CHALLENGES), STATES[(n + n // len(bodies)) % len(STATES)]
        is_answered = status in ("answered", "closed")
        rows.append(
            Challenge(
                home=home, key=f"filled-{n}", number=10_000 + n, status=status, raised_by=seats[n % len(seats)],
                words=f"How do you know that practice {n} reaches the children it is meant for?",
                detail="Read in the audits of the year.", answer_due_on=raised + timedelta(28),
                verdict=VERDICTS[n % 4] if is_answered else "", outcome=OUTCOMES[n % 4] if status == "closed" else "",
                changed="Practice was looked at again." if status == "closed" and n % 4 == 0 else "",
                closed_on=raised + timedelta(90) if status == "closed" else None, times=2 if n % 10 == 0 else 1,
                stage=1 if n % 10 == 0 else 0, **columns("raised", Span.day(raised)), **bodies[n % len(bodies)],
            )
        )  # fmt: skip
    made = Challenge.objects.bulk_create(rows, batch_size=AT_ONCE)
    _hang(home, made)


def _hang(home: Partnership, made: list[Challenge]) -> None:
    """What hangs on each: an answer, a subject, an action; and on each tenth a stage, a second raising and evidence."""
    actions = list(Action.objects.filter(home=home).order_by("pk")[: len(made)])
    evidence = list(Evidence.objects.filter(home=home).order_by("pk")[:100])
    themes = list(Theme.objects.filter(partnership=home).order_by("pk"))
    asked, some = [each for each in made if each.verdict], made[::10]
    when = {each.pk: (each.answer_due_on or FIRST) + timedelta(each.pk % 20 - 10) for each in made}
    link = Challenge.themes.through
    for model, rows in (
        (Answer, [Answer(challenge=c, verdict=c.verdict, words="Because it was asked.", on=when[c.pk], due_on=c.answer_due_on) for c in asked]),
        (Raising, [Raising(challenge=c, time=2, why="Not settled.", on=when[c.pk]) for c in some]),
        (Escalation, [Escalation(challenge=c, stage=1, to="Heads", why="Not settled.", on=when[c.pk], view="Meet.") for c in some]),
        (ChallengedAction, [ChallengedAction(challenge=c, action=actions[n % len(actions)]) for n, c in enumerate(made)]),
        (ChallengeEvidence, [ChallengeEvidence(challenge=c, evidence=evidence[n % len(evidence)]) for n, c in enumerate(some)] if evidence else []),
        (link, [link(challenge=c, theme=themes[n % len(themes)]) for n, c in enumerate(made)] if themes else []),
    ):  # fmt: skip
        model.objects.bulk_create(rows, batch_size=AT_ONCE)


def _others(home: Partnership, many: int) -> None:
    agencies = list(Agency.objects.filter(memberships__partnership=home).distinct().order_by("pk")[:40])
    actions = list(Action.objects.filter(home=home).order_by("pk")[:many])
    days = [FIRST + timedelta(n * DAYS // many) for n in range(many)]
    sources = Source.objects.bulk_create(
        Source(home=home, key=f"filled-in-{n}", number=20_000 + n, kind="inspection", title=f"Inspection {n}")
        for n in range(many)
    )
    rows = [
        Inspection(home=home, key=f"filled-{n}", number=n + 1, title=each.title, source=each, inspectorate="cqc", grade="Good", brought_on=days[n] if n % 10 else None, **columns("inspected", Span.day(days[n])))
        for n, each in enumerate(sources)
    ]  # fmt: skip
    inspections = Inspection.objects.bulk_create(rows)
    Inspected.objects.bulk_create(
        Inspected(inspection=each, agency=agencies[n % len(agencies)]) for n, each in enumerate(inspections)
    )
    shared = Sharing.objects.bulk_create(
        Sharing(
            home=home,
            key=f"filled-{n}",
            number=n + 1,
            words=f"Learning {n}",
            board="Adults' board",
            **columns("shared", Span.day(days[n])),
        )
        for n in range(many)
    )
    SharedAction.objects.bulk_create(
        SharedAction(sharing=each, action=actions[n % len(actions)]) for n, each in enumerate(shared)
    )
    Disagreements.objects.bulk_create(
        Disagreements(
            home=home,
            key=f"filled-{n}",
            starts_on=days[n],
            ends_on=days[n] + timedelta(90),
            kind="threshold",
            stage=1 + n % 5,
            outcome="agreed",
            count=n,
        )
        for n in range(many // 2)
    )
