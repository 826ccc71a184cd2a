"""Risks of the small world: one of each row of the chapter, and a quick way to one more."""

from datetime import date
from typing import Any

from goldthread.kit.periods import Span
from goldthread.kit.spans import columns
from goldthread.plan.models import Objective, VisionEvidence, VisionPosition
from goldthread.risks.models import (
    Band,
    Grade,
    Milestone,
    OutsideChange,
    Review,
    Risk,
    RiskAction,
    RiskShare,
    Scale,
    Score,
)
from goldthread.risks.operations.marks import refresh_marks
from tests.cast import TODAY, YEAR, World

EARLIER = date(2026, 1, 12)


def a_risk(world: World, number: int = 50, **more: Any) -> Risk:
    """One risk of Wessmere's."""
    about: dict[str, Any] = {"home": world.wessmere, "number": number, "key": f"r-{number}", "title": "Too few nurses"}
    return Risk.objects.create(**about | more)


def rated(risk: Risk, likelihood: int, impact: int, which: str = "current", on: date = TODAY, **more: Any) -> Score:
    """One rating of a risk, with its marks worked out."""
    score = Score.objects.create(risk=risk, which=which, likelihood=likelihood, impact=impact, rated_on=on, **more)
    refresh_marks([risk.pk])
    return score


def a_scale(world: World, starts_on: date = YEAR, size: int = 3) -> Scale:
    """A scale of Wessmere's own, smaller than the usual one."""
    scale = Scale.objects.create(home=world.wessmere, key=f"scale-{starts_on}", starts_on=starts_on, size=size)
    for side in Grade.Side.values:
        Grade.objects.bulk_create(
            Grade(scale=scale, side=side, value=n, name=f"{side} {n}") for n in range(1, size + 1)
        )
    Band.objects.bulk_create([
        Band(scale=scale, lowest=1, name="Lower", tone="good"), Band(scale=scale, lowest=4, name="Higher", tone="soon"),
    ])  # fmt: skip
    return scale


def fill_risks(world: World) -> None:
    """One row of each table of the chapter, all of Wessmere's; the scale is one that is no longer in force."""
    scale = a_scale(world, date(2020, 4, 1))
    Scale.objects.filter(pk=scale.pk).update(starts_on=date(2030, 4, 1))
    risk = a_risk(world, 1, owner=world.seats["chair"], group=world.subgroup, review_on=date(2026, 9, 1),
                  **columns("raised", Span.day(EARLIER)))  # fmt: skip
    rated(risk, 4, 3, on=EARLIER, reason="Two posts are empty.")
    Review.objects.create(
        risk=risk, words="Plans were presented.", by_group=world.subgroup, **columns("on", Span.day(EARLIER))
    )
    share = RiskShare.objects.create(risk=risk, partnership=world.norden, comment="The same here.")
    RiskAction.objects.create(risk=risk, action=world.action)
    change = OutsideChange.objects.create(
        home=world.wessmere, key="cg-1", number=1, kind="organisation", title="Two trusts become one", risk=risk,
        agency=world.health,
    )  # fmt: skip
    milestone = Milestone.objects.create(change=change, kind="required", words="Agree who sits where.")
    a_position(world)
    world.records |= {"risk": risk, "share": share, "outside_change": change, "milestone": milestone}


def a_statement(world: World) -> Objective:
    """A statement of vision of Wessmere's."""
    kind = world.kind.__class__.objects.get_or_create(
        home=world.wessmere,
        key="statement",
        defaults={"name": "Statement", "plural": "Statements", "part": "statement"},
    )[0]
    about = {"number": 40, "kind": kind, "words": "Children are heard."}
    return Objective.objects.get_or_create(home=world.wessmere, key="vision", defaults=about)[0]


def a_position(world: World, year: date = YEAR, **more: Any) -> VisionPosition:
    """Where that statement stands in a year, with the evidence of the small world."""
    about = {"words": "More children say so.", "seen": "partly"} | more
    position = VisionPosition.objects.create(objective=a_statement(world), year_starts_on=year, **about)
    VisionEvidence.objects.create(position=position, evidence=world.evidence)
    return position
