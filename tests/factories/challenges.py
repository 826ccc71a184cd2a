"""Challenges, counts, inspections and what was shared, made quickly for tests; and one row of each of their tables."""

from datetime import date
from typing import Any

from goldthread.actions.models import Source
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
from goldthread.sources.models import Inspected, Inspection, SharedAction, Sharing
from tests.cast import TODAY, YEAR, World

DUE = date(2026, 5, 20)


def a_challenge(world: World, status: str = "raised", number: int = 1, **more: Any) -> Challenge:
    """Return a challenge that the chair put to the health trust, answered where its state says so."""
    given = {
        "home": world.wessmere, "key": f"ch-{number}", "number": number, "raised_by": world.seats["chair"],
        "words": "How does the trust know that its supervision is held?", "answer_due_on": DUE,
        **columns("raised", Span.day(YEAR)),
    }  # fmt: skip
    if not {"agency", "group", "partnership", "outside"} & set(more):
        given["agency"] = world.health
    challenge = Challenge.objects.create(status=status, **given | more)
    if status in ("answered", "closed"):
        Challenge.objects.filter(pk=challenge.pk).update(verdict="partly")
        challenge.verdict = "partly"
        Answer.objects.create(challenge=challenge, verdict="partly", words="In part.", on=TODAY, due_on=DUE)
    return challenge


def a_stage(challenge: Challenge) -> Escalation:
    """Return the first stage to which a challenge was taken."""
    Challenge.objects.filter(pk=challenge.pk).update(stage=1)
    return Escalation.objects.create(challenge=challenge, stage=1, to="Heads of safeguarding", why="No end.", on=TODAY)


def a_count(world: World, count: int = 7, **more: Any) -> Disagreements:
    """Return a count of practitioners' escalations of last year."""
    given = {"starts_on": date(2025, 4, 1), "ends_on": date(2026, 3, 31), "kind": "threshold", "stage": 2}
    key = f"count-{Disagreements.objects.count()}"
    return Disagreements.objects.create(home=world.wessmere, key=key, outcome="agreed", count=count, **given | more)


def an_inspection(world: World, number: int = 1, **more: Any) -> Inspection:
    """Return an inspection of the health trust, with the source that it made."""
    title = "Inspection of the health trust"
    source = Source.objects.create(
        home=world.wessmere, key=f"in-{number}", number=9000 + number, kind="inspection", title=title
    )
    row = Inspection.objects.create(
        home=world.wessmere, key=f"in-{number}", number=number, title=title, source=source, inspectorate="cqc", **more
    )
    Inspected.objects.create(inspection=row, agency=world.health, grade="Good")
    return row


def a_sharing(world: World, number: int = 1, **more: Any) -> Sharing:
    """Return what was shared with the adults' board."""
    given = {"words": "Learning of the attendance audit", "board": "Wessmere Safeguarding Adults Board"}
    return Sharing.objects.create(home=world.wessmere, key=f"sh-{number}", number=number, **given | more)


def fill_challenges(world: World) -> None:
    """One row of each table of challenges and of sources."""
    challenge = a_challenge(world, "answered")
    a_stage(challenge)
    Raising.objects.create(challenge=challenge, time=2, why="Not settled.", on=TODAY)
    ChallengedAction.objects.create(challenge=challenge, action=world.action)
    ChallengeEvidence.objects.create(challenge=challenge, evidence=world.evidence)
    a_count(world)
    inspection, sharing = an_inspection(world), a_sharing(world)
    SharedAction.objects.create(sharing=sharing, action=world.action)
    world.records |= {"challenge": challenge, "inspection": inspection, "sharing": sharing}


def spread_challenges(spread: Any) -> None:
    """So many challenges, counts, inspections and things shared more, spread over owners, agencies and circles."""
    world, home, first = spread.world, spread.home, 100
    each = range(first, first + spread.more)
    bodies = [{"agency": agency} for agency in spread.agencies] + [{"group": group} for group in spread.groups]
    challenges = Challenge.objects.bulk_create(
        Challenge(
            home=home, key=f"ch-{n}", number=n, words=f"Why is thing {n} late?", raised_by=spread.of(spread.seats, n),
            status=spread.of(("raised", "answered", "closed"), n), verdict=spread.of(("", "accepted", "partly"), n),
            answer_due_on=DUE, **columns("raised", Span.day(YEAR)), **spread.of(bodies, n), **spread.circle(n),
        )
        for n in each
    )  # fmt: skip
    link = Challenge.themes.through
    link.objects.bulk_create(link(challenge=row, theme=spread.of(spread.themes, n)) for n, row in enumerate(challenges))
    Answer.objects.bulk_create(
        Answer(challenge=row, verdict="accepted", words="Yes.", on=TODAY, seat=spread.of(spread.seats, n))
        for n, row in enumerate(challenges)
    )
    Escalation.objects.bulk_create(
        Escalation(challenge=row, stage=1, to="Heads", why="x", on=TODAY) for row in challenges
    )
    ChallengedAction.objects.bulk_create(
        ChallengedAction(challenge=row, action=action) for row, action in zip(challenges, spread.actions, strict=True)
    )
    ChallengeEvidence.objects.bulk_create(
        ChallengeEvidence(challenge=row, evidence=world.evidence) for row in challenges
    )
    for n in each:
        a_count(world, count=n, agency=spread.of(spread.agencies, n))
    spread_sources(spread, each)


def spread_sources(spread: Any, each: range) -> None:
    """So many inspections and things shared more."""
    home = spread.home
    sources = Source.objects.bulk_create(
        Source(home=home, key=f"in-{n}", number=9000 + n, kind="inspection", title=f"Inspection {n}") for n in each
    )
    inspections = Inspection.objects.bulk_create(
        Inspection(home=home, key=f"in-{n}", number=n, title=source.title, source=source, inspectorate="cqc")
        for n, source in zip(each, sources, strict=True)
    )
    Inspected.objects.bulk_create(
        Inspected(inspection=row, agency=spread.of(spread.agencies, n)) for n, row in enumerate(inspections)
    )
    shared = Sharing.objects.bulk_create(
        Sharing(home=home, key=f"sh-{n}", number=n, words=f"Learning {n}", board="Board", answer_due_on=TODAY)
        for n in each
    )
    SharedAction.objects.bulk_create(
        SharedAction(sharing=row, action=action) for row, action in zip(shared, spread.actions, strict=True)
    )
