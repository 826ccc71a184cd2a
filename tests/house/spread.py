"""Multiplies the small world: so many records more of each noun, spread over so many owners, agencies and circles."""

from datetime import date

from goldthread.actions.models import (
    Action,
    Claim,
    Evidence,
    EvidenceUse,
    Impact,
    Line,
    Progress,
    Recommendation,
    RecommendedAction,
    Slip,
    Source,
)
from goldthread.kit.periods import Span
from goldthread.kit.spans import columns
from goldthread.partners.models import Agency, Group, Holding, Membership, Partnership, Person, Seat, Theme
from goldthread.plan.models import (
    InPlan,
    Measure,
    Objective,
    Outcome,
    Oversight,
    Ownership,
    Phase,
    PlanEvent,
    PlannedAction,
    PlannedRecommendation,
    Reading,
    Under,
    Wording,
    YearDecision,
)
from tests.cast import TODAY, YEAR, World
from tests.factories.challenges import spread_challenges

STATES = ("under way", "done", "claimed", "agreed", "blocked")
CIRCLES = ("public", "respondents", "partnership", "group")


class Spread:
    """Adds `more` records of each noun, on `bodies` agencies, groups, partnerships and people."""

    def __init__(self, world: World, more: int, bodies: int) -> None:
        self.world, self.more, self.bodies, self.home = world, more, bodies, world.wessmere
        self.places()
        self.thread()
        self.told()
        self.plan()
        spread_challenges(self)

    def of(self, things: list, number: int):
        return things[number % len(things)]

    def circle(self, number: int) -> dict:
        chosen = CIRCLES[number % len(CIRCLES)]
        return {"circle": chosen, "circle_group": self.of(self.groups, number) if chosen == "group" else None}

    def places(self) -> None:
        home, each = self.home, range(self.bodies)
        self.areas = Partnership.objects.bulk_create(
            Partnership(key=f"area-{n}", name=f"Area {n} Example", short_name=f"Area {n}") for n in each
        )
        self.agencies = Agency.objects.bulk_create(
            Agency(key=f"agency-{n}", name=f"Agency {n} Example", kind="police") for n in each
        )
        Membership.objects.bulk_create(Membership(agency=agency, partnership=home) for agency in self.agencies)
        self.groups = Group.objects.bulk_create(
            Group(home=home, key=f"group-{n}", kind="subgroup", name=f"Group {n}") for n in each
        )
        self.people = Person.objects.bulk_create(
            Person(name=f"Person {n} Example", email=f"person.{n}@example.org") for n in each
        )
        self.seats = Seat.objects.bulk_create(
            Seat(partnership=home, key=f"seat-{n}", title=f"Seat {n}", role="agency lead", agency=self.agencies[n])
            for n in each
        )
        held = [*zip(self.seats, self.people, strict=True)]
        held += [(seat, self.world.people["manager"]) for seat in self.seats]
        held += [(self.world.seats["agency lead"], person) for person in self.people]
        Holding.objects.bulk_create(
            Holding(seat=seat, person=person, starts_on=date(2025, 1, 1)) for seat, person in held
        )
        self.themes = Theme.objects.bulk_create(Theme(partnership=home, key=f"t-{n}", name=f"Theme {n}") for n in each)

    def thread(self) -> None:
        home, each = self.home, range(100, 100 + self.more)
        self.sources = Source.objects.bulk_create(
            Source(home=home, key=f"s-{n}", number=n, kind="audit", title=f"Audit {n}", **self.circle(n)) for n in each
        )
        self.recommendations = Recommendation.objects.bulk_create(
            Recommendation(
                home=home, key=f"r-{n}", number=n, words=f"Do thing {n}.", source=self.of(self.sources, n),
                status="accepted", **self.circle(n),
            )
            for n in each
        )  # fmt: skip
        Recommendation.objects.filter(pk=self.recommendations[0].pk).update(source=self.world.source)
        self.actions = Action.objects.bulk_create(
            Action(
                home=home, key=f"a-{n}", number=n, words=f"Thing {n}", status=self.of(STATES, n), reason="No chair.",
                has_lead=True, **columns("due", Span.day(date(2026, 5, 1 + n % 28))), **self.circle(n),
            )
            for n in each
        )  # fmt: skip
        answered = [*zip(self.recommendations, self.actions, strict=True)]
        answered += [(self.world.recommendation, action) for action in self.actions]
        answered += [(recommendation, self.world.action) for recommendation in self.recommendations]
        RecommendedAction.objects.bulk_create(
            RecommendedAction(recommendation=recommendation, action=action) for recommendation, action in answered
        )
        for noun, rows in (
            (Action, (self.world.action, *self.actions)),
            (Recommendation, (self.world.recommendation, *self.recommendations)),
        ):
            link = noun.themes.through
            column = noun._meta.model_name
            link.objects.bulk_create(
                link(**{column: row, "theme": self.of(self.themes, n)}) for n, row in enumerate(rows)
            )

    def told(self) -> None:
        agencies = [*self.agencies, self.world.health, self.world.council]
        lines = [Line(action=action, agency=self.of(agencies, n)) for n, action in enumerate(self.actions)]
        lines += [
            Line(action=action, group=self.of(self.groups, n), capacity="support")
            for n, action in enumerate(self.actions)
        ]
        lines += [
            Line(action=self.actions[0], seat=self.seats[0]),
            Line(action=self.actions[1], partnership=self.areas[0]),
        ]
        lines += [Line(action=self.world.action, agency=agency) for agency in self.agencies]
        Line.objects.bulk_create(lines)
        by = lambda n: {"entered_by": self.of(self.people, n), "entered_on": date(2026, 4, 1 + n % 28)}  # noqa: E731
        of_one = [(self.world.action, line) for line in lines[-self.bodies :]]
        told = [*zip(self.actions, lines, strict=False), *of_one]
        for n, (action, line) in enumerate(told):
            line.said = {"action": action, "line": line, **by(n)}
        said = [line.said for _, line in told]
        Progress.objects.bulk_create(Progress(words="Going on.", **each) for each in said)
        claims = Claim.objects.bulk_create(
            Claim(words="Done.", state=self.of(("waiting", "accepted"), n), **each) for n, each in enumerate(said)
        )
        Impact.objects.bulk_create(
            Impact(words="Better.", state=self.of(("reported", "accepted"), n), **each) for n, each in enumerate(said)
        )
        Slip.objects.bulk_create(Slip(action=action) for action, _ in told)
        evidence = Evidence.objects.bulk_create(
            Evidence(
                home=self.home, key=f"e-{n}", number=100 + n, title="Minutes", note="Kept.", entered_on=TODAY,
                **self.circle(n),
            )
            for n in range(len(told))
        )  # fmt: skip
        EvidenceUse.objects.bulk_create(
            EvidenceUse(evidence=piece, action=claim.action, line=claim.line, claim=claim)
            for piece, claim in zip(evidence, claims, strict=True)
        )

    def plan(self) -> None:
        world, home, each = self.world, self.home, range(100, 100 + self.more)
        kinds = [world.kind, world.priority.kind]
        objectives = Objective.objects.bulk_create(
            Objective(
                home=home, key=f"o-{n}", number=n, kind=self.of(kinds, n), words=f"Aim {n}", has_owner=True,
                **columns("starts", Span.day(YEAR)), **self.circle(n),
            )
            for n in each
        )  # fmt: skip
        world.plan.places.bulk_create(InPlan(plan=world.plan, objective=each) for each in objectives)
        PlanEvent.objects.bulk_create(
            PlanEvent(
                plan=world.plan, key=f"event-{n}", kind="review", words="Review", **columns("on", Span.day(TODAY))
            )
            for n in each
        )
        every = [world.objective, *objectives]
        Under.objects.bulk_create(Under(child=child, parent=world.priority) for child in every)
        Ownership.objects.bulk_create(Ownership(objective=row, partnership=home) for row in objectives)
        shared = [(row, self.of(self.areas, n)) for n, row in enumerate(objectives)]
        shared += [(world.objective, area) for area in self.areas]
        Ownership.objects.bulk_create(Ownership(objective=row, partnership=area) for row, area in shared)
        seen = [(row, self.of(self.groups, n)) for n, row in enumerate(every)]
        seen += [(world.objective, group) for group in self.groups]
        Oversight.objects.bulk_create(Oversight(objective=row, group=group) for row, group in seen)
        hung = [*every, *[world.objective] * self.bodies]
        for model in (Phase, Wording):
            keyed = model is Phase
            model.objects.bulk_create(
                model(objective=row, words="Words", **({"key": f"p-{n}"} if keyed else {}))
                for n, row in enumerate(hung)
            )
        YearDecision.objects.bulk_create(
            YearDecision(objective=row, year_starts_on=YEAR, decision="continue") for row in every
        )
        outcomes = Outcome.objects.bulk_create(
            Outcome(objective=row, key=f"x-{n}", words="Different.") for n, row in enumerate(hung)
        )
        measures = Measure.objects.bulk_create(Measure(outcome=row, key="m", words="Share") for row in outcomes)
        Reading.objects.bulk_create(
            Reading(measure=row, value=n, **columns("on", Span.day(TODAY)))
            for n, row in enumerate([*measures, *[world.measure] * self.bodies])
        )
        placed = [*zip(objectives, self.actions, strict=True), *((world.objective, action) for action in self.actions)]
        placed += [(row, world.action) for row in objectives]
        PlannedAction.objects.bulk_create(
            PlannedAction(objective=row, action=action, year_starts_on=YEAR, outcome=None) for row, action in placed
        )
        answers = [(world.objective, row) for row in self.recommendations]
        answers += [(row, world.recommendation) for row in objectives]
        PlannedRecommendation.objects.bulk_create(
            PlannedRecommendation(objective=row, recommendation=recommendation) for row, recommendation in answers
        )
