"""Ten years of a big register: risks with their ratings, reviews, owners and areas; changes; and the vision's positions."""

from datetime import date, timedelta

from goldthread.actions.models import Action, Evidence
from goldthread.kit.periods import Span
from goldthread.kit.spans import columns
from goldthread.partners.models import Agency, Group, Partnership, Seat
from goldthread.plan.models import Objective, VisionEvidence, VisionPosition
from goldthread.risks.models import Milestone, OutsideChange, Review, Risk, RiskAction, RiskShare, Score
from goldthread.risks.operations.marks import refresh_marks

RISKS, CHANGES, RATINGS, REVIEWS = 500, 100, 12, 8
FIRST, DAYS, AT_ONCE = date(2017, 4, 1), 3_400, 2_000
STATES = ("open", "open", "open", "closed", "accepted")


def add_risks(home: Partnership, one_in: int) -> dict[str, int]:
    """Add one in so many of the register, the changes and the positions, unless that was done before."""
    if not Risk.objects.filter(home=home).exists():
        _hang(home, Risk.objects.bulk_create(_risks(home, RISKS // one_in), batch_size=AT_ONCE))
        _change(home, CHANGES // one_in)
        _positions(home)
    return {"risks": Risk.objects.count(), "scores": Score.objects.count(), "changes": OutsideChange.objects.count()}


def _day(number: int) -> date:
    return FIRST + timedelta(number * DAYS // RISKS)


def _risks(home: Partnership, many: int) -> list[Risk]:
    seats = list(Seat.objects.filter(partnership=home, ends_on=None).order_by("pk")[:40])
    agencies = list(Agency.objects.filter(memberships__partnership=home).distinct().order_by("pk")[:40])
    groups = list(Group.objects.filter(home=home).exclude(kind="panel").order_by("pk")[:20])
    return [
        Risk(
            home=home, key=f"risk-{n}", number=n + 1, title=f"Risk {n}: too few people for what is asked of them",
            kind="issue" if n % 9 == 0 else "risk", cause="Posts stay empty.", event="Work waits.",
            consequence="Children are seen late.", category="workforce", owner=seats[n % len(seats)] if n % 3 else None,
            owner_agency=agencies[n % len(agencies)] if n % 2 else None, group=groups[n % len(groups)],
            status=STATES[n % len(STATES)], reason="" if n % 5 < 3 else "As it was decided.",
            review_on=_day(n) + timedelta(90 * REVIEWS), revisit_from=date(2020 + n % 9, 4, 1) if n % 4 == 0 else None,
            revisit_words=f"{2020 + n % 9}-{21 + n % 9}" if n % 4 == 0 else "", **columns("raised", Span.day(_day(n))),
        )
        for n in range(many)
    ]  # fmt: skip


def _hang(home: Partnership, risks: list[Risk]) -> None:
    actions = list(Action.objects.filter(home=home).order_by("pk")[: 4 * len(risks)])
    others = list(Partnership.objects.exclude(pk=home.pk).order_by("pk")[:3])
    Score.objects.bulk_create(
        (
            Score(risk=risk, which=("current", "current", "target", "inherent")[n % 4], likelihood=1 + (n + risk.pk) % 5,
                  impact=1 + (n * 3 + risk.pk) % 5, rated_on=_day(place) + timedelta(60 * n), reason="Rated again.")
            for place, risk in enumerate(risks) for n in range(RATINGS)
        ),
        batch_size=AT_ONCE,
    )  # fmt: skip
    Review.objects.bulk_create(
        (
            Review(risk=risk, words="The group heard what is done.", by_group=risk.group,
                   **columns("on", Span.day(_day(place) + timedelta(90 * n))))
            for place, risk in enumerate(risks) for n in range(REVIEWS)
        ),
        batch_size=AT_ONCE,
    )  # fmt: skip
    RiskAction.objects.bulk_create(
        RiskAction(risk=risk, action=actions[(place * 4 + n) % len(actions)])
        for place, risk in enumerate(risks)
        for n in range(min(4, len(actions)))
    )
    RiskShare.objects.bulk_create(
        RiskShare(risk=risk, partnership=area, comment="The same here.")
        for place, risk in enumerate(risks)
        for area in others[: place % 4]
    )
    refresh_marks([risk.pk for risk in risks])


def _change(home: Partnership, many: int) -> None:
    agencies = list(Agency.objects.filter(memberships__partnership=home).distinct().order_by("pk")[:40])
    made = OutsideChange.objects.bulk_create(
        OutsideChange(
            home=home, key=f"change-{n}", number=n + 1, kind="guidance" if n % 3 == 0 else "organisation",
            title=f"Change {n}: two teams become one", agency=agencies[n % len(agencies)],
            status=("done", "under way", "proposed")[n % 3],
            **columns("takes_effect", Span.day(FIRST + timedelta(n * DAYS // many))),
        )
        for n in range(many)
    )  # fmt: skip
    Milestone.objects.bulk_create(
        Milestone(change=change, kind=kind, words="What it means was looked at.", **columns("on", change.takes_effect))
        for change in made
        for kind in ("looked", "briefed", "decided", "concern", "required")
    )


def _positions(home: Partnership) -> None:
    evidence = list(Evidence.objects.filter(home=home).order_by("pk")[:5])
    statements = list(Objective.objects.filter(home=home, kind__part="statement").order_by("pk"))
    made = VisionPosition.objects.bulk_create(
        VisionPosition(objective=each, year_starts_on=date(year, 4, 1), seen="partly", words="More say so than before.")
        for each in statements
        for year in range(2017, 2027)
    )
    VisionEvidence.objects.bulk_create(
        VisionEvidence(position=position, evidence=each) for position in made for each in evidence
    )
